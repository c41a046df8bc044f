/// Fills the fields of a layout from the bits of a message.
///
/// A field that the message does not hold whole is absent as truncated, and so is all behind it.

/// A place in the bits of a message, moved on by every field.
struct LayoutReader: LayoutWalker {
  private let bits: PayloadBits
  private(set) var offset: Int
  /// Where the message, or the part of it that is read, ends.
  private var end: Int

  init(_ bits: PayloadBits, at offset: Int) {
    self.bits = bits
    self.offset = offset
    end = bits.bitCount
  }

  var isReading: Bool { true }
  var isPastEnd: Bool { offset > end }
  var bitsLeft: Int? { max(0, end - offset) }

  /// The next `width` bits; nil when they are not all there.
  @inline(__always)
  mutating func code(_ width: Int) -> Int? {
    let start = offset
    offset += width
    guard width <= end - start, (1...32).contains(width) else { return nil }
    return Int(truncatingIfNeeded: bits.left(at: start) &>> UInt64(truncatingIfNeeded: 64 - width))
  }

  mutating func field<Code: ListedCode>(
    _ field: inout Field<Code>, _ width: Int, _ name: StaticString
  ) {
    guard var code = code(width) else {
      field = .truncated
      return
    }
    if Code.isSigned, code >> (width - 1) == 1 { code -= 1 << width }
    field = Field(code: code)
  }

  mutating func text(_ text: inout SixBitText?, _ characters: Int, _ name: StaticString) {
    defer { offset += characters * 6 }
    guard characters * 6 <= end - offset else {
      text = nil
      return
    }
    guard characters > 0, characters <= 20 else {
      text = SixBitText(blank: characters)
      return
    }
    let second = characters > 10 ? bits.left(at: offset + 60) >> 4 : 0
    text = SixBitText(
      first: bits.left(at: offset) >> 4, second: second, capacity: characters)
  }

  mutating func text(_ text: inout MessageText, _ name: StaticString) {
    let (start, count) = (offset, max(0, end - offset) / 6)
    offset += count * 6
    guard count > 0 else {
      text = MessageText()
      return
    }
    let codes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      for index in buffer.indices.prefix(count) {
        buffer[index] = UInt8(truncatingIfNeeded: bits.left(at: start + index * 6) >> 58)
      }
      filled = count
    }
    text = MessageText(codes: codes)
  }

  mutating func rest(_ rest: inout BitString, kept: Int, _ name: StaticString) {
    let last = max(offset, end - kept)
    rest = BitString(bits, offset..<last)
    offset = last
  }

  mutating func spare(_ width: Int) { offset += width }

  mutating func list<Part: PayloadLayout>(_ parts: inout [Part], most: Int, _ name: StaticString) {
    parts = []
    parts.reserveCapacity(min(most, max(0, end - offset) / max(Part.shortest, 8)))
    while parts.count < most, end - offset >= Part.shortest {
      var part = Part()
      part.walk(&self)
      parts.append(part)
    }
  }

  mutating func few<Part: PayloadLayout>(_ parts: inout UpToFour<Part>, _ name: StaticString) {
    parts = UpToFour()
    while parts.count < 4, end - offset >= Part.shortest {
      var part = Part()
      part.walk(&self)
      parts.append(part)
    }
  }

  mutating func moment(_ moment: inout Moment, _ order: Moment.Order, _ name: StaticString) {
    moment.walk(order, &self)
  }

  mutating func state(
    _ state: inout CommunicationState?, _ scheme: CommunicationState.Scheme?, _ name: StaticString
  ) {
    let selector = scheme.map { $0 == .incremental ? 1 : 0 } ?? code(1)
    guard let raw = code(19), let selector else {
      state = nil
      return
    }
    state = CommunicationState(raw: raw, scheme: selector == 1 ? .incremental : .selfOrganised)
  }

  func flag(ahead distance: Int) -> Bool? {
    guard distance < end - offset else { return nil }
    return bits.unsigned(at: offset + distance, width: 1).map { $0 == 1 }
  }

  mutating func beginData(kept: Int) { end -= kept }

  mutating func endData(kept: Int) {
    offset = end
    end += kept
  }
}
