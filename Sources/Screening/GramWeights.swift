/// How much an agreement in three letters in a row tells: the logarithm of how rarely they stand in names.
///
/// Counted by Scripts/make-token-weights over the names that `TokenWeights` was counted over.
enum GramWeights {
  /// Space, 26 letters, and one sign for all digits.
  static let symbols = 28
  static let count = symbols * symbols * symbols

  /// The number of a plain letter among the symbols.
  @inline(__always)
  static func symbol(_ letter: UInt8) -> Int {
    switch letter {
    case 0x41...0x5A: Int(letter) - 0x40
    case 0x30...0x39: 27
    default: 0
    }
  }

  /// In nats, 0 to 11; `gram` is the number of three symbols, the first counting most.
  @inline(__always)
  static func weight(_ gram: Int) -> Float {
    guard gram < count else { return 0 }
    // A line of 112 characters ends in a line feed.
    let code = table.utf8Start[gram + gram / 112]
    return Float(code - (code > 92 ? 41 : 40)) / 7
  }
}

/// What two names share in runs of letters, whatever their words: memory for it, and the last result.
///
/// Docs/Methods/Matching.md sentences 19 and 20.
struct GramMarks: Sendable {
  private var marks = [UInt8](repeating: 0, count: GramWeights.count)
  private var grams: [Int] = []
  private var balance = [Int](repeating: 0, count: 128)

  /// Weight of the shared runs of three letters over the weight of the name that has less, 0 to 1.
  private(set) var containment: Float = 0
  /// Letters one name has and the other has not, both ways, spaces aside; a letter changed is two.
  private(set) var strayLetters = 0
  /// How many letters more one name has, spaces aside.
  private(set) var surplusLetters = 0
  /// Letters of the shorter name, spaces aside.
  private(set) var letters = 0

  mutating func compare(_ left: PreparedName, _ right: PreparedName) {
    let mine = mark(left.plain)
    var (theirs, shared): (Float, Float) = (0, 0)
    Self.each(right.plain) { gram in
      let weight = GramWeights.weight(gram)
      theirs += weight
      guard marks[gram] > 0 else { return }
      marks[gram] -= 1
      shared += weight
    }
    for gram in grams { marks[gram] = 0 }
    containment = shared / max(min(mine, theirs), 1)
    countLetters(left.plain, right.plain)
  }

  /// Marks the runs of three; their weight in all.
  private mutating func mark(_ plain: [UInt8]) -> Float {
    grams.removeAll(keepingCapacity: true)
    var weight: Float = 0
    Self.each(plain) { gram in
      grams.append(gram)
      weight += GramWeights.weight(gram)
      if marks[gram] < 255 { marks[gram] += 1 }
    }
    return weight
  }

  @inline(__always)
  private static func each(_ plain: [UInt8], _ body: (Int) -> Void) {
    let symbols = GramWeights.symbols
    var (first, second) = (0, 0)
    var isFirst = true
    for letter in plain {
      let third = GramWeights.symbol(letter)
      if !isFirst { body((first &* symbols &+ second) &* symbols &+ third) }
      isFirst = false
      (first, second) = (second, third)
    }
    if !plain.isEmpty { body((first &* symbols &+ second) &* symbols) }
  }

  private mutating func countLetters(_ left: [UInt8], _ right: [UInt8]) {
    var (mine, theirs, stray) = (0, 0, 0)
    balance.withUnsafeMutableBufferPointer { balance in
      for letter in left where letter != 0x20 {
        balance[Int(letter & 127)] &+= 1
        mine &+= 1
      }
      for letter in right where letter != 0x20 {
        balance[Int(letter & 127)] &-= 1
        theirs &+= 1
      }
      // A letter of one name only is met here, and set back for the next two.
      for letter in left {
        stray &+= abs(balance[Int(letter & 127)])
        balance[Int(letter & 127)] = 0
      }
      for letter in right {
        stray &+= abs(balance[Int(letter & 127)])
        balance[Int(letter & 127)] = 0
      }
    }
    strayLetters = stray
    letters = min(mine, theirs)
    surplusLetters = abs(mine - theirs)
  }
}
