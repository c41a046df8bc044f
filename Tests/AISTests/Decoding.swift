/// What the tests of this target share: lines and bits to messages.
import AIS

/// The message of one or several lines; nil when it is not whole or not sound.
func decode(_ lines: [String]) -> Message? { decodeAll(lines).first }

/// The messages of a log, in the order in which they became whole.
func decodeAll(_ lines: [String]) -> [Message] {
  var messages: [Message] = []
  decodeEach(lines) { message, _ in messages.append(message) }
  return messages
}

/// Hands over the messages of a log with their bits.
func decodeEach(_ lines: [String], _ body: (Message, PayloadBits) -> Void) {
  var decoder = AISDecoder()
  let text = lines.map { $0 + "\r\n" }.joined()
  Array(text.utf8).withUnsafeBytes { bytes in
    decoder.decode(bytes) { message, reception in
      if let bits = reception.bits { body(message, bits) }
    } remark: { _ in
    }
  }
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
