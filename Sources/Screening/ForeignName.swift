/// Names of foreigners written in Chinese characters by sound: `贝拉克·奥巴马`, *Barack Obama*.
///
/// A dot between the characters marks them (GB/T 15834, 4.13). Each part is one word; a syllable stands for one
/// consonant and its vowels hardly count, so the word is kept as its consonants and read as one that was written
/// without short vowels. `L` stands for *r* as well, `J` for *d* and *t* before *i*: the tables of Xinhua's
/// *Names of the World's Peoples* have no other characters for them.
enum ForeignName {
  private static let dots: Set<Character> = ["\u{B7}", "\u{2022}", "\u{2027}", "\u{30FB}"]

  /// Nil when the text is no such name.
  static func inChinese(_ text: String, _ romaniser: Romaniser) -> Romaniser.Result? {
    guard text.utf8.contains(where: { $0 >= 0xE2 }), text.contains(where: dots.contains),
      text.unicodeScalars.allSatisfy(isOfSuchName)
    else { return nil }
    var result = Romaniser.Result(letters: [], isAbjad: true, isForeign: true, isSyllabic: false)
    for part in text.split(whereSeparator: dots.contains) {
      let word = consonants(romaniser.romanise(part).letters.filter { $0 != 0x20 })
      guard !word.isEmpty else { return nil }
      if !result.letters.isEmpty { result.letters.append(0x20) }
      result.letters += word
    }
    return result
  }

  private static func isOfSuchName(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) || scalar.value == 0x20
      || dots.contains(Character(scalar))
  }

  /// The first letter and the consonants of a word in pinyin.
  private static func consonants(_ pinyin: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for (place, letter) in pinyin.enumerated() {
      let isVowel = "AEIOUY".utf8.contains(letter)
      if isVowel, place > 0 { continue }
      // The end of `NG`, the second letter of `ZH`, `CH`, `SH`.
      if place > 0, letter == 0x47, pinyin[place - 1] == 0x4E { continue }
      if place > 0, letter == 0x48, "ZCS".utf8.contains(pinyin[place - 1]) { continue }
      switch letter {
      case 0x4A: out.append(0x44)  // J
      case 0x51: out.append(0x4B)  // Q
      case 0x58: out.append(0x53)  // X
      default: out.append(letter)
      }
    }
    return out
  }
}
