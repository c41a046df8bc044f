/// Rows of a batch: three forms, each row asked or told why not, however the bytes are cut.
import Foundation
import Screening
import Testing

@testable import Ingest

@Suite("Batch rows")
struct BatchReaderTests {
  private func rows(_ bytes: [UInt8], by size: Int = .max) -> [BatchReader.Row] {
    var reader = BatchReader()
    var rows: [BatchReader.Row] = []
    var start = 0
    while start < bytes.count {
      let end = start + min(size, bytes.count - start)
      reader.feed(bytes[start..<end]) { rows.append($0) }
      start = end
    }
    reader.finish { rows.append($0) }
    return rows
  }

  private func rows(_ text: String) -> [BatchReader.Row] { rows(Array(text.utf8)) }

  private func asked(_ rows: [BatchReader.Row]) -> [String] {
    rows.compactMap { if case .asked(let text, _) = $0 { text } else { nil } }
  }

  private func refused(_ rows: [BatchReader.Row]) -> [Int] {
    rows.compactMap { if case .refused(let line, _) = $0 { line } else { nil } }
  }

  private static let table = """
    \u{FEFF}Schema,Name,IMO Number,Note\r
    bank,"Evrofinance, Monsnarbank",,"a ""quoted"" note"\r
    vessel,Another Name,9304668,\r
    company,"Line\nbreak Co",,\r
    person,"Unclosed quote,,x\r
    company,a,b,c,d\r
    ,,,\r
    vessel,,9304667,\r

    """

  @Test("Odd rows of a table are told with their lines and the rest goes on")
  func table() throws {
    let found = rows(Self.table)
    let texts = asked(found)
    #expect(texts.count == 4)
    #expect(texts.first?.contains("Evrofinance, Monsnarbank") == true)
    #expect(texts.contains { $0.contains("Line\\nbreak Co") })
    #expect(texts.last?.contains("9304667") == true)
    #expect(refused(found) == [6, 7, 8])
    let noted = found.compactMap { if case .noted(let line, _) = $0 { line } else { nil } }
    #expect(noted == [3])
  }

  @Test("A file cut anywhere gives the same rows", arguments: [1, 2, 3, 7, 64])
  func chunks(_ size: Int) {
    let lines = "{\"name\":\"A\"}\n\n\"quoted, name\",x\nSMITH, John\n[1]\n{\n7654321\n---\nlast"
    for text in [Self.table, lines, "\u{FEFF}" + lines, "name;imo\nA;\n", "", "\n\n", "one"] {
      #expect(rows(Array(text.utf8), by: size) == rows(text), "\(text.prefix(20))")
    }
  }

  @Test("Lines that are no JSON object, no name or no number are told, not asked as names")
  func lines() {
    let text = """
      SMITH, John
      {"schema":"Vessel","properties":{"imoNumber":["9304667"]}}
      {"schema":"Company","properties":{"name":
      [1,2]
      {"schema":"Vessel","properties":{"imoNumber":["9304668"]}}
      "quoted, name",x
      IMO 9304668
      ---
      """
    let found = rows(text)
    #expect(asked(found).count == 3)
    #expect(asked(found).contains("quoted, name"))
    #expect(refused(found) == [3, 4, 5, 7, 8])
    let silent = "\"---\",x\n\"9304668\"\n{\"name\":\"---\"}\n{\"name\":\"  \"}\n"
    #expect(asked(rows(silent)).isEmpty && refused(rows(silent)) == [1, 2, 3, 4])
  }

  @Test("A person whose surname is a column's name is no header")
  func surnames() {
    #expect(asked(rows("LEI, Jun\nSMITH, John\n")) == ["LEI, Jun", "SMITH, John"])
    #expect(asked(rows("lei,mmsi\n,244660000\n")).count <= 1)
  }

  @Test("A number that a company can have makes no ship of a row")
  func companyNumbers() throws {
    // 1790183 passes the check of ships and of companies; 9304667 only that of ships.
    let texts = asked(rows("name,imo\nQuiet Management,1790183\nQuiet Trading,123\n,9304667\n"))
    #expect(texts.map { $0.contains("Vessel") } == [false, false, true])
  }

  @Test("A number without quotes is a number; one that JSON does not hold exactly is told")
  func numbers() throws {
    let text = """
      {"schema":"Vessel","properties":{"imoNumber":[9304667]}}
      {"schema":"Vessel","imoNumber":9304667,"mmsi":244660000}
      {"schema":"Vessel","name":"A","imoNumber":9304668}
      {"schema":"Company","name":"B","registrationNumber":12345678901234567890}
      {"schema":"Vessel","name":"C","tonnage":12.5}
      """
    let found = rows(text)
    let parties = found.compactMap { if case .asked(_, let party) = $0 { party } else { nil } }
    #expect(
      parties.map { $0.identifiers.map(\.value) } == [
        ["9304667"], ["9304667", "244660000"], [], [], [],
      ])
    #expect(parties.last?.tonnage == 12.5)
    let noted = found.compactMap {
      if case .noted(let line, let why) = $0 { "\(line) \(why)" } else { nil }
    }
    #expect(noted.map { String($0.prefix(9)) } == ["3 9304668", "4 registr"])
    #expect(noted.last?.contains("more than 15 digits") == true)
  }

  @Test("Columns parted otherwise and UTF-16 are told in place of every row")
  func otherForms() {
    for text in ["name;imo\nPDVSA;\n", "name\timo\nPDVSA\t\n"] {
      #expect(refused(rows(text)) == [1] && asked(rows(text)).isEmpty)
    }
    let wide: [UInt8] = [0xFF, 0xFE] + "name\n".utf8.flatMap { [$0, 0] }
    #expect(refused(rows(wide)) == [1] && asked(rows(wide)).isEmpty)
    // Bytes that are not UTF-8 are ISO 8859-1.
    #expect(asked(rows(Array("Jos".utf8) + [0xE9, 0x0A])) == ["José"])
  }

  @Test("A line without end is told once and the next is asked", arguments: [65_536, .max])
  func longLine(_ size: Int) {
    let long = [UInt8](repeating: 0x41, count: BatchReader.lineCeiling + 70_000)
    let found = rows(long + Array("\nNEXT\n".utf8), by: size)
    #expect(refused(found) == [1])
    #expect(asked(found) == ["NEXT"])
  }

  @Test(
    "What is typed is a name or a number that is one",
    arguments: [
      ("9304667", true), ("IMO 9304667", true), ("9304668", false), ("IMO9304668", false),
      ("0185316", true), ("0185319", false), ("", false), ("— . —", false), ("7 UP", true),
      ("12345678", true), ("5493001KJTIIGC8Y1R12", true), ("5493001KJTIIGC8Y1R13", false),
      ("Rosneftegazoholdings", true), ("5493001kjtiigc8y1r13", false),
    ])
  func typed(_ text: String, _ isAsked: Bool) {
    #expect((SubjectReader.problem(text) == nil) == isAsked, "\(text)")
  }

  @Test("Items of a JSON array are parted by brackets and strings alone")
  func items() {
    func items(_ text: String) -> [String]? {
      PartyReader.items(json: Array(text.utf8))?.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(items(" [ ] ") == [])
    #expect(items("[1,{\"a\":\"],\\\"\"},[2,3]]") == ["1", "{\"a\":\"],\\\"\"}", "[2,3]"])
    #expect(items("[{\"a\":},\"b\"]")?.count == 2)
    for text in ["", "{}", "[1", "[1] 2", "[\"a]", "[{]"] { #expect(items(text) == nil, "\(text)") }
  }
}
