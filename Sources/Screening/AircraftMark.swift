/// The mark by which an aircraft is called: a number of its state's register, and no name.
///
/// ICAO Annex 7: a nationality of one character or two and what the state adds. Other aircraft are one character away,
/// and letters of a mark are nobody's word. Docs/Methods/Matching.md sentence 47.
enum AircraftMark {
  /// Whether the mark of one of two parties is what they are compared by; whoever is of no known kind may be anything.
  static func decides(asked: PartyKind, listed: PartyKind) -> Bool {
    listed == .aircraft || asked == .aircraft && listed != .any
  }

  /// Both as they were typed: what looks like a legal form is letters of a mark (`EP-LDA`).
  ///
  /// Nil when the aircraft is called by more than a mark.
  static func logOdds(
    _ mark: PreparedName, _ other: PreparedName, _ rows: inout SlipRows
  ) -> Float? {
    let characters = mark.plain.filter { $0 != 0x20 }
    guard characters.count <= longest else { return nil }
    let words = other.plain.split(separator: 0x20)
    let typed = Array(words.joined())
    if typed == characters || isAmong(words, characters) { return same }
    // `EP Ltd` is a company; what is typed of a mark may read like a legal form only where it is the whole mark.
    let isLikeMark =
      hasDigit(characters) && hasDigit(typed)
      || other.forms.isEmpty && words.count == 2 && mark.plain.split(separator: 0x20).count == 2
    guard isLikeMark, min(typed.count, characters.count) >= enoughForSlip,
      rows.slips(typed, characters) == 1
    else { return ScoreModel.nothingShared }
    return oneSlip
  }

  /// Whether words in a row are the mark (`Airbus A340 EP-MNB`), one word alone only if it has a digit (`Epice Foods`).
  private static func isAmong(_ words: [ArraySlice<UInt8>], _ characters: [UInt8]) -> Bool {
    guard characters.count >= enoughForSlip else { return false }
    return words.indices.contains { first in
      var joined: [UInt8] = []
      for last in first..<words.count {
        joined += words[last]
        guard joined.count < characters.count else {
          return joined == characters && (last > first || hasDigit(characters))
        }
      }
      return false
    }
  }

  private static func hasDigit(_ characters: [UInt8]) -> Bool {
    characters.contains { (0x30...0x39).contains($0) }
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
