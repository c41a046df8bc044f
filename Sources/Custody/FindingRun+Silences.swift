/// Findings about silences and changed identities (DSP-1, DSP-2, DSP-6).
import Tracks
import Vocabulary

extension FindingRun {
  mutating func silences(_ ship: Int) {
    for gap in fleet.ships[ship].gaps {
      guard let aboard = history[ship].last(where: { $0.time <= gap.start }),
        !aboard.inEdges.isEmpty, isRegimeCargo(aboard.shares),
        rules.isHiding(gap),
        !isDeclared(legs(to: aboard.inEdges))
      else { continue }
      let vessel = fleet.ships[ship].vessel
      let share = regimeShare(aboard.shares)
      let deliberate = min(max(gap.deliberateProbability, 0), 1)
      let legs = legs(to: aboard.inEdges)
      append(
        Finding(
          id: "finding:DSP-1/\(vessel.id)/\(gap.start.rfc3339)", subject: vessel.id,
          practice: .dsp1, grade: aboard.grade.weakest(with: .c),
          confidence: confidence(aboard.grade.weakest(with: .c), share.best) * deliberate,
          start: gap.start, end: gap.end, title: "Silent while carrying oil under a regime",
          summary: "\(vessel.label) sent nothing for \(Wording.hours(gap.end - gap.start)) "
            + "\(gap.isOpen ? "up to the end of the input " : "")"
            + "while \(Self.others(gap.otherShipsHeard)) heard near her, with cargo aboard of "
            + "which \(Wording.share(share)) has an origin under a sanctions regime. Consistent "
            + "with the transmitter having been switched off.",
          alternatives: .possible([
            "The transmitter failed.",
            "The master switched it off for safety or security, which IMO Resolution A.1106(29) "
              + "allows and asks to be logged.",
            "Reception of this one ship was poorer than of those around her.",
          ]), weakestLink: "what reception would have given is an estimate",
          whatWouldSettleIt: "The ship's log for the silence, and satellite reception of the area.",
          legs: legs, ruleID: rules.ruleID, evidence: gap.evidence.sorted()))
    }
  }

  /// How many others were heard, as a clause.
  private static func others(_ count: Int) -> String {
    count == 1 ? "1 other ship was" : "\(count) other ships were"
  }

  /// Whether papers declare openly what was observed to be carried over these edges.
  func isDeclared(_ legs: [String]) -> Bool {
    legs.contains { index.agreementOf[$0] != nil }
  }

  func legs(to edges: [String]) -> [String] {
    var seen: Set<String> = []
    return edges.flatMap { chains.chain(to: $0) }.filter { seen.insert($0).inserted }
  }

  mutating func identityChanges(_ changes: [IdentityChange]) {
    let sorted = changes.sorted {
      ($0.time, $0.segment, $0.kind.rawValue) < ($1.time, $1.segment, $1.kind.rawValue)
    }
    for change in sorted {
      guard let practice = Self.practice(of: change.kind), let ship = fleet.ship(of: change.segment)
      else { continue }
      let vessel = fleet.ships[ship].vessel
      let reach =
        change.kind == .rename ? rules.renameNearTransfer : rules.identityNearTransfer
      let transfer = (index.transfersOf[vessel.id] ?? []).first {
        isRegimeCargo($0.shares) && $0.end >= change.time - reach && $0.start <= change.time + reach
      }
      guard let transfer else { continue }
      add(change, practice, vessel, transfer)
    }
  }

  static func practice(of kind: IdentityChange.Kind) -> Practice? {
    switch kind {
    case .reflag, .newMMSI: .dsp6
    case .newIMO, .invalidIMO, .rename, .laundering, .zombie: .dsp2
    // Shared numbers and call signs come from typing errors and reception too often.
    case .callSign, .sharedMMSI, .sharedIMO: nil
    }
  }

  mutating func add(
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
    append(
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
        alternatives: .possible([
          "The ship was sold, reflagged or renamed in the ordinary way.",
          "The transponder was replaced or typed in wrongly.",
        ]), weakestLink: "why the identity changed cannot be seen in AIS",
        whatWouldSettleIt: "The flag register's entry and its date, and the bill of sale.",
        legs: chains.chain(to: transfer.edgeID), ruleID: rules.ruleID,
        evidence: (change.evidence + transfer.evidence).sorted()))
  }
}
