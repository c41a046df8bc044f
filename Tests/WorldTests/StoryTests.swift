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

@Test("World 12: drawn worlds hold chains, honest trades and look-alikes", arguments: 1...12)
func drawnWorldsHoldTheirParts(seed: Int) {
  let world = World(seed: UInt64(seed), scenario: .random(ships: 20, days: 90))
  let parts = world.story.ships.map(\.part)
  #expect(parts.filter { $0 == .donor }.count == 2)
  #expect(parts.filter { $0 == .receiver }.count == 2)
  #expect(world.story.encounters.contains { $0.kind == .cargoTransfer })
  #expect(world.story.encounters.contains { $0.kind == .bunkering })
  #expect(world.story.ships.contains { $0.key == "neighbour-a" })
}

@Test("World 12: some drawn cargoes mix two origins in one hull")
func someDrawnCargoesAreMixed() {
  let mixed = (1...12).reduce(0) { count, seed in
    let world = World(seed: UInt64(seed), scenario: .random(ships: 20, days: 90))
    return count
      + world.ledger.movements.filter { movement in
        if case .discharge = movement.order.act { movement.lots.count > 1 } else { false }
      }.count
  }
  #expect(mixed > 0)
}
