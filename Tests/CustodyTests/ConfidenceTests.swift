import Custody
import Testing
import Tracks
import Vocabulary

@Suite("Confidence by what a claim rests on")
struct ConfidenceTests {
  @Test("Custody 42: every claim names its basis and has its share")
  func basisDecides() throws {
    let (scene, _, _) = try relabelledScene()
    let graph = scene.graph
    let rule = CustodyRules.standard.confidence
    let transfer = try #require(graph.transfers.first)
    #expect(transfer.basis == .bothDraughts)
    #expect(transfer.confidence == rule.confidence(.bothDraughts))
    for action in graph.portCallActions {
      #expect(action.confidence == rule.confidence(action.basis))
    }
    #expect(Set(graph.portCallActions.map(\.action)).isSubset(of: [.load, .discharge]))
    #expect(graph.portCallActions.allSatisfy { $0.basis == .callPrompt })
  }

  @Test("Custody 42: one ship's draught alone is its own basis; every share is a probability")
  func oneSided() throws {
    var scene = try Scene()
    let donor = try scene.ship("DONOR", draughts: [(-5, 21.5), (46.1, 10)])
    let receiver = try scene.ship("RECEIVER", draughts: [(30, 10)])
    try scene.meeting(donor, receiver, 44, 46)
    #expect(scene.graph.transfers.map(\.basis) == [.oneDraught])
    let rule = ConfidenceRule.standard
    #expect(rule.shares.count == ClaimBasis.allCases.count)
    #expect(rule.shares.allSatisfy { (0...1).contains($0.right) })
    #expect(rule.confidence(.bothDraughts) > rule.confidence(.silenceAlone))
  }
}
