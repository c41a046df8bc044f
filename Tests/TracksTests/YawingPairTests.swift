import Foundation
import Geodesy
import Testing
import Tracks
import Vocabulary

/// Tankers that sail about their anchors in a fresh wind: their heads fall off to either side every few minutes.
extension Meeting {
  /// How a ship at anchor sails about.
  struct Yaw {
    /// Degrees to either side, and minutes from one side to it again.
    var degrees: Double
    var period: Double
    /// Metres from the anchor to the antenna.
    var scope = 450.0

    func heading(_ hour: Double, late: Double = 0) -> Double {
      let tide = 180 + 40 * sin(hour / 12.4 * 2 * .pi)
      return tide + degrees * sin((hour * 60 - late) / period * 2 * .pi)
    }
  }

  /// A pair made fast at one anchor; `ahead` is how far the second antenna lies ahead of the first.
  mutating func yawing(
    _ yaw: Yaw, hours: Double = 24, every: Double, ahead: Double, isOpposed: Bool = false
  ) throws {
    for step in 0...Int(hours * 60 / every) {
      let hour = Double(step) * every / 60
      try place(&one, yaw, hour, starboard: 0, ahead: 0, turned: 0)
      let late = every * 0.37 + Double(step * 7 % 5) * every * 0.05
      try place(
        &other, yaw, hour + late / 60, starboard: Meeting.fendered, ahead: ahead,
        turned: isOpposed ? 180 : 0)
    }
  }

  private func place(
    _ ship: inout Sketch, _ yaw: Yaw, _ hour: Double, starboard: Double, ahead: Double,
    turned: Double
  ) throws {
    let heading = yaw.heading(hour)
    let (keel, abeam) = (heading * .pi / 180, (heading + 90) * .pi / 180)
    let along = ahead - yaw.scope
    try ship.fix(
      hour, along * sin(keel) + starboard * sin(abeam),
      along * cos(keel) + starboard * cos(abeam), speed: 0.6,
      heading: (heading + turned).truncatingRemainder(dividingBy: 360), status: 1)
  }

  /// Each at her own anchor, `apart` metres from the other's, sailing about on her own.
  mutating func yawingApart(_ yaw: Yaw, apart: Double, hours: Double = 40, every: Double) throws {
    for step in 0...Int(hours * 60 / every) {
      for (isFirst, east) in [(true, 0.0), (false, apart)] {
        let hour = (Double(step) + (isFirst ? 0 : 0.4)) * every / 60
        let heading = yaw.heading(hour, late: isFirst ? 0 : yaw.period * 0.3)
        let keel = heading * .pi / 180
        let scope = yaw.scope - (isFirst ? 0 : 60)
        let sent = heading.truncatingRemainder(dividingBy: 360)
        if isFirst {
          try one.fix(
            hour, east - scope * sin(keel), -scope * cos(keel), speed: 0.6, heading: sent)
        } else {
          try other.fix(
            hour, east - scope * sin(keel), -scope * cos(keel), speed: 0.6, heading: sent)
        }
      }
    }
  }
}

@Suite("Pairs that yaw") struct YawingPairTests {
  /// Metres that the second antenna lies ahead, and whether the ships lie head to stern.
  static let berths = [(0.0, false), (140, false), (200, true)]

  private func found(
    _ degrees: Double, _ period: Double, every: Double, _ berth: (Double, Bool)
  ) throws -> [EncounterBasis] {
    var meeting = Meeting()
    try meeting.yawing(
      Meeting.Yaw(degrees: degrees, period: period), every: every, ahead: berth.0,
      isOpposed: berth.1)
    return try meeting.encounters().map(\.basis)
  }

  @Test(
    "Encounters 21: a pair made fast that sails about its anchor is alongside while it reports four times a swing",
    arguments: [10.0, 20, 30], berths)
  func fast(_ degrees: Double, _ berth: (Double, Bool)) throws {
    for (period, every) in [(12.0, 1.0), (16, 3), (20, 3), (30, 6)] {
      #expect(try found(degrees, period, every: every, berth) == [.alongsideLong])
    }
  }

  @Test(
    "Encounters 21: ships that sail about their own anchors are not alongside, however seldom they report",
    arguments: [100.0, 150, 200, 300], [10.0, 20, 30, 40])
  func apart(_ apart: Double, _ degrees: Double) throws {
    for (period, every) in [(12.0, 1.0), (12, 3), (16, 3), (20, 6), (12, 6), (17, 10)] {
      var meeting = Meeting()
      try meeting.yawingApart(
        Meeting.Yaw(degrees: degrees, period: period), apart: apart, every: every)
      let found = try meeting.encounters()
      #expect(!found.isEmpty && found.allSatisfy { !$0.isAlongside })
    }
  }

  @Test("Encounters 21: between two reports headings are turned evenly")
  func turned() throws {
    var meeting = Meeting()
    try meeting.yawing(
      Meeting.Yaw(degrees: 20, period: 20), every: 3, ahead: 200, isOpposed: true)
    // 26 m by the heading of the nearer report.
    #expect(try meeting.encounters().map { ($0.relativeMotion?.value ?? 99) < 15 } == [true])
  }

  @Test("Encounters 21: ships that lie still beside each other too far apart are given no leeway")
  func still() throws {
    for (water, isAlongside) in [(35.0, true), (48, false)] {
      var meeting = Meeting()
      try meeting.swinging(0...24, water: water)
      #expect(try meeting.encounters().map(\.isAlongside) == [isAlongside])
    }
  }

  @Test(
    "Encounters 22: nine hours in which nobody was heard do not part two that lay as still as lines hold them",
    arguments: [(8.0, 1), (4, 2)])
  func outage(_ before: Double, _ count: Int) throws {
    var meeting = Meeting()
    try meeting.swinging(0...before)
    try meeting.swinging((before + 9)...(before + 15))
    #expect(try meeting.encounters().count == count)
  }

  @Test("Encounters 22: who was seen near and not alongside in the meantime has been away")
  func castOff() throws {
    var meeting = Meeting()
    try meeting.swinging(0...8)
    try meeting.swinging(8.2...8.5, water: 200)
    try meeting.swinging(17...23)
    #expect(try meeting.encounters().filter(\.isAlongside).count == 2)
  }
}
