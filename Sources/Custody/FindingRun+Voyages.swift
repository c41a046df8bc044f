/// Findings about roundabout ways of a cargo (DSP-5) and about who stands behind its ship (DSP-7).
import Tracks
import Vocabulary

extension FindingRun {
  /// A landed cargo under a regime that no paper declares openly and that came by a roundabout way.
  ///
  /// The advisory names indirect routing, detours and trans-shipment through third countries. What a graph
  /// of cargo shows of them: two changes of hull or store or more since the load, or a landing in another
  /// country than the papers' port of discharge.
  mutating func roundabout(_ edge: CustodyEdge) {
    guard edge.kind.isLanding, isRegimeCargo(edge.shares), case .vessel(let vessel) = edge.from,
      case .terminal(let place) = edge.to
    else { return }
    let legs = chains.chain(to: edge.id)
    guard !isDeclared(legs), let span = span(legs) else { return }
    let changes = legs.compactMap { edgeOf[$0] }.filter { $0.id != edge.id && $0.kind.isPassedOn }
    let diverted = diversion(of: vessel, legs, landedAt: place)
    guard changes.count >= rules.roundaboutChanges || diverted != nil else { return }
    let share = regimeShare(edge.shares)
    var ways: [String] = []
    if changes.count >= rules.roundaboutChanges {
      ways.append("over \(changes.count) changes of hull or store since it was loaded")
    }
    if let diverted { ways.append(diverted) }
    append(
      Finding(
        id: "finding:DSP-5/\(edge.id)", subject: vessel, practice: .dsp5, grade: edge.grade,
        confidence: confidence(edge.grade, share.best), start: span.0, end: span.1,
        title: "Cargo under a regime by a roundabout way",
        summary:
          "About \(Wording.barrels(edge.barrels)), \(Wording.share(share)) of an origin under "
          + "a sanctions regime, came ashore from \(label(vessel)) "
          + "\(ways.joined(separator: " and ")). No paper here declares that origin. Consistent with "
          + "an indirect route.",
        alternatives: .possible([
          "Lightering, storage and a sale on the way are ordinary trade and make the same chain.",
          "One of the transfers was read from a wrong draught, and the way was shorter.",
          "A licence covered this cargo.",
        ]), weakestLink: weakest(legs, edge.grade),
        whatWouldSettleIt: "The contracts of sale and the voyage orders of each hull.",
        legs: legs, ruleID: rules.ruleID, evidence: edge.evidence))
  }

  /// Words for a landing in another country than the ship's papers name; nil when they name this one, none,
  /// or a port that is not known.
  private func diversion(of vessel: String, _ legs: [String], landedAt id: String) -> String? {
    guard let ship = fleet.ship(named: vessel), let place = fleet.terminal(id) else { return nil }
    let landed = DeclaredOrigin.country(of: place)
    for verdict in graph.documents where verdict.vesselID == vessel {
      guard verdict.matchedEdge.map(legs.contains) ?? false,
        let paper = fleet.documents.first(where: { $0.id == verdict.documentID }),
        fleet.ship(of: paper) == ship, let port = paper.dischargePort
      else { continue }
      let named = DeclaredOrigin(port, fleet.terminals).countries
      guard !named.isEmpty, !named.contains(landed) else { return nil }
      return "at \(place.name), \(Countries.name(landed)), where her papers name \(port)"
    }
    return nil
  }

  // MARK: Ownership

  /// A ship that took part in moving such a cargo, and above which companies stand in a long line, or whose
  /// owners changed again and again.
  mutating func hiddenOwners() {
    var told: Set<String> = []
    for edge in graph.edges where isRegimeCargo(edge.shares) && edge.kind != .retain {
      for case .vessel(let vessel) in [edge.from, edge.to] where !told.contains(vessel) {
        let legs = chains.chain(to: edge.id)
        guard !isDeclared(legs), let words = ownerWords(vessel, CivilDate(edge.start)) else {
          continue
        }
        told.insert(vessel)
        add(edge, vessel, words, legs)
      }
    }
  }

  private func ownerWords(_ vessel: String, _ day: CivilDate) -> String? {
    guard let ship = fleet.ship(named: vessel), let imo = fleet.ships[ship].vessel.imo else {
      return nil
    }
    let line = fleet.ownership.line(above: imo, on: day)
    let year = CivilDate(day.start - rules.ownerMemory)...day
    let changes = fleet.ownership.changes(of: imo, in: year, sale: rules.saleLength)
    var words: [String] = []
    if line.count >= rules.ownerLevels {
      words.append(
        "\(line.count) companies one above another over her (\(line.joined(separator: ", ")))")
    }
    if changes.count >= rules.ownerChanges {
      words.append("that she was sold or re-managed \(changes.count) times within a year")
    }
    return words.isEmpty ? nil : words.joined(separator: " and ")
  }

  private mutating func add(
    _ edge: CustodyEdge, _ vessel: String, _ words: String, _ legs: [String]
  ) {
    let share = regimeShare(edge.shares)
    append(
      Finding(
        id: "finding:DSP-7/\(vessel)/\(edge.id)", subject: vessel, practice: .dsp7,
        grade: edge.grade.weakest(with: .d),
        confidence: confidence(.d, share.best), start: edge.start, end: edge.end,
        title: "Layered or changing owners behind a cargo under a regime",
        summary: "\(label(vessel)) moved about \(Wording.barrels(edge.barrels)), "
          + "\(Wording.share(share)) of an origin under a sanctions regime that no paper here "
          + "declares. The ownership file shows \(words). Consistent with a complex "
          + "ownership, and with an ordinary one.",
        alternatives: .possible([
          "One company a ship, and holdings above it, are how ships are ordinarily owned.",
          "She was sold, or her manager changed, for reasons of trade.",
          "The ownership file is wrong or out of date.",
        ]), weakestLink: "what one ownership file says",
        whatWouldSettleIt: "The company registers of the places named, and the ship's continuous "
          + "synopsis record.",
        legs: legs, ruleID: rules.ruleID, evidence: edge.evidence))
  }
}
