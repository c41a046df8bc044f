import Custody
import Testing
import Tracks
import Vocabulary

@Suite("Meetings that moved no cargo") struct IdleMeetingTests {
  /// The two retype opposite draughts, at so many days, having lain together from day 10 to 30.
  private func raft(
    _ basis: EncounterBasis, second: Double? = 17, from start: Double = 10,
    approach: MeetingMotion.Mover? = nil, atBerth: Bool = false, alongside: Bool = true
  ) throws -> CustodyGraph {
    var scene = try Scene()
    let first = try scene.ship("A", draughts: [(0, 21), (20, 15)])
    let other = try scene.ship("B", draughts: second.map { [(0, 10), (20, $0)] } ?? [(0, 10)])
    try scene.meeting(
      first, other, start, 19.9, alongside: alongside, atBerth: atBerth, basis: basis,
      approach: approach)
    return scene.graph
  }

  @Test("Custody 57: ships laid up side by side that retype their draughts transferred nothing")
  func laidUp() throws {
    #expect(try raft(.alongsideStay).transfers.isEmpty)
    #expect(try raft(.alongsideStay, approach: .neither).transfers.isEmpty)
    #expect(try raft(.alongsideStay, second: nil, approach: .first).transfers.isEmpty)
    #expect(try raft(.alongsideLong, second: nil, from: 18).transfers.count == 1)
  }

  @Test(
    "Custody 57: a long stay to which one was seen to come is a transfer by two draughts, not surely"
  )
  func longStay() throws {
    let told = try raft(.alongsideStay, approach: .second).transfers
    #expect(told.count == 1)
    #expect(told.first.map { $0.confidence <= CustodyRules.standard.stayConfidence } ?? false)
    #expect(try raft(.alongsideLong, from: 18).transfers.allSatisfy { $0.confidence > 0.8 })
  }

  @Test("Custody 58: two numbers of one hull, and ships held at a pier, transferred nothing")
  func oneHullAndPier() throws {
    #expect(try raft(.oneHull, from: 18, alongside: false).transfers.isEmpty)
    #expect(try raft(.atBerth, from: 18, atBerth: true, alongside: false).transfers.isEmpty)
    #expect(try raft(.hullsNear, from: 18, atBerth: true, alongside: false).transfers.isEmpty)
  }
}
