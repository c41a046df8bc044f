/// One word of a name, in the forms that comparison needs.
///
/// `letters` are plain capitals. `sound` is the same word with the spellings of one sound brought
/// together, so that `Mohammed`, `Muhamed` and `Mochammad`, `Sergej` and `Sergey`, `Qaddafi` and
/// `Kadafi` come close. `skeleton` is what is left without vowels and with related consonants merged;
/// it finds candidates and never decides.
///
/// An object and no value, since the words of a name are handed about a hundred times for each question: a copy
/// counts one reference and not those of two arrays.
final class NameToken: Sendable {
  /// What a word does in a name.
  enum Role: UInt8, Hashable, Sendable {
    /// Tells its bearer from others.
    case name
    /// `AL`, `BIN`, `DE`, `AND`: hardly counts.
    case particle
    /// A word of trade or kind (`TRADING`, `BANK`): counts by how common it is.
    case generic
    /// A number, arabic or roman.
    case numeral
    /// A single letter that stands for a word.
    case initial
    /// A country or a city.
    case place
  }

  let letters: [UInt8]
  let sound: [UInt8]
  let role: Role
  /// Written without short vowels.
  let isAbjad: Bool
  /// How much an agreement in this word tells, in nats.
  let weight: Float
  /// Words of one group stand for one another (`TED` and `THEODORE`, `ZAVOD` and `PLANT`); 0 for none.
  ///
  /// A word that is one Chinese character has that character for its group, with `characterMark`.
  let group: UInt32
  /// Bit set of the letters of `sound`, to rule out distant pairs before counting edits.
  let mask: UInt32
  /// Bit sets of the classes of consonants in `sound` and in `letters`, for the same end.
  let soundClasses: UInt32
  let letterClasses: UInt32

  init(letters: [UInt8], role: Role, isAbjad: Bool, weight: Float, group: UInt32 = 0) {
    self.group = group
    self.letters = letters
    self.role = role
    self.isAbjad = isAbjad
    self.weight = weight
    sound = Sound.form(letters)
    var mask: UInt32 = 0
    for letter in sound where letter >= 65 { mask |= 1 << UInt32(letter - 65) }
    self.mask = mask
    soundClasses = Sound.classSet(sound)
    letterClasses = sound == letters ? soundClasses : Sound.classSet(letters)
  }

  /// The group of words that the first of them stands for.
  static func group(of word: [UInt8]) -> UInt32 {
    UInt32(truncatingIfNeeded: NameKeys.hash(word, 6) | 1) & ~characterMark
  }

  static let characterMark: UInt32 = 1 << 31

  var isCharacter: Bool { group & Self.characterMark != 0 }

  /// The same word as a Chinese character.
  func asCharacter(_ scalar: UInt32) -> NameToken {
    NameToken(
      letters: letters, role: role, isAbjad: isAbjad, weight: weight,
      group: scalar | Self.characterMark)
  }

  /// Both mean something, and not the same.
  func isOther(than other: NameToken) -> Bool {
    group != 0 && other.group != 0 && group != other.group
      && (group ^ other.group) & Self.characterMark == 0
  }

  /// The word was counted among names.
  var isKnown: Bool { weight != TokenWeights.unknown(letters.count) }

  var text: String { String(decoding: letters, as: UTF8.self) }

  /// The word is a compound of Arabic and called by its core alone as well.
  var isCompound: Bool { Self.core(letters) != nil }

  static let servant = Array("ABDUL".utf8)
  /// What `PreparedName.joiningFaith` writes for *of the faith* and *of the Merciful*.
  static let faith = ["UDDIN", "URRAHMAN"].map { Array($0.utf8) }

  /// What tells a compound from others: of `ABDULAZIZ` what he is the servant of, of `NURUDDIN` the first word; nil
  /// for any other word.
  static func core(_ word: [UInt8]) -> ArraySlice<UInt8>? {
    guard word.count >= 8, let last = word.last else { return nil }
    if word.count >= 9, word[0] == 0x41, word.starts(with: servant) { return word.dropFirst(5) }
    guard last == 0x4E else { return nil }
    for ending in faith where word.count >= ending.count + 3 && word.ends(with: ending) {
      return word.dropLast(ending.count)
    }
    return nil
  }
}

/// Two words are equal when all that was told of them is.
extension NameToken: Hashable {
  static func == (one: NameToken, other: NameToken) -> Bool {
    one === other
      || one.group == other.group && one.role == other.role && one.isAbjad == other.isAbjad
        && one.weight == other.weight && one.letters == other.letters
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(letters)
    hasher.combine(group)
    hasher.combine(role)
  }
}

/// Spellings of one sound brought together.
///
/// The letter `C` stands for *ch*, `X` for *sh*, `J` for *zh* and *j* in what comes out; they are free
/// since the letters themselves become `K` or `S` and `KS`.
enum Sound {
  private static let digraphs: [(from: [UInt8], to: [UInt8])] = [
    ("SHCH", "X"), ("SCHTSCH", "X"), ("TSCH", "C"), ("SCH", "X"), ("TCH", "C"), ("DSCH", "J"),
    ("DZH", "J"), ("SHT", "XT"), ("SH", "X"), ("CH", "C"), ("CZ", "C"), ("SZ", "X"), ("ZH", "J"),
    ("DJ", "J"), ("KH", "H"), ("GH", "G"), ("PH", "F"), ("TH", "T"), ("DH", "D"), ("CK", "K"),
    ("TS", "S"), ("TZ", "S"), ("OU", "U"), ("OO", "U"), ("OE", "O"), ("EE", "I"), ("IE", "I"),
    ("AE", "E"),
    ("EY", "EI"), ("AY", "AI"), ("IY", "I"), ("YI", "I"), ("IJ", "I"), ("YY", "I"), ("EJ", "EI"),
    ("AJ", "AI"), ("GY", "D"), ("X", "KS"), ("Q", "K"), ("W", "V"), ("Y", "I"), ("CE", "SE"),
    ("CI", "SI"), ("CY", "SI"), ("C", "K"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// A digraph packed for comparison: up to seven letters and what they become, the first letter lowest.
  private struct Rule: Sendable {
    let from: UInt64
    let mask: UInt64
    let length: Int
    let first: UInt8
    /// Zero when there is one letter only.
    let second: UInt8

    init(_ from: [UInt8], _ to: [UInt8]) {
      self.from = from.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      mask = (1 << UInt64(8 * from.count)) - 1
      length = from.count
      first = to[0]
      second = to.count > 1 ? to[1] : 0
    }
  }

  /// The digraphs that begin with each letter, longest first, and where each letter's begin.
  private static let rules: (all: [Rule], starts: [Int]) = {
    var (all, starts): ([Rule], [Int]) = ([], [0])
    for letter in UInt8(65)...90 {
      let mine = digraphs.filter { $0.from.first == letter }
      all += mine.sorted { $0.from.count > $1.from.count }.map { Rule($0.from, $0.to) }
      starts.append(all.count)
    }
    return (all, starts)
  }()

  static func form(_ letters: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(letters.count + 2)
    let (rules, starts) = Self.rules
    var index = 0
    while index < letters.count {
      let letter = letters[index]
      guard letter >= 65, letter <= 90,
        let rule = rule(letters, index, rules, starts[Int(letter - 65)]..<starts[Int(letter - 64)])
      else {
        if out.last != letter || letter < 65 { out.append(letter) }
        index += 1
        continue
      }
      if out.last != rule.first { out.append(rule.first) }
      if rule.second != 0, rule.first != rule.second { out.append(rule.second) }
      index += rule.length
    }
    if out.count > 3, out.last == UInt8(ascii: "H") { out.removeLast() }
    if out.count > 4, out[out.count - 2] == UInt8(ascii: "O"), out.last == UInt8(ascii: "F") {
      out[out.count - 1] = UInt8(ascii: "V")
    }
    return out
  }

  /// The first rule that fits what stands from `index` on.
  @inline(__always)
  private static func rule(
    _ letters: [UInt8], _ index: Int, _ rules: [Rule], _ mine: Range<Int>
  ) -> Rule? {
    guard !mine.isEmpty else { return nil }
    var window: UInt64 = 0
    for step in 0..<min(7, letters.count - index) {
      window |= UInt64(letters[index + step]) << UInt64(8 * step)
    }
    for place in mine where window & rules[place].mask == rules[place].from { return rules[place] }
    return nil
  }

  /// Classes of consonants that are written for each other: 0 for a vowel or `H`.
  static let classes: [UInt8] = {
    var table = [UInt8](repeating: 0, count: 128)
    let groups = ["PB", "FV", "TD", "KG", "SZXCJ", "M", "N", "L", "R"]
    for (index, group) in groups.enumerated() {
      for letter in group.utf8 { table[Int(letter)] = UInt8(index + 1) }
    }
    for digit in 48...57 { table[digit] = UInt8(digit - 38) }
    return table
  }()

  /// The class of `S`, `Z` and what else hisses.
  static let sibilants: UInt8 = 5

  /// The classes of consonants that a word has, a bit each; digits from bit 10 on.
  static func classSet(_ letters: [UInt8]) -> UInt32 {
    var set: UInt32 = 0
    classes.withUnsafeBufferPointer { classes in
      for letter in letters { set |= 1 << UInt32(classes[Int(letter & 127)]) }
    }
    return set & ~1
  }

  /// Up to ten consonant classes packed into one number; zero when there is none.
  static func skeleton(_ sound: [UInt8]) -> UInt64 {
    var packed: UInt64 = 0
    var count = 0
    var last: UInt8 = 0
    for letter in sound where letter < 128 {
      let symbol = classes[Int(letter)]
      guard symbol != 0, symbol != last || symbol > 9 else { continue }
      packed = packed << 5 | UInt64(symbol)
      last = symbol
      count += 1
      if count == 12 { break }
    }
    return packed
  }
}
