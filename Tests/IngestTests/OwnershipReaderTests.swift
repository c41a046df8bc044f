import Screening
import Testing
import Vocabulary

@testable import Ingest

struct OwnershipReaderTests {
  private func read(_ text: String) throws -> ReferenceReading<OwnershipGraph.Holding> {
    try OwnershipReader.read(Array(text.utf8), file: "own.csv", source: 1)
  }

  @Test("Ownership 13: a CSV's rows are holdings; nobody's percentage is nil and never nought")
  func table() throws {
    let reading = try read(
      """
      owner,asset,percent,tie,from,to,source
      A Ltd,B Ltd,50 %,,2020-01-01,,register
      C,IMO 9304667,25-50,ownership,,2024-05-01,
      D,B Ltd,,control,,,
      E,B Ltd,150,,,,
      F,B Ltd,some,,,,
      G,B Ltd,1,friend,,,
      ,B Ltd,1,,,,
      """)
    #expect(reading.rows.map(\.percent) == [50...50, 25...50, nil])
    #expect(reading.rows.map(\.tie) == [.ownership, .ownership, .control])
    #expect(reading.rows[0].from == CivilDate("2020-01-01"))
    #expect(reading.rows[1].source == "own.csv")
    #expect(reading.refusals.count == 4)
    #expect(reading.rowsIn == 7)
  }

  @Test("Ownership 13: FollowTheMoney interests join the parties of the same file")
  func entities() throws {
    let reading = try read(
      """
      {"id":"o1","schema":"Ownership","properties":{"owner":["c1"],"asset":["v1"],"percentage":["60"],"startDate":["2021-02-03"]}}
      {"id":"c1","schema":"Company","caption":"Quiet Harbour Ltd","properties":{"name":["Quiet Harbour Ltd"]}}
      {"id":"v1","schema":"Vessel","caption":"DELTA STAR","properties":{"imoNumber":["IMO9304667"]}}
      {"id":"o2","schema":"Ownership","properties":{"owner":["nobody"],"asset":["v1"]}}
      {"id":"d1","schema":"Directorship","properties":{"director":["c1"],"organization":["c1"]}}
      not json
      """)
    #expect(reading.rows.map(\.owner) == ["Quiet Harbour Ltd", "Quiet Harbour Ltd"])
    #expect(reading.rows.first?.asset == "IMO 9304667")
    #expect(reading.rows.first?.percent == 60...60)
    #expect(reading.rows.map(\.tie) == [.ownership, .management])
    #expect(reading.refusals.count == 2)
    #expect(reading.rowsIn == 6)
  }

  @Test("Licences 3: a file of licences gives its good lines and refuses the others with why")
  func licences() throws {
    let text = """
      # mine
      licence | GL 1 | OFAC | VENEZUELA | 2024-01-01 | | | all | | me
      licence | GL 2 | OFAC | VENEZUELA | someday | | | all | | me
      """
    let reading = try LicenceReader.read(Array(text.utf8), file: "l.txt", source: 2)
    #expect(LicenceReader.timeline(reading.rows).items.map(\.id) == ["GL 1"])
    #expect(reading.refusals.map(\.row) == [3])
    #expect(throws: IngestError.self) {
      try LicenceReader.read(Array("no".utf8), file: "l.txt", source: 2)
    }
  }
}
