import Ledger
import Testing
import Vocabulary

@testable import Ingest

@Suite struct SIPRITests {
  static let newHeader =
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
    + "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,"
    + "Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,"
    + "Local production"
  static let oldHeader =
    "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,"
    + "Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,"
    + "SIPRI TIV for total order,SIPRI TIV of delivered weapons"

  @Test(
    "LedgerReaders 3: Russia to Venezuela 2000–2023 from three exports agrees within 0.2 %",
    .enabled(if: SharedData.isThere, "needs ../shared/data"))
  func threeExportsAgree() throws {
    let new = try readFile("sipri/sipri_trade_register_NEW_per_delivery_VEN_RUS.csv")
    let old = try readFile("sipri/sipri_trade_register_OLD_per_deal_VEN_RUS.csv")
    let table = try readFile("sipri/tiv_russia_export_values_nguyen.csv")
    for outcome in [new.outcome, old.outcome, table.outcome] {
      let refused = outcome.tally.refused.values.reduce(0, +)
      #expect(outcome.tally.rowsIn == outcome.tally.rowsUsed + refused)
    }
    let view = try view(new.statements + old.statements + table.statements)
    let totals = Registers.totals(from: russia, to: venezuela, years: 2000...2023, in: view.flows)
    print("SIPRI RU->VE 2000-2023: \(totals)")
    #expect(totals.map(\.register) == ["sipri-new", "sipri-old", "sipri-tiv"])
    #expect(abs(totals[0].total - 3861.86) < 0.005)
    #expect(abs(totals[1].total - 3868.0) < 0.05)
    #expect(totals[2].total == 3863)
  }

  @Test("LedgerReaders 4: the stray semicolon of newer downloads and a cut preamble change nothing")
  func straySemicolon() throws {
    let row =
      "37743,Russia,Venezuela,Mi-17,helicopter,Aircraft,2005,No,6,No,2006,Yes,New,7.25,7.25,43.5,No"
    let plain = try read("\(Self.newHeader)\n\(row)\n")
    let stray = try read("A preamble, of some length\r\n\r\n\(Self.newHeader);\r\n\(row);\r\n")
    let flows = try [view(plain.statements), view(stray.statements)].map(\.flows)
    #expect(flows.map(\.count) == [1, 1])
    #expect(flows[0].first?.quantity == flows[1].first?.quantity)
    // The delivery year is an estimate, so the flow is one.
    #expect(flows[0].first?.basis == .estimated)
    #expect(flows[0].first?.quantity?.qualifier == .about)
  }

  @Test(
    "LedgerReaders 5: a deal's years are joined by semicolons; its total is one, not one a year")
  func dealTotalsAreNotRepeated() throws {
    let row =
      "Venezuela,Russia,2009,?,92,,T-72B1,tank,92,,2011; 2012; 2013,New,$2 b deal,1.5,138,138"
    let result = try read("\(Self.oldHeader)\n\(row)\n")
    let view = try view(result.statements)
    let flow = try #require(view.flows.first)
    #expect(view.flows.count == 1)
    #expect(flow.quantity?.value == Estimate(exactly: 138))
    #expect(flow.start?.year == 2011)
    #expect(flow.end?.year == 2013)
    #expect(view.commitments.first?.furthest == .delivered)
  }

  @Test("LedgerReaders 6: a record broken over two lines is one record")
  func brokenRecord() throws {
    let text =
      "\(Self.oldHeader)\nVenezuela,Russia,2009,?,92,,T-72B1,tank,92,,2011,New,a comment that\n"
      + "breaks,1.5,138,138\nVenezuela,Russia,2008,,4,,Mi-17,helicopter,,,,New,,7.25,29,\n"
    let result = try read(text)
    #expect(result.outcome.tally.rowsIn == 2)
    #expect(result.outcome.tally.rowsUsed == 2)
    let view = try view(result.statements)
    #expect(view.flows.count == 1)
    let open = try #require(view.commitments.first { $0.object.contains("Mi-17") })
    #expect(open.furthest == .committed)
  }

  @Test(
    "LedgerReaders 7: in the tables nought means under half a million, empty means none, totals are left out"
  )
  func tables() throws {
    let years = (2000...2012).map(String.init).joined(separator: ",")
    let text =
      "supplier,recipients,\(years),2000-2012\nRussia,Venezuela,0 ,,5,,,,,,,,,,,5\n,India,1,,,,,,,,,,,,,1\n"
      + ",Total,1,,,,,,,,,,,,,6\n"
    let result = try read(text)
    let view = try view(result.statements)
    let mine = view.flows.filter { $0.to == venezuela }
    #expect(mine.count == 2)
    #expect(
      mine.first { $0.end?.year == 2000 }?.quantity?.value == Estimate(low: 0, best: 0, high: 0.5))
    #expect(view.flows.allSatisfy { $0.from == russia })
    #expect(result.outcome.tally.refused.values.reduce(0, +) == 1)
  }

  @Test("LedgerReaders 8: the Soviet Union is not Russia, and marked parties are bodies")
  func parties() throws {
    #expect(SIPRIParty.subject("Soviet Union")?.text == "state:SUN")
    #expect(SIPRIParty.subject("Turkiye")?.text == "state:TUR")
    #expect(SIPRIParty.subject("UAE")?.text == "state:ARE")
    #expect(SIPRIParty.subject("Hezbollah (Lebanon)*")?.kind == .body)
    #expect(SIPRIParty.subject("unknown supplier(s)")?.kind == .body)
  }

  @Test(
    "LedgerReaders 9: files that spreadsheets and people have changed are still read",
    .enabled(if: SharedData.isThere, "needs ../shared/data"),
    arguments: [
      "sipri/quirk_excel_mangled_semicolons_kume.csv", "sipri/quirk_preamble_stripped_gregg.csv",
      "sipri/tiv_import_export_values_mjh_1950-2024.csv",
      "sipri/tiv_import_export_values_mjh_b.csv",
      "sipri/tiv_regional_nguyen.csv",
    ])
  func changedFiles(name: String) throws {
    let result = try readFile(name)
    let tally = result.outcome.tally
    print(name, tally.format, tally.rowsIn, tally.rowsUsed, tally.refused)
    #expect(tally.rowsUsed > 3)
    #expect(tally.rowsIn == tally.rowsUsed + tally.refused.values.reduce(0, +))
    #expect(!result.statements.isEmpty)
  }
}
