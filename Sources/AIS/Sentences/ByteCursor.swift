/// A place in the bytes of a line that cannot leave them.

/// Reads bytes one after another; past the end every read gives nil.
struct ByteCursor {
  let bytes: UnsafeRawBufferPointer
  private(set) var index: Int

  init(_ bytes: UnsafeRawBufferPointer, at index: Int = 0) {
    self.bytes = bytes
    self.index = index
  }

  var isAtEnd: Bool { index >= bytes.count }

  /// The next byte, which stays the next one.
  var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func next() -> UInt8? {
    guard index < bytes.count else { return nil }
    defer { index += 1 }
    return bytes[index]
  }

  /// Moves past `byte` when it is the next one.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    index += 1
    return true
  }

  /// The bytes before the next `stop`, and moves past it; nil, without moving, when there is none.
  mutating func field(endingWith stop: UInt8) -> UnsafeRawBufferPointer? {
    guard let base = bytes.baseAddress else { return nil }
    let end = ByteWords.place(of: stop, from: base + index, to: base + bytes.count) - base
    guard end < bytes.count else { return nil }
    defer { index = end + 1 }
    return UnsafeRawBufferPointer(rebasing: bytes[index..<end])
  }

  /// The bytes before the next `stop` or the end, and moves past them.
  mutating func field(endingWithOrAtEnd stop: UInt8) -> UnsafeRawBufferPointer {
    if let field = field(endingWith: stop) { return field }
    defer { index = bytes.count }
    return UnsafeRawBufferPointer(rebasing: bytes[index...])
  }

  /// The number of one to eighteen digits before the next comma, and moves past it; nil, having
  /// moved anywhere, for anything else.
  mutating func number() -> Int? {
    let start = index
    var value = 0
    while index < bytes.count, index - start <= 18 {
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: ",") { return index - start > 1 ? value : nil }
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return nil
  }

  /// Two hexadecimal digits of either case.
  mutating func hexadecimalByte() -> UInt8? {
    guard let high = next().flatMap(Self.hexadecimalDigit),
      let low = next().flatMap(Self.hexadecimalDigit)
    else { return nil }
    return high << 4 | low
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The number written here in one to nineteen digits and nothing else.
  var decimal: Int64? {
    guard (1...19).contains(count) else { return nil }
    var value: Int64 = 0
    for byte in self {
      guard byte >= 48, byte <= 57 else { return nil }
      let (product, tooBig) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(Int64(byte - 48))
      guard !tooBig, !overflow else { return nil }
      value = sum
    }
    return value
  }

  /// Exclusive or of all bytes, the checksum of NMEA 0183.
  var exclusiveOr: UInt8 { ByteWords.exclusiveOr(self) }
}

/// A count since 1970 in the unit its size gives away.
///
/// Logs write seconds, milliseconds, microseconds or nanoseconds. The years 2000 to 2099 in one unit
/// never overlap those years in another, so that the unit is certain; anything else is no time.
enum EpochTime {
  static var earliest: Int64 { 946_684_800_000 }
  static var latest: Int64 { 4_102_444_799_999 }

  /// Milliseconds since 1970, or nil outside 2000…2099 in every unit.
  static func milliseconds(_ count: Int64) -> Int64? {
    if count >= earliest / 1000, count <= latest / 1000 { return count * 1000 }
    if count >= earliest, count <= latest { return count }
    if count / 1000 >= earliest, count / 1000 <= latest { return count / 1000 }
    let fromNanoseconds = count / 1_000_000
    return fromNanoseconds >= earliest && fromNanoseconds <= latest ? fromNanoseconds : nil
  }

  /// The same for a count of ten digits, which can only be one of seconds.
  @inline(__always)
  static func fromTenDigits(_ count: Int64) -> Int64? {
    count >= earliest / 1000 && count <= latest / 1000 ? count &* 1000 : nil
  }
}
