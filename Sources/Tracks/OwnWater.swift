/// Whether a place that seems impossible is one where the ship was, hours before or after.
///
/// A receiver with a wrong clock stamps what it hears late or early. Where no other heard the same words,
/// nothing shows a copy, but the place is on her own way all the same: she was there at another hour.
import Geodesy
import Vocabulary

struct OwnWater {
  let rule: ReviewRule

  /// Whether an anomaly's place lies beside the way she sailed shortly before it began or after it ended.
  func holds(_ anomaly: PositionAnomaly, _ segments: [Segment]) -> Bool {
    let plane = TangentPlane(origin: anomaly.position)
    let (first, last) = (anomaly.start - rule.clockError, anomaly.end + rule.clockError)
    return segments.contains { segment in
      let near = segment.track.filter { $0.time >= first && $0.time <= last }
      return zip(near, near.dropFirst()).contains { from, to in
        // The stretch itself, with the jumps that lead there and back, is no witness.
        guard to.time < anomaly.start || from.time > anomaly.end else { return false }
        let (start, end) = (plane.point(from.position), plane.point(to.position))
        return plane.distance(toLegFrom: start, to: end) <= rule.ownWater.value
      }
    }
  }
}

extension TangentPlane {
  /// Metres between the origin and a leg.
  func distance(toLegFrom start: PlanePoint, to end: PlanePoint) -> Double {
    let leg = end - start
    let length = leg.dot(leg)
    let share = length > 0 ? -start.dot(leg) / length : 0
    return (start + leg.scaled(by: min(1, max(0, share)))).length
  }
}
