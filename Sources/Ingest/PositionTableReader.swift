/// Reads tables of positions that are no publisher's format: a ship, a time, a latitude, a longitude.
///
/// Such tables come out of notebooks, spreadsheets and academic archives (movingpandas, PostGIS,
/// pandas). Columns are found by the names that people give them (`ssvid` is Global Fishing Watch's).
/// The ship may be an MMSI or any other
/// number of up to nine digits: numbers below two million belong to no radio station (ITU-R M.585) and
/// stand for ships whose names were taken away. Times are UTC, in a form of RFC 3339 or day first,
/// `DD/MM/YYYY hh:mm` with or without seconds; a table that writes the month first has its rows
/// refused from the thirteenth of a month on.
import Vocabulary

package struct PositionTableReader: RecordReader {
  private var table: AISTableReader<PositionTable>

  /// - Parameter source: the input's number in the run.
  package init(source: UInt32) { table = AISTableReader(source: source) }

  package mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    table.read(bytes, into: &batch)
  }

  package mutating func finish(into batch: inout RecordBatch) { table.finish(into: &batch) }
}

enum PositionTable: AISTableFormat {
  enum Column: Int, CaseIterable {
    case ship, time, latitude, longitude, speed, course, heading
  }

  static let layout = CSVLayout([
    .required(
      "MMSI", "ssvid", "ID", "ship_id", "vessel_id", "track_id", "traj_id", "trajectory_id", "ship",
      "vessel"),
    .required(
      "timestamp", "ais_pos_timestamp", "pos_timestamp", "time", "datetime", "date_time", "t",
      "BaseDateTime", "time_utc", "received"),
    .required("latitude", "LAT", "latitude_degrees", "y"),
    .required("longitude", "LON", "lng", "long", "longitude_degrees", "x"),
    .optional("SOG", "speed", "speed_over_ground", "speed_kn", "sog_knots"),
    .optional("COG", "course", "course_over_ground", "cog_degrees"),
    .optional("heading", "true_heading", "heading_degrees"),
  ])

  static let moving = MovingColumns(
    mmsi: Column.ship.rawValue, time: Column.time.rawValue, latitude: Column.latitude.rawValue,
    longitude: Column.longitude.rawValue, speed: Column.speed.rawValue,
    course: Column.course.rawValue, heading: Column.heading.rawValue, mobile: nil, status: nil)

  static func instant(_ bytes: UnsafeRawBufferPointer) -> Instant? {
    FieldNumbers.dayFirstInstant(bytes) ?? FieldNumbers.dayFirstMinute(bytes)
      ?? FieldNumbers.instant(bytes)
  }

  static func status(_: UnsafeRawBufferPointer) -> UInt8? { nil }

  static func records(
    _ row: CSVRow, _ placement: CSVLayout.Placement, source: SourceReference
  ) -> Result<[Record], AISFieldRules.PositionRefusal> {
    record(source) { row.field(placement[$0.rawValue]) }.map { [$0] }
  }

  /// The fix of one row or line, `field` giving what stands in a column; empty where nothing does.
  static func record(
    _ source: SourceReference, _ field: (Column) -> UnsafeRawBufferPointer
  ) -> Result<Record, AISFieldRules.PositionRefusal> {
    func number(_ column: Column) -> Double? { FieldNumbers.decimal(field(column)) }
    guard let mmsi = AISFieldRules.mmsi(field(.ship)) else { return .failure(.init(.invalidMMSI)) }
    guard !field(.time).isEmpty else { return .failure(.init(.noTime)) }
    guard let time = instant(field(.time)) else { return .failure(.init(.badTime)) }
    return AISFieldRules.position(latitude: field(.latitude), longitude: field(.longitude)).map {
      let fix = Fix(
        time: time, mmsi: mmsi, position: $0, speed: AISFieldRules.speed(number(.speed)),
        course: AISFieldRules.direction(number(.course)),
        heading: AISFieldRules.direction(number(.heading)), transponder: .unknown, source: source)
      return .fix(fix)
    }
  }
}
