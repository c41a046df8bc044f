/// Ships whose rows were read in full, with the bytes that tell who they are.
///
/// Four places for each value of a hash; the oldest gives way. A place is named by a number, which
/// `RecordBatch` calls a slot.
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

  private static var setCount: Int { HeardReport.slotCount / 4 }
  /// The bytes kept of one ship: a mark of the kind of station, then what stays.
  private static var width: Int { 256 }

  private var known: [Known?] = []
  /// `width` bytes for each ship that was entered, in the order in which places were first taken: most
  /// files hold few ships, and each file has its own table.
  private var texts: [UInt8] = []
  /// Where in `texts` a place has its bytes, in units of `width`.
  private var rooms: [UInt16] = []
  private var lengths: [(mobile: UInt8, tail: UInt8)] = []
  /// The place of each set that gives way next.
  private var turns: [UInt8] = []

  subscript(slot: Int) -> Known {
    known[slot] ?? Known(mmsi: 0, status: nil, transponder: .unknown, hasReport: false)
  }

  /// The slot of a ship with exactly these bytes.
  func find(
    _ mmsi: UInt32, mobile: UnsafeRawBufferPointer, tail: UnsafeRawBufferPointer
  ) -> Int? {
    guard !known.isEmpty else { return nil }
    let first = Self.set(of: mmsi) * 4
    for slot in first..<first + 4 where known[slot]?.mmsi == mmsi {
      if isSame(slot, mobile, tail) { return slot }
    }
    return nil
  }

  /// Remembers a ship; nil when the bytes are too many.
  mutating func enter(_ ship: Known, mobile: [UInt8], tail: [UInt8]) -> Int? {
    guard mobile.count < 32, tail.count < Self.width - 32 else { return nil }
    if known.isEmpty { allocate() }
    let set = Self.set(of: ship.mmsi)
    let places = set * 4..<set * 4 + 4
    let free = places.first { known[$0] == nil }
    let slot = free ?? set * 4 + Int(turns[set])
    if free == nil {
      turns[set] = (turns[set] + 1) % 4
    } else {
      rooms[slot] = UInt16(truncatingIfNeeded: texts.count / Self.width)
      texts.append(contentsOf: repeatElement(0, count: Self.width))
    }
    known[slot] = ship
    lengths[slot] = (UInt8(mobile.count), UInt8(tail.count))
    let start = Int(rooms[slot]) * Self.width
    texts.replaceSubrange(start..<start + mobile.count, with: mobile)
    texts.replaceSubrange(start + 32..<start + 32 + tail.count, with: tail)
    return slot
  }

  private func isSame(
    _ slot: Int, _ mobile: UnsafeRawBufferPointer, _ tail: UnsafeRawBufferPointer
  ) -> Bool {
    guard Int(lengths[slot].tail) == tail.count, Int(lengths[slot].mobile) == mobile.count else {
      return false
    }
    let room = Int(rooms[slot])
    return texts.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return false }
      let start = base + room * Self.width
      if let other = mobile.baseAddress, memcmp(start, other, mobile.count) != 0 { return false }
      guard let other = tail.baseAddress else { return true }
      return memcmp(start + 32, other, tail.count) == 0
    }
  }

  private mutating func allocate() {
    known = Array(repeating: nil, count: HeardReport.slotCount)
    lengths = Array(repeating: (0, 0), count: HeardReport.slotCount)
    rooms = Array(repeating: 0, count: HeardReport.slotCount)
    turns = Array(repeating: 0, count: Self.setCount)
  }

  private static func set(of mmsi: UInt32) -> Int {
    Int(truncatingIfNeeded: (mmsi &* 0x9E37_79B1) >> 18)
  }
}
