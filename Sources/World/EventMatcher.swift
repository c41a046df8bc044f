/// Pairs true events with found ones: same ships, same place, overlapping time.
///
/// Every true event takes at most one found event and the other way round. Pairs are taken by
/// longest overlap; a tie goes to the earlier row of the truth, then of the case.
import Vocabulary

/// What matching needs to know of an event.
struct ScoredEvent {
  let record: ScoreRecord
  /// Ships as `mmsi` or `imo` numbers in a fixed order; nil where the ship is unknown.
  let ships: [UInt32?]
  let start: Instant
  let end: Instant
  let place: Coordinate?
  /// Where it began and ended, where the table says so: ships that transfer under way move on meanwhile.
  let ends: (first: Coordinate, last: Coordinate)?
  var middle: Instant { start + .seconds((end - start).seconds / 2) }

  /// A terminal, kind or other text that must be equal; nil when nothing must.
  let label: String?

  init?(
    _ record: ScoreRecord, ships: [String], start: String = "start", end: String = "end",
    label: String? = nil
  ) {
    guard let from = record[start].flatMap({ Instant(rfc3339: $0) }) else { return nil }
    self.record = record
    self.ships = ships.map { record[$0].flatMap { MMSI($0)?.number } }
    self.start = from
    // An open event lasts until it is seen to end; the start alone is certain.
    self.end = record[end].flatMap { Instant(rfc3339: $0) } ?? from
    place = record.place("lat", "lon")
    ends = record.place("start_lat", "start_lon").flatMap { first in
      record.place("end_lat", "end_lon").map { (first, $0) }
    }
    self.label = label.flatMap { record[$0] }
  }

  /// Where it was at a moment, by straight way from its beginning to its end; nil when no place is told.
  func place(at time: Instant) -> SeaPoint? {
    guard let ends, end > start else { return place.map { SeaPoint($0.latitude, $0.longitude) } }
    let share = min(1, max(0, (time - start).seconds / (end - start).seconds))
    let (first, last) = (ends.first, ends.last)
    return SeaPoint(
      first.latitude + share * (last.latitude - first.latitude),
      first.longitude + share * (last.longitude - first.longitude))
  }
}

extension ScoreRecord {
  fileprivate func place(_ latitude: String, _ longitude: String) -> Coordinate? {
    number(latitude).flatMap { north in
      number(longitude).flatMap { Coordinate(latitude: north, longitude: $0) }
    }
  }
}

/// How near two events must be to be one.
struct MatchRule {
  /// Widens both events at each end.
  var slack = TimeSpan.hours(ScoreRule.standard.slackHours)
  var isUnordered = false
  var mayOmitShip = false
  var comparesPlace = false

  /// Shared time in seconds, slack included; nil when the two cannot be one event.
  func overlap(_ truth: ScoredEvent, _ found: ScoredEvent) -> Double? {
    guard sameShips(truth.ships, found.ships), truth.label == found.label, isNear(truth, found)
    else { return nil }
    let start = max(truth.start, found.start) - slack
    let end = min(truth.end, found.end) + slack
    return end < start ? nil : (end - start).seconds
  }

  private func sameShips(_ truth: [UInt32?], _ found: [UInt32?]) -> Bool {
    if isUnordered {
      return truth.compactMap { $0 }.sorted() == found.compactMap { $0 }.sorted()
    }
    let pairs = Array(zip(truth, found))
    guard mayOmitShip else { return pairs.allSatisfy { $0 == $1 && $0 != nil } }
    let known = pairs.filter { $0.1 != nil }
    return !known.isEmpty && known.allSatisfy { $0 == $1 }
  }

  private func isNear(_ truth: ScoredEvent, _ found: ScoredEvent) -> Bool {
    // Each place of a case is that of the middle of its event.
    guard comparesPlace, let one = truth.place(at: found.middle), let other = found.place else {
      return true
    }
    let distance = one.metres(to: SeaPoint(other.latitude, other.longitude))
    return distance <= ScoreRule.standard.distanceMetres
  }
}

/// The outcome of pairing two lists.
struct Matching {
  /// Indices into truth and found.
  let pairs: [(truth: Int, found: Int)]
  let missed: [Int]
  let unmatched: [Int]

  init(truth: [ScoredEvent], found: [ScoredEvent], rule: MatchRule) {
    var candidates: [(overlap: Double, truth: Int, found: Int)] = []
    var byShip: [UInt32: [Int]] = [:]
    for (j, other) in found.enumerated() {
      for ship in Set(other.ships.compactMap { $0 }) { byShip[ship, default: []].append(j) }
    }
    for (i, one) in truth.enumerated() {
      let near = Set(one.ships.compactMap { $0 }.flatMap { byShip[$0] ?? [] })
      for j in near.sorted() {
        if let overlap = rule.overlap(one, found[j]) { candidates.append((overlap, i, j)) }
      }
    }
    candidates.sort { (-$0.overlap, $0.truth, $0.found) < (-$1.overlap, $1.truth, $1.found) }
    var (takenTruth, takenFound): (Set<Int>, Set<Int>) = ([], [])
    var pairs: [(truth: Int, found: Int)] = []
    for candidate in candidates
    where !takenTruth.contains(candidate.truth) && !takenFound.contains(candidate.found) {
      takenTruth.insert(candidate.truth)
      takenFound.insert(candidate.found)
      pairs.append((candidate.truth, candidate.found))
    }
    self.pairs = pairs.sorted { $0.truth < $1.truth }
    missed = truth.indices.filter { !takenTruth.contains($0) }
    unmatched = found.indices.filter { !takenFound.contains($0) }
  }
}
