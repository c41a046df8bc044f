/// Names that are typed as a list writes them, their words in another order or not parted.
extension PartyMatcher {
  /// The same two words or more in Latin letters, in whatever order, since a family's name may stand first; or the
  /// same letters, however they are parted.
  static func isVerbatim(_ left: PreparedName, _ right: PreparedName) -> Bool {
    guard !left.isForeign, !right.isForeign, left.isMended == right.isMended,
      left.plain.contains(0x20) || right.plain.contains(0x20)
    else { return false }
    if left.plain == right.plain { return true }
    return hasSameWords(left.plain, right.plain) || hasLettersOfOneName(left, right)
  }

  /// What is left of both names without legal forms and titles is made of the same words, or is the same when it is
  /// written as one.
  static func hasSameLetters(_ left: PreparedName, _ right: PreparedName) -> Bool {
    let (one, other) = (left.tokens.map(\.letters), right.tokens.map(\.letters))
    if one.joined().elementsEqual(other.joined()) { return true }
    return areSameWords(one, other)
  }

  private static func hasSameWords(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.count == right.count
      && areSameWords(left.split(separator: 0x20), right.split(separator: 0x20))
  }

  /// In whatever order.
  private static func areSameWords<Word: Collection<UInt8> & Equatable>(
    _ one: [Word], _ other: [Word]
  ) -> Bool {
    one.count == other.count
      && one.sorted { $0.lexicographicallyPrecedes($1) }
        == other.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// `LUOHUINING` and `Huining LUO`: letter by letter one name, read on from any of its words, and where one of the two
  /// is parted the other is or is not parted at all; `Tang Aoming` is not `Tan Gaoming`.
  private static func hasLettersOfOneName(_ left: PreparedName, _ right: PreparedName) -> Bool {
    let count = letters(left.plain)
    guard count >= lettersOfOneName, count == letters(right.plain),
      !WholeName.numbersDiffer(left, right)
    else { return false }
    let (one, other) = (left.plain.split(separator: 0x20), right.plain.split(separator: 0x20))
    return other.indices.contains { isParted(one, other[$0...] + other[..<$0]) }
      || one.indices.contains { isParted(one[$0...] + one[..<$0], other[...]) }
  }

  /// The same letters, and all cuts of one are cuts of the other.
  private static func isParted(
    _ one: some Collection<ArraySlice<UInt8>>, _ other: some Collection<ArraySlice<UInt8>>
  ) -> Bool {
    guard one.joined().elementsEqual(other.joined()) else { return false }
    let (mine, theirs) = (cuts(one), cuts(other))
    return mine.isSubset(of: theirs) || theirs.isSubset(of: mine)
  }

  private static func cuts(_ words: some Collection<ArraySlice<UInt8>>) -> Set<Int> {
    var place = 0
    var cuts: Set<Int> = []
    for word in words {
      place += word.count
      cuts.insert(place)
    }
    return cuts
  }

  private static func letters(_ plain: [UInt8]) -> Int {
    plain.reduce(0) { $0 + ($1 == 0x20 ? 0 : 1) }
  }

  /// Fewer letters are several names, each parted in its way: `XIANGAO`.
  private static let lettersOfOneName = 8
}
