/// Messages 6 and 8: data of an application, to one station or to all (ITU-R M.1371-5 annex 8, §3.4
/// and §3.6).
///
/// 88 to 1,008 and 56 to 1,008 bits; decoded from 88 and 56 bits on, which end with the identifier.

/// An application's data for one station.
public struct AddressedBinaryMessage: Hashable, Sendable {
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
  /// The application and its data.
  public var application = ApplicationData()

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int, application: ApplicationData) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.application = application
  }
}

extension AddressedBinaryMessage: LaidOutMessage {
  var typeNumber: Int { 6 }
  static var shortest: Int { 88 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&sequence, 2, "seqno")
    fields.field(&destination, 30, "dest_mmsi")
    fields.field(&isRetransmission, 1, "retransmit")
    fields.spare(1)
    application.walk(&fields)
  }
}

/// An application's data for everybody.
public struct BroadcastBinaryMessage: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// The application and its data.
  public var application = ApplicationData()

  init() {}

  /// A message to send.
  public init(repeats: Int = 0, mmsi: Int, application: ApplicationData) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.application = application
  }
}

extension BroadcastBinaryMessage: LaidOutMessage {
  var typeNumber: Int { 8 }
  static var shortest: Int { 56 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    application.walk(&fields)
  }
}
