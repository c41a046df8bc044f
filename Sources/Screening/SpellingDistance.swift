/// How far apart two words are, in letters, with cheap changes for what transliteration and ear
/// confuse.
///
/// A Damerau–Levenshtein distance (optimal string alignment) with weights: a vowel for a vowel costs
/// half, a vowel put in or left out 0.6, consonants of one class (`Sound.classes`) 0.5, `H` put in or
/// left out 0.5, two neighbours exchanged 0.9, all else 1. Against a word written without short
/// vowels a missing vowel costs next to nothing.
struct SpellingDistance {
  private var previous: [Float] = []
  private var current: [Float] = []
  private var before: [Float] = []

  /// One for equal words, zero for words with no likeness worth telling.
  mutating func similarity(_ left: NameToken, _ right: NameToken) -> Float {
    if left.letters == right.letters { return 1 }
    if left.group != 0, left.group == right.group { return 0.97 }
    let (a, b) = (left.sound, right.sound)
    if a == b { return left.isAbjad != right.isAbjad ? 0.97 : 0.98 }
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let abjad = left.isAbjad != right.isAbjad
    if abjad { return left.isAbjad ? unvowelled(a, b) : unvowelled(b, a) }
    let longer = max(a.count, b.count)
    guard abs(a.count - b.count) * 5 <= longer * 2 + 2 else { return 0 }
    let apart = (left.mask ^ right.mask).nonzeroBitCount
    guard apart <= 2 + longer / 2 else { return 0 }
    let heard = latin(a, b)
    // A slip of the finger may break a pair of letters that sounds as one.
    if heard > 0.85 || a.count == left.letters.count && b.count == right.letters.count {
      return heard
    }
    return max(heard, latin(left.letters, right.letters))
  }

  private mutating func latin(_ a: [UInt8], _ b: [UInt8]) -> Float {
    let cost = distance(a, b, abjad: false)
    let length = Float(a.count + b.count) / 2
    let first: Float = a.first == b.first ? 0 : 0.3
    return max(0, 1 - (cost + first) / max(length, 2.5))
  }

  /// A word without short vowels against one with them: what its consonants leave unmatched counts
  /// against the number of consonants.
  private mutating func unvowelled(_ abjad: [UInt8], _ latin: [UInt8]) -> Float {
    guard abjad.count <= latin.count + 2, latin.count <= 2 * abjad.count + 3 else { return 0 }
    let consonants = abjad.reduce(0) { $0 + (Sound.classes[Int($1 & 127)] != 0 ? 1 : 0) }
    let cost = distance(abjad, latin, abjad: true)
    return max(0, 1 - cost / max(Float(consonants), 1.5))
  }

  private static let isVowel: [Bool] = (0..<128).map { "AEIOU".utf8.contains(UInt8($0)) }

  mutating func distance(_ a: [UInt8], _ b: [UInt8], abjad: Bool) -> Float {
    let width = b.count + 1
    if previous.count < width {
      previous = [Float](repeating: 0, count: width + 16)
      current = previous
      before = previous
    }
    previous[0] = 0
    for j in 0..<b.count { previous[j + 1] = previous[j] + Self.gap(b[j], abjad) }
    for i in 0..<a.count {
      // A vowel that was written without need is a long one and should be met by a vowel.
      let down = Self.gap(a[i], false)
      current[0] = previous[0] + down
      for j in 0..<b.count {
        var best = previous[j] + Self.change(a[i], b[j], abjad)
        best = min(best, previous[j + 1] + down)
        best = min(best, current[j] + Self.gap(b[j], abjad))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j], a[i] != b[j] {
          best = min(best, before[j - 1] + 0.9)
        }
        current[j + 1] = best
      }
      swap(&before, &previous)
      swap(&previous, &current)
    }
    return previous[b.count]
  }

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
