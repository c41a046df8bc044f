/// `plimsoll screen`: one subject, or a file of them, against dated lists.
import ArgumentParser
import Engine
import Foundation

struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Asks dated sanctions lists about a name, an IMO number or a bank code.",
    discussion: """
      The answer names the editions searched with their hashes; "nothing found" is an answer too. A \
      day before the earliest edition gets "cannot tell", never "clean". Misspellings, other scripts, \
      word order and other names are found and scored; the score is a probability and every term of it \
      is told. A name does not stand against a hull number: an entry with another IMO number is not a \
      match. --record keeps the answers so that plimsoll verify can derive them again. What makes a list \
      doubtful (a file cut short or passed over, refused rows, a day to come) is told on standard error and \
      stands in --json and in records as "doubts".

      --decisions names a file of an analyst's decisions; --decide adds one about what is found. A decision is \
      told beside its entry and hides nothing. A subject cleared of every entry found no longer counts as found, \
      until one of these entries changes.

      EXAMPLES
        plimsoll screen 9304667 --lists lists/
        plimsoll screen EVRFRUMM --lists lists.store
        plimsoll screen "Evrofinance Monsnarbank" --lists sdn_2024-05-03.csv --as-of 2024-05-03
        plimsoll screen --batch names.csv --lists lists.store --record answers.ndjson
        plimsoll screen "Jose Gomez" --lists lists.store --decisions decided.txt --decide cleared \\
          --entry 12345 --who "A. Analyst" --reason "born in another year"
        plimsoll screen --pairs pairs.jsonl
        plimsoll screen --queries queries.json --lists sdn_2024-05-03.csv

      EXIT CODES
        0 a match or possible match · 1 nothing found, all cleared, or cannot tell · 2 the lists could not be
        read, or nothing could be asked
      """)

  @Argument(help: "A name, an IMO number, a BIC or LEI; or nothing with an option below.")
  var subject: String?

  @Option(
    help: ArgumentHelp(
      "Screen each line of a file (- for standard input): text, a JSON object, or a row of a CSV whose "
        + "first line names its columns (name, imo, bic, schema, country, birth_date, …).",
      valueName: "file"))
  var batch: String?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("Screen every tanker of a case file.", valueName: "case.gpkg"))
  var caseFile: String?

  @Option(
    help: ArgumentHelp(
      "Compare labelled pairs {a, b, schema}, one JSON object a line (- for standard input).",
      valueName: "file.jsonl"))
  var pairs: String?

  @Option(
    help: ArgumentHelp(
      "Rank the lists' entries for each question of a JSON array or of JSON lines.",
      valueName: "file.json"))
  var queries: String?

  @Flag(help: ArgumentHelp("With --pairs: print features for training.", visibility: .hidden))
  var features = false

  @Option(
    help: ArgumentHelp(
      "Dated editions of lists: a file, a folder, or a store of plimsoll lists import. Repeatable.",
      valueName: "path"))
  var lists: [String] = []

  @Option(
    help: ArgumentHelp(
      "Day to ask about (YYYY-MM-DD). Default: the day of the latest edition that has come.",
      valueName: "day"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "With --queries: the lowest score that is told, 0 to 1. Default: \(QueryRun.defaultFloor).",
      valueName: "score"))
  var floor: Double?

  @Option(
    help: ArgumentHelp("Write the answers so that they can be verified.", valueName: "file.ndjson"))
  var record: String?

  @Option(
    help: ArgumentHelp("Decisions of an analyst, told beside hits and applied.", valueName: "file"))
  var decisions: String?

  @Option(
    help: ArgumentHelp(
      "Add a decision about what is found to the file of --decisions: cleared or confirmed.",
      valueName: "cleared|confirmed"))
  var decide: String?

  @Option(help: ArgumentHelp("With --decide: the entry that is decided about.", valueName: "id"))
  var entry: String?

  @Option(help: ArgumentHelp("With --decide: who decides.", valueName: "name"))
  var who: String?

  @Option(help: ArgumentHelp("With --decide: why.", valueName: "text"))
  var reason: String?

  @Flag(help: "Print JSON lines.")
  var json = false

  func validate() throws {
    if [subject, batch, caseFile, pairs, queries].compactMap({ $0 }).count != 1 {
      throw ValidationError("Give one of: a subject, --batch, --case, --pairs, --queries.")
    }
    if pairs == nil, lists.isEmpty { throw ValidationError("Missing expected argument '--lists'") }
    if record != nil, caseFile != nil || pairs != nil || queries != nil {
      throw ValidationError("--record goes with a subject or --batch.")
    }
    guard let decide else { return }
    guard ["cleared", "confirmed"].contains(decide) else {
      throw ValidationError("--decide is cleared or confirmed.")
    }
    if [subject, decisions, entry, who, reason].contains(nil) {
      throw ValidationError("--decide needs a subject, --decisions, --entry, --who and --reason.")
    }
  }

  func run() throws {
    if let pairs { return try comparePairs(pairs) }
    if let queries { return try rank(queries) }
    var run = try ScreenRun(lists: lists, asOf: asOf)
    for doubt in run.doubts { Talk.say(doubt) }
    if decide != nil { try keepDecision(&run) }
    if let decisions { try run.use(decisions: decisions) }
    var (asked, found, cleared, refused) = (0, 0, 0, 0)
    var kept: [(answer: String, asked: String)] = []
    func tell(_ answer: ScreenRun.Answer, _ subject: String) {
      Output.line(json ? answer.json : answer.text)
      asked += 1
      if answer.isCleared { cleared += 1 } else if answer.found { found += 1 }
      if record != nil { kept.append((answer.record, subject)) }
    }
    if let subject {
      if let problem = ScreenRun.problem(typed: subject) {
        throw RunFailure("Nothing was asked: \(problem).")
      }
      tell(run.answer(typed: subject), subject)
    }
    if let batch {
      try BatchFile.read(batch) { row in
        if let answer = run.answer(row), let subject = row.subject { tell(answer, subject) }
        if row.isRefused { refused += 1 }
        if let words = row.words { Talk.say(words) }
        if json, let line = row.json { Output.line(line) }
      }
    }
    if let caseFile { for answer in try run.answers(ofCase: caseFile) { tell(answer, "") } }
    if let record {
      try ScreenRecord.write(kept.map(\.answer), asked: kept.map(\.asked), to: record)
    }
    if !json {
      Output.line(run.closing(asked: asked, found: found, cleared: cleared, refused: refused))
    }
    if asked == 0, refused > 0 { throw ExitCode(2) }
    if found == 0 { throw ExitCode(1) }
  }

  private func keepDecision(_ run: inout ScreenRun) throws {
    guard let subject, let decisions, let decide, let entry, let who, let reason else { return }
    try run.decide(
      about: subject, entry: entry, isCleared: decide == "cleared", who: who, reason: reason,
      in: decisions)
  }

  private func comparePairs(_ path: String) throws {
    var run = PairRun()
    var number = 0
    for line in try LineFile(path) {
      number += 1
      let bytes = Array(line.utf8)
      Output.line(features ? run.features(bytes) : run.line(bytes, number: number))
    }
  }

  private func rank(_ path: String) throws {
    var run = try QueryRun(index: lists, asOf: asOf, floor: floor ?? QueryRun.defaultFloor)
    for doubt in run.doubts { Talk.say(doubt) }
    for (number, query) in try QueryRun.questions(path).enumerated() {
      Output.line(run.line(query, number: number))
    }
  }
}

/// The lines of a file or of standard input, read as they come.
struct LineFile: Sequence {
  private let file: UnsafeMutablePointer<FILE>

  /// - Throws: `RunFailure` when the file cannot be opened.
  init(_ path: String) throws {
    guard let file = path == "-" ? fdopen(0, "r") : fopen(path, "r") else {
      throw RunFailure("There is no file at \(path).")
    }
    self.file = file
  }

  func makeIterator() -> AnyIterator<String> {
    let file = file
    var isFirst = true
    return AnyIterator {
      var line: UnsafeMutablePointer<CChar>?
      var capacity = 0
      defer { free(line) }
      let count = getline(&line, &capacity, file)
      guard count >= 0, let line else {
        fclose(file)
        return nil
      }
      var bytes = UnsafeRawBufferPointer(start: line, count: count)
      // Spreadsheets begin their files with the mark of UTF-8.
      if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3))
      }
      isFirst = false
      let text = String(decoding: bytes, as: UTF8.self)
      return String(text.reversed().drop { $0.isNewline }.reversed())
    }
  }
}
