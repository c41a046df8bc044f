/// From messages to the records of the main road.
///
/// Message 1, 2, 3, 18, 19 and 27 give fixes; 5, 19 and 24 give static reports. What a message holds
/// absent stays nil; "102.2 knots or more" is no speed and is left out as well.
import AIS
import Vocabulary

/// What a message can give once it is dated, or why it gives nothing.
struct NMEAContent {
  private var position: Coordinate?
  private var speed: Knots?
  private var course: Bearing?
  private var heading: Bearing?
  private var status: UInt8?
  private var particulars: StaticReport?
  private let mmsi: MMSI
  private let transponder: Transponder
  /// UTC second of the position; nil when it has none.
  private(set) var second: Int?

  /// Reads a message; throws why it gives no record.
  init(_ message: Message) throws(NMEARefusal) {
    guard let number = message.mmsi else {
      throw NMEARefusal(reason: .messageTypeNotUsed(message.type))
    }
    guard let mmsi = UInt32(exactly: number).flatMap({ MMSI($0) }) else {
      throw NMEARefusal(reason: .invalidMMSI)
    }
    self.mmsi = mmsi
    switch message {
    case .positionReport(let report):
      transponder = .classA
      try take(report)
    case .longRangePositionReport(let report):
      transponder = .longRange
      try take(report)
    case .classBPositionReport(let report):
      transponder = .classB
      try take(report)
    case .extendedClassBPositionReport(let report):
      transponder = .classB
      try take(report)
    case .staticAndVoyageData(let data):
      transponder = .classA
      take(data)
    case .staticDataPartA(let data):
      transponder = .classB
      particulars = blank
      particulars?.name = data.name.string
    case .staticDataPartB(let data):
      transponder = .classB
      take(data)
    default: throw NMEARefusal(reason: .messageTypeNotUsed(message.type))
    }
  }

  /// The records with their time.
  func records(time: Instant, source: SourceReference) -> [Record] {
    var records: [Record] = []
    if let position {
      records.append(
        .fix(
          Fix(
            time: time, mmsi: mmsi, position: position, speed: speed, course: course,
            heading: heading, navigationStatus: status, transponder: transponder, source: source)))
    }
    if let particulars {
      records.append(
        .staticReport(
          StaticReport(
            time: time, mmsi: mmsi, imoAsSent: particulars.imoAsSent, name: particulars.name,
            callSign: particulars.callSign, shipType: particulars.shipType,
            dimensions: particulars.dimensions, draught: particulars.draught,
            destination: particulars.destination, transponder: transponder, source: source)))
    }
    return records
  }

  /// Something to put the particulars in; its time and source are set when the records are made.
  private var blank: StaticReport {
    StaticReport(
      time: Instant(milliseconds: 0), mmsi: mmsi, transponder: transponder,
      source: SourceReference(source: 0, offset: 0, length: 0))
  }
}

/// Why a message gives no record.
struct NMEARefusal: Error {
  let reason: RefusalReason
}

extension NMEAContent {
  private mutating func take(_ report: PositionReport) throws(NMEARefusal) {
    position = try Self.place(
      report.longitude, report.latitude, degreesEast: \.degrees, degreesNorth: \.degrees)
    speed = Self.knots(report.speed)
    course = report.course.value.flatMap { Bearing(degrees: $0.degrees) }
    heading = Self.bearing(report.heading)
    status = Self.code(report.status)
    second = report.second.value?.raw
  }

  private mutating func take(_ report: LongRangePositionReport) throws(NMEARefusal) {
    position = try Self.place(
      report.longitude, report.latitude, degreesEast: \.degrees, degreesNorth: \.degrees)
    speed = report.speed.value.map { Knots(Double($0.raw)) }
    course = Self.bearing(report.course)
    status = Self.code(report.status)
  }

  private mutating func take(_ report: ClassBPositionReport) throws(NMEARefusal) {
    position = try Self.place(
      report.longitude, report.latitude, degreesEast: \.degrees, degreesNorth: \.degrees)
    speed = Self.knots(report.speed)
    course = report.course.value.flatMap { Bearing(degrees: $0.degrees) }
    heading = Self.bearing(report.heading)
    second = report.second.value?.raw
  }

  /// A message 19 without a place still tells who she is.
  private mutating func take(_ report: ExtendedClassBPositionReport) throws(NMEARefusal) {
    var isNamed = false
    if let name = report.name {
      isNamed = true
      particulars = blank
      particulars?.name = name.string
      particulars?.shipType = Self.shipType(report.shipType)
      particulars?.dimensions = Self.hull(report.dimensions)
    }
    do throws(NMEARefusal) {
      position = try Self.place(
        report.longitude, report.latitude, degreesEast: \.degrees, degreesNorth: \.degrees)
    } catch {
      guard isNamed else { throw error }
      return
    }
    speed = Self.knots(report.speed)
    course = report.course.value.flatMap { Bearing(degrees: $0.degrees) }
    heading = Self.bearing(report.heading)
    second = report.second.value?.raw
  }

  private mutating func take(_ data: StaticAndVoyageData) {
    particulars = blank
    particulars?.imoAsSent = data.imo.value.flatMap { UInt32(exactly: $0.raw) }
    particulars?.name = data.name.string
    particulars?.callSign = data.callSign.string
    particulars?.shipType = Self.shipType(data.shipType)
    particulars?.dimensions = Self.hull(data.dimensions)
    particulars?.draught = data.draught.value.map { Metres($0.metres) }
    particulars?.destination = data.destination?.string
  }

  private mutating func take(_ data: StaticDataPartB) {
    particulars = blank
    particulars?.callSign = data.callSign.string
    particulars?.shipType = Self.shipType(data.shipType)
    particulars?.dimensions = Self.hull(data.dimensions)
  }

  private static func place<East: FieldCode, North: FieldCode>(
    _ longitude: Field<East>, _ latitude: Field<North>, degreesEast: (East) -> Double,
    degreesNorth: (North) -> Double
  ) throws(NMEARefusal) -> Coordinate {
    if case .absent(.notAvailable, _) = longitude {
      throw NMEARefusal(reason: .positionNotAvailable)
    }
    if case .absent(.notAvailable, _) = latitude {
      throw NMEARefusal(reason: .positionNotAvailable)
    }
    guard let east = longitude.value, let north = latitude.value,
      let place = Coordinate(latitude: degreesNorth(north), longitude: degreesEast(east))
    else { throw NMEARefusal(reason: .positionOutOfRange) }
    return place
  }

  private static func knots(_ field: Field<SpeedOverGround>) -> Knots? {
    field.value.flatMap { $0.isLowerBound ? nil : Knots($0.knots) }
  }

  private static func bearing(_ field: Field<WholeDegrees>) -> Bearing? {
    field.value.flatMap { Bearing(degrees: Double($0.raw)) }
  }

  private static func code(_ field: Field<NavigationStatus>) -> UInt8? {
    field.value.flatMap { UInt8(exactly: $0.raw) }
  }

  /// Codes from 100 on are reserved and say nothing of a ship.
  private static func shipType(_ field: Field<ShipType>) -> UInt8? {
    field.value.flatMap { (1...99).contains($0.raw) ? UInt8(exactly: $0.raw) : nil }
  }

  /// Nil when length or beam is missing: half a hull would read as one of no length or no beam.
  private static func hull(_ field: Field<Dimensions>) -> HullDimensions? {
    guard let sent = field.value, sent.toBow + sent.toStern > 0, sent.toPort + sent.toStarboard > 0
    else { return nil }
    return HullDimensions(
      toBow: sent.toBow, toStern: sent.toStern, toPort: sent.toPort, toStarboard: sent.toStarboard)
  }
}
