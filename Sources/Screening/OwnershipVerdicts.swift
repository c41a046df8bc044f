/// What one rule says of every party that is owned by someone.
package struct OwnershipVerdicts: Sendable {
  package enum Verdict: Hashable, Sendable {
    case designated
    /// The arithmetic, one line for each step from the designated down.
    case owned([String])
    case controlled([String])
    /// A share or a control that nobody states could decide.
    case cannotTell([String])
    case notOwned([String])
  }

  private var known: [String: Verdict] = [:]
  private let regime: OwnershipRegime
  private let byAsset: [String: [OwnershipGraph.Holding]]
  private let designated: Set<String>

  init(
    _ holdings: [OwnershipGraph.Holding], _ regime: OwnershipRegime, _ designated: Set<String>
  ) {
    self.regime = regime
    self.designated = designated
    byAsset = Dictionary(grouping: holdings, by: \.asset)
    if regime.addsUp {
      spread(from: designated)
    } else {
      for person in designated.sorted() { spread(from: [person]) }
    }
    settleRest()
  }

  package func verdict(of party: String) -> Verdict {
    if designated.contains(party) { return .designated }
    return known[party] ?? .notOwned(["\(party): no owner is known to these sources"])
  }

  private static func isCaught(_ verdict: Verdict?) -> Bool {
    switch verdict {
    case .designated, .owned, .controlled: true
    case .cannotTell, .notOwned, nil: false
    }
  }

  /// Passes blocking down until nothing changes: each round settles at least one party.
  private mutating func spread(from persons: Set<String>) {
    var caught = persons
    var changed = true
    while changed {
      changed = false
      for asset in byAsset.keys.sorted() where !caught.contains(asset) {
        guard !designated.contains(asset), let verdict = decide(asset, caught) else { continue }
        caught.insert(asset)
        if !Self.isCaught(known[asset]) { known[asset] = verdict }
        changed = true
      }
    }
  }

  /// Owned or controlled by the caught, with the arithmetic; nil when not, or not surely.
  private func decide(_ asset: String, _ caught: Set<String>) -> Verdict? {
    let held = byAsset[asset] ?? []
    let shares = held.filter { $0.tie == .ownership && caught.contains($0.owner) }
    let sum = shares.reduce(0.0) { $0 + ($1.percent?.lowerBound ?? 0) }
    if regime.isEnough(sum) { return .owned(path(shares) + [arithmetic(asset, shares)]) }
    guard regime.countsControl,
      let control = held.first(where: { $0.tie == .control && caught.contains($0.owner) })
    else { return nil }
    return .controlled(
      path([control]) + ["\(asset): controlled by \(control.owner) (\(control.source))"])
  }

  private func path(_ shares: [OwnershipGraph.Holding]) -> [String] {
    var lines: [String] = []
    for share in shares {
      switch known[share.owner] {
      case .owned(let above), .controlled(let above):
        for line in above where !lines.contains(line) { lines.append(line) }
      default:
        let line = "\(share.owner): designated"
        if designated.contains(share.owner), !lines.contains(line) { lines.append(line) }
      }
    }
    return lines
  }

  private func arithmetic(_ asset: String, _ shares: [OwnershipGraph.Holding]) -> String {
    let terms = shares.compactMap { share in
      share.percent.map { "\(Self.text($0.lowerBound)) % by \(share.owner) (\(share.source))" }
    }
    let sum = shares.reduce(0.0) { $0 + ($1.percent?.lowerBound ?? 0) }
    let sign = regime == .uk ? "> 50 %" : "≥ 50 %"
    let holds = regime.isEnough(sum) ? sign : "not \(sign)"
    return "\(asset): \(terms.joined(separator: " + ")) = \(Self.text(sum)) %, \(holds)"
  }

  private static func text(_ percent: Double) -> String {
    let hundredths = (percent * 100).rounded() / 100
    return hundredths == hundredths.rounded() ? String(Int(hundredths)) : String(hundredths)
  }

  // MARK: what stays open

  /// Settles whoever is not surely caught: a share that nobody states may catch them.
  private mutating func settleRest() {
    var open: Set<String> = []
    var changed = true
    while changed {
      changed = false
      for asset in byAsset.keys.sorted()
      where !designated.contains(asset) && !Self.isCaught(known[asset]) && !open.contains(asset) {
        guard couldBeCaught(asset, open) else { continue }
        open.insert(asset)
        changed = true
      }
    }
    for asset in byAsset.keys.sorted()
    where !designated.contains(asset) && !Self.isCaught(known[asset]) {
      known[asset] =
        open.contains(asset) ? .cannotTell(doubts(asset, open)) : .notOwned(sums(asset))
    }
  }

  private func mayCount(_ owner: String, _ open: Set<String>) -> Bool {
    designated.contains(owner) || Self.isCaught(known[owner]) || open.contains(owner)
  }

  private func couldBeCaught(_ asset: String, _ open: Set<String>) -> Bool {
    let held = byAsset[asset] ?? []
    let shares = held.filter { $0.tie == .ownership }
    if regime.countsControl,
      held.contains(where: { $0.tie == .control && mayCount($0.owner, open) })
    {
      return true
    }
    // An unknown share can be no more than what the others leave.
    let others = shares.filter { !mayCount($0.owner, open) }
    let taken = others.reduce(0.0) { $0 + ($1.percent?.lowerBound ?? 0) }
    let mine = shares.filter { mayCount($0.owner, open) }
    let most = mine.map { $0.percent?.upperBound ?? 100 }
    let reach = regime.addsUp ? most.reduce(0, +) : most.max() ?? 0
    return regime.isEnough(min(reach, 100 - taken))
  }

  private func doubts(_ asset: String, _ open: Set<String>) -> [String] {
    let shares = (byAsset[asset] ?? []).filter { mayCount($0.owner, open) }
    return shares.map { share in
      guard let percent = share.percent else {
        return "\(asset): the share of \(share.owner) is not stated (\(share.source))"
      }
      let range =
        percent.lowerBound == percent.upperBound
        ? Self.text(percent.lowerBound)
        : "\(Self.text(percent.lowerBound))–\(Self.text(percent.upperBound))"
      let doubt = open.contains(share.owner) ? ", itself uncertain" : ""
      return "\(asset): \(range) % by \(share.owner)\(doubt) (\(share.source))"
    }
  }

  private func sums(_ asset: String) -> [String] {
    let shares = (byAsset[asset] ?? []).filter {
      $0.tie == .ownership && mayCount($0.owner, [])
    }
    return shares.isEmpty
      ? ["\(asset): none of its known owners is designated or owned by the designated"]
      : [arithmetic(asset, shares)]
  }
}
