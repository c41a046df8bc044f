/// A killed run goes on from its spill, or starts again; the case is the same to the byte.
import Foundation
import Ingest
import Testing

@testable import Engine

@Suite("Going on from a spill", .serialized)
struct SpillResumeTests {
  @Test("A run that was killed while reading goes on from what it had read")
  func goesOn() throws {
    let folder = try Folder()
    let plain = try trace(folder, spill: nil, out: "plain.gpkg")
    try readAndStop(folder)
    // Killed in the middle of a line: the last input is not noted, the one before it only half.
    let journal = folder.url.appendingPathComponent("spill/journal")
    let lines = try Data(contentsOf: journal).split(separator: 10)
    #expect(lines.count == 1 + folder.inputs)
    var cut = Data(lines.dropLast(2).joined(separator: [10])) + [10]
    cut += lines[lines.count - 2].prefix(100)
    try cut.write(to: journal)
    let talk = Talk()
    #expect(try trace(folder, spill: "spill", out: "resumed.gpkg", talk) == plain)
    #expect(talk.notes.contains { $0.contains("\(folder.inputs - 2) of \(folder.inputs)") })
    let left = folder.url.appendingPathComponent("spill").path
    #expect(!FileManager.default.fileExists(atPath: left), "emptied on success")
  }

  @Test("An input that changed since is read again, and so is everything after another program")
  func changedInputsAreReadAgain() throws {
    let folder = try Folder()
    try readAndStop(folder)
    let day = try #require(folder.days.first)
    let handle = try FileHandle(forWritingTo: day)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("# a remark\n".utf8))
    try handle.close()
    let talk = Talk()
    let resumed = try trace(folder, spill: "spill", out: "resumed.gpkg", talk)
    #expect(talk.notes.contains { $0.contains("\(folder.inputs - 1) of \(folder.inputs)") })
    #expect(try trace(folder, spill: nil, out: "plain.gpkg") == resumed)
  }

  @Test("A damaged journal is as if it were not there")
  func damagedJournal() throws {
    let folder = try Folder()
    let plain = try trace(folder, spill: nil, out: "plain.gpkg")
    try readAndStop(folder)
    let journal = folder.url.appendingPathComponent("spill/journal")
    try Data("{}\n{\"input\":7}\n\u{0}\u{1}".utf8).write(to: journal)
    #expect(try trace(folder, spill: "spill", out: "again.gpkg") == plain)
  }

  @Test("Two runs cannot use one spill folder at once")
  func oneRunAtATime() throws {
    let folder = try Folder()
    let path = folder.url.appendingPathComponent("spill").path
    let first = try SpillFolder(keptAt: path)
    #expect(throws: EngineError.self) { try SpillFolder(keptAt: path) }
    withExtendedLifetime(first) {}
  }

  /// Reads every input into the spill, and then nothing more.
  private func readAndStop(_ folder: Folder) throws {
    let spill = try SpillFolder(keptAt: folder.url.appendingPathComponent("spill").path)
    let options = TraceOptions(inputs: [folder.log])
    let inputs = try TraceInputs(options, spool: spill)
    _ = try AISStage(inputs.ais, options: options, folder: spill, progress: SilentProgress())
  }

  private func trace(
    _ folder: Folder, spill: String?, out: String, _ talk: Talk = Talk()
  ) throws -> Bytes {
    let path = folder.url.appendingPathComponent(out)
    let options = TraceOptions(
      inputs: [folder.log], spill: spill.map { folder.url.appendingPathComponent($0).path })
    _ = try TraceRun(options: options, progress: talk).write(to: path.path)
    return Bytes(data: try Data(contentsOf: path))
  }
}

/// A file's bytes without being a collection: a difference of megabytes is told as one, at once.
private struct Bytes: Equatable {
  let data: Data
}

/// A world on disk that is gone with the value.
private final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "spill-\(UUID().uuidString)")
    let world = try #require(WorldRun(seed: 6, level: "medium", size: 50_000))
    _ = try world.write(to: url.path)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var log: String { url.appendingPathComponent("ais").path }
  var days: [URL] {
    let found = try? FileManager.default.contentsOfDirectory(
      at: url.appendingPathComponent("ais"), includingPropertiesForKeys: nil)
    return (found ?? []).sorted { $0.path < $1.path }
  }
  var inputs: Int { days.count }
}

/// Remembers what was said.
private final class Talk: ProgressSink, @unchecked Sendable {
  private let lock = NSLock()
  private var said: [String] = []

  var notes: [String] { lock.withLock { said } }
  func stage(_ name: String) {}
  func progress(done: UInt64, of total: UInt64) {}
  func note(_ text: String) { lock.withLock { said.append(text) } }
}
