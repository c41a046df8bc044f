/// Letters with marks brought to the plain Latin capitals that registers and AIS use.
///
/// AIS can send only A–Z, so a name on a list must meet its transmitted form. The standard library
/// has no Unicode decomposition; the Latin-1 Supplement and Latin Extended-A blocks (U+00C0–U+017F)
/// are mapped by table, combining marks (U+0300–U+036F) are dropped, and letters of other scripts
/// are only brought to upper case. German umlauts become the bare vowel (Ü → U), not "UE", because
/// that is what list publishers print.
enum LetterFolding {
  /// Appends the folded form of one scalar: letters and digits as themselves, nothing for a
  /// combining mark or an apostrophe, a space for everything else.
  static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A: text.unicodeScalars.append(scalar)
    case 0x61...0x7A: text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 32)))
    case 0x26: text += " AND "
    case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x02BC, 0x0300...0x036F: break
    case 0x00...0x7F: text += " "
    case 0xC0...0x17F: text += latin[Int(scalar.value - 0xC0)]
    default: appendCapital(scalar, to: &text)
    }
  }

  /// The plain capitals of a Latin letter with marks, by the table or else by taking the letter
  /// that its Unicode name begins with (`LATIN SMALL LETTER O WITH HORN`).
  static func latin(_ scalar: Unicode.Scalar) -> String {
    if (0xC0...0x17F).contains(scalar.value) { return latin[Int(scalar.value - 0xC0)] }
    let name = scalar.properties.name ?? ""
    guard name.hasPrefix("LATIN ") else {
      return scalar.properties.isAlphabetic ? "" : " "
    }
    if scalar.value == 0x259 || scalar.value == 0x18F { return "A" }
    let words = name.split(separator: " ")
    guard let at = words.firstIndex(of: "LETTER"), at + 1 < words.count else { return "" }
    return words[at + 1].count <= 2 ? String(words[at + 1]) : ""
  }

  /// Some capitals exist only as a letter and a combining mark, which is dropped like any other.
  private static func appendCapital(_ scalar: Unicode.Scalar, to text: inout String) {
    guard scalar.properties.isAlphabetic else {
      text += " "
      return
    }
    let capital = scalar.properties.uppercaseMapping.unicodeScalars
    text.unicodeScalars.append(contentsOf: capital.filter { !(0x0300...0x036F).contains($0.value) })
  }

  /// One entry for each of U+00C0…U+017F, in order.
  private static let latin: [String] =
    ("A A A A A A AE C E E E E I I I I D N O O O O O _ O U U U U Y TH SS "
    + "A A A A A A AE C E E E E I I I I D N O O O O O _ O U U U U Y TH Y "
    + "A A A A A A C C C C C C C C D D D D E E E E E E E E E E G G G G G G G G "
    + "H H H H I I I I I I I I I I IJ IJ J J K K K L L L L L L L L L L "
    + "N N N N N N N N N O O O O O O OE OE R R R R R R S S S S S S S S "
    + "T T T T T T U U U U U U U U U U U U W W Y Y Y Z Z Z Z Z Z S")
    .split(separator: " ").map { $0 == "_" ? " " : String($0) }
}
