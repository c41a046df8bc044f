/// `plimsoll ledger`: what was promised, what moved, what nobody can see.
import ArgumentParser
import Engine
import Foundation
import Ledger
import Vocabulary

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "Promises against deliveries: statements, checks and dossiers, as of any day.",
    discussion: """
      A ledger is one file that only grows. Every statement in it has a source, the words or bytes \
      it was read from, the days it holds and the instant it was recorded.

      EXAMPLES
        plimsoll ledger import sipri.csv comtrade.json pledges.csv --ledger venezuela.ledger
        plimsoll ledger read article.txt --published 2025-08-18 --review article.jsonl
        plimsoll ledger review article.jsonl --article article.txt --ledger venezuela.ledger
        plimsoll ledger check --ledger venezuela.ledger
        plimsoll ledger dossier VEN RUS --ledger venezuela.ledger --as-of 2025-08-18 --out dossier/
      """,
    subcommands: [
      LedgerImport.self, LedgerRead.self, LedgerReviewCommand.self, LedgerCheck.self,
      LedgerDossier.self, LedgerExportCommand.self, LedgerOutlook.self,
    ])
}

/// The options every subcommand with a ledger takes.
struct LedgerOption: ParsableArguments {
  @Option(help: ArgumentHelp("The ledger's file.", valueName: "file.ledger"))
  var ledger: String
}

/// A day typed as YYYY-MM-DD.
struct DayArgument: ExpressibleByArgument {
  let day: CivilDate

  init?(argument: String) {
    guard let day = CivilDate(argument) else { return nil }
    self.day = day
  }
}

/// The two days a question is asked from.
struct AsOfOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day of the world, YYYY-MM-DD: what holds on it. Default: today.", valueName: "day"))
  var asOf: DayArgument?

  @Option(
    help: ArgumentHelp(
      "The day of knowledge: only what was recorded by its end. Default: everything.",
      valueName: "day"))
  var known: DayArgument?

  var value: AsOf {
    let today = CivilDate(Instant(seconds: Int64(Date().timeIntervalSince1970)))
    return AsOf(valid: asOf?.day ?? today, known: known?.day)
  }
}

struct LedgerImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Takes files into a ledger; the format is told by the content.",
    discussion: """
      Read are: SIPRI's registers (both layouts) and tables, UN Comtrade (JSON, CSV), BACI, the \
      IMF's IMTS, JODI-Oil, the Energy Institute's panel, World Bank indicators, AidData, IATI, \
      GDELT events, Growth Lab's residuals, pledges, statements entered by hand with the hash of \
      their document, small lists of designations; plain or compressed. --case takes the \
      discharges of a case file as observed flows. The same file twice adds nothing. A file that \
      cannot be read is named, the others are taken, and the exit code is 2.

      EXAMPLES
        plimsoll ledger import data/*.csv --ledger venezuela.ledger
        plimsoll ledger import --case case.gpkg --ledger venezuela.ledger
        plimsoll ledger import baci.csv --ledger v.ledger --recorded 2025-01-31
      """)

  @Argument(help: ArgumentHelp("Files to read.", valueName: "file"))
  var files: [String] = []

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("Case files whose discharges become observed flows.", valueName: "case.gpkg")
  )
  var cases: [String] = []

  @OptionGroup var store: LedgerOption

  @Option(help: ArgumentHelp("The day to record under. Default: now.", valueName: "day"))
  var recorded: DayArgument?

  @Option(help: ArgumentHelp("Who records.", valueName: "name"))
  var by: String?

  @Flag(help: "Print JSON lines.")
  var json = false

  func validate() throws {
    if files.isEmpty, cases.isEmpty { throw ValidationError("Name a file, or use --case.") }
  }

  func run() throws {
    let ledger = try LedgerRun(store.ledger, create: true, recorded: recorded?.day, by: by)
    var failed = 0
    for path in files {
      do {
        let result = try ledger.importFile(path)
        Output.line(json ? result.json : result.text)
      } catch EngineError.input(let message) {
        // One file that cannot be read costs nobody the others.
        Talk.say("plimsoll: \(message)")
        failed += 1
      }
    }
    for path in cases {
      let (flows, added) = try ledger.take(case: path)
      Output.line("\(path): case file, \(flows) observed flows, \(added) new statements")
    }
    if failed > 0 { throw RunFailure("\(failed) of \(files.count) files could not be read.") }
  }
}

extension LedgerRun.Imported {
  fileprivate var text: String {
    let refusals = refused.map { "  refused \($0.count): \($0.reason) (\($0.sample))" }
    let head =
      "\(path): \(format), \(rowsIn) rows in, \(rowsUsed) used, "
      + "\(statements) statements, \(added) new"
    return ([head] + refusals).joined(separator: "\n")
  }

  fileprivate var json: String {
    let reasons = refused.map { ["reason": $0.reason, "count": $0.count] as [String: Any] }
    let object: [String: Any] = [
      "version": 1, "file": path, "format": format, "rows_in": rowsIn, "rows_used": rowsUsed,
      "statements": statements, "added": added, "refused": reasons,
    ]
    let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}

struct LedgerCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Puts every claim of the ledger to its test, or every flow.",
    discussion: """
      The answer is one of confirmed, partly, contradicted, stale, unobservable, not testable, with \
      the statements it rests on. --flows asks what moved instead of what was claimed: do both sides \
      of a trade agree, can a declared origin be true, do the ships seen fit under residual exports, \
      was a party listed that day. Exit code 1: there is nothing to check.

      EXAMPLES
        plimsoll ledger check --ledger venezuela.ledger
        plimsoll ledger check --ledger venezuela.ledger --flows
        plimsoll ledger check --ledger venezuela.ledger --json
      """)

  @OptionGroup var store: LedgerOption
  @OptionGroup var days: AsOfOptions

  @Flag(help: "Check flows instead of claims.")
  var flows = false

  @Flag(help: "Print JSON lines.")
  var json = false

  func run() throws {
    let view = try LedgerRun(store.ledger).view(days.value)
    if flows { return try check(flowsOf: view) }
    let answers = LedgerChecks.answers(in: view)
    for answer in answers { Output.line(json ? answer.json : answer.text) }
    if answers.isEmpty { throw ExitCode(1) }
  }

  /// Everything as JSON; in words what a reader should see, and a count of the rest.
  private func check(flowsOf view: LedgerView) throws {
    let answers = LedgerChecks.flowAnswers(in: view)
    let shown = json ? answers : answers.filter(\.isNotable)
    for answer in shown { Output.line(json ? answer.json : answer.text) }
    let rest = answers.count - shown.count
    if rest > 0 { Output.line("\(rest) trades agree, or one side alone reports them.") }
    if answers.isEmpty { throw ExitCode(1) }
  }
}
