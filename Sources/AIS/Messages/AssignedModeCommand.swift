/// Message 16: when one or two stations are to report (ITU-R M.1371-5 annex 8, §3.14).
///
/// 96 or 144 bits. Decoded from 92 bits on, which hold one assignment.

/// The reporting that is assigned to one station.
public struct Assignment: Hashable, Sendable {
  /// The station; absent for 0.
  public var station: Field<Measure<StationIdentity>> = .notAvailable
  /// Offset to the first slot; with increment 0, reports in ten minutes.
  public var offset: Field<PlainCode> = .zero
  /// Slots between reports; 0 says that `offset` is a rate.
  public var increment: Field<PlainCode> = .zero

  /// Nothing available.
  public init() {}
}

extension Assignment: PayloadLayout {
  static var shortest: Int { 52 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&station, 30, "mmsi")
    fields.field(&offset, 12, "offset")
    fields.field(&increment, 10, "increment")
  }
}

/// A command to report at given times.
public struct AssignedModeCommand: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// One or two assignments.
  public var assignments: [Assignment] = []

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int) {
    self.repeats = repeats
    self.mmsi = mmsi
  }
}

extension AssignedModeCommand: LaidOutMessage {
  var typeNumber: Int { 16 }
  static var shortest: Int { 92 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.list(&assignments, most: 2, "assignments")
  }
}
