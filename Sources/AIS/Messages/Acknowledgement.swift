/// Messages 7 and 13: what was addressed to the sender has arrived (ITU-R M.1371-5 annex 8, §3.5).
///
/// 72 to 168 bits. Decoded from 72 bits on, which hold one entry.

/// One acknowledged message: whose it was and its sequence number.
public struct Acknowledged: Hashable, Sendable {
  /// Who sent the message that arrived; absent for 0.
  public var station: Field<Measure<StationIdentity>> = .notAvailable
  /// Its sequence number, 0…3; reserved before ITU-R M.1371-5.
  public var sequence: Field<PlainCode> = .zero

  /// Nothing available.
  public init() {}
}

extension Acknowledged: PayloadLayout {
  static var shortest: Int { 30 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&station, 30, "mmsi")
    fields.field(&sequence, 2, "seqno")
  }
}

/// An acknowledgement of one to four messages.
public struct Acknowledgement: Hashable, Sendable {
  /// Message 7 or 13.
  public var type = Kind.binary
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// What arrived, one to four entries.
  public var acknowledged: UpToFour<Acknowledged> = []

  init() {}

  init(type: Kind, _ bits: PayloadBits) {
    self.init()
    self.type = type
    fill(bits)
  }

  /// A message to send; what is not set is not available.
  public init(type: Kind = .binary, repeats: Int = 0, mmsi: Int) {
    self.type = type
    self.repeats = repeats
    self.mmsi = mmsi
  }

  /// Which of the two messages.
  public enum Kind: Int, Hashable, Sendable {
    /// Message 7, for addressed binary messages.
    case binary = 7
    /// Message 13, for addressed safety related messages.
    case safety = 13
  }
}

extension Acknowledgement: LaidOutMessage {
  var typeNumber: Int { type.rawValue }
  static var shortest: Int { 72 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.few(&acknowledged, "acks")
  }
}
