/// Letters of other scripts written as the Latin capitals that list publishers print.
///
/// Cyrillic follows BGN/PCGN practice as the lists do, Greek ELOT 743, Armenian and Georgian their
/// BGN/PCGN tables. Arabic and Hebrew write few vowels: their letters are given as consonants and
/// long vowels, and a token that comes from them is marked `abjad` so that comparison forgives the
/// vowels that were never written. Hangul is taken apart by the arithmetic of the Unicode Standard
/// (chapter 3.12) in the spelling of the Revised Romanisation. What no table here covers (Han, kana,
/// Thai, the scripts of India and others) goes through the closure a caller hands in, which holds
/// ICU: pure code can have no 30 MB of data.
package struct Romaniser: Sendable {
  /// Writes a run of letters of an unknown script in Latin; nil leaves such letters out.
  package typealias OtherScripts = @Sendable (String) -> String?

  let otherScripts: OtherScripts?
  /// Writes one traditional Chinese character as a simplified one; nil leaves it as it is.
  let simplified: OtherScripts?
  /// Asked before the closures; nil asks these alone.
  let han: HanReadings?

  package init(
    otherScripts: OtherScripts? = nil, simplified: OtherScripts? = nil, han: HanReadings? = nil
  ) {
    self.otherScripts = otherScripts
    self.simplified = simplified
    self.han = han
  }

  /// The same, with a table of Chinese characters to be asked first.
  package func with(_ han: HanReadings?) -> Self {
    Self(otherScripts: otherScripts, simplified: simplified, han: han)
  }

  /// The simplified form of one Chinese character.
  private func simple(_ character: Unicode.Scalar) -> Unicode.Scalar {
    if let han { return han.simple(character) }
    return simplified?(String(character))?.unicodeScalars.first ?? character
  }

  /// Gives each word of a name that is one Chinese character that character, when they are one to one.
  ///
  /// Characters that are read alike are other characters: `石` and `市`, both *shi*.
  func markCharacters(_ name: some StringProtocol, _ tokens: inout [NameToken]) {
    var count = 0
    for scalar in name.unicodeScalars {
      guard (0x4E00...0x9FFF).contains(scalar.value) else {
        if scalar.value == 0x20 { continue } else { return }
      }
      count += 1
    }
    guard count == tokens.count else { return }
    let characters = name.unicodeScalars.lazy.filter { $0.value != 0x20 }
    for (place, character) in characters.enumerated() {
      tokens[place] = tokens[place].asCharacter(simple(character).value)
    }
  }

  /// Latin capitals, digits and spaces, and which of the two kinds of vowels they have.
  struct Result {
    var letters: [UInt8] = []
    /// Some of the text came from a script that leaves short vowels out.
    var isAbjad = false
    /// Some of the text came from a script other than Latin.
    var isForeign = false
    /// Some of the text came from characters that stand for syllables: Han, kana, Hangul.
    var isSyllabic = false
  }

  func romanise(_ text: some StringProtocol) -> Result {
    var result = Result()
    result.letters.reserveCapacity(text.utf8.count)
    var pending = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        flush(&pending, &result)
        Self.appendASCII(UInt8(scalar.value), &result.letters)
        continue
      }
      if let known = Self.known(scalar, &result) {
        flush(&pending, &result)
        result.letters.append(contentsOf: known.utf8)
      } else {
        pending.unicodeScalars.append(scalar)
      }
    }
    flush(&pending, &result)
    return result
  }

  static func appendASCII(_ byte: UInt8, _ letters: inout [UInt8]) {
    switch byte {
    case 0x30...0x39, 0x41...0x5A: letters.append(byte)
    case 0x61...0x7A: letters.append(byte - 32)
    case 0x26: letters.append(contentsOf: " AND ".utf8)
    case 0x25: letters.append(contentsOf: " PERCENT ".utf8)
    case 0x27, 0x60: letters.append(0x27)
    default: letters.append(0x20)
    }
  }

  /// The Latin form of one scalar by the tables; nil when no table has it.
  private static func known(_ scalar: Unicode.Scalar, _ result: inout Result) -> String? {
    let value = scalar.value
    switch value {
    case 0x00B4, 0x02BB, 0x02BC, 0x2018, 0x2019, 0x2032, 0x02BF, 0x02BE: return "'"
    case 0x0300...0x036F, 0x0591...0x05C7, 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x0640,
      0x200B...0x200F, 0xFE00...0xFE0F:
      return ""
    case 0x0080...0x024F, 0x1E00...0x1EFF, 0x0250...0x02AF:
      return LetterFolding.latin(scalar)
    case 0x0370...0x03FF, 0x1F00...0x1FFF: return other(ScriptTables.greek, scalar, &result)
    case 0x0400...0x052F: return other(ScriptTables.cyrillic, scalar, &result)
    case 0x0530...0x058F: return other(ScriptTables.armenian, scalar, &result)
    case 0x10A0...0x10FF, 0x1C90...0x1CBF: return other(ScriptTables.georgian, scalar, &result)
    case 0x0590...0x05FF: return abjad(ScriptTables.hebrew, scalar, &result)
    case 0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF, 0xFE70...0xFEFF:
      return abjad(ScriptTables.arabic, scalar, &result)
    case 0xAC00...0xD7A3:
      result.isForeign = true
      result.isSyllabic = true
      return ScriptTables.hangul(value)
    default:
      switch value {
      case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
        result.isSyllabic = true
      default: break
      }
      return scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
        || scalar.properties.generalCategory == .spacingMark ? nil : " "
    }
  }

  private static func other(
    _ table: [UInt32: String], _ scalar: Unicode.Scalar, _ result: inout Result
  ) -> String {
    if let text = lowercaseLookup(table, scalar) {
      result.isForeign = true
      return text
    }
    return scalar.properties.isAlphabetic ? "" : " "
  }

  private static func abjad(
    _ table: [UInt32: String], _ scalar: Unicode.Scalar, _ result: inout Result
  ) -> String {
    guard let text = table[scalar.value] else {
      if let digit = scalar.properties.numericValue { return String(Int(digit)) }
      return scalar.properties.isAlphabetic ? "" : " "
    }
    result.isAbjad = true
    result.isForeign = true
    return text
  }

  private static func lowercaseLookup(
    _ table: [UInt32: String], _ scalar: Unicode.Scalar
  ) -> String? {
    if let text = table[scalar.value] { return text }
    for small in scalar.properties.lowercaseMapping.unicodeScalars {
      if let text = table[small.value] { return text }
    }
    return nil
  }

  private func flush(_ pending: inout String, _ result: inout Result) {
    guard !pending.isEmpty else { return }
    defer { pending = "" }
    if readByTable(pending, &result.letters) || readByOthers(pending, &result.letters) {
      result.isForeign = true
    }
  }

  /// Characters by the table and the kana between them by the closure, as ICU takes scripts one by one; false,
  /// with nothing read, when there are letters of another script or a character that the table does not have.
  private func readByTable(_ run: String, _ letters: inout [UInt8]) -> Bool {
    guard let han else { return false }
    let start = letters.count
    var (part, isKana) = ("", false)
    func read() -> Bool {
      defer { part = "" }
      if part.isEmpty { return true }
      if isKana { return readByOthers(part, &letters) }
      // ICU parts a character from any letter before it, and from none after it.
      if letters.count > start { letters.append(0x20) }
      return han.read(part, into: &letters)
    }
    for scalar in run.unicodeScalars {
      let isSound = Self.isKana(scalar.value)
      guard isSound || HanReadings.mayHold(scalar), isSound == isKana || read() else {
        letters.removeSubrange(start...)
        return false
      }
      isKana = isSound
      part.unicodeScalars.append(scalar)
    }
    if read() { return true }
    letters.removeSubrange(start...)
    return false
  }

  /// Letters of kana; the mark of a long vowel is of no script, and ICU takes it with what follows.
  private static func isKana(_ value: UInt32) -> Bool {
    (0x3041...0x3096).contains(value) || (0x30A1...0x30FA).contains(value)
  }

  private func readByOthers(_ run: String, _ letters: inout [UInt8]) -> Bool {
    guard let latin = otherScripts?(run) else { return false }
    for scalar in latin.unicodeScalars {
      if scalar.value < 0x80 {
        Self.appendASCII(UInt8(scalar.value), &letters)
      } else if (0x80...0x24F).contains(scalar.value) || (0x1E00...0x1EFF).contains(scalar.value) {
        letters.append(contentsOf: LetterFolding.latin(scalar).utf8)
      }
    }
    return true
  }
}
