/// From input to graph: movements, tanks, documents, findings, in that order.
import Tracks
import Vocabulary

extension CustodyGraph {
  /// Infers the graph; the order of the input's lists does not matter.
  package static func infer(
    _ input: CustodyInput, rules: CustodyRules = .standard,
    findingRules: FindingRules = .standard
  ) -> CustodyGraph {
    let fleet = Fleet(input, rules: rules)
    let walk = CustodyWalk(fleet)
    var graph = walk.graph
    graph.aboard = walk.cargoAboard
    graph.voyages = VoyageLog(walk).voyages
    graph.documents = DocumentCheck(fleet: fleet, graph: graph, rules: findingRules)
      .verdicts(input.documents)
    graph.infeasible = Infeasibility(walk, input.identityChanges).cargoes
    graph.findings =
      FindingRun(
        walk, graph, input.documents, identities: input.identityChanges, rules: findingRules
      ).findings
    return graph
  }
}
