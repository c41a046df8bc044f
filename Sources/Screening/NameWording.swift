/// What an alignment of two names says, in words.
enum NameWording {
  static func words(
    _ one: Party.Name, _ other: Party.Name, _ left: PreparedName, _ right: PreparedName,
    _ speller: inout SpellingDistance
  ) -> String {
    let alignment = NameAlignment(left, right, &speller)
    func text(_ name: PreparedName, _ range: Range<Int>) -> String {
      range.map { name.tokens[$0].text }.joined(separator: " ")
    }
    var parts: [String] = []
    let same = alignment.links.filter { $0.similarity >= 0.97 && !$0.isInitial }
    if !same.isEmpty {
      parts.append("same: " + same.map { text(left, $0.left) }.joined(separator: ", "))
    }
    for link in alignment.links where link.similarity < 0.97 || link.isInitial {
      let percent = Int((link.similarity * 100).rounded())
      parts.append("\(text(left, link.left)) ~ \(text(right, link.right)) \(percent) %")
    }
    if !alignment.leftOnly.isEmpty {
      let rest = alignment.leftOnly.map { left.tokens[$0].text }.joined(separator: ", ")
      parts.append("only in the first: \(rest)")
    }
    if !alignment.rightOnly.isEmpty {
      let rest = alignment.rightOnly.map { right.tokens[$0].text }.joined(separator: ", ")
      parts.append("only in the second: \(rest)")
    }
    if left.forms.contradicts(right.forms) { parts.append("legal forms differ") }
    return "names \"\(one.text)\" and \"\(other.text)\" (\(parts.joined(separator: "; ")))"
  }
}
