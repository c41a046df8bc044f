/// Hours by cell, window and kind of transponder, as a list that is summed up when it has grown.
///
/// An hour of a ship is one step of a counter; a hundred million records make some millions of them. They
/// are appended as they come and put in order now and then, rather than each being found its place in a table.
/// Hours are whole numbers, so that sums do not depend on their order; whoever adds other numbers must add them
/// in one order.

import Vocabulary

/// A place in a span of time, in one word: spans in order, in each its places from the south-west on.
///
/// What a span is, and how wide a place, is the user's to know: hours, windows, days.
struct ReceptionKey: Hashable, Comparable, Sendable {
  private let word: Int64

  init(_ place: ReceptionPlace, span: Int64) {
    word = span << 24 | Int64(truncatingIfNeeded: place.word)
  }

  var span: Int64 { word >> 24 }
  var place: ReceptionPlace { ReceptionPlace(word: UInt64(truncatingIfNeeded: word & 0xFF_FFFF)) }

  /// The same place in the span twice as long that holds this one.
  var wide: Self { Self(place, span: span >> 1) }

  static func < (left: Self, right: Self) -> Bool { left.word < right.word }
}

/// What was heard and what could have been, by place, window and kind.
struct ReceptionCounts: Sendable {
  struct Entry: Sendable {
    let key: ReceptionKey
    var tally: ReceptionModel.Tally
  }

  /// Below this nothing is gained by summing up early.
  private static let least = 65_536
  /// In order up to `summed`, each key once; behind it as they came.
  private var entries: [Entry] = []
  private var summed = 0

  /// What is to be added to a key; the same key mostly comes again at once.
  mutating func add(_ key: ReceptionKey, _ tally: ReceptionModel.Tally) {
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

  /// What was summed up under a key, asked only after `sum`; nil for none.
  subscript(key: ReceptionKey) -> ReceptionModel.Tally? {
    let place = entries.firstPlace { $0.key >= key }
    return place < entries.count && entries[place].key == key ? entries[place].tally : nil
  }

  /// Makes two windows one.
  mutating func coarsen() {
    entries = entries.map { Entry(key: $0.key.wide, tally: $0.tally) }
    summed = 0
    sum()
  }

  /// Puts all in order, each key once.
  mutating func sum() {
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
