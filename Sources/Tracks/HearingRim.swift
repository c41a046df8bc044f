/// Silences at the edge of what an input holds.
///
/// A log is often cut out of a larger one, by a box on a chart. Where the box ends nearly every ship that is heard falls
/// silent, some for weeks, though coast and satellites hear her well and all the way to where she comes back in lies
/// in hearing. Docs/Methods/Gaps.md has the rule (26).
import Geodesy
import Vocabulary

struct HearingRim {
  let rule: GapRule
  var reception = ReceptionRule.standard

  /// The silences, those at a rim no longer challenged; `segments` are all of the run.
  func doubted(_ gaps: [Gap], _ segments: [Segment]) -> [Gap] {
    let asked = gaps.indices.filter { gaps[$0].classification == .challengedEmission }
    guard !asked.isEmpty else { return gaps }
    var watch = RimWatch(finest: rule.nearRim)
    let ends = asked.map { index in
      let isSurelyHeard = gaps[index].listening.usualShare >= reception.certainShare
      let reach = isSurelyHeard ? rule.nearRim : rule.rimReach
      return [gaps[index].from, gaps[index].to].compactMap { $0 }.map {
        watch.add($0, within: reach)
      }
    }
    notePassing(gaps, segments, in: &watch)
    noteVanishing(gaps, segments, in: &watch)
    var gaps = gaps
    for (index, places) in zip(asked, ends) {
      let mmsi = gaps[index].segment.mmsi
      guard places.allSatisfy({ isRim(watch, $0, but: mmsi) }) else { continue }
      gaps[index].classification = .sparseCoverage
      gaps[index].deliberateProbability *= rule.sparseProbability
    }
    return gaps
  }

  /// Whether of the other ships heard there most come or go there for a day and more.
  private func isRim(_ watch: RimWatch, _ place: Int, but mmsi: MMSI) -> Bool {
    let passing = watch.passing[place].subtracting([mmsi])
    let vanishing = watch.vanishing[place].intersection(passing)
    return vanishing.count >= rule.rimShips
      && Double(vanishing.count) >= rule.rimShare * Double(passing.count)
  }

  private func notePassing(_ gaps: [Gap], _ segments: [Segment], in watch: inout RimWatch) {
    let silences = Dictionary(grouping: gaps, by: \.segment)
    for segment in segments {
      var own = (silences[segment.id] ?? []).sorted { $0.start < $1.start }[...]
      let mmsi = segment.id.mmsi
      for (from, to) in zip(segment.track, segment.track.dropFirst()) {
        while let first = own.first, first.end <= from.time { own.removeFirst() }
        if own.first.map({ $0.start < to.time }) ?? false {
          watch.notePassing(mmsi, from.position)
        } else {
          watch.notePassing(mmsi, from: from.position, to: to.position)
        }
      }
      if let last = segment.track.last { watch.notePassing(mmsi, last.position) }
    }
  }

  private func noteVanishing(_ gaps: [Gap], _ segments: [Segment], in watch: inout RimWatch) {
    // What was claimed or lies in port tells of ships and not of the log.
    for gap in gaps
    where gap.end - gap.start >= rule.rimSilence
      && [.sparseCoverage, .unresolved].contains(gap.classification)
    {
      for place in [gap.from, gap.to].compactMap({ $0 }) {
        watch.noteVanishing(gap.segment.mmsi, place)
      }
    }
    let ends = Dictionary(grouping: segments, by: \.id.mmsi).compactMap { mmsi, tracks in
      tracks.map(\.first).min { $0.time < $1.time }.flatMap { first in
        tracks.map(\.last).max { $0.time < $1.time }.map { (mmsi: mmsi, first: first, last: $0) }
      }
    }
    // When three ships had been heard, and from when on three were heard last: one clock that is wrong moves neither.
    guard let start = ends.map(\.first.time).sorted().prefix(rule.rimShips).last,
      let end = ends.map(\.last.time).sorted().suffix(rule.rimShips).first
    else { return }
    for ship in ends {
      if ship.first.time - start >= rule.rimSilence {
        watch.noteVanishing(ship.mmsi, ship.first.position)
      }
      if end - ship.last.time >= rule.rimSilence {
        watch.noteVanishing(ship.mmsi, ship.last.position)
      }
    }
  }
}

/// Who was heard near some places, and who came or went there.
private struct RimWatch {
  /// No reach is smaller.
  let finest: Metres
  private(set) var passing: [Set<MMSI>] = []
  private(set) var vanishing: [Set<MMSI>] = []
  private var places: [(centre: Coordinate, reach: Metres)] = []
  private var index = GridIndex<Int>(cellDegrees: 1)

  init(finest: Metres) { self.finest = finest }

  mutating func add(_ place: Coordinate, within reach: Metres) -> Int {
    index.insert(places.count, within: reach, of: place)
    places.append((place, reach))
    passing.append([])
    vanishing.append([])
    return places.count - 1
  }

  mutating func notePassing(_ mmsi: MMSI, _ place: Coordinate) {
    for index in near(place) { passing[index].insert(mmsi) }
  }

  /// On a way that is straight and was heard.
  mutating func notePassing(_ mmsi: MMSI, from: Coordinate, to: Coordinate) {
    let way = from.distanceCeiling(to: to).value
    let steps = max(1, Int((way / (finest.value / 2)).rounded(.up)))
    for step in 0..<steps {
      notePassing(mmsi, from.interpolated(to: to, fraction: Double(step) / Double(steps)))
    }
  }

  mutating func noteVanishing(_ mmsi: MMSI, _ place: Coordinate) {
    for index in near(place) { vanishing[index].insert(mmsi) }
  }

  private func near(_ place: Coordinate) -> [Int] {
    index.elements(inCellOf: place).filter {
      places[$0].centre.isWithin(places[$0].reach, of: place)
    }
  }
}
