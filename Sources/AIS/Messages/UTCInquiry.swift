/// Message 10: a question for the time (ITU-R M.1371-5 annex 8, §3.8); message 11 is the answer.
///
/// 72 bits. Decoded from 70 bits on, which end with the station asked.

/// A question for UTC time and date.
public struct UTCInquiry: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// The station that is asked; absent for 0.
  public var destination: Field<Measure<StationIdentity>> = .notAvailable

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int) {
    self.repeats = repeats
    self.mmsi = mmsi
  }
}

extension UTCInquiry: LaidOutMessage {
  var typeNumber: Int { 10 }
  static var shortest: Int { 70 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.field(&destination, 30, "dest_mmsi")
    fields.spare(2)
  }
}
