/// Findings about transfers at sea (DSP-4).
import Tracks
import Vocabulary

extension FindingRun {
  mutating func suspectTransfer(_ transfer: CargoTransfer) {
    guard isRegimeCargo(transfer.shares), !isDoubted(transfer) else { return }
    let conflict = index.conflictOf[transfer.edgeID]
    let silence = [transfer.donorID, transfer.receiverID].compactMap(\.self)
      .compactMap { challengedGap(of: $0, near: transfer) }.first
    guard conflict != nil || silence != nil,
      let subject = transfer.donorID ?? transfer.receiverID
    else { return }
    let legs = chains.chain(to: transfer.edgeID)
    let zone = TransferZone.zone(at: transfer.position, on: transfer.start)
    var beside: [String] = []
    if let silence {
      beside.append(
        "\(label(silence.vessel)) was silent for \(Wording.hours(silence.gap.end - silence.gap.start)) "
          + "around it while other ships were heard")
    }
    if conflict != nil { beside.append("papers further on declare another origin") }
    if let zone, zone.status != .legal { beside.append(Self.words(zone)) }
    let partner = [transfer.donorID, transfer.receiverID].compactMap(\.self).map(label)
    let share = regimeShare(transfer.shares)
    append(
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
        alternatives: .possible([
          zone?.status == .legal
            ? "The place is a designated zone (\(zone?.name ?? "")): transfers there are ordinary trade."
            : "Transfers at sea are common and lawful trade, also for lightering and storage.",
          "The silence was a fault, a security measure of the master, or poor reception.",
          "A licence covered this cargo.",
        ]), weakestLink: weakest(legs, transfer.grade),
        whatWouldSettleIt: "Images of the two ships alongside, the transfer notice to the coastal "
          + "state, and both ships' oil record books.",
        legs: legs, ruleID: rules.ruleID, evidence: transfer.evidence))
  }

  /// Something else explains it as well: no finding is made of it.
  private func isDoubted(_ transfer: CargoTransfer) -> Bool {
    transfer.confidence <= fleet.rules.doubtedConfidence
  }

  private static func words(_ zone: TransferZone) -> String {
    let since = zone.from.map { " since \($0.description)" } ?? ""
    return zone.status == .prohibited
      ? "transfers are forbidden there\(since) (\(zone.name))"
      : "transfers there need a permit\(since) (\(zone.name)); whether one was given is not known"
  }

  /// Papers that name a place of loading for a cargo taken, in sight, from a ship that was not.
  mutating func unseenGiver(_ verdict: DocumentVerdict, _ document: DeclaredCargo) {
    guard let vessel = verdict.vesselID, let transfer = unseenIntake(verdict, document) else {
      return
    }
    let taker = transfer.receiverID.flatMap { $0 == vessel ? nil : $0 }
    let who = taker.map { "\(label($0)), from whom this cargo came," } ?? "she"
    append(
      Finding(
        id: "finding:DSP-4/papers/\(document.id)/\(transfer.id)", subject: vessel, practice: .dsp4,
        grade: transfer.grade, confidence: confidence(transfer.grade, transfer.confidence),
        start: transfer.start, end: transfer.end,
        title: "Declared cargo, draught risen at sea with no giver heard",
        summary:
          "Papers of \(label(vessel)) declare “\(document.declaredOrigin)”. On that day \(who) lay "
          + "away from any berth, and her typed draught then stood deeper by about "
          + "\(Wording.barrels(transfer.barrels)) with no giver heard beside her. Consistent with a "
          + "transfer from a ship that was not transmitting.",
        alternatives: .possible([
          "The other ship's transmitter had failed, or she is none that must carry one.",
          "The typed draught was corrected and no cargo moved.",
          "The cargo came, by a ship not heard, from where the papers say.",
        ]), weakestLink: "the other ship was not seen",
        whatWouldSettleIt:
          "An image of the two ships alongside in these hours, and the transfer notice "
          + "to the coastal state.",
        legs: verdict.legs, ruleID: rules.ruleID, evidence: verdict.evidence))
  }

  /// What the papers' ship, or a ship that handed this cargo on to her, took from one not heard.
  ///
  /// Of a ship before, only what she took on just the papers' day, and no less than they declare.
  private func unseenIntake(
    _ verdict: DocumentVerdict, _ document: DeclaredCargo
  ) -> CargoTransfer? {
    let day = document.loadDate.start
    let intakes = ([verdict.matchedEdge].compactMap(\.self) + verdict.legs).compactMap {
      edgeOf[$0]
    }
    for edge in intakes where edge.kind.isIntake && edge.from == .unknown {
      guard let transfer = index.transferOf[edge.id], transfer.visibility == .donorDark,
        !isDoubted(transfer)
      else { continue }
      let isOwn = edge.id == verdict.matchedEdge
      let slack = isOwn ? fleet.rules.paperDay : TimeSpan(milliseconds: 0)
      let isNear = day + .days(1) >= transfer.start - slack && day <= transfer.end + slack
      let isEnough = document.barrels.map { $0 <= transfer.barrels.high } ?? true
      if isNear && (isOwn || isEnough) { return transfer }
    }
    return nil
  }

  func challengedGap(
    of vessel: String, near transfer: CargoTransfer
  ) -> (vessel: String, gap: Gap)? {
    guard let ship = fleet.ship(named: vessel) else { return nil }
    let gap = fleet.ships[ship].gaps.first {
      $0.classification == .challengedEmission
        && $0.end >= transfer.start - rules.gapNearTransfer
        && $0.start <= transfer.end + rules.gapNearTransfer
    }
    return gap.map { (vessel, $0) }
  }
}
