/// The words of two names laid side by side.
///
/// Each word, or two neighbours written as one, is linked to at most one on the other side, the best
/// links first. What stays unlinked is what the names do not share. Both the score and its
/// explanation are made from this and from nothing else.
struct NameAlignment: Sendable {
  struct Link: Sendable {
    let left: Range<Int>
    let right: Range<Int>
    /// 1 for equal words, less for likeness; above `NameAlignment.floor`.
    let similarity: Float
    /// Nats of agreement: the smaller weight of the two sides.
    let weight: Float
    let isInitial: Bool
  }

  private(set) var links: [Link] = []
  private(set) var leftOnly: [Int] = []
  private(set) var rightOnly: [Int] = []
  /// How alike each word of the left is to each of the right, row by row; 0 where it was not asked, and where
  /// words that are linked otherwise are less alike than words that are linked.
  private(set) var likeness: [Float]

  /// Words less alike than this are different words: at five letters two of them, by hand as all costs of
  /// `SpellingDistance`.
  static let floor: Float = 0.6

  /// Words from this likeness on differ by what ears and romanisations confuse: in six letters one vowel changed
  /// (`SpellingDistance`: half a letter) and no consonant, by hand; what the net makes of it is learned.
  static let muchAlike: Float = 0.85

  /// Words from this likeness on are one word: those that sound alike or translate one another (`SpellingDistance`).
  static let sameWord: Float = 0.97

  /// Syllables of China or Korea that two romanisations make of the same: `ZHANG` and `CHANG`, `JEONG` and `CHONG`.
  static let sameSyllables: Float = 0.93

  init(_ left: PreparedName, _ right: PreparedName, _ speller: inout SpellingDistance) {
    var possible: [Link] = []
    let (a, b) = (left.tokens, right.tokens)
    likeness = [Float](repeating: 0, count: a.count * b.count)
    if let whole = Self.whole(left, right) {
      links = [whole]
      return
    }
    let isEastAsian = left.isEastAsian && right.isEastAsian
    possible.reserveCapacity(a.count + b.count)
    for (i, one) in a.enumerated() {
      for (j, other) in b.enumerated() {
        let place = i * b.count + j
        if let link = Self.link(one, i, other, j, isEastAsian, &speller, &likeness[place]) {
          possible.append(link)
        }
      }
    }
    if a.count != b.count || possible.count < a.count {
      Self.joins(a, b, &speller) { whole, joined, similarity, weight in
        possible.append(
          Link(
            left: joined, right: whole..<whole + 1, similarity: similarity, weight: weight,
            isInitial: false))
      }
      Self.joins(b, a, &speller) { whole, joined, similarity, weight in
        possible.append(
          Link(
            left: whole..<whole + 1, right: joined, similarity: similarity, weight: weight,
            isInitial: false))
      }
    }
    choose(&possible, a.count, b.count)
    tellLikeness(a, b, &speller)
  }

  /// Of names proper that are left over is told how alike they are, though they are not alike enough.
  private mutating func tellLikeness(
    _ a: [NameToken], _ b: [NameToken], _ speller: inout SpellingDistance
  ) {
    for i in leftOnly where a[i].role == .name {
      for j in rightOnly where b[j].role == .name && !a[i].isOther(than: b[j]) {
        let place = i * b.count + j
        guard likeness[place] == 0 else { continue }
        likeness[place] = max(
          speller.similarity(a[i], b[j]), Self.coreLikeness(a[i], b[j], &speller))
      }
    }
  }

  /// All words linked with all, when the letters are the same and only the spaces stand elsewhere.
  private static func whole(_ left: PreparedName, _ right: PreparedName) -> Link? {
    let (a, b) = (left.tokens, right.tokens)
    guard left.isAbjad == right.isAbjad, a.count > 1 || b.count > 1 || left.forms != right.forms,
      left.plain.first == right.plain.first, left.plain.last == right.plain.last,
      !isSame(a, b), hasSameLetters(left, right), !WholeName.numbersDiffer(left, right)
    else { return nil }
    let mine = a.reduce(0) { $0 + $1.weight }
    let theirs = b.reduce(0) { $0 + $1.weight }
    return Link(
      left: 0..<a.count, right: 0..<b.count, similarity: 1, weight: min(mine, theirs),
      isInitial: false)
  }

  private static func isSame(_ a: [NameToken], _ b: [NameToken]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.letters == $1.letters }
  }

  /// Of all words, or of those that are left when legal forms and titles are taken out.
  private static func hasSameLetters(_ left: PreparedName, _ right: PreparedName) -> Bool {
    let count = left.tokens.reduce(0) { $0 + $1.letters.count }
    if count == right.tokens.reduce(0, { $0 + $1.letters.count }), left.squashed == right.squashed {
      return true
    }
    let (mine, theirs) = (left.plain.lazy.filter { $0 != 32 }, right.plain.lazy.filter { $0 != 32 })
    return mine.elementsEqual(theirs)
  }

  private mutating func choose(_ possible: inout [Link], _ leftCount: Int, _ rightCount: Int) {
    if possible.count > 1 { possible.sort(by: Self.isBefore) }
    // The words of the left, then those of the right.
    var isUsed = [Bool](repeating: false, count: leftCount + rightCount)
    func isFree(_ range: Range<Int>, _ offset: Int) -> Bool {
      for index in range where isUsed[offset + index] { return false }
      return true
    }
    links.reserveCapacity(min(leftCount, rightCount))
    for link in possible where isFree(link.left, 0) && isFree(link.right, leftCount) {
      for index in link.left { isUsed[index] = true }
      for index in link.right { isUsed[leftCount + index] = true }
      links.append(link)
    }
    leftOnly = (0..<leftCount).filter { !isUsed[$0] }
    rightOnly = (0..<rightCount).filter { !isUsed[leftCount + $0] }
  }

  private static func isBefore(_ one: Link, _ other: Link) -> Bool {
    let (first, second) = (rank(one), rank(other))
    if first != second { return first > second }
    // Equal words twice in a name: keep their order.
    let apart = abs(one.left.lowerBound - one.right.lowerBound)
    let otherApart = abs(other.left.lowerBound - other.right.lowerBound)
    return (apart, one.left.lowerBound, one.right.lowerBound)
      < (otherApart, other.left.lowerBound, other.right.lowerBound)
  }

  private static func rank(_ link: Link) -> Float {
    let width = Float(link.left.count + link.right.count - 2)
    return link.similarity * link.similarity * (2 + link.weight) - width * 0.3
  }

  private static func link(
    _ one: NameToken, _ i: Int, _ other: NameToken, _ j: Int, _ isEastAsian: Bool,
    _ speller: inout SpellingDistance, _ similarity: inout Float
  ) -> Link? {
    let (left, right) = (i..<i + 1, j..<j + 1)
    if one.role == .initial || other.role == .initial {
      guard one.letters.first == other.letters.first, other.role != .numeral, one.role != .numeral,
        one.role != .particle, other.role != .particle
      else { return nil }
      let both = one.role == other.role
      return Link(
        left: left, right: right, similarity: both ? 1 : 0.85, weight: both ? 1 : 1.5,
        isInitial: true)
    }
    let weight = min(one.weight, other.weight)
    if one.role == .numeral || other.role == .numeral || one.role == .particle
      || other.role == .particle
    {
      guard one.letters == other.letters else { return nil }
      return Link(left: left, right: right, similarity: 1, weight: weight, isInitial: false)
    }
    // Two words that are both known to mean something else are not spellings of one: `EXPORT`, `IMPORT`.
    guard !one.isOther(than: other) else { return nil }
    similarity = max(
      speller.similarity(one, other, from: floor), coreLikeness(one, other, &speller))
    if similarity < sameWord, isShortFor(one, other) || isShortFor(other, one) {
      similarity = sameWord
    }
    if isEastAsian, similarity < sameWord, Syllables.areSame(one.letters, other.letters) {
      similarity = sameSyllables
    }
    guard similarity >= floor else { return nil }
    // Two places are two places, `ESTONIA` and `ETHIOPIA`, unless they are spellings of one.
    if one.role == .place, other.role == .place, similarity < Self.muchAlike { return nil }
    // Neither is a place a spelling of another word that names are known to have: `CHINA`, `SINA`.
    let isPlace = (one.role == .place) != (other.role == .place)
    if isPlace, similarity < sameWord, one.isKnown, other.isKnown, !beginAlike(one, other) {
      return nil
    }
    return Link(
      left: left, right: right, similarity: similarity,
      weight: weight * Self.fullness(one, other), isInitial: false)
  }

  /// What is made of a place begins like it: `CRIMEA`, `CRIMEAN`; of a short one it adds a known ending (`ASIAN`, but
  /// not `MALIK` for *MALI*); four and five letters by hand.
  private static func beginAlike(_ one: NameToken, _ other: NameToken) -> Bool {
    let (short, long) =
      one.letters.count < other.letters.count
      ? (one.letters, other.letters) : (other.letters, one.letters)
    if short.count >= 4, long.starts(with: short) {
      return short.count >= 5 || endings.contains(Array(long[short.count...]))
    }
    return zip(short, long).prefix { $0 == $1 }.count >= max(5, short.count - 1)
  }

  private static let endings = Lexicon.words("N AN S I")

  /// `ENG` beside `ENGINEERING`, and the customary ones of other letters, such as `SHPG`.
  ///
  /// A name may begin like a word of trade (`INDUS`), so that beginnings of five letters and more are none.
  private static func isShortFor(_ short: NameToken, _ long: NameToken) -> Bool {
    let (few, all) = (short.letters, long.letters)
    guard long.role == .generic, short.role == .name || short.role == .generic, few.count >= 3,
      few.count <= 5, all.count >= few.count + 3, few.first == all.first
    else { return false }
    return few.count <= 4 && all.starts(with: few)
      || contractions[few].map { all.starts(with: $0) } ?? false
  }

  /// As letterheads and registers write them.
  private static let contractions: [[UInt8]: [UInt8]] = Dictionary(
    uniqueKeysWithValues: [
      ("SHPG", "SHIPPING"), ("TRDG", "TRADING"), ("MFG", "MANUFACTUR"), ("MNFG", "MANUFACTUR"),
      ("MGMT", "MANAGEMENT"), ("MGT", "MANAGEMENT"), ("TRANS", "TRANSPORT"), ("CONST", "CONSTRUCT"),
      ("ENGG", "ENGINEERING"), ("ENGRG", "ENGINEERING"),
      ("INTL", "INTERNATIONAL"),
      ("INVT", "INVESTMENT"), ("INDL", "INDUSTRIAL"), ("PETRO", "PETROLEUM"), ("TECHN", "TECHN"),
      ("BLDG", "BUILDING"), ("MKTG", "MARKETING"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) })

  /// `ABDULAZIZ` is called `AZIZ` and `SIRAJUDDIN` `SIRAJ` as well: a little less alike than the same word.
  private static func coreLikeness(
    _ one: NameToken, _ other: NameToken, _ speller: inout SpellingDistance
  ) -> Float {
    guard one.isCompound != other.isCompound else { return 0 }
    let (compound, bare) = one.isCompound ? (one, other) : (other, one)
    guard let core = NameToken.core(compound.letters) else { return 0 }
    let rest = NameToken(
      letters: Array(core), role: .name, isAbjad: compound.isAbjad, weight: compound.weight)
    return 0.85 * speller.similarity(rest, bare)
  }

  /// A word written without short vowels tells less the fewer consonants it has.
  private static func fullness(_ one: NameToken, _ other: NameToken) -> Float {
    guard one.isAbjad != other.isAbjad else { return 1 }
    let letters = one.isAbjad ? one.sound : other.sound
    let consonants = letters.reduce(0) { $0 + (Sound.classes[Int($1 & 127)] != 0 ? 1 : 0) }
    return min(1, Float(consonants) / 4)
  }

  /// Two neighbours of `parts` that read like one word of `whole`.
  private static func joins(
    _ parts: [NameToken], _ whole: [NameToken], _ speller: inout SpellingDistance,
    _ take: (Int, Range<Int>, Float, Float) -> Void
  ) {
    guard parts.count > 1 else { return }
    for index in whole.indices
    where whole[index].letters.count >= 4 && whole[index].role != .numeral {
      for width in 2...3 where width <= parts.count {
        for start in 0...parts.count - width {
          let range = start..<start + width
          let length = range.reduce(0) { $0 + parts[$1].letters.count }
          guard abs(length - whole[index].letters.count) <= 2,
            parts[start].letters.first == whole[index].letters.first
              || parts[start].isAbjad
          else { continue }
          let joined = NameToken(
            letters: range.flatMap { parts[$0].letters }, role: .name,
            isAbjad: parts[start].isAbjad, weight: 0)
          let similarity = speller.similarity(joined, whole[index])
          guard similarity >= 0.8 else { continue }
          let sum = range.reduce(0) { $0 + parts[$1].weight }
          take(index, range, similarity, min(whole[index].weight, max(sum, 4)))
        }
      }
    }
  }
}
