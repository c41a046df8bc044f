/// Message 15: a request for other messages (ITU-R M.1371-5 annex 8, §3.13).
///
/// 88 to 160 bits: one station and one message, one station and two messages, or two stations.
/// Decoded from 88 bits on; what a shorter form does not have is absent as truncated.

/// A request to one or two stations for one to three messages.
public struct Interrogation: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// The first station asked; absent for 0.
  public var firstStation: Field<Measure<StationIdentity>> = .notAvailable
  /// Type of the first message asked of it.
  public var firstType: Field<PlainCode> = .zero
  /// Slot offset of the answer.
  public var firstOffset: Field<PlainCode> = .zero
  /// Type of the second message asked of it; 0 for none.
  public var secondType: Field<PlainCode> = .zero
  /// Slot offset of that answer.
  public var secondOffset: Field<PlainCode> = .zero
  /// The second station asked; absent for 0.
  public var otherStation: Field<Measure<StationIdentity>> = .notAvailable
  /// Type of the message asked of the second station; 0 for none.
  public var otherType: Field<PlainCode> = .zero
  /// Slot offset of its answer.
  public var otherOffset: Field<PlainCode> = .zero

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int) {
    self.repeats = repeats
    self.mmsi = mmsi
  }
}

extension Interrogation: LaidOutMessage {
  var typeNumber: Int { 15 }
  static var shortest: Int { 88 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.field(&firstStation, 30, "mmsi1")
    fields.field(&firstType, 6, "type1_1")
    fields.field(&firstOffset, 12, "offset1_1")
    fields.spare(2)
    fields.field(&secondType, 6, "type1_2")
    fields.field(&secondOffset, 12, "offset1_2")
    fields.spare(2)
    fields.field(&otherStation, 30, "mmsi2")
    fields.field(&otherType, 6, "type2_1")
    fields.field(&otherOffset, 12, "offset2_1")
    fields.spare(2)
  }
}
