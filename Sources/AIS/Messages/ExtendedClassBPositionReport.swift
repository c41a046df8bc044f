/// Message 19: position and static data of a class B vessel in one (ITU-R M.1371-5 annex 8, §3.17).
///
/// 312 bits. Decoded from 139 bits on, which end with the UTC second; each static field is there
/// when it is whole.

/// The extended position report of a class B transponder.
public struct ExtendedClassBPositionReport: Hashable, Sendable {
  static var longest: Int { 312 }
  static var shortest: Int { 139 }

  /// How often it was repeated, 0…3.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// Eight bits behind the sender, kept as sent.
  public var reserved: Field<ReservedBits> = .zero
  /// Speed over ground; absent for 1023.
  public var speed: Field<SpeedOverGround>
  /// Whether the position is good to 10 m or better.
  public var isAccurate: Bool
  /// Longitude; absent for 181°.
  public var longitude: Field<Longitude>
  /// Latitude; absent for 91°.
  public var latitude: Field<Latitude>
  /// Course over ground; absent for 360.0°.
  public var course: Field<CourseOverGround>
  /// True heading; absent for 511.
  public var heading: Field<WholeDegrees>
  /// UTC second of the position; absent from 60 on.
  public var second: Field<UTCSecond>
  /// Four bits for regional use, kept as sent.
  public var regional: Field<ReservedBits> = .zero
  /// Twenty characters; nil when cut off.
  public var name: SixBitText?
  /// Type of ship and cargo; absent for 0.
  public var shipType: Field<ShipType>
  /// Hull dimensions; absent when all are zero.
  public var dimensions: Field<Dimensions>
  /// Kind of position fixing device; absent for 0.
  public var device: Field<PositionFixingDevice>
  /// Whether receiver autonomous integrity monitoring is in use.
  public var isIntegrityMonitored: Field<Bool>
  /// Whether the data terminal is *not* ready.
  public var isTerminalMissing: Field<Bool>
  /// Whether it reports in assigned mode.
  public var isAssigned: Field<Bool>

  /// A report to send; what is not given is not available.
  public init(
    repeats: Int = 0, mmsi: Int, speed: Field<SpeedOverGround> = .notAvailable,
    isAccurate: Bool = false, longitude: Field<Longitude> = .notAvailable,
    latitude: Field<Latitude> = .notAvailable, course: Field<CourseOverGround> = .notAvailable,
    heading: Field<WholeDegrees> = .notAvailable, second: Field<UTCSecond> = .notAvailable,
    name: SixBitText? = SixBitText(blank: 20), shipType: Field<ShipType> = .notAvailable,
    dimensions: Field<Dimensions> = .notAvailable,
    device: Field<PositionFixingDevice> = .notAvailable,
    isIntegrityMonitored: Field<Bool> = .present(false),
    isTerminalMissing: Field<Bool> = .present(true), isAssigned: Field<Bool> = .present(false)
  ) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.speed = speed
    self.isAccurate = isAccurate
    self.longitude = longitude
    self.latitude = latitude
    self.course = course
    self.heading = heading
    self.second = second
    self.name = name
    self.shipType = shipType
    self.dimensions = dimensions
    self.device = device
    self.isIntegrityMonitored = isIntegrityMonitored
    self.isTerminalMissing = isTerminalMissing
    self.isAssigned = isAssigned
  }

  /// Reads a message of the standard's length without looking at it for every field.
  init(_ bits: PayloadBits) {
    if bits.bitCount >= Self.longest {
      self.init(fields: PayloadBits(words: bits.words, bitCount: Self.longest))
    } else {
      self.init(fields: bits)
    }
  }

  @inline(__always)
  private init(fields bits: PayloadBits) {
    var fields = FieldReader(bits, at: 6)
    repeats = fields.whole(2)
    mmsi = fields.whole(30)
    reserved = fields.next(8)
    speed = fields.next(10)
    isAccurate = fields.flag()
    longitude = fields.next(28)
    latitude = fields.next(27)
    course = fields.next(12)
    heading = fields.next(9)
    second = fields.next(6)
    regional = fields.next(4)
    name = fields.text(20)
    shipType = fields.next(8)
    dimensions = fields.next(30)
    device = fields.next(4)
    isIntegrityMonitored = fields.next(1)
    isTerminalMissing = fields.next(1)
    isAssigned = fields.next(1)
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: 19, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(reserved, 8)
    payload.put(speed, 10)
    payload.put(isAccurate)
    payload.put(longitude, 28)
    payload.put(latitude, 27)
    payload.put(course, 12)
    payload.put(heading, 9)
    payload.put(second, 6)
    payload.put(regional, 4)
    payload.put(name, 20)
    payload.put(shipType, 8)
    payload.put(dimensions, 30)
    payload.put(device, 4)
    payload.put(isIntegrityMonitored, 1)
    payload.put(isTerminalMissing, 1)
    payload.put(isAssigned, 1)
    payload.put(0, 4)
  }
}
