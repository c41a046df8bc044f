import Ingest
import Screening
import Testing
import Vocabulary

@Suite("Registries, documents, designations and terminals")
struct ReferenceReaderTests {
  private static let registry =
    "imo,mmsi,name,flag,length,beam,dwt,design_draught,built,owner,manager\n"
    + "9304667,636012345,FAIR WIND,LR,333,60,\"306,000\",22.5,2005,\"A, B\nand C Ltd\",M\n"
    + "9304668,,WRONG DIGIT,,,,,,,,\n,636000001,SHORT,,,,105000,,,,\n"
  private static let documents =
    "vessel_imo,load_date,declared_origin,barrels,discharge_port,bill\n"
    + "9304667,2022-03-01,Malaysia,1900000,Qingdao,B-1\n9304667,2022-02-30,Malaysia,1,X,\n"
    + "9304668,2022-03-01,Malaysia,1,X,\n9304667,2022-03-01,,1,X,\nIMO 9304667,2022-03-02,Iraq,,,\n"
  private static let terminals = """
    {"type": "FeatureCollection", "features": [
     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-64.85, 10.1]},
      "properties": {"id": "jose", "name": "Jos\\u00e9", "country": "VE", "role": "load",
       "berth_type": "spm", "max_draught": 22.8, "radius_m": 5000,
       "grades": [{"name": "Merey", "api": 16}, {"api": 3}]}},
     {"type": "Feature", "id": 7, "geometry": {"type": "Polygon",
      "coordinates": [[[104, 1], [105, 1], [105, 2], [104, 1]]]},
      "properties": {"role": "sts", "max_draught": "deep"}},
     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [500, 10]},
      "properties": {"id": "nowhere", "role": "load"}},
     {"type": "Feature", "geometry": null, "properties": {"id": "n", "role": "load"}},
     {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 1]},
      "properties": {"id": "x", "role": "fishing"}}]}
    """

  @Test("A registry keeps what is there, refuses what names no ship, and says what it left out")
  func readsRegistry() throws {
    let content = Array(Self.registry.utf8)
    let reading = try RegistryReader.read(content, file: "registry.csv", source: 2)
    #expect(reading.rowsIn == 3)
    #expect(reading.rowsUsed == 2)
    let first = try #require(reading.rows.first)
    #expect(first.imo?.description == "9304667")
    #expect(first.length == Metres(333))
    #expect(first.deadweight == nil)
    #expect(first.owner == "A, B\nand C Ltd")
    #expect(first.built == 2005)
    #expect(first.row == 2)
    let start = Int(first.source.offset)
    #expect(content[start..<start + 7].elementsEqual("9304667".utf8))
    #expect(reading.rows.last?.deadweight == 105_000)
    #expect(reading.refusals.map(\.reason) == [.badNumber])
    #expect(reading.refusals.first?.row == 4)
    #expect(reading.warnings.map(\.detail) == ["dwt \"306,000\" is no usable number"])
    #expect(reading.tally.linesIn == reading.tally.linesUsed + 1)
  }

  @Test("Documents need a ship, a day and an origin; further columns are kept")
  func readsDocuments() throws {
    let reading = try DocumentReader.read(Array(Self.documents.utf8), file: "d.csv", source: 0)
    #expect(reading.rows.map(\.declaredOrigin) == ["Malaysia", "Iraq"])
    #expect(reading.rows.first?.barrels == 1_900_000)
    #expect(reading.rows.first?.extra == [ExtraColumn(name: "bill", value: "B-1")])
    #expect(reading.rows.last?.barrels == nil)
    #expect(reading.refusals.map(\.reason) == [.badTime, .badNumber, .invalidText])
  }

  @Test("Terminals are points or closed polygons with a role; each refusal has its reason")
  func readsTerminals() throws {
    let content = Array(Self.terminals.utf8)
    let reading = try TerminalReader.read(content, file: "t.geojson", source: 3)
    #expect(reading.rowsIn == 5)
    #expect(reading.rows.map(\.id) == ["jose", "7"])
    let jose = try #require(reading.rows.first)
    #expect(jose.name == "José")
    #expect(jose.berth == .singlePointMooring)
    #expect(jose.radius == Metres(5000))
    #expect(jose.grades == [TerminalFeature.Grade(name: "Merey", gravity: 16)])
    let place = try #require(Coordinate(latitude: 10.1, longitude: -64.85))
    #expect(jose.shape == .point(place))
    #expect(content[Int(jose.source.offset)] == UInt8(ascii: "{"))
    #expect(reading.refusals.map(\.reason) == [.positionOutOfRange, .malformed, .invalidText])
    #expect(reading.warnings.map(\.row) == [2])
  }

  @Test("Stated dates of designation make editions that grow")
  func designations() throws {
    let text =
      "entity_type,name,imo,designation_date,program\nvessel,FAIR WIND,9304667,2022-05-01,X\n"
      + "company,ACME,,2021-01-01,Y\nhouse,Z,,2021-01-01,Y\nvessel,TYPO,947115,2022-05-01,X\n"
    let reading = try DesignationReader.read(Array(text.utf8), file: "d.csv", source: 0)
    #expect(reading.rowsUsed == 3)
    #expect(reading.warnings.count == 1)
    let editions = DesignationReader.editions(of: reading.rows, list: "own", sha256: "00")
    #expect(editions.map(\.date.description) == ["2021-01-01", "2022-05-01"])
    #expect(editions.map(\.entries.count) == [1, 3])
  }

  @Test("A missing column or header is one clear error")
  func wrongHeader() {
    let error = #expect(throws: IngestError.self) {
      try DocumentReader.read(Array("vessel_imo,barrels\n1,2\n".utf8), file: "d.csv", source: 0)
    }
    #expect(
      error?.description == "d.csv: the documents file has no column load_date, declared_origin.")
    #expect(throws: IngestError.self) { try RegistryReader.read([], file: "r", source: 0) }
  }

  @Test(
    "Text that is no JSON, or nests without end, is refused with its place",
    arguments: [
      "", "{", "[1,]", "{\"type\": \"FeatureCollection\"} x", "\"\\ud800\"", "nul", "[1 2]",
      String(repeating: "[", count: 100_000), "{\"a\" 1}", "\"\u{0}\"", "-", "+1",
    ])
  func badJSON(text: String) {
    let error = #expect(throws: IngestError.self) {
      try TerminalReader.read(Array(text.utf8), file: "t", source: 0)
    }
    #expect(error?.code == .malformed)
    #expect(error?.offset != nil)
  }

  @Test("An open quote costs its line, not the file")
  func openQuote() throws {
    let text = Self.documents + "9304667,2022-03-01,\"Malaysia,1,X,\n9304667,2022-04-01,Oman,1,X,\n"
    let reading = try DocumentReader.read(Array(text.utf8), file: "d.csv", source: 0)
    #expect(reading.rows.last?.declaredOrigin == "Oman")
    #expect(reading.refusals.last?.reason == .malformed)
  }

  @Test("Random damage never traps and the books balance")
  func mutated() {
    var generator = MutationGenerator(seed: 13)
    for _ in 0..<600 {
      let registry = generator.mutate(Array(Self.registry.utf8))
      if let reading = try? RegistryReader.read(registry, file: "r", source: 0) {
        #expect(reading.rowsIn == reading.rows.count + reading.refusals.count)
      }
      let documents = generator.mutate(Array(Self.documents.utf8))
      if let reading = try? DocumentReader.read(documents, file: "d", source: 0) {
        #expect(reading.rowsIn == reading.rows.count + reading.refusals.count)
      }
      let terminals = generator.mutate(Array(Self.terminals.utf8))
      if let reading = try? TerminalReader.read(terminals, file: "t", source: 0) {
        #expect(reading.rowsIn == reading.rows.count + reading.refusals.count)
      }
    }
  }
}
