/// Static reports of one number for which it is not clear yet which track's they are.
import Vocabulary

/// In the order in which they were heard, in bounded memory.
struct WaitingReports: Sendable {
  struct Item: Sendable {
    let report: StaticReport
    /// The track to which it goes when no other turns out to have said it; nil when there was none.
    let ship: SegmentID?
    /// Fixes she had when it was heard.
    let heard: Int
    /// The candidate that it agrees with best; nil for none.
    let candidate: SegmentID?
  }

  private(set) var items: [Item] = []

  var isEmpty: Bool { items.isEmpty }

  /// Adds one; the oldest goes when there are more than `limit`.
  ///
  /// Of many that say the same the first and the last are enough to tell a change from a slip; before the first fix
  /// all are kept, for her track will have them all.
  mutating func append(_ item: Item, limit: Int) {
    if item.ship != nil {
      let same = items.indices.filter { items[$0].report.saysTheSame(as: item.report) }
      if same.count >= 2, let last = same.last { items.remove(at: last) }
    }
    if items.count >= limit { items.removeFirst() }
    items.append(item)
  }

  mutating func remove(_ gone: [Item]) {
    let sources = Set(gone.map(\.report.source))
    items.removeAll { sources.contains($0.report.source) }
  }

  /// Forgets the rows of a candidate that never became a ship: they were stray as her fixes were.
  mutating func removeRows(of candidate: OpenSegment) {
    if !items.isEmpty { items.removeAll { candidate.holds($0.report.source) } }
  }

  mutating func removeAll(before time: Instant) { items.removeAll { $0.report.time < time } }

  /// Takes out what the first ship of a number said before her first fix: what agrees with the words of its row, or
  /// with those heard nearest to it.
  mutating func takeFirst(for fix: Fix, rule: SegmentRule) -> [StaticReport] {
    items.removeAll { fix.time - $0.report.time > rule.staticLifetime }
    let lead = items.last { $0.report.source == fix.source } ?? items.last
    guard let lead else { return [] }
    let hers = items.filter { !$0.report.isOfAnother(than: lead.report) }
    remove(hers)
    return hers.map(\.report)
  }
}

extension StaticReport {
  /// Whether another ship than that of a report says this.
  func isOfAnother(than other: Self) -> Bool {
    var known = Particulars()
    known.update(with: other)
    return known.isOfAnother(self)
  }
}

extension Particulars {
  /// Whether a report is another ship's.
  func isOfAnother(_ report: StaticReport) -> Bool {
    var sent = Particulars()
    sent.update(with: report)
    return isOfAnother(sent)
  }

  /// Whether these are another ship's: they have another valid IMO number, or, where no number is told alike, two of
  /// name, call sign and size otherwise.
  func isOfAnother(_ other: Self) -> Bool {
    if let mine = imo, let hers = other.imo { return mine != hers }
    func differs<Value: Equatable>(_ one: Value?, _ two: Value?) -> Bool {
      one != nil && two != nil && one != two
    }
    let told = [
      differs(name?.asIdentity, other.name?.asIdentity),
      differs(callSign?.asIdentity, other.callSign?.asIdentity),
      differs(dimensions?.length, other.dimensions?.length)
        || differs(dimensions?.beam, other.dimensions?.beam),
    ]
    return told.count { $0 } >= 2
  }
}
