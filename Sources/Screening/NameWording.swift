/// What an alignment of two names says, in words.
enum NameWording {
  static func words(
    _ one: Party.Name, _ other: Party.Name, _ left: PreparedName, _ right: PreparedName,
    _ speller: inout SpellingDistance
  ) -> String {
    let alignment = NameAlignment(left, right, &speller)
    // Put together as bytes: half of what is told of a candidate is told here.
    var text: [UInt8] = []
    text.reserveCapacity(160)
    text += "names \"".utf8
    text += one.text.utf8
    text += "\" and \"".utf8
    text += other.text.utf8
    text += "\" (".utf8
    let start = text.count
    func part() { if text.count > start { text += "; ".utf8 } }
    func add(_ name: PreparedName, _ range: Range<Int>) {
      for index in range {
        if index > range.lowerBound { text.append(0x20) }
        text += name.tokens[index].letters
      }
    }
    func list(_ title: StaticString, _ name: PreparedName, _ ranges: [Range<Int>]) {
      guard !ranges.isEmpty else { return }
      part()
      text += UnsafeBufferPointer(start: title.utf8Start, count: title.utf8CodeUnitCount)
      for (place, range) in ranges.enumerated() {
        if place > 0 { text += ", ".utf8 }
        add(name, range)
      }
    }
    func isSame(_ link: NameAlignment.Link) -> Bool { link.similarity >= 0.97 && !link.isInitial }
    list("same: ", left, alignment.links.filter(isSame).map(\.left))
    for link in alignment.links where !isSame(link) {
      part()
      add(left, link.left)
      text += " ~ ".utf8
      add(right, link.right)
      text += " \(Int((link.similarity * 100).rounded())) %".utf8
    }
    list("only in the first: ", left, alignment.leftOnly.map { $0..<$0 + 1 })
    list("only in the second: ", right, alignment.rightOnly.map { $0..<$0 + 1 })
    if left.forms.contradicts(right.forms) {
      part()
      text += "legal forms differ".utf8
    }
    text.append(0x29)
    return String(decoding: text, as: UTF8.self)
  }
}
