/// Numbers written in digits: separators of thousands and decimals in English and Spanish use.
///
/// A comma or point is a separator of thousands when every group behind it has three digits (or, in
/// English, two in the Indian manner before the last three); else a single one is a decimal mark.
/// With both present the last is the decimal mark. English reads one point as decimal always; Spanish
/// reads a point before exactly three digits as thousands unless the number starts with zero or has
/// more than three digits before it. Narrow or ordinary spaces join groups of three.

/// A number found in tokens.
struct NumberMatch {
  let value: Double
  /// Index of the token behind it.
  var end: Int
  /// Written with digits, at least in part.
  var isDigits: Bool
  /// A year by its form: four digits without separators, 1900…2100.
  var looksLikeYear = false
  /// A fraction or decimal mark or scale word is part of it.
  var isWhole = true
}

/// The two languages the grammar knows.
package enum TextLanguage: String, Sendable, CaseIterable {
  case english = "en"
  case spanish = "es"
}

struct Numerals {
  let tokens: Tokens
  let language: TextLanguage

  /// The digits that begin at `index`, without sign or scale; nil when none do.
  func read(_ index: Int) -> NumberMatch? {
    if let small = vulgar(index) { return small }
    guard let first = tokens[index] else { return nil }
    if first.kind == .digits { return grouped(index) }
    // ".25" and ",25": a decimal mark that opens a number.
    guard first.key == "." || (first.key == "," && language == .spanish), first.spaced,
      tokens.touches(index + 1), let digits = tokens[index + 1], digits.kind == .digits,
      let value = Double("0." + digits.text)
    else { return nil }
    return NumberMatch(value: value, end: index + 2, isDigits: true, isWhole: false)
  }

  private func vulgar(_ index: Int) -> NumberMatch? {
    guard let token = tokens[index], let value = Self.vulgarFractions[token.text] else {
      return nil
    }
    return NumberMatch(value: value, end: index + 1, isDigits: true, isWhole: false)
  }

  static let vulgarFractions: [String: Double] = [
    "½": 1 / 2.0, "⅓": 1 / 3.0, "⅔": 2 / 3.0, "¼": 1 / 4.0, "¾": 3 / 4.0, "⅕": 1 / 5.0,
    "⅖": 2 / 5.0, "⅗": 3 / 5.0, "⅘": 4 / 5.0, "⅙": 1 / 6.0, "⅚": 5 / 6.0, "⅛": 1 / 8.0,
    "⅜": 3 / 8.0, "⅝": 5 / 8.0, "⅞": 7 / 8.0,
  ]

  private struct Group {
    let mark: String
    let digits: String
    let end: Int
  }

  private func grouped(_ index: Int) -> NumberMatch? {
    guard let first = tokens[index] else { return nil }
    if let spaced = spaceGrouped(index, first) { return spaced }
    var groups: [Group] = []
    var next = index + 1
    while tokens.touches(next), tokens.touches(next + 1), let mark = tokens[next],
      [",", "."].contains(mark.key), let digits = tokens[next + 1], digits.kind == .digits
    {
      groups.append(Group(mark: mark.key, digits: digits.text, end: next + 2))
      next += 2
    }
    // A chain that makes no number (an address, a list) is taken apart, unless its first groups are
    // thousands in this language; what follows in the chain is taken apart too.
    let lengths = isChained(index) ? [] : groups.indices.reversed().map { $0 + 1 }
    for length in lengths where length == groups.count || isPartial(groups, length) {
      if let value = value(first.text, Array(groups[..<length])) {
        return NumberMatch(
          value: value.number, end: groups[length - 1].end, isDigits: true, isWhole: value.isWhole)
      }
    }
    guard let value = Double(first.text) else { return nil }
    let isYear = first.text.utf8.count == 4 && (1900...2100).contains(value)
    return NumberMatch(value: value, end: index + 1, isDigits: true, looksLikeYear: isYear)
  }

  /// The digits stand behind a comma or point that follows other digits.
  private func isChained(_ index: Int) -> Bool {
    guard tokens.touches(index), tokens.touches(index - 1), let mark = tokens[index - 1] else {
      return false
    }
    return [",", "."].contains(mark.key) && tokens[index - 2]?.kind == .digits
  }

  private func isPartial(_ groups: [Group], _ length: Int) -> Bool {
    let thousands = language == .english ? "," : "."
    return groups[..<length].allSatisfy { $0.mark == thousands && $0.digits.utf8.count == 3 }
  }

  /// `1 234 567` and `1 234 567.89`.
  private func spaceGrouped(_ index: Int, _ first: Token) -> NumberMatch? {
    guard first.text.utf8.count <= 3, first.text.first != "0" else { return nil }
    var digits = first.text
    var next = index + 1
    while let group = tokens[next], group.kind == .digits, group.text.utf8.count == 3,
      group.spaced, isThinGap(next)
    {
      digits += group.text
      next += 1
    }
    guard next > index + 1, !(tokens[next]?.kind == .digits) else { return nil }
    var isWhole = true
    if let mark = tokens[next], mark.key == decimalMark, tokens.touches(next),
      tokens.touches(next + 1), let decimals = tokens[next + 1], decimals.kind == .digits
    {
      digits += "." + decimals.text
      next += 2
      isWhole = false
    }
    return Double(digits).map {
      NumberMatch(value: $0, end: next, isDigits: true, isWhole: isWhole)
    }
  }

  private var decimalMark: String { language == .english ? "." : "," }

  private func isThinGap(_ index: Int) -> Bool {
    guard let token = tokens[index], let before = tokens[index - 1] else { return false }
    let gap = tokens.text[before.end..<token.start]
    return gap.count <= 3 && !gap.contains(10)
  }

  /// The value of a head and its marked groups; nil when the marks make no single number.
  private func value(_ head: String, _ groups: [Group]) -> (number: Double, isWhole: Bool)? {
    guard let last = groups.last else { return nil }
    let marks = Set(groups.map(\.mark))
    if marks.count == 2 {
      let body = groups.dropLast()
      guard Set(body.map(\.mark)).count == 1, body.first?.mark != last.mark,
        isThousands(head, body.map(\.digits), mark: body.first?.mark ?? "")
      else { return nil }
      return decimal(head + body.map(\.digits).joined(), last.digits)
    }
    let digits = groups.map(\.digits)
    let isThousandsMark = last.mark == (language == .english ? "," : ".")
    if groups.count > 1 || isThousandsMark, isThousands(head, digits, mark: last.mark) {
      // In English several points are an address or a version, never thousands.
      if language == .english, last.mark == ".", groups.count > 1 { return nil }
      return Double(head + digits.joined()).map { ($0, true) }
    }
    return groups.count == 1 ? decimal(head, last.digits) : nil
  }

  private func decimal(_ whole: String, _ fraction: String) -> (number: Double, isWhole: Bool)? {
    Double(whole + "." + fraction).map { ($0, false) }
  }

  private func isThousands(_ head: String, _ groups: [String], mark: String) -> Bool {
    guard head.utf8.count <= 3, !(head.first == "0" && groups.count == 1) else { return false }
    if groups.allSatisfy({ $0.utf8.count == 3 }) { return true }
    guard mark == ",", groups.count > 1, groups.last?.utf8.count == 3, head.utf8.count <= 2 else {
      return false
    }
    return groups.dropLast().allSatisfy { $0.utf8.count == 2 }
  }
}
