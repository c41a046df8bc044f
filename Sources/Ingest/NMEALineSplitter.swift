/// Cuts a stream of bytes into lines, whatever chunks it comes in.
///
/// A line ends with LF, CR LF, CR, or the end of the input. A line may have 1,024 bytes; NMEA 0183
/// allows 82, a tag block and the suffixes of logs come on top. Of a longer one only the beginning
/// is kept, and the next line end puts the splitter in step again.

/// One line of the input, or the beginning of one that is too long.
struct NMEALine {
  /// Where its bytes are.
  enum Place {
    /// In the chunk.
    case chunk(Range<Int>)
    /// They came in several chunks.
    case carried([UInt8])
  }

  let place: Place
  /// Offset of its first byte in the input.
  let offset: UInt64
  /// Bytes without the line end.
  let length: Int
  var isTooLong: Bool { length > NMEALineSplitter.longestLine }
}

/// What is kept between two chunks.
struct NMEALineSplitter: Sendable {
  static let longestLine = 1024

  private var chunkOffset: UInt64 = 0
  private var carry: [UInt8] = []
  private var carriedLength = 0
  private var carriedOffset: UInt64 = 0
  private var skipsLineFeed = false

  /// The next line that ends in `bytes` at or after `index`; nil when the rest of the chunk is kept.
  mutating func next(in bytes: UnsafeRawBufferPointer, from index: inout Int) -> NMEALine? {
    if skipsLineFeed, index < bytes.count {
      skipsLineFeed = false
      if bytes[index] == 10 { index += 1 }
    }
    let start = index
    var end = start
    while end < bytes.count, bytes[end] != 10, bytes[end] != 13 { end += 1 }
    guard end < bytes.count else {
      keep(bytes, start..<end)
      chunkOffset += UInt64(bytes.count)
      index = bytes.count
      return nil
    }
    index = end + 1
    skipsLineFeed = bytes[end] == 13
    guard carriedLength == 0 else {
      keep(bytes, start..<end)
      return takeCarried()
    }
    return NMEALine(
      place: .chunk(start..<end), offset: chunkOffset + UInt64(start), length: end - start)
  }

  /// The line without an end that the input stopped in; nil when there is none.
  mutating func last() -> NMEALine? { carriedLength == 0 ? nil : takeCarried() }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    if carriedLength == 0 { carriedOffset = chunkOffset + UInt64(range.lowerBound) }
    let room = max(0, Self.longestLine - carry.count)
    carry.append(contentsOf: bytes[range.prefix(room)])
    carriedLength += range.count
  }

  private mutating func takeCarried() -> NMEALine {
    defer {
      carry = []
      carriedLength = 0
    }
    return NMEALine(place: .carried(carry), offset: carriedOffset, length: carriedLength)
  }
}
