/// Turns a ship's true state into the AIS messages her transponder sends.
///
/// Class A: types 1 and 3, and 5; heard from space: type 27. Class B: 18 and 24. Positions carry
/// receiver noise of about 4 m; names, draughts and destinations are what the crew typed.
import AIS
import Vocabulary

/// What one ship says at one time.
struct Reports {
  let ship: Ship
  let identity: RadioIdentity
  let time: Double

  init?(_ ship: Ship, at time: Double) {
    guard let identity = ship.identity(at: time) else { return nil }
    self.ship = ship
    self.identity = identity
    self.time = time
  }

  private var mmsi: Int { Int(identity.mmsi.number) }

  /// A position report; nil for a point means the receiver of satellite navigation had no fix.
  func position(_ state: HullState, antenna: SeaPoint?, speedNoise: Double) -> Message {
    let knots = max(0, state.knots + speedNoise)
    let speed = Field(SpeedOverGround(knots: min(knots, 102)))
    let course = Field(CourseOverGround(degrees: Angle.turned(state.course)))
    let second = Field(UTCSecond(Int(time) % 60))
    let longitude = Field(antenna.flatMap { Longitude(degrees: $0.longitude) })
    let latitude = Field(antenna.flatMap { Latitude(degrees: $0.latitude) })
    if ship.isClassB {
      return .classBPositionReport(
        ClassBPositionReport(
          mmsi: mmsi, speed: speed, longitude: longitude, latitude: latitude, course: course,
          second: second))
    }
    let heading = Field(WholeDegrees(degrees: Int(Angle.turned(state.heading).rounded()) % 360))
    return .positionReport(
      PositionReport(
        type: state.status == 0 || ship.index % 3 > 0 ? .scheduled : .special, mmsi: mmsi,
        status: Field(NavigationStatus(Int(state.status))), speed: speed, isAccurate: true,
        longitude: longitude, latitude: latitude, course: course, heading: heading,
        second: second))
  }

  func longRange(_ state: HullState, antenna: SeaPoint) -> Message {
    .longRangePositionReport(
      LongRangePositionReport(
        mmsi: mmsi, isAccurate: true, status: Field(NavigationStatus(Int(state.status))),
        longitude: Field(CoarseLongitude(degrees: antenna.longitude)),
        latitude: Field(CoarseLatitude(degrees: antenna.latitude)),
        speed: Field(CoarseSpeed(knots: Int(min(state.knots, 62).rounded()))),
        course: Field(WholeDegrees(degrees: Int(Angle.turned(state.course).rounded()) % 360))))
  }

  /// Type 5, or both parts of type 24.
  func staticData() -> [Message] {
    let hull = ship.hull
    let dimensions = Field(
      Dimensions(
        toBow: hull.toBow, toStern: hull.toStern, toPort: hull.toPort,
        toStarboard: hull.toStarboard))
    let name = SixBitText(identity.name, capacity: 20) ?? SixBitText(blank: 20)
    let call = SixBitText(identity.callSign, capacity: 7) ?? SixBitText(blank: 7)
    let type = Field(ShipType(Int(hull.shipType)))
    if ship.isClassB {
      return [
        .staticDataPartA(StaticDataPartA(mmsi: mmsi, name: name)),
        .staticDataPartB(
          StaticDataPartB(mmsi: mmsi, shipType: type, callSign: call, dimensions: dimensions)),
      ]
    }
    let destination = ship.destinations.current(at: time) ?? ""
    return [
      .staticAndVoyageData(
        StaticAndVoyageData(
          mmsi: mmsi, imo: Field(ship.imo.flatMap { IMOField(Int($0.number)) }), callSign: call,
          name: name, shipType: type, dimensions: dimensions, device: .present(.gps),
          draught: Field(ship.draughts.current(at: time).flatMap { Draught(metres: $0) }),
          destination: SixBitText(destination, capacity: 20)))
    ]
  }
}
