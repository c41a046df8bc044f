/// One ship's side of the air: her schedule, her receivers' whims, and what the truth keeps of it.
import Vocabulary

struct ShipEar {
  var nextReport: Double
  var nextStatic: Double
  var chance: SeededGenerator
  var sequence: Int32 = 0
  /// Chance that a pass hears her offshore; transponders and aerials are unequal.
  let offshoreOdds: Double
  private(set) var gaps: [TrueGap] = []
  private(set) var anomalies: [TrueAnomaly] = []
  private var lastHeard: Double?
  private var run: TrueAnomaly?
  private var nearStations: [Int] = []
  private var nearUntil = -1.0
  private var words: (identity: RadioIdentity, said: StaticSaid)?
  private let air: AirRule

  /// Records that make a stretch worth a row of truth, and the silence that ends it.
  private static let shortestRun = 3
  private static let runBreak = 6 * oneHour

  init(_ ship: Ship, story: Story) {
    air = story.air
    chance = SeededGenerator(seed: story.seed, stream: "air/\(ship.key)")
    nextReport = chance.uniform(0...air.underWay)
    nextStatic = chance.uniform(0...air.staticData)
    let weakness = chance.uniform(1...max(1, air.weakness))
    var odds = air.satelliteOffshore
    // Odds to the power of a weakness between 1 and 2, without leaving plain arithmetic.
    odds *= 1 + (weakness - 1) * (air.satelliteOffshore - 1)
    offshoreOdds = odds
  }

  /// Stations that might hear her in the next twenty minutes.
  mutating func stations(near point: SeaPoint, at time: Double, _ receivers: Receivers) -> [Int] {
    if time >= nearUntil || time < nearUntil - 3600 {
      // In twenty minutes no ship here goes further than eight miles.
      nearStations = receivers.reaching(point, spare: 8)
      nearUntil = time + 1200
    }
    return nearStations
  }

  /// What a report says, and whether it lies.
  struct Speech {
    var said: PositionSaid
    var anomaly: String?
    var isOutlier = false
  }

  mutating func speech(
    _ ship: Ship, _ identity: RadioIdentity, _ state: HullState, at time: Double,
    hidesNothing: Bool, story: Story
  ) -> Speech {
    let noise = state.status == 0 ? 0.1 * chance.roughNormal() : 0
    var said = PositionSaid(
      mmsi: Int(identity.mmsi.number), status: Int(state.status),
      knots: max(0, state.knots + noise), point: antenna(ship, state), course: state.course,
      heading: state.heading, second: Int(time) % 60)
    var speech = Speech(said: said, anomaly: ship.fabrication(at: time)?.kind)
    if let active = story.interference(at: state.centre, time) {
      // Disturbed receivers are thrown about a common place, each to a spot of its own.
      let turn = Environment.hash(story.seed, ship.index, Int(active.span.lowerBound)) * 360
      let metres = 500 + 4500 * Environment.hash(story.seed ^ 7, ship.index, Int(turn))
      said.point = active.target.moved(metres: metres, towards: turn)
        .moved(east: 80 * chance.roughNormal(), north: 80 * chance.roughNormal())
      speech.anomaly = "gnss_interference_multi_ship"
    }
    if !hidesNothing { speech.isOutlier = spoil(&said) }
    speech.said = said
    return speech
  }

  private mutating func antenna(_ ship: Ship, _ state: HullState) -> SeaPoint {
    ship.antenna(of: state)
      .moved(east: 4 * chance.roughNormal(), north: 4 * chance.roughNormal())
  }

  /// Leaves out a field or throws the position far off; true for the latter.
  private mutating func spoil(_ said: inout PositionSaid) -> Bool {
    if chance.chance(air.noFix) { said.point = nil }
    if chance.chance(air.notAvailable) {
      switch chance.integer(0...2) {
      case 0: said.knots = nil
      case 1: said.course = nil
      default: said.heading = nil
      }
    }
    guard let point = said.point, chance.chance(air.outlier) else { return false }
    let latitude = point.latitude + chance.uniform(-8...8)
    said.point = SeaPoint(
      max(-80, min(80, latitude)), point.longitude + chance.uniform(-15...15))
    return true
  }

  mutating func particulars(_ ship: Ship, at time: Double) -> StaticSaid? {
    guard let identity = ship.identity(at: time) else { return nil }
    if words?.identity != identity {
      words = (
        identity,
        StaticSaid(
          mmsi: Int(identity.mmsi.number),
          imo: identity.imoSent ?? ship.imo.map { Int($0.number) } ?? 0,
          callSign: Array(identity.callSign.utf8), name: Array(identity.name.utf8),
          shipType: Int(ship.hull.shipType), hull: ship.hull, draught: 0, destination: [])
      )
    }
    guard var said = words?.said else { return nil }
    let metres = ship.draughts.current(at: time) ?? 0
    said.draught = min(255, max(0, Int((metres * 10).rounded())))
    said.destination = Array((ship.destinations.current(at: time) ?? "").utf8)
    if chance.chance(air.notAvailable) { said.draught = 0 }
    return said
  }

  /// Keeps gaps and anomalous stretches of what was heard, in order of time within a day's part.
  mutating func note(
    _ ship: Ship, at time: Double, _ identity: RadioIdentity, _ anomaly: String?
  ) {
    heard.append(Note(time: time, identity: identity.mmsi.number, anomaly: anomaly))
  }

  private struct Note {
    let time: Double
    let identity: UInt32
    let anomaly: String?
  }

  private var heard: [Note] = []
  private var lastNumber: UInt32?

  /// Puts shore and space of a day in one order and reads gaps and anomalies from it.
  mutating func closeDay(of ship: Ship, at end: Double) {
    heard.sort { $0.time < $1.time }
    for note in heard {
      if let last = lastHeard, note.time - last >= Emission.gap, lastNumber == note.identity {
        gaps.append(gap(of: ship, from: last, to: note.time))
      }
      follow(note, ship.index)
      (lastHeard, lastNumber) = (note.time, note.identity)
    }
    heard.removeAll(keepingCapacity: true)
  }

  private func gap(of ship: Ship, from start: Double, to end: Double) -> TrueGap {
    let dark = ship.silences.reduce(0.0) { sum, span in
      sum + max(0, min(end, span.upperBound) - max(start, span.lowerBound))
    }
    return TrueGap(
      ship: ship.index, start: start, end: end, isDeliberate: dark >= 0.5 * (end - start))
  }

  private mutating func follow(_ note: Note, _ ship: Int) {
    if let open = run, open.kind != note.anomaly || note.time - open.end > Self.runBreak {
      closeRun()
    }
    guard let kind = note.anomaly else { return }
    if run == nil {
      run = TrueAnomaly(ship: ship, kind: kind, start: note.time, end: note.time, count: 0)
    }
    run?.end = note.time
    run?.count += 1
  }

  private mutating func closeRun() {
    if let run, run.count >= Self.shortestRun { anomalies.append(run) }
    run = nil
  }

  /// Ends what is open when the world ends: the last silence is a gap too when long enough.
  mutating func finish(_ ship: Ship, at end: Double) {
    closeRun()
    guard let last = lastHeard, end - last >= Emission.gap, ship.state(at: end - 1) != nil
    else { return }
    gaps.append(gap(of: ship, from: last, to: end))
  }
}
