/// `plimsoll world | score`: a world with known truth, and how well a case recovers it.
import ArgumentParser
import Engine
import Foundation

struct WorldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "world",
    abstract: "Writes a synthetic world: AIS logs, registry, documents, lists, and the truth.",
    discussion: """
      Every ship, company and list entry in it is invented. The same seed gives the same bytes.

      EXAMPLES
        plimsoll world --seed 1 --out world/
        plimsoll world --seed 7 --scenario random --ships 40 --days 60 --out world/
      """)

  @Option(help: "Any whole number; another seed, another world.")
  var seed: UInt64 = 1

  @Option(help: "demo (the story of the README) or random.")
  var scenario: WorldScenario = .demo

  @Option(help: "Ships of a random world.")
  var ships = 30

  @Option(help: "Days of a random world.")
  var days = 60

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var out: String

  func validate() throws {
    if !(4...2000).contains(ships) { throw ValidationError("--ships must be 4 to 2000.") }
    if !(10...366).contains(days) { throw ValidationError("--days must be 10 to 366.") }
  }

  func run() throws {
    let files = try WorldRun(seed: seed, scenario: scenario, ships: ships, days: days).write(
      to: out)
    for file in files { Output.line("\(out)/\(file)") }
  }
}

extension WorldScenario: ExpressibleByArgument {}

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Compares a case file with the truth of a synthetic world.",
    discussion: """
      Prints precision and recall of every kind of event, how often the true barrels lie inside their \
      interval, and how many honest ships a finding names.

      EXAMPLES
        plimsoll score world/truth case.gpkg
        plimsoll score world/truth case.gpkg --json
      """)

  @Argument(help: ArgumentHelp("The world's truth folder.", valueName: "truth"))
  var truth: String

  @Argument(help: ArgumentHelp("The case file.", valueName: "case.gpkg"))
  var caseFile: String

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let score = try ScoreRun.score(truth: truth, caseFile: caseFile)
    Output.line(json ? score.json : score.text)
  }
}
