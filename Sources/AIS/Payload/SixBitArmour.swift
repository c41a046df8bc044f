/// Takes payloads out of the armour of their sentences, eight characters at a time.
///
/// Each character carries six bits: codes 48…87 are 0…39 and 96…119 are 40…63 (IEC 61162-1 and
/// E. S. Raymond, "AIVDM/AIVDO protocol decoding"). Eight characters loaded as one little-endian
/// word are checked, reduced to six bits each and pushed together into 48 bits by the same
/// operations on all bytes at once; no table is read.
enum SixBitArmour {
  /// The highest bit of the first byte that is no armoured character, and perhaps of later ones.
  ///
  /// Below 48; 88…95 and 120…127, which have the bits 0x58 set; and all from 128 on.
  @inline(__always)
  static func foreign(_ word: UInt64) -> UInt64 {
    let low = ~(word &+ 0x5050_5050_5050_5050)
    let gap = word &<< 1 & word &<< 3 & word &<< 4
    return (low | gap | word) & 0x8080_8080_8080_8080
  }

  /// The 48 bits of eight armoured characters; a zero byte gives nothing useful.
  @inline(__always)
  static func pack(_ word: UInt64) -> UInt64 {
    let codes =
      word &- 0x3030_3030_3030_3030 &- (word &>> 3 & word &>> 2 & 0x0808_0808_0808_0808)
    let pairs = (codes & 0x003F_003F_003F_003F) &<< 6 | codes &>> 8 & 0x003F_003F_003F_003F
    let fours = (pairs & 0x0000_0FFF_0000_0FFF) &<< 12 | pairs &>> 16 & 0x0000_0FFF_0000_0FFF
    return (fours & 0x00FF_FFFF) &<< 24 | fours &>> 32
  }

  /// `foreign` for four words.
  @inline(__always)
  static func foreign(_ words: SIMD4<UInt64>) -> SIMD4<UInt64> {
    let low = ~(words &+ 0x5050_5050_5050_5050)
    let gap = (words &<< 1) & (words &<< 3) & (words &<< 4)
    return (low | gap | words) & 0x8080_8080_8080_8080
  }

  /// Whether all thirty-two characters are of the alphabet.
  @inline(__always)
  static func isSound(_ words: SIMD4<UInt64>) -> Bool {
    let marks = foreign(words)
    let half = marks.lowHalf | marks.highHalf
    return half[0] | half[1] == 0
  }

  /// `pack` for four words.
  ///
  /// A byte that is no armoured character spoils those behind it and none before.
  @inline(__always)
  static func pack(_ words: SIMD4<UInt64>) -> SIMD4<UInt64> {
    let high = (words &>> 3) & (words &>> 2) & 0x0808_0808_0808_0808
    let codes = words &- 0x3030_3030_3030_3030 &- high
    let evens = (codes & 0x003F_003F_003F_003F) &<< 6
    let pairs = evens | ((codes &>> 8) & 0x003F_003F_003F_003F)
    let firsts = (pairs & 0x0000_0FFF_0000_0FFF) &<< 12
    let fours = firsts | ((pairs &>> 16) & 0x0000_0FFF_0000_0FFF)
    return ((fours & 0x00FF_FFFF) &<< 24) | (fours &>> 32)
  }

  /// Loads eight bytes, the first lowest.
  @inline(__always)
  static func load(_ place: UnsafeRawPointer) -> UInt64 {
    UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
  }

  /// Eight `0` characters, which stand for bits that are all zero.
  static let zeros: UInt64 = 0x3030_3030_3030_3030

  /// Packs `count` characters behind the first `start` bits of `words`, whose other bits need not be
  /// zero; false, with the bits behind `start` in any state, when one is not of the alphabet.
  ///
  /// `words` must have room for the characters and two words more.
  static func append(
    _ characters: UnsafeRawPointer, count: Int, to words: UnsafeMutablePointer<UInt64>,
    from start: Int
  ) -> Bool {
    var index = start &>> 6
    var used = UInt64(truncatingIfNeeded: start & 63)
    var held = used == 0 ? 0 : words[index] & ~(UInt64.max &>> used)
    var done = 0
    while done < count {
      let word = chunk(characters + done, count: count &- done)
      guard foreign(word) == 0 else { return false }
      let bits = pack(word) &<< 16
      held |= bits &>> used
      words[index] = held
      used &+= 48
      if used >= 64 {
        used &-= 64
        index &+= 1
        held = used == 0 ? 0 : bits &<< (48 &- used)
      }
      done &+= 8
    }
    words[index] = held
    words[index &+ 1] = 0
    return true
  }

  /// Eight characters, or what is left of them and zeros, without reading past their end.
  @inline(__always)
  private static func chunk(_ place: UnsafeRawPointer, count: Int) -> UInt64 {
    if count >= 8 { return load(place) }
    var word = zeros
    for index in stride(from: count &- 1, through: 0, by: -1) {
      let byte = UInt64(place.load(fromByteOffset: index, as: UInt8.self))
      let shift = UInt64(truncatingIfNeeded: index &* 8)
      word = word & ~(0xFF &<< shift) | byte &<< shift
    }
    return word
  }
}
