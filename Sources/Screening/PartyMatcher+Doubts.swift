/// Doubts of whoever is picked that no example shows: reasoned, not learned.
extension PartyMatcher {
  /// What two companies share is words of trade, places or three initials: it picks nobody out
  /// (Docs/Methods/Matching.md sentence 29), so the names count as if they shared nothing.
  static func isCommon(
    _ features: NameFeatures, _ left: PreparedName, _ right: PreparedName, _ kind: PartyKind
  ) -> Bool {
    guard kind == .organisation, features[.noLink] == 1, features[.allLinked] == 0 else {
      return false
    }
    let isSlip =
      features[.sameWhole] + features[.oneSlip] + features[.twoSlips] + features[.oneSlipTurned] > 0
    if isSlip || features[.blend] == 1 { return false }
    let letters = (left.properLetters, right.properLetters)
    // Of two names that are words of trade and places alone these are all there is (`ABADAN REFINING`), if they tell
    // enough to pick out one of a list (`GENERAL TRADING`), or one lacks what kind of body it is alone.
    if letters == (0, 0) { return features.shared < pickingOut && !features.isBodyOver }
    if Self.isWithin(left, right) { return false }
    return features[.acronym] == 0 || initialsCount(left, right) <= 3
  }

  /// Every word of the shorter name, one of them no word of trade, stands in the other: `BM SYSTEMS` in `BM SYSTEMS EAD`.
  private static func isWithin(_ left: PreparedName, _ right: PreparedName) -> Bool {
    let (few, all) =
      left.tokens.count <= right.tokens.count
      ? (left.tokens, right.tokens) : (right.tokens, left.tokens)
    return few.count > 1 && few.contains { $0.role == .name || $0.role == .numeral }
      && few.allSatisfy { word in all.contains { $0.letters == word.letters } }
  }

  /// Of whoever is picked, what no example that was learned from shows: reasoned.
  static func reasonedDoubt(
    _ features: NameFeatures, _ left: PreparedName, _ right: PreparedName, _ kind: PartyKind
  ) -> Float {
    if kind == .person, features.isUnanchored { return slipsThroughout }
    let isOther =
      features[.singleWord] == 1 && features[.sameWords] == 0 && features[.allLinked] == 1
    if kind == .ship, isOther, left.tokens.allSatisfy(\.isKnown) { return otherWord }
    guard kind == .organisation, features[.sameWhole] == 0, features[.acronym] == 1 else {
      return 0
    }
    return max(0, Float(plainInitials - initialsCount(left, right)))
  }

  /// Slips of a finger aside, and initials; a ship's name may begin with any letter when it was misheard by radio.
  static func isMisheard(_ features: NameFeatures, _ kind: PartyKind) -> Bool {
    features.isMisheard && kind != .ship && features[.sameWhole] + features[.oneSlip] == 0
      && features[.acronym] == 0
  }

  /// Letters of the name that is the other's initials; the other may be words of trade and places alone.
  private static func initialsCount(_ left: PreparedName, _ right: PreparedName) -> Int {
    [left.properLetters, right.properLetters].filter { $0 > 0 }.min() ?? 0
  }

  /// Initials of so many letters pick out one entry; each letter less is doubted by a nat more, by hand.
  ///
  /// There are 17,576 runs of three letters, about as many as a large list has names of companies, so that three prove
  /// little. What the net learned from initials of ordinary companies comes on top.
  private static let plainInitials = 5
  /// In nats, the logarithm of the 6,884 names of companies on OFAC's list of 3 May 2024: what tells less stands in more
  /// than one of so many by chance.
  private static let pickingOut: Float = 8.8
  /// By hand: nats that a ship of one word loses when names are known to have the word that was typed (`DIANA` for
  /// *DIONA*): a slip seldom makes a word.
  private static let otherWord: Float = 3
  /// By hand: nats that a name loses of which no word is the same (Docs/Methods/Matching.md sentence 46).
  private static let slipsThroughout: Float = 3

  /// The most that being picked adds to two names, which is no doubt then.
  ///
  /// A number or a place that differs, words of trade alone, and a word left over that tells two thirds of what is
  /// shared are no slips.
  static func support(_ features: NameFeatures) -> Float {
    let isOther = features[.numeralConflict] + features[.placeConflict] + features[.noLink] > 0
    return isOther || features[.surplus] > mostSurplus ? -leastDoubt : mostSupport
  }

  /// In nats, by hand: what people put forward was chosen to be hard to tell, so that a slip beside words that agree
  /// speaks for whoever was picked where it speaks against whoever was put forward.
  private static let mostSupport: Float = 1.2
  /// Of the weight of the longer name, by hand: `IRON AND STEEL` is not `ARFA IRON AND STEEL`.
  private static let mostSurplus: Float = 0.4

  /// What a name of whoever was picked counts which is not the listed one: less than one that is (`verbatim`), and
  /// the likest of many still the most.
  static func ofOtherName(_ told: Float) -> Float {
    let past = told - littleOfOtherNames
    let room = mostOfOtherNames - littleOfOtherNames
    return past <= 0 ? told : littleOfOtherNames + room * past / (past + room)
  }

  /// As much counts in full; by hand, four in five and a little more.
  private static let littleOfOtherNames: Float = 1.5
  private static let mostOfOtherNames: Float = 2

  /// By hand: nats that companies picked are doubted less, looking at eleven draws of mangled names beside ordinary companies.
  static let relief: Float = 0.1

  /// The most that two ships' names can have in which another number stands on each side, one chance in ten, by hand
  /// (Docs/Methods/Matching.md sentence 8).
  static let otherNumber: Float = -2.2

  /// The least that an explanation shows, of whoever is picked by a mark or letter by letter.
  static let leastDoubt: Float = 0.01

  /// By hand: nats that a word heard alike and begun otherwise loses.
  static let otherLetter: Float = 3

  /// By hand, nine in ten, for a name of two words or more that is written letter by letter as the list writes it.
  ///
  /// Birth dates and numbers still speak for another who is called so.
  static let verbatim: Float = 2.21

  /// The least of a name whose words stand in the list's order as well, by hand: a tenth of a nat more than
  /// `mostOfSameLetters`.
  static let asListed: Float = 2.31
  /// The most of a name of the same letters in another order, parted otherwise or with another form: what `verbatim`
  /// leaves after `leastDoubt`.
  static let mostOfSameLetters: Float = verbatim - leastDoubt

  /// The first names are one but for a place: `ANSAR AL-SHARIA DERNA`, `ANSAR AL-SHARIA BENGHAZI`, both of them
  /// called `Ansar al-Sharia` as well.
  mutating func isOtherBranch(_ left: Prepared, _ right: Prepared) -> Bool {
    guard left.places.first == 0, right.places.first == 0, let one = left.names.first,
      let other = right.names.first
    else { return false }
    let features = features(one, other, .organisation)
    return features[.placeConflict] == 1 && features[.replacedWords] == 0
      && features[.numeralConflict] == 0 && features[.noLink] == 0
  }

  /// Names that differ so are of one party once in ten times, whatever other names agree: Scripts/derive-doubts.
  static let branchOdds: Float = -2.2
}
