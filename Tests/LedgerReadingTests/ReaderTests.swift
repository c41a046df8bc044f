import Foundation
import Ledger
import Testing
import Vocabulary

@testable import Ingest

@Suite struct LedgerReaderTests {
  @Test(
    "LedgerReaders 1: missing is never nought, in any of its marks",
    arguments: ["-", "..", "x", "N/A", ""])
  func missing(mark: String) throws {
    let header =
      "REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE"
    let result = try read("\(header)\nVE,2024-01,CRUDEOIL,INDPROD,KBD,\(mark),1\n")
    let said = try #require(result.statements.first { $0.property == .quantity })
    #expect(said.value == .missing(mark))
    #expect(!result.statements.contains { $0.value.quantity != nil })
  }

  @Test("LedgerReaders 2: an estimate is never a report")
  func estimates() throws {
    let imts =
      "REPORTER,INDICATOR,PARTNER,FREQUENCY,TIME_PERIOD,OBS_VALUE,OBS_STATUS\n"
      + "RUS,XG_FOB_USD,VEN,A,2023,5000000,E\nRUS,XG_FOB_USD,VEN,A,2019,7000000,A\n"
    let flows = try view(read(imts).statements).flows
    #expect(flows.first { $0.end?.year == 2023 }?.basis == .estimated)
    #expect(flows.first { $0.end?.year == 2019 }?.basis == .reported)
    let bare =
      "COUNTRY,INDICATOR,COUNTERPART_COUNTRY,TIME_PERIOD,OBS_VALUE\nRUS,MG_CIF_USD,VEN,2019,1\n"
    #expect(try view(read(bare).statements).flows.first?.basis == .estimated)
    #expect(
      try view(read("t,i,j,k,v,q\n2023,643,862,270900,1.5,NA\n").statements).flows.first?.basis
        == .estimated)
  }

  @Test("LedgerReaders 10: Comtrade's parts of totals, re-exports and the world are refused")
  func doubles() throws {
    let header =
      "reporterCode,partnerCode,partner2Code,flowCode,cmdCode,customsCode,motCode,period,refYear,CIFValue,fobvalue,primaryValue,netWgt,isReported"
    let rows = [
      "643,862,0,X,270900,C00,0,2019,2019,,100,100,0,true",
      "643,862,458,X,270900,C00,0,2019,2019,,40,40,,true",
      "643,862,0,X,270900,C00,1000,2019,2019,,60,60,,true",
      "643,862,0,X,270900,C01,0,2019,2019,,60,60,,true",
      "643,0,0,X,270900,C00,0,2019,2019,,900,900,,true",
      "643,862,0,RX,270900,C00,0,2019,2019,,5,5,,true",
      "842,862,0,M,270900,C00,0,2019,2019,77,,77,1000,true",
    ]
    let result = try read(([header] + rows).joined(separator: "\n") + "\n")
    #expect(result.outcome.tally.rowsUsed == 2)
    #expect(result.outcome.tally.refused.values.reduce(0, +) == 5)
    let flows = try view(result.statements).flows
    let imports = try #require(flows.first { $0.valuation == .costInsuranceFreight })
    // Code 842 is the United States; a weight of nought is a hole.
    #expect(imports.to?.text == "state:USA")
    #expect(imports.alternate?.value.best == 1)
    #expect(flows.first { $0.valuation == .freeOnBoard }?.alternate == nil)
  }

  @Test(
    "LedgerReaders 11: Comtrade's JSON is read like its CSV",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func comtradeJSON() throws {
    let result = try readFile("comtrade/comtradr_fixture_CHN_ARG_DEU_2010.json")
    #expect(result.outcome.tally.rowsIn == 4)
    let flows = try view(result.statements).flows
    #expect(
      flows.contains { $0.from?.text == "state:ARG" && $0.quantity?.value.best == 6_804_128_143 })
  }

  @Test(
    "LedgerReaders 12: BACI's product codes get their leading nought back; thousands become dollars"
  )
  func baci() throws {
    let flow = try #require(
      try view(read("t,i,j,k,v,q\n2023,458,156,10121,2.5,  NA\n").statements).flows.first)
    #expect(flow.object == "HS 010121")
    #expect(flow.quantity?.value.best == 2500)
    #expect(flow.alternate == nil)
    #expect(flow.from?.text == "state:MYS")
  }

  @Test(
    "LedgerReaders 13: Growth Lab's residuals are control totals outside every sum",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func residuals() throws {
    let flows = try view(readFile("comtrade/venezuela_270900_exports_growthlab.csv").statements)
      .flows
    #expect(
      flows.map { $0.quantity?.value.best ?? 0 } == [
        2_407_837_275, 6_312_974_625, 11_428_593_365, 10_194_000_000,
      ])
    #expect(flows.allSatisfy { !$0.countsInTotals && $0.basis == .estimated })
  }

  @Test(
    "LedgerReaders 14: series of JODI, the Energy Institute and the World Bank",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func series() throws {
    let jodi = try readFile("oil/jodi_format_rows.csv")
    #expect(jodi.outcome.tally.rowsIn == 8)
    #expect(jodi.statements.contains { $0.value == .missing("-") })
    let panel = try readFile("oil/bp_2021_panel_subset.csv")
    let view = try view(panel.statements)
    let production = SubjectID(.observation, "ei:MYS-production-2020")
    let size = try #require(view.best(production, .quantity)?.value.quantity)
    #expect(abs(size.value.best - 596_000) < 1000)
    #expect(size.per == .day)
    let capacity = SubjectID(.observation, "ei:MYS-refinery-capacity-2020")
    #expect(view.best(capacity, .quantity)?.value.quantity?.measure == .capacity)
    let bank = try readFile("worldbank/wdi_MS.MIL.XPND.CD_subset.csv")
    #expect(bank.outcome.tally.format == "world-bank")
    #expect(bank.statements.contains { $0.value.quantity?.unit == .money(.dollar) })
  }

  @Test("LedgerReaders 15: the World Bank's own file, its mark and four lines of preamble")
  func worldBankOriginal() throws {
    let years = (2000...2012).map { "\"\($0)\"" }.joined(separator: ",")
    let text =
      "\u{FEFF}\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2025-01-01\",\n\n"
      + "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\(years),\n"
      + "\"Venezuela, RB\",\"VEN\",\"Military expenditure (current USD)\",\"MS.MIL.XPND.CD\",\"7.5\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"9\",\n"
    let result = try read(text)
    #expect(
      result.statements.filter { $0.property == .quantity }.map {
        $0.value.quantity?.value.best ?? 0
      } == [7.5, 9])
  }

  @Test("LedgerReaders 16: AidData's umbrellas and what is not for aggregates stay out of totals")
  func aidData() throws {
    let header =
      "AidData Record ID,Recommended For Aggregates,AidData Parent ID,Umbrella,Financier Country,Recipient,Commitment Year,Title,Status,Amount (Nominal USD),Commitment Date (MM/DD/YYYY)"
    let text =
      "\(header)\n1,No,,Yes,China,Venezuela,2010,Fund,Implementation,20000000000,09/17/2010\n"
      + "2,Yes,1,No,China,Venezuela,2011,Loan,Completion,4000000000,\n3,Yes,,No,China,Venezuela,2012,Plan,Pipeline: Pledge,,\n"
    let commitments = try view(read(text).statements).commitments
    #expect(commitments.map(\.countsInTotals) == [false, true, true])
    #expect(commitments[1].parent == commitments[0].id)
    #expect(commitments.map(\.furthest) == [.allocated, .delivered, .announced])
    #expect(commitments[2].quantity == nil)
  }

  @Test(
    "LedgerReaders 17: AidData's real header is recognised",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func aidDataHeader() throws {
    #expect(try readFile("aiddata/gcdf_v3_header.csv").outcome.tally.format == "aiddata")
  }

  @Test(
    "LedgerReaders 18: one event told by many outlets is one event",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func gdelt() throws {
    func line(_ id: Int, _ quad: String) -> String {
      var fields = [String](repeating: "", count: 58)
      (fields[0], fields[1], fields[7], fields[17], fields[26], fields[29]) = (
        "\(id)", "20250507", "RUS", "VEN", "057", quad
      )
      return fields.joined(separator: "\t")
    }
    let result = try read(
      [line(1, "1"), line(2, "1"), line(3, "4")].joined(separator: "\n") + "\n")
    #expect(result.outcome.tally.rowsUsed == 1)
    #expect(result.outcome.tally.refused.values.reduce(0, +) == 2)
    let view = try view(result.statements)
    #expect(
      view.best(SubjectID(.observation, "gdelt:RUS-VEN-2025-05-words"), .quantity)?.value.quantity?
        .value.best == 1)
  }

  @Test(
    "LedgerReaders 19: IATI's transactions by their types",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func iati() throws {
    let text =
      "<iati-activities><iati-activity default-currency=\"USD\"><iati-identifier>A-1</iati-identifier>"
      + "<title><narrative>Line &amp; road</narrative></title><recipient-country code=\"VE\"/>"
      + "<reporting-org><narrative>Russia</narrative></reporting-org>"
      + "<transaction><transaction-type code=\"12\"/><transaction-date iso-date=\"2010-01-02\"/><value>5</value></transaction>"
      + "<transaction><transaction-type code=\"3\"/><transaction-date iso-date=\"2011-01-02\"/><value currency=\"EUR\">2</value></transaction>"
      + "</iati-activity></iati-activities>"
    let view = try view(read(text).statements)
    #expect(view.commitments.first?.furthest == .announced)
    #expect(view.commitments.first?.object == "Line & road")
    #expect(view.flows.first?.quantity?.unit == .money(.euro))
    let example = try readFile("iati/worked-example.xml")
    #expect(
      example.outcome.tally.rowsIn == example.outcome.tally.rowsUsed
        + example.outcome.tally.refused.values.reduce(0, +))
  }

  @Test(
    "LedgerReaders 20: the pledges' own sources, stages and due days",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func pledges() throws {
    let result = try readFile("pledge_delivery_seed_VE_RU.csv")
    #expect(result.outcome.tally.rowsIn == 32)
    #expect(result.outcome.tally.rowsUsed == 32)
    let view = LedgerView(
      result.statements, sources: result.outcome.sources, asOf: AsOf(valid: try day("2026-06-30")))
    let output = try #require(view.commitments.first { $0.id.name == "pledges:P04" })
    #expect(output.quantity?.per == .day)
    #expect(output.due == (try day("2016-12-31")))
    #expect(StageCheck.answer(output, on: try day("2025-08-18")).stage == .lapsed)
    #expect(StageCheck.answer(output, on: try day("2017-06-01")).stage == .announced)
    let plant = try #require(view.commitments.first { $0.id.name == "pledges:P03" })
    #expect(plant.quantity?.measure == .capacity)
    // Reprints of one agency are of one origin.
    let origins = IndependenceCheck.origins(
      [SubjectID(.commitment, "pledges:P09"), SubjectID(.commitment, "pledges:P10")], in: view)
    #expect(origins == ["reuters"])
  }

  @Test(
    "LedgerReaders 21: hand entry carries the hash of its document, and refuses what it cannot know"
  )
  func handEntry() throws {
    let hash = String(repeating: "ab", count: 32)
    let header = "about,property,value,unit,per,valid_from,document,document_sha256,credibility"
    let text =
      "\(header)\nobservation:x,quantity,5,bbl,day,2025-01-01,Gaceta 42,\(hash),2\n"
      + "observation:x,nonsense,5,,,,Gaceta 42,,\ncommitment:y,stage,lapsed,,,,Gaceta 42,,\n"
      + "observation:x,quantity,5,bbl,,2025-02-30,Gaceta 42,,\nobservation:x,quantity,5,bbl,,,Gaceta 42,12,\n"
    let result = try read(text)
    #expect(result.outcome.tally.rowsUsed == 1)
    #expect(result.outcome.tally.refused.values.reduce(0, +) == 4)
    #expect(result.statements.first?.source == "sha256:\(hash)")
    #expect(result.outcome.sources.first?.title == "Gaceta 42")
  }

  @Test("LedgerReaders 22: any chunking gives the same statements")
  func chunking() throws {
    let text = "t,i,j,k,v,q\n2023,643,862,270900,1.5,2\n2022,643,862,100110,7,NA\n"
    let whole = try read(text).statements
    for size in 1...20 {
      var rest = Array(text.utf8)[...]
      var all: [Statement] = []
      _ = try LedgerInput(file: "test", maker: maker).readChunks(
        {
          guard !rest.isEmpty else { return nil }
          defer { rest = rest.dropFirst(size) }
          return Array(rest.prefix(size))
        }, emit: { all += $0 })
      #expect(all == whole)
    }
  }
}

@Suite struct OutlookFileTests {
  @Test("Outlook 6: a parameter without a source is refused, and a scenario that lacks one")
  func sources() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: Corpus.path("outlook.csv")))
    let reading = OutlookFile.read(Array(whole))
    #expect(reading.refused.isEmpty)
    #expect(reading.scenarios.map(\.name) == ["locked", "credit", "eased"])
    #expect(reading.parameters.allSatisfy { !$0.source.isEmpty })
    let text = String(decoding: whole, as: UTF8.self)
    let unsourced = text.replacingOccurrences(
      of: ",1,1,1,year,\"ANZ, January 2026: 12 to 24 months\"", with: ",1,1,1,year,")
    let refused = OutlookFile.read(Array(unsourced.utf8))
    #expect(refused.scenarios.isEmpty)
    #expect(refused.refused.count == 4)
  }
}
