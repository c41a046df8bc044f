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

  /// First days, within a span, of sales of the ship herself or new managers for her.
  ///
  /// Owner, manager and whoever else comes with one sale are entered on different days: what follows the
  /// first of them within `sale` is the same change, unless one of them has gone again by then.
  func changes(
    of ship: IMONumber, in span: ClosedRange<CivilDate>, sale: TimeSpan
  ) -> [CivilDate] {
    let taken = (above[Self.key("IMO \(ship.description)")] ?? [])
      .compactMap { tie in tie.from.map { (day: $0, until: tie.to) } }
      .filter { span.contains($0.day) }.sorted { $0.day < $1.day }
    var changes: [(day: CivilDate, ended: CivilDate?)] = []
    for tie in taken {
      // Who comes and goes on one day was never there.
      let ended = tie.until.flatMap { $0 > tie.day ? $0 : nil }
      guard let last = changes.last, tie.day.start - last.day.start <= sale,
        last.ended.map({ tie.day < $0 }) ?? true
      else {
        changes.append((tie.day, ended))
        continue
      }
      let soonest = [last.ended, ended].compactMap(\.self).min()
      changes[changes.count - 1].ended = soonest
    }
    return changes.map(\.day)
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
