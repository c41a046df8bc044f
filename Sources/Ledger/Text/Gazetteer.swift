/// The names a ledger knows, found in text exactly or, when misspelt, with the distance shown.
///
/// A gazetteer is a value: the states of the world, what the ledger's own statements name, and
/// entries of lists that the caller adds. A near match is offered, never taken: the review shows the
/// listed name and how many letters differ.

/// A name and whom it names.
package struct GazetteerEntry: Hashable, Sendable {
  package let subject: SubjectID
  package let name: String
  /// Where the name comes from: `states`, `ledger`, or a list with its edition.
  package let origin: String

  package init(subject: SubjectID, name: String, origin: String) {
    self.subject = subject
    self.name = name
    self.origin = origin
  }
}

/// An actor found in a text.
package struct ActorMention: Hashable, Sendable {
  package let entry: GazetteerEntry
  package let span: Range<Int>
  package let text: String
  /// Letters to change to reach the entry's name; 0 is exact up to case and marks.
  package let distance: Int
}

package struct Gazetteer: Sendable {
  private var byFirstWord: [String: [(words: [String], entry: GazetteerEntry)]] = [:]
  private var byKey: [String: [GazetteerEntry]] = [:]
  /// Keys by length, for near matches.
  private var byLength: [Int: [String]] = [:]

  package init(_ entries: [GazetteerEntry] = []) {
    for entry in entries { add(entry) }
  }

  /// The states, by their English and Spanish names, their peoples and capitals that stand for them
  /// in reports, and the companies and bodies that reports on oil name.
  package static func withStates() -> Self {
    var gazetteer = Self()
    for (key, state) in States.byName where key.utf8.count > 2 || key == "us" || key == "uk" {
      gazetteer.add(GazetteerEntry(subject: state.subject, name: key, origin: "states"))
    }
    for (word, code) in standIns {
      gazetteer.add(
        GazetteerEntry(subject: SubjectID(.state, code), name: word, origin: "states"),
        nearToo: false)
    }
    for entry in KnownBodies.entries { gazetteer.add(entry) }
    return gazetteer
  }

  /// Capitals and adjectives that reports use for states.
  private static let standIns: [(word: String, state: String)] = standInWords.flatMap { state in
    state.words.split(separator: ",").map {
      (String($0.drop { $0 == " " }), state.code)
    }
  }

  private static let standInWords: [(code: String, words: String)] = [
    ("RUS", "Moscow, Moscú, Kremlin, Russian, Russians, ruso, rusa, rusos, rusas"),
    (
      "VEN",
      "Caracas, Venezuelan, Venezuelans, venezolano, venezolana, venezolanos, venezolanas, Miraflores"
    ),
    (
      "USA", "Washington, American, Americans, estadounidense, estadounidenses, norteamericano"
    ),
    ("CHN", "Beijing, Pekín, Chinese, chino, china, chinos, chinas"),
    ("CUB", "Havana, La Habana, Cuban, Cubans, cubano, cubana, cubanos, cubanas"),
    ("IRN", "Tehran, Teherán, Iranian, Iranians, iraní, iraníes"),
    ("MYS", "Kuala Lumpur, Malaysian, malasio, malasia, malasios"),
    ("IND", "New Delhi, Indian, indio"),
    ("BRA", "Brasília, Brazilian, brasileño, brasileña"), ("MEX", "Mexican, mexicano, mexicana"),
    ("UKR", "Kiev, Kyiv, Ukrainian, ucraniano, ucraniana"),
    ("TUR", "Ankara, Turkish, turco, turca"),
    ("ARE", "Abu Dhabi, Dubai, Emirati, emiratí"), ("SAU", "Riyadh, Saudi, saudí"),
    ("GRC", "Athens, Greek, griego, griega"), ("DEU", "Berlin, German, alemán, alemana"),
    ("FRA", "Paris, French, francés, francesa"), ("GBR", "London, British, británico, británica"),
    ("ESP", "Madrid, Spanish, español, española"), ("ITA", "Rome, Italian, italiano, italiana"),
    ("JPN", "Tokyo, Japanese, japonés, japonesa"), ("KOR", "Seoul, South Korean, surcoreano"),
    ("PRK", "Pyongyang, North Korean, norcoreano"), ("BLR", "Minsk, Belarusian, bielorruso"),
    ("NIC", "Managua, Nicaraguan, nicaragüense"), ("COL", "Bogotá, Colombian, colombiano"),
    ("GUY", "Georgetown, Guyanese, guyanés"), ("SYR", "Damascus, Syrian, sirio, siria"),
    ("IRQ", "Baghdad, Iraqi, iraquí"), ("PAN", "Panamanian, panameño, panameña"),
    ("LBR", "Liberian, liberiano, liberiana"), ("SGP", "Singaporean"), ("MLT", "Maltese, maltés"),
  ]

  /// `nearToo` is false for words that only stand in for a name: "Americas" is no misspelt American.
  package mutating func add(_ entry: GazetteerEntry, nearToo: Bool = true) {
    let key = Folding.key(entry.name)
    let words = key.split(separator: " ").map(String.init)
    guard let first = words.first, key.utf8.count > 1 else { return }
    byFirstWord[first, default: []].append((words, entry))
    if byKey[key] == nil, nearToo { byLength[key.utf8.count, default: []].append(key) }
    byKey[key, default: []].append(entry)
  }

  /// The best entry for a name, near ones included; nil when none is near enough.
  ///
  /// One letter may differ in a name of five to eight, two in nine or more, three from sixteen.
  package func find(_ name: some StringProtocol) -> (entry: GazetteerEntry, distance: Int)? {
    let key = Folding.key(name)
    if let exact = byKey[key]?.first { return (exact, 0) }
    guard let limit = Self.limit(key) else { return nil }
    var best: (entry: GazetteerEntry, distance: Int)?
    for length in max(1, key.utf8.count - limit)...(key.utf8.count + limit) {
      for candidate in byLength[length] ?? [] {
        guard let distance = Folding.distance(key, candidate, limit: limit),
          let entry = byKey[candidate]?.first
        else { continue }
        if let known = best, (known.distance, known.entry.name) <= (distance, entry.name) {
          continue
        }
        best = (entry, distance)
      }
    }
    return best
  }

  static func limit(_ key: String) -> Int? {
    switch key.utf8.count {
    case ..<5: nil
    case 5...8: 1
    case 9...15: 2
    default: 3
    }
  }

  func all(_ tokens: Tokens) -> [(mention: ActorMention, tokens: Range<Int>)] {
    var result: [(ActorMention, Range<Int>)] = []
    var index = 0
    while index < tokens.count {
      if let found = exact(tokens, index) ?? near(tokens, index) {
        result.append(found)
        index = found.1.upperBound
      } else {
        index += 1
      }
    }
    return result
  }

  /// The longest known name that begins at `index`.
  private func exact(_ tokens: Tokens, _ index: Int) -> (ActorMention, Range<Int>)? {
    guard let token = tokens[index], token.kind == .word else { return nil }
    var best: (GazetteerEntry, Int)?
    for (words, entry) in candidates(token) {
      guard let end = match(words, tokens, index), end > best?.1 ?? 0,
        isWritten(entry, tokens, index)
      else { continue }
      best = (entry, end)
    }
    return best.map { entry, end in
      let range = index..<end
      return (
        ActorMention(
          entry: entry, span: tokens.span(range), text: tokens.string(range), distance: 0), range
      )
    }
  }

  /// Names of states are capitalised in English; "turkey" and "china" in small letters are not they.
  private func isWritten(_ entry: GazetteerEntry, _ tokens: Tokens, _ index: Int) -> Bool {
    guard let token = tokens[index] else { return false }
    // "OPEC" and "IMF" in small letters are other words.
    let isAcronym = entry.origin == KnownBodies.origin && entry.name.uppercased() == entry.name
    if isAcronym { return token.text.hasPrefix(entry.name) }
    let isAdjective =
      entry.name.first?.isLowercase == true && entry.origin == "states"
      && !(States.byName[entry.name] != nil)
    if token.key == "us" || token.key == "uk" {
      // "US$" is money.
      return token.text.uppercased() == token.text && tokens.key(index + 1) != "$"
    }
    return token.isCapitalised || isAdjective
  }

  /// The token behind the words; dots and hyphens between them do not matter.
  private func match(_ words: [String], _ tokens: Tokens, _ index: Int) -> Int? {
    var next = index
    for (number, word) in words.enumerated() {
      while number > 0, ["-", ".", ","].contains(tokens.key(next)) { next += 1 }
      guard let token = tokens[next] else { return nil }
      // "U.S." comes as letters with dots between.
      if token.key == word || Self.owner(token) == word {
        next += 1
      } else if let spelt = spelt(word, tokens, next) {
        next = spelt
      } else {
        return nil
      }
    }
    return next
  }

  private func spelt(_ word: String, _ tokens: Tokens, _ index: Int) -> Int? {
    guard word.utf8.count <= 4 else { return nil }
    var next = index
    for letter in word {
      guard tokens.key(next) == String(letter) else { return nil }
      next += 1
      if tokens.key(next) == "." { next += 1 }
    }
    return next
  }

  private func candidates(_ token: Token) -> [(words: [String], entry: GazetteerEntry)] {
    if let known = byFirstWord[token.key] { return known }
    return Self.owner(token).flatMap { byFirstWord[$0] } ?? []
  }

  /// The key without the English possessive; nil for other words.
  ///
  /// Keys hold no apostrophe: "russias" stands for "Russia's".
  private static func owner(_ token: Token) -> String? {
    let isPossessive = token.text.hasSuffix("'s") || token.text.hasSuffix("’s")
    guard isPossessive || States.byName[String(token.key.dropLast())] != nil,
      token.key.hasSuffix("s")
    else { return nil }
    return String(token.key.dropLast())
  }

  /// A run of capitalised words that is nearly a known name of two words or more.
  private func near(_ tokens: Tokens, _ index: Int) -> (ActorMention, Range<Int>)? {
    guard let token = tokens[index], token.isCapitalised else { return nil }
    var end = index + 1
    while end < index + 5, let next = tokens[end], next.isCapitalised, !next.breaks { end += 1 }
    for stop in stride(from: end, to: index, by: -1) {
      let name = tokens.string(index..<stop)
      guard stop - index > 1 || name.utf8.count >= 7, let found = find(name), found.distance > 0
      else { continue }
      let range = index..<stop
      return (
        ActorMention(
          entry: found.entry, span: tokens.span(range), text: name, distance: found.distance),
        range
      )
    }
    return nil
  }
}
