/// The number words of English and Spanish, by their folded form.

/// What a word does in a number.
enum NumberWord: Hashable, Sendable {
  /// 0…19 in either language, and the Spanish twenties.
  case small(Double)
  /// 20, 30 … 90.
  case tens(Double)
  /// The Spanish hundreds, which multiply nothing: `doscientos`.
  case hundreds(Double)
  /// `hundred`: multiplies what stands before it inside a group.
  case hundred
  /// `thousand` and above.
  case scale(Double)
  case dozen
}

/// A part word: `third`, `quarters`, `tercios`.
struct PartWord: Hashable, Sendable {
  let divisor: Double
  let isPlural: Bool
}

struct NumberLexicon: Sendable {
  let words: [String: NumberWord]
  let parts: [String: PartWord]
  /// Scales that stand behind digits, as written (case matters for single letters).
  let suffixes: [String: Double]
  let negatives: Set<String>
  /// Words that join parts of a number.
  let and: Set<String>
  /// Words for the decimal mark.
  let point: Set<String>
  let over: Set<String>
  let articles: Set<String>
  let halves: Set<String>

  static func of(_ language: TextLanguage) -> Self {
    switch language {
    case .english: english
    case .spanish: spanish
    }
  }

  static let english = Self(
    words: englishWords, parts: englishParts,
    suffixes: [
      "k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "mm": 1e6, "mil": 1e6, "mln": 1e6, "mn": 1e6,
      "G": 1e9, "b": 1e9, "B": 1e9, "bn": 1e9, "bln": 1e9, "T": 1e12, "tn": 1e12, "tln": 1e12,
      "trn": 1e12,
    ],
    negatives: ["minus", "negative"], and: ["and"], point: ["point"],
    over: ["over"], articles: ["a", "an"], halves: ["half"])

  private static let englishWords: [String: NumberWord] = {
    var table: [String: NumberWord] = [
      "hundred": .hundred, "hundreds": .hundred, "thousand": .scale(1e3), "thousands": .scale(1e3),
      "lakh": .scale(1e5), "lakhs": .scale(1e5), "crore": .scale(1e7), "crores": .scale(1e7),
      "million": .scale(1e6), "millions": .scale(1e6), "billion": .scale(1e9),
      "billions": .scale(1e9), "trillion": .scale(1e12), "trillions": .scale(1e12),
      "mln": .scale(1e6), "bln": .scale(1e9), "bn": .scale(1e9), "tln": .scale(1e12),
      "dozen": .dozen, "dozens": .dozen, "dz": .dozen, "dzs": .dozen, "doz": .dozen,
      "dozs": .dozen, "nought": .small(0), "naught": .small(0), "zero": .small(0),
    ]
    let small = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    for (index, word) in small.enumerated() { table[word] = .small(Double(index + 1)) }
    for (index, word) in englishTens.enumerated() { table[word] = .tens(Double(index + 2) * 10) }
    return table
  }()

  private static let englishTens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]

  private static let englishParts: [String: PartWord] = {
    var table: [String: PartWord] = [:]
    let ordinals = [
      "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
      "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
      "eighteenth", "nineteenth",
    ]
    func add(_ word: String, _ value: Double) {
      table[word] = PartWord(divisor: value, isPlural: false)
      table[word + "s"] = PartWord(divisor: value, isPlural: true)
    }
    for (index, word) in ordinals.enumerated() { add(word, Double(index + 3)) }
    for (index, word) in englishTens.enumerated() {
      add(String(word.dropLast()) + "ieth", Double(index + 2) * 10)
    }
    add("half", 2)
    table["halves"] = PartWord(divisor: 2, isPlural: true)
    add("quarter", 4)
    add("first", 1)
    add("second", 2)
    for (word, value) in [
      ("hundredth", 1e2), ("thousandth", 1e3), ("millionth", 1e6), ("billionth", 1e9),
      ("trillionth", 1e12),
    ] { add(word, value) }
    return table
  }()

  static let spanish = Self(
    words: spanishWords, parts: spanishParts,
    suffixes: [
      "k": 1e3, "K": 1e3, "M": 1e6, "MM": 1e6, "G": 1e9, "mm": 1e6, "T": 1e12, "mdd": 1e6,
    ],
    negatives: ["menos"], and: ["y", "e", "con"], point: ["coma", "con", "punto"],
    over: ["sobre"], articles: [], halves: ["medio", "media"])

  private static let spanishWords: [String: NumberWord] = {
    var table: [String: NumberWord] = [
      "cero": .small(0), "un": .small(1), "una": .small(1), "uno": .small(1),
      "veintiun": .small(21), "veintiuna": .small(21), "veintiuno": .small(21),
      "cien": .hundreds(100), "ciento": .hundreds(100), "mil": .scale(1e3), "miles": .scale(1e3),
      "millon": .scale(1e6), "millones": .scale(1e6), "millardo": .scale(1e9),
      "millardos": .scale(1e9), "billon": .scale(1e12), "billones": .scale(1e12),
      "trillon": .scale(1e18), "trillones": .scale(1e18), "docena": .dozen, "docenas": .dozen,
      "dz": .dozen, "doz": .dozen, "dozs": .dozen,
    ]
    let small = [
      "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
      "trece", "catorce", "quince", "dieciseis", "diecisiete", "dieciocho", "diecinueve",
    ]
    for (index, word) in small.enumerated() { table[word] = .small(Double(index + 2)) }
    for (index, word) in ["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"]
      .enumerated()
    { table["veinti" + word] = .small(Double(index + 22)) }
    for (index, word) in spanishTens.enumerated() { table[word] = .tens(Double(index + 2) * 10) }
    for (index, stem) in ["dosc", "tresc", "cuatroc", "quin", "seisc", "setec", "ochoc", "novec"]
      .enumerated()
    {
      table[stem + "ientos"] = .hundreds(Double(index + 2) * 100)
      table[stem + "ientas"] = .hundreds(Double(index + 2) * 100)
    }
    return table
  }()

  private static let spanishTens = [
    "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa",
  ]

  private static let spanishParts: [String: PartWord] = {
    var table: [String: PartWord] = [:]
    for (stem, value) in [
      ("medi", 2.0), ("terci", 3), ("tercer", 3), ("cuart", 4), ("quint", 5), ("sext", 6),
      ("septim", 7), ("octav", 8), ("noven", 9), ("decim", 10), ("centesim", 100),
      ("milesim", 1e3), ("millonesim", 1e6), ("billonesim", 1e12),
    ] {
      for vowel in ["o", "a"] {
        table[stem + vowel] = PartWord(divisor: value, isPlural: false)
        table[stem + vowel + "s"] = PartWord(divisor: value, isPlural: true)
      }
    }
    return table
  }()

  /// A part word, also one that Spanish builds: `treintaicincoavos`, `dosmilesimos`.
  func part(_ key: String) -> PartWord? {
    if let known = parts[key] { return known }
    guard articles.isEmpty else { return nil }
    let isPlural = key.hasSuffix("s")
    let stem = isPlural ? key.dropLast() : key[...]
    for (ending, value) in [("millonesim", 1e6), ("milesim", 1e3), ("av", 1)] as [(String, Double)]
    {
      guard stem.dropLast().hasSuffix(ending), stem.hasSuffix("o") || stem.hasSuffix("a") else {
        continue
      }
      let head = stem.dropLast(ending.utf8.count + 1)
      if let number = fused(head) ?? (ending == "av" ? fused(Substring(head + "a")) : nil) {
        return PartWord(divisor: number * value, isPlural: isPlural)
      }
    }
    return nil
  }

  /// Number words written as one: `treintaicinco`, `cientocinco`, `milcinco`.
  private func fused(_ text: Substring) -> Double? {
    guard !text.isEmpty else { return nil }
    for length in stride(from: text.count, through: 2, by: -1) {
      guard let value = plain(String(text.prefix(length))) else { continue }
      var rest = text.dropFirst(length)
      if rest.isEmpty { return value }
      if rest.hasPrefix("i") || rest.hasPrefix("y") { rest = rest.dropFirst() }
      if let tail = fused(rest), tail < value { return value + tail }
    }
    return nil
  }

  private func plain(_ word: String) -> Double? {
    switch words[word] {
    case .small(let value), .tens(let value), .hundreds(let value), .scale(let value): value
    default: nil
    }
  }
}
