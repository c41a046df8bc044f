/// Many parties, found by numbers and by names that may be misspelt, turned round or in part.
///
/// Words are held once; a name is a run of numbers of words. A question's words lead through
/// `NameKeys` to words like them, these to names; the names that share most weight are compared in
/// full by `PartyMatcher`'s own code. What is found does not depend on the order of insertion beyond
/// the order of equals. Docs/Methods/Matching.md sentences 14 and 15.
package struct PartyIndex: Sendable {
  /// Words of all names, each once.
  var words = WordTable()
  /// For each name, where its words begin in `nameTokens`; one more at the end.
  var nameStarts: [UInt32] = [0]
  var nameTokens: [UInt32] = []
  var nameForms: [UInt32] = []
  /// Bit 0: another script; bit 1: without short vowels; bit 2: trimmed; bit 3: from syllables; bits 4 to 6:
  /// words of the family; bit 7: of China or Korea; bit 8: a slip in a legal form was mended.
  var nameFlags: [UInt16] = []
  /// For each name, its entry and its place among the entry's names.
  var nameEntries: [UInt32] = []
  var namePlaces: [UInt16] = []
  var nameWeights: [Float] = []
  /// For each name, where its plain words begin in `plainBytes`; one more at the end.
  var plainStarts: [UInt32] = [0]
  var plainBytes: [UInt8] = []
  /// For each word, where its names begin in `postings`; one more at the end.
  var postingStarts: [UInt32] = [0]
  var postings: [UInt32] = []
  var entryKinds: [PartyKind] = []
  /// Names prepared for each entry.
  var entryNames: [UInt32] = []
  /// The entries as `PartyCodec` writes them.
  var entryStarts: [UInt32] = [0]
  var entryBytes: [UInt8] = []
  var wordKeys = KeyTable([])
  var nameKeys = KeyTable([])
  var numberKeys = KeyTable([])
  /// How Chinese characters of these names were read; nil when another told it each time.
  package var han: HanReadings?

  package var entryCount: Int { entryKinds.count }
  package var nameCount: Int { nameEntries.count }

  init() {}

  /// - Parameters:
  ///   - entries: what is listed.
  ///   - matcher: how names are read.
  package init(_ entries: [ListedParty], matcher: PartyMatcher) {
    var builder = PartyIndexBuilder()
    for entry in entries { builder.add(entry, matcher) }
    self = builder.finished()
    han = matcher.romaniser.han
  }

  /// The name as it was prepared.
  ///
  /// - Parameters:
  ///   - index: its number.
  ///   - word: makes a word of its number.
  /// - Returns: the name with its words made.
  func name(_ index: Int, word: (Int) -> NameToken) -> PreparedName {
    let range = Int(nameStarts[index])..<Int(nameStarts[index + 1])
    let flags = nameFlags[index]
    return PreparedName(
      tokens: nameTokens[range].map { word(Int($0)) },
      forms: LegalForms(rawValue: nameForms[index]), wasTrimmed: flags & 4 != 0,
      isForeign: flags & 1 != 0, isAbjad: flags & 2 != 0,
      isSyllabic: flags & 8 != 0,
      plain: Array(plainBytes[Int(plainStarts[index])..<Int(plainStarts[index + 1])]),
      isMended: flags & 256 != 0,
      familyWords: Int(flags >> 4 & 7), isEastAsian: flags & 128 != 0)
  }

  package func entry(_ index: Int) -> ListedParty {
    PartyCodec.decode(entryBytes[Int(entryStarts[index])..<Int(entryStarts[index + 1])])
  }
}

/// A party with where it is listed.
package struct ListedParty: Hashable, Sendable {
  package var party: Party
  package var list: String
  package var id: String
  package var programmes: [String] = []

  package init(_ party: Party, list: String, id: String, programmes: [String] = []) {
    self.party = party
    self.list = list
    self.id = id
    self.programmes = programmes
  }

  /// Sixteen hexadecimal digits that change when anything compared here changes.
  package var fingerprint: String {
    var bytes: [UInt8] = []
    PartyCodec.encode(self, into: &bytes)
    let hash = String(NameKeys.hash(bytes, 8), radix: 16)
    return String(repeating: "0", count: 16 - hash.utf8.count) + hash
  }

  package init(_ entry: ListEntry) {
    self.init(entry.party, list: entry.list, id: entry.id, programmes: entry.programmes)
  }
}

/// Gathers words and names of an index.
private struct PartyIndexBuilder {
  private var index = PartyIndex()
  private var numbers: [NameToken: UInt32] = [:]
  private var numberKeys: [(UInt64, UInt32)] = []
  private var nameKeys: [(UInt64, UInt32)] = []

  mutating func add(_ entry: ListedParty, _ matcher: PartyMatcher) {
    let number = UInt32(index.entryKinds.count)
    let prepared = matcher.prepare(entry.party)
    for (name, place) in zip(prepared.names, prepared.places) {
      let nameNumber = UInt32(index.nameEntries.count)
      for token in name.tokens { index.nameTokens.append(word(token)) }
      index.nameStarts.append(UInt32(index.nameTokens.count))
      index.nameForms.append(name.forms.rawValue)
      index.nameFlags.append(
        (name.isForeign ? 1 : 0) | (name.isAbjad ? 2 : 0) | (name.wasTrimmed ? 4 : 0)
          | (name.isSyllabic ? 8 : 0) | UInt16(name.familyWords & 7) << 4
          | (name.isEastAsian ? 128 : 0) | (name.isMended ? 256 : 0))
      index.nameEntries.append(number)
      index.namePlaces.append(UInt16(clamping: place))
      index.nameWeights.append(name.tokens.reduce(0) { $0 + $1.weight })
      index.plainBytes += name.plain
      index.plainStarts.append(UInt32(index.plainBytes.count))
      for key in NameKeys.keys(name) { nameKeys.append((key, nameNumber)) }
    }
    for identifier in entry.party.identifiers {
      numberKeys.append((NameKeys.key(identifier), number))
    }
    index.entryKinds.append(entry.party.kind)
    index.entryNames.append(UInt32(prepared.names.count))
    PartyCodec.encode(entry, into: &index.entryBytes)
    index.entryStarts.append(UInt32(index.entryBytes.count))
  }

  private mutating func word(_ token: NameToken) -> UInt32 {
    if let number = numbers[token] { return number }
    let number = UInt32(index.words.count)
    numbers[token] = number
    index.words.append(token)
    return number
  }

  mutating func finished() -> PartyIndex {
    index.fillPostings()
    var wordKeys: [(UInt64, UInt32)] = []
    for (token, number) in numbers {
      for key in NameKeys.keys(token) { wordKeys.append((key, number)) }
    }
    index.wordKeys = KeyTable(wordKeys)
    index.nameKeys = KeyTable(nameKeys)
    index.numberKeys = KeyTable(numberKeys)
    return index
  }
}

extension PartyIndex {
  /// Turns names of words round into names by word.
  mutating func fillPostings() {
    var counts = [UInt32](repeating: 0, count: words.count + 1)
    for token in nameTokens { counts[Int(token) + 1] += 1 }
    for index in 1..<max(counts.count, 1) { counts[index] += counts[index - 1] }
    postingStarts = counts
    postings = [UInt32](repeating: 0, count: nameTokens.count)
    for name in nameEntries.indices {
      for place in Int(nameStarts[name])..<Int(nameStarts[name + 1]) {
        let token = Int(nameTokens[place])
        postings[Int(counts[token])] = UInt32(name)
        counts[token] += 1
      }
    }
  }
}
