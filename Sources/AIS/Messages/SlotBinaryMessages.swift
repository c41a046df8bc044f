/// Messages 25 and 26: data in one slot or several, with or without an application's identifier, to one
/// station or to all (ITU-R M.1371-5 annex 8, §3.23 and §3.24).
///
/// 40 to 168 and 60 to 1,064 bits. Behind a destination stand two spare bits, and before the
/// communication state of message 26 four, so that the data begin and end with a byte; both came with
/// the fourth edition of the recommendation.

/// What messages 25 and 26 carry.
public struct SlotBinaryData: Hashable, Sendable {
  /// The data.
  public enum Content: Hashable, Sendable {
    /// An application's data.
    case application(ApplicationData)
    /// Bits that only sender and receiver understand.
    case bits(BitString)
  }

  /// The station it is for; nil when it is for everybody.
  public var destination: Field<Measure<StationIdentity>>?
  /// The data.
  public var content: Content

  /// Data to send; without a destination, to everybody.
  public init(destination: Field<Measure<StationIdentity>>? = nil, content: Content) {
    self.destination = destination
    self.content = content
  }

  init() { self.init(content: .bits(BitString())) }

  /// Fewest bits of a message with these two flags, up to where the data begin.
  static func shortest(isAddressed: Bool, hasIdentifier: Bool) -> Int {
    40 + (isAddressed ? 32 : 0) + (hasIdentifier ? 16 : 0)
  }

  /// With `mustBeWhole`, data that end inside their layout are kept as bits: a communication state that
  /// follows proves that nothing was cut off.
  mutating func walk(_ fields: inout some LayoutWalker, mustBeWhole: Bool = false) {
    var isAddressed = Field(destination != nil)
    var hasIdentifier = Field(false)
    if case .application = content { hasIdentifier = Field(true) }
    fields.field(&isAddressed, 1, "addressed")
    fields.field(&hasIdentifier, 1, "structured")
    if isAddressed.value == true {
      var station = destination ?? .notAvailable
      fields.field(&station, 30, "dest_mmsi")
      fields.spare(2)
      destination = station
    }
    if fields.isReading, hasIdentifier.value == true { content = .application(ApplicationData()) }
    switch content {
    case .application(var data):
      data.walk(&fields, mustBeWhole: mustBeWhole)
      content = .application(data)
    case .bits(var bits):
      fields.rest(&bits, kept: 0, "data")
      content = .bits(bits)
    }
  }
}

/// Data in one slot.
public struct SingleSlotBinaryMessage: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// The data.
  public var data = SlotBinaryData()

  init() {}

  /// A message to send.
  public init(repeats: Int = 0, mmsi: Int, data: SlotBinaryData) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.data = data
  }
}

extension SingleSlotBinaryMessage: LaidOutMessage {
  var typeNumber: Int { 25 }
  static var shortest: Int { 40 }

  /// Fewest bits of the message whose flags stand in `bits`, of which there are forty or more.
  @inline(__always)
  static func shortest(_ bits: PayloadBits) -> Int {
    SlotBinaryData.shortest(
      isAddressed: bits.unsigned(at: 38, width: 1) == 1,
      hasIdentifier: bits.unsigned(at: 39, width: 1) == 1)
  }

  mutating func walk(_ fields: inout some LayoutWalker) { data.walk(&fields) }
}

/// Data in several slots.
public struct MultipleSlotBinaryMessage: Hashable, Sendable {
  /// Spare bits and communication state behind the data.
  static let tail = 24

  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// The data.
  public var data = SlotBinaryData()
  /// Communication state; nil when cut off.
  public var communicationState: CommunicationState? = CommunicationState(
    raw: 0, scheme: .selfOrganised)

  init() {}

  /// A message to send.
  public init(repeats: Int = 0, mmsi: Int, data: SlotBinaryData) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.data = data
  }
}

extension MultipleSlotBinaryMessage: LaidOutMessage {
  var typeNumber: Int { 26 }
  static var shortest: Int { 64 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.beginData(kept: Self.tail)
    data.walk(&fields, mustBeWhole: true)
    fields.endData(kept: Self.tail)
    fields.spare(4)
    fields.state(&communicationState, nil, "radio")
  }
}
