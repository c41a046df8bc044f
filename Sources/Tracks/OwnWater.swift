/// Whether a place that seems impossible is one where the ship was, hours before or after.
///
/// A receiver with a wrong clock stamps what it hears late or early. Where no other heard the same words,
/// nothing shows a copy, but the place is on her own way all the same: she was there at another hour. Her
/// way is carried on a little past the ends of what was heard, for a ship comes into a receiver's reach on
/// the course that she goes on with.
import Geodesy
import Vocabulary

struct OwnWater {
  let rule: ReviewRule

  /// Whether an anomaly's place lies beside the way she sailed shortly before it began or after it ended.
  func holds(_ anomaly: PositionAnomaly, _ segments: [Segment]) -> Bool {
    let plane = TangentPlane(origin: anomaly.position)
    return segments.contains { segment in
      let track = segment.track
      return track.indices.dropLast().contains { index in
        let (from, to) = (track[index], track[index + 1])
        guard isWitness(from.time...to.time, anomaly, isOther: segment.id != anomaly.segment)
        else { return false }
        let (start, end) = (plane.point(from.position), plane.point(to.position))
        if plane.distance(toLegFrom: start, to: end) <= rule.ownWater.value { return true }
        // Carried on into the stretch itself it would be no witness.
        let isOther = segment.id != anomaly.segment
        let before = index > 0 ? track[index - 1].time : from.time - rule.reckonedWay
        let after = index + 2 < track.count ? track[index + 2].time : to.time + rule.reckonedWay
        let leg = Leg(plane.point(from.position), plane.point(to.position), to.time - from.time)
        return (isOther || from.time < anomaly.start)
          && leg.isReckoned(-1, from.time - before, rule)
          || (isOther || to.time > anomaly.end) && leg.isReckoned(1, after - to.time, rule)
      }
    }
  }

  /// Whether a jump is two receivers taking turns of which one is minutes late (PositionAnomalies 36).
  func isTurn(_ anomaly: PositionAnomaly, _ segments: [Segment]) -> Bool {
    anomaly.kind == .impossibleSpeed && anomaly.end - anomaly.start < rule.fabricationSpan
      && (holds(anomaly, segments) || isPassed(anomaly, segments))
  }

  /// Whether a short anomaly's place lies on the straight way from where its track was before to where it was after.
  ///
  /// Two receivers of which one is minutes late take turns, and nothing but when they heard her is wrong.
  private func isPassed(_ anomaly: PositionAnomaly, _ segments: [Segment]) -> Bool {
    guard anomaly.start < anomaly.end,
      let track = segments.first(where: { $0.id == anomaly.segment })?.track
    else { return false }
    let next = track.firstPlace { $0.time > anomaly.end }
    guard let before = track[..<next].last(where: { $0.time < anomaly.start }), next < track.count
    else { return false }
    let after = track[next]
    guard after.time - before.time <= rule.clockError else { return false }
    let plane = TangentPlane(origin: anomaly.position)
    return plane.distance(
      toLegFrom: plane.point(before.position), to: plane.point(after.position))
      <= rule.ownWater.value
  }

  /// Whether a leg was sailed at another hour, and not by much.
  ///
  /// Of the track that the anomaly is told on, the stretch itself, with the jumps that lead there and back,
  /// is no witness; another track of hers is, but for the minutes about it.
  private func isWitness(
    _ leg: ClosedRange<Instant>, _ anomaly: PositionAnomaly, isOther: Bool
  ) -> Bool {
    let isNear =
      leg.upperBound >= anomaly.start - rule.clockError
      && leg.lowerBound <= anomaly.end + rule.clockError
    guard isNear else { return false }
    if leg.upperBound < anomaly.start || leg.lowerBound > anomaly.end { return true }
    guard isOther else { return false }
    let moment = (anomaly.start - rule.clockSlack)...(anomaly.start + rule.clockSlack)
    return !leg.overlaps(moment)
      && leg.upperBound >= anomaly.start - rule.clockError
      && leg.lowerBound <= anomaly.start + rule.clockError
  }
}

/// A leg as seen from the anomaly's place.
private struct Leg {
  let start: PlanePoint
  let end: PlanePoint
  let seconds: Double

  init(_ start: PlanePoint, _ end: PlanePoint, _ span: TimeSpan) {
    (self.start, self.end, seconds) = (start, end, span.seconds)
  }

  /// Whether the place lies on the leg carried on into a silence after it (1) or before it (-1).
  func isReckoned(_ direction: Double, _ silence: TimeSpan, _ rule: ReviewRule) -> Bool {
    let span = min(silence.seconds, rule.reckonedWay.seconds)
    guard seconds >= 60, span > rule.clockSlack.seconds else { return false }
    let way = (end - start).scaled(by: direction * span / seconds)
    let from = direction > 0 ? end : start
    let room = rule.ownWater.value + rule.reckonedError * way.length
    return TangentPlane.distance(toLegFrom: from, to: from + way) <= room
  }
}

extension TangentPlane {
  /// Metres between the origin and a leg.
  static func distance(toLegFrom start: PlanePoint, to end: PlanePoint) -> Double {
    let leg = end - start
    let length = leg.dot(leg)
    let share = length > 0 ? -start.dot(leg) / length : 0
    return (start + leg.scaled(by: min(1, max(0, share)))).length
  }

  /// The same.
  func distance(toLegFrom start: PlanePoint, to end: PlanePoint) -> Double {
    Self.distance(toLegFrom: start, to: end)
  }
}
