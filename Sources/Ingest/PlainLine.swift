/// The first fields of one row of a table, found by looking at sixty-four bytes at once.

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A row whose first fields are found.
struct PlainLine {
  let base: UnsafeRawPointer
  /// Where each of the first fields begins, and the one behind them.
  let starts: UnsafeMutablePointer<Int32>
  /// Without the line's end.
  let count: Int
  /// With it.
  let length: Int

  @inline(__always)
  func start(_ field: Int) -> Int { Int(starts[field]) }

  @inline(__always)
  func count(_ field: Int) -> Int { Int(starts[field &+ 1] &- starts[field] &- 1) }

  /// Empty for a column that the file lacks.
  @inline(__always)
  func field(_ field: Int) -> UnsafeRawBufferPointer {
    guard field >= 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    return UnsafeRawBufferPointer(start: base + start(field), count: count(field))
  }

  /// The bytes from a field on.
  @inline(__always)
  func tail(_ field: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + start(field), count: count &- start(field))
  }

  /// Nil for a column that the file lacks, and for what `ShortDecimal` leaves to others.
  @inline(__always)
  func decimal(_ field: Int) -> ShortDecimal? {
    field < 0 ? nil : ShortDecimal(at: base + start(field), count: count(field))
  }

  /// The row at the start of some bytes; nil when its end is not among them or nearly none is behind it,
  /// or when its first fields are unusual.
  @inline(__always)
  static func find(
    at base: UnsafeRawPointer, readable: Int, fields: Int, _ starts: UnsafeMutablePointer<Int32>
  ) -> PlainLine? {
    let (block, reach) = (64, 256 + ShortDecimal.reach)
    guard readable >= reach, let end = memchr(base, 10, min(readable, 4096)) else { return nil }
    let length = UnsafeRawPointer(end) - base
    var found = 0
    starts[0] = 0
    var place = 0
    while place < 256 {
      let marks = FieldMarks(at: base + place)
      var commas = marks.commas
      while commas != 0 {
        let index = commas.trailingZeroBitCount
        found &+= 1
        starts[found] = Int32(truncatingIfNeeded: place &+ index &+ 1)
        guard found < fields else {
          let before = (1 as UInt64) &<< UInt64(truncatingIfNeeded: index) &- 1
          guard marks.quotes & before == 0, place &+ index < length else { return nil }
          let count = (base + (length - 1)).load(as: UInt8.self) == 13 ? length - 1 : length
          return PlainLine(base: base, starts: starts, count: count, length: length + 1)
        }
        commas &= commas &- 1
      }
      guard marks.quotes == 0 else { return nil }
      place += block
    }
    return nil
  }
}
