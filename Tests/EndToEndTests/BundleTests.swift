import Foundation
import Testing

/// A bundle as its reader meets it: unpacked, checked by its hashes, and run again by its README.
@Suite("Bundle", .serialized)
struct BundleTests {
  @Test("From the bundle alone the same findings come out, and every file has the hash it names")
  func again() throws {
    let folder = try Scratch()
    try call(["world", "--after", "suez-rajan", "--out", "world"], folder)
    let inputs = [
      "--registry", "world/registry.csv", "--terminals", "world/terminals.geojson", "--documents",
      "world/documents.csv",
    ]
    try call(["trace", "world/ais"] + inputs + ["--out", "case.gpkg", "--quiet"], folder)
    try call(
      ["bundle", "case.gpkg", "--inputs", "world", "--out", "case.zip", "--quiet"], folder)
    let first = try Data(contentsOf: folder.file("case.zip"))
    try call(
      ["bundle", "case.gpkg", "--inputs", "world", "--out", "case.zip", "--quiet"], folder)
    #expect(try Data(contentsOf: folder.file("case.zip")) == first, "the same bytes again")
    try unpack("case.zip", to: "bundle", in: folder)
    let manifest = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: folder.file("bundle/MANIFEST.json"))) as? [String: Any])
    let files = try #require(manifest["files"] as? [[String: Any]])
    #expect(files.count > 10)
    for file in files {
      let path = folder.file("bundle/\(file["name"] as? String ?? "")").path
      #expect(try digest(path, in: folder) == file["sha256"] as? String)
    }
    // The command the bundle itself names, word for word.
    let words = try #require(manifest["run"] as? String).split(separator: " ").dropFirst()
      .map { $0.trimmingCharacters(in: CharacterSet(charactersIn: "'")) }
    let place = try Scratch(at: folder.file("bundle"))
    try call(words + ["--quiet"], place)
    #expect(try findings("again.gpkg", place) == findings("case.gpkg", place))
    #expect(try findings("case.gpkg", place).count > 1)
    try summaryNamesShips("case.gpkg", place)
  }

  /// The ten lines for a terminal: one of a thing is called one, and each finding names its ship.
  private func summaryNamesShips(_ file: String, _ folder: Scratch) throws {
    let lines = try Command.run(["info", file, "--summary"], in: folder).output
      .split(separator: "\n")
    let shown = lines.filter { $0.hasPrefix("  [") }
    #expect(!shown.isEmpty)
    for line in shown {
      let name = line.dropLast().split(separator: "(").last ?? ""
      #expect(line.hasSuffix(")") && !name.isEmpty && !name.contains(":"), "\(line)")
    }
    #expect(lines.contains { $0.contains(" 1 ship-to-ship transfer,") })
  }

  private func call(_ arguments: [String], _ folder: Scratch) throws {
    let result = try Command.run(arguments, in: folder)
    #expect(result.code == 0, "\(arguments): \(result.talk)")
  }

  private func findings(_ file: String, _ folder: Scratch) throws -> [[String: String]] {
    let result = try Command.run(
      ["export", file, "--layer", "findings", "--format", "ndjson"], in: folder)
    return try result.output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      var row = (object ?? [:]).mapValues { "\($0)" }
      row["evidence_ids"] = nil
      return row
    }
  }

  private func unpack(_ archive: String, to target: String, in folder: Scratch) throws {
    let script = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])"
    _ = try python([script, archive, target], in: folder)
  }

  private func digest(_ path: String, in folder: Scratch) throws -> String {
    let script =
      "import sys, hashlib; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())"
    return try python([script, path], in: folder)
  }

  private func python(_ arguments: [String], in folder: Scratch) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c"] + arguments
    process.currentDirectoryURL = folder.url
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
