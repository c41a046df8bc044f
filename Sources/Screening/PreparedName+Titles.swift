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

  /// Titles that stand among a name's words hardly count, if anything else is there; nor do those at its end
  /// that are nobody's surname: `Imran SHAIKH` and `Imran MULLA` are two men.
  ///
  /// `family` is where the family's words begin, which are no titles: `SHAIKH IMRAN, Ahmed`.
  static func quietTitles(_ tokens: inout [NameToken], before family: Int) {
    func isTitle(_ place: Int) -> Bool {
      let token = tokens[place]
      guard place < family, token.role == .name, token.letters.count <= 8 else { return false }
      return place < tokens.count - 1
        ? Lexicon.titlesAnywhere.contains(token.letters)
        : Lexicon.titlesBehind.contains(token.letters)
    }
    let titles = tokens.indices.filter(isTitle)
    guard tokens.indices.contains(where: { tokens[$0].role == .name && !titles.contains($0) })
    else { return }
    for place in titles {
      let token = tokens[place]
      tokens[place] = NameToken(
        letters: token.letters, role: .particle, isAbjad: token.isAbjad, weight: 0.4)
    }
  }

  /// Titles that are written as one with the given name that follows: `SEYYEDREZA`.
  private static let gluedTitles = ["SEYYED", "SAYYED", "SAYYID", "SEYED", "SAYED"].map {
    Array($0.utf8)
  }
}
