/// How a line began, so that the next one that begins likewise need not be taken apart again.

/// The first bytes of a line, thirty-two at most.
struct LineBeginning {
  private var bytes: (ByteVector, ByteVector) = (.zero, .zero)
  /// How many of them there are; 0 before the first line.
  private(set) var length = 0
  /// Exclusive or of all but the first.
  private(set) var sum: UInt8 = 0

  /// Whether a line whose first thirty-two bytes are `chunk` begins likewise.
  @inline(__always)
  func begins(_ chunk: (ByteVector, ByteVector), _ scratch: ScanScratch) -> Bool {
    let differences = (chunk.0 ^ bytes.0, chunk.1 ^ bytes.1)
    let counted = scratch.first(length, of: differences)
    return length > 0 && (counted.0 | counted.1).isZero
  }

  /// Keeps the first `length` bytes of a line, of which thirty-two may be loaded; false, with nothing
  /// kept, when they are too many or none.
  mutating func keep(_ line: UnsafeRawPointer, length: Int) -> Bool {
    guard (1...32).contains(length) else {
      self.length = 0
      return false
    }
    bytes = (ByteVector(at: line), ByteVector(at: line + 16))
    self.length = length
    sum = UnsafeRawBufferPointer(start: line + 1, count: length - 1).exclusiveOr
    return true
  }
}
