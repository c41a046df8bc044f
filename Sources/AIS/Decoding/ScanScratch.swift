/// Memory that a decoder borrows while it reads one chunk.

/// Room for the bits of one message, the record of one line, a part that waits for the next one with the
/// characters of both, and a mask that keeps the first bytes of thirty-two.
@usableFromInline
struct ScanScratch {
  @usableFromInline let words: UnsafeMutablePointer<UInt64>
  @usableFromInline let record: UnsafeMutablePointer<ReceptionRecord>
  let held: UnsafeMutablePointer<HeldPart>
  /// Room for the characters of two parts, and to load behind them.
  private let characters: UnsafeMutableRawPointer
  /// Thirty-two bytes of ones and behind them thirty-two of zeros.
  private let masks: UnsafeRawPointer

  private static let recordSize = MemoryLayout<ReceptionRecord>.stride
  private static let heldSize = MemoryLayout<HeldPart>.stride
  private static let maskSize = 64
  private static let wordSize = PayloadBuffer.capacityInWords * MemoryLayout<UInt64>.stride
  private static let characterSize = 2 * (ScanLimits.payload + 64)
  @usableFromInline static let size =
    maskSize + wordSize + recordSize + heldSize + characterSize

  /// Lends such memory to `body`.
  @inlinable
  static func with<Result>(_ body: (ScanScratch) -> Result) -> Result {
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 64) { bytes in
      // A buffer that holds bytes has a base address.
      guard let base = bytes.baseAddress else { preconditionFailure("no room for a message") }
      return body(ScanScratch(base))
    }
  }

  @usableFromInline
  init(_ base: UnsafeMutableRawPointer) {
    base.initializeMemory(as: UInt64.self, repeating: .max, count: 4)
    (base + 32).initializeMemory(as: UInt64.self, repeating: 0, count: 4)
    masks = UnsafeRawPointer(base)
    words = (base + Self.maskSize).initializeMemory(
      as: UInt64.self, repeating: 0, count: PayloadBuffer.capacityInWords)
    let place = base + Self.maskSize + Self.wordSize
    record = place.initializeMemory(
      as: ReceptionRecord.self, repeating: ReceptionRecord(words: words), count: 1)
    held = (place + Self.recordSize).initializeMemory(
      as: HeldPart.self, repeating: HeldPart(record: record.pointee), count: 1)
    characters = place + Self.recordSize + Self.heldSize
  }

  /// The first `count` (0…32) of thirty-two bytes, zeros in place of the others.
  @inline(__always)
  func first(_ count: Int, of bytes: (ByteVector, ByteVector)) -> (ByteVector, ByteVector) {
    let place = masks + (32 &- count)
    return (bytes.0 & ByteVector(at: place), bytes.1 & ByteVector(at: place + 16))
  }

  /// Unpacks `count` characters of the alphabet, behind which sixty-four bytes may be loaded.
  @inline(__always)
  func unpack(_ characters: UnsafeRawPointer, count: Int) {
    var (done, out) = (0, words)
    repeat {
      let place = characters + done
      Self.unpack((ByteVector(at: place), ByteVector(at: place + 16)), out)
      done &+= 32
      out += 3
    } while done < count
  }

  /// Unpacks the payloads of two parts, behind which sixteen bytes may be loaded; returns the number of
  /// their characters.
  @inline(__always)
  func unpack(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Int {
    copy(first, to: characters)
    copy(second, to: characters + first.count)
    let count = first.count &+ second.count
    unpack(UnsafeRawPointer(characters), count: count)
    return count
  }

  @inline(__always)
  private func copy(_ bytes: UnsafeRawBufferPointer, to out: UnsafeMutableRawPointer) {
    guard let base = bytes.baseAddress else { return }
    var done = 0
    repeat {
      ByteVector(at: base + done).store(at: out + done)
      done &+= 16
    } while done < bytes.count
  }

  /// Three words from thirty-two characters.
  @inline(__always)
  static func unpack(
    _ characters: (ByteVector, ByteVector), _ out: UnsafeMutablePointer<UInt64>
  ) {
    let (first, second) = characters.0.packed
    let (third, fourth) = characters.1.packed
    out[0] = first | second &>> 48
    out[1] = second &<< 16 | third &>> 32
    out[2] = third &<< 32 | fourth &>> 16
  }

  /// How many of the thirty-two characters stand before the first that is none of the alphabet.
  @inline(__always)
  static func soundCount(_ chunk: (ByteVector, ByteVector)) -> Int {
    let marks = UInt64(chunk.0.foreign) | UInt64(chunk.1.foreign) &<< 16
    return (marks | 1 &<< 32).trailingZeroBitCount
  }
}

/// The first of two parts, while it waits for the next part.
struct HeldPart {
  var isHeld = false
  /// Everything of its line; `isHeld` tells whether it still means something.
  var record: ReceptionRecord

  init(record: ReceptionRecord) { self.record = record }
}
