/// Records of relations (who holds which office, owns what) have no name: what they refer to is compared.
///
/// Docs/Methods/Matching.md sentence 27. No relation of a free source is labelled, so nothing here is learned.
/// Each weight is the logarithm of how much rarer the agreement is between two records of different relations;
/// what is assumed about them stands at each.
enum RelationEvidence {
  /// Two records put forward are one as likely as not until something is compared.
  static let prior: Float = 0
  /// One record in twenty of a register has the same person, office or asset at that end.
  private static let sameEnd: Float = 3
  /// One identifier of one register means one thing: the ends differ but for one mistake in fifty.
  private static let otherEnd: Float = -4
  /// Terms of office begin and end together: every fifth does on a day that is that of another.
  private static let sameDay: Float = 1.5
  /// A term has one first and one last day; registers disagree on it in one case of eight.
  private static let otherDay: Float = -2
  /// Who is whose child and who is whose mother: two persons and both sides agree.
  private static let toldFromTheOtherSide: Float = 5

  static func terms(_ left: Party, _ right: Party) -> [PartyComparison.Term] {
    let ends = ["person", "relative"]
    let mine = ends.compactMap { left.references[$0] }
    if mine.count == 2, mine == ends.reversed().compactMap({ right.references[$0] }) {
      return [
        .init(
          reason: "the same two persons, told from the other side", logOdds: toldFromTheOtherSide)
      ]
    }
    return left.references.keys.sorted().compactMap { key in
      guard let mine = left.references[key], let theirs = right.references[key] else { return nil }
      return term(key, mine, theirs)
    }
  }

  private static func term(
    _ key: String, _ mine: Set<String>, _ theirs: Set<String>
  ) -> PartyComparison.Term {
    let isDate = key.hasSuffix("Date")
    if let same = mine.intersection(theirs).min() {
      return .init(reason: "same \(key) \(same)", logOdds: isDate ? sameDay : sameEnd)
    }
    if isDate { return .init(reason: "\(key) differs", logOdds: otherDay) }
    guard words.contains(key) || !registers(mine).isDisjoint(with: registers(theirs)) else {
      return .init(reason: "\(key) is told by identifiers of two registers", logOdds: 0)
    }
    // What a relation is called is words, and two words may mean one thing.
    return .init(reason: "\(key) differs", logOdds: words.contains(key) ? 0 : otherEnd)
  }

  private static let words: Set<String> = ["role", "relationship"]

  /// What the identifiers begin with and how they are made: only of one register do two contradict.
  private static func registers(_ ids: Set<String>) -> Set<String> { Set(ids.map(register)) }

  /// `de-btg-mdb-11003547` → `de-btg-mdb`, `Q65569662` → `Q`; what is made by hashing is a register of its own.
  private static func register(_ id: String) -> String {
    let tail = id.utf8.suffix(40)
    let isHashed = tail.count == 40 && tail.allSatisfy { $0 &- 48 < 10 || $0 &- 97 < 6 }
    if isHashed { return String(decoding: id.utf8.dropLast(40), as: UTF8.self) + "#" }
    var name = ""
    for part in id.utf8.split(separator: 0x2D) {
      let letters = part.prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
      if letters.count < part.count {
        return name.isEmpty ? String(decoding: letters, as: UTF8.self) : name
      }
      name += String(decoding: part, as: UTF8.self) + "-"
    }
    return name
  }
}
