/// Numbers as text without Foundation, rounded as the C library's `printf` rounds.

enum Decimals {
  /// `numerator` ÷ `divisor` with `places` decimals, as `%.*f` writes the quotient in binary.
  static func fixed(_ numerator: Int, dividedBy divisor: Int, places: Int) -> String {
    let factor = power(places)
    let (magnitude, isNegative) = (abs(numerator), numerator < 0)
    var (digits, rest) = (magnitude * factor).quotientAndRemainder(dividingBy: divisor)
    if rest * 2 > divisor || rest * 2 == divisor && roundsUp(magnitude, divisor, digits, factor) {
      digits += 1
    }
    rest = digits % factor
    let sign = isNegative ? "-" : ""
    guard places > 0 else { return sign + String(digits) }
    let fraction = String(rest)
    let zeros = String(repeating: "0", count: places - fraction.count)
    return "\(sign)\(digits / factor).\(zeros)\(fraction)"
  }

  /// At a tie in decimal, the binary quotient decides: it may lie a little above or below it.
  private static func roundsUp(_ magnitude: Int, _ divisor: Int, _ digits: Int, _ factor: Int)
    -> Bool
  {
    let quotient = Double(magnitude) / Double(divisor)
    let excess = (-(Double(digits) + 0.5)).addingProduct(quotient, Double(factor))
    return excess > 0 || excess == 0 && digits % 2 == 1
  }

  /// A value between ±10⁶ with `places` decimals.
  static func fixed(_ value: Double, places: Int) -> String {
    let factor = power(places)
    let code = (value * Double(factor)).rounded(.toNearestOrEven)
    let text = fixed(Int(code), dividedBy: factor, places: places)
    return value < 0 && code == 0 ? "-" + text : text
  }

  private static func power(_ places: Int) -> Int { (0..<places).reduce(1) { sum, _ in sum * 10 } }
}
