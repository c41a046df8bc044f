/// Message 18: where a class B vessel is and how she moves (ITU-R M.1371-5 annex 8, §3.16).
///
/// 168 bits. Decoded from 139 bits on, which end with the UTC second.

/// The standard position report of a class B transponder.
public struct ClassBPositionReport: Hashable, Sendable {
  @inlinable static var longest: Int { 168 }
  static var shortest: Int { 139 }

  /// How often it was repeated, 0…3.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// Eight bits behind the sender, kept as sent.
  public var reserved: Field<ReservedBits>
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
  /// Two bits for regional use, kept as sent.
  public var regional: Field<ReservedBits>
  /// Whether the unit listens before it sends (true) or reserves slots (false).
  public var isCarrierSense: Field<Bool>
  /// Whether it has a display.
  public var hasDisplay: Field<Bool>
  /// Whether it has digital selective calling.
  public var hasSelectiveCalling: Field<Bool>
  /// Whether it can use the whole marine band.
  public var isWholeBand: Field<Bool>
  /// Whether it obeys message 22.
  public var obeysChannelManagement: Field<Bool>
  /// Whether it reports in assigned mode.
  public var isAssigned: Field<Bool>
  /// Whether receiver autonomous integrity monitoring is in use.
  public var isIntegrityMonitored: Field<Bool>
  /// Communication state; nil when cut off, without meaning for carrier sense units.
  public var communicationState: CommunicationState?

  /// The state that carrier sense units send in place of one.
  public static let carrierSenseState = CommunicationState(raw: 0x60006, scheme: .incremental)

  /// A report of a carrier sense unit to send; what is not given is not available.
  public init(
    repeats: Int = 0, mmsi: Int, speed: Field<SpeedOverGround> = .notAvailable,
    isAccurate: Bool = false, longitude: Field<Longitude> = .notAvailable,
    latitude: Field<Latitude> = .notAvailable, course: Field<CourseOverGround> = .notAvailable,
    heading: Field<WholeDegrees> = .notAvailable, second: Field<UTCSecond> = .notAvailable,
    isCarrierSense: Field<Bool> = .present(true), hasDisplay: Field<Bool> = .present(false),
    hasSelectiveCalling: Field<Bool> = .present(false),
    isWholeBand: Field<Bool> = .present(true),
    obeysChannelManagement: Field<Bool> = .present(true),
    isAssigned: Field<Bool> = .present(false),
    isIntegrityMonitored: Field<Bool> = .present(false),
    communicationState: CommunicationState? = Self.carrierSenseState
  ) {
    self.repeats = repeats
    self.mmsi = mmsi
    reserved = .zero
    self.speed = speed
    self.isAccurate = isAccurate
    self.longitude = longitude
    self.latitude = latitude
    self.course = course
    self.heading = heading
    self.second = second
    regional = .zero
    self.isCarrierSense = isCarrierSense
    self.hasDisplay = hasDisplay
    self.hasSelectiveCalling = hasSelectiveCalling
    self.isWholeBand = isWholeBand
    self.obeysChannelManagement = obeysChannelManagement
    self.isAssigned = isAssigned
    self.isIntegrityMonitored = isIntegrityMonitored
    self.communicationState = communicationState
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
    reserved = fields.next(8)
    speed = fields.next(10)
    isAccurate = fields.flag()
    longitude = fields.next(28)
    latitude = fields.next(27)
    course = fields.next(12)
    heading = fields.next(9)
    second = fields.next(6)
    regional = fields.next(2)
    isCarrierSense = fields.next(1)
    hasDisplay = fields.next(1)
    hasSelectiveCalling = fields.next(1)
    isWholeBand = fields.next(1)
    obeysChannelManagement = fields.next(1)
    isAssigned = fields.next(1)
    isIntegrityMonitored = fields.next(1)
    communicationState = fields.selectedCommunicationState()
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: 18, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(reserved, 8)
    payload.put(speed, 10)
    payload.put(isAccurate)
    payload.put(longitude, 28)
    payload.put(latitude, 27)
    payload.put(course, 12)
    payload.put(heading, 9)
    payload.put(second, 6)
    payload.put(regional, 2)
    payload.put(isCarrierSense, 1)
    payload.put(hasDisplay, 1)
    payload.put(hasSelectiveCalling, 1)
    payload.put(isWholeBand, 1)
    payload.put(obeysChannelManagement, 1)
    payload.put(isAssigned, 1)
    payload.put(isIntegrityMonitored, 1)
    payload.putSelected(communicationState)
  }
}
