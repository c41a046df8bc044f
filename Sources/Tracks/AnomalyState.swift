/// One segment as the anomaly detector follows it: jumps and the jumps back, copies of a wrong clock,
/// speeds that contradict positions, and land.
import Geodesy
import Vocabulary

extension PositionAnomalyDetector.State {
  /// Takes points one after the other.
  mutating func take(
    _ points: [TrackPoint], said: inout RestampedFixes, rule: PositionAnomalyRule
  ) {
    let grid = SeaGrid.standard
    for point in points { take(point, said: &said, grid, rule: rule) }
  }

  private mutating func take(
    _ point: TrackPoint, said: inout RestampedFixes, _ grid: SeaGrid, rule: PositionAnomalyRule
  ) {
    let fix = point.fix
    fixes += 1
    guard fix.time >= last.time else { return }
    fixesSinceJump += 1
    if let speed = fix.speed, speed > fastestSaid { fastestSaid = speed }
    let step = FixStep(from: last, to: fix, rule: rule)
    let isJump = step == .jump || step == .jumpAtRest
    if let first = firstSaid(fix, isJump: isJump, said, rule: rule) {
      noteCopy(point, first, said, rule: rule)
      said.noteCopy(fix)
      return
    }
    if isJump, let first = said.firstSaid(last, jumpingFrom: fix) {
      // The fix before was a copy that fitted her track; now she is where she really was.
      noteCopy(TrackPoint(fix: last, segment: point.segment), first, said, rule: rule)
      said.noteCopy(last)
    } else if isJump, catchesUp(fix, said, rule: rule) || isBackFromOne(fix, rule: rule) {
      window = nil
    } else if isJump {
      noteJump(point, rule: rule)
      window = nil
    } else if step == .leap || step == .leapFromRest {
      if !isBackFromOne(fix, rule: rule) { noteLeap(point, rule: rule) }
      window = nil
    } else if excursion != nil || leap != nil, isBackUnseen(fix, rule: rule) {
      (leap, excursion) = (nil, nil)
    } else if fix.time - last.time >= rule.leastStep,
      let shift = shifts.take(from: last, to: fix, count: fixes, rule)
    {
      noteExcursion(shift.first, from: shift.count, after: shift.before, until: last, point.segment)
    }
    compareSpeed(point, rule: rule)
    noteGround(point, grid, rule: rule)
    if let seen = echo.take(fix, after: last, count: fixes, rule) { noteEcho(seen, point.segment) }
    said.note(fix)
    if fix.isSaidAtRest(rule) { placeBefore = last.position }
    last = fix
  }

  /// Whether a ship at rest lies where she lay before one bad fix, to which the step was too slow to be a jump.
  private func isBackFromOne(_ fix: Fix, rule: PositionAnomalyRule) -> Bool {
    guard excursion == nil, leap == nil, fix.isSaidAtRest(rule), last.isSaidAtRest(rule),
      let placeBefore
    else { return false }
    return fix.position.isWithin(rule.standingDistance, of: placeBefore)
  }

  /// Whether a ship at rest lies again where she jumped or leapt from, by a step too slow to be one: a bad fix hours
  /// later is no way back.
  private func isBackUnseen(_ fix: Fix, rule: PositionAnomalyRule) -> Bool {
    guard let away = excursion ?? leap, fix.isSaidAtRest(rule), away.before.isSaidAtRest(rule),
      fix.position.isWithin(rule.standingDistance, of: away.before.position)
    else { return false }
    return fix.time - away.first.time <= rule.join
      && !away.first.position.isWithin(rule.distancePadding, of: fix.position)
  }

  /// Whether a receiver aboard that had stood still is back on her way, from where it stopped to where it goes on.
  private func catchesUp(_ fix: Fix, _ said: RestampedFixes, rule: PositionAnomalyRule) -> Bool {
    guard let stopped = said.frozenSince(last), let speed = last.speed,
      excursion.map({ !$0.isReturn(fix, rule: rule) }) ?? true
    else { return false }
    let most =
      Knots(speed.value + rule.returnSpeed.value).metresPerSecond * (fix.time - stopped).seconds
    return stopped < last.time
      && last.position.isWithin(Metres(most + rule.distancePadding.value), of: fix.position)
  }

  /// A leap there and a leap back count only beside others that leapt to the same place.
  private mutating func noteLeap(_ point: TrackPoint, rule: PositionAnomalyRule) {
    let fix = point.fix
    let isAtRest = fix.isSaidAtRest(rule)
    if isAtRest, let away = excursion, away.isReturn(fix, rule: rule) {
      excursion = nil
      noteExcursion(away.first, from: away.count, after: away.before, until: last, point.segment)
    } else if isAtRest, let away = leap, away.isLeapBack(fix, rule: rule) {
      noteBack(from: away, point.segment, rule: rule)
    } else if last.isSaidAtRest(rule) {
      leap = Excursion(before: last, first: fix, count: fixes)
    }
  }

  /// A leap and the leap back, to be held against others'.
  private mutating func noteBack(
    from away: Excursion, _ segment: SegmentID, rule: PositionAnomalyRule
  ) {
    leap = nil
    let stretch = stretch(of: away, until: last, segment)
    if away.first.isSaidAtRest(rule) {
      if leaps.count < PositionAnomalyDetector.maximumPerSegment { leaps.append(stretch) }
    } else if leapsFromRest.count < PositionAnomalyDetector.maximumPerSegment {
      let way = away.before.position.distance(to: away.first.position).nauticalMiles
      let hours = (away.first.time - away.before.time).hours
      leapsFromRest.append((stretch, Knots(hours > 0 ? way / hours : 0)))
    }
  }

  /// The leap at rest or the step aside that a fix on another track of the number undoes.
  func undone(by back: Fix, after last: Fix, rule: PositionAnomalyRule) -> Excursion? {
    if let leap, leap.first.isSaidAtRest(rule), leap.isReturn(back, rule: rule) { return leap }
    let miss = StepMiss(from: last, to: back, count: fixes, rule)
    return miss.flatMap { shifts.undone(by: $0, rule) }
      .map { Excursion(before: $0.before, first: $0.first, count: $0.count) }
  }

  private mutating func noteJump(_ point: TrackPoint, rule: PositionAnomalyRule) {
    let fix = point.fix
    if let away = excursion, away.isReturn(fix, rule: rule) {
      excursion = nil
      // Shorter ones are told as one by the jumps themselves.
      if fix.time - away.first.time > rule.join {
        noteExcursion(
          away.first, from: away.count, after: away.before, until: last, point.segment)
      }
    } else if let away = leap, away.isLeapBack(fix, rule: rule) {
      if away.first.isSaidAtRest(rule) {
        leap = nil
        noteExcursion(away.first, from: away.count, after: away.before, until: last, point.segment)
      } else {
        noteBack(from: away, point.segment, rule: rule)
      }
    } else {
      excursion = Excursion(before: last, first: fix, count: fixes)
    }
    if let index = openJump, fix.time - anomalies[index].end <= rule.join {
      anomalies[index].end = fix.time
      anomalies[index].fixCount += fixesSinceJump
      anomalies[index].confidence = 0.7
    } else if anomalies.count < PositionAnomalyDetector.maximumPerSegment {
      openJump = anomalies.count
      anomalies.append(
        PositionAnomaly(
          segment: point.segment, kind: .impossibleSpeed, start: fix.time, end: fix.time,
          position: fix.position, fixCount: 1, confidence: 0.4,
          evidence: [last.source, fix.source]))
    }
    fixesSinceJump = 0
  }

  /// Where a run of fixes on land ends it is told.
  private mutating func noteGround(
    _ point: TrackPoint, _ grid: SeaGrid, rule: PositionAnomalyRule
  ) {
    let isLand = grid.isInland(point.position, &ground)
    // Strays of weeks that fall on land are no stretch, and what the ship did between them is her own.
    if let last = inland?.last, point.fix.time - last.time >= rule.inlandPause {
      endInland(point.segment, rule: rule)
    }
    if isLand, inland != nil {
      inland?.add(point.fix)
    } else if isLand {
      inland = InlandRun(point.fix)
    } else if inland != nil {
      endInland(point.segment, rule: rule)
    }
  }

  /// Tells what is still open when the input ends.
  mutating func finish(_ segment: SegmentID, rule: PositionAnomalyRule) {
    endInland(segment, rule: rule)
    if let seen = echo.end(rule) { noteEcho(seen, segment) }
  }

  private mutating func endInland(_ segment: SegmentID, rule: PositionAnomalyRule) {
    if let found = inland?.anomaly(of: segment, rule),
      inlandRuns.count < PositionAnomalyDetector.maximumPerSegment
    {
      inlandRuns.append(found)
    }
    inland = nil
  }

  /// All that was said between a jump and the jump back from it.
  private mutating func noteExcursion(
    _ first: Fix, from count: Int, after before: Fix, until end: Fix, _ segment: SegmentID
  ) {
    guard anomalies.count < PositionAnomalyDetector.maximumPerSegment else { return }
    let away = Excursion(before: before, first: first, count: count)
    anomalies.append(stretch(of: away, until: end, segment))
  }

  private func stretch(
    of away: Excursion, until end: Fix, _ segment: SegmentID
  ) -> PositionAnomaly {
    PositionAnomaly(
      segment: segment, kind: .impossibleSpeed, start: away.first.time, end: end.time,
      position: away.first.position, fixCount: fixes - away.count, confidence: 0.8,
      evidence: [away.before.source, away.first.source, end.source])
  }

  private mutating func noteEcho(_ seen: RestEcho.Stretch, _ segment: SegmentID) {
    guard anomalies.count < PositionAnomalyDetector.maximumPerSegment else { return }
    anomalies.append(
      PositionAnomaly(
        segment: segment, kind: .syntheticTrack, start: seen.first.time, end: seen.last.time,
        position: seen.first.position, fixCount: seen.lastCount - seen.count + 1, confidence: 0.8,
        evidence: [seen.first.source, seen.last.source]))
  }

  private mutating func compareSpeed(_ point: TrackPoint, rule: PositionAnomalyRule) {
    guard window != nil, let verdict = window?.take(point.fix, rule: rule) else {
      window = SpeedMismatch(point.fix)
      return
    }
    switch verdict {
    case .undecided: break
    case .agrees:
      if let window { noteSlip(window, point.segment, rule: rule) }
      window = SpeedMismatch(point.fix)
    case .broken: window = SpeedMismatch(point.fix)
    case .contradicts:
      if let seen = window {
        noteMismatch(
          point.segment, from: seen.first, to: seen.last, count: seen.count, rule: rule)
      }
      window = SpeedMismatch(point.fix)
    }
  }

  private mutating func noteMismatch(
    _ segment: SegmentID, from first: Fix, to last: Fix, count: Int, rule: PositionAnomalyRule
  ) {
    if let index = openMismatch, first.time - anomalies[index].end <= rule.join {
      anomalies[index].end = last.time
      anomalies[index].fixCount += count - 1
      anomalies[index].confidence = 0.5
    } else if anomalies.count < PositionAnomalyDetector.maximumPerSegment {
      openMismatch = anomalies.count
      anomalies.append(
        PositionAnomaly(
          segment: segment, kind: .speedMismatch, start: first.time, end: last.time,
          position: first.position, fixCount: count, confidence: 0.3,
          evidence: [first.source, last.source]))
    }
  }

  /// What positions slipped away from speeds and courses, window by window.
  private mutating func noteSlip(
    _ window: SpeedMismatch, _ segment: SegmentID, rule: PositionAnomalyRule
  ) {
    guard slip.take(window, rule), let first = slip.first else { return }
    if let index = openSlip, anomalies[index].start == first.time {
      anomalies[index].end = window.last.time
      anomalies[index].fixCount = slip.fixCount
    } else if anomalies.count < PositionAnomalyDetector.maximumPerSegment {
      openSlip = anomalies.count
      anomalies.append(
        PositionAnomaly(
          segment: segment, kind: .speedMismatch, start: first.time, end: window.last.time,
          position: first.position, fixCount: slip.fixCount, confidence: 0.5,
          evidence: [first.source, window.last.source]))
    }
  }
}
