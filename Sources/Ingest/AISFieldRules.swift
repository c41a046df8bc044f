/// Which numbers in an AIS table are values and which mean "not available".
///
/// Tables keep the codes of ITU-R M.1371-5 (annex 8, tables 48 and 52) as numbers: speed 102.3,
/// course 360, heading 511, latitude 91, longitude 181, draught 0, IMO number 0. None of them may
/// pass as a measurement. Older MarineCadastre files also hold negative speeds and courses, which
/// no transponder sends.
import Vocabulary

enum AISFieldRules {
  static func speed(_ value: Double?) -> Knots? {
    value.flatMap { (0...102.2).contains($0) ? Knots($0) : nil }
  }

  static func direction(_ value: Double?) -> Bearing? {
    value.flatMap { $0 >= 0 && $0 < 360 ? Bearing(degrees: $0) : nil }
  }

  static func navigationStatus(_ code: Int?) -> UInt8? {
    code.flatMap { (0...15).contains($0) ? UInt8($0) : nil }
  }

  static func draught(_ value: Double?) -> Metres? {
    value.flatMap { $0 > 0 && $0 <= 25.5 ? Metres($0) : nil }
  }

  /// Digits after an optional `IMO`; nil for 0, which means "not available".
  static func imo(_ bytes: UnsafeRawBufferPointer) -> UInt32? {
    var digits = bytes
    if bytes.count > 3, bytes.prefix(3).elementsEqual("IMO".utf8) { digits = bytes[3...].rebased }
    guard let value = FieldNumbers.whole(digits), value > 0 else { return nil }
    return UInt32(exactly: value)
  }

  static func mmsi(_ bytes: UnsafeRawBufferPointer) -> MMSI? {
    FieldNumbers.whole(bytes).flatMap { UInt32(exactly: $0) }.flatMap { MMSI($0) }
  }

  /// Text without the `@` that pads AIS strings; nil when nothing is left.
  static func text(_ text: String?) -> String? {
    guard var rest = text.map({ Substring($0) }) else { return nil }
    while let last = rest.last, last == "@" || last == " " { rest.removeLast() }
    return rest.isEmpty ? nil : String(rest)
  }

  /// Length and beam without the antenna's place, in the form the standard has for that.
  ///
  /// Nil without a length. A beam of 0 inside means that none was sent.
  static func dimensions(length: Double?, beam: Double?) -> HullDimensions? {
    guard let length = size(length, ceiling: 1022) else { return nil }
    let beam = size(beam, ceiling: 126) ?? 0
    return HullDimensions(toBow: 0, toStern: length, toPort: 0, toStarboard: beam)
  }

  private static func size(_ value: Double?, ceiling: Int) -> Int? {
    guard let value, let whole = Int(exactly: value.rounded()), whole > 0, whole <= ceiling else {
      return nil
    }
    return whole
  }

  /// A position, or why there is none.
  static func position(
    latitude: UnsafeRawBufferPointer, longitude: UnsafeRawBufferPointer
  ) -> Result<Coordinate, PositionRefusal> {
    if latitude.isEmpty || longitude.isEmpty { return .failure(.init(.positionNotAvailable)) }
    guard let north = FieldNumbers.decimal(latitude), let east = FieldNumbers.decimal(longitude)
    else { return .failure(.init(.badNumber)) }
    if north == 91 || east == 181 { return .failure(.init(.positionNotAvailable)) }
    guard let position = Coordinate(latitude: north, longitude: east) else {
      return .failure(.init(.positionOutOfRange))
    }
    return .success(position)
  }

  struct PositionRefusal: Error {
    let reason: RefusalReason
    init(_ reason: RefusalReason) { self.reason = reason }
  }
}
