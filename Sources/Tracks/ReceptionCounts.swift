/// Hours by cell, window and kind of transponder, as a list that is summed up when it has grown.
///
/// An hour of a ship is one step of a counter; a hundred million records make some millions of them. They
/// are appended as they come and put in order now and then, rather than each being found its place in a table.
/// Hours are whole numbers, so that sums do not depend on their order.

import Vocabulary

/// What was heard and what could have been, by cell, window and kind.
struct ReceptionCounts: Sendable {
  /// A cell in a window, in one word: windows in order, in each its cells from the south-west on.
  struct Key: Hashable, Comparable, Sendable {
    private let word: Int64

    init(_ cell: ReceptionCell, window: Int64, _ group: ReceptionGroup) {
      word = window << 24 | Int64(ReceptionPlace(cell, group).word)
    }

    var window: Int64 { word >> 24 }
    var place: ReceptionPlace { ReceptionPlace(word: UInt64(truncatingIfNeeded: word & 0xFF_FFFF)) }

    static func < (left: Self, right: Self) -> Bool { left.word < right.word }
  }

  struct Entry: Sendable {
    let key: Key
    var tally: ReceptionModel.Tally
  }

  /// Below this nothing is gained by summing up early.
  private static let least = 65_536
  /// In order up to `summed`, each key once; behind it as they came.
  private var entries: [Entry] = []
  private var summed = 0

  /// What is to be added to a key; the same key mostly comes again at once.
  mutating func add(_ key: Key, _ tally: ReceptionModel.Tally) {
    if let last = entries.last, last.key == key, entries.count > summed {
      entries[entries.count - 1].tally += tally
      return
    }
    entries.append(Entry(key: key, tally: tally))
    if entries.count > 2 * summed + Self.least { sum() }
  }

  mutating func append(_ other: Self) {
    entries += other.entries
    if entries.count > 2 * summed + Self.least { sum() }
  }

  /// Each key once, in order.
  mutating func inOrder() -> [Entry] {
    sum()
    return entries
  }

  /// Makes two windows one.
  mutating func coarsen() {
    entries = entries.map { entry in
      let place = entry.key.place
      let cell = ReceptionCell(row: place.row, column: place.column)
      let window = entry.key.window.flooredQuotient(by: 2)
      return Entry(key: Key(cell, window: window, place.group), tally: entry.tally)
    }
    summed = 0
    sum()
  }

  private mutating func sum() {
    guard summed < entries.count else { return }
    entries.sort { $0.key < $1.key }
    var kept = 0
    for index in entries.indices.dropFirst() {
      if entries[index].key == entries[kept].key {
        entries[kept].tally += entries[index].tally
      } else {
        kept += 1
        entries[kept] = entries[index]
      }
    }
    entries.removeLast(entries.count - kept - 1)
    summed = entries.count
  }
}
