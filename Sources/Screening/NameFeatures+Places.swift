/// Features of where in the names the words stand that are shared or left over.
extension NameFeatures {
  mutating func setPlaces(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment, isPerson: Bool
  ) {
    setEnds(left, right, alignment)
    setRarest(left, right, alignment)
    setUnlike(left, right, alignment)
    if left.familyWords > 0, right.familyWords > 0 { setFamily(left, right, alignment) }
    let isApart = !alignment.leftOnly.isEmpty && !alignment.rightOnly.isEmpty
    if isApart { setReplacements(left, right, alignment) }
    // A name with *bin* is a person's, whatever was asked for.
    let bearer = Self.bearerApart(left, right, alignment)
    if isPerson || bearer == Self.saidBearer { self[.bearerApart] = bearer }
    guard isPerson else { return }
    setPatronyms(left, right, alignment)
    self[.genderedEnding] = Self.hasOtherGender(left, right, alignment) ? 1 : 0
    if left.isEastAsian, right.isEastAsian {
      if isApart {
        // Characters are not misheard: another one is another name.
        self[.syllableConflict] = Self.hasOtherCharacters(left, right, alignment) ? 2 : 1
      } else if alignment.links.contains(where: Self.isOtherSyllable) {
        self[.syllableConflict] = 0.5
      }
    }
  }

  /// The first or the last word of the name proper is left over on both sides.
  private mutating func setEnds(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) {
    guard !alignment.leftOnly.isEmpty, !alignment.rightOnly.isEmpty else { return }
    func isName(_ token: NameToken) -> Bool { token.role == .name }
    if let one = left.tokens.firstIndex(where: isName),
      let other = right.tokens.firstIndex(where: isName),
      alignment.leftOnly.contains(one), alignment.rightOnly.contains(other)
    {
      self[.firstApart] = 1
    }
    if let one = left.tokens.lastIndex(where: isName),
      let other = right.tokens.lastIndex(where: isName),
      alignment.leftOnly.contains(one), alignment.rightOnly.contains(other)
    {
      self[.lastApart] = 1
    }
  }

  /// A name of China or Korea that no other way of romanising makes of the one it is linked with.
  private static func isOtherSyllable(_ link: NameAlignment.Link) -> Bool {
    link.similarity < NameAlignment.sameWord && link.similarity != NameAlignment.sameSyllables
      && !link.isInitial
  }

  private mutating func setRarest(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) {
    var shared: Float = 0
    for link in alignment.links where !link.isInitial {
      let weight = min(link.weight, TokenWeights.most)
      shared = max(shared, weight * link.similarity * link.similarity)
    }
    self[.rareLink] = shared / TokenWeights.most
    func rarest(_ name: PreparedName, _ rest: [Int]) -> Float {
      var most: Float = 0
      for index in rest where !NameStructure.isKunya(name.tokens, index) {
        most = max(most, name.tokens[index].weight)
      }
      return most
    }
    self[.rareRest] =
      min(rarest(left, alignment.leftOnly), rarest(right, alignment.rightOnly)) / TokenWeights.most
  }

  /// A slip of the finger makes no word: two words that both stand in many names are two names, however alike.
  ///
  /// What romanisation changes leaves the consonants as they are.
  private mutating func setUnlike(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) {
    var (known, unlike): (Float, Float) = (0, 0)
    for link in alignment.links
    where link.similarity < NameAlignment.sameWord && !link.isInitial && link.left.count == 1
      && link.right.count == 1
    {
      let (one, other) = (left.tokens[link.left.lowerBound], right.tokens[link.right.lowerBound])
      if one.isKnown, other.isKnown { known = max(known, 1 - link.similarity) }
      guard link.similarity < NameAlignment.muchAlike, !one.isAbjad, !other.isAbjad else {
        continue
      }
      let bones = NameStructure.looseConsonants(one)
      if bones == 0 || bones != NameStructure.looseConsonants(other) {
        unlike = max(unlike, 1 - link.similarity)
      }
    }
    self[.otherWord] = known
    self[.unlikeLink] = unlike
  }

  /// The same of names that do not say which part is the family's.
  var withoutFamilies: Self {
    var plain = self
    (plain[.familyLinked], plain[.familyApart], plain[.givenApart]) = (0, 0, 0)
    return plain
  }

  private mutating func setFamily(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) {
    let (mine, theirs) = (
      left.tokens.count - left.familyWords, right.tokens.count - right.familyWords
    )
    var (family, given) = (false, false)
    for link in alignment.links {
      let (one, other) = (link.left.upperBound > mine, link.right.upperBound > theirs)
      let isProper =
        Self.isProper(left, link.left) && Self.isProper(right, link.right) || link.isInitial
      guard isProper else { continue }
      if one, other { family = true }
      if link.left.lowerBound < mine, link.right.lowerBound < theirs { given = true }
    }
    self[.familyLinked] = family ? 1 : 0
    self[.familyApart] = family ? 0 : 1
    self[.givenApart] = given ? 0 : 1
  }

  /// A word of the name proper is among them.
  static func isProper(_ name: PreparedName, _ range: Range<Int>) -> Bool {
    range.contains { name.tokens[$0].role == .name }
  }

  /// Letters of a beginning that two words share by more than chance; by hand, what it tells is learned.
  private static let stem = 4

  private mutating func setReplacements(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) {
    for i in alignment.leftOnly where left.tokens[i].role == .name {
      let one = left.tokens[i]
      let bones = NameStructure.looseConsonants(one)
      for j in alignment.rightOnly where right.tokens[j].role == .name {
        let other = right.tokens[j]
        let (short, long) =
          one.sound.count < other.sound.count
          ? (one.sound, other.sound) : (other.sound, one.sound)
        if short.count >= Self.stem, long.starts(with: short) { self[.stemReplacement] = 1 }
        if bones != 0, bones == NameStructure.looseConsonants(other) {
          self[.looseReplacement] = 1
        }
      }
    }
  }

  private mutating func setPatronyms(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) {
    let mine = alignment.leftOnly.contains { NameStructure.isPatronym(left.tokens, $0) }
    let theirs = alignment.rightOnly.contains { NameStructure.isPatronym(right.tokens, $0) }
    self[.patronymConflict] = mine && theirs ? 1 : 0
    self[.patronymSurplus] = mine != theirs ? 1 : 0
    if self[.reordered] == 1, Self.isExchanged(left, right, alignment) {
      self[.patronymTurned] = 1
    }
  }

  /// `Ahmad Salim`, `Khalid bin Ahmad Salim`: what the two share are the names of a father, if the first word is the
  /// bearer's own.
  ///
  /// - Returns: 1, and 2 where the name says that they are a father's; 0 where they are not.
  private static func bearerApart(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) -> Float {
    func isName(_ token: NameToken) -> Bool { token.role == .name }
    guard let mine = left.tokens.firstIndex(where: isName),
      let theirs = right.tokens.firstIndex(where: isName)
    else { return 0 }
    for link in alignment.links where !link.isInitial {
      if link.left.contains(mine), link.right.lowerBound > theirs,
        alignment.rightOnly.contains(theirs)
      {
        return NameStructure.son(right.tokens)?.son == theirs ? saidBearer : 1
      }
      if link.right.contains(theirs), link.left.lowerBound > mine,
        alignment.leftOnly.contains(mine)
      {
        return NameStructure.son(left.tokens)?.son == mine ? saidBearer : 1
      }
    }
    return 0
  }

  /// What `bearerApart` is where `BIN` or its like says who is whose father.
  static let saidBearer: Float = 2

  /// Who is the son on the left is the father on the right, and the other way round.
  private static func isExchanged(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) -> Bool {
    guard let mine = NameStructure.son(left.tokens), let theirs = NameStructure.son(right.tokens)
    else { return false }
    var (sons, fathers) = (false, false)
    for link in alignment.links where link.similarity >= NameAlignment.muchAlike {
      if link.left.contains(mine.son), link.right.contains(theirs.father) { sons = true }
      if link.left.contains(mine.father), link.right.contains(theirs.son) { fathers = true }
    }
    return sons && fathers
  }

  private static func hasOtherGender(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) -> Bool {
    for link in alignment.links
    where !link.isInitial && link.left.count == 1 && link.right.count == 1 {
      let (one, other) = (left.tokens[link.left.lowerBound], right.tokens[link.right.lowerBound])
      if one.letters != other.letters, NameStructure.isOtherGender(one.letters, other.letters) {
        return true
      }
    }
    return false
  }
}
