/// One position report in forty bytes.
///
/// A run holds, sorts and spills hundreds of millions of fixes, so that each is kept as the small
/// whole numbers it was sent as. A position is kept in 1/10,000 minute, the unit of AIS, when both
/// of its numbers are whole in it, else in 1e-7 degree (1.1 cm); a text of up to seven decimals and a
/// transmitted position both come back as the very same numbers. Speed, course and heading are kept
/// to a hundredth, where AIS and the tables made from it have tenths at most.

/// The kind of transponder a fix came from; it sets how often and how exactly a ship reports.
@usableFromInline
package enum Transponder: UInt8, Hashable, Sendable, BitwiseCopyable {
  case unknown = 0
  case classA = 1
  case classB = 2
  /// Type 27: a class A ship heard by satellite; position to 1/10 minute (±0.05′, about 93 m).
  case longRange = 3
}

/// One position of one transmitter at one time.
@usableFromInline
package struct Fix: Hashable, Sendable, BitwiseCopyable {
  @usableFromInline package let time: Instant
  @usableFromInline package let source: SourceReference
  /// In the unit that `flags` names.
  @usableFromInline let latitudeUnits: Int32
  @usableFromInline let longitudeUnits: Int32
  @usableFromInline package let mmsi: MMSI
  /// Hundredths; 65,535 stands for absent.
  @usableFromInline let speedUnits: UInt16
  @usableFromInline let courseUnits: UInt16
  @usableFromInline let headingUnits: UInt16
  /// Bits 0–1 transponder, 2 unit of position (0 minutes, 1 degrees), 3 status given, 4–7 status.
  @usableFromInline let flags: UInt16

  @inlinable
  package init(
    time: Instant, mmsi: MMSI, position: Coordinate, speed: Knots? = nil, course: Bearing? = nil,
    heading: Bearing? = nil, navigationStatus: UInt8? = nil, transponder: Transponder = .unknown,
    source: SourceReference
  ) {
    self.time = time
    self.mmsi = mmsi
    self.source = source
    let place = PackedPosition(position)
    latitudeUnits = place.latitude
    longitudeUnits = place.longitude
    speedUnits = speed?.hundredths ?? .max
    courseUnits = course?.hundredths ?? .max
    headingUnits = heading?.hundredths ?? .max
    flags = Self.flags(place, navigationStatus, transponder)
  }

  /// From numbers that are whole already: speed, course and heading in hundredths, held to 102.30 and
  /// below 360; nil for absent.
  @inlinable
  package init(
    time: Instant, mmsi: MMSI, place: PackedPosition, speed: UInt16?, course: UInt16?,
    heading: UInt16?, navigationStatus: UInt8?, transponder: Transponder, source: SourceReference
  ) {
    self.time = time
    self.mmsi = mmsi
    self.source = source
    latitudeUnits = place.latitude
    longitudeUnits = place.longitude
    speedUnits = speed ?? .max
    courseUnits = course ?? .max
    headingUnits = heading ?? .max
    flags = Self.flags(place, navigationStatus, transponder)
  }

  @inlinable
  static func flags(
    _ place: PackedPosition, _ status: UInt8?, _ transponder: Transponder
  ) -> UInt16 {
    let bits = UInt16(transponder.rawValue) | (place.isInDegrees ? 4 : 0)
    guard let status else { return bits }
    return bits | 8 | UInt16(status & 15) << 4
  }

  @usableFromInline
  init(_ other: Self, time: Instant, source: SourceReference) {
    self.time = time
    self.source = source
    latitudeUnits = other.latitudeUnits
    longitudeUnits = other.longitudeUnits
    mmsi = other.mmsi
    speedUnits = other.speedUnits
    courseUnits = other.courseUnits
    headingUnits = other.headingUnits
    flags = other.flags
  }

  /// The same fix read from elsewhere.
  @inlinable
  package func referring(to source: SourceReference) -> Self {
    Self(self, time: time, source: source)
  }

  @inlinable package var position: Coordinate {
    let unit = flags & 4 == 0 ? 600_000.0 : 10_000_000.0
    return Coordinate(
      checkedLatitude: Double(latitudeUnits) / unit, longitude: Double(longitudeUnits) / unit)
  }

  /// Nil when the ship sent none or an impossible one.
  @inlinable package var speed: Knots? {
    speedUnits == .max ? nil : Knots(Double(speedUnits) / 100)
  }

  @inlinable package var course: Bearing? { Self.bearing(courseUnits) }

  /// True heading; nil when not sent (511).
  @inlinable package var heading: Bearing? { Self.bearing(headingUnits) }

  /// ITU-R M.1371 navigational status 0…15; nil when not sent.
  @inlinable package var navigationStatus: UInt8? {
    flags & 8 == 0 ? nil : UInt8(truncatingIfNeeded: flags >> 4 & 15)
  }

  @inlinable package var transponder: Transponder {
    switch flags & 3 {
    case 1: .classA
    case 2: .classB
    case 3: .longRange
    default: .unknown
    }
  }

  /// Equal in everything but the bytes it came from.
  @inlinable
  package func isSame(as other: Self) -> Bool {
    time.milliseconds == other.time.milliseconds && mmsi.number == other.mmsi.number
      && saysTheSame(as: other)
  }

  /// Equal in what was sent, whenever and by whomever.
  @inlinable
  package func saysTheSame(as other: Self) -> Bool {
    latitudeUnits == other.latitudeUnits && longitudeUnits == other.longitudeUnits
      && speedUnits == other.speedUnits && courseUnits == other.courseUnits
      && headingUnits == other.headingUnits && flags == other.flags
  }

  /// The total order of the fixes of one ship: time, what was sent, where it was read.
  @inlinable
  package static func isInOrder(_ left: Self, _ right: Self) -> Bool {
    if left.time.milliseconds != right.time.milliseconds { return left.time < right.time }
    if !left.saysTheSame(as: right) { return left.content < right.content }
    return left.source < right.source
  }

  @inlinable var content: (UInt64, UInt64) {
    let place =
      UInt64(UInt32(bitPattern: latitudeUnits)) << 32 | UInt64(UInt32(bitPattern: longitudeUnits))
    let motion =
      UInt64(speedUnits) << 48 | UInt64(courseUnits) << 32 | UInt64(headingUnits) << 16
    return (place, motion | UInt64(flags))
  }

  @inlinable
  static func hundredths(_ value: Double, below limit: Double) -> UInt16 {
    let units = Rounding.whole(value * 100)
    // A course of 359.996° is north, not a turn and nothing.
    if limit == 36_000, units >= limit { return 0 }
    return units >= 0 ? UInt16(min(units, limit - 1)) : units < 0 ? 0 : .max
  }

  @inlinable
  static func bearing(_ units: UInt16) -> Bearing? {
    units == .max ? nil : Bearing(checkedDegrees: Double(units) / 100)
  }
}

extension Knots {
  /// Hundredths, as a fix keeps them.
  @inlinable package var hundredths: UInt16 { Fix.hundredths(value, below: 65_535) }
}

extension Bearing {
  /// Hundredths of a degree, as a fix keeps them.
  @inlinable package var hundredths: UInt16 { Fix.hundredths(degrees, below: 36_000) }
}

/// A coordinate as two whole numbers.
@usableFromInline
package struct PackedPosition: Equatable {
  @usableFromInline let latitude: Int32
  @usableFromInline let longitude: Int32
  @usableFromInline let isInDegrees: Bool

  /// From ten-millionths of a degree; nil outside ±90° and ±180°.
  ///
  /// The same as from the coordinate: fifty ten-millionths of a degree are three units of 1/10,000 minute.
  @inlinable
  package init?(tenMillionths north: Int, _ east: Int) {
    guard north.magnitude <= 900_000_000, east.magnitude <= 1_800_000_000 else { return nil }
    isInDegrees = north % 50 != 0 || east % 50 != 0
    latitude = Int32(truncatingIfNeeded: isInDegrees ? north : north / 50 * 3)
    longitude = Int32(truncatingIfNeeded: isInDegrees ? east : east / 50 * 3)
  }

  /// From 1/10,000 minutes; nil outside ±90° and ±180°.
  @inlinable
  package init?(minuteUnits north: Int, _ east: Int) {
    guard north.magnitude <= 54_000_000, east.magnitude <= 108_000_000 else { return nil }
    latitude = Int32(truncatingIfNeeded: north)
    longitude = Int32(truncatingIfNeeded: east)
    isInDegrees = false
  }

  @inlinable
  package init(_ place: Coordinate) {
    let (north, east) = (
      Rounding.whole(place.latitude * 600_000), Rounding.whole(place.longitude * 600_000)
    )
    if north / 600_000 == place.latitude, east / 600_000 == place.longitude {
      (latitude, longitude, isInDegrees) = (Int32(north), Int32(east), false)
    } else {
      latitude = Int32(Rounding.whole(place.latitude * 10_000_000))
      longitude = Int32(Rounding.whole(place.longitude * 10_000_000))
      isInDegrees = true
    }
  }
}

@usableFromInline
enum Rounding {
  /// The nearest whole number, halves to even, of a value below 2^51.
  ///
  /// Adding 1.5 · 2^52 leaves no room for a fraction. `rounded()` is a call into the C library on
  /// processors of 2008.
  @inlinable
  static func whole(_ value: Double) -> Double {
    (value + 6_755_399_441_055_744) - 6_755_399_441_055_744
  }
}
