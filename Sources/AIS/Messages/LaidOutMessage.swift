/// What the rarer messages share: a header, and a layout that is told once.

/// A message whose fields behind the header are told by `walk`.
protocol LaidOutMessage: PayloadLayout {
  /// The type number.
  var typeNumber: Int { get }
  /// How often it was repeated, 0…3.
  var repeats: Int { get set }
  /// 30 bits; above 999,999,999 it is no MMSI.
  var mmsi: Int { get set }
}

extension LaidOutMessage {
  /// Reads a message of at least `shortest` bits.
  init(_ bits: PayloadBits) {
    self.init()
    fill(bits)
  }

  mutating func fill(_ bits: PayloadBits) {
    var fields = LayoutReader(bits, at: 6)
    repeats = fields.code(2) ?? 0
    mmsi = fields.code(30) ?? 0
    walk(&fields)
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: typeNumber, repeats: repeats, mmsi: mmsi, to: &payload)
    var (copy, writer) = (self, LayoutWriter(payload))
    copy.walk(&writer)
    payload = writer.payload
  }
}
