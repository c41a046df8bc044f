/// A seeded world with known truth: the files of a case, and the answers.
///
/// `World` tells a tale, lets the receivers of that world hear it, and hands out files one by one:
/// the log a day at a time, then the reference files, then the truth. The same seed and scenario
/// give the same bytes. Nothing is written here; the caller's sink does that.
import Vocabulary

/// A file of a world.
package struct WorldFile: Hashable, Sendable {
  /// Relative, with `/` between folders.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What kind of world.
package enum Scenario: Hashable, Sendable {
  /// The story of `make demo`: 75 days, some thirty ships, one laundered cargo.
  case demo
  /// Chains, honest trades and look-alikes drawn from the seed; `size` is about the sentences.
  case level(Level, size: Int)
  /// A tale after a published case.
  case golden(GoldenCase)
}

/// A world, ready to be written.
package struct World: Sendable {
  package let story: Story
  package let ledger: CargoLedger

  package init(seed: UInt64, scenario: Scenario) {
    var story =
      switch scenario {
      case .demo: Story.demo(seed: seed)
      case .level(let level, let size): Story.measured(seed: seed, level: level, size: size)
      case .golden(let golden): Story.golden(golden, seed: seed)
      }
    let end = story.end
    let ledger = CargoLedger(
      ships: story.ships, orders: story.orders.filter { $0.end < end }, opening: story.opening)
    for index in story.ships.indices {
      var chance = SeededGenerator(seed: seed, stream: "draught/\(story.ships[index].key)")
      story.ships[index].draughts = ledger.typedDraughts(
        of: index, crews: story.crews, measure: story.measure, chance: &chance)
    }
    self.story = story
    self.ledger = ledger
  }

  /// Hands every file to the sink: `ais/YYYY-MM-DD.nmea` in order of days, the reference files,
  /// then `truth/`.
  ///
  /// Memory holds one day at a time. Errors of the sink are passed on.
  package func write<Failure: Error>(to sink: (WorldFile) throws(Failure) -> Void) throws(Failure) {
    var emission = Emission(story)
    for day in 0..<story.days {
      let bytes = emission.day(day, isLast: day == story.days - 1)
      try sink(WorldFile(path: "ais/\(story.date(day: day).description).nmea", bytes: bytes))
    }
    emission.finish()
    for file in ReferenceFiles(story: story, ledger: ledger).files { try sink(file) }
    let truth = TruthTables(
      story: story, ledger: ledger, gaps: emission.gaps, anomalies: emission.anomalies,
      faults: emission.faults)
    for file in truth.files { try sink(file) }
  }
}
