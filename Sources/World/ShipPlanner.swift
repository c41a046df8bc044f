/// Plans a ship's life one act after the other, each beginning where and when the last one ended.
import Vocabulary

/// A ship in planning: where she is and what time it is for her.
struct ShipPlanner {
  var ship: Ship
  private(set) var now: Double
  private(set) var here: SeaPoint
  /// Node of the lane network next to her.
  private(set) var node: String
  let lanes: SeaLanes
  /// Metres between neighbours of an anchorage, about.
  let spacing: Double
  private let places: [Place]
  var chance: SeededGenerator

  init(
    _ ship: Ship, at place: Place, from start: Double, lanes: SeaLanes, places: [Place],
    spacing: Double,
    seed: UInt64
  ) {
    self.ship = ship
    self.lanes = lanes
    self.places = places
    self.spacing = spacing
    now = start
    node = place.node
    chance = SeededGenerator(seed: seed, stream: "plan/\(ship.key)")
    here = place.roads
    here = spot(in: place)
  }

  /// This ship's own place in the roads of a place: a sunflower spiral keeps neighbours apart.
  func spot(in place: Place) -> SeaPoint {
    let index = ship.index
    let turns = spacing == ShipPlanner.wide ? 60 : 400
    let radius = spacing * (Double(index % turns) + 1).squareRoot()
    return place.roads.moved(metres: radius, towards: Angle.turned(137.508 * Double(index)))
  }

  /// The demo's spacing, which keeps neighbours a kilometre apart.
  static let wide = 700.0

  /// Time a passage from here along these points would take.
  func duration(via points: [SeaPoint], knots: Double) -> Double {
    Passage([here] + points, knots: knots, start: 0).end
  }

  /// Sails along points and stops there.
  mutating func sail(via points: [SeaPoint], knots: Double) {
    let passage = Passage([here] + points, knots: knots, start: now)
    guard passage.end > now, let last = passage.points.last else { return }
    ship.phases.append(Phase(start: now, end: passage.end, kind: .passage(passage)))
    now = passage.end
    here = last
  }

  /// The waypoints to a place's node, each strayed from by chance.
  private mutating func waypoints(to target: String) -> [SeaPoint] {
    lanes.route(from: node, to: target).map { stop in
      stop.point.moved(
        east: stop.spread * 926 * chance.uniform(-1...1),
        north: stop.spread * 926 * chance.uniform(-1...1))
    }
  }

  /// Points of a slow stretch along the first leg of the way to a place: up to 25 miles.
  func course(to place: Place) -> [SeaPoint] {
    let route = lanes.route(from: node, to: place.node).map(\.point)
    guard let next = route.first(where: { here.nauticalMiles(to: $0) > 12 }) else { return [] }
    return [here.between(next, fraction: min(1, 25 / here.nauticalMiles(to: next)))]
  }

  /// Sails to a point near a place and announces the place as destination.
  mutating func sail(to place: Place, stoppingAt point: SeaPoint, knots: Double) {
    ship.destinations.append(Dated(time: now + 1800, value: place.destination))
    let route = node == place.node ? [] : waypoints(to: place.node)
    node = place.node
    sail(via: route + [point], knots: knots)
  }

  /// Stays held until a time; nothing when that is past.
  mutating func hold(
    _ platform: Platform, until end: Double, status: UInt8, starboard: Double = 0,
    ahead: Double = 0
  ) {
    guard end > now else { return }
    ship.phases.append(
      Phase(
        start: now, end: end,
        kind: .held(platform, starboard: starboard, ahead: ahead, status: status)))
    now = end
    here = platform.pose(at: end, starboard: starboard, ahead: ahead).centre
  }

  /// Closes the last metres to a platform, so that the next hold begins where she is.
  mutating func settle(at platform: Platform, starboard: Double = 0, ahead: Double = 0) {
    for _ in 0..<2 {
      let target = platform.pose(at: now, starboard: starboard, ahead: ahead).centre
      if here.metres(to: target) > 1 { sail(via: [target], knots: 3) }
    }
  }

  /// Drops anchor with the anchor at a point.
  mutating func anchor(at point: SeaPoint, until end: Double) {
    let platform = anchorage(at: point)
    settle(at: platform)
    hold(platform, until: end, status: 1)
  }

  func anchorage(at point: SeaPoint) -> Platform {
    .tethered(
      point: point, tether: min(180, Double(ship.hull.length)), length: Double(ship.hull.length),
      salt: ship.index)
  }

  /// The platform of a place's berth.
  func berth(_ place: Place, number: Int) -> Platform {
    let spot = place.berths.isEmpty ? place.centre : place.berths[number % place.berths.count]
    if place.berthType == "jetty" {
      return .berthed(centre: spot, heading: place.jettyHeading)
    }
    return .tethered(
      point: spot, tether: 70, length: Double(ship.hull.length), salt: ship.index)
  }

  /// Goes to the roads of a place if she is not there.
  mutating func makeRoads(of place: Place, knots: Double) {
    guard node != place.node else { return }
    sail(to: place, stoppingAt: spot(in: place), knots: knots)
  }

  /// Waits in the roads, then makes fast at a berth.
  mutating func berth(at place: Place, number: Int, notBefore time: Double) {
    anchor(at: here, until: time)
    let platform = berth(place, number: number)
    sail(via: [platform.pose(at: now).centre], knots: 6)
    settle(at: platform)
  }

  /// Clears a berth for her own spot in the roads of a place she is at; nothing when not moored.
  mutating func leaveBerth() {
    guard case .held(_, _, _, status: 5) = ship.phases.last?.kind,
      let place = places.first(where: { $0.node == node })
    else { return }
    sail(via: [spot(in: place)], knots: 7)
  }
}
