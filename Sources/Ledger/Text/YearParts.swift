/// Halves and quarters of a year: `first half`, `Q3`, `segundo semestre`.

struct YearParts {
  let tokens: Tokens

  struct Part {
    let months: ClosedRange<Int>
    let end: Int
  }

  /// The part that begins at `index`; nil when none does.
  func read(_ index: Int) -> Part? {
    if let short = short(index) { return short }
    guard let place = Self.ordinals[tokens.key(index)],
      let length = Self.lengths[tokens.key(index + 1)], place * length <= 12
    else { return nil }
    return part(place, length, end: index + 2)
  }

  /// `Q3`, `H1`: a letter and one digit.
  private func short(_ index: Int) -> Part? {
    guard let letter = tokens[index], let length = ["Q": 3, "H": 6, "T": 3, "S": 6][letter.text],
      tokens.touches(index + 1), let digit = tokens[index + 1], digit.kind == .digits,
      let place = Int(digit.text), place >= 1, place * length <= 12
    else { return nil }
    return part(place, length, end: index + 2)
  }

  private func part(_ place: Int, _ length: Int, end: Int) -> Part {
    Part(months: ((place - 1) * length + 1)...(place * length), end: end)
  }

  static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "primer": 1, "primera": 1, "segundo": 2,
    "segunda": 2, "tercer": 3, "cuarto": 4,
  ]

  /// Months in a part of the name.
  private static let lengths: [String: Int] = [
    "half": 6, "quarter": 3, "semestre": 6, "mitad": 6, "trimestre": 3,
  ]
}
