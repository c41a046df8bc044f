/// Features of the names as wholes: slips across words, initials and beginnings put together.
extension NameFeatures {
  mutating func setSlips(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment, isPerson: Bool,
    _ rows: inout SlipRows
  ) {
    let whole = WholeName(left, right, &rows)
    let isOther = Self.hasOtherCharacters(left, right, alignment)
    let isTyped = Self.mayBeMistyped(left, right) && self[.syllableConflict] < 1 && !isOther
    self[.sameWhole] = whole.slips == 0 && !isOther ? 1 : 0
    self[.oneSlip] = isTyped && whole.slips == 1 ? 1 : 0
    self[.twoSlips] = isTyped && whole.slips == 2 && whole.length >= 10 ? 1 : 0
    self[.shortName] = Float(max(0, 8 - whole.length)) / 8
    if isTyped, whole.slips == nil, whole.length >= WholeName.shortest {
      let turned = Self.turnedSlips(left, right, alignment, &rows)
      self[.oneSlipTurned] = turned.map { $0 <= 1 } == true ? 1 : 0
    }
    let isWithin =
      alignment.links.count >= 2 && alignment.leftOnly.isEmpty != alignment.rightOnly.isEmpty
    self[.within] = isWithin ? 1 : 0
    // Nobody is called by the first letters of his names put together.
    if self[.allLinked] == 0, !isPerson {
      self[.acronym] =
        Self.hasInitials(left, alignment.leftOnly, of: right)
          || Self.hasInitials(right, alignment.rightOnly, of: left) ? 1 : 0
      if self[.acronym] == 0 {
        self[.blend] =
          Self.isBlend(left, alignment.leftOnly, of: right)
            || Self.isBlend(right, alignment.rightOnly, of: left) ? 1 : 0
      }
    }
  }

  /// A Chinese character is left over on both sides: what is read alike is not written alike.
  static func hasOtherCharacters(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment
  ) -> Bool {
    alignment.leftOnly.contains { left.tokens[$0].isCharacter }
      && alignment.rightOnly.contains { right.tokens[$0].isCharacter }
  }

  /// A name of syllables that came from another script was written in Latin by rule: what differs in it is
  /// another syllable and no slip of the finger.
  private static func mayBeMistyped(_ left: PreparedName, _ right: PreparedName) -> Bool {
    !PreparedName.isRespelling(left, right)
  }

  /// Runs of letters and the letters themselves, whatever the words.
  mutating func setRuns(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment, isPerson: Bool,
    _ marks: inout GramMarks
  ) {
    marks.compare(left, right)
    self[.runsWithin] = marks.containment
    guard !Self.hasOtherCharacters(left, right, alignment) else { return }
    guard self[.sameWhole] + self[.oneSlip] + self[.twoSlips] == 0,
      marks.letters >= Self.lettersEnough, self[.shortName] <= Self.shortest,
      Self.mayBeMistyped(left, right),
      !WholeName.numbersDiffer(left, right)
    else { return }
    let isOneOff =
      marks.strayLetters <= 1 || marks.strayLetters == 2 && marks.surplusLetters == 0
    guard isOneOff else { return }
    // Given and family names exchanged may be another person's; words of a company's name are only out of order.
    if isPerson {
      self[.oneSlipTurned] = 1
    } else {
      self[marks.strayLetters == 0 ? .sameWhole : .oneSlip] = 1
    }
  }

  /// Shorter names are made of the same letters by chance.
  private static let lettersEnough = 10
  /// Seven letters without legal forms, as the feature tells them.
  private static let shortest: Float = 0.125

  /// Slips between linked words when every word is linked; nil when one is not, or there are many.
  private static func turnedSlips(
    _ left: PreparedName, _ right: PreparedName, _ alignment: NameAlignment,
    _ rows: inout SlipRows
  ) -> Int? {
    guard alignment.leftOnly.isEmpty, alignment.rightOnly.isEmpty else { return nil }
    var sum = 0
    for link in alignment.links {
      if link.isInitial { return nil }
      let (one, other) = (left.tokens[link.left.lowerBound], right.tokens[link.right.lowerBound])
      if link.left.count == 1, link.right.count == 1 {
        if one.letters == other.letters { continue }
        guard let slips = rows.slips(one.letters, other.letters) else { return nil }
        sum += slips
      } else {
        let mine = link.left.flatMap { left.tokens[$0].letters }
        let theirs = link.right.flatMap { right.tokens[$0].letters }
        guard let slips = rows.slips(mine, theirs) else { return nil }
        sum += slips
      }
    }
    return sum
  }

  /// A word that stands alone on one side is made of first letters of three or more words of the other,
  /// legal forms counted or not (a short one letter by letter: `PDVSA`, `PETROLEOS DE VENEZUELA SA`), small words
  /// counted or not.
  private static func hasInitials(
    _ short: PreparedName, _ alone: [Int], of long: PreparedName
  ) -> Bool {
    guard long.tokens.count >= 2, standsAlone(short, alone) else { return false }
    var words: [Initial]?
    for index in alone where short.tokens[index].role == .name {
      let letters = short.tokens[index].letters
      guard letters.count >= 3, letters.count <= 9 else { continue }
      // A short form has two letters more than words.
      guard words != nil || wordCount(long.plain) + 2 >= letters.count else { continue }
      let initials = words ?? initials(of: long)
      words = initials
      for start in initials.indices
      where run(
        letters[...], initials[start...], 0, isForeign: letters.count >= fourLetters,
        spare: initials.count - letters.count <= 3 || start == 0 && letters.count >= fourLetters)
      {
        return true
      }
    }
    return false
  }

  /// One word of the name proper is left over and no more: with others beside it, three letters that are
  /// somebody's initials are a chance.
  private static func standsAlone(_ name: PreparedName, _ alone: [Int]) -> Bool {
    alone.reduce(0) { $0 + (name.tokens[$1].role == .name ? 1 : 0) } == 1
  }

  /// Letters from which initials may be of a translation and leave words of the end out.
  private static let fourLetters = 4

  /// Of a word of trade, `others` are the initials of the words that translate it, a bit for each letter.
  private typealias Initial = (letter: UInt8, isSmall: Bool, others: UInt32)

  private static func wordCount(_ plain: [UInt8]) -> Int {
    plain.reduce(1) { $0 + ($1 == 0x20 ? 1 : 0) }
  }

  private static func initials(of name: PreparedName) -> [Initial] {
    let form = name.shortForm
    let words = name.plain.dropLast(form.count).split(separator: 0x20).prefix(16)
    let initials = words.compactMap { word in
      word.first.map { letter -> Initial in
        let word = Array(word)
        return (letter, Lexicon.particles.contains(word), Lexicon.initialsOfTranslations(word))
      }
    }
    return initials + form.map { ($0, false, 0) }
  }

  /// Each word of the name proper gives its letter, three or more in all; a small word may.
  ///
  /// What the letters end before may go on when `spare` allows it.
  private static func run(
    _ letters: ArraySlice<UInt8>, _ words: ArraySlice<Initial>, _ proper: Int, isForeign: Bool,
    spare: Bool
  ) -> Bool {
    guard let letter = letters.first else {
      return proper >= 3 && (spare || words.allSatisfy(\.isSmall))
    }
    guard let word = words.first else { return false }
    let rest = words.dropFirst()
    let isForeignLetter = isForeign && letter >= 65 && word.others >> UInt32(letter & 31) & 1 == 1
    if word.letter == letter || isForeignLetter,
      run(
        letters.dropFirst(), rest, proper + (word.isSmall ? 0 : 1), isForeign: isForeign,
        spare: spare)
    {
      return true
    }
    return word.isSmall && run(letters, rest, proper, isForeign: isForeign, spare: spare)
  }

  /// A word that stands alone on one side is the beginnings of words of the other, in order, the first
  /// of them at its head and at least two thirds of them used: `BANDES`, `BANCO DE DESARROLLO`.
  private static func isBlend(
    _ short: PreparedName, _ alone: [Int], of long: PreparedName
  ) -> Bool {
    let words = long.tokens.filter { $0.role != .particle && $0.role != .numeral }
    guard words.count >= 2 else { return false }
    for index in alone where short.tokens[index].role == .name {
      let letters = short.tokens[index].letters
      guard letters.count >= 5, letters.count <= 14 else { continue }
      // A word of trade may stand before what is put together: `CUFLET`, `EMPRESA CUBANA DE FLETES`.
      let start = words.firstIndex { $0.letters.first == letters.first } ?? words.count
      guard start < words.count - 1, words[..<start].allSatisfy({ $0.role == .generic }) else {
        continue
      }
      let used = blended(letters[...], words[start...], 0)
      if used >= 2, 3 * used >= 2 * min(words.count, 5) { return true }
    }
    return false
  }

  /// The most words whose beginnings, in order, make up all the letters; 0 when none do.
  private static func blended(
    _ letters: ArraySlice<UInt8>, _ words: ArraySlice<NameToken>, _ used: Int
  ) -> Int {
    if letters.isEmpty { return used }
    guard let word = words.first?.letters, used < 8 else { return 0 }
    var best = used == 0 ? 0 : blended(letters, words.dropFirst(), used)
    var count = 0
    for (one, other) in zip(letters, word) {
      guard one == other else { break }
      count += 1
      if count >= (used == 0 ? 2 : 1) {
        best = max(best, blended(letters.dropFirst(count), words.dropFirst(), used + 1))
      }
    }
    return best
  }
}
