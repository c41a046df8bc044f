import Foundation
import Testing

/// Law 6 as a person meets it: one clear message, exit code 2, and no partial file.
@Suite("Bad input")
struct BadInputTests {
  private static let sentence = "!AIVDM,1,1,,A,13prmQ?P001EOA4OC3h@u?vl20SR,0*7F\n"

  @Test("A file that is not there, a folder without AIS, noise, and a wrong header end with code 2")
  func unusable() throws {
    let folder = try Scratch()
    var noise = Data()
    var state: UInt64 = 1
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      noise.append(UInt8(truncatingIfNeeded: state >> 33))
    }
    try FileManager.default.createDirectory(
      at: folder.file("empty"), withIntermediateDirectories: true)
    let inputs = [
      folder.file("absent.nmea").path, folder.file("empty").path,
      try folder.write("noise", noise),
      try folder.write("table.csv", Data("a,b,c\n1,2,3\n".utf8)),
      try folder.write("text.txt", Data("The ship left at noon.\n".utf8)),
      try folder.write("nothing", Data()),
    ]
    for input in inputs {
      let result = try Command.run(["trace", input, "--out", "case.gpkg"], in: folder)
      #expect(result.code == 2, "\(input): \(result.talk)")
      let name = URL(fileURLWithPath: input).lastPathComponent
      #expect(result.talk.contains(name), "the message names the file: \(result.talk)")
      #expect(result.output.isEmpty)
      #expect(try folder.names().allSatisfy { !$0.contains("case.gpkg") })
    }
  }

  @Test("A gzip cut short is named as damaged, with code 2 and no case file")
  func truncatedGzip() throws {
    let folder = try Scratch()
    // gzip -c of sixteen repeats of the sentence, as `gzip` writes it, cut in the middle.
    let whole = try gzip(String(repeating: Self.sentence, count: 400), in: folder)
    let path = try folder.write("cut.gz", whole.prefix(whole.count / 2))
    let result = try Command.run(["trace", path, "--out", "case.gpkg"], in: folder)
    #expect(result.code == 2)
    #expect(result.talk.contains("cut.gz"))
    #expect(try folder.names().allSatisfy { !$0.contains("case.gpkg") })
  }

  @Test("An output that cannot be written ends with code 2 before any work is lost")
  func unwritableOutput() throws {
    let folder = try Scratch()
    let path = try folder.write("log.nmea", Data(Self.sentence.utf8))
    for out in ["no/such/folder/case.gpkg", folder.url.path] {
      let result = try Command.run(["trace", path, "--out", out], in: folder)
      #expect(result.code == 2, "\(result.talk)")
      #expect(result.talk.split(separator: "\n").filter { $0.hasPrefix("plimsoll:") }.count == 1)
    }
    #expect(try folder.names() == ["log.nmea"])
  }

  @Test("A file that is no case is refused by every command that takes one")
  func notACase() throws {
    let folder = try Scratch()
    let path = try folder.write("case.gpkg", Data("not a database".utf8))
    let calls = [
      ["info", path], ["report", path, "--out", "report"],
      ["export", path, "--layer", "gaps"], ["verify", path, "--inputs", folder.url.path],
    ]
    for call in calls {
      let result = try Command.run(call, in: folder)
      #expect(result.code == 2, "\(call): \(result.talk)")
      #expect(result.talk.contains("case.gpkg"))
    }
  }

  @Test("Wrong usage is 64")
  func wrongUsage() throws {
    let folder = try Scratch()
    for call in [["trace"], ["nonsense"], ["export", "x.gpkg", "--layer", "no_such_layer"]] {
      #expect(try Command.run(call, in: folder).code == 64, "\(call)")
    }
  }

  @Test(
    "Every subcommand explains itself with an example",
    arguments: ["trace", "report", "info", "export", "verify", "screen", "world", "score"])
  func helpHasExamples(command: String) throws {
    let folder = try Scratch()
    let result = try Command.run([command, "--help"], in: folder)
    #expect(result.code == 0)
    #expect(result.output.contains("EXAMPLES"))
    #expect(result.output.contains("plimsoll \(command)"))
  }

  private func gzip(_ text: String, in folder: Scratch) throws -> Data {
    let source = try folder.write("plain", Data(text.utf8))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-k", source]
    try process.run()
    process.waitUntilExit()
    return try Data(contentsOf: folder.file("plain.gz"))
  }
}
