/// Reads the bundled coastline: one line of text a ring, as `Scripts/make-coastline` writes it.
///
/// Digits of six bits stand as letters; five carry value, the sixth says that another follows. A
/// number is zigzag coded; points are differences in units of 1/400 degree (about 280 m).

/// Land, lakes and boundaries as rings and lines in degrees.
struct Coastline: Sendable {
  /// A point of a coast, degrees east and north.
  struct Point: Hashable, Sendable {
    var x: Double
    var y: Double
  }

  /// A ring or line with the box about it.
  struct Ring: Sendable {
    let points: [Point]
    let west: Double
    let east: Double
    let south: Double
    let north: Double

    /// Nil for an empty ring.
    init?(_ points: [Point]) {
      guard let first = points.first else { return nil }
      self.points = points
      west = points.reduce(first.x) { min($0, $1.x) }
      east = points.reduce(first.x) { max($0, $1.x) }
      south = points.reduce(first.y) { min($0, $1.y) }
      north = points.reduce(first.y) { max($0, $1.y) }
    }
  }

  /// A country's name and where to write it.
  struct Country: Sendable {
    let place: Point
    /// 2 is most important, 7 least (Natural Earth LABELRANK).
    let rank: Int
    let name: String
  }

  let land: [Ring]
  let lakes: [Ring]
  let borders: [Ring]
  let countries: [Country]

  /// The bundled one, read once.
  static let standard = Coastline(
    land: rings(CoastlineData.land), lakes: rings(CoastlineData.lakes),
    borders: rings(CoastlineData.borders), countries: countries(CoastlineData.countries))

  static func rings(_ data: StaticString) -> [Ring] {
    data.withUTF8Buffer { bytes in
      bytes.split(separator: UInt8(ascii: "\n")).compactMap { Ring(points($0)) }
    }
  }

  static func points(_ line: some Sequence<UInt8>) -> [Point] {
    let unitsPerDegree = 400.0
    var points: [Point] = []
    var (x, y) = (0, 0)
    var pending: Int?
    var (value, shift) = (0, 0)
    for byte in line {
      guard let digit = digit(byte), shift < 40 else { return points }
      value |= (digit & 31) << shift
      if digit & 32 != 0 {
        shift += 5
        continue
      }
      let number = value & 1 == 0 ? value >> 1 : -((value + 1) >> 1)
      (value, shift) = (0, 0)
      if let step = pending {
        x += step
        y += number
        points.append(Point(x: Double(x) / unitsPerDegree, y: Double(y) / unitsPerDegree))
        pending = nil
      } else {
        pending = number
      }
    }
    return points
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) + 4
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  private static func countries(_ data: StaticString) -> [Country] {
    data.description.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ";")
      guard parts.count == 4, let x = Double(parts[0]), let y = Double(parts[1]),
        let rank = Int(parts[2])
      else { return nil }
      return Country(place: Point(x: x, y: y), rank: rank, name: String(parts[3]))
    }
  }
}
