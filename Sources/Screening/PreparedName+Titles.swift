/// Titles of persons: taken out before a name, told little among its words.
extension PreparedName {
  static func removeTitles(_ words: inout [[UInt8]]) {
    while words.count > 1, let first = words.first, Lexicon.titles.contains(first),
      !Lexicon.givenTitles.contains(first) || words.count > 2 && first.first == 0x53
    {
      words.removeFirst()
    }
    for (place, word) in words.enumerated() {
      for title in gluedTitles where word.count >= title.count + 3 && word.starts(with: title) {
        let rest = Array(word.dropFirst(title.count))
        if TokenWeights.isKnown(rest) { words[place] = rest }
      }
    }
  }

  /// Titles that stand behind a name or among its words hardly count, if anything else is there.
  static func quietTitles(_ tokens: inout [NameToken]) {
    func isTitle(_ token: NameToken) -> Bool {
      token.role == .name && token.letters.count <= 8
        && Lexicon.titlesAnywhere.contains(token.letters)
    }
    guard tokens.contains(where: isTitle),
      tokens.contains(where: { $0.role == .name && !isTitle($0) })
    else { return }
    for (place, token) in tokens.enumerated() where isTitle(token) {
      tokens[place] = NameToken(
        letters: token.letters, role: .particle, isAbjad: token.isAbjad, weight: 0.4)
    }
  }

  /// Titles that are written as one with the given name that follows: `SEYYEDREZA`.
  private static let gluedTitles = ["SEYYED", "SAYYED", "SAYYID", "SEYED", "SAYED"].map {
    Array($0.utf8)
  }
}
