/// What readers of tables remember from one row to the next, since it mostly comes again.
import Vocabulary

/// Days already read, so that only the clock is read anew.
struct DayMemory: Sendable {
  private var text: (UInt64, UInt64) = (0, 0)
  /// Milliseconds since 1970; nil before the first day.
  private var start: Int64?

  /// The instant in 19 bytes, a day of ten, a byte between, a clock of eight.
  @inline(__always)
  mutating func instant(
    _ place: UnsafeRawPointer, _ whole: (UnsafeRawBufferPointer) -> Instant?
  ) -> Instant? {
    guard let clock = Self.clock(place + 11) else { return nil }
    let head = place.loadUnaligned(as: UInt64.self)
    let middle = UInt64(place.loadUnaligned(fromByteOffset: 8, as: UInt32.self) & 0xFF_FFFF)
    if let start, text == (head, middle) { return Instant(milliseconds: start &+ clock) }
    guard let instant = whole(UnsafeRawBufferPointer(start: place, count: 19)) else { return nil }
    text = (head, middle)
    start = instant.milliseconds - clock
    return instant
  }

  /// Milliseconds since midnight of `hh:mm:ss`; nil when it is none.
  @inline(__always)
  private static func clock(_ place: UnsafeRawPointer) -> Int64? {
    let word = UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
    let digits = word ^ 0x3030_0030_3000_3030
    let colons: UInt64 = 0x0000_FF00_00FF_0000
    guard (word ^ 0x0000_3A00_003A_0000) & colons == 0,
      ((digits & ~colons) &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080 & ~colons == 0
    else { return nil }
    @inline(__always)
    func two(_ shift: UInt64) -> Int64 {
      Int64(truncatingIfNeeded: digits &>> shift & 0xF) &* 10
        &+ Int64(truncatingIfNeeded: digits &>> (shift &+ 8) & 0xF)
    }
    let (hour, minute, second) = (two(0), two(24), two(48))
    guard hour < 24, minute < 60, second <= 60 else { return nil }
    return ((hour &* 60 &+ minute) &* 60 &+ second) &* 1000
  }
}

/// The words of a status read last, with their code.
struct StatusMemory: Sendable {
  private var words: [UInt8] = []
  private var code: UInt8?

  mutating func code(
    _ bytes: UnsafeRawBufferPointer, _ read: (UnsafeRawBufferPointer) -> UInt8?
  ) -> UInt8? {
    if bytes.count == words.count, bytes.elementsEqual(words) { return code }
    words = Array(bytes)
    code = read(bytes)
    return code
  }
}
