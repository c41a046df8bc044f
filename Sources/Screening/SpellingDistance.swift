/// How far apart two words are, in letters, with cheap changes for what transliteration and ear
/// confuse.
///
/// A Damerau–Levenshtein distance (optimal string alignment) with weights: a vowel for a vowel costs
/// half, a vowel put in or left out 0.6, consonants of one class (`Sound.classes`) 0.5, `H` put in or
/// left out 0.5, two neighbours exchanged 0.9, all else 1. Against a word written without short
/// vowels a missing vowel costs next to nothing.
struct SpellingDistance {
  private var rows: [Float] = []
  private var places: [Int] = []
  private let costs = Costs.shared

  /// Likeness below which two words are told to have none.
  static let leastTold: Float = 0.3

  /// One for equal words, zero for words less alike than `least`.
  mutating func similarity(
    _ left: NameToken, _ right: NameToken, from least: Float = leastTold
  ) -> Float {
    if left.letters == right.letters { return 1 }
    if left.group != 0, left.group == right.group { return 0.97 }
    let (a, b) = (left.sound, right.sound)
    if a == b { return left.isAbjad != right.isAbjad ? 0.97 : 0.98 }
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let abjad = left.isAbjad != right.isAbjad
    if abjad { return left.isAbjad ? unvowelled(a, b, least) : unvowelled(b, a, least) }
    let longer = max(a.count, b.count)
    guard abs(a.count - b.count) * 5 <= longer * 2 + 2 else { return 0 }
    let apart = (left.mask ^ right.mask).nonzeroBitCount
    guard apart <= 2 + longer / 2 else { return 0 }
    let heard = latin(a, b, Self.fewest(left.soundClasses, right.soundClasses), least)
    // A slip of the finger may break a pair of letters that sounds as one.
    if heard > 0.85 || a == left.letters && b == right.letters { return heard }
    let fewest = Self.fewest(left.letterClasses, right.letterClasses)
    return max(heard, latin(left.letters, right.letters, fewest, least))
  }

  /// The least that two words can be apart, by the classes of consonants that only one of them has: each letter of
  /// such a class is left out or becomes one of another class, which costs one, but that `G` and `H` are written for
  /// each other and `J` and `I`.
  private static func fewest(_ left: UInt32, _ right: UInt32) -> Float {
    func cost(_ only: UInt32) -> Float {
      Float((only & ~cheap).nonzeroBitCount) + 0.4 * Float((only & cheap).nonzeroBitCount)
    }
    return max(cost(left & ~right), cost(right & ~left))
  }

  /// The classes of `K`, `G` and of `S`, `Z`, `X`, `C`, `J`.
  private static let cheap: UInt32 = 1 << 4 | 1 << 5

  private mutating func latin(
    _ a: [UInt8], _ b: [UInt8], _ fewest: Float, _ least: Float
  ) -> Float {
    let length = max(Float(a.count + b.count) / 2, 2.5)
    let first: Float = a.first == b.first ? 0 : 0.3
    let most = (1 - least) * length - first + 0.001
    if fewest > most + 0.01 { return 0 }
    let cost = distance(a, b, abjad: false, most: most)
    return cost > most ? 0 : max(0, 1 - (cost + first) / length)
  }

  /// A word without short vowels against one with them: what its consonants leave unmatched counts
  /// against the number of consonants.
  private mutating func unvowelled(_ abjad: [UInt8], _ latin: [UInt8], _ least: Float) -> Float {
    guard abjad.count <= latin.count + 2, latin.count <= 2 * abjad.count + 3 else { return 0 }
    let consonants = abjad.reduce(0) { $0 + (Sound.classes[Int($1 & 127)] != 0 ? 1 : 0) }
    let whole = max(Float(consonants), 1.5)
    let most = (1 - least) * whole + 0.001
    let cost = distance(abjad, latin, abjad: true, most: most)
    return cost > most ? 0 : max(0, 1 - cost / whole)
  }

  /// - Returns: the distance, or some number above `most` when it is greater than that.
  mutating func distance(
    _ a: [UInt8], _ b: [UInt8], abjad: Bool, most: Float = .infinity
  ) -> Float {
    let width = b.count + 1
    if rows.count < 3 * width {
      rows = [Float](repeating: 0, count: 3 * width + 48)
      places = [Int](repeating: 0, count: width + 16)
    }
    return rows.withUnsafeMutableBufferPointer { rows in
      places.withUnsafeMutableBufferPointer { places in
        a.withUnsafeBufferPointer { a in
          b.withUnsafeBufferPointer { b in
            costs.distance(a, b, abjad, most, rows, places)
          }
        }
      }
    }
  }
}

/// What each change of a letter costs, in tables, and the walk over them.
private final class Costs: Sendable {
  static let shared = Costs()

  /// Capitals and digits counted from `0`; anything else is folded onto them and costs what they do.
  private static let letters = 43
  private let gaps: [Float]
  private let abjadGaps: [Float]
  private let changes: [Float]
  private let abjadChanges: [Float]

  init() {
    let all = (0..<Self.letters).map { UInt8($0 + 48) }
    gaps = all.map { Self.gap($0, false) }
    abjadGaps = all.map { Self.gap($0, true) }
    changes = all.flatMap { a in all.map { Self.change(a, $0, false) } }
    abjadChanges = all.flatMap { a in all.map { Self.change(a, $0, true) } }
  }

  @inline(__always)
  private static func place(_ letter: UInt8) -> Int { Int(letter &- 48) % letters }

  /// - Parameters:
  ///   - a: one word.
  ///   - b: the other.
  ///   - abjad: `a` is written without short vowels.
  ///   - most: the greatest distance of interest.
  ///   - rows: room for three rows, each one longer than `b`.
  ///   - places: room for the letters of `b`.
  /// - Returns: the distance, or some number above `most` when it is greater than that.
  func distance(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ abjad: Bool,
    _ most: Float, _ rows: UnsafeMutableBufferPointer<Float>,
    _ places: UnsafeMutableBufferPointer<Int>
  ) -> Float {
    let right = abjad ? abjadGaps : gaps
    let table = abjad ? abjadChanges : changes
    guard let rows = rows.baseAddress, let places = places.baseAddress else { return .infinity }
    return right.withUnsafeBufferPointer { right in
      table.withUnsafeBufferPointer { table in
        gaps.withUnsafeBufferPointer { down in
          guard let right = right.baseAddress, let table = table.baseAddress,
            let down = down.baseAddress
          else { return .infinity }
          rows[0] = 0
          for j in 0..<b.count {
            places[j] = Self.place(b[j])
            rows[j &+ 1] = rows[j] + right[places[j]]
          }
          let rows = Rows(values: rows, places: places, right: right, count: b.count)
          return rows.walk(a, table, down, most)
        }
      }
    }
  }

  /// What stays the same from row to row.
  private struct Rows {
    let values: UnsafeMutablePointer<Float>
    let places: UnsafeMutablePointer<Int>
    let right: UnsafePointer<Float>
    /// Letters of the second word.
    let count: Int

    /// Plain pointers and sums without a check for overflow: the innermost loop of all comparison, and every place
    /// it reads is a letter's or lies within three rows of `count` and one.
    @inline(__always)
    func walk(
      _ a: UnsafeBufferPointer<UInt8>, _ table: UnsafePointer<Float>,
      _ downs: UnsafePointer<Float>, _ most: Float
    ) -> Float {
      let width = count &+ 1
      var (now, last, before) = (values + width, values, values + 2 &* width)
      // No letter stands before the first.
      var placeBefore = -1
      for letter in a {
        // Letters are read in their places in the tables. A vowel that was written without need is a long
        // one and should be met by a vowel.
        let place = Costs.place(letter)
        let (down, line) = (downs[place], table + place &* Costs.letters)
        var (corner, left) = (last[0], last[0] + down)
        var (least, hereBefore) = (left, -1)
        now[0] = left
        for j in 0..<count {
          let (here, above) = (places[j], last[j &+ 1])
          var best = min(corner + line[here], above + down, left + right[here])
          if place == hereBefore, placeBefore == here, place != here {
            best = min(best, before[j &- 1] + 0.9)
          }
          now[j &+ 1] = best
          (corner, left, hereBefore) = (above, best, here)
          least = min(least, best)
        }
        // Two neighbours exchanged may step over one row, never over two.
        if least > most + 0.9 { return least }
        placeBefore = place
        (now, last, before) = (before, now, last)
      }
      return last[count]
    }
  }

  private static let isVowel: [Bool] = (0..<128).map { "AEIOU".utf8.contains(UInt8($0)) }

  private static func gap(_ letter: UInt8, _ abjad: Bool) -> Float {
    if isVowel[Int(letter & 127)] { return abjad ? 0.12 : 0.6 }
    return letter == 0x48 ? 0.5 : 1
  }

  private static func change(_ a: UInt8, _ b: UInt8, _ abjad: Bool) -> Float {
    if a == b { return 0 }
    let (a, b) = (Int(a & 127), Int(b & 127))
    if isVowel[a], isVowel[b] {
      guard abjad else { return 0.5 }
      // Alef carries any vowel; the letters of I and U stand for E and O as well.
      let near = a == 0x41 || (a, b) == (0x49, 0x45) || (a, b) == (0x55, 0x4F)
      return near ? 0.1 : 0.4
    }
    let (one, other) = (Sound.classes[a], Sound.classes[b])
    if one != 0, one == other { return one > 9 ? 1 : 0.5 }
    // J is written for Y; the Slavs of Minsk and Kyiv write H where those of Moscow write G.
    if (a, b) == (0x4A, 0x49) || (a, b) == (0x49, 0x4A) { return 0.4 }
    if (a, b) == (0x47, 0x48) || (a, b) == (0x48, 0x47) { return 0.5 }
    if abjad, a == 0x55, b == 0x56 { return 0.1 }
    return 1
  }
}
