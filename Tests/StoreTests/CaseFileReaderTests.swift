/// What is refused, and that no file whatever ends the program.
import CaseFile
import Foundation
import GRDB
import Store
import Testing
import Vocabulary

@Suite("Reading a case file")
struct CaseFileReaderTests {
  @Test("one layer can be read alone")
  func oneLayer() throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    try CaseFileWriter.write(SampleCase.full(), to: path)
    #expect(try CaseFileReader.readLayer("gaps", of: path) == SampleCase.full()["gaps"])
    #expect(throws: StoreError.unknownLayer(path: path, name: "novels")) {
      try CaseFileReader.readLayer("novels", of: path)
    }
  }

  @Test("what is no case file is refused by what it is")
  func otherFiles() throws {
    let folder = try ScratchFolder()
    func make(_ name: String, _ sql: String) throws -> String {
      let queue = try DatabaseQueue(path: folder.path(name))
      try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      return folder.path(name)
    }
    let text = folder.path("text.gpkg")
    try Data(String(repeating: "not a database\n", count: 100).utf8)
      .write(to: URL(fileURLWithPath: text))
    let empty = folder.path("empty.gpkg")
    try Data().write(to: URL(fileURLWithPath: empty))
    let plain = try make("plain.db", "CREATE TABLE t (a)")
    let other = try make("other.gpkg", "PRAGMA application_id = 0x47504B47; CREATE TABLE t (a)")
    let absent = folder.path("absent.gpkg")
    let refusals: [(String, StoreError)] = [
      (text, .notGeoPackage(path: text)), (empty, .notGeoPackage(path: empty)),
      (plain, .notGeoPackage(path: plain)), (other, .notCaseFile(path: other)),
      (absent, .cannotRead(path: absent, reason: "there is no such file")),
      (folder.url.path, .cannotRead(path: folder.url.path, reason: "it is a folder")),
    ]
    for (path, refusal) in refusals {
      #expect(throws: refusal) { try CaseFileReader.read(path) }
    }
    #expect(!folder.names.contains("absent.gpkg"))
  }

  @Test("a changed file is refused with the place of the change, or read when nothing is lost")
  func changedFiles() throws {
    let changes: [(sql: String, message: String?)] = [
      (
        "UPDATE gpkg_metadata SET metadata = 'Plimsoll case file, schema version 999'",
        "made by a newer Plimsoll: its schema is version 999"
      ),
      ("DROP TABLE gaps", "is damaged: the table gaps is missing"),
      ("ALTER TABLE gaps DROP COLUMN open", "the table gaps has no column open"),
      ("UPDATE gaps SET geom = x'4750' WHERE fid = 2", "layer gaps, row 2, holds no MULTI"),
      (
        "PRAGMA ignore_check_constraints = 1; UPDATE gaps SET mmsi = 'x' WHERE fid = 2",
        "layer gaps, row 2, mmsi"
      ),
      (
        "PRAGMA ignore_check_constraints = 1; UPDATE gaps SET start = 'noon'",
        "layer gaps, row 1, start"
      ),
      (
        "DROP TABLE gaps; CREATE VIEW gaps AS WITH RECURSIVE n(fid) AS "
          + "(SELECT 1 UNION ALL SELECT fid + 1 FROM n) SELECT fid FROM n",
        "the table gaps is missing"
      ),
      ("ALTER TABLE gaps ADD COLUMN remark TEXT; CREATE TABLE notes (a)", nil),
    ]
    for (sql, message) in changes {
      let folder = try ScratchFolder()
      let path = folder.path("case.gpkg")
      try CaseFileWriter.write(SampleCase.full(), to: path)
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      guard let message else {
        let again = try CaseFileReader.read(path)
        #expect(CaseComparison(stored: SampleCase.full(), derived: again).isSame)
        continue
      }
      let error = #expect(throws: StoreError.self) { try CaseFileReader.read(path) }
      #expect(try #require(error).description.contains(message), "\(sql)")
    }
  }

  @Test("a shape saved by another program, without envelope or big-endian, is read")
  func shapesOfOtherPrograms() throws {
    let shapes = [
      "47500001E6100000" + "0101000000" + "0000000000000840" + "0000000000000040",
      "47500000000010E6" + "0000000001" + "4008000000000000" + "4000000000000000",
    ]
    for shape in shapes {
      let folder = try ScratchFolder()
      let path = folder.path("case.gpkg")
      try CaseFileWriter.write(SampleCase.full(rows: 1), to: path)
      let queue = try DatabaseQueue(path: path)
      try queue.write { try $0.execute(sql: "UPDATE transfers SET geom = x'\(shape)'") }
      try queue.close()
      let rows = try CaseFileReader.readLayer("transfers", of: path)
      #expect(rows.map(\.geometry) == [SampleCase.point(2, 3)])
    }
  }

  @Test("no damaged file traps or hangs: it is read or refused", arguments: 0..<8)
  func damagedFiles(seed: UInt64) throws {
    let folder = try ScratchFolder()
    let path = folder.path("case.gpkg")
    try CaseFileWriter.write(SampleCase.full(rows: 30), to: path)
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var dice = Dice(seed: seed)
    var refused = 0
    for _ in 0..<60 {
      let damaged = dice.damage(whole)
      try damaged.write(to: URL(fileURLWithPath: path))
      do {
        _ = try CaseFileReader.read(path)
      } catch {
        refused += 1
        #expect(error.description.hasPrefix(path))
      }
    }
    #expect(refused > 0)
  }
}

/// Seeded chance (xorshift64*, Vigna 2016).
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func roll(_ sides: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % sides
  }

  /// Some bytes changed, a stretch repeated elsewhere, or the end cut off.
  mutating func damage(_ whole: Data) -> Data {
    var bytes = [UInt8](whole)
    switch roll(4) {
    case 0: bytes.removeLast(roll(bytes.count))
    case 1:
      let (from, to, length) = (roll(bytes.count), roll(bytes.count), roll(5000))
      for offset in 0..<length where from + offset < bytes.count && to + offset < bytes.count {
        bytes[to + offset] = bytes[from + offset]
      }
    default:
      // Half of the changes fall on the first bytes of pages, where the trees are.
      for _ in 0...roll(20) {
        let page = roll(bytes.count / 4096) * 4096
        let place = roll(2) == 0 ? page + roll(64) : roll(bytes.count)
        bytes[place] = UInt8(roll(256))
      }
    }
    return Data(bytes)
  }
}
