/// Amounts of money: a sign, code or name before or behind the number, in either language.
import Vocabulary

struct MoneyReader {
  let tokens: Tokens
  let language: TextLanguage
  let numbers: NumberGrammar

  private typealias Found = QuantityGrammar.Found

  func read(_ index: Int) -> QuantityGrammar.Found? {
    if let prefix = prefix(index), let found = prefixed(prefix) { return found }
    guard let first = numbers.read(index), first.value >= 0 else { return nil }
    let range = numbers.range(first, at: index)
    if let millions = millions(range) { return millions }
    guard let suffix = suffix(range.end), !range.looksLikeYear || suffix.isName else { return nil }
    // "75 USD millones": the scale stands behind the currency.
    if case .scale(let scale) = numbers.lexicon.words[tokens.key(suffix.end)], scale > 1000 {
      return Found(
        low: range.low * scale, high: range.high * scale, unit: .money(suffix.currency),
        per: nil, end: suffix.end + 1)
    }
    let cents = cents(suffix.end, after: first, isName: suffix.isName)
    return Found(
      low: range.low + (cents?.value ?? 0), high: range.high + (cents?.value ?? 0),
      unit: .money(suffix.currency), per: nil, end: cents?.end ?? suffix.end)
  }

  // MARK: before the number

  private struct Prefix {
    let currency: Currency
    let end: Int
  }

  private func prefixed(_ prefix: Prefix) -> Found? {
    guard let first = numbers.read(prefix.end), first.value >= 0 else { return nil }
    var range = range(first, at: prefix.end)
    var end = range.end
    if let token = tokens[prefix.end - 1], code(token)?.isMillions == true {
      return Found(
        low: range.low * 1e6, high: range.high * 1e6, unit: .money(prefix.currency), per: nil,
        end: end)
    }
    // "$5m" and "$ 3 m": behind a sign an m is a million.
    if let letter = tokens[end], letter.text == "m" || letter.text == "mn" {
      range = NumberRange(
        low: range.low * 1e6, high: range.high * 1e6, end: end + 1, looksLikeYear: false)
      end = range.end
    }
    if first.isWhole, let cents = cents(end, after: first, isName: false) {
      return Found(
        low: range.low + cents.value, high: range.high + cents.value,
        unit: .money(prefix.currency), per: nil, end: cents.end)
    }
    if let again = suffix(end), again.currency == prefix.currency, again.isName {
      end = again.end
    }
    return Found(
      low: range.low, high: range.high, unit: .money(prefix.currency), per: nil, end: end)
  }

  /// A range whose second number may carry the sign too: `$10,000–$30,000`.
  private func range(_ first: NumberMatch, at index: Int) -> NumberRange {
    let plain = numbers.range(first, at: index)
    guard plain.end == first.end, let next = numbers.rangeMark(first.end, first, from: index - 1)
    else {
      return plain
    }
    let start = prefix(next)?.end ?? next
    guard let second = numbers.read(start),
      second.value > first.value || numbers.isChange(index - 1)
    else { return plain }
    return NumberRange(
      low: first.value, high: second.value, end: second.end, looksLikeYear: false)
  }

  private func prefix(_ index: Int) -> Prefix? {
    guard let token = tokens[index] else { return nil }
    if token.kind == .symbol {
      guard let currency = Self.signs[token.text] else { return nil }
      return Prefix(currency: currency, end: index + 1)
    }
    guard token.kind == .word else { return nil }
    if let dollar = lettered(index) { return dollar }
    if let code = code(token) { return Prefix(currency: code.currency, end: index + 1) }
    if token.key == "bs", tokens.key(index + 1) == ".", let currency = Currency(code: "VES") {
      return Prefix(currency: currency, end: index + 2)
    }
    // "dólar 22,5 millones": a name in the singular.
    guard ["dolar", "dollar", "euro"].contains(token.key) else { return nil }
    return Currency(code: token.key == "euro" ? "EUR" : "USD").map {
      Prefix(currency: $0, end: index + 1)
    }
  }

  /// `US$`, `U.S. $`, `C $`, `u$d`, `HK$`.
  private func lettered(_ index: Int) -> Prefix? {
    var word = tokens.key(index)
    var next = index + 1
    if word == "u", tokens.key(next) == ".", tokens.key(next + 1) == "s" {
      word = "us"
      next += tokens.key(next + 2) == "." ? 3 : 2
    }
    guard tokens.key(next) == "$", let code = Self.letters[word] else { return nil }
    // "a $5" is an article and a US dollar; "A$5" an Australian one.
    if ["a", "s", "r"].contains(word),
      !tokens.touches(next) || !(tokens[index]?.isCapitalised ?? false)
    {
      return nil
    }
    let isSplit = word == "u" && ["d", "s"].contains(tokens.key(next + 1))
    if word == "u", !isSplit { return nil }
    return Currency(code: code).map { Prefix(currency: $0, end: isSplit ? next + 2 : next + 1) }
  }

  private static let letters: [String: String] = [
    "us": "USD", "u": "USD", "usd": "USD", "c": "CAD", "ca": "CAD", "cad": "CAD", "a": "AUD",
    "au": "AUD", "aud": "AUD", "hk": "HKD", "hkd": "HKD", "nz": "NZD", "nzd": "NZD", "mx": "MXN",
    "mxn": "MXN", "mex": "MXN", "r": "BRL", "s": "SGD", "sg": "SGD", "nt": "TWD",
  ]

  /// A code in capitals; with an M in front (`MUSD`) it stands for millions.
  private func code(_ token: Token) -> (currency: Currency, isMillions: Bool)? {
    guard token.kind == .word,
      token.text.uppercased() == token.text || Self.lowerCodes.contains(token.text)
    else { return nil }
    if let currency = Currencies.code(token.text.uppercased()) { return (currency, false) }
    guard token.text.hasPrefix("M"), let currency = Currencies.code(String(token.text.dropFirst()))
    else { return nil }
    return (currency, true)
  }

  /// `30 MUSD`.
  private func millions(_ range: NumberRange) -> QuantityGrammar.Found? {
    guard let token = tokens[range.end], let code = code(token), code.isMillions else { return nil }
    return Found(
      low: range.low * 1e6, high: range.high * 1e6, unit: .money(code.currency), per: nil,
      end: range.end + 1)
  }

  private static let lowerCodes: Set<String> = ["usd", "rmb", "eur", "gbp", "rub", "cny"]

  private static let signs: [String: Currency] = {
    var table: [String: Currency] = [:]
    for (sign, code) in Currencies.signs where sign.unicodeScalars.count == 1 {
      table[sign] = Currency(code: code)
    }
    return table
  }()

  // MARK: behind the number

  private struct Suffix {
    let currency: Currency
    let end: Int
    let isName: Bool
  }

  private func suffix(_ index: Int) -> Suffix? {
    guard let token = tokens[index], !token.breaks else { return nil }
    if let currency = Self.signs[token.text] {
      // "10 $ 30 $" is two amounts; a sign glued to the next number belongs to that one.
      if tokens[index + 1]?.kind == .digits, tokens.touches(index + 1), token.spaced { return nil }
      return Suffix(currency: currency, end: index + 1, isName: false)
    }
    if token.kind == .word, let dollar = lettered(index) {
      guard tokens[dollar.end]?.kind != .digits else { return nil }
      return Suffix(currency: dollar.currency, end: dollar.end, isName: false)
    }
    if let code = code(token), !code.isMillions {
      return Suffix(currency: code.currency, end: index + 1, isName: true)
    }
    let start = token.key == "-" || (token.key == "de" && language == .spanish) ? index + 1 : index
    return name(start)
  }

  private func name(_ index: Int) -> Suffix? {
    for length in stride(from: 4, through: 1, by: -1) {
      let part = (index..<index + length).compactMap { tokens[$0] }
      guard part.count == length, part.allSatisfy({ $0.kind == .word }) else { continue }
      let key = part.map(\.key).joined(separator: " ")
      // Another country's dollar or franc must not pass for the plain one.
      if let code = Currencies.names[key], let currency = Currency(code: code),
        !isOtherCurrency(index + length)
      {
        return Suffix(currency: currency, end: index + length, isName: true)
      }
    }
    return nil
  }

  /// `dólares namibios`: a word of nationality behind the name that the table does not know.
  private func isOtherCurrency(_ index: Int) -> Bool {
    guard language == .spanish else { return false }
    let key = tokens.key(index)
    return [
      "canadienses", "australianos", "neozelandeses", "liberianos", "jamaiquinos", "egipcias",
      "libanesas", "sirias", "turcas", "irlandesas",
    ].contains(key)
  }

  /// The hundredths of `3 dollars 50 cents`, `15 dólares con 50`, `$100 and fifty`.
  private func cents(
    _ index: Int, after first: NumberMatch, isName: Bool
  ) -> (value: Double, end: Int)? {
    guard first.isWhole, first.value < 1e6 else { return nil }
    let isJoined = ["and", "y", "con"].contains(tokens.key(index))
    let start = isJoined ? index + 1 : index
    guard let part = numbers.read(start), part.isWhole, part.value > 0, part.value < 100,
      tokens[start]?.breaks == false
    else { return nil }
    if Currencies.cents.contains(tokens.key(part.end)) { return (part.value / 100, part.end + 1) }
    // Without the word for cents, a joined number counts only when nothing follows that it could be
    // a number of; an unjoined one only when no unit follows.
    if suffix(part.end) != nil || tokens.key(part.end) == "%" { return nil }
    if tokens.isWord(part.end), tokens.touches(part.end) { return nil }
    let isFollowed = tokens.isWord(part.end) || tokens[part.end]?.kind == .digits
    if isJoined { return isFollowed ? nil : (part.value / 100, part.end) }
    guard isName, part.value >= 10,
      UnitReader(tokens: tokens, language: language).unit(part.end) == nil
    else { return nil }
    return (part.value / 100, part.end)
  }
}
