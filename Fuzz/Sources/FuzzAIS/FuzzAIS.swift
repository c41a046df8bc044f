/// The doors of the AIS target for libFuzzer; see Fuzz/README.md.
///
/// A door asserts laws: the strict way and the quick one say the same in any chunking, every line is
/// accounted for once, a tag block or message that is written is read back the same.
import AIS
import Foundation

/// Takes the bytes that libFuzzer made.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  Door.chosen(bytes)
  return 0
}

enum Door {
  /// The door named by PLIMSOLL_FUZZ, looked up once.
  static let chosen: @Sendable ([UInt8]) -> Void = {
    switch ProcessInfo.processInfo.environment["PLIMSOLL_FUZZ"] {
    case "lines": lines
    case "tagblock": tagBlock
    case "reassembly": reassembly
    case "message": message
    default: { _ in preconditionFailure("PLIMSOLL_FUZZ names no door") }
    }
  }()

  /// The line splitter and all that follows it; the first byte says where the bytes are cut.
  @Sendable private static func lines(_ bytes: [UInt8]) {
    let whole = accounts([bytes], strictly: true)
    let cut = bytes.isEmpty ? 0 : Int(bytes[0]) % bytes.count
    let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
    precondition(accounts([bytes], strictly: false) == whole, "the quick way differs")
    precondition(accounts(parts, strictly: false) == whole, "chunking changed the result")
    precondition(whole.reduce(0) { $0 + $1[1] } == lineCount(bytes), "a line was lost")
  }

  /// The bits of a message: whatever they are, what is read from them is written and read back the same,
  /// and both forms of JSON can be made of it.
  @Sendable private static func message(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let payload = EncodedPayload(
      bytes.dropFirst().flatMap { byte in (0..<8).map { byte >> $0 & 1 } })
    let whole = EncodedPayload(payload.bits.dropLast(Int(first) & 7))
    guard let sent = read(whole) else { return }
    var writer = GpsdWriter(isScaled: first & 8 != 0, writesParts: true)
    precondition(sent.mmsi == nil || writer.line(for: sent) != nil, "gpsd's form has no line")
    precondition(!sent.json.isEmpty, "no JSON")
    guard let written = sent.payload else { return }
    precondition(read(written) == sent, "what was written reads otherwise")
  }

  private static func read(_ payload: EncodedPayload) -> Message? {
    let (characters, fillBits) = payload.armoured
    var buffer = PayloadBuffer()
    let isSound = characters.withUnsafeBytes { buffer.append(armoured: $0, fillBits: fillBits) }
    return isSound ? try? buffer.message().get() : nil
  }

  /// Kind, lines, offset and length of all that a decoder says.
  private static func accounts(_ chunks: [[UInt8]], strictly: Bool) -> [[Int]] {
    var decoder = AISDecoder(strictly: strictly)
    var accounts: [[Int]] = []
    let add = { (message: Message, reception: Reception) in
      accounts.append([
        message.hashValue, reception.sentences, Int(reception.offset), Int(reception.length),
        Int(reception.time ?? -1),
      ])
    }
    let note = { (remark: Remark) in
      accounts.append([
        remark.kind.hashValue, remark.lines, Int(remark.offset), Int(remark.length),
      ])
    }
    for chunk in chunks { chunk.withUnsafeBytes { decoder.decode($0, message: add, remark: note) } }
    decoder.finish(message: add, remark: note)
    return accounts
  }

  private static func lineCount(_ bytes: [UInt8]) -> Int {
    var (count, isOpen, wasReturn) = (0, false, false)
    for byte in bytes {
      defer { wasReturn = byte == 13 }
      if byte == 10, wasReturn { continue }
      let isEnd = byte == 10 || byte == 13
      count += isEnd ? 1 : 0
      isOpen = !isEnd
    }
    return count + (isOpen ? 1 : 0)
  }

  @Sendable private static func tagBlock(_ bytes: [UInt8]) {
    // Most inputs have no sound checksum: give them one.
    let sum = bytes.reduce(0, ^)
    let digits = Array("0123456789ABCDEF".utf8)
    let sound = [92] + bytes + [42, digits[Int(sum >> 4)], digits[Int(sum & 15)], 92]
    for text in [bytes, sound] {
      text.withUnsafeBytes { block in
        guard let read = TagBlock(block) else { return }
        let content = TagBlockContent(read)
        for form in [GroupForm.modern, .old] { again(content, form) }
      }
    }
  }

  private static func again(_ content: TagBlockContent, _ form: GroupForm) {
    let text = Array(content.text(form).utf8)
    text.withUnsafeBytes { bytes in
      guard !bytes.isEmpty else { return }
      guard let read = TagBlock(bytes) else { preconditionFailure("what was written is no block") }
      let once = TagBlockContent(read)
      precondition(once.time == content.time && once.group == content.group, "time or group lost")
      precondition(once.line == content.line, "line count lost")
    }
  }

  /// Parts in any order: three bytes each say which part of which message comes from whom.
  @Sendable private static func reassembly(_ bytes: [UInt8]) {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count - 2, by: 3) {
      let (first, second, third) = (Int(bytes[start]), Int(bytes[start + 1]), bytes[start + 2])
      let total = 1 + first % 9
      let part = 1 + (first >> 4) % total
      var content = TagBlockContent()
      if second & 1 == 1 {
        content.group = TagBlock.Group(part: part, total: total, number: Int64(second >> 5))
      }
      if second & 2 == 2 { content.source = "s\(second >> 6)" }
      if second & 4 == 4 { content.time = 1_668_046_497 + Int64(second >> 3) * 7 }
      let payload = third % 88 < 40 ? third % 40 + 48 : third % 24 + 96
      let body = "AIVDM,\(total),\(part),\(second % 10),A,8\(UnicodeScalar(payload))0000000,0"
      let sum = String(body.utf8.reduce(0, ^), radix: 16)
      let line = content.text() + "!\(body)*\(sum.count < 2 ? "0" : "")\(sum)\n"
      text += Array(line.utf8)
    }
    lines(text)
  }
}
