/// What the tests of this target share: lines and bits to messages.
import AIS

/// The message of one or several lines; nil when it is not whole or not sound.
func decode(_ lines: [String]) -> Message? { decodeAll(lines).first }

/// The messages of a log, in the order in which they became whole.
func decodeAll(_ lines: [String]) -> [Message] {
  payloads(lines).compactMap { try? $0.message().get() }
}

/// The bits of the messages of a log, in the order in which they became whole.
func payloads(_ lines: [String]) -> [PayloadBuffer] {
  var assembler = FragmentAssembler()
  var givenUp: [Fragment] = []
  return lines.enumerated().compactMap { index, line in
    let parts: [(payload: [UInt8], fillBits: Int)]? = Array(line.utf8).withUnsafeBytes { bytes in
      guard case .sentence(let sentence) = Line.parse(bytes) else { return nil }
      if sentence.total == 1 { return [(Array(sentence.payload), sentence.fillBits)] }
      let outcome = assembler.add(
        sentence, time: nil, line: UInt64(index), offset: 0, length: 0, givenUp: &givenUp)
      guard case .whole(let parts, _) = outcome else { return nil }
      return parts.map { ($0.payload, $0.fillBits) }
    }
    return parts.flatMap(payload)
  }
}

/// The bits of armoured payloads; nil when one is not sound.
func payload(_ parts: [(payload: [UInt8], fillBits: Int)]) -> PayloadBuffer? {
  var buffer = PayloadBuffer()
  for part in parts {
    let isSound = part.payload.withUnsafeBytes {
      buffer.append(armoured: $0, fillBits: part.fillBits)
    }
    guard isSound else { return nil }
  }
  return buffer
}

/// The message of bare bits, each 0 or 1.
func message(bits: [UInt8]) -> Result<Message, MessageFault>? {
  var characters: [UInt8] = []
  for start in stride(from: 0, to: bits.count, by: 6) {
    let code = (start..<start + 6).reduce(UInt8(0)) { $0 << 1 | ($1 < bits.count ? bits[$1] : 0) }
    characters.append(code < 40 ? code + 48 : code + 56)
  }
  var buffer = PayloadBuffer()
  let isSound = characters.withUnsafeBytes {
    buffer.append(armoured: $0, fillBits: (6 - bits.count % 6) % 6)
  }
  return isSound ? buffer.message() : nil
}

/// `code` in `width` bits.
func bits(_ code: Int, _ width: Int) -> [UInt8] {
  stride(from: width - 1, through: 0, by: -1).map { UInt8(truncatingIfNeeded: code >> $0 & 1) }
}
