/// The byte form of what a static report says, while it waits for its ship's turn.
///
/// Not an interchange format: written and read by the same run. Little-endian. Two reports say the
/// same exactly when these bytes are the same; time and source are not among them.
import Vocabulary

/// Writes and reads the byte form.
enum ReportCodec {
  /// Bytes of a text that are kept; the standard's longest has 20 letters, a table's row 65,536.
  private static let longestText = 16_384

  /// Bytes before the first text.
  private static let headLength = 32

  static func encode(_ report: StaticReport, into bytes: inout [UInt8]) {
    let hull = report.dimensions
    var present: UInt16 = report.imoAsSent == nil ? 0 : 1
    present |= report.shipType == nil ? 0 : 2
    present |= report.draught == nil ? 0 : 4
    present |= hull == nil ? 0 : 8
    present |= report.name == nil ? 0 : 16
    present |= report.callSign == nil ? 0 : 32
    present |= report.destination == nil ? 0 : 64
    let first =
      UInt64(present) | UInt64(report.transponder.rawValue) << 16
      | UInt64(report.shipType ?? 0) << 24 | UInt64(report.imoAsSent ?? 0) << 32
    let words = (
      first.littleEndian, (report.draught?.value.bitPattern ?? 0).littleEndian,
      pair(hull?.toBow, hull?.toStern).littleEndian,
      pair(hull?.toPort, hull?.toStarboard).littleEndian
    )
    withUnsafeBytes(of: words) { bytes.append(contentsOf: $0) }
    append(report.name, to: &bytes)
    append(report.callSign, to: &bytes)
    append(report.destination, to: &bytes)
  }

  /// Nil when the bytes are not what `encode` wrote.
  static func decode(
    _ bytes: ArraySlice<UInt8>, time: Instant, mmsi: MMSI, source: SourceReference
  ) -> StaticReport? {
    guard bytes.count >= headLength else { return nil }
    let words = (0..<4).map { word(bytes, at: bytes.startIndex + $0 * 8) }
    let present = words[0] & 0xFFFF
    guard let transponder = Transponder(rawValue: UInt8(truncatingIfNeeded: words[0] >> 16)) else {
      return nil
    }
    var report = StaticReport(time: time, mmsi: mmsi, transponder: transponder, source: source)
    if present & 2 != 0 { report.shipType = UInt8(truncatingIfNeeded: words[0] >> 24) }
    if present & 1 != 0 { report.imoAsSent = UInt32(truncatingIfNeeded: words[0] >> 32) }
    if present & 4 != 0 { report.draught = Metres(Double(bitPattern: words[1])) }
    if present & 8 != 0 {
      let (ends, sides) = (lengths(words[2]), lengths(words[3]))
      report.dimensions = HullDimensions(
        toBow: ends.0, toStern: ends.1, toPort: sides.0, toStarboard: sides.1)
    }
    var rest = bytes.dropFirst(headLength)
    let texts = [16, 32, 64].map { present & $0 != 0 ? takeText(&rest) : .some(nil) }
    guard rest.isEmpty, let name = texts[0], let callSign = texts[1], let place = texts[2] else {
      return nil
    }
    (report.name, report.callSign, report.destination) = (name, callSign, place)
    return report
  }

  private static func pair(_ one: Int?, _ other: Int?) -> UInt64 {
    UInt64(UInt32(bitPattern: Int32(clamping: one ?? 0)))
      | UInt64(UInt32(bitPattern: Int32(clamping: other ?? 0))) << 32
  }

  private static func lengths(_ word: UInt64) -> (Int, Int) {
    (
      Int(Int32(bitPattern: UInt32(truncatingIfNeeded: word))),
      Int(Int32(bitPattern: UInt32(truncatingIfNeeded: word >> 32)))
    )
  }

  private static func word(_ bytes: ArraySlice<UInt8>, at start: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
  }

  private static func append(_ text: String?, to bytes: inout [UInt8]) {
    guard var text else { return }
    text.withUTF8 { letters in
      let count = min(letters.count, longestText)
      bytes.append(UInt8(truncatingIfNeeded: count))
      bytes.append(UInt8(truncatingIfNeeded: count >> 8))
      bytes.append(
        contentsOf: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(letters)[..<count]))
    }
  }

  /// The next text; nil inside when it is cut off.
  private static func takeText(_ rest: inout ArraySlice<UInt8>) -> String?? {
    guard rest.count >= 2 else { return .none }
    let count = Int(rest[rest.startIndex]) | Int(rest[rest.startIndex + 1]) << 8
    guard rest.count >= 2 + count else { return .none }
    let text = String(decoding: rest.dropFirst(2).prefix(count), as: UTF8.self)
    rest = rest.dropFirst(2 + count)
    return .some(text)
  }
}
