/// Numbers of a text with their unit, rate and qualifier: `more than 350 agreements`,
/// `$8–9 billion per year`, `120.000 barriles diarios`.
///
/// A number without a unit of the ledger's table is dropped. Everything found is a suggestion with
/// its exact span: a person confirms it. Docs/Methods/Quantities.md.
import Vocabulary

/// A quantity found in a text.
package struct QuantityMention: Hashable, Sendable {
  package let quantity: Quantity
  /// Bytes from the first token of the number (or its sign) to the last of unit and rate.
  package let span: Range<Int>
  /// The words of that span.
  package let text: String
}

struct QuantityGrammar {
  let tokens: Tokens
  let language: TextLanguage
  private let numbers: NumberGrammar
  private let units: UnitReader
  private let money: MoneyReader

  init(_ tokens: Tokens, _ language: TextLanguage) {
    self.tokens = tokens
    self.language = language
    numbers = NumberGrammar(tokens, language, allowsAttached: true)
    units = UnitReader(tokens: tokens, language: language)
    money = MoneyReader(tokens: tokens, language: language, numbers: numbers)
  }

  /// A quantity in tokens, before its qualifier.
  struct Found {
    let low: Double
    let high: Double
    let unit: Unit
    let per: Per?
    let end: Int
  }

  /// Every quantity from left to right.
  func all() -> [(mention: QuantityMention, tokens: Range<Int>)] {
    var result: [(QuantityMention, Range<Int>)] = []
    var index = 0
    while index < tokens.count {
      guard let found = read(index), found.end > index else {
        index += 1
        continue
      }
      for (part, range) in parts(found, at: index) {
        if let mention = mention(part, range) { result.append((mention, range)) }
      }
      index = found.end
    }
    return result
  }

  /// `rose from 25 to 50 million` tells two numbers, before and after, and no range.
  private func parts(_ found: Found, at index: Int) -> [(Found, Range<Int>)] {
    guard found.low != found.high, numbers.isChange(index),
      let mark = (index..<found.end).first(where: { ["to", "a"].contains(tokens.key($0)) })
    else { return [(found, index..<found.end)] }
    let before = Found(low: found.low, high: found.low, unit: found.unit, per: found.per, end: mark)
    let after = Found(
      low: found.high, high: found.high, unit: found.unit, per: found.per, end: found.end)
    return [(before, index..<mark), (after, mark + 1..<found.end)]
  }

  private func mention(_ found: Found, _ range: Range<Int>) -> QuantityMention? {
    guard found.low.isFinite, found.high.isFinite else { return nil }
    let cues = Cues(tokens: tokens, language: language)
    let qualifier = cues.qualifier(before: range.lowerBound)
    let measure = cues.measure(around: range, unit: found.unit, per: found.per)
    let value = Estimate(low: found.low, best: (found.low + found.high) / 2, high: found.high)
    return QuantityMention(
      quantity: Quantity(
        value, found.unit, per: found.per, qualifier: qualifier, measure: measure),
      span: tokens.span(range), text: tokens.string(range))
  }

  private func read(_ index: Int) -> Found? {
    if let found = money.read(index) {
      let rate = units.rate(found.end, for: found.unit)
      return Found(
        low: found.low, high: found.high, unit: found.unit, per: rate?.per,
        end: rate?.end ?? found.end)
    }
    if let rank = Ranks(tokens: tokens, language: language).read(index) { return rank }
    guard !isInName(index), let first = numbers.read(index) else {
      return multiple(index)
    }
    let range = numbers.range(first, at: index)
    if let found = measured(range, at: index) { return found }
    return share(first, at: index)
  }

  /// Digits that end a name: `T-72`, `AK-103`, `Il-76`.
  private func isInName(_ index: Int) -> Bool {
    guard let token = tokens[index], token.kind == .digits else { return false }
    if !token.spaced, tokens.isWord(index - 1) { return true }
    guard tokens.key(index - 1) == "-", !token.spaced, let before = tokens[index - 2],
      before.kind == .word, tokens.touches(index - 1)
    else { return false }
    return before.text.unicodeScalars.first?.properties.isUppercase == true
  }

  private func measured(_ bare: NumberRange, at index: Int) -> Found? {
    let range = millions(bare) ?? bare
    guard let unit = units.unit(range.end) else { return nil }
    if case .count = unit.entry.unit, range.looksLikeYear || range.low < 0 { return nil }
    if [.year, .month, .day].contains(unit.entry.unit), isPeriod(index, range, unit.end) {
      return nil
    }
    let rate =
      unit.entry.per.map { (per: $0, end: unit.end) } ?? units.rate(unit.end, for: unit.entry.unit)
    return Found(
      low: range.low * unit.entry.factor, high: range.high * unit.entry.factor,
      unit: unit.entry.unit, per: rate?.per, end: rate?.end ?? unit.end)
  }

  /// `1.9m barrels`: before a unit that is no length of time, an m is a million.
  private func millions(_ range: NumberRange) -> NumberRange? {
    guard let letter = tokens[range.end], letter.text == "m", !letter.breaks,
      let unit = units.unit(range.end + 1), ![.year, .month, .day].contains(unit.entry.unit)
    else { return nil }
    return NumberRange(
      low: range.low * 1e6, high: range.high * 1e6, end: range.end + 1, looksLikeYear: false)
  }

  /// "the first nine months", "last two years" are periods and "8 days ago" a date.
  private func isPeriod(_ index: Int, _ range: NumberRange, _ end: Int) -> Bool {
    if range.looksLikeYear { return true }
    let behind = ["ago", "earlier", "later", "before", "after", "antes", "despues", "atras"]
    if behind.contains(tokens.key(end)) { return true }
    return [
      "first", "last", "past", "previous", "primeros", "primeras", "ultimos", "ultimas",
      "pasados", "hace",
    ].contains(tokens.key(index - 1))
  }

  /// `a third of`, `less than a third`: a fraction without a unit is a ratio.
  private func share(_ match: NumberMatch, at index: Int) -> Found? {
    guard !match.isDigits, !match.isWhole, match.value > 0, match.value < 1,
      !YearParts.ordinals.keys.contains(tokens.key(index - 1))
    else { return nil }
    let of = ["of", "de", "del", "what", "that"].contains(tokens.key(match.end))
    let cues = Cues(tokens: tokens, language: language)
    guard of || cues.qualifier(before: index) != .exactly else { return nil }
    return Found(low: match.value, high: match.value, unit: .ratio, per: nil, end: match.end)
  }

  /// `double`, `twice`, `el doble`: a multiple when something is compared.
  private func multiple(_ index: Int) -> Found? {
    let key = tokens.key(index)
    guard let value = Self.multiples[key], key != "doubled" else { return nil }
    let next = tokens.key(index + 1)
    let cues = Cues(tokens: tokens, language: language)
    let isCompared = ["from", "the", "that", "what", "as", "de", "que", "del"].contains(next)
    guard isCompared || cues.qualifier(before: index) != .exactly else { return nil }
    return Found(low: value, high: value, unit: .ratio, per: nil, end: index + 1)
  }

  private static let multiples: [String: Double] = [
    "double": 2, "twice": 2, "triple": 3, "thrice": 3, "quadruple": 4, "doble": 2,
    "cuadruple": 4,
  ]
}

/// One number or two with the range between them.
struct NumberRange {
  let low: Double
  let high: Double
  let end: Int
  let looksLikeYear: Bool
}

extension NumberGrammar {
  /// The number at `index` with a second one behind a dash or "to": `8-9 billion`, `10 a 15`.
  func range(_ first: NumberMatch, at index: Int) -> NumberRange {
    let single = NumberRange(
      low: first.value, high: first.value, end: first.end, looksLikeYear: first.looksLikeYear)
    guard let next = rangeMark(first.end, first, from: index), let second = read(next),
      second.isDigits == first.isDigits,
      second.value > 0
    else { return single }
    let low = scaledLike(second, at: next, first, from: index)
    guard low < second.value || (low > second.value && isChange(index)) else { return single }
    return NumberRange(
      low: low, high: second.value, end: second.end,
      looksLikeYear: first.looksLikeYear && second.looksLikeYear)
  }

  /// `fell from 12 to 9`: the one place where a second number may be the smaller.
  func isChange(_ index: Int) -> Bool {
    ["from", "de"].contains(tokens.key(index - 1))
      && Cues(tokens: tokens, language: language).isChange(before: index - 1)
  }

  /// Where the second number of a range begins; nil when no mark stands there.
  ///
  /// `start` is where the first number or its sign begins: "and" joins two numbers only behind
  /// "between".
  func rangeMark(_ index: Int, _ first: NumberMatch, from start: Int) -> Int? {
    let key = tokens.key(index)
    if ["-", "–", "—"].contains(key), first.isDigits {
      var next = index + 1
      if tokens.key(next) == "$" { next += 1 }
      return tokens[next]?.kind == .digits ? next : nil
    }
    let isBetween =
      ["and", "y"].contains(key) && ["between", "entre"].contains(tokens.key(start - 1))
    guard key == "to" || isBetween || (key == "a" && language == .spanish) else { return nil }
    let next = tokens.key(index + 1) == "$" ? index + 2 : index + 1
    return tokens[next]?.kind == .digits || !first.isDigits ? next : nil
  }

  /// The first number of `8-9 billion` takes the scale of the second when it has none of its own.
  private func scaledLike(
    _ second: NumberMatch, at index: Int, _ first: NumberMatch, from start: Int
  ) -> Double {
    let raw = Numerals(tokens: tokens, language: language)
    guard let bare = raw.read(index), let own = raw.read(start), bare.value > 0,
      own.value == first.value, second.value > bare.value
    else { return first.value }
    return first.value * (second.value / bare.value)
  }
}
