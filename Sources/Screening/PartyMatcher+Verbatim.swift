/// Names that are typed as a list writes them, their words in another order or not parted.
extension PartyMatcher {
  /// The same two words or more in Latin letters, in whatever order, since a family's name may stand first; or the
  /// same letters, however they are parted.
  static func isVerbatim(_ left: PreparedName, _ right: PreparedName) -> Bool {
    guard !left.isForeign, !right.isForeign,
      left.plain.contains(0x20) || right.plain.contains(0x20)
    else { return false }
    if left.plain == right.plain { return true }
    return hasSameWords(left.plain, right.plain) || hasSameLetters(left, right)
  }

  private static func hasSameWords(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    let (one, other) = (left.split(separator: 0x20), right.split(separator: 0x20))
    return one.count == other.count
      && one.sorted { $0.lexicographicallyPrecedes($1) }
        == other.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// `LUOHUINING` and `Huining LUO`: letter by letter one name when the words of one are read from one of them on and
  /// go round.
  private static func hasSameLetters(_ left: PreparedName, _ right: PreparedName) -> Bool {
    let count = letters(left.plain)
    guard count >= lettersOfOneName, count == letters(right.plain),
      !WholeName.numbersDiffer(left, right)
    else { return false }
    let (one, other) = (withoutSpaces(left.plain), withoutSpaces(right.plain))
    return one == other || goesRound(left.plain, other) || goesRound(right.plain, one)
  }

  /// The words of a name, begun at another of them, are these letters.
  private static func goesRound(_ plain: [UInt8], _ letters: [UInt8]) -> Bool {
    plain.indices.contains { place in
      plain[place] == 0x20 && withoutSpaces(plain[place...] + plain[..<place]) == letters
    }
  }

  private static func letters(_ plain: [UInt8]) -> Int {
    plain.reduce(0) { $0 + ($1 == 0x20 ? 0 : 1) }
  }

  private static func withoutSpaces(_ plain: some Sequence<UInt8>) -> [UInt8] {
    plain.filter { $0 != 0x20 }
  }

  /// Fewer letters are several names, each parted in its way: `XIANGAO`.
  private static let lettersOfOneName = 8
}
