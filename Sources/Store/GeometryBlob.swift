/// Shapes as GeoPackage binary: the bytes of a `geom` column.
///
/// OGC 12-128r17 (GeoPackage 1.3) clause 2.1.3: the letters `GP`, version 0, one byte of flags (bit
/// 0 little-endian, bits 1–3 the kind of envelope, bit 4 empty), the reference system as a 32-bit
/// number, the envelope, then OGC well-known binary (OGC 06-103r4, clause 8). Plimsoll writes
/// little-endian with the envelope min x, max x, min y, max y; x is longitude. It reads either byte
/// order and any envelope, since other programs may have saved the file since.
import CaseFile
import Foundation
import Vocabulary

enum GeometryBlob {
  /// WGS 84, longitude and latitude in degrees.
  static let referenceSystem: Int32 = 4326

  /// Nil for lines without parts, which stand as null in the file.
  static func encode(_ shape: Geometry) -> Data? {
    guard let extent = Extent(of: shape) else { return nil }
    var bytes = ByteWriter()
    bytes.append(Array("GP".utf8) + [0, 0b0000_0011])
    bytes.append(UInt32(bitPattern: referenceSystem))
    for value in [extent.west, extent.east, extent.south, extent.north] { bytes.append(value) }
    switch shape {
    case .point(let place):
      bytes.begin(.point)
      bytes.append(place)
    case .lines(let parts):
      bytes.begin(.multiLineString)
      bytes.append(UInt32(parts.count))
      for part in parts {
        bytes.begin(.lineString)
        bytes.append(UInt32(part.count))
        for place in part { bytes.append(place) }
      }
    }
    return bytes.data
  }

  /// The shape in the bytes; nil when they hold no shape that a case file has.
  static func decode(_ data: Data) -> Geometry? {
    var reader = ByteReader(data)
    guard reader.byte() == 0x47, reader.byte() == 0x50, reader.byte() == 0,
      let flags = reader.byte()
    else { return nil }
    let envelopeBytes = [0, 32, 48, 48, 64]
    let envelope = Int(flags >> 1 & 0b111)
    guard envelope < envelopeBytes.count, reader.skip(4 + envelopeBytes[envelope]),
      let shape = reader.shape(), reader.isAtEnd
    else { return nil }
    return shape
  }
}

/// The smallest box around shapes, degrees.
struct Extent: Equatable {
  private(set) var west: Double
  private(set) var east: Double
  private(set) var south: Double
  private(set) var north: Double

  /// Nil for a shape without vertices.
  init?(of shape: Geometry) {
    let places: [Coordinate]
    switch shape {
    case .point(let place): places = [place]
    case .lines(let parts): places = parts.flatMap { $0 }
    }
    guard let first = places.first else { return nil }
    (west, east) = (first.longitude, first.longitude)
    (south, north) = (first.latitude, first.latitude)
    for place in places {
      west = min(west, place.longitude)
      east = max(east, place.longitude)
      south = min(south, place.latitude)
      north = max(north, place.latitude)
    }
  }

  /// Grows to hold the other box as well.
  mutating func merge(_ other: Self) {
    west = min(west, other.west)
    east = max(east, other.east)
    south = min(south, other.south)
    north = max(north, other.north)
  }
}

/// Codes of well-known binary, two dimensions.
private enum ShapeCode: UInt32 {
  case point = 1
  case lineString = 2
  case multiLineString = 5
}

/// Little-endian bytes in the making.
private struct ByteWriter {
  private(set) var data = Data()

  mutating func append(_ bytes: [UInt8]) { data.append(contentsOf: bytes) }

  mutating func append(_ value: UInt32) {
    for shift in stride(from: 0, to: 32, by: 8) { data.append(UInt8(value >> shift & 0xFF)) }
  }

  mutating func append(_ value: Double) {
    for shift in stride(from: 0, to: 64, by: 8) {
      data.append(UInt8(value.bitPattern >> UInt64(shift) & 0xFF))
    }
  }

  mutating func append(_ place: Coordinate) {
    append(place.longitude)
    append(place.latitude)
  }

  mutating func begin(_ code: ShapeCode) {
    append([1])
    append(code.rawValue)
  }
}

/// Bytes taken from the front, each read checked against what is left.
private struct ByteReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ data: Data) { bytes = Array(data) }

  var isAtEnd: Bool { index == bytes.count }

  mutating func byte() -> UInt8? {
    guard index < bytes.count else { return nil }
    defer { index += 1 }
    return bytes[index]
  }

  mutating func skip(_ count: Int) -> Bool {
    guard count <= bytes.count - index else { return false }
    index += count
    return true
  }

  mutating func shape() -> Geometry? {
    guard let (code, isLittle) = start() else { return nil }
    switch code {
    case .point: return place(isLittle).map(Geometry.point)
    case .multiLineString: return lines(isLittle)
    case .lineString: return nil
    }
  }

  private mutating func start() -> (ShapeCode, isLittle: Bool)? {
    guard let order = byte(), order <= 1, let code = number(order == 1, bytes: 4),
      let shape = ShapeCode(rawValue: UInt32(code))
    else { return nil }
    return (shape, order == 1)
  }

  private mutating func lines(_ isLittle: Bool) -> Geometry? {
    guard let count = number(isLittle, bytes: 4) else { return nil }
    var parts: [[Coordinate]] = []
    for _ in 0..<count {
      guard case (.lineString, let isLittle)? = start(), let part = line(isLittle) else {
        return nil
      }
      parts.append(part)
    }
    return .lines(parts)
  }

  private mutating func line(_ isLittle: Bool) -> [Coordinate]? {
    guard let count = number(isLittle, bytes: 4) else { return nil }
    var places: [Coordinate] = []
    for _ in 0..<count {
      guard let place = place(isLittle) else { return nil }
      places.append(place)
    }
    return places
  }

  private mutating func place(_ isLittle: Bool) -> Coordinate? {
    guard let x = number(isLittle, bytes: 8), let y = number(isLittle, bytes: 8) else {
      return nil
    }
    return Coordinate(
      latitude: Double(bitPattern: y), longitude: Double(bitPattern: x))
  }

  private mutating func number(_ isLittle: Bool, bytes width: Int) -> UInt64? {
    guard width <= bytes.count - index else { return nil }
    var value: UInt64 = 0
    for offset in 0..<width {
      let byte = UInt64(bytes[index + offset])
      value |= byte << UInt64(8 * (isLittle ? offset : width - 1 - offset))
    }
    index += width
    return value
  }
}
