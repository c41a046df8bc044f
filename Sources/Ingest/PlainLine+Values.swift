/// The moving fields of a plain row as numbers.
import Vocabulary

extension PlainLine {
  /// Nil when there is none.
  @inline(__always)
  func position(_ latitude: Int, _ longitude: Int) -> PackedPosition? {
    guard let north = decimal(latitude)?.tenMillionths,
      let east = decimal(longitude)?.tenMillionths
    else { return longPosition(field(latitude), field(longitude)) }
    return PackedPosition(tenMillionths: north, east)
  }

  @inline(never)
  private func longPosition(
    _ latitude: UnsafeRawBufferPointer, _ longitude: UnsafeRawBufferPointer
  ) -> PackedPosition? {
    let place = AISFieldRules.position(latitude: latitude, longitude: longitude)
    if case .success(let found) = place { return PackedPosition(found) }
    return nil
  }

  /// Hundredths of a knot; nil for none.
  @inline(__always)
  func speed(_ column: Int) -> UInt16? {
    guard column >= 0, count(column) > 0 else { return nil }
    if let number = decimal(column), let units = AISFieldRules.speed(number) { return units }
    return Self.number(field(column)).flatMap { AISFieldRules.speed($0) }?.hundredths
  }

  /// Hundredths of a degree; nil for none.
  @inline(__always)
  func direction(_ column: Int) -> UInt16? {
    guard column >= 0, count(column) > 0 else { return nil }
    if let number = decimal(column), let units = AISFieldRules.direction(number) { return units }
    return Self.number(field(column)).flatMap { AISFieldRules.direction($0) }?.hundredths
  }

  @inline(never)
  private static func number(_ bytes: UnsafeRawBufferPointer) -> Double? {
    bytes.isEmpty ? nil : FieldNumbers.decimal(trimmed(bytes))
  }

  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var (start, end) = (0, bytes.count)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    return bytes[start..<end].rebased
  }

  /// The number in a field of nine digits; nil for any other.
  @inline(__always)
  func nineDigits(_ column: Int) -> UInt32? {
    guard count(column) == 9 else { return nil }
    let place = base + start(column)
    let word = UInt64(littleEndian: place.loadUnaligned(as: UInt64.self)) ^ 0x3030_3030_3030_3030
    let last = place.load(fromByteOffset: 8, as: UInt8.self) &- 48
    guard ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080 == 0, last < 10 else {
      return nil
    }
    return UInt32(truncatingIfNeeded: ShortDecimal.number(word)) &* 10 &+ UInt32(last)
  }
}
