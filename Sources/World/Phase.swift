/// What a ship does over one stretch of time, and where that puts her hull.
///
/// Times are seconds since the start of the world. A phase answers position, course and speed of
/// the hull's centre at any instant, so that reports can be asked for at any interval.

/// Something that holds a hull: an anchor, a buoy, a berth or the drift of the sea.
package enum Platform: Hashable, Sendable {
  /// Swinging on an anchor or a buoy `tether` metres ahead of the bow; `salt` tells hulls apart.
  case tethered(point: SeaPoint, tether: Double, length: Double, salt: Int)
  /// Fast alongside a jetty with the hull's centre here.
  case berthed(centre: SeaPoint, heading: Double)
  /// Drifting from a point since a time: metres a second towards a direction.
  case drifting(from: SeaPoint, since: Double, speed: Double, towards: Double, salt: Int)
  /// Making way along a line at a steady speed, as ships do that transfer under way.
  case underWay(from: SeaPoint, since: Double, knots: Double, towards: Double)

  /// Centre and heading of the hull that lies at the platform itself.
  package func pose(at time: Double) -> (centre: SeaPoint, heading: Double) {
    switch self {
    case .tethered(let point, let tether, let length, let salt):
      let heading = Environment.heading(at: point, time: time, salt: salt)
      return (point.moved(metres: -(tether + length / 2), towards: heading), heading)
    case .berthed(let centre, let heading):
      return (centre, heading)
    case .drifting(let start, let since, let speed, let direction, let salt):
      let heading = Environment.heading(at: start, time: time, salt: salt)
      return (start.moved(metres: speed * (time - since), towards: direction), heading)
    case .underWay(let start, let since, let knots, let direction):
      let metres = knots * 1852 / 3600 * (time - since)
      return (start.moved(metres: metres, towards: direction), direction)
    }
  }

  /// The centre of a hull lying alongside the first one, metres to starboard and ahead.
  package func pose(at time: Double, starboard: Double, ahead: Double)
    -> (centre: SeaPoint, heading: Double)
  {
    let (centre, heading) = pose(at: time)
    guard starboard != 0 || ahead != 0 else { return (centre, heading) }
    let side = centre.moved(metres: starboard, towards: heading + 90)
    return (side.moved(metres: ahead, towards: heading), heading)
  }
}

/// A passage as points with the times they are passed.
package struct Passage: Hashable, Sendable {
  package let points: [SeaPoint]
  package let times: [Double]

  /// Great-circle legs cut every 30 nautical miles; slow within 3 miles of both ends.
  package init(_ waypoints: [SeaPoint], knots: Double, start: Double) {
    var points: [SeaPoint] = Array(waypoints.prefix(1))
    for (from, to) in zip(waypoints, waypoints.dropFirst()) {
      let length = from.nauticalMiles(to: to)
      guard length > 0.001 else { continue }
      let pieces = max(1, Int((length / 30).rounded(.up)))
      for piece in 1...pieces {
        points.append(from.between(to, fraction: Double(piece) / Double(pieces)))
      }
    }
    points = Self.withSlowEnds(points)
    let lengths = zip(points, points.dropFirst()).map { $0.nauticalMiles(to: $1) }
    let total = lengths.reduce(0, +)
    var times = [start]
    var done = 0.0
    var now = start
    for length in lengths {
      let middle = done + length / 2
      let speed = Self.speed(knots, fromEnd: min(middle, total - middle))
      now += length / speed * 3600
      done += length
      times.append(now)
    }
    self.points = points
    self.times = times
  }

  private static func speed(_ service: Double, fromEnd miles: Double) -> Double {
    miles < 0.6 ? min(service, 3) : miles < 3 ? min(service, 7) : service
  }

  /// Puts extra points 0.6 and 3 nautical miles from both ends, where the speed changes.
  private static func withSlowEnds(_ points: [SeaPoint]) -> [SeaPoint] {
    let forward = withSlowStart(points)
    return withSlowStart(forward.reversed()).reversed()
  }

  private static func withSlowStart(_ points: [SeaPoint]) -> [SeaPoint] {
    var result: [SeaPoint] = Array(points.prefix(1))
    var done = 0.0
    for (from, to) in zip(points, points.dropFirst()) {
      let length = from.nauticalMiles(to: to)
      for mark in [0.6, 3.0] where done < mark && done + length > mark {
        result.append(from.between(to, fraction: (mark - done) / length))
      }
      result.append(to)
      done += length
    }
    return result
  }

  package var start: Double { times.first ?? 0 }
  package var end: Double { times.last ?? 0 }

  /// Position, course and speed in knots; clamped to both ends.
  package func state(at time: Double) -> (centre: SeaPoint, course: Double, knots: Double) {
    guard points.count > 1 else { return (points.first ?? SeaPoint(0, 0), 0, 0) }
    var (low, high) = (0, times.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if times[middle] <= time { low = middle } else { high = middle }
    }
    let span = times[high] - times[low]
    let share = span > 0 ? min(1, max(0, (time - times[low]) / span)) : 1
    let (from, to) = (points[low], points[high])
    let knots = span > 0 ? from.nauticalMiles(to: to) / span * 3600 : 0
    return (from.between(to, fraction: share), from.course(to: to), knots)
  }
}

/// A stretch of a ship's life.
package struct Phase: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case passage(Passage)
    case held(Platform, starboard: Double, ahead: Double, status: UInt8)
  }

  package let start: Double
  package let end: Double
  package let kind: Kind
}

/// Where a hull is and how it moves.
package struct HullState: Hashable, Sendable {
  package let centre: SeaPoint
  package let heading: Double
  package let course: Double
  package let knots: Double
  /// ITU-R M.1371 navigational status.
  package let status: UInt8

  package init(
    centre: SeaPoint, heading: Double, course: Double, knots: Double, status: UInt8
  ) {
    self.centre = centre
    self.heading = heading
    self.course = course
    self.knots = knots
    self.status = status
  }
}

extension Phase {
  package func state(at time: Double) -> HullState {
    switch kind {
    case .passage(let passage):
      let (centre, course, knots) = passage.state(at: time)
      return HullState(centre: centre, heading: course, course: course, knots: knots, status: 0)
    case .held(let platform, let starboard, let ahead, let status):
      let (centre, heading) = platform.pose(at: time, starboard: starboard, ahead: ahead)
      let before = platform.pose(at: time - 30, starboard: starboard, ahead: ahead).centre
      let knots = before.metres(to: centre) / 30 * 3600 / 1852
      let course = knots > 0.01 ? before.course(to: centre) : heading
      return HullState(
        centre: centre, heading: heading, course: course, knots: knots, status: status)
    }
  }
}
