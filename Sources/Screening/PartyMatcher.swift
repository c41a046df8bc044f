/// Compares parties, keeping what can be kept between two comparisons.
package struct PartyMatcher {
  /// The name and version of the rule, for evidence.
  package static let ruleID = "matching@8"

  let romaniser: Romaniser
  private var speller = SpellingDistance()
  private var rows = SlipRows()
  private var marks = GramMarks()
  /// What `bestLogOdds` made of each pair of names, row by row, for the comparison that follows it.
  private var scored: [(value: Float, doubt: Float)] = []

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
            logOdds: min(0, Self.branchOdds - name.term.logOdds)))
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
    var best: (sum: Float, value: Float, left: Int, right: Int)?
    let kind = left.party.kind == .any ? right.party.kind : left.party.kind
    let isMark = AircraftMark.decides(asked: left.party.kind, listed: right.party.kind)
    let isMarkLeft = isMark && right.party.kind != .aircraft
    for (i, one) in left.names.enumerated() {
      for (j, other) in right.names.enumerated() {
        let pair = pair(
          isMarkLeft ? other : one, isMarkLeft ? one : other, kind, isMark: isMark,
          at: i * right.names.count + j)
        var value = pair.value
        let weak =
          left.party.names[left.places[i]].standing == .weak
          || right.party.names[right.places[j]].standing == .weak
        if weak { value -= Self.weakNameDoubt }
        let sum = isPicked ? value - pair.doubt : value
        if sum > best?.sum ?? -.infinity { best = (sum, value, i, j) }
      }
    }
    guard let best else { return nil }
    let value = best.value - Self.chance(left.names.count, namesInAll)
    let one = left.party.names[left.places[best.left]]
    let other = right.party.names[right.places[best.right]]
    let words = NameWording.words(
      one, other, left.names[best.left], right.names[best.right], &speller)
    let kinds = [left.party.kind, right.party.kind]
    let company = left.party.kind == .person ? right.names[best.right] : left.names[best.left]
    return BestName(
      term: .init(reason: words, logOdds: value), doubt: best.value - best.sum, closest: other,
      isTradeAgainstPerson: kinds.contains(.person) && kinds.contains(.organisation)
        && company.tokens.contains { $0.role == .generic },
      isOtherBranch: kind == .organisation && (best.left, best.right) != (0, 0)
        && isOtherBranch(left, right))
  }

  /// The first names are one but for a place: `ANSAR AL-SHARIA DERNA`, `ANSAR AL-SHARIA BENGHAZI`, both of them
  /// called `Ansar al-Sharia` as well.
  private mutating func isOtherBranch(_ left: Prepared, _ right: Prepared) -> Bool {
    guard left.places.first == 0, right.places.first == 0, let one = left.names.first,
      let other = right.names.first
    else { return false }
    let features = features(one, other, .organisation)
    return features[.placeConflict] == 1 && features[.replacedWords] == 0
      && features[.numeralConflict] == 0 && features[.noLink] == 0
  }

  /// No name on one side says what names that share nothing say (`ScoreModel.nothingShared`): one chance in twenty.
  private static let nameless: Float = -3
  /// What identifiers of one bearer only give at least (`IdentifierEvidence`): 1 in 3,000 of another's.
  private static let proof: Float = 8
  /// The least that a name can count beside a proof, by hand: parties are renamed, ships often.
  private static let renamed: Float = -2

  /// Names that differ so are of one party once in ten times, whatever other names agree: Scripts/derive-doubts.
  private static let branchOdds: Float = -2.2

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

  /// The best of many pairs of names is good by chance more often than the only one: by the logarithm of their
  /// number if they had nothing to do with one another, by half of it since names of one party are alike.
  private static func chance(_ left: Int, _ right: Int) -> Float {
    0.5 * TokenWeights.naturalLogarithm(Float(max(left * right, 1)))
  }

  /// What the best of some names of an entry picked out of many gives, without words.
  mutating func bestLogOdds(
    _ asked: Prepared, _ names: [PreparedName], kind: PartyKind, of total: Int
  ) -> Float {
    var best = -Float.infinity
    let isMark = AircraftMark.decides(asked: asked.party.kind, listed: kind)
    let kind = asked.party.kind == .any ? kind : asked.party.kind
    scored.removeAll(keepingCapacity: true)
    for one in asked.names {
      for other in names {
        let pair = pair(one, other, kind, isMark: isMark, at: scored.count)
        scored.append(pair)
        best = max(best, pair.value - pair.doubt)
      }
    }
    return best - Self.chance(asked.names.count, total)
  }

  /// 0 below the likeness from which words are linked.
  mutating func similarity(_ left: NameToken, _ right: NameToken) -> Float {
    speller.similarity(left, right, from: NameAlignment.floor)
  }

  /// Whoever is picked as the most like among thousands is never likelier right than whoever is put forward:
  /// Docs/Methods/Matching.md sentence 13.
  private mutating func pair(
    _ left: PreparedName, _ right: PreparedName, _ kind: PartyKind, isMark: Bool, at place: Int
  ) -> (value: Float, doubt: Float) {
    if place < scored.count { return scored[place] }
    // Where marks decide the right side is the aircraft.
    if isMark, let mark = AircraftMark.logOdds(right, left, &rows) {
      return (mark, Self.leastDoubt)
    }
    let features = features(left, right, kind)
    let isMisheard = Self.isMisheard(features, kind)
    let value = ScoreModel.logOdds(features, kind) - (isMisheard ? Self.otherLetter : 0)
    let picked =
      ScoreModel.logOdds(features, kind, isPicked: true) - (isMisheard ? Self.otherLetter : 0)
    let relief = kind == .person ? Self.relief : 0
    let learned = max(Self.leastDoubt, value - picked - relief)
    if Self.isVerbatim(left, right) {
      return (max(value, Self.verbatim), Self.leastDoubt)
    }
    if Self.isCommon(features, left, right, kind) {
      return (value, max(learned, value - ScoreModel.nothingShared))
    }
    return (value, learned + Self.reasonedDoubt(features, left, right, kind))
  }

  /// By hand, looking at ten draws of mangled names beside ordinary people: the net learned its doubts of persons from
  /// false alerts too that sentence 46 has since taken away.
  private static let relief: Float = 0.2

  /// Whoever is picked is doubted, be it by the least that an explanation shows; the rest is learned.
  private static let leastDoubt: Float = 0.01

  /// What two companies share is words of trade, places or three initials: it picks nobody out
  /// (Docs/Methods/Matching.md sentence 29), so the names count as if they shared nothing.
  private static func isCommon(
    _ features: NameFeatures, _ left: PreparedName, _ right: PreparedName, _ kind: PartyKind
  ) -> Bool {
    guard kind == .organisation, features[.noLink] == 1, features[.allLinked] == 0 else {
      return false
    }
    let isSlip =
      features[.sameWhole] + features[.oneSlip] + features[.twoSlips] + features[.oneSlipTurned] > 0
    if isSlip || features[.blend] == 1 { return false }
    let letters = (left.properLetters, right.properLetters)
    // Of two names that are words of trade and places alone these are all there is: `ABADAN REFINING`.
    if letters == (0, 0) || Self.isWithin(left, right) { return false }
    return features[.acronym] == 0 || initialsCount(left, right) <= 3
  }

  /// Every word of the shorter name, one of them no word of trade, stands in the other: `BM SYSTEMS` in `BM SYSTEMS EAD`.
  private static func isWithin(_ left: PreparedName, _ right: PreparedName) -> Bool {
    let (few, all) =
      left.tokens.count <= right.tokens.count
      ? (left.tokens, right.tokens) : (right.tokens, left.tokens)
    return few.count > 1 && few.contains { $0.role == .name || $0.role == .numeral }
      && few.allSatisfy { word in all.contains { $0.letters == word.letters } }
  }

  /// Of whoever is picked, what no example that was learned from shows: reasoned.
  private static func reasonedDoubt(
    _ features: NameFeatures, _ left: PreparedName, _ right: PreparedName, _ kind: PartyKind
  ) -> Float {
    if kind == .person, features.isUnanchored { return slipsThroughout }
    guard kind == .organisation, features[.sameWhole] == 0, features[.acronym] == 1 else {
      return 0
    }
    return max(0, Float(plainInitials - initialsCount(left, right)))
  }

  /// Slips of a finger aside, and initials; a ship's name may begin with any letter when it was misheard by radio.
  private static func isMisheard(_ features: NameFeatures, _ kind: PartyKind) -> Bool {
    features.isMisheard && kind != .ship && features[.sameWhole] + features[.oneSlip] == 0
      && features[.acronym] == 0
  }

  /// Letters of the name that is the other's initials; the other may be words of trade and places alone.
  private static func initialsCount(_ left: PreparedName, _ right: PreparedName) -> Int {
    [left.properLetters, right.properLetters].filter { $0 > 0 }.min() ?? 0
  }

  /// Initials of so many letters pick out one entry; each letter less is doubted by a nat more, by hand: there are
  /// 17,576 runs of three letters, about as many as a large list has names of companies, so that three prove little.
  private static let plainInitials = 6
  /// By hand: nats that a word heard alike and begun otherwise loses.
  private static let otherLetter: Float = 3
  /// By hand: nats that a name loses of which no word is the same (Docs/Methods/Matching.md sentence 46).
  private static let slipsThroughout: Float = 3
  /// By hand, nine in ten, for a name of two words or more that is written letter by letter as the list writes it.
  ///
  /// Birth dates and numbers still speak for another who is called so.
  private static let verbatim: Float = 2.2

  mutating func features(
    _ left: PreparedName, _ right: PreparedName, _ kind: PartyKind
  ) -> NameFeatures {
    let alignment = NameAlignment(left, right, &speller)
    let isPerson = kind == .person || kind == .any
    return NameFeatures(left, right, alignment, isPerson: isPerson, &rows, &marks)
  }

  /// The features of the best pair of names, for training.
  package mutating func trainingFeatures(_ left: Party, _ right: Party) -> [Float]? {
    let (one, other) = (prepare(left), prepare(right))
    var best: (Float, NameFeatures)?
    for a in one.names {
      for b in other.names {
        let features = features(a, b, left.kind)
        let rank = ScoreModel.logOdds(features, left.kind)
        if rank > best?.0 ?? -.infinity { best = (rank, features) }
      }
    }
    return best?.1.values
  }
}
