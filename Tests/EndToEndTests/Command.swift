import Foundation
import Testing

/// The built command, run as a person would run it.
struct Command {
  struct Result {
    let code: Int32
    let output: String
    let talk: String
  }

  /// The program beside the test bundle.
  static let path: String = {
    let bundle = Bundle(for: Marker.self).bundleURL
    let folders = [bundle, bundle.deletingLastPathComponent()]
    let places = folders.map { $0.appendingPathComponent("plimsoll").path }
    return places.first { FileManager.default.isExecutableFile(atPath: $0) } ?? places[0]
  }()

  private final class Marker {}

  /// Runs to the end; output goes through files, so that no pipe can fill up.
  static func run(_ arguments: [String], input: Data? = nil, in folder: Scratch) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    let name = UUID().uuidString
    let (out, talk) = (folder.file("\(name).out"), folder.file("\(name).err"))
    _ = FileManager.default.createFile(atPath: out.path, contents: nil)
    _ = FileManager.default.createFile(atPath: talk.path, contents: nil)
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: talk)
    if let input {
      let file = folder.file("\(name).in")
      try input.write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    process.waitUntilExit()
    defer { for file in [out, talk] { try? FileManager.default.removeItem(at: file) } }
    return Result(
      code: process.terminationStatus, output: try String(contentsOf: out, encoding: .utf8),
      talk: try String(contentsOf: talk, encoding: .utf8))
  }

  /// Runs with a standard output that nobody reads from; returns the exit code.
  static func pipedIntoClosed(_ arguments: [String], in folder: Scratch) throws -> Int32 {
    let (process, pipe) = (Process(), Pipe())
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    try pipe.fileHandleForReading.close()
    process.waitUntilExit()
    return process.terminationStatus
  }
}

/// A folder of a test's own, gone with it.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// A folder that is there already, such as one inside another scratch folder.
  init(at url: URL) throws { self.url = url }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  func write(_ name: String, _ bytes: Data) throws -> String {
    try bytes.write(to: file(name))
    return file(name).path
  }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }
}

/// The real data beside the project.
enum SharedData {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/data")

  static var isThere: Bool { FileManager.default.fileExists(atPath: root.path) }

  static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}
