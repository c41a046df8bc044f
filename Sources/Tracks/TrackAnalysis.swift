/// Records in, events out: the whole of the track stage over one stream in time.
///
/// Feed it records in the order of `Record.isInOrder`, each once; a record out of order does no harm
/// but may be judged without its neighbours. What it holds grows with the number of segments and of
/// events, not with the number of records. A run over files feeds the same two stages ship by ship
/// (`Engine`), which gives the same events.
package import Vocabulary

/// The stage of single ships and the stage of all ships, record by record.
package struct TrackAnalysis: Sendable {
  private let places: PlaceIndex
  private let rules: TrackRules
  private var vessels: VesselAnalysis
  private var fleet: FleetAnalysis
  private var findings = VesselFindings()
  private var latest: Instant?

  package init(places: PlaceIndex, rules: TrackRules = .standard) {
    self.places = places
    self.rules = rules
    vessels = VesselAnalysis(places: places, rules: rules)
    fleet = FleetAnalysis(places: places, rules: rules)
  }

  /// Takes the next record.
  ///
  /// Those of stations that are no ships are left out.
  package mutating func observe(_ record: Record) {
    guard VesselAnalysis.isShip(record.mmsi) else { return }
    latest = max(latest ?? record.time, record.time)
    switch record {
    case .fix(let fix): vessels.observe(fix, into: &findings)
    case .staticReport(let report):
      vessels.observe(report, isRepeat: false, into: &findings)
    }
    if !findings.items.isEmpty { fleet.step(findings.takeItems()) }
  }

  /// Closes everything that is open at the time of the last record, and sorts what was found.
  package mutating func finish() -> TrackEvents {
    let end = latest ?? Instant(milliseconds: 0)
    vessels.finish(at: end, into: &findings)
    if !findings.items.isEmpty { fleet.step(findings.takeItems()) }
    defer { self = Self(places: places, rules: rules) }
    return fleet.finish(findings, at: end)
  }
}
