/// Compares parties, keeping what can be kept between two comparisons.
package struct PartyMatcher {
  /// The name and version of the rule, for evidence.
  package static let ruleID = "matching@11"

  let romaniser: Romaniser
  private var speller = SpellingDistance()
  private var rows = SlipRows()
  private var marks = GramMarks()
  /// What each pair of names of the comparison at hand tells, row by row.
  private var scored: [Pair] = []

  package init(romaniser: Romaniser = Romaniser()) { self.romaniser = romaniser }

  /// A party with its names taken apart.
  package struct Prepared {
    package let party: Party
    let names: [PreparedName]
    /// For each prepared name, its place in the party's names.
    let places: [Int]
  }

  package func prepare(_ party: Party) -> Prepared {
    var names: [PreparedName] = []
    var places: [Int] = []
    for (place, name) in party.names.enumerated() {
      for (number, text) in Self.variants(name.text).enumerated() {
        guard let prepared = PreparedName(text, kind: party.kind, romaniser: romaniser),
          // A place in brackets is no name of its own.
          number == 0 || prepared.tokens.contains(where: { $0.role == .name }),
          !names.contains(prepared)
        else { continue }
        names.append(prepared)
        places.append(place)
      }
    }
    return Prepared(party: party, names: names, places: places)
  }

  /// What a pair of names tells.
  private struct Pair {
    var value: Float
    /// What it loses where the right side was picked out of many; below zero it gains.
    var doubt: Float
    var isVerbatim = false
    var letters = Letters.other

    /// What is left after the number of pairs was taken off, of whoever was picked.
    func told(_ chance: Float) -> Float {
      let told = value - chance - doubt
      return switch letters {
      case .asListed: told
      case .same: min(told, PartyMatcher.mostOfSameLetters)
      case .other: PartyMatcher.ofOtherName(told)
      }
    }
  }

  /// How far two names are written with the same letters.
  private enum Letters {
    /// Word by word.
    case asListed
    /// In another order or parted otherwise, or legal forms and titles are others.
    case same
    case other
  }

  package mutating func compare(_ left: Party, _ right: Party) -> PartyComparison {
    var (left, right) = (left, right)
    // Whoever is of a kind that nobody told is read as what he is held against.
    if left.kind == .any { left.kind = right.kind }
    if right.kind == .any { right.kind = left.kind }
    return compare(prepare(left), prepare(right))
  }

  /// - Parameters:
  ///   - left: who is asked about.
  ///   - right: who may be the same.
  ///   - namesInAll: how many names the right side has when `right` holds only some of them.
  ///   - isPicked: the right side was picked out of many as the most like, not put forward.
  /// - Returns: the score with every term it was made of.
  package mutating func compare(
    _ left: Prepared, _ right: Prepared, namesInAll: Int? = nil, isPicked: Bool = false
  ) -> PartyComparison {
    scored.removeAll(keepingCapacity: true)
    return compareScored(left, right, namesInAll: namesInAll, isPicked: isPicked)
  }

  /// As `compare`, with what `bestLogOdds` was just asked about these names.
  mutating func compareScored(
    _ left: Prepared, _ right: Prepared, namesInAll: Int?, isPicked: Bool
  ) -> PartyComparison {
    let numbers = IdentifierEvidence(left.party, right.party)
    if let veto = numbers.veto {
      return PartyComparison(score: 0, logOdds: -30, terms: [veto], isVetoed: true)
    }
    var terms = numbers.terms
    var closest: Party.Name?
    // Whoever is picked by a number is not picked by a name.
    let isPicked = isPicked && numbers.support == 0
    if left.names.isEmpty || right.names.isEmpty {
      let isRelation =
        left.names.isEmpty && right.names.isEmpty && !left.party.references.isEmpty
        && !right.party.references.isEmpty
      terms.append(
        isRelation
          ? .init(reason: "records of relations, without names", logOdds: RelationEvidence.prior)
          : .init(reason: "no name on one side", logOdds: Self.nameless))
      terms += RelationEvidence.terms(left.party, right.party)
    } else if let name = bestName(left, right, namesInAll ?? right.names.count, isPicked) {
      closest = name.closest
      // A number that proves the party forgives a name that changed.
      let floor = numbers.support >= Self.proof ? Self.renamed : -.infinity
      terms.append(.init(reason: name.term.reason, logOdds: max(name.term.logOdds, floor)))
      if name.isOtherBranch {
        terms.append(
          .init(
            reason: "the first names differ in the place alone",
            // What being picked adds does not lift it.
            logOdds: min(
              0, Self.branchOdds - name.term.logOdds + (isPicked ? min(name.doubt, 0) : 0))))
      }
      if name.isTradeAgainstPerson {
        terms.append(
          .init(reason: "a person and a name with words of trade", logOdds: Self.tradeDoubt))
      }
      if isPicked {
        terms.append(.init(reason: "picked out of many entries", logOdds: -name.doubt))
      }
    }
    terms += FactEvidence.terms(left.party, right.party)
    let sum = terms.reduce(0) { $0 + $1.logOdds }
    return PartyComparison(
      score: PartyComparison.probability(sum), logOdds: sum, terms: terms, isVetoed: false,
      lead: numbers.lead(sum), closestName: closest)
  }

  /// The pair of names that speaks loudest for one party.
  private mutating func bestName(
    _ left: Prepared, _ right: Prepared, _ namesInAll: Int, _ isPicked: Bool
  ) -> BestName? {
    let columns = right.names.count
    if scored.count != left.names.count * columns {
      score(left.names, right.names, asked: left.party.kind, listed: right.party.kind)
    }
    let chance = chance(left.names.count, columns, of: namesInAll, isPicked: isPicked)
    var best: (told: Float, pair: Pair, left: Int, right: Int)?
    for i in left.names.indices {
      for j in right.names.indices {
        var pair = scored[i * columns + j]
        let weak =
          left.party.names[left.places[i]].standing == .weak
          || right.party.names[right.places[j]].standing == .weak
        if weak { pair.value -= Self.weakNameDoubt }
        let told = isPicked ? pair.told(chance) : pair.value
        if best.map({ told > $0.told }) ?? true { best = (told, pair, i, j) }
      }
    }
    guard let best else { return nil }
    let kind = left.party.kind == .any ? right.party.kind : left.party.kind
    let value = best.pair.value - chance
    let one = left.party.names[left.places[best.left]]
    let other = right.party.names[right.places[best.right]]
    let words = NameWording.words(
      one, other, left.names[best.left], right.names[best.right], &speller)
    let kinds = [left.party.kind, right.party.kind]
    let company = left.party.kind == .person ? right.names[best.right] : left.names[best.left]
    return BestName(
      term: .init(reason: words, logOdds: value), doubt: value - best.pair.told(chance),
      closest: other,
      isTradeAgainstPerson: kinds.contains(.person) && kinds.contains(.organisation)
        && company.tokens.contains { $0.role == .generic },
      isOtherBranch: kind == .organisation && (best.left, best.right) != (0, 0)
        && isOtherBranch(left, right))
  }

  /// No name on one side says what names that share nothing say (`ScoreModel.nothingShared`): one chance in twenty.
  private static let nameless: Float = -3
  /// What identifiers of one bearer only give at least (`IdentifierEvidence`): 1 in 3,000 of another's.
  private static let proof: Float = 8
  /// The least that a name can count beside a proof, by hand: parties are renamed, ships often.
  private static let renamed: Float = -2

  /// Of 6,854 persons' names on OFAC's list one has a word of trade, of 6,884 companies' 2,783, which would be −7
  /// (Scripts/derive-doubts); less than half is taken, since who asks may have taken a company for a person.
  private static let tradeDoubt: Float = -3

  private struct BestName {
    let term: PartyComparison.Term
    let doubt: Float
    let closest: Party.Name
    /// One side is a person; the other's name has words of trade, which persons' names have not.
    let isTradeAgainstPerson: Bool
    /// The first names of both are one but for a place.
    let isOtherBranch: Bool
  }

  /// A name of low quality belongs to many, and to how many beyond what its words tell nothing that was read says:
  /// by hand, a likelihood of 0.22 against a good one's.
  private static let weakNameDoubt: Float = 1.5

  /// What the number of pairs takes off: the best of many is good by chance more often than the only one.
  ///
  /// The logarithm of their number if they had nothing to do with one another, half of it since names of one party are
  /// alike; and it is no chance as far as names stand letter by letter on both sides.
  private func chance(_ left: Int, _ right: Int, of total: Int, isPicked: Bool) -> Float {
    var verbatim = 0
    for row in 0..<left where scored[row * right..<(row + 1) * right].contains(where: \.isVerbatim)
    {
      verbatim += 1
    }
    // Whoever asks types one name of many; a party that is put forward has all that it is called.
    let names = isPicked ? left : (left + total + 1) / 2
    let same = min(Float(verbatim) / Float(max(names, 1)), 1)
    return 0.5 * TokenWeights.naturalLogarithm(Float(max(left * total, 1))) * (1 - same)
  }

  /// What the best of some names of an entry picked out of many gives, without words.
  mutating func bestLogOdds(
    _ asked: Prepared, _ names: [PreparedName], kind: PartyKind, of total: Int
  ) -> Float {
    score(asked.names, names, asked: asked.party.kind, listed: kind)
    let chance = chance(asked.names.count, names.count, of: total, isPicked: true)
    return scored.reduce(-.infinity) { max($0, $1.told(chance)) }
  }

  /// Holds every name of one side against every name of the other.
  private mutating func score(
    _ left: [PreparedName], _ right: [PreparedName], asked: PartyKind, listed: PartyKind
  ) {
    let isMark = AircraftMark.decides(asked: asked, listed: listed)
    let isMarkLeft = isMark && listed != .aircraft
    let kind = asked == .any ? listed : asked
    scored.removeAll(keepingCapacity: true)
    for one in left {
      for other in right {
        scored.append(
          isMarkLeft ? pair(other, one, kind, isMark: true) : pair(one, other, kind, isMark: isMark)
        )
      }
    }
  }

  /// 0 below the likeness from which words are linked.
  mutating func similarity(_ left: NameToken, _ right: NameToken) -> Float {
    speller.similarity(left, right, from: NameAlignment.floor)
  }

  /// What two names tell where they are put forward, and what whoever was picked as the most like among thousands
  /// loses of it, or gains where it is below zero: Docs/Methods/Matching.md sentence 13.
  private mutating func pair(
    _ left: PreparedName, _ right: PreparedName, _ kind: PartyKind, isMark: Bool
  ) -> Pair {
    // Where marks decide the right side is the aircraft.
    if isMark, let mark = AircraftMark.logOdds(right, left, &rows) {
      return Pair(value: mark, doubt: Self.leastDoubt, letters: .asListed)
    }
    let features = features(left, right, kind)
    let isMisheard = Self.isMisheard(features, kind)
    var value = ScoreModel.logOdds(features, kind) - (isMisheard ? Self.otherLetter : 0)
    let picked =
      ScoreModel.logOdds(features, kind, isPicked: true) - (isMisheard ? Self.otherLetter : 0)
    if kind == .ship, features[.numeralConflict] == 1 { value = min(value, Self.otherNumber) }
    let relief = kind == .organisation ? Self.relief : 0
    let learned = max(-Self.support(features), value - picked - relief)
    let isListed = left.plain == right.plain && left.isMended == right.isMended
    var pair: Pair
    if Self.isVerbatim(left, right) {
      // It may be supported like a slip, which never counts more.
      let least = max(value, isListed ? Self.asListed : Self.verbatim)
      pair = Pair(
        value: least, doubt: min(Self.leastDoubt, least - value + learned), isVerbatim: true,
        letters: .same)
    } else if Self.isCommon(features, left, right, kind) {
      return Pair(value: value, doubt: max(learned, value - ScoreModel.nothingShared))
    } else {
      let isSame =
        features[.oneSlip] + features[.twoSlips] == 0 && Self.hasSameLetters(left, right)
      pair = Pair(
        value: value, doubt: learned + Self.reasonedDoubt(features, left, right, kind),
        letters: isSame ? .same : .other)
    }
    if isListed { pair.letters = .asListed } else { bound(&pair, by: right, kind) }
    return pair
  }

  /// A name of one word has no least, so that it is asked what the word itself would count: more than what is like it.
  private mutating func bound(_ pair: inout Pair, by listed: PreparedName, _ kind: PartyKind) {
    guard pair.value - pair.doubt > 0, !listed.plain.contains(0x20) else { return }
    let own = self.pair(listed, listed, kind, isMark: false)
    pair.doubt = max(pair.doubt, pair.value - (own.value - own.doubt) + Self.leastDoubt)
  }

  mutating func features(
    _ left: PreparedName, _ right: PreparedName, _ kind: PartyKind
  ) -> NameFeatures {
    let alignment = NameAlignment(left, right, &speller)
    let isPerson = kind == .person || kind == .any
    return NameFeatures(left, right, alignment, isPerson: isPerson, &rows, &marks)
  }
}
