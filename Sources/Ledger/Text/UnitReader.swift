/// The unit behind a number and the rate behind the unit.

struct UnitReader {
  let tokens: Tokens
  let language: TextLanguage

  struct UnitMatch {
    let entry: UnitLexicon.Entry
    let end: Int
  }

  func unit(_ index: Int) -> UnitMatch? {
    guard let token = tokens[index], !token.breaks else { return nil }
    if token.key == "%" { return UnitMatch(entry: .init(unit: .percent), end: index + 1) }
    let start = token.key == "-" && tokens.touches(index) ? index + 1 : index
    if let match = abbreviation(start) { return match }
    if let match = named(start) { return match }
    if tokens.key(start) == "de" || tokens.key(start) == "of",
      let match = named(start + 1) ?? abbreviation(start + 1)
    {
      return match
    }
    // "60 millones de cartuchos": Spanish puts "de" between a scale and the thing counted.
    let isPartitive = tokens.key(start) == "de" && Self.scales.contains(tokens.key(start - 1))
    return counted(isPartitive ? start + 1 : start)
  }

  private static let scales: Set<String> = [
    "millon", "millones", "millardo", "millardos", "billon", "billones", "docena", "docenas",
    "decena", "decenas", "centenar", "centenares", "miles",
  ]

  /// `kb/d`, `bpd`, `Mt`; a lone `b` only with `/d`.
  private func abbreviation(_ index: Int) -> UnitMatch? {
    guard let token = tokens[index], token.kind == .word,
      let entry = UnitLexicon.abbreviations[token.text]
    else { return nil }
    if entry.per == nil, entry.unit == .barrel, tokens.key(index + 1) == "/",
      tokens.touches(index + 1), ["d", "day", "dia"].contains(tokens.key(index + 2))
    {
      let day = UnitLexicon.Entry(unit: .barrel, factor: entry.factor, per: .day)
      return UnitMatch(entry: day, end: index + 3)
    }
    if token.text == "b" { return nil }
    if token.text == "t", tokens.touches(index + 1), tokens.key(index + 1) == "-" { return nil }
    return UnitMatch(entry: entry, end: index + 1)
  }

  /// The longest run of words that names a unit.
  private func named(_ index: Int) -> UnitMatch? {
    for length in stride(from: 3, through: 1, by: -1) {
      guard let words = words(index, length), let entry = UnitLexicon.names[words] else { continue }
      return UnitMatch(entry: entry, end: index + length)
    }
    return nil
  }

  private func words(_ index: Int, _ length: Int) -> String? {
    let part = (index..<index + length).compactMap { tokens[$0] }
    guard part.count == length, part.allSatisfy({ $0.kind == .word }),
      part.dropFirst().allSatisfy({ !$0.breaks })
    else { return nil }
    return part.map(\.key).joined(separator: " ")
  }

  /// A counted thing, with at most two words of description or names of a model in between.
  private func counted(_ index: Int) -> UnitMatch? {
    var next = index
    for _ in 0..<3 {
      guard let token = tokens[next], token.kind == .word, !token.breaks else { return nil }
      if let noun = UnitLexicon.counts[token.key] {
        return UnitMatch(entry: .init(unit: .count(noun)), end: next + 1)
      }
      if let behind = model(next) {
        next = behind
      } else if UnitLexicon.stops.contains(token.key) {
        return nil
      } else {
        next += 1
      }
    }
    return nil
  }

  /// The token behind a model's name: `T-72B1V`, `Su-30MK2`, `Igla-S`; nil when none begins here.
  private func model(_ index: Int) -> Int? {
    guard tokens[index]?.isCapitalised == true else { return nil }
    var end = index + 1
    while let part = tokens[end], !part.spaced, part.kind != .symbol || part.key == "-" { end += 1 }
    return end > index + 1 && tokens.key(end - 1) != "-" ? end : nil
  }

  // MARK: rates

  /// `a day`, `per barrel per day`, `/d`, `al año`, `diarios`.
  func rate(_ index: Int, for unit: Unit) -> (per: Per, end: Int)? {
    var start = index
    // "barrels of crude a day"
    if ["of", "de"].contains(tokens.key(start)),
      ["oil", "crude", "petroleo", "crudo"].contains(tokens.key(start + 1))
    {
      start += 2
    }
    guard let first = single(start, isFirst: true) else { return nil }
    guard fits(first.per, unit) else { return nil }
    if first.per == .barrel, let second = single(first.end, isFirst: true), second.per == .day {
      return (.barrelPerDay, second.end)
    }
    return first
  }

  private func fits(_ per: Per, _ unit: Unit) -> Bool {
    switch (per, unit) {
    case (.barrel, .barrel), (.tonne, .tonne): false
    case (_, .percent), (_, .ratio), (_, .rank): per.days != nil
    case (_, .year), (_, .month), (_, .day): false
    default: true
    }
  }

  private func single(_ index: Int, isFirst: Bool) -> (per: Per, end: Int)? {
    var next = index
    let key = tokens.key(index)
    if key == "/" || key == "per" || key == "por" || key == "al" || key == "cada" || key == "each" {
      next += 1
    } else if key == "a" || key == "an" {
      guard language == .english else { return nil }
      next += 1
    } else if key == "-", ["a", "per"].contains(tokens.key(index + 1)) {
      next += 2
    } else if key == "el", tokens.key(index + 1) == "barril" {
      next += 1
    } else if !Self.bare.contains(key) {
      return nil
    }
    if tokens.key(next) == "-" { next += 1 }
    guard let per = UnitLexicon.rates[tokens.key(next)] else { return nil }
    return (per, next + 1)
  }

  /// Rates that need no "per" in front.
  private static let bare: Set<String> = [
    "daily", "diario", "diarios", "diarias", "weekly", "monthly", "annually", "yearly", "mensual",
    "mensuales", "anual", "anuales", "anualmente", "semanales",
  ]
}

/// Places in an order: `sixth-largest`, `second biggest`, `sexto mayor`.
struct Ranks {
  let tokens: Tokens
  let language: TextLanguage

  func read(_ index: Int) -> QuantityGrammar.Found? {
    guard tokens.isWord(index) || tokens[index]?.kind == .digits, let place = place(index) else {
      return nil
    }
    var next = place.end
    if tokens.key(next) == "-" { next += 1 }
    let word = tokens.key(next)
    let isSuperlative =
      language == .english
      ? word.hasSuffix("est") || word == "most" || word == "ranked" : Self.spanish.contains(word)
    guard isSuperlative else { return nil }
    return QuantityGrammar.Found(
      low: place.value, high: place.value, unit: .rank, per: nil, end: next + 1)
  }

  private static let spanish: Set<String> = [
    "mayor", "mayores", "principal", "principales", "mas", "primer",
  ]

  /// An ordinal in words or digits; `second` and `first` too, which are no fractions.
  private func place(_ index: Int) -> (value: Double, end: Int)? {
    let key = tokens.key(index)
    if let digits = tokens[index], digits.kind == .digits, tokens.touches(index + 1),
      ["st", "nd", "rd", "th", "o", "a", "er"].contains(tokens.key(index + 1)),
      let value = Double(digits.text)
    {
      return (value, index + 2)
    }
    if let value = Self.spanishOrdinals[key], language == .spanish { return (value, index + 1) }
    guard language == .english, let part = NumberLexicon.english.parts[key], !part.isPlural,
      key != "half", key != "quarter", part.divisor < 100
    else { return nil }
    return (part.divisor, index + 1)
  }

  private static let spanishOrdinals: [String: Double] = [
    "primer": 1, "primera": 1, "primero": 1, "segundo": 2, "segunda": 2, "tercer": 3,
    "tercera": 3, "tercero": 3, "cuarto": 4, "cuarta": 4, "quinto": 5, "quinta": 5, "sexto": 6,
    "sexta": 6, "septimo": 7, "septima": 7, "octavo": 8, "octava": 8, "noveno": 9, "novena": 9,
    "decimo": 10, "decima": 10,
  ]
}
