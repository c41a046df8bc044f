/// Compares a stored case with one derived again, row by row, and names what differs.
///
/// Rows are paired by their key (`CaseLayer.keyColumns`); rows that share a key are paired in their
/// order. Reported are rows that only one side has, cells and shapes that differ, and a layer whose
/// rows are the same but in another order. Values are compared exactly: two runs over the same
/// bytes give the same numbers or something is wrong. Every difference is counted, and the first
/// few of each layer are kept with both values.
import Vocabulary

/// What differs between two cases.
package struct CaseComparison: Hashable, Sendable {
  /// One difference.
  package struct Difference: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// In the stored case only.
      case missing
      /// In the derived case only.
      case added
      case cell(column: String, stored: Cell, derived: Cell)
      case shape(stored: Geometry?, derived: Geometry?)
      /// The same rows in another order; `key` is the first that stands elsewhere.
      case order
    }

    package let layer: String
    /// The row's key in words, from `CaseLayer.keyText(of:)`.
    package let key: String
    package let kind: Kind
  }

  /// How many differences of one layer are kept with their values.
  package static let keptOfEachLayer = 20

  /// Layers that differ, in the order of the schema, with the number of their differences.
  package private(set) var counts: [LayerCount] = []
  /// The first `keptOfEachLayer` of every layer, in the order of the schema.
  package private(set) var differences: [Difference] = []

  /// The number of differences in one layer.
  package struct LayerCount: Hashable, Sendable {
    package let layer: String
    package let count: Int
  }

  package init(stored: CaseTables, derived: CaseTables) {
    for layer in CaseSchema.layers {
      var tally = LayerTally(layer: layer)
      tally.compare(stored[layer.name], derived[layer.name])
      guard tally.count > 0 else { continue }
      counts.append(LayerCount(layer: layer.name, count: tally.count))
      differences += tally.kept
    }
  }

  /// The number of differences in all layers.
  package var count: Int { counts.reduce(0) { $0 + $1.count } }

  package var isSame: Bool { counts.isEmpty }

  /// Every kept difference as one line, and for each layer that has more a line with their number.
  package var lines: [String] {
    counts.flatMap { layer -> [String] in
      let kept = differences.filter { $0.layer == layer.layer }
      let rest = layer.count - kept.count
      let more = rest > 0 ? ["\(layer.layer): \(rest) more differences"] : []
      return kept.map(\.description) + more
    }
  }
}

extension CaseComparison.Difference: CustomStringConvertible {
  package var description: String {
    let row = "\(layer), \(key)"
    switch kind {
    case .missing: return "\(row): stored, but not derived again"
    case .added: return "\(row): derived, but not stored"
    case .cell(let column, let stored, let derived):
      return "\(row), \(column): stored \(stored.shown), derived \(derived.shown)"
    case .shape(let stored, let derived):
      let point = Self.firstDifference(stored, derived)
      return "\(row), shape: stored \(Self.shown(stored)), derived \(Self.shown(derived))\(point)"
    case .order: return "\(row): the first row that stands in another place"
    }
  }

  private static func shown(_ shape: Geometry?) -> String {
    switch shape {
    case nil: return "–"
    case .point(let place): return shown(place)
    case .lines(let parts):
      let vertices = parts.reduce(0) { $0 + $1.count }
      return "\(parts.count) lines of \(vertices) vertices"
    }
  }

  private static func shown(_ place: Coordinate) -> String {
    let values = [place.latitude, place.longitude].compactMap(NumberText.shortest)
    return "(\(values.joined(separator: ", ")))"
  }

  /// Where two lines part; empty for other shapes.
  private static func firstDifference(_ stored: Geometry?, _ derived: Geometry?) -> String {
    guard case .lines(let before) = stored, case .lines(let after) = derived,
      let pair = zip(before.joined(), after.joined()).first(where: { $0 != $1 })
    else { return "" }
    return ", first \(shown(pair.0)) against \(shown(pair.1))"
  }
}

/// Counts the differences of one layer.
private struct LayerTally {
  let layer: CaseLayer
  var count = 0
  var kept: [CaseComparison.Difference] = []

  init(layer: CaseLayer) { self.layer = layer }

  mutating func compare(_ stored: [CaseRow], _ derived: [CaseRow]) {
    if stored == derived { return }
    let storedNames = names(of: stored)
    let derivedNames = names(of: derived)
    let derivedRows = Dictionary(
      zip(derivedNames, derived), uniquingKeysWith: { first, _ in first })
    let known = Set(storedNames)
    for (name, row) in zip(storedNames, stored) {
      if let other = derivedRows[name] {
        compare(row, other)
      } else {
        note(row, .missing)
      }
    }
    for (name, row) in zip(derivedNames, derived) where !known.contains(name) {
      note(row, .added)
    }
    guard count == 0 else { return }
    for (place, row) in stored.enumerated() where storedNames[place] != derivedNames[place] {
      note(row, .order)
      return
    }
  }

  private mutating func compare(_ stored: CaseRow, _ derived: CaseRow) {
    for (index, column) in layer.columns.enumerated() {
      let before = index < stored.cells.count ? stored.cells[index] : .null
      let after = index < derived.cells.count ? derived.cells[index] : .null
      if before != after {
        note(stored, .cell(column: column.name, stored: before, derived: after))
      }
    }
    if stored.geometry != derived.geometry {
      note(stored, .shape(stored: stored.geometry, derived: derived.geometry))
    }
  }

  private mutating func note(_ row: CaseRow, _ kind: CaseComparison.Difference.Kind) {
    count += 1
    guard kept.count < CaseComparison.keptOfEachLayer else { return }
    kept.append(.init(layer: layer.name, key: layer.keyText(of: row), kind: kind))
  }

  /// The key of a row and how many rows before it have the same.
  private struct Name: Hashable {
    let key: [Cell]
    let repetition: Int
  }

  private func names(of rows: [CaseRow]) -> [Name] {
    let places = layer.keyColumns.compactMap { layer.index(of: $0) }
    var seen: [[Cell]: Int] = [:]
    return rows.map { row in
      let key = places.map { $0 < row.cells.count ? row.cells[$0] : .null }
      let repetition = seen[key, default: 0]
      seen[key] = repetition + 1
      return Name(key: key, repetition: repetition)
    }
  }
}
