/// What ships' transponders send: the layouts of ITU-R M.1371-5 annex 8, field by field.
///
/// Class A: types 1 and 3, and 5; heard from space: type 27. Class B: 18 and 24.

/// A position report before it is packed; nil is sent as the field's "not available".
struct PositionSaid {
  var mmsi: Int
  /// Navigational status 0…15.
  var status: Int
  var knots: Double?
  var point: SeaPoint?
  var course: Double?
  var heading: Double?
  /// UTC second of the ship's own clock, 0…59.
  var second: Int
}

/// Static and voyage data before they are packed.
struct StaticSaid {
  var mmsi: Int
  /// The IMO field as sent; 0 is none.
  var imo: Int
  var callSign: [UInt8]
  var name: [UInt8]
  var shipType: Int
  var hull: Hull
  /// Decimetres; 0 is not available.
  var draught: Int
  var destination: [UInt8]
}

extension SentencePress {
  /// Types 1 and 3 (M.1371 table 46).
  mutating func classA(_ said: PositionSaid, type: Int) {
    head(type, said.mmsi)
    put(said.status, 4)
    put(-128, 8)
    put(Self.speed(said.knots), 10)
    put(1, 1)
    place(said.point)
    put(Self.course(said.course), 12)
    put(said.heading.map { Int(Angle.turned($0).rounded()) % 360 } ?? 511, 9)
    put(said.second, 6)
    put(0, 2 + 3 + 1)
    put(0, 19)
  }

  /// Type 18 (table 70).
  mutating func classB(_ said: PositionSaid) {
    head(18, said.mmsi)
    put(0, 8)
    put(Self.speed(said.knots), 10)
    put(1, 1)
    place(said.point)
    put(Self.course(said.course), 12)
    put(511, 9)
    put(said.second, 6)
    put(0, 2)
    // Carrier-sense unit, without display, DSC, band and message 22 flags set as such units do.
    put(0b1_0111_00, 7)
    put(1, 1)
    put(0, 19)
  }

  /// Type 27 (table 84): a tenth of a minute, whole knots and degrees.
  mutating func longRange(_ said: PositionSaid) {
    head(27, said.mmsi)
    put(1, 1)
    put(0, 1)
    put(said.status, 4)
    put(said.point.map { Int(($0.longitude * 600).rounded()) } ?? 108_600, 18)
    put(said.point.map { Int(($0.latitude * 600).rounded()) } ?? 54_600, 17)
    put(said.knots.map { min(62, Int($0.rounded())) } ?? 63, 6)
    put(said.course.map { Int(Angle.turned($0).rounded()) % 360 } ?? 511, 9)
    put(0, 2)
  }

  /// Type 5 (table 52).
  mutating func staticAndVoyage(_ said: StaticSaid) {
    head(5, said.mmsi)
    put(0, 2)
    put(said.imo, 30)
    put(text: said.callSign, characters: 7)
    put(text: said.name, characters: 20)
    put(said.shipType, 8)
    put(dimensions: said.hull)
    put(1, 4)
    // No arrival time is typed: month 0, day 0, hour 24, minute 60.
    put(24 << 6 | 60, 20)
    put(said.draught, 8)
    put(text: said.destination, characters: 20)
    put(0, 2)
  }

  /// Type 24 part A (table 79).
  mutating func staticPartA(_ said: StaticSaid) {
    head(24, said.mmsi)
    put(0, 2)
    put(text: said.name, characters: 20)
  }

  /// Type 24 part B.
  mutating func staticPartB(_ said: StaticSaid) {
    head(24, said.mmsi)
    put(1, 2)
    put(said.shipType, 8)
    put(0, 32)
    put(0, 10)
    put(text: said.callSign, characters: 7)
    put(dimensions: said.hull)
    put(0, 6)
  }

  private mutating func head(_ type: Int, _ mmsi: Int) {
    begin()
    put(type, 6)
    put(0, 2)
    put(mmsi, 30)
  }

  private mutating func place(_ point: SeaPoint?) {
    put(point.map { Int(($0.longitude * 600_000).rounded()) } ?? 108_600_000, 28)
    put(point.map { Int(($0.latitude * 600_000).rounded()) } ?? 54_600_000, 27)
  }

  private mutating func put(dimensions hull: Hull) {
    put(min(511, hull.toBow), 9)
    put(min(511, hull.toStern), 9)
    put(min(63, hull.toPort), 6)
    put(min(63, hull.toStarboard), 6)
  }

  private static func speed(_ knots: Double?) -> Int {
    knots.map { min(1022, max(0, Int(($0 * 10).rounded()))) } ?? 1023
  }

  private static func course(_ degrees: Double?) -> Int {
    degrees.map { Int((Angle.turned($0) * 10).rounded()) % 3600 } ?? 3600
  }
}
