/// Tag blocks to write: `\\g:1-2-7,s:station,c:1668046497*hh\\` (NMEA 0183 4.0 and later).

/// How a group of sentences is written in a tag block.
public enum GroupForm: Hashable, Sendable {
  /// `g:1-2-1234`.
  case modern
  /// `1G2:1234`, as older writers have it.
  case old
}

/// What a tag block is to say; what is nil is left out.
public struct TagBlockContent: Hashable, Sendable {
  /// The receiving station, up to 15 characters by the standard.
  public var source: String?
  /// Seconds since 1970-01-01T00:00:00Z, or milliseconds when that is what the log shall have.
  public var time: Int64?
  /// The part of a group that the sentence is; `SentenceWriter` numbers its own.
  public var group: TagBlock.Group?
  /// The destination.
  public var destination: String?
  /// Line count.
  public var line: Int64?
  /// Relative time.
  public var relativeTime: Int64?
  /// Free text.
  public var freeText: String?
  /// Free information.
  public var information: String?

  /// A tag block with source, time or both; the rest is set afterwards.
  public init(source: String? = nil, time: Int64? = nil) {
    self.source = source
    self.time = time
  }

  /// The block with its backslashes and checksum; nothing when there is nothing to say.
  ///
  /// A comma, star, backslash or control character in a text would end it and is left out.
  public func text(_ form: GroupForm = .modern) -> String {
    var fields: [String] = []
    if let group {
      switch form {
      case .modern: fields.append("g:\(group.part)-\(group.total)-\(group.number)")
      case .old: fields.append("\(group.part)G\(group.total):\(group.number)")
      }
    }
    if let source { fields.append("s:\(Self.plain(source))") }
    if let time { fields.append("c:\(time)") }
    if let destination { fields.append("d:\(Self.plain(destination))") }
    if let line { fields.append("n:\(line)") }
    if let relativeTime { fields.append("r:\(relativeTime)") }
    if let freeText { fields.append("t:\(Self.plain(freeText))") }
    if let information { fields.append("i:\(Self.plain(information))") }
    guard !fields.isEmpty else { return "" }
    let body = fields.joined(separator: ",")
    return "\\\(body)*\(SentenceWriter.checksum(body))\\"
  }

  private static func plain(_ text: String) -> String {
    let kept = text.utf8.filter { $0 >= 32 && $0 != 127 && $0 != 42 && $0 != 44 && $0 != 92 }
    return String(decoding: kept, as: UTF8.self)
  }
}
