/// Messages 12 and 14: texts about safety, to one station or to all (ITU-R M.1371-5 annex 8, §3.10
/// and §3.12).
///
/// 72 to 1,008 bits and 40 to 1,008 bits; the text is what follows the 72 or 40 bits.

/// A text about safety to one station.
public struct AddressedSafetyMessage: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// Sequence number, 0…3.
  public var sequence: Field<PlainCode> = .zero
  /// The station it is for; absent for 0.
  public var destination: Field<Measure<StationIdentity>> = .notAvailable
  /// Whether it is sent again.
  public var isRetransmission: Field<Bool> = .unset
  /// Up to 156 characters.
  public var text: MessageText = MessageText()

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int) {
    self.repeats = repeats
    self.mmsi = mmsi
  }
}

extension AddressedSafetyMessage: LaidOutMessage {
  var typeNumber: Int { 12 }
  static var shortest: Int { 72 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&sequence, 2, "seqno")
    fields.field(&destination, 30, "dest_mmsi")
    fields.field(&isRetransmission, 1, "retransmit")
    fields.spare(1)
    fields.text(&text, "text")
  }
}

/// A text about safety to everybody.
public struct SafetyBroadcast: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// Up to 161 characters.
  public var text: MessageText = MessageText()

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int) {
    self.repeats = repeats
    self.mmsi = mmsi
  }
}

extension SafetyBroadcast: LaidOutMessage {
  var typeNumber: Int { 14 }
  static var shortest: Int { 40 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.text(&text, "text")
  }
}
