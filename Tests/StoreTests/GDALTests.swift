/// Another program's word on the files: GDAL's `ogrinfo` opens every layer without a warning.
import CaseFile
import Foundation
import Store
import Testing

@Suite("A case file in GDAL")
struct GDALTests {
  private static let program = ["/usr/bin/ogrinfo", "/usr/local/bin/ogrinfo"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(
    "every layer is listed with its rows, and nothing is complained about",
    .enabled(if: program != nil, "needs ogrinfo (Debian package gdal-bin)"),
    arguments: [0, 1, 50])
  func everyLayerOpens(rows: Int) throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    try CaseFileWriter.write(SampleCase.full(rows: rows), to: path)
    let (summary, complaints) = try Self.run(["-so", "-al", path])
    #expect(complaints == "")
    for layer in CaseSchema.layers {
      #expect(summary.contains("Layer name: \(layer.name)\n"))
    }
    #expect(
      summary.components(separatedBy: "Feature Count: \(rows)\n").count - 1
        == CaseSchema.layers.count)
    let everything = try Self.run(["-q", "-al", path])
    #expect(everything.complaints == "")
    if rows > 0 { #expect(everything.output.contains("start (DateTime) = 2022/01/01 00:00:00+00")) }
  }

  private static func run(_ arguments: [String]) throws -> (output: String, complaints: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(program))
    process.arguments = arguments
    let folder = try ScratchFolder()
    let files = try ["output", "complaints"].map { name in
      try Data().write(to: URL(fileURLWithPath: folder.path(name)))
      return try FileHandle(forWritingTo: URL(fileURLWithPath: folder.path(name)))
    }
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let texts = try ["output", "complaints"].map {
      try String(contentsOfFile: folder.path($0), encoding: .utf8)
    }
    return (texts[0], texts[1])
  }
}
