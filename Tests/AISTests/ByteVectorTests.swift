/// Proves that sixteen bytes in a register and in two words are looked at alike.
import AIS
import Testing

/// Every byte in every place among others, and payloads of every length.
private let samples: [[UInt8]] = {
  var generator = SeededGenerator(seed: 16)
  let alphabet = Array(48...87) + Array(96...119) as [UInt8]
  var samples: [[UInt8]] = []
  for byte in UInt8.min...UInt8.max {
    for place in 0..<16 {
      var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      bytes[place] = byte
      samples.append(bytes)
    }
  }
  for count in 0...16 {
    let characters = (0..<count).compactMap { _ in alphabet.randomElement(using: &generator) }
    samples.append(characters + [UInt8](repeating: 0, count: 16 - count))
  }
  return samples
}()

@Test("AIS 40: bytes are looked at alike in a register and in words")
func vectorsAgree() {
  for bytes in samples {
    bytes.withUnsafeBytes { buffer in
      guard let place = buffer.baseAddress else { return }
      let (vector, words) = (ByteVector(at: place), WordPair(at: place))
      #expect(vector.foreign == words.foreign)
      #expect(vector.folded == words.folded)
      for byte in Set(bytes + [42, 44]) {
        #expect(vector.places(of: byte) == words.places(of: byte))
        #expect(vector.places(ofUnprintableOr: byte) == words.places(ofUnprintableOr: byte))
      }
      // Marks are what they say.
      for (index, byte) in bytes.enumerated() {
        let isCharacter = (48...87).contains(byte) || (96...119).contains(byte)
        #expect((vector.foreign >> UInt32(index) & 1 == 0) == isCharacter)
        let isStop = byte == 42 || !(32...127).contains(byte)
        #expect((vector.places(ofUnprintableOr: 42) >> UInt32(index) & 1 == 1) == isStop)
        #expect(vector.places(of: byte) >> UInt32(index) & 1 == 1)
      }
    }
  }
}

@Test("AIS 40: characters are packed alike in a register and in words", arguments: 0...16)
func packingAgrees(_ count: Int) {
  for bytes in samples where bytes.prefix(count).allSatisfy(isCharacter) && isEnded(bytes, count) {
    bytes.withUnsafeBytes { buffer in
      guard let place = buffer.baseAddress else { return }
      let (vector, words) = (ByteVector(at: place).packed, WordPair(at: place).packed)
      let first = UInt64.max << UInt64(64 - 6 * min(count, 8)) & ~0xFFFF
      let second = count > 8 ? UInt64.max << UInt64(64 - 6 * (count - 8)) & ~0xFFFF : 0
      #expect(vector.0 & first == words.0 & first)
      #expect(vector.1 & second == words.1 & second)
      #expect(vector.0 & first == packed(bytes.prefix(min(count, 8))))
    }
  }
}

private func isCharacter(_ byte: UInt8) -> Bool {
  (48...87).contains(byte) || (96...119).contains(byte)
}

private func isEnded(_ bytes: [UInt8], _ count: Int) -> Bool {
  bytes.dropFirst(count).allSatisfy { $0 == 0 }
}

/// Six bits a character, the first highest, the long way.
private func packed(_ characters: ArraySlice<UInt8>) -> UInt64 {
  var (word, shift) = (0 as UInt64, 58 as UInt64)
  for character in characters {
    word |= UInt64(character < 96 ? character - 48 : character - 56) << shift
    shift = shift &- 6
  }
  return word
}
