/// The mark by which an aircraft is called: a number of its state's register, and no name.
///
/// ICAO Annex 7: a nationality of one character or two and what the state adds. Other aircraft are one character away,
/// and letters of a mark are nobody's word. Docs/Methods/Matching.md sentence 47.
enum AircraftMark {
  /// Nil when both names are longer than a mark.
  static func logOdds(
    _ left: PreparedName, _ right: PreparedName, _ rows: inout SlipRows
  ) -> Float? {
    // A company is asked about with its legal form: `RA 82010 LLC`.
    let (one, other) = (left.squashed, right.squashed)
    guard min(one.count, other.count) <= longest else { return nil }
    if one == other { return same }
    guard max(one.count, other.count) >= enoughForSlip, rows.slips(one, other) == 1 else {
      return ScoreModel.nothingShared
    }
    return oneSlip
  }

  /// Characters without hyphens; the longest on OFAC's list has seven.
  private static let longest = 8
  /// One slip in four characters leaves too few that agree.
  private static let enoughForSlip = 5
  /// By hand: a mark passes to another aircraft when the first has left the register.
  private static let same: Float = 5
  /// By hand, six in ten: mistyped, or another aircraft.
  private static let oneSlip: Float = 0.4
}
