/// When an entry stood on a list, as far as dated editions can tell.
///
/// OFAC's `sdn.csv` carries no date of listing, and no list of this kind a date of delisting: an
/// entry is simply there or gone. What is known is in which editions it was seen.
package import Vocabulary

/// One unbroken run of editions that carry an entry.
package struct ListingInterval: Hashable, Sendable {
  /// The last edition before `firstSeen`, which did not carry the entry; nil when `firstSeen` is
  /// the earliest edition held, so that the listing may be older.
  package let notYetIn: CivilDate?
  package let firstSeen: CivilDate
  package let lastSeen: CivilDate
  /// The first edition after `lastSeen`, which no longer carries the entry; nil when `lastSeen` is
  /// the latest edition held.
  package let goneBy: CivilDate?

  /// The interval in one clause.
  package var description: String {
    let start =
      notYetIn.map {
        "not in the edition of \($0.description), first seen \(firstSeen.description)"
      }
      ?? "first seen \(firstSeen.description), the earliest edition held"
    let end =
      goneBy.map { "last seen \(lastSeen.description), gone by \($0.description)" }
      ?? "still there on \(lastSeen.description), the latest edition held"
    return "\(start); \(end)"
  }

  /// The runs of `present` among the dates of all editions of one list.
  ///
  /// - Parameters:
  ///   - present: indices into `dates` of the editions that carry the entry, ascending.
  ///   - dates: the dates of all editions, ascending.
  /// - Returns: one interval for each run, in order of time.
  static func runs(of present: [Int], in dates: [CivilDate]) -> [Self] {
    var runs: [Self] = []
    var start = 0
    while start < present.count {
      var end = start
      while end + 1 < present.count, present[end + 1] == present[end] + 1 { end += 1 }
      let (first, last) = (present[start], present[end])
      runs.append(
        Self(
          notYetIn: first > 0 ? dates[first - 1] : nil, firstSeen: dates[first],
          lastSeen: dates[last], goneBy: last + 1 < dates.count ? dates[last + 1] : nil))
      start = end + 1
    }
    return runs
  }
}
