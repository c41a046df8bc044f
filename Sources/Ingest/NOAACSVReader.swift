/// Reads the position tables of NOAA MarineCadastre.
///
/// Seventeen columns: MMSI, BaseDateTime (UTC), LAT, LON, SOG, COG, Heading, VesselName, IMO,
/// CallSign, VesselType, Status, Length, Width, Draft, Cargo, TransceiverClass (MarineCadastre data
/// dictionary, 2018 and later). Files for 2025 name them in lower case with underscores; some older
/// ones misspell the last. The static columns are joined to every position by the publisher, so
/// that a row gives a fix and, when it holds anything static, a report dated like the fix.
import Vocabulary

package struct NOAACSVReader: RecordReader {
  private var table: AISTableReader<NOAATable>

  /// - Parameter source: the input's number in the run.
  package init(source: UInt32) { table = AISTableReader(source: source) }

  package mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    table.read(bytes, into: &batch)
  }

  package mutating func finish(into batch: inout RecordBatch) { table.finish(into: &batch) }
}

enum NOAATable: AISTableFormat {
  private enum Column: Int {
    case mmsi, time, latitude, longitude, speed, course, heading, name, imo, callSign, type
    case status, length, width, draught, transceiver
  }

  static let layout = CSVLayout([
    .required("MMSI"), .required("BaseDateTime"), .required("LAT", "latitude"),
    .required("LON", "longitude"), .optional("SOG"), .optional("COG"), .optional("Heading"),
    .optional("VesselName"), .optional("IMO"), .optional("CallSign"), .optional("VesselType"),
    .optional("Status"), .optional("Length"), .optional("Width"), .optional("Draft"),
    .optional("TransceiverClass", "TranscieverClass", "transceiver"),
  ])

  static let moving = MovingColumns(
    mmsi: Column.mmsi.rawValue, time: Column.time.rawValue, latitude: Column.latitude.rawValue,
    longitude: Column.longitude.rawValue, speed: Column.speed.rawValue,
    course: Column.course.rawValue, heading: Column.heading.rawValue, mobile: nil, status: nil)

  static func instant(_ bytes: UnsafeRawBufferPointer) -> Instant? { FieldNumbers.instant(bytes) }

  static func status(_ bytes: UnsafeRawBufferPointer) -> UInt8? {
    AISFieldRules.navigationStatus(FieldNumbers.whole(bytes))
  }

  static func records(
    _ row: CSVRow, _ placement: CSVLayout.Placement, source: SourceReference
  ) -> Result<[Record], AISFieldRules.PositionRefusal> {
    func field(_ column: Column) -> UnsafeRawBufferPointer { row.field(placement[column.rawValue]) }
    func number(_ column: Column) -> Double? { FieldNumbers.decimal(field(column)) }
    guard let mmsi = AISFieldRules.mmsi(field(.mmsi)) else { return .failure(.init(.invalidMMSI)) }
    guard !field(.time).isEmpty else { return .failure(.init(.noTime)) }
    guard let time = FieldNumbers.instant(field(.time)) else { return .failure(.init(.badTime)) }
    let transponder = transponder(field(.transceiver))
    var records: [Record] = []
    let position = AISFieldRules.position(latitude: field(.latitude), longitude: field(.longitude))
    if case .success(let place) = position {
      records.append(
        .fix(
          Fix(
            time: time, mmsi: mmsi, position: place, speed: AISFieldRules.speed(number(.speed)),
            course: AISFieldRules.direction(number(.course)),
            heading: AISFieldRules.direction(number(.heading)),
            navigationStatus: Self.status(field(.status)),
            transponder: transponder, source: source)))
    }
    let report = StaticReport(
      time: time, mmsi: mmsi, imoAsSent: AISFieldRules.imo(field(.imo)),
      name: AISFieldRules.text(row.text(placement[Column.name.rawValue])),
      callSign: AISFieldRules.text(row.text(placement[Column.callSign.rawValue])),
      shipType: NOAAVesselType.shipType(FieldNumbers.whole(field(.type))),
      dimensions: AISFieldRules.dimensions(length: number(.length), beam: number(.width)),
      draught: AISFieldRules.draught(number(.draught)), transponder: transponder, source: source)
    if report.saysAnything { records.append(.staticReport(report)) }
    return records.isEmpty ? position.map { _ in [] } : .success(records)
  }

  private static func transponder(_ bytes: UnsafeRawBufferPointer) -> Transponder {
    guard bytes.count == 1 else { return .unknown }
    return switch bytes[0] | 0x20 {
    case UInt8(ascii: "a"): .classA
    case UInt8(ascii: "b"): .classB
    default: .unknown
    }
  }
}

extension StaticReport {
  /// Whether any field beyond time and MMSI is there.
  var saysAnything: Bool {
    imoAsSent != nil || name != nil || callSign != nil || shipType != nil || dimensions != nil
      || draught != nil || destination != nil
  }
}
