/// Tells what befell many ships at once from what befell one.
///
/// Navigation satellites are disturbed for everybody in reach, and a receiver's clock is wrong for every
/// ship it hears; Docs/Methods/PositionAnomalies.md has the figures (sentences 7, 9, 11 and 17).
import Geodesy
import Vocabulary

extension PositionAnomalyDetector {
  private static func isInOrder(_ left: PositionAnomaly, _ right: PositionAnomaly) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if left.segment != right.segment { return left.segment < right.segment }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    if left.end != right.end { return left.end < right.end }
    if left.fixCount != right.fixCount { return left.fixCount < right.fixCount }
    return left.evidence.lexicographicallyPrecedes(right.evidence)
  }

  /// Jumps of several ships to one place at one time are renamed; `turns` count only then.
  func markInterference(
    _ found: [PositionAnomaly], turns: Set<PositionAnomaly>
  ) -> Findings {
    let all = (found + turns).sorted(by: Self.isInOrder)
    var result = Findings(anomalies: [], interfered: [])
    for index in all.indices {
      var anomaly = all[index]
      if isClockFault(index, in: all) { continue }
      if isPartOfInterference(index, in: all) {
        anomaly.kind = .gnssInterference
        result.interfered.insert(anomaly.segment)
      } else if turns.contains(anomaly) {
        continue
      }
      result.anomalies.append(anomaly)
    }
    result.anomalies.sort(by: Self.isInOrder)
    return result
  }

  private func isPartOfInterference(_ index: Int, in anomalies: [PositionAnomaly]) -> Bool {
    guard !anomalies[index].isAtNullIsland else { return false }
    if hasTwin(index, in: anomalies) || hasCompanions(index, in: anomalies) { return true }
    let ships = ships(around: index, in: anomalies, within: rule.interferenceSpan) {
      $1 <= rule.interferenceDistance
    }
    return ships >= rule.interferenceShips
  }

  /// Whether another ship was thrown to about the same place for just the same time.
  private func hasTwin(_ index: Int, in anomalies: [PositionAnomaly]) -> Bool {
    let own = anomalies[index]
    guard own.fixCount >= rule.twinFixes else { return false }
    let ships = ships(around: index, in: anomalies, within: rule.twinSpan) { other, apart in
      apart <= rule.interferenceDistance && other.fixCount >= rule.twinFixes
        && abs((other.end - own.end).seconds) <= rule.twinSpan.seconds
    }
    return ships >= 2
  }

  /// Whether other ships of the region were thrown off for just the same time, each to a place of its own.
  private func hasCompanions(_ index: Int, in anomalies: [PositionAnomaly]) -> Bool {
    let own = anomalies[index]
    func isLong(_ one: PositionAnomaly) -> Bool {
      one.fixCount >= rule.twinFixes && one.end - one.start >= rule.twinSpan
    }
    guard isLong(own) else { return false }
    let ships = ships(around: index, in: anomalies, within: rule.companionSpan) { other, apart in
      apart <= rule.companionDistance && isLong(other)
        && abs((other.end - own.end).seconds) <= rule.companionSpan.seconds
    }
    return ships >= rule.interferenceShips
  }

  /// Ships thrown to different places of one region in one minute share a receiver with a bad clock.
  private func isClockFault(_ index: Int, in anomalies: [PositionAnomaly]) -> Bool {
    let ships = ships(around: index, in: anomalies, within: rule.clockFaultSpan) {
      $1 > rule.interferenceDistance && $1 <= rule.clockFaultDistance
    }
    return ships >= rule.clockFaultShips
  }

  /// Numbers, her own included, whose jumps or strays began at about that time, so far away.
  private func ships(
    around index: Int, in anomalies: [PositionAnomaly], within span: TimeSpan,
    where isCounted: (PositionAnomaly, Metres) -> Bool
  ) -> Int {
    let own = anomalies[index]
    guard own.kind.isJump else { return 0 }
    var ships: Set<MMSI> = [own.segment.mmsi]
    func look(_ neighbours: some Sequence<Int>) {
      for neighbour in neighbours.prefix(2000) {
        let other = anomalies[neighbour]
        guard abs((other.start - own.start).seconds) <= span.seconds else { return }
        guard other.kind.isJump, !ships.contains(other.segment.mmsi) else { continue }
        let apart = own.position.distance(to: other.position)
        if isCounted(other, apart) { ships.insert(other.segment.mmsi) }
      }
    }
    look(stride(from: index - 1, through: 0, by: -1))
    look(stride(from: index + 1, to: anomalies.count, by: 1))
    return ships.count
  }
}

extension PositionAnomaly.Kind {
  /// Whether positions were thrown somewhere, which can happen to many ships at once.
  fileprivate var isJump: Bool { self == .impossibleSpeed || self == .strayPositions }
}

extension PositionAnomaly {
  /// Receivers without a fix show 0° N 0° E: a fault of one device, however many have it.
  var isAtNullIsland: Bool {
    abs(position.latitude) < 0.1 && abs(position.longitude) < 0.1
  }
}
