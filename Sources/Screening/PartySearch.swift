/// One thread's search in an index: the index and what is reused from question to question.
package struct PartySearch {
  package let index: PartyIndex
  package private(set) var matcher: PartyMatcher
  /// Weight gathered by each name in the question at hand; zero between questions.
  private var gathered: [Float]
  private var touched: [UInt32] = []
  /// Words met by the question at hand, each marked in `isMet`.
  private var met: [UInt32] = []
  private var isMet: [Bool]
  /// Words made so far.
  private var words: [NameToken?]

  /// The most names that are compared in full for one name asked about.
  static let candidateCeiling = 14

  package init(_ index: PartyIndex, matcher: PartyMatcher) {
    self.index = index
    self.matcher = matcher
    gathered = [Float](repeating: 0, count: index.nameCount)
    isMet = [Bool](repeating: false, count: index.words.count)
    words = [NameToken?](repeating: nil, count: index.words.count)
  }

  /// One entry with its comparison.
  package struct Hit: Sendable {
    package let entry: Int
    package let listed: ListedParty
    package let comparison: PartyComparison
  }

  /// The entries most like the party, best first.
  ///
  /// A party of which nobody told the kind is asked about as each kind.
  ///
  /// - Parameters:
  ///   - party: who is asked about.
  ///   - floor: the lowest score worth telling.
  /// - Returns: each entry once; vetoed entries have score 0 and stand last when `floor` is 0.
  package mutating func search(_ party: Party, floor: Double = 0.15) -> [Hit] {
    var hits: [Hit] = []
    for kind in party.kind == .any ? Self.kinds : [party.kind] {
      var asked = party
      asked.kind = kind
      for hit in find(asked, floor) {
        // An aircraft is found as a company as well (`mayBe`), and an entry of an unknown kind itself as each.
        if let place = hits.firstIndex(where: { $0.entry == hit.entry }) {
          if hits[place].comparison.logOdds < hit.comparison.logOdds { hits[place] = hit }
        } else {
          hits.append(hit)
        }
      }
    }
    return hits.sorted {
      ($1.comparison.logOdds, $0.entry) < ($0.comparison.logOdds, $1.entry)
    }
  }

  private static let kinds = PartyKind.allCases.filter { $0 != .any }

  /// The entries of one kind that are like the party, in the order of the index.
  private mutating func find(_ party: Party, _ floor: Double) -> [Hit] {
    let asked = matcher.prepare(party)
    // Entries with the names that led to them; one that was found by its number has none.
    var found: [(entry: UInt32, name: UInt32?)] = []
    for number in party.identifiers {
      index.numberKeys.find(NameKeys.key(number)) { found.append(($0, nil)) }
    }
    for name in asked.names {
      for candidate in candidates(name, party.kind) {
        found.append((index.nameEntries[Int(candidate)], candidate))
      }
    }
    found.sort { ($0.entry, $0.name ?? 0) < ($1.entry, $1.name ?? 0) }
    var hits: [Hit] = []
    var place = 0
    while place < found.count {
      let entry = found[place].entry
      var names: [UInt32] = []
      while place < found.count, found[place].entry == entry {
        if let name = found[place].name, names.last != name { names.append(name) }
        place += 1
      }
      guard Self.mayBe(party.kind, index.entryKinds[Int(entry)]),
        let hit = compare(asked, Int(entry), names, floor)
      else { continue }
      hits.append(hit)
    }
    return hits
  }

  static func mayBe(_ asked: PartyKind, _ listed: PartyKind) -> Bool {
    // Lists call an aircraft an entity as well.
    asked == .any || listed == .any || asked == listed
      || asked == .organisation && listed == .aircraft
  }

  private mutating func compare(
    _ asked: PartyMatcher.Prepared, _ entry: Int, _ names: [UInt32], _ floor: Double
  ) -> Hit? {
    let total = Int(index.entryNames[entry])
    var prepared: [PreparedName] = []
    var places: [Int] = []
    for name in names {
      prepared.append(index.name(Int(name)) { word($0) })
      places.append(Int(index.namePlaces[Int(name)]))
    }
    if prepared.isEmpty {
      // Found by number alone: its own names are compared all the same.
      let listed = index.entry(entry)
      let comparison = matcher.compare(asked, matcher.prepare(listed.party), isPicked: true)
      return comparison.score >= floor
        ? Hit(entry: entry, listed: listed, comparison: comparison) : nil
    }
    // The cheap part first: most candidates end here.
    let kind = index.entryKinds[entry]
    let best = matcher.bestLogOdds(asked, prepared, kind: kind, of: total)
    let hasNumbers = !asked.party.identifiers.isEmpty
    let hope = FactEvidence.most(asked.party)
    if !hasNumbers, PartyComparison.probability(best + hope) < floor { return nil }
    let listed = index.entry(entry)
    // Names and entries of a damaged index may not belong together.
    guard places.allSatisfy({ $0 < listed.party.names.count }) else { return nil }
    let other = PartyMatcher.Prepared(party: listed.party, names: prepared, places: places)
    let comparison = matcher.compareScored(asked, other, namesInAll: total, isPicked: true)
    return comparison.score >= floor || comparison.isVetoed && floor == 0
      ? Hit(entry: entry, listed: listed, comparison: comparison) : nil
  }

  /// Names that share most with a name, by weight.
  private mutating func candidates(_ name: PreparedName, _ kind: PartyKind) -> [UInt32] {
    let whole = name.tokens.reduce(0) { $0 + $1.weight }
    let hasRare = name.tokens.contains { $0.weight >= 4 && $0.role != .numeral }
    for token in name.tokens where token.role != .particle && token.role != .initial {
      // Long numbers part ships of one fleet from each other: `FU YUAN YU 8678`.
      if hasRare, token.role == .numeral ? token.letters.count < 3 : token.weight < 2.2 { continue }
      gather(token)
    }
    gatherJoined(name)
    var ranked: [(Float, UInt32)] = []
    for candidate in touched {
      let shared = gathered[Int(candidate)]
      gathered[Int(candidate)] = 0
      let listed = index.nameWeights[Int(candidate)]
      let rank = shared / (min(whole, listed) + 0.3 * abs(whole - listed) + 1)
      guard rank >= 0.38,
        Self.mayBe(kind, index.entryKinds[Int(index.nameEntries[Int(candidate)])])
      else { continue }
      Self.keep((rank, candidate), in: &ranked)
    }
    touched.removeAll(keepingCapacity: true)
    return ranked.map(\.1)
  }

  /// Keeps the best in order; of equals the one of the lower number.
  private static func keep(_ one: (Float, UInt32), in ranked: inout [(Float, UInt32)]) {
    func isBefore(_ a: (Float, UInt32), _ b: (Float, UInt32)) -> Bool {
      a.0 != b.0 ? a.0 > b.0 : a.1 < b.1
    }
    if ranked.count == candidateCeiling {
      guard let last = ranked.last, isBefore(one, last) else { return }
      ranked.removeLast()
    }
    var place = ranked.count
    while place > 0, isBefore(one, ranked[place - 1]) { place -= 1 }
    ranked.insert(one, at: place)
  }

  /// The word of that number, made once.
  private mutating func word(_ number: Int) -> NameToken {
    if let made = words[number] { return made }
    let made = index.words[number]
    words[number] = made
    return made
  }

  /// Gives the weight of a word to the names of all words like it.
  private mutating func gather(_ token: NameToken) {
    for key in NameKeys.keys(token) {
      index.wordKeys.find(key) { number in
        guard !isMet[Int(number)] else { return }
        isMet[Int(number)] = true
        met.append(number)
      }
    }
    for number in met {
      isMet[Int(number)] = false
      let other = word(Int(number))
      let similarity = matcher.similarity(token, other)
      guard similarity >= NameAlignment.floor else { continue }
      let weight = min(token.weight, other.weight) * similarity
      let start = Int(index.postingStarts[Int(number)])
      for place in start..<Int(index.postingStarts[Int(number) + 1]) {
        add(weight, to: index.postings[place])
      }
    }
    met.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ weight: Float, to name: UInt32) {
    if gathered[Int(name)] == 0 { touched.append(name) }
    gathered[Int(name)] += weight
  }

  /// Words written as one on either side, and initials.
  private mutating func gatherJoined(_ name: PreparedName) {
    var found: [(UInt32, Float)] = []
    var near: [UInt32] = []
    for key in NameKeys.wholes(name) {
      index.nameKeys.find(key) { if !near.contains($0) { near.append($0) } }
    }
    let weight = name.tokens.reduce(0) { $0 + $1.weight }
    for candidate in near { found.append((candidate, weight)) }
    for token in name.tokens where token.letters.count >= 3 {
      // Once for a name, however many of its keys are met.
      var met: [UInt32] = []
      for key in NameKeys.slips(token.sound) {
        index.nameKeys.find(key) { if !met.contains($0) { met.append($0) } }
      }
      for candidate in met { found.append((candidate, token.weight)) }
      index.nameKeys.find(NameKeys.hash(token.letters, NameKeys.initials)) {
        found.append(($0, 20))
      }
    }
    if name.tokens.count > 1 {
      for (one, next) in zip(name.tokens, name.tokens.dropFirst()) where one.role != .numeral {
        let sound = Sound.form(one.letters + next.letters)
        index.wordKeys.find(NameKeys.hash(sound, NameKeys.sound)) { word in
          let start = Int(index.postingStarts[Int(word)])
          for place in start..<Int(index.postingStarts[Int(word) + 1]) {
            found.append((index.postings[place], one.weight + next.weight))
          }
        }
      }
    }
    for (candidate, weight) in found { add(weight, to: candidate) }
  }
}
