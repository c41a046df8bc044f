/// What a receiver with a wrong clock repeats of one segment.
import Vocabulary

extension PositionAnomalyDetector.State {
  /// What a copy repeats: of a fix jumped to, of any on a number of two tracks, or of what a known clock hands on.
  func firstSaid(
    _ fix: Fix, isJump: Bool, _ said: RestampedFixes, rule: PositionAnomalyRule
  ) -> RestampedFixes.Saying? {
    isJump || said.isDoubled
      ? said.firstSaid(fix, jumpingFrom: isJump ? last : nil)
      : said.firstSaid(fix, by: clocks, rule)
  }

  /// The track goes on as if a copy had not been heard.
  ///
  /// A few copies among her own fixes do no harm: counted is how many of what she said followed each
  /// other.
  mutating func noteCopy(
    _ point: TrackPoint, _ first: RestampedFixes.Saying, _ said: RestampedFixes,
    rule: PositionAnomalyRule
  ) {
    let fix = point.fix
    copies += 1
    let delay = fix.time - first.time
    // One clock is wrong by one figure; a second receiver by that clock repeats the same word.
    let isSameClock = abs(delay.seconds - lastDelay.seconds) <= rule.sameClock.seconds
    if first.number != lastCopy {
      let isNext = isSameClock && said.isNext(first, after: lastCopy, by: delay, rule)
      inARow = isNext ? inARow + 1 : 1
      (lastCopy, lastDelay) = (first.number, delay)
    }
    noteClock(delay, at: fix.time, rule: rule)
    if let index = openCopies, first.time - anomalies[index].end <= rule.copiesJoin {
      anomalies[index].end = max(anomalies[index].end, fix.time)
      anomalies[index].fixCount = max(anomalies[index].fixCount, inARow)
    } else if anomalies.count < PositionAnomalyDetector.maximumPerSegment {
      openCopies = anomalies.count
      anomalies.append(
        PositionAnomaly(
          segment: point.segment, kind: .clockFault, start: first.time, end: fix.time,
          position: fix.position, fixCount: 1, confidence: 0.8, evidence: [fix.source]))
    }
  }

  private mutating func noteClock(
    _ delay: TimeSpan, at time: Instant, rule: PositionAnomalyRule
  ) {
    for index in clocks.indices where clocks[index].take(delay, at: time, rule) { return }
    // The one that was heard of longest ago gives way.
    let oldest = clocks.indices.min { clocks[$0].end < clocks[$1].end }
    if clocks.count >= WrongClocks.most, let oldest { clocks.remove(at: oldest) }
    clocks.append(WrongClock(delay: delay, at: time))
  }
}
