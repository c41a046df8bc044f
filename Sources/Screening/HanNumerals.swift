/// Numbers written in Chinese characters after the sign of an ordinal: `第十八星風丸` is the eighteenth *Seifu Maru*.
///
/// Only what follows `第` is read as a number, since characters of numbers stand in names of other meanings as well
/// (`三菱`, `三井`). Tens and hundreds as in GB/T 15835: `十八` is 18, `二十` 20, `百二` 102.
enum HanNumerals {
  private static let digits: [Character: Int] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let powers: [Character: Int] = ["十": 10, "百": 100]

  /// The text with such numbers in digits, parted by spaces.
  static func inDigits(_ text: String) -> String {
    guard text.utf8.contains(0xE7), text.contains("第") else { return text }
    var out = ""
    var rest = text[...]
    while let sign = rest.firstIndex(of: "第") {
      out += rest[..<sign]
      let after = rest[rest.index(after: sign)...]
      let numeral = after.prefix { digits[$0] != nil || powers[$0] != nil }
      out += value(numeral).map { " \($0) " } ?? "第"
      rest = after.dropFirst(value(numeral) == nil ? 0 : numeral.count)
    }
    return out + rest
  }

  /// Nil for no number, and for one of more than six characters.
  private static func value(_ numeral: Substring) -> Int? {
    guard !numeral.isEmpty, numeral.count <= 6 else { return nil }
    guard numeral.contains(where: { powers[$0] != nil }) else {
      return numeral.reduce(0) { $0 * 10 + (digits[$1] ?? 0) }
    }
    var (sum, digit): (Int, Int?) = (0, nil)
    for character in numeral {
      if let power = powers[character] {
        sum += (digit ?? 1) * power
        digit = nil
      } else {
        digit = digits[character]
      }
    }
    return sum + (digit ?? 0)
  }
}
