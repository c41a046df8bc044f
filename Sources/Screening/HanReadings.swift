/// How Chinese characters are read, one by one: a table that whoever made an index keeps in it.
///
/// ICU loads its rules for them in 0.1 s of processor time, a third of what a batch of a thousand questions
/// costs. They read a character by itself but for four (`readByNext`), so what ICU gave for each is all
/// that a later process needs; a run of characters that is not told by the table is left to ICU as before.
package struct HanReadings: Hashable, Sendable {
  /// Extension A and the unified characters of the Unicode Standard, chapter 18.
  package static let characters: ClosedRange<UInt32> = 0x3400...0x9FFF

  /// Readings in plain capitals, parted by spaces, each once; the first is empty and stands for none.
  private(set) var syllables: [[UInt8]] = [[]]
  /// For each character, its place in `syllables`.
  private(set) var readings: [UInt16]
  /// For each character, how far its simplified form stands from the first character, and one more; 0 for itself.
  private(set) var simplified: [UInt16]

  /// No character is known.
  package init() {
    readings = [UInt16](repeating: 0, count: Self.characters.count)
    simplified = readings
  }

  /// Takes tables as they were stored; nil when they do not belong together.
  init?(letters: [UInt8], readings: [UInt16], simplified: [UInt16]) {
    let count = Self.characters.count
    let syllables = letters.split(separator: 0x2C, omittingEmptySubsequences: false).map(Array.init)
    guard readings.count == count, simplified.count == count, syllables.first == [],
      letters.allSatisfy({ $0 &- 65 < 26 || $0 == 0x20 || $0 == 0x2C }),
      readings.allSatisfy({ Int($0) < syllables.count }),
      simplified.allSatisfy({ Int($0) <= count })
    else { return nil }
    (self.syllables, self.readings, self.simplified) = (syllables, readings, simplified)
  }

  /// All syllables, parted by commas.
  var letters: [UInt8] { Array(syllables.joined(separator: [0x2C])) }

  /// Keeps what each character of `characters` is read as and simplified to, in order; empty texts are unknown.
  ///
  /// - Parameters:
  ///   - latin: in Latin letters, marks and all.
  ///   - simple: one character each.
  package init(latin: [Substring], simple: [Substring]) {
    self.init()
    var places: [[UInt8]: UInt16] = [[]: 0]
    for (place, text) in latin.prefix(readings.count).enumerated() {
      guard let letters = Self.plain(text) else { continue }
      let known = places[letters] ?? UInt16(clamping: syllables.count)
      if known == syllables.count { syllables.append(letters) }
      places[letters] = known
      readings[place] = known
    }
    for (place, text) in simple.prefix(simplified.count).enumerated() {
      guard let one = text.unicodeScalars.first, text.unicodeScalars.count == 1,
        Self.characters.contains(one.value)
      else { continue }
      let distance = Int(one.value - Self.characters.lowerBound)
      simplified[place] = distance == place ? 0 : UInt16(clamping: distance + 1)
    }
  }

  /// As `Romaniser` writes what ICU gives; nil for what is not all letters with Latin forms.
  private static func plain(_ text: Substring) -> [UInt8]? {
    var letters: [UInt8] = []
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x20, 0x41...0x5A, 0x61...0x7A:
        Romaniser.appendASCII(UInt8(scalar.value), &letters)
      case 0x80...0x24F, 0x1E00...0x1EFF: letters += LetterFolding.latin(scalar).utf8
      default: return nil
      }
    }
    return letters.allSatisfy { $0 &- 65 < 26 || $0 == 0x20 } ? letters : nil
  }

  /// Characters that ICU reads otherwise before another: `重庆` is *Chongqing*, `沈阳` *Shenyang*.
  ///
  /// From the rules of Han-Latin in CLDR; held against ICU by a test over names written for it.
  private static let readByNext: [UInt32: UInt32] = [
    0x85CF: 0x6587, 0x91CD: 0x5E86, 0x6C88: 0x9633, 0x79D8: 0x9C81,
  ]
  /// Says the character before it again; ICU leaves it out and writes what follows without a space.
  private static let repetition: UInt32 = 0x3005

  /// A character, or the sign that says one again.
  static func mayHold(_ scalar: Unicode.Scalar) -> Bool {
    characters.contains(scalar.value) || scalar.value == repetition
  }

  /// Appends the reading of a run, characters parted by spaces; false when some character is not known.
  func read(_ run: String, into letters: inout [UInt8]) -> Bool {
    let start = letters.count
    var (isAfterReading, other): (Bool, UInt32?) = (false, nil)
    for scalar in run.unicodeScalars {
      if scalar.value == Self.repetition {
        (isAfterReading, other) = (false, nil)
        continue
      }
      guard Self.characters.contains(scalar.value), scalar.value != other else {
        return cut(&letters, start)
      }
      let reading = Int(readings[Int(scalar.value - Self.characters.lowerBound)])
      if reading == 0 { return cut(&letters, start) }
      if isAfterReading { letters.append(0x20) }
      letters += syllables[reading]
      isAfterReading = true
      other = Self.readByNext[scalar.value]
    }
    return true
  }

  private func cut(_ letters: inout [UInt8], _ count: Int) -> Bool {
    letters.removeSubrange(count...)
    return false
  }

  /// The simplified form of a character; itself when there is none.
  func simple(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard Self.characters.contains(scalar.value) else { return scalar }
    let distance = simplified[Int(scalar.value - Self.characters.lowerBound)]
    guard distance > 0 else { return scalar }
    return Unicode.Scalar(Self.characters.lowerBound + UInt32(distance) - 1) ?? scalar
  }
}
