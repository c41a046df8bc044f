/// The worlds these tests look at, made once, and small helpers to read their files.
import Vocabulary
import World

enum Worlds {
  static let demo = World(seed: 1, scenario: .demo)
  static let demoFiles = files(of: demo)
  /// The smallest drawn world.
  static let small = Scenario.level(.easy, size: 100_000)
  static let hard = World(seed: 3, scenario: .level(.hard, size: 2_000_000))

  static func files(of world: World) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    world.write { (file: WorldFile) in files[file.path] = file.bytes }
    return files
  }

  static func table(_ name: String) -> ScoreTable {
    ScoreTable(csv: demoFiles["truth/\(name).csv"] ?? [])
  }

  /// The demo's truth by layer name.
  static var truth: [String: ScoreTable] {
    var tables = ["honest": table("honest")]
    for layer in Scorer.layers { tables[layer] = table(layer) }
    tables["hard_negatives"] = table("hard_negatives")
    return tables
  }

  static func ship(_ key: String) -> Ship? { demo.story.ships.first { $0.key == key } }
}

extension ScoreTable {
  func column(_ name: String) -> [String] {
    guard let place = columns.firstIndex(of: name) else { return [] }
    return rows.map { $0[place] }
  }

  /// The table with one column's cells changed.
  func mapping(_ name: String, _ change: (String) -> String) -> ScoreTable {
    guard let place = columns.firstIndex(of: name) else { return self }
    let changed = rows.map { row in
      row.enumerated().map { $0 == place ? change($1) : $1 }
    }
    return ScoreTable(columns: columns, rows: changed)
  }

  func prefix(_ count: Int) -> ScoreTable {
    ScoreTable(columns: columns, rows: Array(rows.prefix(count)))
  }
}
