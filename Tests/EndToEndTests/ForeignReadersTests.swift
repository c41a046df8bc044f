import Foundation
import Testing

/// Exports of a case against the programs others read them with.
///
/// `Scripts/install-dependencies test` puts them in place; a missing one is a failure.
@Suite("Exports in other hands", .serialized)
struct ForeignReadersTests {
  private static let python: String = {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let own = root.appendingPathComponent(".test-tools/bin/python3").path
    return ProcessInfo.processInfo.environment["PLIMSOLL_TEST_PYTHON"] ?? own
  }()

  private static let entities = """
    import json, sys
    from followthemoney import model
    count = 0
    for line in open(sys.argv[1], encoding="utf-8"):
        data = json.loads(line)
        schema = model.get(data["schema"])
        assert schema is not None, data["schema"]
        schema.validate(data)
        for name, values in data["properties"].items():
            prop = schema.get(name)
            assert prop is not None, (data["schema"], name)
            for value in values:
                assert prop.type.clean(value) is not None, (data["schema"], name, value)
        count += 1
    print(count)
    """

  @Test("FollowTheMoney takes every ship, company, sanction and trip; GDAL every GeoJSON layer")
  func takesAll() throws {
    let folder = try Scratch()
    var result = try Command.run(
      ["world", "--seed", "5", "--level", "easy", "--size", "50000", "--out", "world"], in: folder)
    try #require(result.code == 0, "\(result.talk)")
    result = try Command.run(
      [
        "trace", "world/ais", "--registry", "world/registry.csv", "--terminals",
        "world/terminals.geojson", "--documents", "world/documents.csv", "--lists", "world/lists",
        "--quiet", "--out", "case.gpkg",
      ], in: folder)
    try #require(result.code == 0, "\(result.talk)")
    for layer in ["vessels", "designations", "voyages"] {
      let (code, output) = try read(
        layer, "ftm", in: folder, with: [Self.python, "-c", Self.entities])
      #expect(code == 0, "\(layer): \(output)")
      if layer != "designations" { #expect(Int(output) ?? 0 > 3, "\(layer): \(output)") }
    }
    for layer in ["port_calls", "gaps", "tracks", "discharges"] {
      let (code, output) = try read(
        layer, "geojson", in: folder, with: ["/usr/bin/ogrinfo", "-so", "-al"])
      #expect(code == 0 && output.contains("Feature Count"), "\(layer): \(output)")
      #expect(!output.contains("Warning") && !output.contains("ERROR"), "\(layer): \(output)")
    }
  }

  /// Exports a layer and hands the file to a program; gives its exit code and what it printed.
  private func read(
    _ layer: String, _ format: String, in folder: Scratch, with command: [String]
  ) throws -> (code: Int32, output: String) {
    let exported = try Command.run(
      ["export", "case.gpkg", "--layer", layer, "--format", format], in: folder)
    try #require(exported.code <= 1, "\(exported.talk)")
    let path = try folder.write("\(layer).\(format)", Data(exported.output.utf8))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = command.dropFirst() + [path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let output = String(decoding: data, as: UTF8.self)
    return (process.terminationStatus, output.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
