/// Features of legal forms, and of slips beside words that agree.
extension NameFeatures {
  mutating func setForms(_ left: LegalForms, _ right: LegalForms) {
    let (mine, theirs) = (left.subtracting(.generic), right.subtracting(.generic))
    self[.formConflict] = left.contradicts(right) ? 1 : 0
    self[.sameForm] = mine.isDisjoint(with: theirs) ? 0 : 1
    self[.formSurplus] = mine.isEmpty != theirs.isEmpty ? 1 : 0
  }

  /// Docs/Methods/Matching.md sentence 48.
  mutating func setTyped(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment, _ rows: inout SlipRows
  ) {
    guard self[.sameWhole] + self[.oneSlip] == 0, !left.isForeign, !right.isForeign,
      !WholeName.numbersDiffer(left, right)
    else { return }
    self[.typedSlip] = Self.hasTypedSlip(left, right, alignment, &rows) ? 1 : 0
    // Without forms the whole names say the same.
    guard !(left.forms.isEmpty && right.forms.isEmpty), self[.sameWords] == 0,
      self[.shortName] < 0.5, abs(WholeName.letters(left) - WholeName.letters(right)) <= 1
    else { return }
    self[.properSlip] = rows.slips(left.squashed, right.squashed) == 1 ? 1 : 0
  }

  private static func hasTypedSlip(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment, _ rows: inout SlipRows
  ) -> Bool {
    var (same, proper, other): (Int, Int, (Int, Int)?) = (0, 0, nil)
    for link in alignment.links {
      if link.similarity >= NameAlignment.sameWord {
        if !link.isInitial { same += max(link.left.count, link.right.count) }
        if !link.isInitial, isProper(left, link.left), isProper(right, link.right) { proper += 1 }
        continue
      }
      guard other == nil, link.left.count == 1, link.right.count == 1 else { return false }
      other = (link.left.lowerBound, link.right.lowerBound)
    }
    let mine = alignment.leftOnly.filter { left.tokens[$0].role != .particle }
    let theirs = alignment.rightOnly.filter { right.tokens[$0].role != .particle }
    if other == nil, mine.count == 1, theirs.count == 1 {
      other = (mine[0], theirs[0])
    } else if !mine.isEmpty || !theirs.isEmpty {
      return false
    }
    guard let other else { return false }
    let (one, two) = (left.tokens[other.0], right.tokens[other.1])
    // A word of trade mistyped is no name beside words of trade: `BAMKN`.
    guard (one.role == .generic) != (two.role == .generic) ? same >= 2 : proper >= 2,
      min(one.letters.count, two.letters.count) >= lettersOfSlip, !(one.isKnown && two.isKnown)
    else { return false }
    return rows.slips(one.letters, two.letters) != nil
  }

  /// Of three letters two slips leave one.
  private static let lettersOfSlip = 4
}
