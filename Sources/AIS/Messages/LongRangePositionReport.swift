/// Message 27: a class A ship heard from far away, in short form (ITU-R M.1371-5 annex 8, §3.25).
///
/// 96 bits. Decoded from 79 bits on, which end with the latitude; the rest may be cut off.

/// The long-range position report of a class A transponder.
public struct LongRangePositionReport: Hashable, Sendable {
  @inlinable static var longest: Int { 96 }
  static var shortest: Int { 79 }

  /// How often it was repeated, 0…3; 3 in every report the standard allows.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// Whether the position is good to 10 m or better (before it was rounded).
  public var isAccurate: Bool
  /// Whether receiver autonomous integrity monitoring is in use.
  public var isIntegrityMonitored: Bool
  /// Navigational status; absent for 15.
  public var status: Field<NavigationStatus>
  /// Longitude to 1/10 minute; absent for 181°.
  public var longitude: Field<CoarseLongitude>
  /// Latitude to 1/10 minute; absent for 91°.
  public var latitude: Field<CoarseLatitude>
  /// Speed over ground; absent for 63.
  public var speed: Field<CoarseSpeed>
  /// Course over ground; absent for 511.
  public var course: Field<WholeDegrees>
  /// Whether the position is *older* than five seconds, as the bit is defined.
  public var isPositionOld: Field<Bool>

  /// A report to send; what is not given is not available.
  public init(
    repeats: Int = 3, mmsi: Int, isAccurate: Bool = false, isIntegrityMonitored: Bool = false,
    status: Field<NavigationStatus> = .notAvailable,
    longitude: Field<CoarseLongitude> = .notAvailable,
    latitude: Field<CoarseLatitude> = .notAvailable, speed: Field<CoarseSpeed> = .notAvailable,
    course: Field<WholeDegrees> = .notAvailable, isPositionOld: Field<Bool> = .present(false)
  ) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.isAccurate = isAccurate
    self.isIntegrityMonitored = isIntegrityMonitored
    self.status = status
    self.longitude = longitude
    self.latitude = latitude
    self.speed = speed
    self.course = course
    self.isPositionOld = isPositionOld
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
    isAccurate = fields.flag()
    isIntegrityMonitored = fields.flag()
    status = fields.next(4)
    longitude = fields.next(18)
    latitude = fields.next(17)
    speed = fields.next(6)
    course = fields.next(9)
    isPositionOld = fields.next(1)
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: 27, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(isAccurate)
    payload.put(isIntegrityMonitored)
    payload.put(status, 4)
    payload.put(longitude, 18)
    payload.put(latitude, 17)
    payload.put(speed, 6)
    payload.put(course, 9)
    payload.put(isPositionOld, 1)
    payload.put(0, 1)
  }
}
