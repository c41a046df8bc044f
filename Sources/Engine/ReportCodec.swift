/// The byte form of what a static report says, while it waits for its ship's turn.
///
/// Not an interchange format: written and read by the same run. Little-endian. Two reports say the
/// same exactly when these bytes are the same; time and source are not among them.
import Vocabulary

/// Writes and reads the byte form.
enum ReportCodec {
  /// Bytes of a text that are kept; the standard's longest has 20 letters, a table's row 65,536.
  private static let longestText = 16_384

  static func encode(_ report: StaticReport, into bytes: inout [UInt8]) {
    bytes.append(report.transponder.rawValue)
    append(report.imoAsSent.map { UInt64($0) }, width: 4, to: &bytes)
    append(report.shipType.map { UInt64($0) }, width: 1, to: &bytes)
    append(report.draught?.value.bitPattern, width: 8, to: &bytes)
    append(report.name, to: &bytes)
    append(report.callSign, to: &bytes)
    append(report.destination, to: &bytes)
    let hull = report.dimensions
    for side in [\HullDimensions.toBow, \.toStern, \.toPort, \.toStarboard] {
      append(hull.map { UInt64(bitPattern: Int64($0[keyPath: side])) }, width: 8, to: &bytes)
    }
  }

  /// Nil when the bytes are not what `encode` wrote.
  static func decode(
    _ bytes: ArraySlice<UInt8>, time: Instant, mmsi: MMSI, source: SourceReference
  ) -> StaticReport? {
    var reader = ByteReader(bytes)
    guard let kind = reader.number(width: 1).flatMap({ UInt8(exactly: $0) }),
      let transponder = Transponder(rawValue: kind)
    else { return nil }
    var report = StaticReport(time: time, mmsi: mmsi, transponder: transponder, source: source)
    report.imoAsSent = reader.optional(width: 4).flatMap { UInt32(exactly: $0) }
    report.shipType = reader.optional(width: 1).flatMap { UInt8(exactly: $0) }
    report.draught = reader.optional(width: 8).map { Metres(Double(bitPattern: $0)) }
    report.name = reader.text()
    report.callSign = reader.text()
    report.destination = reader.text()
    let sides = (0..<4).compactMap { _ in reader.optional(width: 8) }
    if sides.count == 4 {
      let lengths = sides.map { Int(Int64(bitPattern: $0)) }
      report.dimensions = HullDimensions(
        toBow: lengths[0], toStern: lengths[1], toPort: lengths[2], toStarboard: lengths[3])
    }
    return reader.isSpent ? report : nil
  }

  private static func append(_ value: UInt64?, width: Int, to bytes: inout [UInt8]) {
    bytes.append(value == nil ? 0 : 1)
    guard let value else { return }
    for step in 0..<width { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(step * 8))) }
  }

  private static func append(_ text: String?, to bytes: inout [UInt8]) {
    append(text.map { UInt64(min($0.utf8.count, longestText)) }, width: 2, to: &bytes)
    if let text { bytes.append(contentsOf: text.utf8.prefix(longestText)) }
  }
}

/// Reads what `ReportCodec` wrote; nil at the end of the bytes.
private struct ByteReader {
  private var rest: ArraySlice<UInt8>
  private var isShort = false

  /// Whether every byte was read and none was missing.
  var isSpent: Bool { rest.isEmpty && !isShort }

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func number(width: Int) -> UInt64? {
    guard rest.count >= width else {
      isShort = true
      return nil
    }
    var value: UInt64 = 0
    for (step, byte) in rest.prefix(width).enumerated() {
      value |= UInt64(byte) << UInt64(step * 8)
    }
    rest = rest.dropFirst(width)
    return value
  }

  mutating func optional(width: Int) -> UInt64? {
    number(width: 1) == 1 ? number(width: width) : nil
  }

  mutating func text() -> String? {
    guard let count = optional(width: 2).flatMap({ Int(exactly: $0) }) else { return nil }
    guard rest.count >= count else {
      isShort = true
      return nil
    }
    defer { rest = rest.dropFirst(count) }
    return String(decoding: rest.prefix(count), as: UTF8.self)
  }
}
