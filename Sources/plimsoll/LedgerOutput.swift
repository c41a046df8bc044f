/// `plimsoll ledger dossier | export | outlook`: what comes out of a ledger.
import ArgumentParser
import Engine
import Foundation
import Ledger
import Report
import Vocabulary

struct LedgerDossier: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: "Writes the dossier of two states: promised, moved, unseen.",
    discussion: """
      One HTML file that needs no network. With --then the dossier of a second day is written too, \
      and a page of what changed between the two. States are named by ISO code or by name.

      EXAMPLES
        plimsoll ledger dossier VEN RUS --ledger v.ledger --as-of 2025-08-18 --out dossier/
        plimsoll ledger dossier Venezuela Russia --ledger v.ledger --as-of 2025-08-18 \\
          --then 2026-02-15 --outlook outlook.csv --out dossier/
      """)

  @Argument(help: ArgumentHelp("A state.", valueName: "A"))
  var first: String

  @Argument(help: ArgumentHelp("Another state.", valueName: "B"))
  var second: String

  @OptionGroup var store: LedgerOption
  @OptionGroup var days: AsOfOptions

  @Option(
    help: ArgumentHelp("A second day, for a second dossier and the changes.", valueName: "day"))
  var then: DayArgument?

  @Option(help: ArgumentHelp("Parameters of scenarios, a CSV.", valueName: "file"))
  var outlook: String?

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var out: String

  func run() throws {
    guard let one = States.find(first), let two = States.find(second), one != two else {
      throw ValidationError("'\(first)' and '\(second)' must be two states, by ISO code or name.")
    }
    let run = try LedgerRun(store.ledger)
    let scenarios = try outlook.map { try LedgerScenarios.read($0) } ?? []
    func reading(_ asOf: AsOf) throws -> DossierReading {
      let view = try run.view(asOf, pair: (one.subject, two.subject))
      return DossierReading(view, one.subject, two.subject, outlook: scenarios)
    }
    let asOf = days.value
    let before = try reading(asOf)
    guard let then else {
      try FolderWriter.write([("index.html", Array(Dossier(before).page.utf8))], to: out)
      return Output.line("\(out)/index.html")
    }
    let after = try reading(AsOf(valid: then.day, known: asOf.known))
    let names = (before: "\(asOf.valid.description).html", after: "\(then.day.description).html")
    let changes = DossierChanges(before: before, after: after)
    try FolderWriter.write(
      [
        (names.before, Array(Dossier(before).page.utf8)),
        (names.after, Array(Dossier(after).page.utf8)),
        ("changes.html", Array(changes.page(files: names).utf8)),
      ], to: out)
    Output.line("\(out)/changes.html")
  }
}

enum LedgerExportFormat: String, ExpressibleByArgument, CaseIterable {
  case csv
  case ftm
  case prov
}

struct LedgerExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints a ledger as CSV, FollowTheMoney or PROV-JSON.",
    discussion: """
      csv: every statement, in the form `ledger import` reads. ftm: entities, one a line, of what \
      holds on the day. prov: every statement with its source and who recorded it.

      EXAMPLES
        plimsoll ledger export --ledger v.ledger --format csv > statements.csv
        plimsoll ledger export --ledger v.ledger --format ftm --as-of 2025-08-18
        plimsoll ledger export --ledger v.ledger --format prov > prov.json
      """)

  @OptionGroup var store: LedgerOption
  @OptionGroup var days: AsOfOptions

  @Option(help: "csv, ftm or prov.")
  var format: LedgerExportFormat = .csv

  func run() throws {
    let run = try LedgerRun(store.ledger)
    switch format {
    case .ftm: Output.write(LedgerFtM.lines(try run.view(days.value)).utf8)
    case .csv:
      let all = try run.everything()
      Output.write(LedgerCSV.lines(all.statements, sources: all.sources).utf8)
    case .prov:
      let all = try run.everything()
      Output.line(LedgerProv.json(all.statements, sources: all.sources))
    }
  }
}

struct LedgerOutlook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outlook",
    abstract: "Runs scenarios of capacity, revenue and debt: scenarios, never forecasts.",
    discussion: """
      Every parameter stands in a file with its band and its source. --xmile writes one model file a \
      scenario, for Stella, PySD and the like.

      EXAMPLES
        plimsoll ledger outlook outlook.csv
        plimsoll ledger outlook outlook.csv --xmile models/
      """)

  @Argument(
    help: ArgumentHelp(
      "The parameters: scenario,title,parameter,low,best,high,unit,source.", valueName: "file"))
  var parameters: String

  @Option(help: ArgumentHelp("A folder for XMILE models.", valueName: "folder"))
  var xmile: String?

  @Flag(help: "Print JSON lines.")
  var json = false

  func run() throws {
    let scenarios = try LedgerScenarios.read(parameters)
    if let xmile {
      try FolderWriter.write(
        scenarios.map { ("\($0.name).xmile", Array($0.xmile.utf8)) }, to: xmile)
    }
    if !json { Output.line(Outlook.label) }
    for scenario in scenarios {
      if !json {
        Output.line("\n\(scenario.title)\nyear  capacity b/d  exports b/d  net $ a year  debt $")
      }
      for year in Outlook.run(scenario) { Output.line(json ? year.json(scenario) : year.text) }
    }
  }
}

extension OutlookYear {
  private static func band(_ value: Estimate, _ unit: Double, _ decimals: Int) -> String {
    [value.low, value.best, value.high].map { String(format: "%.\(decimals)f", $0 / unit) }
      .joined(separator: "/")
  }

  fileprivate var text: String {
    "\(year)  \(Self.band(capacity, 1e6, 2)) m  \(Self.band(exports, 1e6, 2)) m  "
      + "\(Self.band(net, 1e9, 1)) bn  \(Self.band(debt, 1e9, 1)) bn"
  }

  fileprivate func json(_ scenario: OutlookScenario) -> String {
    func band(_ value: Estimate) -> String { "[\(value.low),\(value.best),\(value.high)]" }
    return "{\"version\":1,\"scenario\":\"\(scenario.name)\",\"year\":\(year),"
      + "\"capacity\":\(band(capacity)),\"exports\":\(band(exports)),\"revenue\":\(band(revenue)),"
      + "\"net\":\(band(net)),\"debt\":\(band(debt))}"
  }
}
