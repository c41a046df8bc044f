/// Fractions in words: `three twenty-firsts`, `two million and a half`, `cinco con un cuarto`.

struct FractionWords {
  let tokens: Tokens
  let lexicon: NumberLexicon

  /// A divisor and the token behind it.
  struct Divisor {
    let value: Double
    let end: Int
    let isPlural: Bool
  }

  private typealias Sum = NumberComposer.Composition

  /// What a composed whole number becomes with the words behind it; nil when nothing belongs to it.
  func read(
    _ start: Int, _ sum: NumberComposer.Composition, _ composer: NumberComposer
  ) -> NumberMatch? {
    if let match = simple(start, sum, composer) { return ofScale(match) }
    if let match = mixed(sum, composer) { return match }
    if let match = decimals(sum, composer) { return match }
    return over(sum, composer)
  }

  /// `three fifths`, `one twenty-fifth`, and with a compound divisor `one hundred thirty-fifths`.
  private func simple(_ start: Int, _ sum: Sum, _ composer: NumberComposer) -> NumberMatch? {
    guard !sum.isDigits else { return nil }
    if let long = longDivisor(sum, composer), (sum.value == 1) != long.isPlural {
      return NumberMatch(
        value: sum.value / long.value, end: long.end, isDigits: false, isWhole: false)
    }
    let ordinal = tokens.key(sum.end) == "-" ? sum.end + 1 : sum.end
    guard let part = lexicon.part(tokens.key(ordinal)) else { return nil }
    if let joined = joined(start, sum, composer, part, ordinal + 1) { return joined }
    if let compound = compound(start, sum, composer, part, ordinal) { return compound }
    let isOne = sum.value == 1
    guard part.divisor > 2 || Self.halfWords.contains(tokens.key(ordinal)), isOne != part.isPlural
    else { return nil }
    return NumberMatch(
      value: sum.value / part.divisor, end: ordinal + 1, isDigits: false, isWhole: false)
  }

  private static let halfWords: Set<String> = ["half", "halves", "medio", "medios", "media"]

  /// A divisor of more than one word behind a whole number: `twenty-fifth`, `one hundred and fifth`.
  private func longDivisor(_ sum: Sum, _ composer: NumberComposer) -> Divisor? {
    guard !lexicon.articles.isEmpty else { return nil }
    if let tens = divisor(sum.end), tens.value > 20, tens.end > sum.end + 1 { return tens }
    guard let head = composer.compose(sum.end), head.value >= 100, !head.isDigits else {
      return nil
    }
    let next = lexicon.and.contains(tokens.key(head.end)) ? head.end + 1 : head.end
    guard let part = lexicon.part(tokens.key(next)), part.divisor < 100 else { return nil }
    return Divisor(value: head.value + part.divisor, end: next + 1, isPlural: part.isPlural)
  }

  /// `twenty and three fifths`: behind the last "and" stands a proper fraction of its own.
  private func joined(
    _ start: Int, _ sum: Sum, _ composer: NumberComposer, _ part: PartWord, _ end: Int
  ) -> NumberMatch? {
    guard !lexicon.articles.isEmpty,
      let and = (start..<sum.end).last(where: { lexicon.and.contains(tokens.key($0)) }),
      let tail = composer.compose(and + 1), tail.end == sum.end, tail.value < part.divisor,
      (tail.value == 1) != part.isPlural,
      let whole = cut(at: and, composer).compose(start), whole.end == and
    else { return nil }
    return sumOf(whole, tail.value / part.divisor, end: end)
  }

  private func cut(at index: Int, _ composer: NumberComposer) -> NumberComposer {
    NumberComposer(
      tokens: tokens.cut(at: index), lexicon: composer.lexicon, numerals: composer.numerals)
  }

  /// The divisor takes the last words of the sum when something is left in front of it.
  private func compound(
    _ start: Int, _ sum: Sum, _ composer: NumberComposer, _ part: PartWord, _ ordinal: Int
  ) -> NumberMatch? {
    guard !lexicon.articles.isEmpty, part.divisor < 100 else { return nil }
    for split in (start + 1)..<max(sum.end, start + 1) {
      guard !lexicon.and.contains(tokens.key(split - 1)), tokens.key(split) != "-",
        let tail = composer.compose(split), tail.end == sum.end,
        let head = composer.compose(start), !head.isDigits,
        let front = front(start, split, composer)
      else { continue }
      let fits =
        tail.value >= 20 && tail.value < 100
        ? tail.value.truncatingRemainder(dividingBy: 10) == 0 && part.divisor < 10
        : tail.value >= 100 && tokens.key(split) == "one"
      let isPlural = front > 1
      guard fits, part.isPlural == isPlural else { continue }
      return NumberMatch(
        value: front / (tail.value + part.divisor), end: ordinal + 1, isDigits: false,
        isWhole: false)
    }
    return nil
  }

  /// The number that fills exactly the tokens from `start` to `split`.
  private func front(_ start: Int, _ split: Int, _ composer: NumberComposer) -> Double? {
    guard let sum = cut(at: split, composer).compose(start), sum.end == split else { return nil }
    return sum.value
  }

  /// `two thirds of a million`, `three quarters billion`.
  private func ofScale(_ match: NumberMatch) -> NumberMatch {
    if case .scale(let scale) = lexicon.words[tokens.key(match.end)], match.value < 1 {
      return NumberMatch(
        value: match.value * scale, end: match.end + 1, isDigits: false, isWhole: false)
    }
    guard tokens.key(match.end) == "of", lexicon.articles.contains(tokens.key(match.end + 1)),
      case .scale(let scale) = lexicon.words[tokens.key(match.end + 2)]
    else { return match }
    return NumberMatch(
      value: match.value * scale, end: match.end + 3, isDigits: false, isWhole: false)
  }

  /// `twenty and three fifths`, `one million and a half`, `five and a half million`.
  private func mixed(_ sum: Sum, _ composer: NumberComposer) -> NumberMatch? {
    guard lexicon.and.contains(tokens.key(sum.end)), let share = share(sum.end + 1, composer)
    else { return nil }
    return sumOf(sum, share.value, end: share.end)
  }

  /// A whole number and a proper fraction behind it, which a scale word may follow.
  ///
  /// Behind "million" and above the fraction is one of the scale: `two million and a half`.
  private func sumOf(_ whole: Sum, _ share: Double, end: Int) -> NumberMatch {
    if case .scale(let scale) = lexicon.words[tokens.key(end)],
      whole.parts.isEmpty || whole.lastScale > scale
    {
      let value = whole.parts.isEmpty ? (whole.value + share) * scale : whole.value + share * scale
      return NumberMatch(value: value, end: end + 1, isDigits: false, isWhole: false)
    }
    let unit = whole.endsInScale && whole.lastScale >= 1e6 ? whole.lastScale : 1
    return NumberMatch(
      value: whole.value + share * unit, end: end, isDigits: whole.isDigits, isWhole: false)
  }

  /// A proper fraction: `a half`, `three quarters`, `medio`, `un cuarto`.
  private func share(_ index: Int, _ composer: NumberComposer) -> (value: Double, end: Int)? {
    let key = tokens.key(index)
    if lexicon.halves.contains(key) { return (0.5, index + 1) }
    if lexicon.articles.contains(key) {
      guard let part = divisor(index + 1), !part.isPlural,
        part.value > 2 || tokens.key(index + 1) == "half"
      else { return nil }
      return (1 / part.value, part.end)
    }
    guard let sum = composer.compose(index), !sum.isDigits, let part = divisor(sum.end),
      (sum.value == 1) != part.isPlural, sum.value < part.value
    else { return nil }
    return (sum.value / part.value, part.end)
  }

  /// `fifth`, `twenty-first`; nil when no part word is there.
  func divisor(_ index: Int) -> Divisor? {
    let start = tokens.key(index) == "-" ? index + 1 : index
    if case .tens(let tens) = lexicon.words[tokens.key(start)] {
      let next = tokens.key(start + 1) == "-" ? start + 2 : start + 1
      if let part = lexicon.part(tokens.key(next)), part.divisor < 10 {
        return Divisor(value: tens + part.divisor, end: next + 1, isPlural: part.isPlural)
      }
    }
    guard let part = lexicon.part(tokens.key(start)), part.divisor > 1 else { return nil }
    if tokens.key(start).hasPrefix("second") { return nil }
    return Divisor(value: part.divisor, end: start + 1, isPlural: part.isPlural)
  }

  /// `two hundred point zero three`, `siete con cincuenta`.
  private func decimals(_ sum: Sum, _ composer: NumberComposer) -> NumberMatch? {
    guard !sum.isDigits, lexicon.point.contains(tokens.key(sum.end)) else { return nil }
    var digits = ""
    var index = sum.end + 1
    while case .small(let value) = lexicon.words[tokens.key(index)], value < 10,
      digits.isEmpty || !lexicon.words.isTens(tokens.key(index - 1))
    {
      digits += String(Int(value))
      index += 1
    }
    if digits.count <= 1 || digits.hasPrefix("0"),
      let whole = composer.compose(digits == "0" ? index : sum.end + 1), !whole.isDigits,
      whole.value < 1e6, whole.end > index || digits.isEmpty
    {
      digits = (digits == "0" ? "0" : "") + String(Int(whole.value))
      index = whole.end
    }
    guard !digits.isEmpty, let fraction = Double("0." + digits) else { return nil }
    return NumberMatch(value: sum.value + fraction, end: index, isDigits: false, isWhole: false)
  }

  /// `one over three`, `one out of three`, `1 in twenty`, `uno sobre tres`.
  private func over(_ sum: Sum, _ composer: NumberComposer) -> NumberMatch? {
    var index = sum.end
    let word = tokens.key(index)
    let isOutOf = word == "out" && tokens.key(index + 1) == "of" && !lexicon.articles.isEmpty
    let isIn = word == "in" && sum.value == 1 && !lexicon.articles.isEmpty
    guard lexicon.over.contains(word) || isOutOf || isIn else { return nil }
    index += isOutOf ? 2 : 1
    guard let divisor = composer.compose(index), divisor.value > 1, divisor.isWhole else {
      return nil
    }
    // "$300 over 3 years" is a span of time and "12 out of 10" no share.
    if !isOutOf, tokens.isWord(divisor.end) { return nil }
    if isOutOf || isIn {
      guard sum.value < divisor.value, !sum.isDigits || isIn else { return nil }
    }
    if isIn, divisor.isDigits { return nil }
    return NumberMatch(
      value: sum.value / divisor.value, end: divisor.end, isDigits: false, isWhole: false)
  }
}

extension Tokens {
  /// The same text without the tokens from `index` on.
  func cut(at index: Int) -> Tokens { Tokens(text: text, list: Array(list.prefix(index))) }

  private init(text: [UInt8], list: [Token]) {
    self.text = text
    self.list = list
  }
}

extension [String: NumberWord] {
  fileprivate func isTens(_ key: String) -> Bool {
    if case .tens = self[key] { true } else { false }
  }
}
