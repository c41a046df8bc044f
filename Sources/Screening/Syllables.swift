/// Whether a word could be a name of China or Korea in Latin letters: two or three syllables and no more.
///
/// A syllable is an opening of the usual romanisations (pinyin, Wade–Giles, Revised, McCune–Reischauer), one to
/// three vowels and, it may be, a closing. Many a short word of other languages passes as well, which does no
/// harm where it is asked: beside a name that was written in characters.
enum Syllables {
  private static let openings = Set(
    """
    B P M F D T N L G K H J Q X ZH CH SH R Z C S Y W TS TZ HS KK TT PP SS JJ KW HW
    """.split { $0 == " " || $0.isNewline }.map { Array($0.utf8) } + [[]])
  private static let closings = Set(
    ["N", "NG", "R", "K", "L", "M", "P", "T", ""].map { Array($0.utf8) })
  private static let vowels = Set("AEIOU".utf8)

  static func make(_ word: [UInt8]) -> Bool {
    word.count <= 18 && rest(of: word[...], most: 3)
  }

  private static func rest(of word: ArraySlice<UInt8>, most: Int) -> Bool {
    if word.isEmpty { return true }
    guard most > 0 else { return false }
    let opening = word.prefix { !vowels.contains($0) }
    // A glide may follow the opening: `KYONG`, `HWA`.
    let isGlide = opening.count > 1 && (opening.last == 0x59 || opening.last == 0x57)
    guard openings.contains(Array(isGlide ? opening.dropLast() : opening)) else { return false }
    let body = word.dropFirst(opening.count)
    let sound = body.prefix { vowels.contains($0) }
    guard (1...3).contains(sound.count) else { return false }
    let tail = body.dropFirst(sound.count)
    for length in 0...2 where length <= tail.count && closings.contains(Array(tail.prefix(length)))
    {
      if rest(of: tail.dropFirst(length), most: most - 1) { return true }
    }
    return false
  }

  /// Two words are what different romanisations make of the same syllables.
  ///
  /// What the usual ones write for one another is brought together: the stops and affricates whose aspiration
  /// Wade–Giles and McCune–Reischauer mark by an apostrophe only, `HS` and `X`, `IEN` and `IAN`, `UNG` and `ONG`,
  /// the vowels that the Revised Romanisation writes with two letters. Sources: the tables of these systems (ISO
  /// 7098; Library of Congress romanisation tables for Chinese and Korean).
  static func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    form(one) == form(other)
  }

  private static let spellings: [(from: [UInt8], to: [UInt8])] = [
    ("TSH", "C"), ("TCH", "C"), ("ZH", "C"), ("CH", "C"), ("TS", "C"), ("TZ", "C"), ("Z", "C"),
    ("J", "C"), ("Q", "C"), ("HS", "S"), ("SH", "S"), ("X", "S"), ("B", "P"), ("D", "T"),
    ("G", "K"), ("R", "L"), ("NG", "NG"), ("EO", "O"), ("EU", "U"), ("OO", "U"), ("EE", "I"),
    ("AE", "E"), ("IEN", "IAN"), ("IEH", "IE"), ("UEH", "UE"), ("UNG", "ONG"), ("UO", "O"),
    ("YI", "I"), ("WU", "U"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }.sorted { $0.0.count > $1.0.count }

  private static func form(_ word: [UInt8]) -> [UInt8] {
    var (out, rest): ([UInt8], ArraySlice<UInt8>) = ([], word[...])
    while let letter = rest.first {
      if let rule = spellings.first(where: { rest.starts(with: $0.from) }) {
        out += rule.to
        rest = rest.dropFirst(rule.from.count)
      } else {
        out.append(letter)
        rest = rest.dropFirst()
      }
    }
    return out
  }
}
