/// How much an agreement in a word tells: the logarithm of how rarely it stands in names.
///
/// `ln(names counted / names with the word)`, in nats, held between 1 and 9; a word that was never
/// counted is taken to be rare. `Mohammed` tells little, `Evrofinance` nearly everything.
enum TokenWeights {
  static let rare: Float = 8.5
  /// The most a word tells, in nats.
  static let most: Float = 9

  /// By the hash of the word, so that looking one up makes no text of it.
  private static let table: [UInt64: Float] = {
    var table: [UInt64: Float] = [:]
    table.reserveCapacity(7_000)
    var word: UInt64?
    for field in counts.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      guard let held = word else {
        word = NameKeys.hash(field, 0)
        continue
      }
      let count = field.reduce(0) { $0 * 10 + Float($1 &- 48) }
      table[held] = naturalLogarithm(Float(namesCounted) / max(count, 1))
      word = nil
    }
    return table
  }()

  static func weight(_ letters: [UInt8]) -> Float {
    min(max(table[NameKeys.hash(letters, 0)] ?? unknown(letters.count), 1), most)
  }

  /// What a word that was never counted tells: one of two or three letters no more than its letters do.
  ///
  /// A letter of the words counted tells 2.8 nats by itself (their entropy letter by letter, twelve editions of OFAC);
  /// 2.3 of them are taken, since letters lean on their neighbours. So two unknown letters tell 4.6 nats and three 6.9.
  static func unknown(_ letters: Int) -> Float { min(rare, 2.3 * Float(letters)) }

  /// The word was counted among names.
  static func isKnown(_ letters: [UInt8]) -> Bool { table[NameKeys.hash(letters, 0)] != nil }

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
