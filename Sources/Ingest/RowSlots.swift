/// Ships whose rows were read in full, with the bytes that tell who they are.
///
/// Four places for each value of a hash; the oldest gives way. A place is named by a number, which
/// `RecordBatch` calls a slot. Of the places of one ship at most one is that of her last row: then her
/// next row says nothing new of her.
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What rows with the same bytes have in common.
struct RowSlots: Sendable {
  struct Known: Sendable {
    let mmsi: UInt32
    let status: UInt8?
    let transponder: Transponder
    let hasReport: Bool
  }

  /// A ship in sixteen bytes, so that four of them are one line of the processor's memory.
  private struct Entry: Sendable, BitwiseCopyable {
    /// No MMSI is as large as the one of a free place.
    var mmsi = UInt32.max
    /// Where in `texts` its bytes lie, in units of `width`.
    var room: UInt16 = 0
    var mobile: UInt8 = 0
    var tail: UInt8 = 0
    /// 255 for none.
    var status: UInt8 = 255
    var transponder = Transponder.unknown
    var hasReport = false
    /// Her last row was one of these.
    var isLatest = false
  }

  private static var setCount: Int { HeardReport.slotCount / 4 }
  /// The bytes kept of one ship: a mark of the kind of station, then what stays.
  private static var width: Int { 256 }
  private static var mobileWidth: Int { 32 }

  /// Empty until the first ship is entered.
  private var entries: [Entry] = []
  /// `width` bytes for each ship that was entered, in the order in which places were first taken: most
  /// files hold few ships, and each file has its own table.
  private var texts: [UInt8] = []
  /// The place of each set that gives way next.
  private var turns: [UInt8] = []

  /// What the rows of a slot have in common.
  @inline(__always)
  subscript(slot: Int) -> Known {
    let entry = entries[slot]
    return Known(
      mmsi: entry.mmsi, status: entry.status == 255 ? nil : entry.status,
      transponder: entry.transponder, hasReport: entry.hasReport)
  }

  /// Whether the ship's last row was of this slot too.
  @inline(__always)
  func isLatest(_ slot: Int) -> Bool { entries[slot].isLatest }

  /// The slot of a ship with exactly these bytes.
  @inline(__always)
  func find(
    _ mmsi: UInt32, mobile: UnsafeRawBufferPointer, tail: UnsafeRawBufferPointer
  ) -> Int? {
    guard !entries.isEmpty else { return nil }
    let first = Self.set(of: mmsi) &* 4
    for slot in first..<first &+ 4 where entries[slot].mmsi == mmsi {
      if isSame(entries[slot], mobile, tail) { return slot }
    }
    return nil
  }

  /// Remembers a ship; nil when the bytes are too many.
  mutating func enter(_ ship: Known, mobile: [UInt8], tail: [UInt8]) -> Int? {
    guard mobile.count < Self.mobileWidth, tail.count < Self.width - Self.mobileWidth else {
      return nil
    }
    if entries.isEmpty { allocate() }
    let set = Self.set(of: ship.mmsi)
    let places = set * 4..<set * 4 + 4
    let free = places.first { entries[$0].mmsi == .max }
    let slot = free ?? set * 4 + Int(turns[set])
    if free == nil {
      turns[set] = (turns[set] + 1) % 4
    } else {
      entries[slot].room = UInt16(truncatingIfNeeded: texts.count / Self.width)
      texts.append(contentsOf: repeatElement(0, count: Self.width))
    }
    entries[slot] = Entry(
      mmsi: ship.mmsi, room: entries[slot].room, mobile: UInt8(mobile.count),
      tail: UInt8(tail.count), status: ship.status ?? 255, transponder: ship.transponder,
      hasReport: ship.hasReport)
    let start = Int(entries[slot].room) * Self.width
    texts.replaceSubrange(start..<start + mobile.count, with: mobile)
    let behind = start + Self.mobileWidth
    texts.replaceSubrange(behind..<behind + tail.count, with: tail)
    return slot
  }

  /// The ship's last row was of this slot; nil for one of none.
  mutating func setLatest(_ latest: Int?, of mmsi: UInt32) {
    guard !entries.isEmpty else { return }
    let first = Self.set(of: mmsi) * 4
    for slot in first..<first + 4 where entries[slot].mmsi == mmsi {
      entries[slot].isLatest = slot == latest
    }
  }

  @inline(__always)
  private func isSame(
    _ entry: Entry, _ mobile: UnsafeRawBufferPointer, _ tail: UnsafeRawBufferPointer
  ) -> Bool {
    guard Int(entry.tail) == tail.count, Int(entry.mobile) == mobile.count else { return false }
    return texts.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      let start = base + Int(entry.room) &* Self.width
      if let other = mobile.baseAddress, memcmp(start, other, mobile.count) != 0 { return false }
      guard let other = tail.baseAddress else { return true }
      return memcmp(start + Self.mobileWidth, other, tail.count) == 0
    }
  }

  private mutating func allocate() {
    entries = Array(repeating: Entry(), count: HeardReport.slotCount)
    turns = Array(repeating: 0, count: Self.setCount)
  }

  @inline(__always)
  private static func set(of mmsi: UInt32) -> Int {
    Int(truncatingIfNeeded: (mmsi &* 0x9E37_79B1) >> 18)
  }
}
