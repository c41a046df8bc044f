/// Letters brought to lower-case ASCII, for looking up and for distances between names.
///
/// Latin letters lose their marks, Cyrillic ones become the letters of the BGN/PCGN transliteration
/// (without its apostrophes), everything else that is neither letter nor digit becomes one space.

package enum Folding {
  /// Words in lower case with single spaces.
  package static func key(_ text: some StringProtocol) -> String {
    var result = ""
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      let folded = fold(scalar)
      if folded.isEmpty {
        // A mark that sits on a letter or inside a word leaves no gap.
        if !joins(scalar) { pendingSpace = !result.isEmpty }
        continue
      }
      if pendingSpace { result += " " }
      pendingSpace = false
      result += folded
    }
    return result
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    (0x300...0x36F).contains(scalar.value) || scalar == "'" || scalar == "’" || scalar == "."
  }

  static func fold(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 48...57, 97...122: return String(Character(scalar))
    case 65...90: return String(Character(Unicode.Scalar(UInt8(scalar.value + 32))))
    case 0...0x7F: return ""
    default: return table[scalar] ?? ""
    }
  }

  private static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for (letters, base) in latin {
      for scalar in letters.unicodeScalars { table[scalar] = base }
    }
    for (letters, base) in cyrillic {
      for scalar in letters.unicodeScalars { table[scalar] = base }
    }
    return table
  }()

  private static let latin: [(String, String)] = [
    ("áàâäãåāăąÁÀÂÄÃÅĀĂĄªǎ", "a"), ("éèêëēĕėęěÉÈÊËĒĔĖĘĚ", "e"), ("íìîïĩīĭįıÍÌÎÏĨĪĬĮİ", "i"),
    ("óòôöõøōŏőÓÒÔÖÕØŌŎŐº", "o"), ("úùûüũūŭůűųÚÙÛÜŨŪŬŮŰŲ", "u"), ("ýÿÝŸ", "y"), ("çćĉċčÇĆĈĊČ", "c"),
    ("ñńņňÑŃŅŇ", "n"), ("śŝşšșŚŜŞŠȘ", "s"), ("źżžŹŻŽ", "z"), ("ğĝġģĞĜĠĢ", "g"), ("łĺļľŁĹĻĽ", "l"),
    ("ďđĎĐ", "d"), ("ťţțŤŢȚ", "t"), ("ŕŗřŔŖŘ", "r"), ("ĵĴ", "j"), ("ķĶ", "k"), ("ĥħĤĦ", "h"),
    ("ŵŴ", "w"), ("ß", "ss"), ("æÆ", "ae"), ("œŒ", "oe"), ("þÞ", "th"), ("ðÐ", "d"),
  ]

  private static let cyrillic: [(String, String)] = [
    ("аА", "a"), ("бБ", "b"), ("вВ", "v"), ("гГ", "g"), ("дД", "d"), ("еЕэЭ", "e"), ("ёЁ", "yo"),
    ("жЖ", "zh"), ("зЗ", "z"), ("иИ", "i"), ("йЙыЫ", "y"), ("кК", "k"), ("лЛ", "l"), ("мМ", "m"),
    ("нН", "n"), ("оО", "o"), ("пП", "p"), ("рР", "r"), ("сС", "s"), ("тТ", "t"), ("уУ", "u"),
    ("фФ", "f"), ("хХ", "kh"), ("цЦ", "ts"), ("чЧ", "ch"), ("шШ", "sh"), ("щЩ", "shch"),
    ("юЮ", "yu"), ("яЯ", "ya"), ("іІїЇ", "i"), ("єЄ", "ye"), ("ґҐ", "g"),
  ]

  /// The least number of letters to insert, delete, change or swap with a neighbour that makes one
  /// text the other (Damerau 1964, restricted form); nil when it is more than `limit`.
  package static func distance(_ left: String, _ right: String, limit: Int) -> Int? {
    let (a, b) = (Array(left.utf8), Array(right.utf8))
    guard abs(a.count - b.count) <= limit else { return nil }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var before = [Int](repeating: 0, count: b.count + 1)
    var previous = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], before[j - 2] + 1)
        }
      }
      if let least = row.min(), least > limit { return nil }
      (before, previous) = (previous, row)
    }
    let result = previous[b.count]
    return result <= limit ? result : nil
  }
}
