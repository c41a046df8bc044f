/// Messages 1, 2 and 3: where a class A ship is and how she moves (ITU-R M.1371-5 annex 8, §3.1).
///
/// 168 bits. Decoded from 143 bits on, which end with the UTC second; what follows may be cut off.

/// The position report of a class A transponder.
public struct PositionReport: Hashable, Sendable {
  /// Which of the three messages.
  public enum Kind: Int, Hashable, Sendable {
    /// Message 1, autonomous.
    case scheduled = 1
    /// Message 2, assigned by a base station.
    case assigned = 2
    /// Message 3, special or in answer to an interrogation.
    case special = 3

    /// The kind of a type number; the first for any other.
    @inlinable
    init(number: Int) { self = number == 3 ? .special : number == 2 ? .assigned : .scheduled }
  }

  @inlinable static var longest: Int { 168 }
  static var shortest: Int { 143 }

  /// Message 1, 2 or 3.
  public var type: Kind
  /// How often it was repeated, 0…3; 3 asks not to repeat it.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// Navigational status; absent for 15.
  public var status: Field<NavigationStatus>
  /// Rate of turn; absent for −128.
  public var rateOfTurn: Field<RateOfTurn>
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
  /// Special manoeuvre indicator; absent for 0.
  public var manoeuvre: Field<SpecialManoeuvre>
  /// Whether receiver autonomous integrity monitoring is in use.
  public var isIntegrityMonitored: Field<Bool>
  /// Communication state; nil when cut off.
  public var communicationState: CommunicationState?

  /// A report to send; what is not given is not available.
  public init(
    type: Kind = .scheduled, repeats: Int = 0, mmsi: Int,
    status: Field<NavigationStatus> = .notAvailable,
    rateOfTurn: Field<RateOfTurn> = .notAvailable, speed: Field<SpeedOverGround> = .notAvailable,
    isAccurate: Bool = false, longitude: Field<Longitude> = .notAvailable,
    latitude: Field<Latitude> = .notAvailable, course: Field<CourseOverGround> = .notAvailable,
    heading: Field<WholeDegrees> = .notAvailable, second: Field<UTCSecond> = .notAvailable,
    manoeuvre: Field<SpecialManoeuvre> = .notAvailable,
    isIntegrityMonitored: Field<Bool> = .present(false),
    communicationState: CommunicationState? = nil
  ) {
    self.type = type
    self.repeats = repeats
    self.mmsi = mmsi
    self.status = status
    self.rateOfTurn = rateOfTurn
    self.speed = speed
    self.isAccurate = isAccurate
    self.longitude = longitude
    self.latitude = latitude
    self.course = course
    self.heading = heading
    self.second = second
    self.manoeuvre = manoeuvre
    self.isIntegrityMonitored = isIntegrityMonitored
    let scheme: CommunicationState.Scheme = type == .special ? .incremental : .selfOrganised
    self.communicationState = communicationState ?? CommunicationState(raw: 0, scheme: scheme)
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
    var fields = FieldReader(bits, at: 0)
    type = Kind(number: fields.whole(6))
    repeats = fields.whole(2)
    mmsi = fields.whole(30)
    status = fields.next(4)
    rateOfTurn = fields.next(8)
    speed = fields.next(10)
    isAccurate = fields.flag()
    longitude = fields.next(28)
    latitude = fields.next(27)
    course = fields.next(12)
    heading = fields.next(9)
    second = fields.next(6)
    manoeuvre = fields.next(2)
    fields.skip(3)
    isIntegrityMonitored = fields.next(1)
    communicationState = fields.communicationState(
      type == .special ? .incremental : .selfOrganised)
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: type.rawValue, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(status, 4)
    payload.put(rateOfTurn, 8)
    payload.put(speed, 10)
    payload.put(isAccurate)
    payload.put(longitude, 28)
    payload.put(latitude, 27)
    payload.put(course, 12)
    payload.put(heading, 9)
    payload.put(second, 6)
    payload.put(manoeuvre, 2)
    payload.put(0, 3)
    payload.put(isIntegrityMonitored, 1)
    payload.put(communicationState)
  }
}
