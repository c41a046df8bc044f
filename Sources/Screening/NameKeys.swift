/// The keys by which a word or a name is found again: 64-bit hashes of what may be misspelt.
///
/// A word has its sound, each of its sounds with one letter left out (so that two words one edit
/// apart share a key), and its skeleton of consonants. A name has the sound of two neighbours written
/// as one, of all its words written as one, and its initials, a short legal form spelled out.
enum NameKeys {
  /// FNV-1a, 64 bits, with a seed that keeps kinds of keys apart.
  static func hash(_ bytes: some Sequence<UInt8>, _ seed: UInt8, skipping: Int = -1) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(seed)
    hash &*= 0x100_0000_01b3
    var index = 0
    for byte in bytes {
      if index != skipping {
        hash ^= UInt64(byte)
        hash &*= 0x100_0000_01b3
      }
      index += 1
    }
    return hash
  }

  static let sound: UInt8 = 1
  static let skeleton: UInt8 = 2
  static let joined: UInt8 = 3
  static let initials: UInt8 = 4
  static let identifier: UInt8 = 5
  static let letters: UInt8 = 7
  static let whole: UInt8 = 9

  /// Keys of one word.
  static func keys(_ token: NameToken) -> [UInt64] {
    var keys = [hash(token.sound, sound)]
    guard token.role != .numeral, token.role != .particle else { return keys }
    if token.sound.count >= 4 {
      for skip in token.sound.indices { keys.append(hash(token.sound, sound, skipping: skip)) }
    }
    if token.group != 0 { keys.append(UInt64(token.group) &* 0x9e37_79b9_7f4a_7c15) }
    // A slip of the finger may break a pair of letters that sounds as one: letters count too.
    if token.letters.count >= 5 {
      for skip in token.letters.indices {
        keys.append(hash(token.letters, letters, skipping: skip))
      }
    }
    let bones = Sound.skeleton(token.sound)
    // Two consonants say too little to look for.
    if bones >= 1 << 10 { keys.append(bones &* 0x9e37_79b9_7f4a_7c15 ^ UInt64(skeleton)) }
    return keys
  }

  /// Keys of a name as a whole.
  static func keys(_ name: PreparedName) -> [UInt64] {
    var keys: [UInt64] = []
    let tokens = name.tokens
    if tokens.count >= 2 {
      for (one, next) in zip(tokens, tokens.dropFirst()) where one.role != .numeral {
        keys += slips(Sound.form(one.letters + next.letters))
      }
    }
    if tokens.count >= 3, tokens.count <= 6 { keys += slips(Sound.form(name.squashed)) }
    if tokens.count >= 3 {
      keys.append(hash(tokens.compactMap(\.letters.first), initials))
      let proper = tokens.filter { $0.role != .particle }
      if proper.count >= 3, proper.count != tokens.count {
        keys.append(hash(proper.compactMap(\.letters.first), initials))
      }
    }
    let form = name.shortForm
    if tokens.count >= 2, !form.isEmpty {
      keys.append(hash(tokens.compactMap(\.letters.first) + form, initials))
    }
    return keys + wholes(name)
  }

  /// Keys of the whole name in letters, with one left out: two names that are one slip apart share one.
  ///
  /// Words too short or too common to look for are found this way, numbers of ships among them.
  static func wholes(_ name: PreparedName) -> [UInt64] {
    let letters = name.squashed
    let plain = name.plain.filter { $0 != 0x20 }
    return plain == letters ? wholeKeys(letters) : wholeKeys(letters) + wholeKeys(plain)
  }

  /// Of short names in their order, since few letters stand in many names; of others in any order, so that
  /// words exchanged, parted and written as one are found as well.
  private static func wholeKeys(_ letters: [UInt8]) -> [UInt64] {
    switch letters.count {
    case ..<4: []
    case ..<anyOrderFrom:
      [hash(letters, whole)] + letters.indices.map { hash(letters, whole, skipping: $0) }
    default: anyOrderKeys(letters)
    }
  }

  /// Letters from which their order does not matter.
  private static let anyOrderFrom = 8

  private static func anyOrderKeys(_ letters: [UInt8]) -> [UInt64] {
    var sum: UInt64 = 0
    var seen: (UInt64, UInt64) = (0, 0)
    var distinct: [UInt8] = []
    for letter in letters {
      sum &+= scattered(letter)
      let bit = UInt64(1) << UInt64(letter & 63)
      let isNew = letter < 64 ? seen.0 & bit == 0 : seen.1 & bit == 0
      if isNew { distinct.append(letter) }
      if letter < 64 { seen.0 |= bit } else { seen.1 |= bit }
    }
    return [mixed(sum)] + distinct.map { mixed(sum &- scattered($0)) }
  }

  /// A number for each letter, far from those of the others.
  private static func scattered(_ letter: UInt8) -> UInt64 {
    mixed((UInt64(letter) &+ 1) &* 0x9e37_79b9_7f4a_7c15)
  }

  /// The last step of SplitMix64: every bit of the sum moves every bit of the key.
  private static func mixed(_ sum: UInt64) -> UInt64 {
    var key = sum
    key = (key ^ (key >> 30)) &* 0xbf58_476d_1ce4_e5b9
    key = (key ^ (key >> 27)) &* 0x94d0_49bb_1331_11eb
    return key ^ (key >> 31)
  }

  /// Keys of words written as one, with a slip allowed where there are letters enough.
  static func slips(_ sound: [UInt8]) -> [UInt64] {
    var keys = [hash(sound, joined)]
    guard sound.count >= 7, sound.count <= 32 else { return keys }
    for skip in sound.indices { keys.append(hash(sound, joined, skipping: skip)) }
    return keys
  }

  static func key(_ identifier: PartyIdentifier) -> UInt64 {
    hash(identifier.scheme.rawValue.utf8.map { $0 } + identifier.value.utf8, self.identifier)
  }
}

/// Keys in order with what each leads to, and a table of first places by the upper bits.
///
/// Of a key its upper 32 bits are kept: what a chance meeting of two keys leads to is compared in full anyway.
struct KeyTable: Sendable {
  private(set) var keys: [UInt32] = []
  private(set) var values: [UInt32] = []
  private(set) var buckets: [UInt32] = []
  private static let bits: UInt32 = 14

  init(_ pairs: [(UInt64, UInt32)]) {
    // Key and value as one number sort in one comparison.
    let sorted = pairs.map { $0.0 & ~0xFFFF_FFFF | UInt64($0.1) }.sorted()
    keys.reserveCapacity(sorted.count)
    values.reserveCapacity(sorted.count)
    var last: UInt64?
    for pair in sorted where pair != last {
      keys.append(UInt32(pair >> 32))
      values.append(UInt32(truncatingIfNeeded: pair))
      last = pair
    }
    fillBuckets()
  }

  /// Takes keys that are in order already; nil when they are not or the counts differ.
  init?(sortedKeys: [UInt32], values: [UInt32]) {
    guard sortedKeys.count == values.count else { return nil }
    keys = sortedKeys
    self.values = values
    guard fillBuckets() else { return nil }
  }

  /// One walk over the keys; false when they are not in order.
  @discardableResult
  private mutating func fillBuckets() -> Bool {
    let bucketCount = 1 << Int(Self.bits)
    buckets = [UInt32](repeating: UInt32(keys.count), count: bucketCount + 1)
    return keys.withUnsafeBufferPointer { keys in
      buckets.withUnsafeMutableBufferPointer { buckets in
        var (last, next) = (UInt32(0), 0)
        for place in keys.indices {
          let key = keys[place]
          guard key >= last else { return false }
          last = key
          let bucket = Int(key >> (32 - Self.bits))
          while next <= bucket {
            buckets[next] = UInt32(place)
            next += 1
          }
        }
        return true
      }
    }
  }

  @inline(__always)
  func find(_ wanted: UInt64, _ body: (UInt32) -> Void) {
    let key = UInt32(wanted >> 32)
    let bucket = Int(key >> (32 - Self.bits))
    var (place, end) = (Int(buckets[bucket]), Int(buckets[bucket + 1]))
    keys.withUnsafeBufferPointer { keys in
      var top = end
      while top - place > 8 {
        let middle = (place + top) / 2
        if keys[middle] < key { place = middle + 1 } else { top = middle }
      }
      while place < end, keys[place] < key { place += 1 }
      let start = place
      while place < end, keys[place] == key { place += 1 }
      (place, end) = (start, place)
    }
    while place < end {
      body(values[place])
      place += 1
    }
  }
}
