/// The air: day by day, what every ship sends and who receives it.
///
/// Intervals are thinned so that a world stays small: a transponder under way sends every few
/// seconds, here every 6 minutes near the shore (12 when held) and static data every 60 minutes;
/// from space one to three messages an hourly pass. Kept in the log: duplicates of two stations,
/// fixes without a position. The writer adds broken checksums and lost fragments.
import AIS

/// A message as received.
struct Reception {
  /// Seconds since the start of the world.
  let time: Double
  let ship: Int
  let sequence: Int
  let station: String
  let message: Message
}

/// How often things happen in the log; the world's own figures.
enum EmissionRule {
  static let underWay = 360.0
  static let held = 720.0
  static let staticData = 3600.0
  /// Chance that a station in reach logs a message, and that a second one logs it too.
  static let shoreReception = 0.97
  static let secondStation = 0.22
  /// Chance that a pass hears a ship offshore, and within reach of a port's stations.
  static let satelliteOffshore = 0.8
  static let satelliteNearShore = 0.25
  static let staticFromSpace = 0.2
  /// Chance of a report without a position.
  static let noFix = 1.0 / 3000
  /// Silence that counts as a gap in the truth table, seconds: the six hours that published gap
  /// tables start from (Global Fishing Watch, pipe-gaps).
  static let gap = 21_600.0
}

/// A stretch in which a ship that was sending was not heard, or was switched off.
package struct TrueGap: Hashable, Sendable {
  package let ship: Int
  package let start: Double
  package let end: Double
  package let isDeliberate: Bool
}

/// A disturbed stretch of one ship's reports.
package struct TrueAnomaly: Hashable, Sendable {
  package let ship: Int
  package let start: Double
  package let end: Double
}

/// The state of the air between two days.
struct Emission {
  private let story: Story
  private let receivers: Receivers
  private var nextReport: [Double]
  private var nextStatic: [Double]
  private var chances: [SeededGenerator]
  private var lastHeard: [Double?]
  private var disturbed: [ClosedRange<Double>?]
  private var sequence = 0
  private(set) var gaps: [TrueGap] = []

  init(_ story: Story) {
    self.story = story
    receivers = Receivers(story: story)
    chances = story.ships.map { SeededGenerator(seed: story.seed, stream: "air/\($0.key)") }
    nextReport = []
    nextStatic = []
    for index in chances.indices {
      nextReport.append(chances[index].uniform(0...EmissionRule.underWay))
      nextStatic.append(chances[index].uniform(0...EmissionRule.staticData))
    }
    lastHeard = story.ships.map { _ in nil }
    disturbed = story.ships.map { _ in nil }
  }

  /// All receptions of a day, in order of time.
  mutating func day(_ number: Int) -> [Reception] {
    var log: [Reception] = []
    let span = (Double(number) * oneDay)..<(Double(number + 1) * oneDay)
    for ship in story.ships {
      var mine: [Reception] = []
      shore(ship, during: span, into: &mine)
      for hour in number * 24..<(number + 1) * 24 { pass(ship, hour: hour, into: &mine) }
      mine.sort { ($0.time, $0.sequence) < ($1.time, $1.sequence) }
      log += mine
    }
    note(log)
    return log.sorted { ($0.time, $0.ship, $0.sequence) < ($1.time, $1.ship, $1.sequence) }
  }

  private mutating func shore(
    _ ship: Ship, during span: Range<Double>, into log: inout [Reception]
  ) {
    let index = ship.index
    while nextReport[index] < span.upperBound {
      let time = nextReport[index].rounded(.down)
      guard let state = ship.state(at: time) else {
        nextReport[index] += EmissionRule.held
        continue
      }
      let step = state.status == 0 ? EmissionRule.underWay : EmissionRule.held
      nextReport[index] += step * chances[index].uniform(0.9...1.1)
      let stations = receivers.hearing(state.centre, at: time)
      guard !stations.isEmpty, !ship.isSilent(at: time), let reports = Reports(ship, at: time)
      else { continue }
      let message = position(of: ship, state, reports, at: time)
      receive(message, from: ship, at: time, by: stations, into: &log)
      if nextStatic[index] <= time {
        nextStatic[index] = time + EmissionRule.staticData
        for message in reports.staticData() {
          receive(message, from: ship, at: time + 1, by: stations, into: &log)
        }
      }
    }
  }

  private mutating func receive(
    _ message: Message, from ship: Ship, at time: Double, by stations: [Station],
    into log: inout [Reception]
  ) {
    for (rank, station) in stations.prefix(2).enumerated() {
      let probability = rank == 0 ? EmissionRule.shoreReception : EmissionRule.secondStation
      guard chances[ship.index].chance(probability) else { continue }
      add(message, from: ship, at: time + Double(rank), station: station.name, into: &log)
    }
  }

  private mutating func add(
    _ message: Message, from ship: Ship, at time: Double, station: String,
    into log: inout [Reception]
  ) {
    sequence += 1
    log.append(
      Reception(
        time: time, ship: ship.index, sequence: sequence, station: station, message: message))
  }

  private mutating func pass(_ ship: Ship, hour: Int, into log: inout [Reception]) {
    let start = Double(hour) * oneHour
    guard !ship.isClassB, ship.hull.length >= 60, let early = ship.state(at: start),
      let offset = receivers.pass(hour: hour, over: early.centre)
    else { return }
    for turn in 0..<chances[ship.index].integer(1...3) {
      let time = (start + offset + Double(turn) * chances[ship.index].uniform(60...85))
        .rounded(.down)
      guard let state = ship.state(at: time), !ship.isSilent(at: time),
        receivers.satelliteHears(state.centre, at: time), let reports = Reports(ship, at: time)
      else { continue }
      let isNearShore = !receivers.hearing(state.centre, at: time).isEmpty
      let probability =
        isNearShore ? EmissionRule.satelliteNearShore : EmissionRule.satelliteOffshore
      guard chances[ship.index].chance(probability) else { continue }
      let isLongRange = !isNearShore && chances[ship.index].chance(0.6)
      let message =
        isLongRange
        ? reports.longRange(state, antenna: disturbedAntenna(of: ship, state, at: time))
        : position(of: ship, state, reports, at: time)
      add(message, from: ship, at: time, station: "rSAT\(hour % 4 + 1)", into: &log)
      if turn == 0, chances[ship.index].chance(EmissionRule.staticFromSpace) {
        for message in reports.staticData() {
          add(message, from: ship, at: time + 1, station: "rSAT\(hour % 4 + 1)", into: &log)
        }
      }
    }
  }

  private mutating func position(
    of ship: Ship, _ state: HullState, _ reports: Reports, at time: Double
  ) -> Message {
    let antenna = disturbedAntenna(of: ship, state, at: time)
    let noise = state.status == 0 ? 0.1 * chances[ship.index].normal() : 0
    let hasFix = !chances[ship.index].chance(EmissionRule.noFix)
    return reports.position(state, antenna: hasFix ? antenna : nil, speedNoise: noise)
  }

  /// The antenna with a few metres of noise, or where disturbed satellite navigation puts it.
  private mutating func disturbedAntenna(of ship: Ship, _ state: HullState, at time: Double)
    -> SeaPoint
  {
    let index = ship.index
    let east = 4 * chances[index].normal()
    let north = 4 * chances[index].normal()
    let active = story.interferences.first {
      $0.span.contains(time) && $0.centre.metres(to: state.centre) <= $0.radius
    }
    guard let active else { return ship.antenna(of: state).moved(east: east, north: north) }
    let span = disturbed[index] ?? time...time
    disturbed[index] = min(span.lowerBound, time)...max(span.upperBound, time)
    return active.target.moved(east: 20 * east, north: 20 * north)
  }

  /// Notes silences of ships that were sending; switched-off spans are told separately.
  private mutating func note(_ log: [Reception]) {
    for entry in log where entry.message.carriesPosition {
      let ship = story.ships[entry.ship]
      if let last = lastHeard[entry.ship], entry.time - last >= EmissionRule.gap {
        let off = ship.silences.first { $0.overlaps(last...entry.time) }
        gaps.append(
          TrueGap(ship: entry.ship, start: last, end: entry.time, isDeliberate: off != nil))
      }
      lastHeard[entry.ship] = max(entry.time, lastHeard[entry.ship] ?? entry.time)
    }
  }

  /// Disturbed stretches, one a ship.
  var anomalies: [TrueAnomaly] {
    disturbed.enumerated().compactMap { ship, span in
      span.map { TrueAnomaly(ship: ship, start: $0.lowerBound, end: $0.upperBound) }
    }
  }
}

extension Message {
  /// Whether a place can be read from it.
  var carriesPosition: Bool {
    switch self {
    case .positionReport(let report): report.latitude.value != nil
    case .classBPositionReport(let report): report.latitude.value != nil
    case .longRangePositionReport: true
    default: false
    }
  }
}
