/// Writes a synthetic world to disk and scores a case against it.
import Baseline
import CaseFile
import Foundation
import Ingest
import World

/// `world`, as a value.
package struct WorldRun {
  private let world: World

  /// The levels a drawn world can have, as words.
  package static let levels = Level.allCases.map(\.rawValue)

  /// The story of the README.
  package init(demoSeed seed: UInt64) { world = World(seed: seed, scenario: .demo) }

  /// A drawn world of about `size` sentences; nil for a level that is none.
  package init?(seed: UInt64, level: String, size: Int) {
    guard let level = Level(rawValue: level) else { return nil }
    world = World(seed: seed, scenario: .level(level, size: size))
  }

  /// The published cases that a world can tell, as words.
  package static let cases = GoldenCase.allCases.map(\.rawValue)

  /// A tale after a published case; nil for a name that is none.
  package init?(seed: UInt64, golden name: String) {
    guard let golden = GoldenCase(rawValue: name) else { return nil }
    world = World(seed: seed, scenario: .golden(golden))
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

  /// The score of a case file.
  package static func score(truth: String, caseFile: String) throws -> Result {
    let tables = try CaseFiles.read(caseFile)
    var found: [String: ScoreTable] = [:]
    for name in Scorer.layers {
      guard let layer = CaseSchema.layer(name) else { continue }
      found[name] = ScoreTable(csv: Array(CaseExport.csv(layer, tables[name]).utf8))
    }
    return result(truth: try known(truth), found: found)
  }

  /// The score of the plain rules on the same inputs.
  package static func baseline(
    truth: String, inputs: [String], terminals: String?, progress: any ProgressSink
  ) throws -> Result {
    let tables = try BaselineRun.tables(inputs, terminals: terminals, progress: progress)
    let found = tables.tables.mapValues { ScoreTable(columns: $0.columns, rows: $0.rows) }
    return result(truth: try known(truth), found: found)
  }

  private static func result(truth: [String: ScoreTable], found: [String: ScoreTable]) -> Result {
    let score = Scorer(truth: truth, found: found).score
    return Result(text: score.text, json: score.json)
  }

  private static func known(_ truth: String) throws -> [String: ScoreTable] {
    var known: [String: ScoreTable] = [:]
    for file in try TraceInputs.files([truth]) where file.lastComponent.hasSuffix(".csv") {
      guard let data = FileManager.default.contents(atPath: file.displayName) else {
        throw EngineError.noInput(path: file.displayName)
      }
      known[String(file.lastComponent.dropLast(4))] = ScoreTable(csv: Array(data))
    }
    return known
  }
}
