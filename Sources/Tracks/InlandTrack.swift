/// Positions on land: stretches of a seagoing ship's track where there is no water.
///
/// Falsified tracks cross land, and disturbed navigation throws ships to airports. Most are jumps and told
/// as such; a track that begins on land or moves there slowly is not. A river that the grid does not know
/// carries other ships too. Docs/Methods/PositionAnomalies.md has the rule.
import Geodesy
import Vocabulary

/// A run of fixes on land, while it lasts.
struct InlandRun: Sendable {
  let first: Fix
  private(set) var last: Fix
  private(set) var count = 1

  init(_ fix: Fix) {
    first = fix
    last = fix
  }

  mutating func add(_ fix: Fix) {
    last = fix
    count += 1
  }

  /// Nil when it was too short to be more than a lost bit.
  func anomaly(of segment: SegmentID, _ rule: PositionAnomalyRule) -> PositionAnomaly? {
    guard count >= rule.inlandFixes, last.time - first.time >= rule.inlandSpan else { return nil }
    return PositionAnomaly(
      segment: segment, kind: .onLand, start: first.time, end: last.time,
      position: first.position, fixCount: count, confidence: 0.5,
      evidence: [first.source, last.source])
  }
}

/// Which of them are told, once all ships are known.
struct InlandTrack {
  let rule: ReviewRule
  var grid = SeaGrid.standard

  private struct Cell: Hashable {
    let row: Int
    let column: Int

    /// Of half a degree: a reach of a river.
    init(_ place: Coordinate) {
      row = Int(((place.latitude + 90) * 2).rounded(.down))
      column = Int(((place.longitude + 180) * 2).rounded(.down)) % 720
    }
  }

  /// Those of ships with a valid IMO number, where few others were and no other anomaly is told.
  ///
  /// She must have been heard from water too: one that never was may lie on a river that the grid does not know, and so
  /// does one that calls at a known place there.
  func told(
    _ inland: [PositionAnomaly], besides others: [PositionAnomaly], _ segments: [Segment],
    calls: [PortCall]
  ) -> [PositionAnomaly] {
    guard !inland.isEmpty else { return [] }
    let upRiver = Set(calls.filter { grid.isInland($0.position) }.map(\.segment))
    let seagoing = Set(segments.filter { $0.particulars.imo != nil }.map(\.id))
      .subtracting(upRiver)
    let known = Dictionary(grouping: others, by: \.segment.mmsi)
    let ships = traffic(segments, known)
    let tracks = Dictionary(grouping: segments, by: \.id.mmsi)
    return inland.filter { anomaly in
      guard seagoing.contains(anomaly.segment) else { return false }
      let mmsi = anomaly.segment.mmsi
      let isTold = (known[mmsi] ?? []).contains {
        $0.start <= anomaly.end && anomaly.start <= $0.end
      }
      let company = (ships[Cell(anomaly.position)] ?? []).subtracting([mmsi])
      let own = tracks[mmsi] ?? []
      return !isTold && company.count < rule.waterwayShips && isHeardAfloat(own)
        && !(own.first { $0.id == anomaly.segment }.map { isOnRiver(anomaly, $0) } ?? false)
    }.map {
      var anomaly = $0
      anomaly.confidence = rule.inlandConfidence
      return anomaly
    }
  }

  private func isHeardAfloat(_ segments: [Segment]) -> Bool {
    segments.contains { $0.track.contains { !grid.isInland($0.position) } }
  }

  /// Whether she sailed in from water or out to it on a way that turns as rivers do.
  ///
  /// Who is made to cross land goes straight, or drifts.
  private func isOnRiver(_ anomaly: PositionAnomaly, _ segment: Segment) -> Bool {
    let track = segment.track
    let inland = track.indices.filter {
      (anomaly.start...anomaly.end).contains(track[$0].time)
    }
    guard var first = inland.first, var last = inland.last else { return false }
    while first > 0, grid.ground(at: track[first - 1].position) == .land { first -= 1 }
    while last < track.count - 1, grid.ground(at: track[last + 1].position) == .land { last += 1 }
    guard first > 0 || last < track.count - 1, last - first >= rule.riverLegs else { return false }
    let legs = zip(track[first..<last], track[(first + 1)...last]).map { from, to in
      (way: from.position.distance(to: to.position), span: to.time - from.time)
    }
    let sailed = legs.filter { $0.way.nauticalMiles >= rule.riverSpeed.value * $0.span.hours }
    let whole = legs.reduce(0) { $0 + $1.way.value }
    let goesInland = track[first...last].contains {
      !$0.position.isWithin(rule.riverReach, of: track[first].position)
    }
    return goesInland && legs.allSatisfy { $0.way <= rule.riverReach }
      && sailed.reduce(0) { $0 + $1.way.value } * 2 >= whole
  }

  /// Who was where no water is known, but for those that are told as wrong there.
  private func traffic(
    _ segments: [Segment], _ known: [MMSI: [PositionAnomaly]]
  ) -> [Cell: Set<MMSI>] {
    var ships: [Cell: Set<MMSI>] = [:]
    for segment in segments {
      let wrong = known[segment.id.mmsi] ?? []
      for vertex in segment.track where grid.isInland(vertex.position) {
        let isWrong = wrong.contains { $0.start <= vertex.time && vertex.time <= $0.end }
        if !isWrong { ships[Cell(vertex.position), default: []].insert(segment.id.mmsi) }
      }
    }
    return ships
  }
}
