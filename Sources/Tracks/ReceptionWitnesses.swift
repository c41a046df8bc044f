/// Who was heard about a place on some days: a ship's own habit is no witness of reception.
import Vocabulary

/// Ships heard in the vicinity of a ship and in a block of ten degrees, in spans of so many days.
struct ReceptionWitnesses: Sendable {
  private(set) var days: Int64 = 1
  private var near = ShipDays()
  private var around = ShipDays()
  /// What was noted last: in a day a ship is mostly noted at the same place.
  private var last: Visit?

  private struct Visit {
    let mmsi: MMSI
    let near: ReceptionKey
    let around: ReceptionKey
  }

  mutating func note(_ mmsi: MMSI, _ cell: ReceptionCell, hour: Int64, _ group: ReceptionGroup) {
    let day = hour.flooredQuotient(by: 24 * days)
    let place = ReceptionKey(
      ReceptionPlace(cell, group, size: LearnedReception.vicinity), span: day)
    let same = last.flatMap { $0.mmsi == mmsi ? $0 : nil }
    if same?.near == place { return }
    let block = ReceptionKey(ReceptionPlace(cell, group, size: LearnedReception.block), span: day)
    near.add(mmsi, at: place)
    if same?.around != block { around.add(mmsi, at: block) }
    last = Visit(mmsi: mmsi, near: place, around: block)
  }

  mutating func append(_ other: Self) {
    near.append(other.near)
    around.append(other.around)
  }

  /// Puts all in order; from then on it can be asked.
  ///
  /// While there are more places than `most`, spans of days are joined.
  mutating func settle(most: Int) {
    near.sum()
    around.sum()
    while near.count + around.count > most {
      days *= 2
      near.coarsen()
      around.coarsen()
    }
  }

  /// Adds those heard near a cell, and in its block, on the days of an hour.
  func note(
    _ cell: ReceptionCell, hour: Int64, _ group: ReceptionGroup, near ships: inout ShipSketch,
    around all: inout ShipSketch
  ) {
    let day = hour.flooredQuotient(by: 24 * days)
    near.add(
      at: ReceptionKey(ReceptionPlace(cell, group, size: LearnedReception.vicinity), span: day),
      to: &ships)
    around.add(
      at: ReceptionKey(ReceptionPlace(cell, group, size: LearnedReception.block), span: day),
      to: &all)
  }
}

/// Ships by place and days, as a list that is put in order when it has grown.
private struct ShipDays: Sendable {
  private struct Entry: Equatable, Comparable, Sendable {
    let key: ReceptionKey
    /// The ship as a sketch keeps her.
    let ship: UInt32

    static func < (left: Self, right: Self) -> Bool {
      left.key != right.key ? left.key < right.key : left.ship < right.ship
    }
  }

  /// Below this nothing is gained by putting them in order early.
  private static let least = 65_536
  /// In order up to `summed`, each once and no more of a key than a sketch holds; behind it as they came.
  private var entries: [Entry] = []
  private var summed = 0
  /// Keys, once all is in order.
  private(set) var count = 0

  mutating func add(_ mmsi: MMSI, at key: ReceptionKey) {
    entries.append(Entry(key: key, ship: ShipSketch.value(of: mmsi)))
    if entries.count > 2 * summed + Self.least { sum() }
  }

  mutating func append(_ other: Self) {
    entries += other.entries
    if entries.count > 2 * summed + Self.least { sum() }
  }

  mutating func sum() {
    if summed < entries.count { order() }
  }

  /// Makes two spans one.
  mutating func coarsen() {
    entries = entries.map { Entry(key: $0.key.wide, ship: $0.ship) }
    order()
  }

  private mutating func order() {
    entries.sort()
    var (kept, ofKey) = (0, 0)
    count = 0
    for entry in entries {
      if kept > 0, entries[kept - 1].key == entry.key {
        guard entries[kept - 1].ship != entry.ship, ofKey < ShipSketch.capacity else { continue }
        ofKey += 1
      } else {
        (count, ofKey) = (count + 1, 1)
      }
      entries[kept] = entry
      kept += 1
    }
    entries.removeLast(entries.count - kept)
    summed = kept
  }

  /// Adds the ships of a key to a sketch; asked only after `sum`.
  func add(at key: ReceptionKey, to sketch: inout ShipSketch) {
    var place = entries.firstPlace { $0.key >= key }
    while place < entries.count, entries[place].key == key {
      sketch.insert(value: entries[place].ship)
      place += 1
    }
  }
}
