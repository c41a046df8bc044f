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

  private struct Entry: Sendable, BitwiseCopyable {
    let mmsi: UInt32
    let mobile: UInt8
    let tail: UInt8
    /// 255 for none.
    let status: UInt8
    let transponder: Transponder
    let hasReport: Bool
    /// Her last row was one of these.
    var isLatest = false
  }

  private static var setCount: Int { HeardReport.slotCount / 4 }
  /// The bytes kept of one ship: a mark of the kind of station, then what stays.
  private static var width: Int { 256 }

  /// For each slot where in `entries` its ship stands, counted from one; 0 for a free place.
  ///
  /// Two bytes each, so that the table stays near the processor. Empty until the first ship is entered.
  private var rooms: [UInt16] = []
  /// In the order in which places were first taken: most files hold few ships, and each file has its own
  /// table.
  private var entries: [Entry] = []
  /// `width` bytes for each of them, what may move before what stays, as lines of a processor's memory: of
  /// thousands of ships a row then waits for two lines at most, mostly fetched together.
  private var texts: [SIMD64<UInt8>] = []
  /// The place of each set that gives way next.
  private var turns: [UInt8] = []

  /// What the rows of a slot have in common.
  @inline(__always)
  subscript(slot: Int) -> Known {
    let entry = entries[room(of: slot)]
    return Known(
      mmsi: entry.mmsi, status: entry.status == 255 ? nil : entry.status,
      transponder: entry.transponder, hasReport: entry.hasReport)
  }

  /// Whether the ship's last row was of this slot too.
  @inline(__always)
  func isLatest(_ slot: Int) -> Bool { entries[room(of: slot)].isLatest }

  /// Of a slot that is taken.
  @inline(__always)
  private func room(of slot: Int) -> Int { Int(rooms[slot]) &- 1 }

  /// The slot of a ship with exactly these bytes.
  @inline(__always)
  func find(
    _ mmsi: UInt32, mobile: UnsafeRawBufferPointer, tail: UnsafeRawBufferPointer
  ) -> Int? {
    guard !rooms.isEmpty else { return nil }
    let first = Self.set(of: mmsi) &* 4
    for slot in first..<first &+ 4 where rooms[slot] != 0 {
      let room = room(of: slot)
      if entries[room].mmsi == mmsi, isSame(room, mobile, tail) { return slot }
    }
    return nil
  }

  /// Remembers a ship; nil when the bytes or the ships are too many.
  mutating func enter(_ ship: Known, mobile: [UInt8], tail: [UInt8]) -> Int? {
    guard mobile.count < 32, mobile.count + tail.count < Self.width else { return nil }
    if rooms.isEmpty { allocate() }
    let entry = Entry(
      mmsi: ship.mmsi, mobile: UInt8(mobile.count), tail: UInt8(tail.count),
      status: ship.status ?? 255, transponder: ship.transponder, hasReport: ship.hasReport)
    let set = Self.set(of: ship.mmsi)
    let places = set * 4..<set * 4 + 4
    let free = places.first { rooms[$0] == 0 }
    let slot = free ?? set * 4 + Int(turns[set])
    if free == nil {
      turns[set] = (turns[set] + 1) % 4
      entries[room(of: slot)] = entry
    } else {
      guard entries.count < Int(UInt16.max) else { return nil }
      entries.append(entry)
      rooms[slot] = UInt16(entries.count)
      texts.append(contentsOf: repeatElement(SIMD64(), count: Self.width / 64))
    }
    let start = room(of: slot) * Self.width
    texts.withUnsafeMutableBytes { bytes in
      let text = UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + Self.width])
      text.copyBytes(from: mobile)
      UnsafeMutableRawBufferPointer(rebasing: text[mobile.count...]).copyBytes(from: tail)
    }
    return slot
  }

  /// The ship's last row was of this slot; nil for one of none.
  mutating func setLatest(_ latest: Int?, of mmsi: UInt32) {
    guard !rooms.isEmpty else { return }
    let first = Self.set(of: mmsi) * 4
    for slot in first..<first + 4 where rooms[slot] != 0 {
      let room = room(of: slot)
      if entries[room].mmsi == mmsi { entries[room].isLatest = slot == latest }
    }
  }

  @inline(__always)
  private func isSame(
    _ room: Int, _ mobile: UnsafeRawBufferPointer, _ tail: UnsafeRawBufferPointer
  ) -> Bool {
    let entry = entries[room]
    guard Int(entry.tail) == tail.count, Int(entry.mobile) == mobile.count else { return false }
    return texts.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      let start = base + room &* Self.width
      if let other = mobile.baseAddress, memcmp(start, other, mobile.count) != 0 { return false }
      guard let other = tail.baseAddress else { return true }
      return memcmp(start + mobile.count, other, tail.count) == 0
    }
  }

  private mutating func allocate() {
    rooms = Array(repeating: 0, count: HeardReport.slotCount)
    turns = Array(repeating: 0, count: Self.setCount)
  }

  @inline(__always)
  private static func set(of mmsi: UInt32) -> Int {
    Int(truncatingIfNeeded: (mmsi &* 0x9E37_79B1) >> 18)
  }
}
