/// What a case cannot see, said out loud (DESIGN law 9).
import CaseFile
import Custody
import Tracks
import Vocabulary

/// Statements about the limits of one case.
struct UnobservedRows {
  private let events: TrackEvents
  private let graph: CustodyGraph
  private let hasLists: Bool
  private let sources: [SourceFacts]

  init(events: TrackEvents, graph: CustodyGraph, hasLists: Bool, sources: [SourceFacts]) {
    self.events = events
    self.graph = graph
    self.hasLists = hasLists
    self.sources = sources
  }

  var rows: [CaseRow] {
    (silences + unknownShips + cargo + inconsistencies + lists + always).map { topic, statement in
      var row = RowBuilder("unobserved")
      row.set("topic", topic)
      row.set("statement", statement)
      return row.row
    }
  }

  private typealias Statement = (String, String)

  private var silences: [Statement] {
    let unseen = events.gaps.filter {
      $0.classification == .sparseCoverage || $0.classification == .unresolved
    }
    guard !unseen.isEmpty else { return [] }
    let hours = unseen.map { ($0.end - $0.start).hours }.reduce(0, +)
    return [
      (
        "Silences without reception",
        unseen.count == 1
          ? "One silence of \(Int(hours)) hours fell where too little else was heard: whether that ship "
            + "kept transmitting cannot be told."
          : "\(unseen.count) silences, \(Int(hours)) hours in all, fell where too little else was heard: "
            + "whether those ships kept transmitting cannot be told."
      )
    ]
  }

  private var unknownShips: [Statement] {
    let unknown = events.segments.filter { $0.particulars.shipType == nil }.count
    guard unknown > 0 else { return [] }
    return [
      (
        "Ships of unknown type",
        "\(unknown) tracks never sent a ship type: whether they are tankers is not known from AIS."
      )
    ]
  }

  private var cargo: [Statement] {
    let unclear = graph.portCallActions.filter { $0.action == .unknown }.count
    let dark = graph.transfers.filter { $0.visibility != .both }.count
    var found: [Statement] = []
    if unclear > 0 {
      found.append(
        (
          "Port calls without a telling draught",
          "\(unclear) stays at terminals show no draught that says whether cargo moved."
        ))
    }
    if dark > 0 {
      found.append(
        (
          "Transfers with an unseen ship",
          "\(dark) transfers are inferred with one ship not seen; who she was is not known."
        ))
    }
    return found
  }

  private var inconsistencies: [Statement] {
    graph.inconsistencies.prefix(20).map {
      ("Observations that do not fit together", $0.explanation)
    }
  }

  private var lists: [Statement] {
    hasLists
      ? [] : [("Sanctions lists", "No list was given, so nobody in this case was screened.")]
  }

  private var always: [Statement] {
    let spans = sources.compactMap(\.span)
    let period =
      spans.isEmpty
      ? ""
      : " between \((spans.map(\.lowerBound).min() ?? spans[0].lowerBound).rfc3339) and "
        + "\((spans.map(\.upperBound).max() ?? spans[0].upperBound).rfc3339)"
    return [
      (
        "Outside the input",
        "Only ships whose transmissions are in the input\(period) can appear. A ship that never "
          + "transmitted, or that no receiver of these inputs heard, is not here."
      ),
      (
        "Licences and contracts",
        "AIS shows movements, not permissions: a licence, a waiver or a court order is not visible."
      ),
      (
        "What is in the tanks",
        "Draughts show mass, not kind. Grades are taken from what a terminal exports, and water "
          + "ballast can look like cargo."
      ),
    ]
  }
}
