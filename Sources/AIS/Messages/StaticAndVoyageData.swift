/// Message 5: who a class A ship is and where she says she goes (ITU-R M.1371-5 annex 8, §3.3).
///
/// 424 bits, in two sentences. Decoded from 302 bits on, which end with the draught; a destination
/// that is not whole is absent, and so is a terminal flag that is cut off (422 bits).

/// Static and voyage related data of a class A ship.
public struct StaticAndVoyageData: Hashable, Sendable {
  @inlinable static var longest: Int { 424 }
  static var shortest: Int { 302 }

  /// How often it was repeated, 0…3.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// AIS version, 0…3: 0 is ITU-R M.1371-1, 1 -3, 2 -5, 3 later.
  public var version: Int
  /// The IMO field as typed; absent for 0.
  public var imo: Field<IMOField>
  /// Seven characters.
  public var callSign: SixBitText
  /// Twenty characters.
  public var name: SixBitText
  /// Type of ship and cargo; absent for 0.
  public var shipType: Field<ShipType>
  /// Hull dimensions; absent when all are zero.
  public var dimensions: Field<Dimensions>
  /// Kind of position fixing device; absent for 0.
  public var device: Field<PositionFixingDevice>
  /// Estimated time of arrival.
  public var arrival: EstimatedArrival
  /// Present static draught; absent for 0.
  public var draught: Field<Draught>
  /// Twenty characters; nil when the message ended before all of them.
  public var destination: SixBitText?
  /// Whether the data terminal is *not* ready, as the bit is defined.
  public var isTerminalMissing: Field<Bool>

  /// Data to send; what is not given is not available.
  public init(
    repeats: Int = 0, mmsi: Int, version: Int = 2, imo: Field<IMOField> = .notAvailable,
    callSign: SixBitText = SixBitText(blank: 7), name: SixBitText = SixBitText(blank: 20),
    shipType: Field<ShipType> = .notAvailable, dimensions: Field<Dimensions> = .notAvailable,
    device: Field<PositionFixingDevice> = .notAvailable,
    arrival: EstimatedArrival = EstimatedArrival(), draught: Field<Draught> = .notAvailable,
    destination: SixBitText? = SixBitText(blank: 20),
    isTerminalMissing: Field<Bool> = .present(true)
  ) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.version = version
    self.imo = imo
    self.callSign = callSign
    self.name = name
    self.shipType = shipType
    self.dimensions = dimensions
    self.device = device
    self.arrival = arrival
    self.draught = draught
    self.destination = destination
    self.isTerminalMissing = isTerminalMissing
  }

  /// Reads a message of the standard's length without looking at it for every field.
  @inlinable
  @inline(__always)
  init(_ bits: PayloadBits) {
    if bits.bitCount >= Self.longest {
      self.init(fields: PayloadBits(words: bits.words, bitCount: Self.longest))
    } else {
      self.init(fields: bits)
    }
  }

  @inlinable
  @inline(__always)
  init(fields bits: PayloadBits) {
    var fields = FieldReader(bits, at: 6)
    repeats = fields.whole(2)
    mmsi = fields.whole(30)
    version = fields.whole(2)
    imo = fields.next(30)
    callSign = fields.text(7) ?? SixBitText(blank: 7)
    name = fields.text(20) ?? SixBitText(blank: 20)
    shipType = fields.next(8)
    dimensions = fields.next(30)
    device = fields.next(4)
    arrival = EstimatedArrival(
      month: fields.next(4), day: fields.next(5), hour: fields.next(5), minute: fields.next(6))
    draught = fields.next(8)
    destination = fields.text(20)
    isTerminalMissing = fields.next(1)
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: 5, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(version, 2)
    payload.put(imo, 30)
    payload.put(callSign, 7)
    payload.put(name, 20)
    payload.put(shipType, 8)
    payload.put(dimensions, 30)
    payload.put(device, 4)
    payload.put(arrival.month, 4)
    payload.put(arrival.day, 5)
    payload.put(arrival.hour, 5)
    payload.put(arrival.minute, 6)
    payload.put(draught, 8)
    payload.put(destination, 20)
    payload.put(isTerminalMissing, 1)
    payload.put(0, 1)
  }
}
