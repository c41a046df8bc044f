/// Appends the fields of a layout to a message that is to be sent.

/// The message so far.
struct LayoutWriter: LayoutWalker {
  var payload: EncodedPayload

  init(_ payload: EncodedPayload) { self.payload = payload }

  var isReading: Bool { false }
  var bitsLeft: Int? { nil }

  mutating func field<Code: ListedCode>(
    _ field: inout Field<Code>, _ width: Int, _ name: StaticString
  ) {
    payload.put(field, width)
  }

  mutating func text(_ text: inout SixBitText?, _ characters: Int, _ name: StaticString) {
    payload.put(text, characters)
  }

  mutating func text(_ text: inout MessageText, _ name: StaticString) {
    for code in text.codes { payload.put(Int(code), 6) }
  }

  mutating func rest(_ bits: inout BitString, kept: Int, _ name: StaticString) {
    for place in 0..<bits.bitCount { payload.put(bits.unsigned(at: place, width: 1) ?? 0, 1) }
  }

  mutating func spare(_ width: Int) {
    for _ in 0..<width { payload.put(0, 1) }
  }

  mutating func list<Part: PayloadLayout>(_ parts: inout [Part], most: Int, _ name: StaticString) {
    for index in parts.indices.prefix(most) { parts[index].walk(&self) }
  }

  mutating func moment(_ moment: inout Moment, _ order: Moment.Order, _ name: StaticString) {
    moment.walk(order, &self)
  }

  mutating func state(
    _ state: inout CommunicationState?, _ scheme: CommunicationState.Scheme?, _ name: StaticString
  ) {
    if scheme == nil { payload.putSelected(state) } else { payload.put(state) }
  }

  mutating func beginData(kept: Int) {}

  mutating func endData(kept: Int) {}

  func flag(ahead distance: Int) -> Bool? { nil }
}
