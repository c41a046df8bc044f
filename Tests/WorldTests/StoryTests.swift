import Testing
import Vocabulary
import World

@Test("World 6: side by side the hulls lie four metres apart on the same heading")
func alongsideHullsDoNotOverlap() throws {
  let story = Worlds.demo.story
  let meeting = try #require(story.encounters.first { $0.kind == .cargoTransfer })
  let (host, guest) = (story.ships[meeting.first], story.ships[meeting.second])
  for share in [0.1, 0.5, 0.9] {
    let time = meeting.start + share * (meeting.end - meeting.start)
    let one = try #require(host.state(at: time))
    let other = try #require(guest.state(at: time))
    let beams = Double(host.hull.beam + guest.hull.beam) / 2
    #expect(abs(one.centre.metres(to: other.centre) - (beams + 4)) < 2)
    #expect(one.heading == other.heading)
    #expect(one.knots < 1.5)
  }
  #expect(meeting.end - meeting.start > 20 * 3600)
}

@Test("World 6: nobody jumps: ships keep below 25 knots from one ten minutes to the next")
func shipsMoveContinuously() {
  for ship in Worlds.demo.story.ships where ship.hull.length > 60 {
    var previous: SeaPoint?
    for time in stride(from: 0.0, to: 75 * 86_400, by: 600) {
      let place = ship.state(at: time).map { ship.antenna(of: $0) }
      if let place, let previous {
        // The antenna also turns about the hull's centre when a passage begins.
        #expect(previous.metres(to: place) < 25 * 1852 / 6 + 300, "\(ship.key) at \(time)")
      }
      previous = place
    }
  }
}

@Test("World 7: while the donor is dark her consorts are heard")
func consortsAreHeard() throws {
  let story = Worlds.demo.story
  let donor = try #require(Worlds.ship("donor"))
  let consort = try #require(Worlds.ship("consort-6"))
  let dark = try #require(donor.silences.first)
  #expect(dark.upperBound - dark.lowerBound > 14 * 86_400)
  let middle = (dark.lowerBound + dark.upperBound) / 2
  let mine = try #require(donor.state(at: middle)).centre
  #expect(mine.nauticalMiles(to: try #require(consort.state(at: middle)).centre) < 250)
  let gaps = Worlds.table("gaps")
  let mmsi = try #require(consort.identities.first).value.mmsi.description
  #expect(gaps.rows.allSatisfy { $0[0] != mmsi || $0[3] == "sparse_coverage" })
  #expect(story.ships.filter { $0.part == .honest }.allSatisfy { $0.silences.isEmpty })
}

@Test("World 7: the donor's silence is the one deliberate gap of the demo")
func oneDeliberateGap() throws {
  let donor = try #require(Worlds.ship("donor")?.identities.first?.value.mmsi.description)
  let rows = Worlds.table("gaps").rows.filter { $0[3] == "challenged_emission" }
  #expect(rows.map { $0[0] } == [donor])
}

@Test("World 8: neighbours at anchor stay more than a hull apart for three days")
func neighboursStayApart() throws {
  let laden = try #require(Worlds.ship("neighbour-laden"))
  let empty = try #require(Worlds.ship("neighbour-empty"))
  for hour in stride(from: 0.0, to: 72, by: 0.5) {
    let time = 40.2 * 86_400 + hour * 3600
    let one = try #require(laden.state(at: time))
    let other = try #require(empty.state(at: time))
    #expect(one.status == 1)
    #expect((400...1000).contains(one.centre.metres(to: other.centre)))
  }
}

@Test("World 6: the donor is known by a new number and name after the transfer")
func donorIsRenamed() throws {
  let donor = try #require(Worlds.ship("donor"))
  let transfer = try #require(Worlds.demo.story.encounters.first)
  let before = try #require(donor.identity(at: transfer.end))
  let after = try #require(donor.identity(at: transfer.end + 2 * 86_400))
  #expect(before.mmsi != after.mmsi)
  #expect(before.name != after.name)
  #expect(before.flag != after.flag)
}

@Test("World 12: drawn worlds hold chains, honest trades and every look-alike")
func drawnWorldsHoldTheirParts() {
  let story = Worlds.hard.story
  let parts = story.ships.map(\.part)
  #expect(parts.filter { $0 == .donor }.count >= 5)
  #expect(parts.filter { $0 == .honest }.count > parts.count / 2)
  #expect(story.encounters.contains { $0.kind == .cargoTransfer })
  let kinds = Set(story.hardNegatives.map(\.kind))
  #expect(
    kinds == [
      "bunkering", "tug", "pilot", "anchorage", "convoy", "fishing_pair", "supply", "storage_raft",
      "side_by_side",
    ])
}

@Test("World 12: neighbours at anchor swing 200 to 900 metres apart and never touch")
func drawnNeighboursStayApart() throws {
  let story = Worlds.hard.story
  for look in story.hardNegatives where look.kind == "anchorage" {
    let middle = (look.start + look.end) / 2
    let one = try #require(story.ships[look.first].state(at: middle)).centre
    let other = try #require(story.ships[look.second].state(at: middle)).centre
    #expect((100...1300).contains(one.metres(to: other)))
  }
}

@Test("World 13: silences and false positions are the launderers' alone")
func onlyLaunderersHide() {
  for ship in Worlds.hard.story.ships where ship.part == .honest {
    #expect(ship.silences.isEmpty && ship.fabrications.isEmpty, "\(ship.key)")
  }
  let ways = Worlds.hard.story.ships.flatMap(\.fabrications).map(\.kind)
  #expect(!ways.isEmpty)
}

@Test("World 13: a fabricated circle is a circle at one speed")
func circlesAreCircles() {
  let centre = SeaPoint(10, 60)
  let circle = Fabrication(span: 0...36_000, way: .circle(centre: centre, radius: 2000, knots: 9))
  let ship = Worlds.demo.story.ships[0]
  let truth = HullState(centre: SeaPoint(0, 0), heading: 0, course: 0, knots: 0, status: 1)
  for time in stride(from: 0.0, to: 36_000, by: 700) {
    let said = circle.said(truth, at: time) { ship.state(at: $0) }
    #expect(abs(said.centre.metres(to: centre) - 2000) < 5)
    #expect(said.knots == 9)
  }
}

@Test("World 14: all kinds of identity change occur, and honest ships are sold too")
func identityChangesOfAllKinds() {
  var kinds: Set<TrueIdentityChange.Kind> = []
  var honest = 0
  for seed in 1...4 {
    let story = World(seed: UInt64(seed), scenario: .level(.hard, size: 2_000_000)).story
    kinds.formUnion(story.identityChanges.map(\.kind))
    honest += story.identityChanges.filter { story.ships[$0.ship].part == .honest }.count
  }
  #expect(kinds == Set(TrueIdentityChange.Kind.allCases))
  #expect(honest > 0)
}
