/// Messages to sentences: what a receiver would print for a message, ready to be read back.
///
/// A payload of more than sixty characters is split into parts that share a sequence number; with a
/// tag block, the parts also share a group and only the first carries source and time, as shore
/// networks print them (NMEA 0183 4.0 tag blocks; IEC 61162-1 for the sentence).

/// What a tag block is to say before the first sentence of a message.
public struct TagBlockContent: Hashable, Sendable {
  /// The receiving station, up to 15 characters; nil leaves it out.
  public var source: String?
  /// Seconds since 1970-01-01T00:00:00Z, or milliseconds when that is what the log shall have.
  public var time: Int64?

  /// A tag block with source, time or both.
  public init(source: String? = nil, time: Int64? = nil) {
    self.source = source
    self.time = time
  }
}

/// Writes sentences and counts their sequence and group numbers on.
public struct SentenceWriter: Sendable {
  /// Characters of payload in one sentence.
  static let longestPayload = 60

  /// Talker and formatter, five letters such as `AIVDM`.
  public var talker: String
  private var sequence = 0
  private var group = 0

  /// A writer for one log.
  public init(talker: String = "AIVDM") { self.talker = talker }

  /// The sentences of a message, without line ends; none for messages that are not decoded.
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
      let groupText = groupNumber.map { "\(index + 1)-\(parts.count)-\($0)" }
      let block = Self.tagBlock(index == 0 ? tagBlock : nil, group: groupText)
      return "\(block)!\(body)*\(Self.checksum(body))"
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

  /// `\g:1-2-7,s:station,c:1668046497*hh\`, or nothing when there is nothing to say.
  static func tagBlock(_ content: TagBlockContent?, group: String?) -> String {
    var fields: [String] = []
    if let group { fields.append("g:\(group)") }
    if let source = content?.source { fields.append("s:\(source)") }
    if let time = content?.time { fields.append("c:\(time)") }
    guard !fields.isEmpty else { return "" }
    let body = fields.joined(separator: ",")
    return "\\\(body)*\(checksum(body))\\"
  }

  /// Exclusive or of all characters, two upper-case hexadecimal digits.
  static func checksum(_ body: String) -> String {
    let sum = body.utf8.reduce(0, ^)
    let digits = Array("0123456789ABCDEF")
    return "\(digits[Int(sum >> 4)])\(digits[Int(sum & 15)])"
  }
}
