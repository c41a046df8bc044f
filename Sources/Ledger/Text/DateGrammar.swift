/// Days, months, years and spans of them in English and Spanish text.
///
/// A date without its year is the last such day on or before the day of publication; without a day
/// of publication it is not dated at all. A month's name alone counts only behind a preposition,
/// since May is also a verb and March a demonstration.
package import Vocabulary

/// A date or period found in a text.
package struct DateMention: Hashable, Sendable {
  package let start: CivilDate
  package let end: CivilDate
  package let span: Range<Int>
  package let text: String
}

struct DateGrammar {
  let tokens: Tokens
  let language: TextLanguage
  let published: CivilDate?

  private struct Found {
    let start: CivilDate
    let end: CivilDate
    let next: Int
  }

  func all() -> [(mention: DateMention, tokens: Range<Int>)] {
    var result: [(DateMention, Range<Int>)] = []
    var index = 0
    while index < tokens.count {
      guard let found = read(index) else {
        index += 1
        continue
      }
      let range = index..<found.next
      result.append(
        (
          DateMention(
            start: found.start, end: found.end, span: tokens.span(range),
            text: tokens.string(range)), range
        ))
      index = found.next
    }
    return result
  }

  private func read(_ index: Int) -> Found? {
    iso(index) ?? dayFirst(index) ?? monthFirst(index) ?? partOfYear(index) ?? years(index)
  }

  /// `the first half of 2024`, `Q3 2024`, `segundo trimestre de 2023`.
  private func partOfYear(_ index: Int) -> Found? {
    guard let part = YearParts(tokens: tokens).read(index) else { return nil }
    var next = part.end
    while ["of", "de", "del", "the", "año", "ano", ","].contains(tokens.key(next)) { next += 1 }
    guard let year = year(next),
      let first = wholeMonth(year, part.months.lowerBound, next: next + 1),
      let last = wholeMonth(year, part.months.upperBound, next: next + 1)
    else { return nil }
    return Found(start: first.start, end: last.end, next: next + 1)
  }

  /// `2025-07-05`.
  private func iso(_ index: Int) -> Found? {
    guard let year = year(index), tokens.key(index + 1) == "-", tokens.touches(index + 1),
      let month = number(index + 2, 1...12), tokens.key(index + 3) == "-",
      let day = number(index + 4, 1...31),
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return Found(start: date, end: date, next: index + 5)
  }

  /// `5 July 2025`, `5 de julio de 2025`, `July`-less days are no dates.
  private func dayFirst(_ index: Int) -> Found? {
    guard let day = number(index, 1...31), !isAttached(index) else { return nil }
    var next = index + 1
    if ["st", "nd", "rd", "th", "o"].contains(tokens.key(next)), tokens.touches(next) { next += 1 }
    if ["of", "de"].contains(tokens.key(next)) { next += 1 }
    guard let month = Self.months[tokens.key(next)], tokens.isWord(next) else { return nil }
    next += 1
    let year = trailingYear(next)
    return date(year?.value, month, day, next: year?.next ?? next)
  }

  /// `July 5, 2025`, `July 2025`, `in July`.
  private func monthFirst(_ index: Int) -> Found? {
    guard let token = tokens[index], token.kind == .word, let month = Self.months[token.key],
      language == .spanish || token.isCapitalised
    else { return nil }
    let next = tokens.key(index + 1) == "." ? index + 2 : index + 1
    if let day = number(next, 1...31), year(next) == nil, tokens.key(next + 1) != "%" {
      let year = trailingYear(next + 1)
      return date(year?.value, month, day, next: year?.next ?? next + 1)
    }
    if let year = trailingYear(next) { return wholeMonth(year.value, month, next: year.next) }
    guard Self.prepositions.contains(tokens.key(index - 1)), token.key.utf8.count > 2 else {
      return nil
    }
    guard let published else { return nil }
    let year = month > published.month ? published.year - 1 : published.year
    return wholeMonth(year, month, next: index + 1)
  }

  private static let prepositions: Set<String> = [
    "in", "last", "since", "early", "late", "mid", "by", "until", "from", "en", "desde", "hasta",
    "pasado", "de",
  ]

  private func wholeMonth(_ year: Int, _ month: Int, next: Int) -> Found? {
    guard let start = CivilDate(year: year, month: month, day: 1) else { return nil }
    let last = (28...31).reversed().lazy.compactMap {
      CivilDate(year: year, month: month, day: $0)
    }.first
    return Found(start: start, end: last ?? start, next: next)
  }

  private func date(_ year: Int?, _ month: Int, _ day: Int, next: Int) -> Found? {
    if let year, let date = CivilDate(year: year, month: month, day: day) {
      return Found(start: date, end: date, next: next)
    }
    guard year == nil, let published else { return nil }
    for candidate in [published.year, published.year - 1] {
      if let date = CivilDate(year: candidate, month: month, day: day), date <= published {
        return Found(start: date, end: date, next: next)
      }
    }
    return nil
  }

  /// A year behind a month, with its comma or "de".
  private func trailingYear(_ index: Int) -> (value: Int, next: Int)? {
    var next = index
    if [",", "de", "del", "of", "."].contains(tokens.key(next)) { next += 1 }
    return year(next).map { ($0, next + 1) }
  }

  /// `2024`, `2025–2031`, `2026 to 2040`, `entre 2001 y 2022`.
  private func years(_ index: Int) -> Found? {
    guard let first = year(index), !isAttached(index), !isQuantity(index + 1) else { return nil }
    var next = index + 1
    var last = first
    let joins = ["-", "–", "—", "/", "to", "a", "y", "and", "al", "through", "until"]
    if joins.contains(tokens.key(next)), let second = year(next + 1), second > first,
      !["y", "and"].contains(tokens.key(next))
        || ["between", "entre"].contains(tokens.key(index - 1))
    {
      last = second
      next += 2
    }
    guard let start = CivilDate(year: first, month: 1, day: 1),
      let end = CivilDate(year: last, month: 12, day: 31)
    else { return nil }
    return Found(start: start, end: end, next: next)
  }

  /// A four-digit number that counts something is no year.
  private func isQuantity(_ index: Int) -> Bool {
    let units = UnitReader(tokens: tokens, language: language)
    guard let token = tokens[index], token.kind == .word || token.key == "%" else { return false }
    if case .count? = units.unit(index)?.entry.unit { return false }
    return units.unit(index) != nil
  }

  private func isAttached(_ index: Int) -> Bool {
    guard tokens.touches(index), let before = tokens[index - 1] else { return false }
    return before.kind == .word
      || [",", ".", "$", "€", "£"].contains(before.key)
        && (before.kind == .symbol && (tokens[index - 2]?.kind == .digits || before.key != ","))
  }

  private func year(_ index: Int) -> Int? {
    guard let token = tokens[index], token.kind == .digits, token.text.utf8.count == 4,
      let value = Int(token.text), (1900...2100).contains(value),
      tokens[index + 1].map({ $0.spaced || $0.kind == .symbol }) ?? true,
      ![",", "."].contains(tokens.key(index + 1)) || tokens[index + 2]?.kind != .digits
        || !tokens.touches(index + 2)
    else { return nil }
    return value
  }

  private func number(_ index: Int, _ range: ClosedRange<Int>) -> Int? {
    guard let token = tokens[index], token.kind == .digits, token.text.utf8.count <= 2,
      let value = Int(token.text), range.contains(value)
    else { return nil }
    return value
  }

  static let months: [String: Int] = {
    var table: [String: Int] = [:]
    for (index, names) in [
      "january jan enero ene", "february feb febrero", "march mar marzo", "april apr abril abr",
      "may mayo", "june jun junio", "july jul julio", "august aug agosto ago",
      "september sept sep septiembre setiembre", "october oct octubre", "november nov noviembre",
      "december dec diciembre dic",
    ].enumerated() {
      for name in names.split(separator: " ") { table[String(name)] = index + 1 }
    }
    return table
  }()
}
