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

  /// Whether a jump, however long, is two receivers of which one is minutes wrong: they take turns all the while, or
  /// each of its ends is a step from the hour of one to the hour of the other.
  func isOfMinutes(_ anomaly: PositionAnomaly, _ segments: [Segment]) -> Bool {
    anomaly.kind == .impossibleSpeed
      && (isZigzag(anomaly, segments) || isBetweenTurns(anomaly, segments))
  }

  /// Whether an anomaly begins and ends with a step along her own way, from one receiver's hour to the other's.
  private func isBetweenTurns(_ anomaly: PositionAnomaly, _ segments: [Segment]) -> Bool {
    guard let own = segments.first(where: { $0.id == anomaly.segment })?.track else { return false }
    let tracks = segments.flatMap { segment in
      [
        segment.track.filter { $0.time < anomaly.start },
        segment.track.filter { $0.time > anomaly.end },
      ]
    }
    func isStep(_ next: Int) -> Bool {
      guard next > 0, next < own.count, isLeap(own[next - 1], own[next]) else { return false }
      if isAhead(own, next) { return true }
      return [next - 1, next].filter(own.indices.contains).contains { index in
        let corner = own[index]
        let plane = TangentPlane(origin: corner.position)
        return tracks.contains { isPassed(corner, plane, by: $0) }
      }
    }
    // Some end with the last fix away, others with the first that is back.
    let end = own.firstPlace { $0.time > anomaly.end }
    return isStep(own.firstPlace { $0.time >= anomaly.start }) && (isStep(end) || isStep(end - 1))
  }

  /// Whether two places are farther apart than ships sail in the time.
  private func isLeap(_ from: TrackVertex, _ to: TrackVertex) -> Bool {
    let rule = PositionAnomalyRule.standard
    let most = rule.maximumSpeed.metresPerSecond * (to.time - from.time).seconds
    return !from.position.isWithin(Metres(most + rule.distancePadding.value), of: to.position)
  }

  /// Whether a step leads along the straight way from where she was before it to where she was after it, by what she
  /// sails in some minutes.
  private func isAhead(_ track: [TrackVertex], _ next: Int) -> Bool {
    guard next > 0, next < track.count else { return false }
    let (from, to) = (track[next - 1], track[next])
    guard let before = place(at: from.time - rule.turnAside, on: track),
      let after = place(at: to.time + rule.turnAside, on: track)
    else { return false }
    let said = min(from.speed?.metresPerSecond ?? 0, to.speed?.metresPerSecond ?? 0)
    // Lines through a ship at rest lead anywhere.
    let room = Metres(2 * rule.ownWater.value)
    guard from.position.isWithin(Metres(said * rule.turnDelay.seconds), of: to.position),
      !before.isWithin(room, of: from.position), !after.isWithin(room, of: to.position)
    else { return false }
    return [from, to].allSatisfy { corner in
      let plane = TangentPlane(origin: corner.position)
      return plane.distance(
        toLegFrom: plane.point(before), to: plane.point(after)) <= rule.ownWater.value
    }
  }

  /// Where a track was at a time, on legs without a silence.
  private func place(at time: Instant, on track: [TrackVertex]) -> Coordinate? {
    let next = track.firstPlace { $0.time >= time }
    guard next > 0, next < track.count else { return nil }
    let (from, to) = (track[next - 1], track[next])
    let span = to.time - from.time
    guard span < GapRule.standard.minimumSilence, span.seconds > 0 else { return nil }
    return from.position.between(to.position, (time - from.time).seconds / span.seconds)
  }

  /// Whether all that was said in an anomaly lies where she was minutes before or after, as two receivers tell it that
  /// take turns for hours.
  private func isZigzag(_ anomaly: PositionAnomaly, _ segments: [Segment]) -> Bool {
    let reach = (anomaly.start - rule.turnDelay)...(anomaly.end + rule.turnDelay)
    let tracks = segments.map { $0.track.filter { reach.contains($0.time) } }
    let corners = tracks.joined().filter { $0.time >= anomaly.start && $0.time <= anomaly.end }
    guard corners.count >= rule.anomalyFixes, corners.count <= rule.mostTurnCorners,
      isSailed(corners)
    else { return false }
    let passed = corners.count { corner in
      let plane = TangentPlane(origin: corner.position)
      return tracks.contains { isPassed(corner, plane, by: $0) }
    }
    return Double(passed) >= rule.turnShare * Double(corners.count)
  }

  /// Whether what was said leads as far as she says that she sails: a place to which she is thrown again and again does
  /// not.
  private func isSailed(_ corners: [TrackVertex]) -> Bool {
    let inOrder = corners.sorted { $0.time < $1.time }
    guard let first = inOrder.first, let last = inOrder.last else { return false }
    let said = corners.compactMap(\.speed?.metresPerSecond)
    let mean = said.reduce(0, +) / Double(max(1, said.count))
    let way = first.position.distance(to: last.position).value
    return mean > 0 && way >= mean * (last.time - first.time).seconds / 2
  }

  /// Whether a track passes a corner's place so much earlier or later that it is another passage of it.
  private func isPassed(
    _ corner: TrackVertex, _ plane: TangentPlane, by track: [TrackVertex]
  ) -> Bool {
    zip(track, track.dropFirst()).contains { from, to in
      guard max(from.time - corner.time, corner.time - to.time) <= rule.turnDelay else {
        return false
      }
      let (start, end) = (plane.point(from.position), plane.point(to.position))
      let leg = end - start
      let length = leg.dot(leg)
      let share = length > 0 ? min(1, max(0, -start.dot(leg) / length)) : 0
      guard (start + leg.scaled(by: share)).length <= rule.ownWater.value else { return false }
      let passage = from.time + .seconds((to.time - from.time).seconds * share)
      let apart = abs((passage - corner.time).seconds)
      // What she sails in the time is twice what counts as one place, else every track passes its own corners.
      let way = max(corner.speed?.metresPerSecond ?? 0, 0.1) * apart
      return apart >= rule.clockSlack.seconds && apart <= rule.turnDelay.seconds
        && way >= 2 * rule.ownWater.value
    }
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
