/// Numbers for segments, from 0 in the order in which they are met.
///
/// Every fix of the fleet asks for one. The names are kept in one table with open addressing (Knuth, The Art
/// of Computer Programming 3, §6.4, algorithm L), so that the question costs one look in most cases.
import Vocabulary

/// Segments and their numbers; none is ever taken out.
struct SegmentNumbers: Sendable {
  private(set) var segments: [SegmentID] = []
  /// Numbers by hash, −1 where none is; a power of two of them, never more than half full.
  private var slots = [Int32](repeating: -1, count: 64)

  subscript(number: Int) -> SegmentID { segments[number] }

  /// Nil when it was never met.
  func known(_ segment: SegmentID) -> Int? {
    let number = slots[slot(of: segment)]
    return number < 0 ? nil : Int(number)
  }

  /// Gives it the next one when it was never met.
  mutating func number(of segment: SegmentID) -> Int {
    let place = slot(of: segment)
    if slots[place] >= 0 { return Int(slots[place]) }
    let number = segments.count
    slots[place] = Int32(truncatingIfNeeded: number)
    segments.append(segment)
    if segments.count * 2 > slots.count { grow() }
    return number
  }

  /// Where a segment is, or where it would be put.
  private func slot(of segment: SegmentID) -> Int {
    // Fibonacci hashing (Knuth §6.4): the high bits of the product depend on all of the name.
    let name =
      UInt64(segment.mmsi.number) ^ UInt64(bitPattern: segment.start.milliseconds) << 20
      ^ UInt64(UInt(bitPattern: segment.ordinal)) << 12
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (name &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place] >= 0, segments[Int(slots[place])] != segment { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, segment) in segments.enumerated() {
      slots[slot(of: segment)] = Int32(truncatingIfNeeded: number)
    }
  }
}
