/// A name taken apart for comparison.
///
/// Docs/Methods/Matching.md sentences 1–5 and 23: letters are romanised, apostrophes dropped, words parted at
/// everything that is no letter or digit; legal forms, titles and ship prefixes are taken out and
/// remembered; single letters are joined in names of companies and kept as initials in those of
/// persons; number words become digits; `ABD AL-` and its kin are joined to what follows.
struct PreparedName: Hashable, Sendable {
  let tokens: [NameToken]
  let forms: LegalForms
  /// A title or a legal form was taken out.
  let wasTrimmed: Bool
  /// Some letters came from another script than Latin.
  let isForeign: Bool
  let isAbjad: Bool
  /// Some letters came from characters that are syllables: Han, kana or Hangul.
  let isSyllabic: Bool
  /// All words in the order they are read, legal forms and titles too, parted by spaces; slips in legal forms are mended.
  let plain: [UInt8]
  /// A slip in a legal form was mended, so that `plain` is not what stands in the name.
  let isMended: Bool

  /// Words of the family's part, which stand last; 0 when the name does not say which they are, at most 7.
  let familyWords: Int
  /// Words of syllables with a family name of China or Korea among them.
  let isEastAsian: Bool

  /// All words are short or made of syllables, as names of China and Korea are.
  var isOfSyllables: Bool {
    !isAbjad && tokens.allSatisfy { $0.letters.count <= 6 || Syllables.make($0.letters) }
  }

  /// One of two names was written in characters and both are of syllables: no finger slipped in them.
  static func isRespelling(_ left: Self, _ right: Self) -> Bool {
    left.isSyllabic != right.isSyllabic && left.isOfSyllables && right.isOfSyllables
  }

  /// Letters of the words that are neither of trade nor places nor small.
  var properLetters: Int {
    tokens.reduce(0) { $0 + ($1.role == .name ? $1.letters.count : 0) }
  }

  /// Some of its words, written as one.
  func letters(_ range: Range<Int>) -> [UInt8] { tokens[range].flatMap(\.letters) }

  /// How they sound.
  func sound(_ range: Range<Int>) -> [UInt8] {
    range.count == 1 ? tokens[range.lowerBound].sound : Sound.form(letters(range))
  }

  /// The name without spaces.
  var squashed: [UInt8] { tokens.flatMap(\.letters) }

  init(
    tokens: [NameToken], forms: LegalForms, wasTrimmed: Bool, isForeign: Bool, isAbjad: Bool,
    isSyllabic: Bool, plain: [UInt8], isMended: Bool, familyWords: Int, isEastAsian: Bool
  ) {
    self.tokens = tokens
    self.forms = forms
    self.wasTrimmed = wasTrimmed
    self.isForeign = isForeign
    self.isAbjad = isAbjad
    self.isSyllabic = isSyllabic
    self.plain = plain
    self.isMended = isMended
    self.familyWords = familyWords
    self.isEastAsian = isEastAsian
  }

  /// Nil when no letter and no digit is left.
  init?(_ name: some StringProtocol, kind: PartyKind, romaniser: Romaniser) {
    let turned =
      kind == .ship ? HanNumerals.inDigits(String(name)) : Self.familyNameLast(name, kind)
    let roman =
      ForeignName.inChinese(turned, romaniser)
      ?? romaniser.romanise(kind.joinsInitials ? Self.withoutInnerDots(turned) : turned)
    var words = Self.split(roman.letters)
    let before = words.count
    if kind.joinsInitials { words = Self.joiningInitials(words) }
    if kind == .ship { Self.removeShipPrefix(&words) }
    var isMended = false
    if kind != .ship, kind != .person {
      let typed = words.joined()
      LegalForms.part(&words)
      LegalForms.mend(&words)
      isMended = !words.joined().elementsEqual(typed)
    }
    let plain = [UInt8](words.joined(separator: [0x20]))
    var forms: LegalForms = []
    if kind != .ship {
      // A syllable of a person's name is no form: `ZAO`.
      if kind != .person || !roman.isSyllabic { forms = LegalForms.remove(from: &words) }
    }
    if kind == .person {
      Self.removeTitles(&words)
    } else if kind == .any {
      // It may be a ship: of `LADY R` a letter alone would be left.
      var rest = words
      Self.removeTitles(&rest)
      if rest.contains(where: { $0.count > 2 }) { words = rest }
    }
    if roman.isAbjad { words = words.flatMap(Self.withoutArticle) }
    if kind != .ship { words = Self.joiningServants(words) }
    if kind == .person || kind == .any, !roman.isAbjad { words = Self.joiningFaith(words) }
    if kind == .organisation { words = words.flatMap(Self.expanded) }
    if kind == .person { Self.removeDoubles(&words) }
    var tokens = words.map { Self.token($0, kind, isAbjad: roman.isAbjad) }
    let family = Self.familyWords(name, kind, romaniser, of: tokens.count)
    if kind == .person { Self.quietTitles(&tokens, before: tokens.count - family) }
    if roman.isSyllabic { romaniser.markCharacters(name, &tokens) }
    guard !tokens.isEmpty else { return nil }
    self.init(
      tokens: tokens, forms: forms, wasTrimmed: words.count < before,
      isForeign: roman.isForeign, isAbjad: roman.isAbjad, isSyllabic: roman.isSyllabic,
      plain: plain, isMended: isMended, familyWords: family,
      isEastAsian: kind != .ship && NameStructure.isEastAsian(tokens))
  }

  /// A legal form of two or three letters at the end, which initials spell out; else empty.
  var shortForm: ArraySlice<UInt8> {
    guard !forms.isEmpty, let space = plain.lastIndex(of: 0x20) else { return [] }
    let last = plain[(space + 1)...]
    return (2...3).contains(last.count) && !tokens.contains { $0.letters.elementsEqual(last) }
      ? last : []
  }

  /// `PUTIN, Vladimir` → `Vladimir PUTIN`.
  private static func familyNameLast(_ name: some StringProtocol, _ kind: PartyKind) -> String {
    guard kind == .person, name.utf8.contains(0x2C), let comma = name.firstIndex(of: ",") else {
      return String(name)
    }
    return name[name.index(after: comma)...] + " " + name[..<comma]
  }

  /// Words before the comma, read like the rest; some word is always left to be a given name.
  private static func familyWords(
    _ name: some StringProtocol, _ kind: PartyKind, _ romaniser: Romaniser, of count: Int
  ) -> Int {
    guard kind == .person, count > 1, name.utf8.contains(0x2C), let comma = name.firstIndex(of: ",")
    else { return 0 }
    let words = joiningFaith(joiningServants(split(romaniser.romanise(name[..<comma]).letters)))
    return min(words.count, count - 1, 7)
  }

  /// `M.A.T.S.A. S.A.` → `MATSA SA`: what stands without a space between its dots is one word; and so is a legal form
  /// that is glued to its neighbour, `MANARAS.A.S.` → `MANARA SAS`.
  private static func withoutInnerDots(_ text: String) -> String {
    guard text.utf8.contains(0x2E) else { return text }
    let parts = text.split(separator: " ", omittingEmptySubsequences: false).map { part in
      let bare = part.drop { "(\"'".contains($0) }.prefix { !",;)\"".contains($0) }
      let rest = part[bare.endIndex...]
      let isDotted =
        bare.count >= 3
        && bare.enumerated().allSatisfy { $0 % 2 == 0 ? $1.isLetter : $1 == "." }
      return isDotted
        ? bare.filter { $0 != "." } + rest
        : LegalForms.partedAtDots(bare).map { $0 + rest } ?? String(part)
    }
    return parts.joined(separator: " ")
  }

  private static func split(_ letters: [UInt8]) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    for letter in letters {
      if letter == 0x27 { continue }
      if letter == 0x20 {
        if !word.isEmpty { words.append(word) }
        word = []
      } else {
        word.append(letter)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func joiningInitials(_ words: [[UInt8]]) -> [[UInt8]] {
    var joined: [[UInt8]] = []
    var lastWasLetter = false
    for word in words {
      let isLetter = word.count == 1 && word[0] > 57
      if isLetter, lastWasLetter, !joined.isEmpty {
        joined[joined.count - 1] += word
      } else {
        joined.append(word)
      }
      lastWasLetter = isLetter
    }
    return joined
  }

  private static func removeShipPrefix(_ words: inout [[UInt8]]) {
    while words.count > 1, Lexicon.shipPrefixes.contains(words[0]) { words.removeFirst() }
    if words.count > 2, words[0].count == 1, words[1].count == 1,
      Lexicon.shipPrefixes.contains(words[0] + words[1])
    {
      words.removeFirst(2)
    }
    let no = Array("NO".utf8)
    if words.count > 2, let at = words.lastIndex(of: no), at == words.count - 2 {
      words.remove(at: at)
    }
  }

  /// The Arabic article is written as one with its word: `ALASLAMI` → `AL`, `ASLAMI`.
  private static func withoutArticle(_ word: [UInt8]) -> [[UInt8]] {
    guard word.count >= 5, word[0] == 65, word[1] == 76, word != Array("ALLAH".utf8) else {
      return [word]
    }
    return [Array(word[..<2]), Array(word[2...])]
  }

  private static func expanded(_ word: [UInt8]) -> [[UInt8]] {
    guard word.count <= 8, let words = Lexicon.expansions[String(decoding: word, as: UTF8.self)]
    else { return [word] }
    return words.map { Array($0.utf8) }
  }

  private static func removeDoubles(_ words: inout [[UInt8]]) {
    guard words.count > 2 else { return }
    var kept: [[UInt8]] = []
    for word in words where word.count < 3 || kept.last != word { kept.append(word) }
    words = kept
  }

  private static func token(_ word: [UInt8], _ kind: PartyKind, isAbjad: Bool) -> NameToken {
    if word.allSatisfy({ $0 < 65 }) { return numeral(word) }
    let text = String(decoding: word, as: UTF8.self)
    if kind != .person, let digits = Lexicon.numbers[text], word.count > 1 || kind == .ship {
      return numeral(Array(digits.utf8))
    }
    if word.count == 1 {
      if kind != .person, text == "V" || text == "X" || text == "I" {
        return numeral(Array((text == "V" ? "5" : text == "X" ? "10" : "1").utf8))
      }
      return NameToken(letters: word, role: .initial, isAbjad: isAbjad, weight: 1)
    }
    let isSmall =
      Lexicon.particles.contains(word) || kind == .organisation && LegalForms.strays.contains(word)
    if isSmall, kind != .ship || word.count > 2 {
      return NameToken(letters: word, role: .particle, isAbjad: isAbjad, weight: 0.4)
    }
    var head: String?
    var role = NameToken.Role.name
    if kind != .person, kind != .ship,
      let concept = Lexicon.concept(word) ?? Lexicon.abbreviations[text]
    {
      head = concept
      role = .generic
    } else if kind == .person || kind == .any {
      head = Lexicon.nicknames[text] ?? Lexicon.abbreviations[text]
    }
    let group = head.map { Array($0.utf8) }
    if kind != .person, kind != .ship, Lexicon.places.contains(group ?? word) { role = .place }
    var weight = TokenWeights.weight(word)
    if let group { weight = min(weight, TokenWeights.weight(group)) }
    // Whoever is called the servant of something is called so as often as by that something alone.
    if kind == .person, let core = NameToken.core(word) {
      weight = min(weight, TokenWeights.weight(Array(core)) + servantRarity)
    }
    if kind == .person, Lexicon.givenTitles.contains(word) { weight = min(weight, 2.5) }
    if role == .generic { weight = min(weight, 4) }
    if role == .place { weight = min(weight, 5) }
    return NameToken(
      letters: word, role: role, isAbjad: isAbjad, weight: weight,
      group: group.map { NameToken.group(of: $0) } ?? 0)
  }

  /// In nats.
  private static let servantRarity: Float = 0.7

  private static func numeral(_ word: [UInt8]) -> NameToken {
    var digits = word[...]
    while digits.count > 1, digits.first == 48 { digits.removeFirst() }
    return NameToken(letters: Array(digits), role: .numeral, isAbjad: false, weight: 4)
  }
}

/// What kind of party a name belongs to, as far as it decides how the name is read.
package enum PartyKind: String, Hashable, Sendable, CaseIterable {
  case person
  case organisation
  case ship
  case aircraft
  /// Not known: in an entry, read as a name of either a person or a company; a question is asked as each kind.
  case any

  /// `P.D.V.S.A.` is one word in a company's name, while `J. P.` are two initials of a person.
  var joinsInitials: Bool { self != .person && self != .any }
}
