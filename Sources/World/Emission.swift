/// The air: day by day, what every ship sends, who receives it, and what the log then holds.
///
/// Intervals are thinned so that a world stays small: a transponder under way sends every few
/// seconds, here every 6 minutes near the shore (12 when held) and static data every 60 minutes;
/// from space a few messages a pass. Spoilt on purpose: duplicates of two stations, late satellite
/// receipts, wrong receiver clocks, fixes without a position or far off, broken checksums, lost
/// fragments. Only one day's lines are held at a time.
import Vocabulary

/// A stretch in which a ship that was sending was not heard, or was switched off.
package struct TrueGap: Hashable, Sendable {
  package let ship: Int
  package let start: Double
  package let end: Double
  package let isDeliberate: Bool
}

/// A stretch of one ship's reports that do not say where she was.
package struct TrueAnomaly: Hashable, Sendable {
  package let ship: Int
  package let kind: String
  package var start: Double
  package var end: Double
  package var count: Int
}

/// Faults put into the log, counted for the truth.
package struct LogFaults: Hashable, Sendable {
  package internal(set) var sentences = 0
  package internal(set) var brokenChecksums = 0
  package internal(set) var lostFragments = 0
  package internal(set) var withoutPosition = 0
  package internal(set) var outliers = 0
}

/// A message on its way into the log.
private struct Line {
  /// When it reaches the log.
  let arrival: Double
  let ship: Int32
  let sequence: Int32
  let first: Int
  let length: Int
}

/// The state of the air between two days.
struct Emission {
  let story: Story
  let air: AirRule
  let receivers: Receivers
  var ears: [ShipEar]
  private var press = SentencePress()
  private var text: [UInt8] = []
  private var lines: [Line] = []
  private(set) var faults = LogFaults()
  private let stationNames: [[UInt8]]
  private let epoch: Int64

  /// Silence that counts as a gap in the truth table, seconds: the six hours that published gap
  /// tables start from (Global Fishing Watch, pipe-gaps).
  static let gap = 21_600.0

  init(_ story: Story) {
    self.story = story
    air = story.air
    receivers = Receivers(story: story)
    ears = story.ships.map { ShipEar($0, story: story) }
    stationNames = receivers.stations.map { Array($0.name.utf8) }
    epoch = story.firstDay.start.seconds
  }

  /// The log of a day as bytes, in the order in which lines reached it.
  ///
  /// Lines that reach it after midnight stand at the head of the next day's.
  mutating func day(_ number: Int, isLast: Bool) -> [UInt8] {
    let span = (Double(number) * oneDay)..<(Double(number + 1) * oneDay)
    for ship in story.ships { hear(ship, during: span, day: number) }
    lines.sort { ($0.arrival, $0.ship, $0.sequence) < ($1.arrival, $1.ship, $1.sequence) }
    let due = isLast ? lines.count : lines.firstIndex { $0.arrival >= span.upperBound }
    let kept = due ?? lines.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for line in lines[..<kept] {
      bytes.append(contentsOf: text[line.first..<line.first + line.length])
    }
    carry(over: lines[kept...])
    return bytes
  }

  private mutating func carry(over late: ArraySlice<Line>) {
    var rest: [UInt8] = []
    var moved: [Line] = []
    for line in late {
      moved.append(
        Line(
          arrival: line.arrival, ship: line.ship, sequence: line.sequence, first: rest.count,
          length: line.length))
      rest.append(contentsOf: text[line.first..<line.first + line.length])
    }
    text.removeAll(keepingCapacity: true)
    text.append(contentsOf: rest)
    lines = moved
  }

  private mutating func hear(_ ship: Ship, during span: Range<Double>, day: Int) {
    let index = ship.index
    shore(ship, during: span)
    if ship.hull.length >= 60, !ship.isClassB {
      for pass in receivers.passes(ofDay: day) { hear(ship, pass: pass) }
    }
    ears[index].closeDay(of: ship, at: span.upperBound)
  }

  private mutating func shore(_ ship: Ship, during span: Range<Double>) {
    let index = ship.index
    while ears[index].nextReport < span.upperBound {
      let time = ears[index].nextReport.rounded(.down)
      guard let state = ship.state(at: time) else {
        ears[index].nextReport += air.held
        continue
      }
      let step = state.status == 0 ? air.underWay : air.held
      ears[index].nextReport += step * ears[index].chance.uniform(0.9...1.1)
      guard !ship.isSilent(at: time) else { continue }
      let near = ears[index].stations(near: state.centre, at: time, receivers)
      guard !near.isEmpty else { continue }
      let heard = catching(near, from: index, of: state, at: time)
      guard !heard.isEmpty else { continue }
      sayPosition(ship, state, at: time, isLongRange: false, heard)
      if ears[index].nextStatic <= time {
        ears[index].nextStatic = time + air.staticData
        sayStatic(ship, at: time + 1, heard)
      }
    }
  }

  /// Who logs a message sent here and now, at most two stations.
  private mutating func catching(
    _ near: [Int], from ship: Int, of state: HullState, at time: Double
  ) -> [Hearer] {
    var heard: [Hearer] = []
    for station in near where heard.count < 2 {
      guard receivers.hears(station, state.centre, at: time) else { continue }
      let odds = heard.isEmpty ? air.shoreReception : air.secondStation
      guard ears[ship].chance.chance(odds) else {
        if heard.isEmpty { continue } else { break }
      }
      let fault = receivers.stations[station].clockFault
        .flatMap { $0.span.contains(time) ? $0.seconds : nil }
      heard.append(
        Hearer(
          name: stationNames[station], delay: Double(heard.count), clock: fault ?? 0,
          lag: 0))
    }
    return heard
  }

  private mutating func hear(_ ship: Ship, pass: Int) {
    let index = ship.index
    let start = receivers.start(ofPass: pass)
    guard let early = ship.state(at: start),
      let offset = receivers.offset(ofPass: pass, over: early.centre)
    else { return }
    let lag = lateness(of: pass)
    for turn in 0..<ears[index].chance.integer(1...3) {
      let time = (start + offset + Double(turn) * ears[index].chance.uniform(60...85))
        .rounded(.down)
      guard let state = ship.state(at: time), !ship.isSilent(at: time),
        receivers.satelliteHears(state.centre, at: time)
      else { continue }
      let isNear = ears[index].stations(near: state.centre, at: time, receivers)
        .contains { receivers.reaches($0, state.centre) }
      let odds = isNear ? air.satelliteNearShore : ears[index].offshoreOdds
      guard ears[index].chance.chance(odds) else { continue }
      let isLongRange = !isNear && ears[index].chance.chance(air.longRange)
      let heard = [Hearer(name: Self.satellites[pass % 4], delay: 0, clock: 0, lag: lag)]
      sayPosition(ship, state, at: time, isLongRange: isLongRange, heard)
      if turn == 0, ears[index].chance.chance(air.staticFromSpace) {
        sayStatic(ship, at: time + 1, heard)
      }
    }
  }

  private static let satellites = (1...4).map { Array("rSAT\($0)".utf8) }

  /// Seconds after which a pass's receipts are sent down.
  private func lateness(of pass: Int) -> Double {
    guard Environment.hash(story.seed ^ 0x1a7e, pass, 1) < air.late else { return 0 }
    return air.latest * Environment.hash(story.seed ^ 0x1a7e, pass, 2)
  }

  /// One who receives a message.
  private struct Hearer {
    let name: [UInt8]
    /// Seconds between a first and a second station's receipt.
    let delay: Double
    /// Seconds by which the clock is ahead.
    let clock: Double
    /// Seconds after which the line reaches the log.
    let lag: Double
  }

  private mutating func sayPosition(
    _ ship: Ship, _ truth: HullState, at time: Double, isLongRange: Bool, _ heard: [Hearer]
  ) {
    let index = ship.index
    guard let identity = ship.identity(at: time) else { return }
    let state = saidState(of: ship, truth, at: time)
    let speech = ears[index].speech(
      ship, identity, state, at: time, hidesNothing: isLongRange, story: story)
    if speech.isOutlier { faults.outliers += 1 }
    if isLongRange {
      press.longRange(speech.said)
    } else if ship.isClassB {
      press.classB(speech.said)
    } else {
      press.classA(speech.said, type: state.status == 0 || index % 3 > 0 ? 1 : 3)
    }
    send(ship, at: time, heard, lacksPosition: speech.said.point == nil)
    let clock = heard.first { $0.clock != 0 } != nil && heard.count > 1 && truth.knots > 3
    if speech.said.point != nil {
      ears[index].note(ship, at: time, identity, clock ? "clock_fault" : speech.anomaly)
    }
  }

  private func saidState(of ship: Ship, _ truth: HullState, at time: Double) -> HullState {
    guard let fabrication = ship.fabrication(at: time) else { return truth }
    return fabrication.said(truth, at: time) { ship.state(at: $0) }
  }

  private mutating func sayStatic(_ ship: Ship, at time: Double, _ heard: [Hearer]) {
    guard let said = ears[ship.index].particulars(ship, at: time) else { return }
    if ship.isClassB {
      press.staticPartA(said)
      send(ship, at: time, heard, lacksPosition: false)
      press.staticPartB(said)
    } else {
      press.staticAndVoyage(said)
    }
    send(ship, at: time, heard, lacksPosition: false)
  }

  private mutating func send(
    _ ship: Ship, at time: Double, _ heard: [Hearer], lacksPosition: Bool
  ) {
    let index = ship.index
    for hearer in heard {
      ears[index].sequence += 1
      let receipt = SentencePress.Receipt(
        station: hearer.name, time: epoch + Int64(time + hearer.delay + hearer.clock),
        channel: ears[index].sequence.isMultiple(of: 2) ? 65 : 66)
      let first = text.count
      let losesTail = ears[index].chance.chance(air.lostFragment)
      let outcome = press.write(receipt, losesTail: losesTail, into: &text)
      if outcome.isCut { faults.lostFragments += 1 }
      faults.sentences += outcome.sentences
      if lacksPosition { faults.withoutPosition += 1 }
      if ears[index].chance.chance(air.brokenChecksum) { breakChecksum() }
      lines.append(
        Line(
          arrival: time + hearer.delay + hearer.lag, ship: Int32(index),
          sequence: ears[index].sequence, first: first, length: text.count - first))
    }
  }

  /// Turns the last digit of the last line's checksum.
  private mutating func breakChecksum() {
    guard text.count > 1 else { return }
    let last = text.count - 2
    text[last] = text[last] == 48 ? 49 : 48
    faults.brokenChecksums += 1
  }

  /// Ends what the last day left open.
  mutating func finish() {
    for ship in story.ships { ears[ship.index].finish(ship, at: story.end) }
  }

  var gaps: [TrueGap] { ears.flatMap(\.gaps) }
  var anomalies: [TrueAnomaly] { ears.flatMap(\.anomalies) }
}
