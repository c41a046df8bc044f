/// One number of a text: sign, digits or words, scale, fraction, power.
///
/// Docs/Methods/Quantities.md says which forms are read and which are refused on purpose.
import Vocabulary

struct NumberGrammar {
  let tokens: Tokens
  let language: TextLanguage
  let lexicon: NumberLexicon
  private let numerals: Numerals
  private let composer: NumberComposer
  /// A unit may follow digits without a space (`500kb/d`); else such digits are no number.
  let allowsAttached: Bool

  init(_ tokens: Tokens, _ language: TextLanguage, allowsAttached: Bool = false) {
    self.tokens = tokens
    self.language = language
    self.allowsAttached = allowsAttached
    lexicon = .of(language)
    numerals = Numerals(tokens: tokens, language: language)
    composer = NumberComposer(tokens: tokens, lexicon: lexicon, numerals: numerals)
  }

  /// Every number from left to right, none inside another.
  func all() -> [(range: Range<Int>, match: NumberMatch)] {
    var found: [(Range<Int>, NumberMatch)] = []
    var index = 0
    while index < tokens.count {
      if let match = read(index), match.end > index {
        found.append((index..<match.end, match))
        index = match.end
      } else {
        index += 1
      }
    }
    return found
  }

  /// The number that begins at `index`, with its sign.
  func read(_ index: Int) -> NumberMatch? {
    if let start = signed(index) {
      guard var match = magnitude(start) else { return nil }
      match = NumberMatch(
        value: -match.value, end: match.end, isDigits: match.isDigits, isWhole: match.isWhole)
      return match
    }
    return magnitude(index)
  }

  /// Where the magnitude of a negative number begins.
  private func signed(_ index: Int) -> Int? {
    guard let token = tokens[index] else { return nil }
    if token.kind == .word, lexicon.negatives.contains(token.key) { return index + 1 }
    guard token.key == "-", token.spaced || index == 0, tokens[index + 1]?.kind == .digits,
      tokens.touches(index + 1) || index == 0
    else { return nil }
    return index + 1
  }

  private func magnitude(_ index: Int) -> NumberMatch? {
    guard let token = tokens[index] else { return nil }
    if token.kind == .digits || token.kind == .symbol {
      guard var match = numerals.read(index), isFree(index) else { return nil }
      match = power(match) ?? match
      if let mixed = fractionOfDigits(index, match) { return scaled(mixed) ?? mixed }
      guard isFreeBehind(match.end) else { return nil }
      if let scaled = scaled(match) { return scaled }
      guard let longer = words(index), longer.end > match.end else { return match }
      return longer
    }
    return (opening(index) ?? words(index)).map { ofScale($0) ?? $0 }
  }

  /// `three quarters of a million`, `un cuarto de millón`: a fraction of a scale.
  private func ofScale(_ match: NumberMatch) -> NumberMatch? {
    guard match.value < 1, ["of", "de"].contains(tokens.key(match.end)) else { return nil }
    let isArticle = ["a", "un"].contains(tokens.key(match.end + 1))
    let next = isArticle ? match.end + 2 : match.end + 1
    guard case .scale(let scale)? = lexicon.words[tokens.key(next)], scale > 1000 else {
      return nil
    }
    return NumberMatch(
      value: match.value * scale, end: next + 1, isDigits: false, isWhole: false)
  }

  /// Digits glued to a word before them belong to a name or a code.
  private func isFree(_ index: Int) -> Bool {
    guard tokens.touches(index), let before = tokens[index - 1] else { return true }
    return before.kind != .word || Currencies.codes.contains(before.text.uppercased())
  }

  private func isFreeBehind(_ index: Int) -> Bool {
    guard let next = tokens[index], !next.spaced, next.kind == .word else { return true }
    return allowsAttached || lexicon.suffixes[next.text] != nil
  }

  // MARK: digits

  /// `1.1^23`, `1.3x10^6`, `12e-1`.
  private func power(_ match: NumberMatch) -> NumberMatch? {
    var index = match.end
    guard tokens.touches(index), let mark = tokens[index] else { return nil }
    var base = match.value
    var factor = 1.0
    if mark.key == "x", tokens.touches(index + 1), tokens.key(index + 1) == "10",
      tokens.key(index + 2) == "^"
    {
      (base, factor) = (10, match.value)
      index += 3
    } else if mark.key == "e" {
      (base, factor) = (10, match.value)
      index += 1
    } else if mark.key == "^" {
      index += 1
    } else {
      return nil
    }
    var isNegative = false
    while tokens.touches(index), ["-", "+"].contains(tokens.key(index)) {
      if tokens.key(index) == "-" { isNegative.toggle() }
      index += 1
    }
    guard tokens.touches(index), let digits = tokens[index], digits.kind == .digits,
      let exponent = Int(digits.text), exponent <= 300
    else { return nil }
    var value = 1.0
    for _ in 0..<exponent { value *= base }
    let result = factor * (isNegative ? 1 / value : value)
    guard result.isFinite else { return nil }
    return NumberMatch(value: result, end: index + 1, isDigits: true, isWhole: false)
  }

  /// `3/4`, `2 1/4`.
  private func fractionOfDigits(_ index: Int, _ match: NumberMatch) -> NumberMatch? {
    if let value = slash(index, match) { return value }
    guard let next = tokens[match.end], let vulgar = numerals.read(match.end), match.isWhole
    else { return nil }
    if Numerals.vulgarFractions[next.text] != nil {
      return NumberMatch(
        value: match.value + vulgar.value, end: vulgar.end, isDigits: true, isWhole: false)
    }
    guard next.spaced, next.kind == .digits, let part = slash(match.end, vulgar), part.value < 1
    else {
      return nil
    }
    return NumberMatch(
      value: match.value + part.value, end: part.end, isDigits: true, isWhole: false)
  }

  private func slash(_ index: Int, _ match: NumberMatch) -> NumberMatch? {
    guard tokens.key(match.end) == "/", tokens.touches(match.end), tokens.touches(match.end + 1),
      let divisor = numerals.read(match.end + 1), divisor.isDigits, divisor.value > 0,
      tokens.key(divisor.end) != "/" || !tokens.touches(divisor.end), !isTail(index)
    else { return nil }
    return NumberMatch(
      value: match.value / divisor.value, end: divisor.end, isDigits: true, isWhole: false)
  }

  /// The digits follow a slash or hyphen of a date or telephone number.
  private func isTail(_ index: Int) -> Bool {
    guard tokens.touches(index), let mark = tokens[index - 1], ["/", "-"].contains(mark.key) else {
      return false
    }
    return tokens.touches(index - 1) && tokens[index - 2]?.kind == .digits
  }

  /// A scale behind digits: `10k`, `2.33 k`, `1.2b`, `10 bln`; words are the composer's.
  private func scaled(_ match: NumberMatch) -> NumberMatch? {
    guard let token = tokens[match.end], token.kind == .word,
      let scale = lexicon.suffixes[token.text] ?? longSuffix(token),
      !tokens.touches(match.end + 1)
        || tokens[match.end + 1]?.kind == .symbol && tokens.key(match.end + 1) != "-"
    else { return nil }
    if token.spaced {
      // Alone behind a space, a small b or an M before a hyphen is more likely something else.
      guard token.text.utf8.count > 1 || ["k", "K", "M", "G"].contains(token.text) else {
        return nil
      }
      guard !tokens.touches(match.end + 1) || tokens.key(match.end + 1) != "." else { return nil }
    }
    return NumberMatch(
      value: match.value * scale, end: match.end + 1, isDigits: true, isWhole: false)
  }

  private func longSuffix(_ token: Token) -> Double? {
    token.key.utf8.count > 1 && language == .english ? lexicon.suffixes[token.key] : nil
  }

  // MARK: words

  /// Numbers that begin with an article or a half: `a dozen`, `half a million`, `medio millón`.
  private func opening(_ index: Int) -> NumberMatch? {
    let key = tokens.key(index)
    if lexicon.articles.contains(key) { return articled(index) }
    if key == "mitad" {
      return NumberMatch(value: 0.5, end: index + 1, isDigits: false, isWhole: false)
    }
    let isQuarter = key == "quarter" || (key == "cuarto" && language == .spanish)
    guard lexicon.halves.contains(key) || isQuarter else { return nil }
    let share = isQuarter ? 0.25 : 0.5
    let next = lexicon.articles.contains(tokens.key(index + 1)) ? index + 2 : index + 1
    switch lexicon.words[tokens.key(next)] {
    case .scale(let scale):
      return NumberMatch(value: share * scale, end: next + 1, isDigits: false, isWhole: false)
    case .dozen:
      return NumberMatch(value: share * 12, end: next + 1, isDigits: false, isWhole: false)
    default:
      let part = NumberMatch(value: share, end: index + 1, isDigits: false, isWhole: false)
      return key == "half" ? part : ofScale(part)
    }
  }

  private func articled(_ index: Int) -> NumberMatch? {
    let next = tokens.key(index + 1)
    switch lexicon.words[next] {
    case .hundred, .scale:
      guard !next.hasSuffix("s") else { return nil }
      return continued(index + 1, opening: next)
    case .dozen:
      guard !next.hasSuffix("s") else { return nil }
      return NumberMatch(value: 12, end: index + 2, isDigits: false)
    default:
      guard let part = FractionWords(tokens: tokens, lexicon: lexicon).divisor(index + 1),
        !part.isPlural, part.value > 2 || next == "half"
      else { return nil }
      return NumberMatch(value: 1 / part.value, end: part.end, isDigits: false, isWhole: false)
    }
  }

  /// `a hundred thousand …`: the article counts as one.
  private func continued(_ index: Int, opening: String) -> NumberMatch? {
    var value = 1.0
    var end = index
    while true {
      switch lexicon.words[tokens.key(end)] {
      case .hundred: value *= 100
      case .scale(let scale): value *= scale
      default:
        if let part = lexicon.part(tokens.key(end)), part.isPlural, part.divisor > 10 {
          return NumberMatch(
            value: value / part.divisor, end: end + 1, isDigits: false, isWhole: false)
        }
        let tail = composer.compose(
          lexicon.and.contains(tokens.key(end)) ? end + 1 : end)
        if let tail, !tail.isDigits, tail.value < 100, tail.value > 0 {
          return NumberMatch(value: value + tail.value, end: tail.end, isDigits: false)
        }
        return NumberMatch(value: value, end: end, isDigits: false)
      }
      end += 1
    }
  }

  private func words(_ index: Int) -> NumberMatch? {
    guard let sum = composer.compose(index), !isPronoun(index, sum) else { return nil }
    let fractions = FractionWords(tokens: tokens, lexicon: lexicon)
    if let match = fractions.read(index, sum, composer) { return match }
    return NumberMatch(
      value: sum.value, end: sum.end, isDigits: sum.isDigits,
      isWhole: sum.isWhole && sum.parts.isEmpty)
  }

  /// "the one", "this one": no number.
  private func isPronoun(_ index: Int, _ sum: NumberComposer.Composition) -> Bool {
    guard language == .english, sum.atoms == 1, tokens.key(index) == "one" else { return false }
    return ["the", "this", "that", "which", "each", "every", "no", "any"]
      .contains(tokens.key(index - 1))
  }
}
