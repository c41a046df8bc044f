/// The byte form of a record while it waits on disk for its turn in time.
///
/// Not an interchange format: written and read by the same run. Little-endian. A record is
/// `length u32 · kind u8 · time i64 · mmsi u32 · source u32 · offset u64 · length u32 · content`,
/// where `content` holds everything that makes two records the same record whoever heard it.
import Vocabulary

/// Writes and reads the byte form.
enum RecordCodec {
  /// The part of a record that says what was sent, without who sent it when and where it was read.
  static func content(of record: Record) -> [UInt8] {
    var bytes = ByteWriter()
    switch record {
    case .fix(let fix): write(fix, to: &bytes)
    case .staticReport(let report): write(report, to: &bytes)
    }
    return bytes.bytes
  }

  /// Bytes of kind, time, MMSI, source, offset and length.
  private static let headerLength = 1 + 8 + 4 + 4 + 8 + 4

  static func encode(_ record: Record, into out: inout [UInt8]) {
    let body = content(of: record)
    let key = RecordKey(record)
    var writer = ByteWriter()
    writer.append(UInt32(headerLength + body.count))
    writer.append(key.kind)
    writer.append(UInt64(bitPattern: key.time.milliseconds))
    writer.append(key.mmsi.number)
    writer.append(key.source.source)
    writer.append(key.source.offset)
    writer.append(key.source.length)
    out.append(contentsOf: writer.bytes)
    out.append(contentsOf: body)
  }

  /// Reads one record from the bytes behind its length; nil when they are not what `encode` wrote.
  static func decode(_ bytes: ArraySlice<UInt8>) -> Record? {
    var reader = ByteReader(bytes)
    guard let kind: UInt8 = reader.read(), let time: UInt64 = reader.read(),
      let number: UInt32 = reader.read(), let mmsi = MMSI(number),
      let source: UInt32 = reader.read(), let offset: UInt64 = reader.read(),
      let length: UInt32 = reader.read()
    else { return nil }
    let instant = Instant(milliseconds: Int64(bitPattern: time))
    let reference = SourceReference(source: source, offset: offset, length: length)
    let record: Record?
    switch kind {
    case 1: record = readFix(&reader, time: instant, mmsi: mmsi, source: reference).map(Record.fix)
    case 0:
      record = readReport(&reader, time: instant, mmsi: mmsi, source: reference)
        .map(Record.staticReport)
    default: record = nil
    }
    return reader.isSpent ? record : nil
  }

  private static func write(_ fix: Fix, to bytes: inout ByteWriter) {
    bytes.append(fix.position.latitude.bitPattern)
    bytes.append(fix.position.longitude.bitPattern)
    bytes.append(fix.transponder.rawValue)
    bytes.append(optional: fix.speed?.value.bitPattern)
    bytes.append(optional: fix.course?.degrees.bitPattern)
    bytes.append(optional: fix.heading?.degrees.bitPattern)
    bytes.append(optional: fix.navigationStatus)
  }

  private static func readFix(
    _ bytes: inout ByteReader, time: Instant, mmsi: MMSI, source: SourceReference
  ) -> Fix? {
    guard let latitude: UInt64 = bytes.read(), let longitude: UInt64 = bytes.read(),
      let kind: UInt8 = bytes.read(), let transponder = Transponder(rawValue: kind),
      let position = Coordinate(
        latitude: Double(bitPattern: latitude), longitude: Double(bitPattern: longitude))
    else { return nil }
    let speed: UInt64? = bytes.readOptional()
    let course: UInt64? = bytes.readOptional()
    let heading: UInt64? = bytes.readOptional()
    let status: UInt8? = bytes.readOptional()
    return Fix(
      time: time, mmsi: mmsi, position: position,
      speed: speed.map { Knots(Double(bitPattern: $0)) },
      course: course.flatMap { Bearing(degrees: Double(bitPattern: $0)) },
      heading: heading.flatMap { Bearing(degrees: Double(bitPattern: $0)) },
      navigationStatus: status, transponder: transponder, source: source)
  }

  private static func write(_ report: StaticReport, to bytes: inout ByteWriter) {
    bytes.append(report.transponder.rawValue)
    bytes.append(optional: report.imoAsSent)
    bytes.append(optional: report.shipType)
    bytes.append(optional: report.draught?.value.bitPattern)
    bytes.append(text: report.name)
    bytes.append(text: report.callSign)
    bytes.append(text: report.destination)
    let hull = report.dimensions
    bytes.append(optional: hull.map { UInt64(bitPattern: Int64($0.toBow)) })
    bytes.append(optional: hull.map { UInt64(bitPattern: Int64($0.toStern)) })
    bytes.append(optional: hull.map { UInt64(bitPattern: Int64($0.toPort)) })
    bytes.append(optional: hull.map { UInt64(bitPattern: Int64($0.toStarboard)) })
  }

  private static func readReport(
    _ bytes: inout ByteReader, time: Instant, mmsi: MMSI, source: SourceReference
  ) -> StaticReport? {
    guard let kind: UInt8 = bytes.read(), let transponder = Transponder(rawValue: kind) else {
      return nil
    }
    var report = StaticReport(time: time, mmsi: mmsi, transponder: transponder, source: source)
    report.imoAsSent = bytes.readOptional()
    report.shipType = bytes.readOptional()
    let draught: UInt64? = bytes.readOptional()
    report.draught = draught.map { Metres(Double(bitPattern: $0)) }
    report.name = bytes.readText()
    report.callSign = bytes.readText()
    report.destination = bytes.readText()
    let sides: [UInt64] = (0..<4).compactMap { _ in bytes.readOptional() }
    if sides.count == 4 {
      let lengths = sides.map { Int(Int64(bitPattern: $0)) }
      report.dimensions = HullDimensions(
        toBow: lengths[0], toStern: lengths[1], toPort: lengths[2], toStarboard: lengths[3])
    }
    return report
  }
}

/// Appends integers and texts, little-endian.
private struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func append<Value: FixedWidthInteger>(_ value: Value) {
    var rest = value
    for _ in 0..<(Value.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      if Value.bitWidth > 8 { rest >>= 8 }
    }
  }

  mutating func append<Value: FixedWidthInteger>(optional value: Value?) {
    append(UInt8(value == nil ? 0 : 1))
    if let value { append(value) }
  }

  mutating func append(text: String?) {
    append(optional: text.map { UInt16(truncatingIfNeeded: $0.utf8.count) })
    if let text { bytes.append(contentsOf: text.utf8.prefix(65_535)) }
  }
}

/// Reads what `ByteWriter` wrote; nil at the end of the bytes.
private struct ByteReader {
  private var rest: ArraySlice<UInt8>
  private var isShort = false

  /// Whether every byte was read and none was missing.
  var isSpent: Bool { rest.isEmpty && !isShort }

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func read<Value: FixedWidthInteger>() -> Value? {
    let width = Value.bitWidth / 8
    guard rest.count >= width else {
      isShort = true
      return nil
    }
    var value: Value = 0
    for (index, byte) in rest.prefix(width).enumerated() {
      value |= Value(truncatingIfNeeded: byte) << Value(index * 8)
    }
    rest = rest.dropFirst(width)
    return value
  }

  mutating func readOptional<Value: FixedWidthInteger>() -> Value? {
    guard let flag: UInt8 = read(), flag == 1 else { return nil }
    return read()
  }

  mutating func readText() -> String? {
    guard let count: UInt16 = readOptional() else { return nil }
    guard rest.count >= Int(count) else {
      isShort = true
      return nil
    }
    defer { rest = rest.dropFirst(Int(count)) }
    return String(decoding: rest.prefix(Int(count)), as: UTF8.self)
  }
}
