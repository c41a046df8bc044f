/// How much an agreement in a word tells: the logarithm of how rarely it stands in names.
///
/// `ln(names counted / names with the word)`, in nats, held between 1 and 9; a word that was never
/// counted is taken to be rare. `Mohammed` tells little, `Evrofinance` nearly everything.
enum TokenWeights {
  static let rare: Float = 8.5

  private static let table: [String: Float] = {
    var table: [String: Float] = [:]
    let words = counts.split(whereSeparator: \.isWhitespace)
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      guard let count = Float(words[index + 1]) else { continue }
      table[String(words[index])] = naturalLogarithm(Float(namesCounted) / count)
    }
    return table
  }()

  static func weight(_ letters: [UInt8]) -> Float {
    min(max(table[String(decoding: letters, as: UTF8.self)] ?? rare, 1), 9)
  }

  /// The natural logarithm without Foundation: exponent plus a series for the fraction.
  ///
  /// Absolute error below 1e-6 for positive normal numbers.
  static func naturalLogarithm(_ value: Float) -> Float {
    let value = Double(value)
    let fraction = value.significand
    let ratio = (fraction - 1) / (fraction + 1)
    var (term, sum) = (ratio, 0.0)
    for power in stride(from: 1.0, through: 15, by: 2) {
      sum += term / power
      term *= ratio * ratio
    }
    return Float(2 * sum + Double(value.exponent) * 0.693147180559945)
  }
}
