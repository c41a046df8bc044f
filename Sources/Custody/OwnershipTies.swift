/// Who stands above a ship, as an ownership file says, and how often that changed.
package import Vocabulary

/// One company's tie to a ship or to another company.
package struct OwnershipTie: Hashable, Sendable {
  package var owner: String
  /// A company's name, or `IMO 9304667` for a ship.
  package var asset: String
  /// Nil: not known, and taken to stand since ever, or still.
  package var from: CivilDate?
  package var to: CivilDate?

  package init(owner: String, asset: String, from: CivilDate? = nil, to: CivilDate? = nil) {
    self.owner = owner
    self.asset = asset
    self.from = from
    self.to = to
  }

  func stands(on day: CivilDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}

/// Ties by what they hold, names folded so that `ACME Ltd.` and `Acme LTD` are one.
struct OwnershipTies {
  private let above: [[String]: [OwnershipTie]]

  init(_ ties: [OwnershipTie]) {
    let sorted = ties.sorted {
      ($0.asset, $0.owner, $0.from?.description ?? "", $0.to?.description ?? "")
        < ($1.asset, $1.owner, $1.from?.description ?? "", $1.to?.description ?? "")
    }
    above = Dictionary(grouping: sorted) { Self.key($0.asset) }
  }

  /// The longest line of companies one above another on a day, nearest the ship first; companies that own
  /// each other count once.
  func line(above ship: IMONumber, on day: CivilDate) -> [String] {
    longest(from: Self.key("IMO \(ship.description)"), day, [])
  }

  /// Days within a span on which a new owner or manager took the ship herself.
  func changes(of ship: IMONumber, in span: ClosedRange<CivilDate>) -> [CivilDate] {
    let days = (above[Self.key("IMO \(ship.description)")] ?? []).compactMap(\.from)
    return Set(days.filter(span.contains)).sorted()
  }

  private func longest(
    from asset: [String], _ day: CivilDate, _ passed: [[String]]
  ) -> [String] {
    // More than any chart of a real group, and an end to what a file can ask for.
    guard passed.count < 12 else { return [] }
    var best: [String] = []
    for tie in above[asset] ?? [] where tie.stands(on: day) {
      let key = Self.key(tie.owner)
      guard key != asset, !passed.contains(key) else { continue }
      let line = [tie.owner] + longest(from: key, day, passed + [asset])
      if line.count > best.count { best = line }
    }
    return best
  }

  private static func key(_ name: String) -> [String] {
    let words = Countries.folded(name)
    // `IMO9304667` and `IMO 9304667`.
    if words.count == 1, let word = words.first, word.hasPrefix("imo"), word.count > 3 {
      return ["imo", String(word.dropFirst(3))]
    }
    return words
  }
}
