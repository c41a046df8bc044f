/// The plain rule detector that Plimsoll is measured against: what a capable person writes in an
/// afternoon.
///
/// Points within 500 m, both under 2 knots, for 2 hours are a transfer; a gap over 12 hours is
/// deliberate; the draught difference is the cargo. It knows neither hulls nor reception nor
/// berths. It shares no line with the detectors, so that beating it means something
/// (Docs/Methods/Baseline.md).
package import Vocabulary

/// The thresholds of the plain rules, as commonly published (see Docs/Methods/Baseline.md).
package struct PlainRule: Hashable, Sendable {
  package var metres = 500.0
  package var knots = 2.0
  package var hours = 2.0
  /// Hours without a report that end a meeting.
  package var patience = 3.0
  package var gapHours = 6.0
  package var deliberateHours = 12.0
  /// Implied knots between two fixes that no ship makes.
  package var impossibleKnots = 50.0
  /// Metres of draught that are a load or a discharge.
  package var draughtMetres = 0.5
  /// Barrels in a tonne of anything.
  package var barrelsPerTonne = 7.3

  package init() {}
}

/// A place as the plain rules know it: a disc.
package struct PlainPlace: Hashable, Sendable {
  package let id: String
  package let latitude: Double
  package let longitude: Double
  package let metres: Double

  package init(id: String, latitude: Double, longitude: Double, metres: Double) {
    self.id = id
    self.latitude = latitude
    self.longitude = longitude
    self.metres = metres
  }
}

/// What one radio number has said and done so far.
struct PlainShip {
  var last: Fix?
  var isTanker = false
  var area: Double?
  var name: String?
  var imo: IMONumber?
  /// Draughts in metres as typed, each with the time it was first heard.
  var draughts: [(time: Instant, metres: Double)] = []
  var stay: (place: String, start: Instant, end: Instant)?

  /// The draught that stood at a time.
  func draught(at time: Instant) -> Double? { draughts.last { $0.time <= time }?.metres }

  /// Tonnes for a metre of draught: water-plane about nine tenths of length times beam, salt water.
  var tonnesPerMetre: Double { (area ?? 12_000) * 0.9 * 1.025 }
}

/// One meeting of two tankers while it lasts.
struct PlainMeeting {
  var start: Instant
  var end: Instant
  var place: Coordinate
}

/// Two radio numbers, the smaller first.
struct PlainPair: Hashable {
  let first: MMSI
  let second: MMSI

  init(_ one: MMSI, _ other: MMSI) {
    (first, second) = one < other ? (one, other) : (other, one)
  }
}

/// A stay at a terminal that ended.
struct PlainCall {
  let mmsi: MMSI
  let place: String
  let start: Instant
  let end: Instant
}

/// The detector: records in order of time in, tables out.
package struct PlainRules {
  let rule: PlainRule
  let places: [PlainPlace]
  var ships: [MMSI: PlainShip] = [:]
  var meetings: [PlainPair: PlainMeeting] = [:]
  var ended: [(pair: PlainPair, meeting: PlainMeeting)] = []
  var calls: [PlainCall] = []
  var gapRows: [[String]] = []
  var anomalyRows: [[String]] = []
  var identityRows: [[String]] = []
  private var cells: [Cell: Set<MMSI>] = [:]
  private var holders: [IMONumber: MMSI] = [:]

  private struct Cell: Hashable {
    let latitude: Int
    let longitude: Int
  }

  package init(places: [PlainPlace], rule: PlainRule = PlainRule()) {
    self.places = places
    self.rule = rule
  }

  package mutating func observe(_ record: Record) {
    switch record {
    case .fix(let fix): observe(fix)
    case .staticReport(let report): observe(report)
    }
  }

  private mutating func observe(_ report: StaticReport) {
    let time = report.time
    var ship = ships[report.mmsi] ?? PlainShip()
    if let type = report.shipType { ship.isTanker = (80...89).contains(type) }
    if let hull = report.dimensions { ship.area = Double(hull.length * hull.beam) }
    if let draught = report.draught?.value, ship.draughts.last?.metres != draught {
      ship.draughts.append((time, draught))
    }
    if let name = report.name {
      if let old = ship.name, old != name {
        identityRows.append(
          identity(report.imo, from: report.mmsi, to: report.mmsi, time, "rename"))
      }
      ship.name = name
    }
    if let imo = report.imo {
      if let old = holders[imo], old != report.mmsi {
        identityRows.append(identity(imo, from: old, to: report.mmsi, time, "reflag"))
      }
      holders[imo] = report.mmsi
      ship.imo = imo
    }
    ships[report.mmsi] = ship
  }

  private func identity(
    _ imo: IMONumber?, from old: MMSI, to new: MMSI, _ time: Instant, _ kind: String
  ) -> [String] {
    [imo?.description ?? "", old.description, new.description, time.rfc3339, kind, "1"]
  }

  private mutating func observe(_ fix: Fix) {
    var ship = ships[fix.mmsi] ?? PlainShip()
    if let last = ship.last {
      let hours = (fix.time - last.time).hours
      let metres = PlainGround.metres(last.position, fix.position)
      if hours >= rule.gapHours {
        let chance = hours > rule.deliberateHours ? "1" : "0"
        gapRows.append([
          fix.mmsi.description, last.time.rfc3339, fix.time.rfc3339,
          chance == "1" ? "challenged_emission" : "sparse_coverage", chance,
        ])
      }
      if metres > 20_000, metres / 1852 > rule.impossibleKnots * max(hours, 1.0 / 60) {
        anomalyRows.append([
          fix.mmsi.description, last.time.rfc3339, fix.time.rfc3339, "impossible_speed", "1",
        ])
      }
      cells[cell(last.position)]?.remove(fix.mmsi)
    }
    ship.last = fix
    follow(&ship, fix)
    ships[fix.mmsi] = ship
    guard ship.isTanker, (fix.speed?.value ?? 99) < rule.knots else { return }
    cells[cell(fix.position), default: []].insert(fix.mmsi)
    meet(fix)
  }

  private func cell(_ place: Coordinate) -> Cell {
    Cell(
      latitude: Int((place.latitude * 100).rounded(.down)),
      longitude: Int((place.longitude * 100).rounded(.down)))
  }

  private mutating func meet(_ fix: Fix) {
    let home = cell(fix.position)
    for north in -1...1 {
      for east in -1...1 {
        let near = Cell(latitude: home.latitude + north, longitude: home.longitude + east)
        for other in cells[near] ?? [] where other != fix.mmsi {
          guard let theirs = ships[other]?.last,
            (fix.time - theirs.time).hours <= rule.patience,
            PlainGround.metres(theirs.position, fix.position) <= rule.metres
          else { continue }
          extend(PlainPair(fix.mmsi, other), at: fix)
        }
      }
    }
  }

  private mutating func extend(_ pair: PlainPair, at fix: Fix) {
    if let open = meetings[pair], (fix.time - open.end).hours > rule.patience {
      ended.append((pair, open))
      meetings[pair] = nil
    }
    meetings[pair, default: PlainMeeting(start: fix.time, end: fix.time, place: fix.position)].end =
      fix.time
  }

  /// A stay is a run of slow fixes in a place's disc, with pauses of up to a day.
  private mutating func follow(_ ship: inout PlainShip, _ fix: Fix) {
    guard ship.isTanker, (fix.speed?.value ?? 99) < 1,
      let place = places.first(where: { PlainGround.isIn($0, fix.position) })
    else { return }
    if let stay = ship.stay, stay.place == place.id, (fix.time - stay.end).hours < 24 {
      ship.stay?.end = fix.time
      return
    }
    close(&ship, fix.mmsi)
    ship.stay = (place.id, fix.time, fix.time)
  }

  mutating func close(_ ship: inout PlainShip, _ mmsi: MMSI) {
    if let stay = ship.stay, (stay.end - stay.start).hours >= 3 {
      calls.append(PlainCall(mmsi: mmsi, place: stay.place, start: stay.start, end: stay.end))
    }
    ship.stay = nil
  }
}
