/// Message 9: where a search and rescue aircraft is (ITU-R M.1371-5 annex 8, §3.7).
///
/// 168 bits. Decoded from 134 bits on, which end with the UTC second.

/// The position report of a search and rescue aircraft.
public struct SearchAndRescueAircraftReport: Hashable, Sendable {
  static let shortest = 134

  /// How often it was repeated, 0…3.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// Altitude; absent for 4095.
  public var altitude: Field<Altitude>
  /// Speed over ground; absent for 1023.
  public var speed: Field<AircraftSpeed>
  /// Whether the position is good to 10 m or better.
  public var isAccurate: Bool
  /// Longitude; absent for 181°.
  public var longitude: Field<Longitude>
  /// Latitude; absent for 91°.
  public var latitude: Field<Latitude>
  /// Course over ground; absent for 360.0°.
  public var course: Field<CourseOverGround>
  /// UTC second of the position; absent from 60 on.
  public var second: Field<UTCSecond>
  /// Whether the altitude is barometric (true) or from satellites (false).
  public var isAltitudeBarometric: Field<Bool>
  /// Seven bits for regional use, kept as sent.
  public var regional: Field<ReservedBits> = .zero
  /// Whether the data terminal is *not* ready.
  public var isTerminalMissing: Field<Bool>
  /// Whether it reports in assigned mode.
  public var isAssigned: Field<Bool>
  /// Whether receiver autonomous integrity monitoring is in use.
  public var isIntegrityMonitored: Field<Bool>
  /// Communication state; nil when cut off.
  public var communicationState: CommunicationState?

  /// A report to send; what is not given is not available.
  public init(
    repeats: Int = 0, mmsi: Int, altitude: Field<Altitude> = .notAvailable,
    speed: Field<AircraftSpeed> = .notAvailable, isAccurate: Bool = false,
    longitude: Field<Longitude> = .notAvailable, latitude: Field<Latitude> = .notAvailable,
    course: Field<CourseOverGround> = .notAvailable, second: Field<UTCSecond> = .notAvailable,
    isAltitudeBarometric: Field<Bool> = .present(false),
    isTerminalMissing: Field<Bool> = .present(true), isAssigned: Field<Bool> = .present(false),
    isIntegrityMonitored: Field<Bool> = .present(false),
    communicationState: CommunicationState? = nil
  ) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.altitude = altitude
    self.speed = speed
    self.isAccurate = isAccurate
    self.longitude = longitude
    self.latitude = latitude
    self.course = course
    self.second = second
    self.isAltitudeBarometric = isAltitudeBarometric
    self.isTerminalMissing = isTerminalMissing
    self.isAssigned = isAssigned
    self.isIntegrityMonitored = isIntegrityMonitored
    self.communicationState =
      communicationState ?? CommunicationState(raw: 0, scheme: .selfOrganised)
  }

  init(_ bits: PayloadBits) {
    var fields = FieldReader(bits, at: 6)
    repeats = fields.whole(2)
    mmsi = fields.whole(30)
    altitude = fields.next(12)
    speed = fields.next(10)
    isAccurate = fields.flag()
    longitude = fields.next(28)
    latitude = fields.next(27)
    course = fields.next(12)
    second = fields.next(6)
    isAltitudeBarometric = fields.next(1)
    regional = fields.next(7)
    isTerminalMissing = fields.next(1)
    fields.skip(3)
    isAssigned = fields.next(1)
    isIntegrityMonitored = fields.next(1)
    communicationState = fields.selectedCommunicationState()
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: 9, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(altitude, 12)
    payload.put(speed, 10)
    payload.put(isAccurate)
    payload.put(longitude, 28)
    payload.put(latitude, 27)
    payload.put(course, 12)
    payload.put(second, 6)
    payload.put(isAltitudeBarometric, 1)
    payload.put(regional, 7)
    payload.put(isTerminalMissing, 1)
    payload.put(0, 3)
    payload.put(isAssigned, 1)
    payload.put(isIntegrityMonitored, 1)
    payload.putSelected(communicationState)
  }
}
