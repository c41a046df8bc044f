import Testing
import Vocabulary

@testable import Tracks

private let begin = Instant(seconds: 1_704_067_200)

private func point(_ ship: Int, hours: Double, latitude: Double = 10, longitude: Double = 60)
  throws -> TrackPoint
{
  let mmsi = try #require(MMSI(UInt32(538_000_000 + ship)))
  let time = begin + .hours(hours)
  let fix = Fix(
    time: time, mmsi: mmsi,
    position: try #require(Coordinate(latitude: latitude, longitude: longitude)),
    source: SourceReference(source: 0, offset: UInt64(hours * 3600), length: 1))
  return TrackPoint(fix: fix, segment: SegmentID(mmsi: mmsi, start: begin))
}

/// Ten ships about a place, heard every hour for ten days but for the hours named.
private func model(besides outage: Range<Int> = 0..<0) throws -> ReceptionModel {
  var model = ReceptionModel()
  for hour in 0..<240 where !outage.contains(hour) {
    for ship in 1...10 { model.observe(try point(ship, hours: Double(hour) + 0.1)) }
  }
  return model
}

private func silence(
  from start: Double, to end: Double, _ transponder: Transponder = .classA,
  of ship: UInt32 = 636_000_001
) throws -> QuietStretch {
  let place = try #require(Coordinate(latitude: 10, longitude: 60))
  let span = begin + .hours(start)...begin + .hours(end)
  return QuietStretch(
    mmsi: try #require(MMSI(ship)), transponder: transponder, from: place, to: place,
    gap: span, quiet: span)
}

@Test("Reception 3: a day's silence among ships that are heard every hour weighs much")
func silenceAmongTheHeard() throws {
  let learned = try model().learned()
  let day = learned.listening(during: try silence(from: 100, to: 124))
  #expect(day.weight > 10)
  #expect(day.shipsNear == 10 && day.shipsAround == 10)
  #expect(day.usualShare > 0.9)
  #expect(learned.listening(during: try silence(from: 100, to: 103)).weight < 1.5)
}

@Test("Reception 2: a day's silence in which nobody was heard weighs little")
func silenceInAnOutage() throws {
  let learned = try model(besides: 100..<124).learned()
  let listening = learned.listening(during: try silence(from: 99, to: 124))
  #expect(listening.weight < 5)
  #expect(listening.activity < 0.4)
}

@Test("Reception 2: an outage that only ships of the next block show is seen")
func outageOfTheNextBlock() throws {
  // Heard in four hours of five, so that no cell is surely heard: what satellites do.
  func weight(_ outage: Range<Int>) throws -> Double {
    var model = ReceptionModel()
    for hour in 0..<240 where !outage.contains(hour) {
      for ship in 1...10 where (hour + ship) % 5 != 0 {
        model.observe(try point(ship, hours: Double(hour) + 0.1, latitude: 12, longitude: 52))
      }
      guard !(99..<111).contains(hour), hour % 5 != 0 else { continue }
      // A lonely ship of the block of the silence, which says what is usual there.
      model.observe(try point(11, hours: Double(hour) + 0.1))
    }
    return model.learned().listening(during: try silence(from: 99, to: 111)).weight
  }
  #expect(try weight(100..<110) < 0.6 * weight(0..<0))
}

/// What receivers did about a ship at 10 N 60 E, heard in `her` of ten hours but for ten from the hundredth
/// on, while twenty ships two degrees away, of which `others` of ten are heard, fell silent or did not.
private func activity(her: Int, others: Int, areSilent: Bool) throws -> Double {
  var model = ReceptionModel()
  for hour in 0..<480 {
    let isOutage = (100..<110).contains(hour)
    if !isOutage, hour % 10 < her { model.observe(try point(1, hours: Double(hour) + 0.1)) }
    for ship in 11...30 where (hour + ship) % 10 < others && !(areSilent && isOutage) {
      model.observe(
        try point(ship, hours: Double(hour) + 0.1, latitude: 12, longitude: 61 + Double(ship % 3)))
    }
  }
  let silence = try silence(from: 99.1, to: 110.1, of: 538_000_001)
  return model.learned().listening(during: silence).activity
}

@Test("Reception 2: what satellites do says nothing of a place that is surely heard")
func coastIsJudgedAlone() throws {
  #expect(try activity(her: 10, others: 8, areSilent: true) > 0.9)
  #expect(try activity(her: 8, others: 8, areSilent: true) < 0.4)
}

@Test("Reception 2: a place heard mostly says nothing of the seldom heard sea beside it")
func coastHidesNoOutage() throws {
  func loneActivity(coast: Bool) throws -> Double {
    var model = ReceptionModel()
    for hour in 0..<240 {
      let isOutage = (100..<120).contains(hour)
      for ship in 1...6 where !isOutage && (hour + ship) % 10 < 4 {
        model.observe(
          try point(ship, hours: Double(hour) + 0.1, latitude: 10 + 1.2 * Double(ship - 1)))
      }
      for ship in 11...40 where coast && (hour + ship) % 10 < 8 {
        model.observe(try point(ship, hours: Double(hour) + 0.1, latitude: 12, longitude: 64))
      }
    }
    let silence = try silence(from: 99, to: 120, of: 538_000_001)
    return model.learned().listening(during: silence).activity
  }
  let (alone, beside) = (try loneActivity(coast: false), try loneActivity(coast: true))
  #expect(alone < 0.5 && abs(alone - beside) < 0.05)
}

@Test(
  "Reception 2: a ship's own silence is no sign that receivers failed, nor hides that of another")
func ownSilenceIsLeftOutOnce() throws {
  // Alone with her own silence she is told as usual; with one other silent ship about, less.
  func activity(others: Int) throws -> Double {
    var model = ReceptionModel()
    for hour in 0..<240 where !(100..<112).contains(hour) {
      for ship in 1...(1 + others) where (hour + ship) % 10 < 6 {
        model.observe(try point(ship, hours: Double(hour) + 0.1))
      }
    }
    let silence = try silence(from: 99.1, to: 112.1, of: 538_000_001)
    return model.learned().listening(during: silence).activity
  }
  #expect(try activity(others: 0) > 0.95)
  #expect(try activity(others: 1) < 0.8)
  #expect(try activity(others: 5) < 0.4)
}

@Test("Reception 4: where nobody else was heard on those days there is no witness")
func lonelySilenceHasNoWitness() throws {
  var model = ReceptionModel()
  for hour in 0..<240 {
    for ship in 1...5 { model.observe(try point(ship, hours: Double(hour), latitude: 40)) }
  }
  let listening = model.learned().listening(during: try silence(from: 100, to: 148))
  #expect(listening.shipsNear == 0 && listening.shipsAround == 0)
}

@Test("Reception 5: class B is learned apart")
func classesAreApart() throws {
  let learned = try model().learned()
  let listening = learned.listening(during: try silence(from: 100, to: 124, .classB))
  #expect(listening.weight == 0 && listening.shipsAround == 0)
}

@Test("Reception 6: after the last record of the input everybody is silent")
func endOfInputIsNobodysSilence() throws {
  var model = ReceptionModel()
  for hour in 0..<200 {
    for ship in 1...10 { model.observe(try point(ship, hours: Double(hour) + 0.1)) }
  }
  model.close(at: begin + .hours(240))
  let place = try #require(Coordinate(latitude: 10, longitude: 60))
  let span = begin + .hours(199)...begin + .hours(240)
  let listening = model.learned().listening(
    during: QuietStretch(
      mmsi: try #require(MMSI(636_000_001)), transponder: .classA, from: place, to: nil,
      gap: span, quiet: span))
  #expect(listening.activity < 0.3)
}

@Test(
  "Reception 7: few ships are counted exactly, many within a third", arguments: [1, 31, 200, 5000])
func sketchCounts(ships: Int) throws {
  var left = ShipSketch()
  var right = ShipSketch()
  for ship in 0..<ships {
    let mmsi = try #require(MMSI(UInt32(200_000_000 + ship * 37)))
    if ship.isMultiple(of: 2) { left.insert(mmsi) } else { right.insert(mmsi) }
    if ship.isMultiple(of: 3) { right.insert(mmsi) }
  }
  left.formUnion(right)
  if ships < ShipSketch.capacity {
    #expect(left.count == ships)
  } else {
    #expect(abs(Double(left.count - ships)) < Double(ships) / 3)
  }
}

@Test("Reception 1: where nobody sails, the wide block says what receivers can do")
func emptyCellsAreJudgedByTheirBlock() throws {
  var model = ReceptionModel()
  // Ships a degree and more away, heard in every second hour.
  for hour in stride(from: 0, to: 240, by: 2) {
    for ship in 1...6 {
      model.observe(try point(ship, hours: Double(hour), latitude: 12 + Double(ship) * 0.6))
    }
  }
  let learned = model.learned()
  let listening = learned.listening(during: try silence(from: 50, to: 98))
  #expect((10...40).contains(listening.weight))
}

@Test("Reception 1: what was learned does not depend on the order of ships")
func orderOfShipsDoesNotMatter() throws {
  var (one, other) = (ReceptionModel(), ReceptionModel())
  for hour in 0..<48 {
    for ship in 1...8 where (hour + ship) % 3 == 0 {
      one.observe(try point(ship, hours: Double(hour), latitude: Double(ship)))
    }
    for ship in (1...8).reversed() where (hour + ship) % 3 == 0 {
      other.observe(try point(ship, hours: Double(hour), latitude: Double(ship)))
    }
  }
  let silence = try silence(from: 10, to: 40)
  #expect(one.learned().listening(during: silence) == other.learned().listening(during: silence))
}

/// Two places of ten ships each off the coast of Oman, heard every hour for ten days; with satellites ten more in one hour
/// of five far out on the ocean.
private func coast(satellites: Bool) throws -> LearnedReception {
  var model = ReceptionModel()
  for hour in 0..<240 {
    for ship in 1...10 {
      let latitude = 20.1 + Double(ship % 2) * 0.3
      model.observe(try point(ship, hours: Double(hour) + 0.1, latitude: latitude, longitude: 59))
      guard satellites, (hour + ship) % 5 == 0 else { continue }
      model.observe(
        try point(
          100 + ship, hours: Double(hour) + 0.2, latitude: 12 + Double(ship) * 0.1, longitude: 62))
    }
  }
  return model.learned()
}

/// A day's silence of a ship that was last heard there.
private func silence(latitude: Double, longitude: Double, course: Double, knots: Double) throws
  -> QuietStretch
{
  var stretch = try silence(from: 100, to: 124)
  stretch.from = try #require(Coordinate(latitude: latitude, longitude: longitude))
  (stretch.to, stretch.countedFrom) = (stretch.from, stretch.from)
  (stretch.course, stretch.speed) = (Bearing(degrees: course), Knots(knots))
  return stretch
}

@Test(
  "Reception 8: who sails on out to where nobody was ever heard has left hearing, if no satellite listens there",
  arguments: [(12.0, false, true), (1, false, false), (12, true, false)])
func leavesHearing(knots: Double, satellites: Bool, leaves: Bool) throws {
  let learned = try coast(satellites: satellites)
  var stretch = try silence(latitude: 20.1, longitude: 59, course: 160, knots: knots)
  #expect(learned.listening(during: stretch).leftHearing == leaves)
  stretch.course = nil
  #expect(!learned.listening(during: stretch).leftHearing)
}

@Test("Reception 8: towards land, or towards where others are heard, nobody leaves hearing")
func staysInHearing() throws {
  func leaves(_ course: Double, heardUpTo places: Int) throws -> Bool {
    var model = ReceptionModel()
    for hour in 0..<240 {
      for ship in 0...places {
        model.observe(
          try point(
            ship, hours: Double(hour) + 0.1, latitude: 5.2, longitude: 48.5 + Double(ship) * 0.3))
      }
    }
    let stretch = try silence(latitude: 5.2, longitude: 48.5, course: course, knots: 12)
    return model.learned().listening(during: stretch).leftHearing
  }
  #expect(try leaves(90, heardUpTo: 0))
  #expect(try !leaves(90, heardUpTo: 4))
  // The coast of Somalia.
  #expect(try !leaves(270, heardUpTo: 0))
}

@Test("Gaps 22: who left hearing is sparse coverage, and keeps a rank")
func leftHearingIsNoClaim() throws {
  let judge = GapJudge(reception: try coast(satellites: false)) { _ in false }
  func gap(knots: Double) throws -> Gap {
    func fix(_ hours: Double, _ latitude: Double) throws -> Fix {
      let there = try point(900, hours: hours, latitude: latitude, longitude: 59).fix
      return Fix(
        time: there.time, mmsi: there.mmsi, position: there.position, speed: Knots(knots),
        course: Bearing(degrees: 160), source: there.source)
    }
    let (last, next) = (try fix(100, 20.1), try fix(124, 20.4))
    let watch = Watch(segment: SegmentID(mmsi: last.mmsi, start: begin), first: last)
    return try #require(judge.gap(of: Silence(watch, next: next, end: next.time)))
  }
  let (out, adrift) = (try gap(knots: 12), try gap(knots: 1))
  #expect(adrift.classification == .challengedEmission && adrift.deliberateProbability > 0.9)
  #expect(out.classification == .sparseCoverage)
  #expect(out.deliberateProbability > 0.1 && out.deliberateProbability <= 0.2)
}
