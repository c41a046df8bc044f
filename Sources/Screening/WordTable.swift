/// The words of an index, each once, as flat tables: a word is made when it is asked for.
///
/// A process that answers one question needs some hundreds of the tens of thousands of words.
struct WordTable: Hashable, Sendable {
  /// For each word, where its letters begin; one more at the end.
  var starts: [UInt32] = [0]
  var letters: [UInt8] = []
  /// The role, and 128 for a word without short vowels.
  var flags: [UInt8] = []
  var weights: [UInt32] = []
  var groups: [UInt32] = []

  var count: Int { flags.count }

  mutating func append(_ token: NameToken) {
    letters += token.letters
    starts.append(UInt32(letters.count))
    flags.append(token.role.rawValue | (token.isAbjad ? 128 : 0))
    weights.append(token.weight.bitPattern)
    groups.append(token.group)
  }

  subscript(_ index: Int) -> NameToken {
    let range = Int(starts[index])..<Int(starts[index + 1])
    return NameToken(
      letters: Array(letters[range]), role: NameToken.Role(rawValue: flags[index] & 127) ?? .name,
      isAbjad: flags[index] & 128 != 0, weight: Float(bitPattern: weights[index]),
      group: groups[index])
  }

  /// The tables belong together and hold nothing but capitals and digits.
  var isSound: Bool {
    guard starts.count == count + 1, weights.count == count, groups.count == count,
      starts.first == 0, Int(starts[count]) == letters.count
    else { return false }
    for place in 0..<count where starts[place] >= starts[place + 1] { return false }
    for weight in weights {
      let value = Float(bitPattern: weight)
      guard value >= 0, value <= 100 else { return false }
    }
    return flags.allSatisfy { $0 & 127 <= 5 }
      && letters.allSatisfy { $0 &- 48 < 10 || $0 &- 65 < 26 }
  }
}
