/// `plimsoll world | score`: a world with known truth, and how well a case recovers it.
import ArgumentParser
import Engine
import Foundation

struct WorldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "world",
    abstract: "Writes a synthetic world: AIS logs, registry, documents, lists, and the truth.",
    discussion: """
      Every ship, company and list entry in it is invented. The same seed gives the same bytes. \
      Without a level it is the story of the README; with one, laundering chains, honest trades and \
      look-alikes are drawn from the seed.

      EXAMPLES
        plimsoll world --seed 1 --out world/
        plimsoll world --seed 7 --level hard --out world/
        plimsoll world --seed 7 --level medium --size 50000000 --out world/
        plimsoll world --after suez-rajan --out world/
      """)

  @Option(help: "Any whole number; another seed, another world.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How hard a drawn world is: \(WorldRun.levels.joined(separator: ", ")).", valueName: "level"))
  var level: String?

  @Option(help: "Sentences of a drawn world, about: 50000 to 100000000.")
  var size = 3_000_000

  @Option(
    help: ArgumentHelp(
      "A tale after a published case: \(WorldRun.cases.joined(separator: ", ")).",
      valueName: "case"))
  var after: String?

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var out: String

  func validate() throws {
    if let after, !WorldRun.cases.contains(after) || level != nil {
      throw ValidationError(
        "--after must be \(WorldRun.cases.joined(separator: ", ")), without --level.")
    }
    if let level, !WorldRun.levels.contains(level) {
      throw ValidationError("--level must be \(WorldRun.levels.joined(separator: ", ")).")
    }
    if !(50_000...100_000_000).contains(size) {
      throw ValidationError("--size must be 50000 to 100000000.")
    }
  }

  func run() throws {
    let drawn = level.flatMap { WorldRun(seed: seed, level: $0, size: size) }
    let told = after.flatMap { WorldRun(seed: seed, golden: $0) }
    for file in try (drawn ?? told ?? WorldRun(demoSeed: seed)).write(to: out) {
      Output.line("\(out)/\(file)")
    }
  }
}

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Compares a case file with the truth of a synthetic world.",
    discussion: """
      Prints precision and recall of every kind of event, whether confidences are calibrated, how often \
      the true barrels lie inside their interval, and how many honest ships a finding names. With \
      --baseline the plain rules (points within 500 m, gaps over 12 hours) are scored on the inputs in \
      place of a case file.

      EXAMPLES
        plimsoll score world/truth case.gpkg
        plimsoll score world/truth case.gpkg --json
        plimsoll score world/truth --baseline world/ais --terminals world/terminals.geojson
      """)

  @Argument(help: ArgumentHelp("The world's truth folder.", valueName: "truth"))
  var truth: String

  @Argument(help: ArgumentHelp("The case file.", valueName: "case.gpkg"))
  var caseFile: String?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("AIS inputs to score the plain rules on.", valueName: "input"))
  var baseline: [String] = []

  @Option(help: ArgumentHelp("Terminals for the plain rules.", valueName: "file"))
  var terminals: String?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if (caseFile == nil) == baseline.isEmpty {
      throw ValidationError("Give a case file or --baseline with its inputs, one of the two.")
    }
  }

  func run() throws {
    let score =
      try caseFile.map { try ScoreRun.score(truth: truth, caseFile: $0) }
      ?? ScoreRun.baseline(
        truth: truth, inputs: baseline, terminals: terminals, progress: ProgressTalk(quiet: false))
    Output.line(json ? score.json : score.text)
  }
}
