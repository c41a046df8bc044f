/// What is written, and that it is written whole or not at all.
import CaseFile
import Foundation
import GRDB
import Store
import Testing
import Vocabulary

@Suite("Writing a case file")
struct CaseFileWriterTests {
  @Test("a case read back is the case written", arguments: [SampleCase.full(), .init()])
  func roundTripIsIdentity(tables: CaseTables) throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    try CaseFileWriter.write(tables, to: path)
    let again = try CaseFileReader.read(path)
    for layer in CaseSchema.layers { #expect(again[layer.name] == tables[layer.name]) }
    #expect(CaseComparison(stored: tables, derived: again).isSame)
    #expect(folder.names == ["case.gpkg"])
  }

  @Test("every column but the key may be null, and a row may have no shape")
  func nullsComeBack() throws {
    let folder = try ScratchFolder()
    try CaseFileWriter.write(SampleCase.sparse(), to: folder.path("case.gpkg"))
    let again = try CaseFileReader.read(folder.path("case.gpkg"))
    #expect(CaseComparison(stored: SampleCase.sparse(), derived: again).lines == [])
  }

  @Test("the same tables give the same bytes, whatever stood there before")
  func sameBytes() throws {
    let folder = try ScratchFolder()
    try CaseFileWriter.write(SampleCase.full(rows: 40), to: folder.path("one.gpkg"))
    try CaseFileWriter.write(SampleCase.sparse(), to: folder.path("two.gpkg"))
    try CaseFileWriter.write(SampleCase.full(rows: 40), to: folder.path("two.gpkg"))
    let one = try Data(contentsOf: URL(fileURLWithPath: folder.path("one.gpkg")))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path("two.gpkg"))) == one)
    #expect(one.count > 40_000)
  }

  @Test("times stand in the file with milliseconds and come back without idle ones")
  func timesAreDatetimes() throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    var tables = CaseTables()
    let times = ["2022-01-03T00:00:05Z", "2022-01-03T00:00:05.250Z", "2022-01-03"]
    let layer = try #require(CaseSchema.layer("documents"))
    tables["documents"] = times.enumerated().map { number, time in
      SampleCase.row(layer, ["document_id": .text("\(number)"), "load_date": .text(time)])
    }
    try CaseFileWriter.write(tables, to: path)
    let stored = try DatabaseQueue(path: path).read {
      try String.fetchAll($0, sql: "SELECT load_date FROM documents ORDER BY fid")
    }
    #expect(
      stored == [
        "2022-01-03T00:00:05.000Z", "2022-01-03T00:00:05.250Z", "2022-01-03T00:00:00.000Z",
      ])
    let again = try CaseFileReader.read(path).records("documents").map { $0.text("load_date") }
    #expect(again == [times[0], times[1], "2022-01-03T00:00:00Z"])
  }

  @Test("the file says it is a GeoPackage 1.3 and describes every layer and column")
  func systemTables() throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    try CaseFileWriter.write(SampleCase.full(), to: path)
    let header = try Data(contentsOf: URL(fileURLWithPath: path)).prefix(72)
    #expect(header.suffix(4) == Data("GPKG".utf8))
    func column(_ sql: String) throws -> [String] {
      try DatabaseQueue(path: path).read { try String.fetchAll($0, sql: sql) }
    }
    let withShapes = CaseSchema.layers.filter { $0.geometry != nil }
    let expected: [(sql: String, values: [String])] = [
      ("PRAGMA user_version", ["10300"]),
      ("PRAGMA integrity_check", ["ok"]),
      ("PRAGMA foreign_key_check", []),
      ("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1", ["-1", "0", "4326"]),
      ("SELECT table_name FROM gpkg_contents ORDER BY rowid", CaseSchema.layers.map(\.name)),
      ("SELECT table_name FROM gpkg_geometry_columns ORDER BY rowid", withShapes.map(\.name)),
      ("SELECT DISTINCT last_change FROM gpkg_contents", ["2022-01-01T00:02:02.500Z"]),
      (
        "SELECT description FROM gpkg_data_columns WHERE table_name = 'gaps' ORDER BY rowid",
        CaseSchema.layer("gaps")?.columns.map(\.meaning) ?? []
      ),
      (
        "SELECT min_x || ' ' || max_x FROM gpkg_contents WHERE table_name = 'tracks'",
        ["-180.0 180.0"]
      ),
    ]
    for (sql, values) in expected { #expect(try column(sql) == values, "\(sql)") }
  }

  @Test("a row that does not fit the schema is refused with its place, and nothing is written")
  func misfits() throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    let gaps = try #require(CaseSchema.layer("gaps"))
    let key: [String: Cell] = ["gap_id": .text("g")]
    let misfits: [(CaseRow, String)] = [
      (CaseRow(cells: [.null]), "row 1 has 1 cells"),
      (SampleCase.row(gaps, ["mmsi": .text("x")]), "row 1, mmsi is \"x\", which is no INTEGER"),
      (SampleCase.row(gaps, ["start": .text("noon")]), "row 1, start is \"noon\""),
      (SampleCase.row(gaps, ["hours": .real(.nan)]), "row 1, hours"),
      (SampleCase.row(gaps, [:]), "NOT NULL"),
      (SampleCase.row(gaps, key.merging(["from_lat": .real(91)]) { $1 }), "CHECK"),
      (SampleCase.row(gaps, key, geometry: SampleCase.point(0, 0)), "no MULTILINESTRING"),
      (
        SampleCase.row(gaps, key, geometry: .lines([SampleCase.coordinate(0, 0)])),
        "no MULTILINESTRING"
      ),
    ]
    for (row, expected) in misfits {
      var tables = CaseTables()
      tables["gaps"] = [row]
      let error = #expect(throws: StoreError.self) { try CaseFileWriter.write(tables, to: path) }
      #expect(try #require(error).description.contains(expected), "\(String(describing: error))")
      #expect(folder.names == [])
    }
    var tables = CaseTables()
    tables["novels"] = [CaseRow(cells: [])]
    #expect(
      throws: StoreError.rejectedRow(
        path: path, place: "layer novels", reason: "is not in the schema")
    ) { try CaseFileWriter.write(tables, to: path) }
  }

  @Test("a full disk ends in one clear message and leaves the old case file as it was")
  func fullDisk() throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    try CaseFileWriter.write(SampleCase.sparse(), to: path)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    let full = StoreError.cannotWrite(path: path, reason: "no space is left on the disk")
    for limit in [1, 10, 80] {
      #expect(throws: full) {
        try CaseFileWriter.write(SampleCase.full(rows: 400), to: path, pageLimit: limit)
      }
      #expect(folder.names == ["case.gpkg"])
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(full.description.hasPrefix("\(path) cannot be written: no space is left"))
  }

  @Test("the partial file of a killed run is overwritten")
  func stalePartial() throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    for name in ["case.gpkg.partial", "case.gpkg.partial-journal", "case.gpkg.partial-wal"] {
      try Data("half a case".utf8).write(to: URL(fileURLWithPath: folder.path(name)))
    }
    try CaseFileWriter.write(SampleCase.full(), to: path)
    #expect(folder.names == ["case.gpkg"])
    let again = try CaseFileReader.read(path)
    #expect(CaseComparison(stored: SampleCase.full(), derived: again).isSame)
  }

  @Test("a path that cannot be written says why and leaves nothing behind")
  func unwritablePaths() throws {
    let folder = try ScratchFolder()
    try Data().write(to: URL(fileURLWithPath: folder.path("file")))
    try FileManager.default.createDirectory(
      atPath: folder.path("folder"), withIntermediateDirectories: true)
    let attempts = [
      ("folder", "it is a folder"), ("missing/case.gpkg", "there is no folder"),
      ("file/case.gpkg", "Not a directory"),
      (String(repeating: "n", count: 300), "File name too long"),
    ]
    for (name, reason) in attempts {
      let path = folder.path(name)
      let error = #expect(throws: StoreError.self) {
        try CaseFileWriter.write(SampleCase.full(), to: path)
      }
      let text = try #require(error).description
      #expect(text.hasPrefix("\(path) cannot be written: \(reason)"), "\(text)")
    }
    #expect(folder.names == ["file", "folder"])
    #expect(throws: StoreError.self) { try CaseFileWriter.write(SampleCase.full(), to: "") }
  }

  @Test("a folder that takes no new file is refused, whoever asks, and nothing is left in it")
  func forbiddenFolder() throws {
    // /proc takes files from nobody, not even from root, whom permissions do not stop.
    let path = "/proc/plimsoll-case.gpkg"
    let error = #expect(throws: StoreError.self) {
      try CaseFileWriter.write(SampleCase.full(), to: path)
    }
    let text = try #require(error).description
    #expect(text.hasPrefix("\(path) cannot be written: "), "\(text)")
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test("a NUL in a text is stored as its symbol, so that no reader cuts the text there")
  func nulBecomesItsSymbol() throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    let refusals = try #require(CaseSchema.layer("refusals"))
    var tables = CaseTables()
    tables["refusals"] = [
      SampleCase.row(refusals, ["source_id": .integer(1), "sample": .text("a\u{0}b")])
    ]
    try CaseFileWriter.write(tables, to: path)
    #expect(try CaseFileReader.read(path).records("refusals").map { $0.text("sample") } == ["a␀b"])
  }
}
