/// Two names as strings of letters, all words in order and unparted: how many slips lie between them.
///
/// A slip in a short word, between two words or in a legal form weighs little here, where word by word
/// it looks like another word. Docs/Methods/Matching.md sentence 16.
struct WholeName: Sendable {
  /// Letters put in, left out, changed or exchanged with their neighbour; nil for more than two.
  let slips: Int?
  /// Letters of the shorter name without legal forms and titles.
  let length: Int

  /// Names of fewer letters are too short for a slip to be told from another name.
  static let shortest = 5

  init(_ left: PreparedName, _ right: PreparedName, _ rows: inout SlipRows) {
    length = min(Self.letters(left), Self.letters(right))
    guard !Self.numbersDiffer(left, right) else {
      slips = nil
      return
    }
    let found = Self.isSameByNumbers(left, right) ? 0 : rows.slips(left.plain, right.plain)
    // The same letters are the same letters, however few of them are the name proper.
    slips = length >= Self.shortest || found == 0 ? found : nil
  }

  /// The same words, the numbers among them written otherwise: `II` and `2` are no slips.
  private static func isSameByNumbers(_ left: PreparedName, _ right: PreparedName) -> Bool {
    left.tokens.count == right.tokens.count && left.forms == right.forms
      && left.tokens.contains { $0.role == .numeral }
      && zip(left.tokens, right.tokens).allSatisfy { $0.letters == $1.letters }
  }

  /// Letters without legal forms and titles.
  static func letters(_ name: PreparedName) -> Int {
    name.tokens.reduce(0) { $0 + $1.letters.count }
  }

  /// Both have numbers, and not the same: a number is no misspelling of another.
  static func numbersDiffer(_ left: PreparedName, _ right: PreparedName) -> Bool {
    var (mine, theirs) = (0, 0)
    for token in left.tokens where token.role == .numeral {
      mine += 1
      if !right.tokens.contains(where: { $0.role == .numeral && $0.letters == token.letters }) {
        return right.tokens.contains { $0.role == .numeral }
      }
    }
    for token in right.tokens where token.role == .numeral { theirs += 1 }
    return mine != 0 && theirs != 0 && mine != theirs
  }
}

/// Counts slips between two strings up to two, in a band of five diagonals.
///
/// A Damerau–Levenshtein distance (optimal string alignment) that passes over spaces.
struct SlipRows: Sendable {
  private var left: [UInt8] = []
  private var right: [UInt8] = []
  private var rows: [Int] = []

  static let most = 2

  /// Nil when more than two slips lie between the strings.
  mutating func slips(_ one: [UInt8], _ other: [UInt8]) -> Int? {
    guard abs(one.count - other.count) <= 12,
      abs(Self.letters(one) - Self.letters(other)) <= Self.most
    else { return nil }
    Self.squash(one, &left)
    Self.squash(other, &right)
    // What begins and ends alike needs no counting.
    var start = 0
    while start < left.count, start < right.count, left[start] == right[start] { start += 1 }
    var (leftEnd, rightEnd) = (left.count, right.count)
    while leftEnd > start, rightEnd > start, left[leftEnd - 1] == right[rightEnd - 1] {
      leftEnd -= 1
      rightEnd -= 1
    }
    let found = count(start..<leftEnd, start..<rightEnd)
    return found <= Self.most ? found : nil
  }

  private static func letters(_ plain: [UInt8]) -> Int {
    plain.reduce(0) { $0 + ($1 == 0x20 ? 0 : 1) }
  }

  private static func squash(_ plain: [UInt8], _ out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    for letter in plain where letter != 0x20 { out.append(letter) }
  }

  private mutating func count(_ a: Range<Int>, _ b: Range<Int>) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    let width = b.count + 1
    if rows.count < 3 * width { rows = [Int](repeating: 0, count: 3 * width + 24) }
    let far = Self.most + 1
    for j in 0...b.count { rows[j] = min(j, far) }
    for i in 1...a.count {
      let (now, last, before) = (i % 3 * width, (i + 2) % 3 * width, (i + 1) % 3 * width)
      var least = far
      rows[now] = min(i, far)
      for j in 1...b.count {
        let (x, y) = (left[a.lowerBound + i - 1], right[b.lowerBound + j - 1])
        var best = rows[last + j - 1] + (x == y ? 0 : 1)
        best = min(best, rows[last + j] + 1, rows[now + j - 1] + 1)
        if i > 1, j > 1, x == right[b.lowerBound + j - 2], left[a.lowerBound + i - 2] == y {
          best = min(best, rows[before + j - 2] + 1)
        }
        rows[now + j] = min(best, far)
        least = min(least, best)
      }
      if least >= far, rows[now] >= far { return far }
    }
    return rows[a.count % 3 * width + b.count]
  }
}
