/// Messages to sentences: what a receiver would print for a message, ready to be read back.
///
/// A payload of more than sixty characters is split into parts that share a sequence number; with a
/// tag block, the parts also share a group and only the first carries source and time, as shore
/// networks print them (NMEA 0183 4.0 tag blocks; IEC 61162-1 for the sentence).

/// Writes sentences and counts their sequence and group numbers on.
public struct SentenceWriter: Sendable {
  /// Characters of payload in one sentence.
  static let longestPayload = 60

  /// Talker and formatter, five letters such as `AIVDM`.
  public var talker: String
  /// How the groups of tag blocks are written.
  public var groups: GroupForm
  private var sequence = 0
  private var group = 0

  /// A writer for one log.
  public init(talker: String = "AIVDM", groups: GroupForm = .modern) {
    self.talker = talker
    self.groups = groups
  }

  /// The sentences of a message, without line ends.
  ///
  /// - Parameters:
  ///   - message: the message to send.
  ///   - channel: `A` or `B`; any other character is written as it is.
  ///   - tagBlock: what to say before the first sentence; nil for bare sentences.
  /// - Returns: one sentence for each part, in their order.
  public mutating func sentences(
    for message: Message, channel: Character = "A", tagBlock: TagBlockContent? = nil
  ) -> [String] {
    guard let payload = message.payload else { return [] }
    let (characters, fillBits) = payload.armoured
    let parts = stride(from: 0, to: characters.count, by: Self.longestPayload).map { start in
      characters[start..<min(start + Self.longestPayload, characters.count)]
    }
    let sequenceText = parts.count == 1 ? "" : String(nextSequence())
    let groupNumber = parts.count == 1 || tagBlock == nil ? nil : nextGroup()
    return parts.enumerated().map { index, part in
      let fill = index == parts.count - 1 ? fillBits : 0
      let body =
        "\(talker),\(parts.count),\(index + 1),\(sequenceText),\(channel),"
        + "\(String(decoding: part, as: UTF8.self)),\(fill)"
      var content = index == 0 ? tagBlock ?? TagBlockContent() : TagBlockContent()
      content.group = groupNumber.map {
        TagBlock.Group(part: index + 1, total: parts.count, number: Int64($0))
      }
      return "\(content.text(groups))!\(body)*\(Self.checksum(body))"
    }
  }

  private mutating func nextSequence() -> Int {
    defer { sequence = (sequence + 1) % 10 }
    return sequence
  }

  private mutating func nextGroup() -> Int {
    group = group % 9999 + 1
    return group
  }

  /// Exclusive or of all characters, two upper-case hexadecimal digits.
  static func checksum(_ body: String) -> String {
    let sum = body.utf8.reduce(0, ^)
    let digits = Array("0123456789ABCDEF")
    return "\(digits[Int(sum >> 4)])\(digits[Int(sum & 15)])"
  }
}
