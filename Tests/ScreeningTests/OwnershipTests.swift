import Testing
import Vocabulary

@testable import Screening

/// The worked examples of OFAC FAQ 398–401 and the rules of the UK and the EU.
struct OwnershipTests {
  private static let day = CivilDate(year: 2024, month: 5, day: 3)

  private func graph(_ rows: [(String, String, Double?)]) throws -> OwnershipGraph {
    OwnershipGraph(
      try rows.map { owner, asset, percent in
        try #require(
          OwnershipGraph.Holding(
            owner: owner, asset: asset, percent: percent.map { $0...$0 }, source: "register"))
      })
  }

  private func verdict(
    _ party: String, _ rows: [(String, String, Double?)], _ regime: OwnershipRegime = .ofac,
    designated: Set<String> = ["X"]
  ) throws -> OwnershipVerdicts.Verdict {
    let day = try #require(Self.day)
    return try graph(rows).verdicts(regime, designated: designated, on: day).verdict(of: party)
  }

  private func isOwned(_ verdict: OwnershipVerdicts.Verdict) -> Bool {
    if case .owned = verdict { true } else { false }
  }

  private func isFree(_ verdict: OwnershipVerdicts.Verdict) -> Bool {
    if case .notOwned = verdict { true } else { false }
  }

  @Test("Ownership 1: FAQ 401, X owns 50 % of A, A owns 50 % of B: B is blocked")
  func chain() throws {
    #expect(isOwned(try verdict("B", [("X", "A", 50), ("A", "B", 50)])))
  }

  @Test("Ownership 2: FAQ 401, X owns 50 % of A and of B, each owns 25 % of C: C is blocked")
  func twoBranches() throws {
    let rows: [(String, String, Double?)] = [
      ("X", "A", 50), ("X", "B", 50), ("A", "C", 25), ("B", "C", 25),
    ]
    guard case .owned(let lines) = try verdict("C", rows) else {
      Issue.record("C is not owned")
      return
    }
    #expect(lines.last == "C: 25 % by A (register) + 25 % by B (register) = 50 %, ≥ 50 %")
  }

  @Test("Ownership 3: FAQ 401, X owns 50 % of A and 10 % of B, A owns 40 % of B: B is blocked")
  func directAndIndirect() throws {
    #expect(isOwned(try verdict("B", [("X", "A", 50), ("X", "B", 10), ("A", "B", 40)])))
  }

  @Test(
    "Ownership 4: FAQ 401, X owns 50 % of A and 25 % of B, each owns 25 % of C: C is not blocked")
  func oneBranchTooThin() throws {
    let rows: [(String, String, Double?)] = [
      ("X", "A", 50), ("X", "B", 25), ("A", "C", 25), ("B", "C", 25),
    ]
    #expect(isFree(try verdict("C", rows)))
  }

  @Test("Ownership 5: FAQ 401, X owns 25 % of A and of B, each owns 50 % of C: C is not blocked")
  func thinAtTheTop() throws {
    let rows: [(String, String, Double?)] = [
      ("X", "A", 25), ("X", "B", 25), ("A", "C", 50), ("B", "C", 50),
    ]
    #expect(isFree(try verdict("C", rows)))
  }

  @Test(
    "Ownership 6: FAQ 399, shares of two blocked persons add up for OFAC and the EU, not for the UK"
  )
  func aggregation() throws {
    let rows: [(String, String, Double?)] = [("X", "A", 25), ("Y", "A", 25)]
    #expect(isOwned(try verdict("A", rows, .ofac, designated: ["X", "Y"])))
    #expect(isOwned(try verdict("A", rows, .eu, designated: ["X", "Y"])))
    #expect(isFree(try verdict("A", rows, .uk, designated: ["X", "Y"])))
  }

  @Test("Ownership 7: exactly half is owned for OFAC and the EU, not for the UK")
  func exactlyHalf() throws {
    #expect(isOwned(try verdict("A", [("X", "A", 50)], .ofac)))
    #expect(isOwned(try verdict("A", [("X", "A", 50)], .eu)))
    #expect(isFree(try verdict("A", [("X", "A", 50)], .uk)))
    #expect(isOwned(try verdict("A", [("X", "A", 50.1)], .uk)))
  }

  @Test(
    "Ownership 8: FAQ 398, control alone does not block for OFAC; it does for the UK and the EU")
  func control() throws {
    let day = try #require(Self.day)
    let holding = try #require(
      OwnershipGraph.Holding(
        owner: "X", asset: "A", tie: .control, percent: nil, source: "register"))
    let graph = OwnershipGraph([holding])
    #expect(isFree(graph.verdicts(.ofac, designated: ["X"], on: day).verdict(of: "A")))
    for regime in [OwnershipRegime.uk, .eu] {
      guard case .controlled = graph.verdicts(regime, designated: ["X"], on: day).verdict(of: "A")
      else {
        Issue.record("\(regime) misses control")
        continue
      }
    }
  }

  @Test("Ownership 8: FAQ 400, whoever is led by a blocked person is not blocked for that")
  func management() throws {
    let day = try #require(Self.day)
    let graph = OwnershipGraph([
      try #require(
        OwnershipGraph.Holding(
          owner: "X", asset: "A", tie: .management, percent: nil, source: "register")),
      try #require(
        OwnershipGraph.Holding(
          owner: "Free", asset: "A", tie: .ownership, percent: 100...100, source: "register")),
    ])
    for regime in [OwnershipRegime.ofac, .uk, .eu] {
      #expect(isFree(graph.verdicts(regime, designated: ["X"], on: day).verdict(of: "A")))
    }
  }

  @Test("Ownership 9: an unknown share gives cannot tell, never no, and passes it down")
  func unknownShare() throws {
    for party in ["A", "B"] {
      guard case .cannotTell = try verdict(party, [("X", "A", nil), ("A", "B", 60)]) else {
        Issue.record("\(party) is told")
        return
      }
    }
  }

  @Test("Ownership 10: an unknown share that the other owners leave no room for is no doubt")
  func noRoom() throws {
    #expect(isFree(try verdict("A", [("X", "A", nil), ("Free", "A", 60)])))
  }

  @Test("Ownership 11: two companies that own each other are settled without end")
  func cycle() throws {
    let rows: [(String, String, Double?)] = [("A", "B", 60), ("B", "A", 40), ("X", "A", 50)]
    #expect(isOwned(try verdict("B", rows)))
    #expect(isFree(try verdict("B", [("A", "B", 60), ("B", "A", 60)])))
  }

  @Test("Ownership 12: a holding counts only on the days it stood")
  func days() throws {
    let end = try #require(CivilDate("2024-01-31"))
    let holding = try #require(
      OwnershipGraph.Holding(
        owner: "X", asset: "A", percent: 80...80, to: end, source: "register"))
    let graph = OwnershipGraph([holding])
    let day = try #require(Self.day)
    #expect(isOwned(graph.verdicts(.ofac, designated: ["X"], on: end).verdict(of: "A")))
    #expect(isFree(graph.verdicts(.ofac, designated: ["X"], on: day).verdict(of: "A")))
  }
}
