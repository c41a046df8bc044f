import Foundation
import Testing

/// Laws 1 to 5 of the design over the whole road, on a small synthetic world.
@Suite("Laws of a case", .serialized)
struct CaseLawTests {
  private static let layers = [
    "vessels", "identities", "tracks", "port_calls", "gaps", "loiterings", "encounters",
    "transfers", "draught_changes", "position_anomalies", "identity_changes", "parcels",
    "custody_edges", "discharges", "documents", "findings", "screenings", "designations",
  ]

  @Test("Laws 1 and 3: whole or by day, in any order, at any threads and memory: the same events")
  func samenessLaws() throws {
    let folder = try world()
    try trace(folder, inputs: ["world/ais"], out: "one.gpkg", extra: ["--threads", "1"])
    let days = try FileManager.default.contentsOfDirectory(
      atPath: folder.file("world/ais").path
    ).sorted().map { "world/ais/\($0)" }
    try trace(
      folder, inputs: days.reversed(), out: "many.gpkg",
      extra: ["--threads", "4", "--memory", "1MiB"])
    #expect(
      try Data(contentsOf: folder.file("one.gpkg"))
        == Data(contentsOf: folder.file("many.gpkg")), "byte for byte")
    var whole = Data()
    for day in days { whole += try Data(contentsOf: folder.file(day)) }
    _ = try folder.write("whole.nmea", whole)
    try trace(folder, inputs: ["whole.nmea"], out: "whole.gpkg", extra: [])
    // Evidence is numbered by input and byte, so its numbers follow how a log is cut; nothing else
    // may.
    for layer in Self.layers {
      let one = try events("one.gpkg", layer, in: folder)
      #expect(try events("whole.gpkg", layer, in: folder) == one, "layer \(layer)")
    }
    #expect(try events("one.gpkg", "port_calls", in: folder).count > 3)
  }

  @Test("Law 2: every log given twice gives the same events, and the repeats are counted")
  func twiceIsOnce() throws {
    let folder = try world()
    try trace(folder, inputs: ["world/ais"], out: "once.gpkg", extra: [])
    try FileManager.default.copyItem(at: folder.file("world/ais"), to: folder.file("again"))
    try trace(folder, inputs: ["world/ais", "again"], out: "twice.gpkg", extra: [])
    for layer in Self.layers {
      let once = try export("once.gpkg", layer, in: folder)
      #expect(try export("twice.gpkg", layer, in: folder) == once, "layer \(layer)")
    }
  }

  @Test("Laws 4 and 5: books balance, origins sum to one, verify finds every row again")
  func booksAndEvidence() throws {
    let folder = try world()
    try trace(folder, inputs: ["world/ais"], out: "case.gpkg", extra: [])
    for source in try rows("case.gpkg", "sources", in: folder) {
      let counts = ["lines_in", "lines_used", "lines_refused"].compactMap { source[$0] }.map(
        Int.init)
      let (read, used, refused) = (counts[0] ?? -1, counts[1] ?? 0, counts[2] ?? 0)
      #expect(read == used + refused, "\(source)")
    }
    var sums: [String: Double] = [:]
    for discharge in try rows("case.gpkg", "discharges", in: folder) {
      sums[discharge["discharge_id"] ?? "", default: 0] += Double(discharge["share"] ?? "") ?? 0
    }
    for (id, sum) in sums { #expect(abs(sum - 1) < 0.001, "\(id)") }
    for evidence in try rows("case.gpkg", "evidence", in: folder) {
      #expect(evidence["sha256"]?.count == 64)
    }
    let same = try Command.run(
      ["verify", "case.gpkg", "--inputs", "world", "--quiet"], in: folder)
    #expect(same.code == 0, "\(same.talk)\(same.output)")
  }

  @Test("Law 5: an input with one byte changed is found and named")
  func changedInputIsNamed() throws {
    let folder = try world()
    try trace(folder, inputs: ["world/ais"], out: "case.gpkg", extra: [])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.file("world/ais").path
    ).sorted()
    let victim = try #require(names.last)
    var bytes = try Data(contentsOf: folder.file("world/ais/\(victim)"))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: folder.file("world/ais/\(victim)"))
    let result = try Command.run(
      ["verify", "case.gpkg", "--inputs", "world", "--quiet"], in: folder)
    #expect(result.code == 2)
    #expect(result.talk.contains(victim))
  }

  @Test("Standard input is read as a file would be; a closed pipe is success")
  func standardInput() throws {
    let folder = try world()
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: folder.file("world/ais").path).min())
    let log = try Data(contentsOf: folder.file("world/ais/\(name)"))
    let result = try Command.run(
      ["trace", "-", "--out", "stdin.gpkg", "--quiet"], input: log, in: folder)
    #expect(result.code == 0, "\(result.talk)")
    let pipe = Process()
    pipe.executableURL = URL(fileURLWithPath: "/bin/bash")
    let script = "set -o pipefail; \"$0\" export stdin.gpkg --layer tracks | head -c 1 > head"
    pipe.arguments = ["-c", script, Command.path]
    pipe.currentDirectoryURL = folder.url
    try pipe.run()
    pipe.waitUntilExit()
    #expect(pipe.terminationStatus == 0)
  }

  private func world() throws -> Scratch {
    let folder = try Scratch()
    let result = try Command.run(
      [
        "world", "--seed", "5", "--level", "easy", "--size", "50000", "--out",
        "world",
      ], in: folder)
    try #require(result.code == 0, "\(result.talk)")
    return folder
  }

  private func trace(
    _ folder: Scratch, inputs: [String], out: String, extra: [String]
  ) throws {
    let options = [
      "--registry", "world/registry.csv", "--terminals", "world/terminals.geojson",
      "--documents", "world/documents.csv", "--lists", "world/lists", "--quiet", "--out", out,
    ]
    let result = try Command.run(["trace"] + inputs + options + extra, in: folder)
    try #require(result.code == 0, "\(result.talk)")
  }

  private func export(_ file: String, _ layer: String, in folder: Scratch) throws -> String {
    let result = try Command.run(["export", file, "--layer", layer], in: folder)
    try #require(result.code <= 1, "\(result.talk)")
    return result.output
  }

  /// Rows of a layer without the numbers of their evidence.
  private func events(
    _ file: String, _ layer: String, in folder: Scratch
  ) throws -> [[String: String]] {
    try rows(file, layer, in: folder).map { $0.filter { $0.key != "evidence_ids" } }
  }

  private func rows(
    _ file: String, _ layer: String, in folder: Scratch
  ) throws -> [[String: String]] {
    let result = try Command.run(
      ["export", file, "--layer", layer, "--format", "ndjson"], in: folder)
    return try result.output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      return object.compactMapValues { value in
        if let text = value as? String { return text }
        return (value as? NSNumber)?.stringValue
      }
    }
  }
}
