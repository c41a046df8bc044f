import Vocabulary

/// A seeded source of records for law tests: SplitMix64 (Steele, Lea and Flood, 2014).
struct SeededRecords {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func next(below bound: UInt64) -> Int { Int(next() % bound) }

  /// Records of a few ships over a day, with every optional field sometimes absent.
  mutating func records(_ count: Int, source: UInt32 = 0) -> [Record] {
    (0..<count).compactMap { index in
      let reference = SourceReference(
        source: source, offset: UInt64(index) * 64, length: 48)
      return next(below: 4) == 0 ? report(reference) : fix(reference)
    }
  }

  private mutating func fix(_ source: SourceReference) -> Record? {
    let latitude = Double(next(below: 180_000)) / 1000 - 90
    let longitude = Double(next(below: 360_000)) / 1000 - 180
    guard let position = Coordinate(latitude: latitude, longitude: longitude),
      let mmsi = MMSI(UInt32(205_000_000 + next(below: 5)))
    else { return nil }
    let speed = next(below: 3) == 0 ? nil : Knots(Double(next(below: 300)) / 10)
    let course = next(below: 3) == 0 ? nil : Bearing(degrees: Double(next(below: 3600)) / 10)
    let heading = next(below: 3) == 0 ? nil : Bearing(degrees: Double(next(below: 360)))
    let status = next(below: 3) == 0 ? nil : UInt8(next(below: 16))
    return .fix(
      Fix(
        time: instant(), mmsi: mmsi, position: position, speed: speed, course: course,
        heading: heading, navigationStatus: status,
        transponder: Transponder(rawValue: UInt8(next(below: 4))) ?? .unknown, source: source))
  }

  private mutating func report(_ source: SourceReference) -> Record? {
    guard let mmsi = MMSI(UInt32(205_000_000 + next(below: 5))) else { return nil }
    var report = StaticReport(time: instant(), mmsi: mmsi, transponder: .classA, source: source)
    report.imoAsSent = next(below: 2) == 0 ? nil : UInt32(next(below: 10_000_000))
    report.name = next(below: 2) == 0 ? nil : "SHIP \(next(below: 100))"
    report.callSign = next(below: 2) == 0 ? nil : "CALL\(next(below: 10))"
    report.shipType = next(below: 2) == 0 ? nil : UInt8(next(below: 100))
    report.draught = next(below: 2) == 0 ? nil : Metres(Double(next(below: 255)) / 10)
    report.destination = next(below: 2) == 0 ? nil : "ÅRHUS"
    if next(below: 2) == 0 {
      report.dimensions = HullDimensions(
        toBow: next(below: 500), toStern: next(below: 500), toPort: next(below: 63),
        toStarboard: next(below: 63))
    }
    return .staticReport(report)
  }

  private mutating func instant() -> Instant {
    Instant(milliseconds: 1_700_000_000_000 + Int64(next(below: 2000)) * 1000)
  }
}
