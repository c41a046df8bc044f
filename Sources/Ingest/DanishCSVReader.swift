/// Reads the daily position tables of the Danish Maritime Authority (`aisdk`).
///
/// Twenty-six columns: # Timestamp (DD/MM/YYYY hh:mm:ss, UTC), Type of mobile, MMSI, Latitude,
/// Longitude, Navigational status, ROT, SOG, COG, Heading, IMO, Callsign, Name, Ship type, Cargo
/// type, Width, Length, Type of position fixing device, Draught, Destination, ETA, Data source type,
/// A, B, C, D; files before 2021 lack the last four. Codes are written as words, absent values as
/// `Unknown`, `Undefined` or nothing. A to D are taken as the standard's distances to bow, stern,
/// port and starboard; the publisher's own page calls C starboard and D port, which was not
/// verified. Base stations, aids to navigation and aircraft are no ships and are refused under
/// the number of the message that such stations send.
import Vocabulary

package struct DanishCSVReader: RecordReader {
  private var table: AISTableReader<DanishTable>

  /// - Parameter source: the input's number in the run.
  package init(source: UInt32) { table = AISTableReader(source: source) }

  package mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    table.read(bytes, into: &batch)
  }

  package mutating func finish(into batch: inout RecordBatch) { table.finish(into: &batch) }
}

enum DanishTable: AISTableFormat {
  private enum Column: Int {
    case time, mobile, mmsi, latitude, longitude, status, speed, course, heading, imo, callSign
    case name, type, width, length, draught, destination, toBow, toStern, toPort, toStarboard
  }

  static let layout = CSVLayout([
    .required("# Timestamp"), .required("Type of mobile"), .required("MMSI"),
    .required("Latitude"), .required("Longitude"), .optional("Navigational status"),
    .optional("SOG"), .optional("COG"), .optional("Heading"), .optional("IMO"),
    .optional("Callsign"), .optional("Name"), .optional("Ship type"), .optional("Width"),
    .optional("Length"), .optional("Draught"), .optional("Destination"), .optional("A"),
    .optional("B"), .optional("C"), .optional("D"),
  ])

  static let moving = MovingColumns(
    mmsi: Column.mmsi.rawValue, time: Column.time.rawValue, latitude: Column.latitude.rawValue,
    longitude: Column.longitude.rawValue, speed: Column.speed.rawValue,
    course: Column.course.rawValue, heading: Column.heading.rawValue,
    mobile: Column.mobile.rawValue, status: Column.status.rawValue)

  static func instant(_ bytes: UnsafeRawBufferPointer) -> Instant? {
    FieldNumbers.dayFirstInstant(bytes)
  }

  /// Spaces around the words do not count.
  static func status(_ bytes: UnsafeRawBufferPointer) -> UInt8? {
    let words = String(decoding: bytes, as: UTF8.self).trimmingSpaces
    return text(words).flatMap(DanishCodes.navigationStatus)
  }

  static func records(
    _ row: CSVRow, _ placement: CSVLayout.Placement, source: SourceReference
  ) -> Result<[Record], AISFieldRules.PositionRefusal> {
    func field(_ column: Column) -> UnsafeRawBufferPointer { row.field(placement[column.rawValue]) }
    func number(_ column: Column) -> Double? { FieldNumbers.decimal(field(column)) }
    func text(_ column: Column) -> String? { Self.text(row.text(placement[column.rawValue])) }
    let mobile = row.text(placement[Column.mobile.rawValue]) ?? ""
    if let message = DanishCodes.messageOfStation(mobile) {
      return .failure(.init(.messageTypeNotUsed(message)))
    }
    guard let mmsi = AISFieldRules.mmsi(field(.mmsi)) else { return .failure(.init(.invalidMMSI)) }
    guard !field(.time).isEmpty else { return .failure(.init(.noTime)) }
    guard let time = FieldNumbers.dayFirstInstant(field(.time)) else {
      return .failure(.init(.badTime))
    }
    let transponder = DanishCodes.transponder(mobile)
    var records: [Record] = []
    let position = AISFieldRules.position(latitude: field(.latitude), longitude: field(.longitude))
    if case .success(let place) = position {
      records.append(
        .fix(
          Fix(
            time: time, mmsi: mmsi, position: place, speed: AISFieldRules.speed(number(.speed)),
            course: AISFieldRules.direction(number(.course)),
            heading: AISFieldRules.direction(number(.heading)),
            navigationStatus: text(.status).flatMap(DanishCodes.navigationStatus),
            transponder: transponder, source: source)))
    }
    let antenna = [Column.toBow, .toStern, .toPort, .toStarboard].map { number($0) }
    let report = StaticReport(
      time: time, mmsi: mmsi, imoAsSent: AISFieldRules.imo(field(.imo)), name: text(.name),
      callSign: text(.callSign), shipType: text(.type).flatMap(DanishCodes.shipType),
      dimensions: dimensions(antenna)
        ?? AISFieldRules.dimensions(length: number(.length), beam: number(.width)),
      draught: AISFieldRules.draught(number(.draught)), destination: text(.destination),
      transponder: transponder, source: source)
    if report.saysAnything { records.append(.staticReport(report)) }
    return records.isEmpty ? position.map { _ in [] } : .success(records)
  }

  /// Nil unless all four are whole numbers a transponder can send and give a length.
  private static func dimensions(_ values: [Double?]) -> HullDimensions? {
    let whole = values.compactMap { $0.flatMap { Int(exactly: $0) } }
    guard whole.count == 4, whole.allSatisfy({ (0...511).contains($0) }), whole[0] + whole[1] > 0
    else { return nil }
    return HullDimensions(
      toBow: whole[0], toStern: whole[1], toPort: whole[2], toStarboard: whole[3])
  }

  private static func text(_ text: String?) -> String? {
    guard let text = AISFieldRules.text(text), !DanishCodes.absent.contains(text) else {
      return nil
    }
    return text
  }
}

extension String {
  /// Without spaces and tabs at its ends.
  fileprivate var trimmingSpaces: String {
    var rest = Substring(self)
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }
}
