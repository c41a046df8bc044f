/// Writes a synthetic world to disk and scores a case against it.
import CaseFile
import Foundation
import Ingest
import World

/// The kinds of world.
package enum WorldScenario: String, Sendable, CaseIterable {
  case demo
  case random
}

/// `world`, as a value.
package struct WorldRun {
  private let world: World

  package init(seed: UInt64, scenario: WorldScenario, ships: Int, days: Int) {
    switch scenario {
    case .demo: world = World(seed: seed, scenario: .demo)
    case .random: world = World(seed: seed, scenario: .random(ships: ships, days: days))
    }
  }

  /// Writes every file below `folder` and returns their names in order.
  package func write(to folder: String) throws -> [String] {
    var names: [String] = []
    try world.write { file in
      try FolderWriter.write([(file.path, file.bytes)], to: folder)
      names.append(file.path)
    }
    return names
  }
}

/// `score`, as a function.
package enum ScoreRun {
  package struct Result: Sendable {
    package let text: String
    package let json: String
  }

  package static func score(truth: String, caseFile: String) throws -> Result {
    let tables = try CaseFiles.read(caseFile)
    var known: [String: ScoreTable] = [:]
    for file in try TraceInputs.files([truth]) where file.lastComponent.hasSuffix(".csv") {
      guard let data = FileManager.default.contents(atPath: file.displayName) else {
        throw EngineError.noInput(path: file.displayName)
      }
      known[String(file.lastComponent.dropLast(4))] = ScoreTable(csv: Array(data))
    }
    var found: [String: ScoreTable] = [:]
    for name in Scorer.layers {
      guard let layer = CaseSchema.layer(name) else { continue }
      found[name] = ScoreTable(csv: Array(CaseExport.csv(layer, tables[name]).utf8))
    }
    let score = Scorer(truth: known, found: found).score
    return Result(text: score.text, json: score.json)
  }
}
