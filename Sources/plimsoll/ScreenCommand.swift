/// `plimsoll screen`: one subject, or a file of them, against dated lists.
import ArgumentParser
import Engine
import Foundation

struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Asks dated sanctions lists about a name or an IMO number.",
    discussion: """
      The answer names the editions searched with their hashes; "nothing found" is an answer too. A \
      day before the earliest edition gets "cannot tell", never "clean". A name does not stand \
      against a hull number: an entry with another IMO number is not a match.

      EXAMPLES
        plimsoll screen 9304667 --lists lists/
        plimsoll screen "PETROLEOS DE VENEZUELA" --lists sdn_2024-05-03.csv --as-of 2024-05-03
        plimsoll screen --case case.gpkg --lists lists/ --as-of 2024-05-03

      EXIT CODES
        0 a match or possible match · 1 nothing found or cannot tell · 2 the lists could not be read
      """)

  @Argument(help: "A name, an IMO number, or nothing with --batch or --case.")
  var subject: String?

  @Option(help: ArgumentHelp("Screen each line of a file.", valueName: "file"))
  var batch: String?

  @Option(
    name: .customLong("case"),
    help: ArgumentHelp("Screen every tanker of a case file.", valueName: "case.gpkg"))
  var caseFile: String?

  @Option(
    help: ArgumentHelp(
      "Dated editions of OFAC's sdn.csv: a file or folder. Repeatable.", valueName: "path"))
  var lists: [String]

  @Option(
    help: ArgumentHelp(
      "Day to ask about (YYYY-MM-DD). Default: the day of the latest edition.", valueName: "day"))
  var asOf: String?

  @Flag(help: "Print JSON lines.")
  var json = false

  func validate() throws {
    if [subject, batch, caseFile].compactMap({ $0 }).count != 1 {
      throw ValidationError("Give one of: a subject, --batch, --case.")
    }
  }

  func run() throws {
    let run = try ScreenRun(lists: lists, asOf: asOf)
    let answers = try run.answers(subject: subject, batch: batch, caseFile: caseFile)
    for answer in answers { Output.line(json ? answer.json : answer.text) }
    if !json { Output.line(run.closing(answers)) }
    if !answers.contains(where: \.found) { throw ExitCode(1) }
  }
}
