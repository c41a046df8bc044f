/// `plimsoll ledger read | review`: an article to suggestions, and suggestions to claims.
import ArgumentParser
import Engine
import Foundation
import Ledger
import Vocabulary

/// What both commands need to read an article the same way.
struct ArticleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The day of publication, by which dates without a year are read.", valueName: "day"))
  var published: DayArgument?

  @Option(
    help: ArgumentHelp(
      "Names to find: a CSV of subject,name, or an edition of OFAC's sdn.csv. Repeatable.",
      valueName: "file"))
  var names: [String] = []

  func article(_ path: String, ledger: LedgerRun?) throws -> LedgerArticle {
    var entries = try names.flatMap { try LedgerArticle.names(listedIn: $0) }
    if let ledger {
      let today = CivilDate(Instant(seconds: Int64(Date().timeIntervalSince1970)))
      entries = LedgerArticle.names(in: try ledger.view(AsOf(valid: today))) + entries
    }
    return try LedgerArticle(path, published: published?.day, gazetteer: entries)
  }
}

struct LedgerRead: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Finds quantities, dates and actors in an article, with their exact places.",
    discussion: """
      English and Spanish. Nothing enters a ledger: with --review the suggestions go to a review \
      file (JSON lines) that `ledger review` or another tool completes. A misspelt name is offered \
      with the listed one and the number of letters that differ.

      EXAMPLES
        plimsoll ledger read article.txt --published 2025-08-18
        plimsoll ledger read article.txt --names sdn.csv --review article.jsonl
      """)

  @Argument(help: ArgumentHelp("The article, plain text in UTF-8.", valueName: "article"))
  var article: String

  @OptionGroup var options: ArticleOptions

  @Option(help: ArgumentHelp("A ledger whose names are looked for too.", valueName: "file.ledger"))
  var ledger: String?

  @Option(help: ArgumentHelp("The review file to begin or to bring up to date.", valueName: "file"))
  var review: String?

  @Flag(help: "Print the review file's lines.")
  var json = false

  func run() throws {
    let run = try ledger.map { try LedgerRun($0) }
    let article = try options.article(article, ledger: run)
    let work = try LedgerReview(article, file: review)
    if let review { try work.save(to: review) }
    if json {
      Output.write(work.text.utf8)
    } else {
      for suggestion in article.suggestions { Output.line(ReviewTalk.shown(suggestion) + "\n") }
    }
    if article.suggestions.isEmpty { throw ExitCode(1) }
    Talk.say(
      "\(article.suggestions.count) sentences with something to say, \(work.pending) pending")
  }
}

struct LedgerReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Goes through suggestions one by one, and enters what is accepted.",
    discussion: """
      At each sentence: a accept, e edit, s skip, q leave. Leaving loses nothing: the review file is \
      written after every answer and taken up where it was left. With --enter nothing is asked and \
      what the file accepts is entered, also when another tool wrote it.

      EXAMPLES
        plimsoll ledger review article.jsonl --article article.txt --ledger venezuela.ledger
        plimsoll ledger review article.jsonl --article article.txt --ledger v.ledger --enter
      """)

  @Argument(help: ArgumentHelp("The review file.", valueName: "file"))
  var review: String

  @Option(help: ArgumentHelp("The article.", valueName: "file"))
  var article: String

  @OptionGroup var store: LedgerOption
  @OptionGroup var options: ArticleOptions

  @Option(help: ArgumentHelp("Who published the article.", valueName: "name"))
  var publisher: String?

  @Option(help: ArgumentHelp("Who reviews.", valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp("The day to record under. Default: now.", valueName: "day"))
  var recorded: DayArgument?

  @Flag(help: "Ask nothing; enter what the file accepts.")
  var enter = false

  func run() throws {
    let run = try LedgerRun(store.ledger, create: true, recorded: recorded?.day, by: by)
    var work = try LedgerReview(try options.article(article, ledger: run), file: review)
    if !enter {
      try ReviewTalk.go(through: &work, saving: review)
    }
    let (claims, added) = try run.enter(work, publisher: publisher)
    Output.line(
      "\(claims) claims accepted, \(added) new statements, \(work.pending) sentences pending")
  }
}

/// The conversation of a review, on the terminal.
enum ReviewTalk {
  static func shown(_ suggestion: Suggestion) -> String {
    var lines = ["\(suggestion.span.lowerBound)+\(suggestion.span.count): \(suggestion.text)"]
    for (index, found) in suggestion.quantities.enumerated() {
      let period = suggestion.periods[index].map { ", \($0.text)" } ?? ""
      lines.append("  quantity  \(found.quantity.shown)\(period)  [\(found.text)]")
    }
    for date in suggestion.dates {
      lines.append(
        "  date      \(date.start.description) to \(date.end.description)  [\(date.text)]")
    }
    for actor in suggestion.actors {
      let near =
        actor.distance == 0
        ? ""
        : ", written \(actor.distance) letter\(actor.distance == 1 ? "" : "s") away from"
          + " \(actor.entry.name) (\(actor.entry.origin))"
      lines.append("  actor     \(actor.entry.subject.text)\(near)  [\(actor.text)]")
    }
    if let status = suggestion.status, let cue = suggestion.cue {
      lines.append("  perhaps   \(status.rawValue), for the word \"\(cue)\"")
    }
    return lines.joined(separator: "\n")
  }

  /// Asks about every pending sentence; returns early at q or the end of input.
  static func go(through work: inout LedgerReview, saving path: String) throws {
    for index in work.items.indices where work.items[index].decision == .pending {
      guard let suggestion = work.suggestion(work.items[index]) else { continue }
      Talk.say("\n" + shown(suggestion))
      Talk.raw("[a]ccept [e]dit [s]kip [q]uit > ")
      guard let answer = readLine(), !answer.hasPrefix("q") else { break }
      let claims = suggestion.claims(number: index + 1)
      switch answer.first {
      case "a": work.decide(index, .accept, claims: claims)
      case "e": work.decide(index, .accept, claims: claims.map(edited))
      case "s": work.decide(index, .skip)
      default: Talk.say("Left pending.")
      }
      try work.save(to: path)
    }
    try work.save(to: path)
  }

  /// Asks field by field; an empty answer keeps what stands.
  private static func edited(_ claim: ReviewClaim) -> ReviewClaim {
    var claim = claim
    func ask(_ label: String, _ now: String) -> String? {
      Talk.raw("  \(label) [\(now)] > ")
      guard let text = readLine()?.trimmingCharacters(in: .whitespaces), !text.isEmpty else {
        return nil
      }
      return text
    }
    claim.id = ask("number", claim.id) ?? claim.id
    claim.says = ask("claim", claim.says) ?? claim.says
    let words = ClaimStatus.allCases.map(\.rawValue).joined(separator: " ")
    claim.status =
      ask("status: \(words)", claim.status?.rawValue ?? "none").flatMap(ClaimStatus.init)
      ?? claim.status
    if let value = ask("value", claim.quantity?.shown ?? "none").flatMap(Double.init) {
      let unit = ask("unit", claim.quantity?.unit.symbol ?? "none").flatMap { Unit(symbol: $0) }
      if let unit = unit ?? claim.quantity?.unit {
        claim.quantity = Quantity(
          value, unit, per: claim.quantity?.per, qualifier: claim.quantity?.qualifier ?? .exactly,
          measure: claim.quantity?.measure ?? .amount)
      }
    }
    let measures = Measure.allCases.map(\.rawValue).joined(separator: " ")
    if let measure = ask("measure: \(measures)", claim.quantity?.measure.rawValue ?? "none")
      .flatMap(Measure.init)
    {
      claim.quantity = claim.quantity?.with(measure: measure)
    }
    if let window = ask("period, YYYY-MM-DD or A/B", claim.start?.description ?? "none")
      .flatMap({ CivilDate.window($0) })
    {
      (claim.start, claim.end) = (window.start, window.end)
    }
    let actors = claim.actors.map(\.text).joined(separator: " ")
    if let list = ask("actors", actors) {
      claim.actors = list.split(separator: " ").map { SubjectID(String($0)) }.filter {
        $0.kind != nil
      }
    }
    let tests = ClaimTest.allCases.map(\.rawValue).joined(separator: " ")
    claim.test =
      ask("test: \(tests)", claim.test?.rawValue ?? "none").flatMap(ClaimTest.init) ?? claim.test
    if let list = ask("against", claim.against.map(\.text).joined(separator: " ")) {
      claim.against = list.split(separator: " ").map { SubjectID(String($0)) }.filter {
        $0.kind != nil
      }
    }
    claim.note = ask("note", claim.note ?? "none") ?? claim.note
    return claim
  }
}
