import Custody
import Testing
import Tracks
import Vocabulary

@Suite struct UntypedTests {
  @Test("Custody 4: a discharge is over when the new draught is typed, however long she lies on")
  func liesOn() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21), (42.5, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 41, 47)
    let graph = scene.graph
    #expect(graph.discharges.map(\.time) == [day(42.5)])
    // The load was typed after the call: it ended with the stop.
    #expect(graph.edges.first?.end == day(2.95))
  }

  @Test("Custody 30: a laden ship at a terminal of both roles discharged there, though none typed")
  func bothRoles() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21), (63.2, 20), (103.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "pengerang", 30, 32)
    try scene.call(ship, "basrah", 61, 63)
    try scene.call(ship, "sikka", 101, 103)
    let graph = scene.graph
    #expect(graph.edges.map(\.kind) == [.load, .storageIn, .load, .discharge])
    #expect(graph.discharges.map(\.terminalID) == ["pengerang", "sikka"])
    let last = try #require(graph.discharges.last)
    #expect(last.shares.share(of: .terminal("basrah")).best > 0.95)
    #expect(graph.discharges.first?.grade == .d)
    // What was typed before the first discharge says nothing of what was aboard after it.
    #expect(last.barrels.best > 1_700_000 && last.barrels.high < 2_300_000)
  }

  @Test("Custody 30: an empty ship that waits at a terminal of both roles loaded nothing for it")
  func waitsEmpty() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 21), (13.2, 10), (63.2, 20)])
    try scene.call(ship, "sikka", 11, 13)
    try scene.call(ship, "pengerang", 30, 32)
    try scene.call(ship, "basrah", 61, 63)
    #expect(scene.graph.edges.filter { $0.kind != .retain }.map(\.kind) == [.discharge, .load])
  }

  @Test(
    "Custody 5: a draught typed when leaving the next berth is that berth's, not the one before")
  func departure() throws {
    var scene = try Scene()
    let ship = try scene.ship("A", draughts: [(0, 10), (3.2, 21), (62.9, 19.5), (103.2, 10)])
    try scene.call(ship, "jose", 1, 3)
    try scene.call(ship, "sikka", 30, 32)
    try scene.call(ship, "basrah", 61, 63)
    try scene.call(ship, "sikka", 101, 103)
    let graph = scene.graph
    #expect(graph.discharges.count == 2)
    for discharge in graph.discharges { #expect(discharge.barrels.best > 1_500_000) }
    #expect(graph.discharges[0].shares.share(of: .terminal("jose")).best > 0.95)
    #expect(graph.discharges[1].shares.share(of: .terminal("basrah")).best > 0.95)
  }

  @Test("Custody 4: at a terminal of both roles the largest change counts, not the first")
  func largestChange() throws {
    var scene = try Scene()
    let giver = try scene.ship("GIVER", draughts: [(0, 10), (3.2, 21), (33, 15)])
    let ship = try scene.ship("A", draughts: [(0, 10), (33, 15), (34.2, 9.8)])
    try scene.call(giver, "jose", 1, 3)
    try scene.meeting(giver, ship, 30, 31.5)
    try scene.call(ship, "pengerang", 32, 34)
    let graph = scene.graph
    #expect(graph.discharges.map(\.terminalID) == ["pengerang"])
    #expect((graph.discharges.first?.barrels.best ?? 0) > 500_000)
  }
}

@Suite struct UntypedMeetingTests {
  /// A laden ship lies beside one that discharges next; nobody types anything about the meeting.
  private func scene(
    donorLoads: Bool = true, hours: Double = 24, receiverBefore: [(Double, Double)] = [],
    donorAfter: Bool = false
  ) throws -> (scene: Scene, donor: SegmentID, receiver: SegmentID) {
    var scene = try Scene()
    let loaded = donorLoads ? [(0.0, 10.0), (3.2, 21.0)] : []
    let given = donorAfter ? [(43.2, 10.0)] : []
    let donor = try scene.ship("GIVER", draughts: loaded + given)
    let receiver = try scene.ship("TAKER", draughts: receiverBefore + [(39, 20), (41.2, 10)])
    if donorLoads { try scene.call(donor, "jose", 1, 3) }
    try scene.meeting(donor, receiver, 30, 30 + hours / 24)
    try scene.call(receiver, "sikka", 40, 41)
    if donorAfter { try scene.call(donor, "sikka", 42, 43) }
    return (scene, donor, receiver)
  }

  @Test(
    "Custody 57: a long meeting nobody typed goes from the laden ship to the one that gives next")
  func turn() throws {
    let (scene, donor, receiver) = try scene()
    let graph = scene.graph
    let transfer = try #require(graph.transfers.first)
    #expect(graph.transfers.count == 1)
    #expect(transfer.donorID == scene.id(donor) && transfer.receiverID == scene.id(receiver))
    #expect(transfer.basis == .turnBeside && transfer.grade == .d)
    #expect(transfer.explanation.contains("was laden before"))
    #expect(graph.discharges.contains { $0.shares.share(of: .terminal("jose")).best > 0.5 })
  }

  @Test("Custody 57: in doubt nothing is told")
  func doubt() throws {
    // Nobody is known to have had cargo; too short; as long as stores lie; the taker laden before; and the
    // giver discharged next herself, while nobody saw the taker empty.
    #expect(try scene(donorLoads: false).scene.graph.transfers.isEmpty)
    #expect(try scene(hours: 5).scene.graph.transfers.isEmpty)
    #expect(try scene(hours: 120).scene.graph.transfers.isEmpty)
    #expect(try scene(receiverBefore: [(0, 20)]).scene.graph.transfers.isEmpty)
    #expect(try scene(donorAfter: true).scene.graph.transfers.isEmpty)
  }
}
