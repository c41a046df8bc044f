/// Message 20: slots that base stations keep for themselves (ITU-R M.1371-5 annex 8, §3.18).
///
/// 72 to 160 bits. Decoded from 70 bits on, which hold one reservation.

/// Slots reserved by a base station.
public struct SlotReservation: Hashable, Sendable {
  /// Slots from the one in use; absent for 0.
  public var offset: Field<Measure<SlotOffset>> = .notAvailable
  /// How many slots in a row, 1…15; 0 for none.
  public var slots: Field<PlainCode> = .zero
  /// Frames for which it holds, in minutes; 0 for none.
  public var timeout: Field<PlainCode> = .zero
  /// Slots until it repeats; absent for 0, one slot in the frame.
  public var increment: Field<Measure<SlotIncrement>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension SlotReservation: PayloadLayout {
  static var shortest: Int { 30 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&offset, 12, "offset")
    fields.field(&slots, 4, "number")
    fields.field(&timeout, 3, "timeout")
    fields.field(&increment, 11, "increment")
  }
}

/// A base station's reservations of slots.
public struct DataLinkManagement: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// One to four reservations.
  public var reservations: UpToFour<SlotReservation> = []

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int) {
    self.repeats = repeats
    self.mmsi = mmsi
  }
}

extension DataLinkManagement {
  /// Reads a message of at least `shortest` bits by steps that are constants, as `walk` does field by
  /// field.
  init(_ bits: PayloadBits) {
    var fields = FieldReader(bits, at: 6)
    repeats = fields.whole(2)
    mmsi = fields.whole(30)
    fields.skip(2)
    while reservations.count < 4, fields.bitsLeft >= SlotReservation.shortest {
      var reservation = SlotReservation()
      reservation.offset = fields.next(12)
      reservation.slots = fields.next(4)
      reservation.timeout = fields.next(3)
      reservation.increment = fields.next(11)
      reservations.append(reservation)
    }
  }
}

extension DataLinkManagement: LaidOutMessage {
  var typeNumber: Int { 20 }
  static var shortest: Int { 70 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.few(&reservations, "reservations")
  }
}
