/// The rules that turn a custody graph into findings.
///
/// A single observation is never a finding of deception: a transfer needs a challenged silence or
/// contradicted papers beside it, a silence or a new identity needs regime cargo aboard, and regime
/// cargo by itself is an exposure, because a licence may cover it.
import Tracks
import Vocabulary

struct FindingRun {
  let fleet: Fleet
  let graph: CustodyGraph
  let history: [[HoldRecord]]
  let rules: FindingRules
  private(set) var findings: [Finding] = []
  private let edgeOf: [String: CustodyEdge]
  private let chains: CustodyChain

  init(
    _ walk: CustodyWalk, _ graph: CustodyGraph, _ documents: [DeclaredCargo],
    identities: [IdentityChange], rules: FindingRules
  ) {
    fleet = walk.fleet
    self.graph = graph
    history = walk.history
    self.rules = rules
    chains = CustodyChain(graph.edges)
    edgeOf = Dictionary(graph.edges.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    let documentOf = Dictionary(
      documents.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    for verdict in graph.documents where verdict.isOriginConflict {
      if let document = documentOf[verdict.documentID] { relabelled(verdict, document) }
    }
    for transfer in graph.transfers { suspectTransfer(transfer) }
    for ship in fleet.ships.indices { silences(ship) }
    identityChanges(identities)
    // What may be nothing at all is no cargo to name: a remnant held needs a lower bound above zero.
    for edge in graph.edges
    where edge.kind == .discharge || (edge.kind == .retain && edge.barrels.low > 0) {
      exposure(edge)
    }
    findings.sort { ($0.start, $0.id) < ($1.start, $1.id) }
  }

  // MARK: Shared parts

  /// Share of origins that a sanctions regime covers.
  private func regimeShare(_ shares: OriginShares) -> Estimate {
    shares.together { Self.isRegime($0.terminalID.flatMap { fleet.terminal($0)?.regime }) }
  }

  private func isRegimeCargo(_ shares: OriginShares) -> Bool {
    regimeShare(shares).best >= rules.regimeShare
  }

  static func isRegime(_ text: String?) -> Bool {
    guard let text else { return false }
    return text.hasPrefix("sanctioned_origin") || text.hasPrefix("price_cap")
  }

  private func label(_ vessel: String) -> String {
    fleet.ships.first { $0.vessel.id == vessel }?.vessel.label ?? vessel
  }

  private func confidence(_ grade: EvidenceGrade, _ share: Double) -> Double {
    let ceiling: Double =
      switch grade {
      case .a: 0.95
      case .b: 0.85
      case .c: 0.7
      case .d: 0.4
      case .x: 0.3
      case .u: 0.1
      }
    return ceiling * min(max(share, 0), 1)
  }

  private func weakest(_ legs: [String], _ grade: EvidenceGrade) -> String {
    legs.compactMap { edgeOf[$0] }.filter { $0.grade == grade }.compactMap(\.weakestLink).first
      ?? "draughts as typed by the crews; AIS is the only kind of source"
  }

  private func span(_ legs: [String]) -> (Instant, Instant)? {
    let edges = legs.compactMap { edgeOf[$0] }
    guard let start = edges.map(\.start).min(), let end = edges.map(\.end).max() else {
      return nil
    }
    return (start, end)
  }

  // MARK: DSP-3

  private mutating func relabelled(_ verdict: DocumentVerdict, _ document: DeclaredCargo) {
    guard let vessel = verdict.vesselID, let observed = verdict.observed,
      let span = span(verdict.legs)
    else { return }
    let sea = verdict.legs.filter { edgeOf[$0]?.kind == .sts }.count
    let way =
      sea == 0
      ? "" : " The cargo changed ship \(sea == 1 ? "once" : "\(sea) times") on the way."
    findings.append(
      Finding(
        id: "finding:DSP-3/\(vessel)/\(document.id)", subject: vessel, practice: .dsp3,
        grade: verdict.grade, confidence: confidence(verdict.grade, 1), start: span.0, end: span.1,
        title: "Papers and observed origin differ",
        summary: "Papers for \(label(vessel)) declare “\(document.declaredOrigin)”. What was "
          + "observed is consistent with another origin: "
          + "\(OriginWords(fleet).list(observed)).\(way)",
        alternatives: [
          "The papers speak of another cargo of this ship.",
          "A terminal or draught was read wrongly, so the observed chain is wrong.",
          "Oil was blended on the way under papers that are valid where it was blended.",
        ], weakestLink: weakest(verdict.legs, verdict.grade),
        whatWouldSettleIt: "Terminal load records or satellite images of the load, the transfer "
          + "logs of both ships, and an analysis of the crude.",
        legs: verdict.legs, ruleID: rules.ruleID, evidence: verdict.evidence))
  }

  // MARK: DSP-4

  private mutating func suspectTransfer(_ transfer: CargoTransfer) {
    guard isRegimeCargo(transfer.shares) else { return }
    let conflict = graph.documents.first {
      $0.isOriginConflict && $0.legs.contains(transfer.edgeID)
    }
    let silence = [transfer.donorID, transfer.receiverID].compactMap(\.self)
      .compactMap { challengedGap(of: $0, near: transfer) }.first
    guard conflict != nil || silence != nil,
      let subject = transfer.donorID ?? transfer.receiverID
    else { return }
    let legs = chains.chain(to: transfer.edgeID)
    var beside: [String] = []
    if let silence {
      beside.append(
        "\(label(silence.vessel)) was silent for \(Wording.hours(silence.gap.end - silence.gap.start)) "
          + "around it while other ships were heard")
    }
    if conflict != nil { beside.append("papers further on declare another origin") }
    let partner = [transfer.donorID, transfer.receiverID].compactMap(\.self).map(label)
    let share = regimeShare(transfer.shares)
    findings.append(
      Finding(
        id: "finding:DSP-4/\(transfer.id)", subject: subject, practice: .dsp4,
        grade: transfer.grade, confidence: confidence(transfer.grade, share.best),
        start: transfer.start, end: transfer.end,
        title: "Transfer at sea with signs of concealment",
        summary: "About \(Wording.barrels(transfer.barrels)) changed ship at sea "
          + "(\(partner.joined(separator: " and "))\(partner.count == 1 ? " and a ship not seen" : "")"
          + "), \(Wording.share(share)) of an origin under a sanctions regime, and "
          + "\(beside.joined(separator: "; "))."
          + " Consistent with a transfer meant to obscure the origin.",
        alternatives: [
          "Transfers at sea are common and lawful trade, also for lightering and storage.",
          "The silence was a fault, a security measure of the master, or poor reception.",
          "A licence covered this cargo.",
        ], weakestLink: weakest(legs, transfer.grade),
        whatWouldSettleIt: "Images of the two ships alongside, the transfer notice to the coastal "
          + "state, and both ships' oil record books.",
        legs: legs, ruleID: rules.ruleID, evidence: transfer.evidence))
  }

  private func challengedGap(
    of vessel: String, near transfer: CargoTransfer
  ) -> (vessel: String, gap: Gap)? {
    guard let ship = fleet.ships.first(where: { $0.vessel.id == vessel }) else { return nil }
    let gap = ship.gaps.first {
      $0.classification == .challengedEmission
        && $0.end >= transfer.start - rules.gapNearTransfer
        && $0.start <= transfer.end + rules.gapNearTransfer
    }
    return gap.map { (vessel, $0) }
  }

  // MARK: DSP-1

  private mutating func silences(_ ship: Int) {
    for gap in fleet.ships[ship].gaps where gap.classification == .challengedEmission {
      guard let aboard = history[ship].last(where: { $0.time <= gap.start }),
        !aboard.inEdges.isEmpty, isRegimeCargo(aboard.shares)
      else { continue }
      let vessel = fleet.ships[ship].vessel
      let share = regimeShare(aboard.shares)
      let deliberate = min(max(gap.deliberateProbability, 0), 1)
      let legs = legs(to: aboard.inEdges)
      findings.append(
        Finding(
          id: "finding:DSP-1/\(vessel.id)/\(gap.start.rfc3339)", subject: vessel.id,
          practice: .dsp1, grade: aboard.grade.weakest(with: .c),
          confidence: confidence(aboard.grade.weakest(with: .c), share.best) * deliberate,
          start: gap.start, end: gap.end, title: "Silent while carrying oil under a regime",
          summary: "\(vessel.label) sent nothing for \(Wording.hours(gap.end - gap.start)) "
            + "\(gap.isOpen ? "up to the end of the input " : "")"
            + "while \(gap.otherShipsHeard) other ships were heard near her, with cargo aboard of "
            + "which \(Wording.share(share)) has an origin under a sanctions regime. Consistent "
            + "with the transmitter having been switched off.",
          alternatives: [
            "The transmitter failed.",
            "The master switched it off for safety or security, which IMO Resolution A.1106(29) "
              + "allows and asks to be logged.",
            "Reception of this one ship was poorer than of those around her.",
          ], weakestLink: "what reception would have given is an estimate",
          whatWouldSettleIt: "The ship's log for the silence, and satellite reception of the area.",
          legs: legs, ruleID: rules.ruleID, evidence: gap.evidence.sorted()))
    }
  }

  private func legs(to edges: [String]) -> [String] {
    var seen: Set<String> = []
    return edges.flatMap { chains.chain(to: $0) }.filter { seen.insert($0).inserted }
  }

  // MARK: DSP-2 and DSP-6

  private mutating func identityChanges(_ changes: [IdentityChange]) {
    let sorted = changes.sorted {
      ($0.time, $0.segment, $0.kind.rawValue) < ($1.time, $1.segment, $1.kind.rawValue)
    }
    for change in sorted {
      guard let practice = Self.practice(of: change.kind), let ship = fleet.ship(of: change.segment)
      else { continue }
      let vessel = fleet.ships[ship].vessel
      let reach =
        change.kind == .rename ? rules.renameNearTransfer : rules.identityNearTransfer
      let transfer = graph.transfers.first {
        ($0.donorID == vessel.id || $0.receiverID == vessel.id) && isRegimeCargo($0.shares)
          && $0.end >= change.time - reach && $0.start <= change.time + reach
      }
      guard let transfer else { continue }
      add(change, practice, vessel, transfer)
    }
  }

  private static func practice(of kind: IdentityChange.Kind) -> Practice? {
    switch kind {
    case .reflag, .newMMSI: .dsp6
    case .newIMO, .invalidIMO, .rename, .laundering, .zombie: .dsp2
    // Shared numbers and call signs come from typing errors and reception too often.
    case .callSign, .sharedMMSI, .sharedIMO: nil
    }
  }

  private mutating func add(
    _ change: IdentityChange, _ practice: Practice, _ vessel: CustodyVessel,
    _ transfer: CargoTransfer
  ) {
    let old = change.oldValue ?? change.oldMMSI?.description ?? "unknown"
    let new = change.newValue ?? change.newMMSI?.description ?? "unknown"
    let grade = transfer.grade.weakest(with: .c)
    // A finding says what was seen; the kind's code names what it may be.
    let words =
      change.kind == .laundering || change.kind == .zombie
      ? "heard on under other numbers"
      : change.kind.rawValue.split(separator: "_").joined(separator: " ")
    findings.append(
      Finding(
        id: "finding:\(practice.rawValue)/\(vessel.id)/\(change.kind.rawValue)/"
          + change.time.rfc3339, subject: vessel.id, practice: practice, grade: grade,
        confidence: confidence(grade, min(max(change.confidence, 0), 1)) * 0.7,
        start: min(change.time, transfer.start), end: max(change.time, transfer.end),
        title: "Changed identity around a transfer",
        summary: "\(vessel.label) changed what she sends (\(words): \(old) to \(new)) on "
          + "\(Wording.day(change.time)), near a transfer at sea on \(Wording.day(transfer.start)) "
          + "of cargo with an origin under a sanctions regime. Consistent with a change of "
          + "identity around the transfer.",
        alternatives: [
          "The ship was sold, reflagged or renamed in the ordinary way.",
          "The transponder was replaced or typed in wrongly.",
        ], weakestLink: "why the identity changed cannot be seen in AIS",
        whatWouldSettleIt: "The flag register's entry and its date, and the bill of sale.",
        legs: chains.chain(to: transfer.edgeID), ruleID: rules.ruleID,
        evidence: (change.evidence + transfer.evidence).sorted()))
  }

  // MARK: Exposure

  private mutating func exposure(_ edge: CustodyEdge) {
    guard isRegimeCargo(edge.shares), case .vessel(let vessel) = edge.from else { return }
    let legs = chains.chain(to: edge.id)
    let isContradicted = graph.documents.contains {
      $0.isOriginConflict && !Set($0.legs).isDisjoint(with: legs)
    }
    guard !isContradicted, let span = span(legs) else { return }
    let isDeclared = graph.documents.contains {
      $0.verdict == .agrees && $0.vesselID == vessel
        && ($0.matchedEdge.map(legs.contains) ?? false)
    }
    let share = regimeShare(edge.shares)
    let what =
      edge.kind == .discharge
      ? "\(label(vessel)) discharged about \(Wording.barrels(edge.barrels))"
      : "\(label(vessel)) held about \(Wording.barrels(edge.barrels)) at the end of the input"
    findings.append(
      Finding(
        id: "finding:\(isDeclared ? "observation" : "exposure")/\(edge.id)", subject: vessel,
        practice: isDeclared ? .observation : .exposure, grade: edge.grade,
        confidence: confidence(edge.grade, share.best), start: span.0, end: span.1,
        title: isDeclared
          ? "Cargo under a regime, declared as such" : "Cargo of an origin under a regime",
        summary: "\(what), observed: \(OriginWords(fleet).list(edge.shares)). "
          + (isDeclared
            ? "The papers declare the same origin; a licence may cover it."
            : "No paper in this case speaks of it, and a licence may cover it."),
        alternatives: [
          "A general or specific licence covered this cargo.",
          "A draught or terminal was read wrongly, so the chain is wrong.",
        ], weakestLink: weakest(legs, edge.grade),
        whatWouldSettleIt: "The licence in force on the day of loading, and the bill of lading.",
        legs: legs, ruleID: rules.ruleID, evidence: edge.evidence))
  }
}
