/// Makes a position table of any length: ships that lie in ports, sail between them and now and then
/// meet at sea. It is for measuring only and knows nothing of the detectors.
///
/// MarineCadastre's columns, one row a ship every three minutes, in order of time. Ships grow with
/// the rows while the ports stay, so that ten times the rows is ten times as crowded.
import Foundation

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Dice {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }
}

/// One ship on her way.
private struct Mover {
  var latitude: Double
  var longitude: Double
  var north = 0.0
  var east = 0.0
  /// Steps until something else happens.
  var steps: Int
  var isLying = true
  var silence = 0
  let isTanker: Bool
  let tail: [UInt8]
  let mmsi: Int
  let offset: Int
}

/// The maker.
struct PointMaker {
  static let stepSeconds = 180
  private var dice = Dice(state: 1)
  private var ships: [Mover] = []
  private let days: Int

  /// Harbours as latitude and longitude, degrees.
  private static let ports: [(Double, Double)] = [
    (29.35, -94.75), (29.73, -95.12), (27.83, -97.1), (30.0, -90.45), (40.66, -74.1),
    (25.17, 56.37), (1.22, 103.75), (51.95, 4.1), (53.54, 9.95), (36.12, -5.43), (31.2, 32.35),
    (10.2, -64.75), (-23.97, -46.3), (35.6, 139.8), (22.55, 114.1), (37.0, 23.6),
  ]

  init(rows: Int, days: Int = 10) {
    self.days = days
    let count = max(1, rows / (days * 86_400 / Self.stepSeconds))
    for index in 0..<count { ships.append(ship(index)) }
  }

  private mutating func ship(_ index: Int) -> Mover {
    let isTanker = index % 6 == 0
    let type = isTanker ? 80 : [70, 52, 60, 30, 37][index % 5]
    let length = isTanker ? 150 + index % 180 : 20 + index % 150
    let imo = Self.imo(index)
    let tail =
      ",SHIP \(index),IMO\(imo),CALL\(index % 9000),\(type),0,\(length),\(length / 6),\(8 + index % 7).0,\(type),A\n"
    let port = Self.ports[index % Self.ports.count]
    return Mover(
      latitude: port.0 + (dice.unit() - 0.5) * 0.2, longitude: port.1 + (dice.unit() - 0.5) * 0.2,
      steps: Int(dice.unit() * 600), isTanker: isTanker, tail: Array(tail.utf8),
      mmsi: 200_000_000 + index * 577 % 570_000_000, offset: Int(dice.unit() * 180))
  }

  private static func imo(_ index: Int) -> Int {
    let digits = 100_000 + index % 899_999
    var (rest, sum) = (digits, 0)
    for weight in 2...7 {
      sum += rest % 10 * weight
      rest /= 10
    }
    return digits * 10 + sum % 10
  }

  /// Writes the table; the header first.
  mutating func write(to handle: FileHandle) throws {
    var bytes = Array(
      ("MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,"
        + "Length,Width,Draft,Cargo,TransceiverClass\n").utf8)
    for step in 0..<(days * 86_400 / Self.stepSeconds) {
      for index in ships.indices {
        var ship = ships[index]
        move(&ship)
        ships[index] = ship
        if ships[index].silence > 0 {
          ships[index].silence -= 1
        } else {
          append(ships[index], step * Self.stepSeconds + ships[index].offset, to: &bytes)
        }
        guard bytes.count > 1 << 20 else { continue }
        try handle.write(contentsOf: Data(bytes))
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try handle.write(contentsOf: Data(bytes))
  }

  /// Three minutes later.
  private mutating func move(_ ship: inout Mover) {
    ship.steps -= 1
    if ship.steps <= 0 { change(&ship) }
    ship.latitude += ship.north + (dice.unit() - 0.5) * 0.0001
    ship.longitude += ship.east + (dice.unit() - 0.5) * 0.0001
  }

  private mutating func change(_ ship: inout Mover) {
    ship.isLying.toggle()
    if ship.isLying {
      (ship.north, ship.east) = (0, 0)
      ship.steps = 200 + Int(dice.unit() * 800)
      if dice.unit() < 0.1 { ship.silence = 120 + Int(dice.unit() * 200) }
      return
    }
    let port = Self.ports[Int(dice.unit() * Double(Self.ports.count))]
    let aim = (port.0 + (dice.unit() - 0.5) * 0.3, port.1 + (dice.unit() - 0.5) * 0.3)
    let (north, east) = (aim.0 - ship.latitude, aim.1 - ship.longitude)
    // Ten to sixteen knots are 0.5 to 0.8 of a minute of latitude in three minutes.
    let pace = (0.5 + 0.3 * dice.unit()) / 60
    let steps = max(1, (north * north + east * east).squareRoot() / pace)
    (ship.north, ship.east) = (north / steps, east / steps)
    ship.steps = min(Int(steps), 300 + Int(dice.unit() * 600))
  }

  private func append(_ ship: Mover, _ second: Int, to bytes: inout [UInt8]) {
    Self.append(ship.mmsi, to: &bytes)
    bytes.append(contentsOf: ",2024-05-".utf8)
    Self.two(1 + second / 86_400, to: &bytes)
    bytes.append(84)
    Self.two(second / 3600 % 24, to: &bytes)
    bytes.append(58)
    Self.two(second / 60 % 60, to: &bytes)
    bytes.append(58)
    Self.two(second % 60, to: &bytes)
    bytes.append(44)
    Self.append(ship.latitude, scale: 100_000, width: 5, to: &bytes)
    bytes.append(44)
    Self.append(ship.longitude, scale: 100_000, width: 5, to: &bytes)
    bytes.append(44)
    let speed = (ship.north * ship.north + ship.east * ship.east).squareRoot() * 1200
    Self.append(speed, scale: 10, width: 1, to: &bytes)
    bytes.append(contentsOf: (speed > 1 ? ",90.0,90" : ",0.0,511").utf8)
    bytes.append(contentsOf: ship.tail)
  }

  private static func two(_ value: Int, to bytes: inout [UInt8]) {
    bytes.append(UInt8(48 + value / 10))
    bytes.append(UInt8(48 + value % 10))
  }

  private static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value >= 10 { append(value / 10, to: &bytes) }
    bytes.append(UInt8(48 + value % 10))
  }

  private static func append(_ value: Double, scale: Int, width: Int, to bytes: inout [UInt8]) {
    let units = Int((value * Double(scale)).rounded())
    if units < 0 { bytes.append(45) }
    append(abs(units) / scale, to: &bytes)
    bytes.append(46)
    var (rest, place) = (abs(units) % scale, scale / 10)
    while place > 0 {
      bytes.append(UInt8(48 + rest / place))
      rest %= place
      place /= 10
    }
  }
}
