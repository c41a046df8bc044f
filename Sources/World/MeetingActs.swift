/// Acts in which ships come close: lying alongside, bunkering, waiting as neighbours, harbour craft.
import Vocabulary

extension StoryBuilder {
  /// One ship stops, the other makes fast to her with fenders of four metres between.
  mutating func layAlongside(
    _ guest: Int, beside host: Int, at point: SeaPoint, of area: Place, booking: String? = nil,
    notBefore time: Double, lasting duration: Double, knots: Double,
    mode: MeetingMode = .anchored
  ) -> ClosedRange<Double> {
    // A booked spot may still be taken when they come: both wait at some distance until it is free.
    let isBooked = booking != nil
    let early =
      isBooked
      ? quietSpot(near: point, metres: 5500...8500, of: area)
      : point.moved(metres: chance.uniform(5500...8500), towards: chance.uniform(0...360))
    planners[host].sail(to: area, stoppingAt: isBooked ? early : point, knots: knots)
    let waiting =
      isBooked
      ? quietSpot(near: point, metres: 4500...9500, of: area)
      : point.moved(metres: chance.uniform(4500...7500), towards: chance.uniform(5...85))
    planners[guest].sail(to: area, stoppingAt: waiting, knots: knots)
    let both = max(planners[host].now, planners[guest].now) + (isBooked ? 8 : 4) * oneHour
    let ready = book(booking ?? area.id, from: max(time, both), lasting: duration + 8 * oneHour)
    if isBooked {
      planners[host].anchor(at: early, until: ready - 6 * oneHour)
      planners[host].sail(via: [point], knots: 8)
    }
    let anchorage = planners[host].anchorage(at: point)
    planners[host].settle(at: anchorage)
    planners[host].anchor(at: point, until: ready - 3 * oneHour)
    // Nobody transfers under way in narrow waters, nor drifts towards a shore.
    let mode = isBooked && mode == .underWay && area.radius > 0 ? .adrift : mode
    let clear = isBooked ? clearCourse(of: host, from: area) : nil
    let platform = meetingPlatform(of: host, anchorage: anchorage, mode: mode, towards: clear)
    let beams = planners[guest].ship.hull.beam + planners[host].ship.hull.beam
    let offset = Double(beams) / 2 + 4
    planners[guest].anchor(at: waiting, until: ready - (mode == .anchored ? 1 : 2.8) * oneHour)
    let target = platform.pose(at: ready, starboard: offset, ahead: -8)
    planners[guest].sail(via: [target.centre], knots: mode == .anchored ? 5 : 9)
    if mode == .anchored {
      planners[guest].settle(at: platform, starboard: offset, ahead: -8)
    } else {
      // She waits where the other will come past.
      let wait = Platform.berthed(centre: target.centre, heading: target.heading)
      planners[guest].hold(wait, until: ready, status: 0)
    }
    let start = planners[guest].now
    let finish = start + duration
    let status: UInt8 = mode == .anchored ? 1 : 0
    planners[guest].hold(platform, until: finish, status: status, starboard: offset, ahead: -8)
    planners[host].hold(platform, until: finish + 3 * oneHour, status: status)
    if isBooked {
      // The spot is others' now.
      for ship in [guest, host] {
        let away = quietSpot(near: point, metres: 5000...9000, of: area)
        planners[ship].sail(via: [away], knots: 8)
      }
    }
    return start...finish
  }

  /// A place to anchor some miles off a point, clear of the roads and of where others were sent: masters
  /// keep the swing of two ships and more between anchors.
  private mutating func quietSpot(
    near point: SeaPoint, metres: ClosedRange<Double>, of area: Place
  ) -> SeaPoint {
    // Of large worlds the latest: those before have long gone.
    let others = (waitingSpots[area.id] ?? []).suffix(300)
    let roads = planners.prefix(400).map { $0.spot(in: area) }
    var spot = point
    for _ in 0..<24 {
      spot = point.moved(metres: chance.uniform(metres), towards: chance.uniform(0...360))
      let isClear =
        others.allSatisfy { $0.metres(to: spot) >= 1400 }
        && roads.allSatisfy { $0.metres(to: spot) >= 1000 }
      if isClear { break }
    }
    waitingSpots[area.id, default: []].append(spot)
    return spot
  }

  /// What holds the host during a meeting.
  private mutating func meetingPlatform(
    of host: Int, anchorage: Platform, mode: MeetingMode, towards clear: Double?
  ) -> Platform {
    let (now, here) = (planners[host].now, planners[host].here)
    switch mode {
    case .anchored: return anchorage
    case .adrift:
      // A drift of half a knot, as wind and current give a stopped tanker.
      return .drifting(
        from: here, since: now, speed: chance.uniform(0.1...0.35),
        towards: clear ?? chance.uniform(0...360), salt: planners[host].ship.index)
    case .underWay:
      return .underWay(
        from: here, since: now, knots: chance.uniform(2...4.5),
        towards: clear ?? chance.uniform(0...360))
    }
  }

  /// The course along the lane out of an area; nil where none leads on.
  private func clearCourse(of ship: Int, from area: Place) -> Double? {
    let next = known(area.id == Place.johor.id ? .huizhou : .kochi)
    return planners[ship].course(to: next).first.map { planners[ship].here.course(to: $0) }
  }

  /// A small tanker brings fuel to a ship at anchor.
  mutating func bunker(
    _ tanker: Int, supplies ship: Int, at area: Place, notBefore time: Double,
    hours: Double = 9, spots: Int = 1
  ) {
    var point = area.centre.moved(
      east: chance.uniform(-9000 ... -7500), north: chance.uniform(-1000...1000))
    var booking: String?
    if spots > 1 {
      let spot = meetingSpot(of: area, among: spots, from: time)
      (point, booking) = (spot.point, spot.name)
    }
    let side = layAlongside(
      tanker, beside: ship, at: point, of: area, booking: booking, notBefore: time,
      lasting: hours * oneHour, knots: 11)
    encounters.append(
      TrueEncounter(
        first: tanker, second: ship, start: side.lowerBound, end: side.upperBound, point: point,
        kind: .bunkering))
    note("bunkering", tanker, ship, side)
  }

  mutating func note(_ kind: String, _ first: Int, _ second: Int, _ span: ClosedRange<Double>) {
    hardNegatives.append(
      HardNegative(
        kind: kind, first: first, second: second, start: span.lowerBound, end: span.upperBound))
  }

  /// Two ships anchor as neighbours and merely wait.
  mutating func anchorNeighbours(
    _ first: Int, _ second: Int, at area: Place, apart metres: Double, from time: Double,
    until finish: Double, near centre: SeaPoint? = nil
  ) {
    let point =
      centre
      ?? area.centre.moved(
        east: chance.uniform(-2500...1500), north: chance.uniform(-9000 ... -7500))
    let beside = point.moved(metres: metres, towards: chance.uniform(0...360))
    var start = time
    for (ship, spot) in [(first, point), (second, beside)] {
      planners[ship].anchor(at: planners[ship].here, until: time - 6 * oneHour)
      planners[ship].sail(to: area, stoppingAt: spot, knots: 12)
      start = max(start, planners[ship].now)
      planners[ship].anchor(at: spot, until: finish)
    }
    if start < finish { note("anchorage", first, second, start...finish) }
  }

  /// Harbour craft near a place for the whole time, so that its reception can be learnt.
  mutating func harbourCraft(at place: Place) {
    let kinds: [(String, Hull, Bool)] = [("tug", .tug, false), ("boat", .workBoat, true)]
    for (role, hull, isClassB) in kinds {
      let craft = add("\(place.id)-\(role)", hull, at: place, isClassB: isClassB)
      let base = planners[craft].here
      planners[craft].ship.destinations.append(Dated(time: 0, value: place.destination))
      while planners[craft].now < end {
        let rest = planners[craft].now + chance.uniform(14...20) * oneHour
        planners[craft].anchor(at: base, until: rest)
        let turns = (0..<3).map { _ in
          place.centre.between(place.roads, fraction: chance.uniform(0.5...1.3))
            .moved(east: chance.uniform(-900...900), north: chance.uniform(-900...900))
        }
        planners[craft].sail(via: turns + [base], knots: chance.uniform(6...9))
      }
    }
  }
}
