/// Puts the parts of messages together again, in bounded memory.
///
/// Parts belong together when they share talker, channel, sequence number, number of parts and, when
/// both name one, the group of their tag blocks or else the receiving station. A later part that
/// names neither joins the youngest message that it fits. Sequence numbers come round after ten
/// messages, so that a part left over from one message could be taken for a part of another, and two
/// ships would become one: parts without a group number must therefore come in their order and close
/// together, while parts of a numbered group may come in any. Every part handed in comes out again
/// exactly once: inside a whole message, as a repetition, as an orphan, or as a part of a message
/// that was given up.

/// One part as the table keeps it.
public struct Fragment: Hashable, Sendable {
  /// Where its line begins in the input.
  public let offset: UInt64
  /// Bytes of its line.
  public let length: UInt32
  /// Which part it is.
  public let part: Int
  /// Bits of its last character that are no part of the message.
  public let fillBits: Int
  /// The armoured characters.
  public let payload: [UInt8]
}

/// What came of a part.
public enum AssemblyOutcome: Hashable, Sendable {
  /// The message is not whole yet.
  case waiting
  /// A later part whose beginning is not there.
  case orphan
  /// The same part of the same message came again; the first one counts.
  case repeated
  /// The last missing part: all parts in their order, and the message's time, milliseconds since 1970.
  case whole([Fragment], time: Int64?)
}

/// The table of messages of which some parts are still to come.
public struct FragmentAssembler: Sendable {
  /// How much is kept and for how long.
  ///
  /// Plimsoll's own choice; no standard sets them.
  public enum Limits {
    /// Messages in the table.
    public static let messages = 64
    /// Lines that may go by between two parts of one message.
    public static let lines: UInt64 = 30
    /// The same for parts of a numbered group.
    public static let linesInGroup: UInt64 = 1000
    /// Milliseconds of receiver's time between two parts; one frame of the radio link is a minute.
    public static let milliseconds: UInt64 = 60_000
  }

  private struct Pending: Sendable {
    let talker: UInt16
    let channel: UInt8
    let sequence: UInt8?
    let total: Int
    var group: Int64?
    var station: UInt64?
    var time: Int64?
    var lastLine: UInt64
    var parts: [Fragment]
  }

  /// In the order of their first parts.
  private var table: [Pending] = []

  /// An empty table.
  public init() {}

  /// Takes a part of a message of several.
  ///
  /// - Parameters:
  ///   - sentence: the part.
  ///   - time: receiver's time of this part, milliseconds since 1970; nil when its line tells none.
  ///   - line: number of the line.
  ///   - offset: where the line begins in the input.
  ///   - length: bytes of the line.
  ///   - givenUp: parts of messages that this call gives up are appended here.
  /// - Returns: what came of the part.
  public mutating func add(
    _ sentence: Sentence, time: Int64?, line: UInt64, offset: UInt64, length: UInt32,
    givenUp: inout [Fragment]
  ) -> AssemblyOutcome {
    expire(before: line, givenUp: &givenUp)
    let fragment = Fragment(
      offset: offset, length: length, part: sentence.part, fillBits: sentence.fillBits,
      payload: Array(sentence.payload))
    let isInGroup = sentence.tagBlock?.group != nil
    if let index = place(of: sentence, time: time) {
      if let known = table[index].parts.first(where: { $0.part == fragment.part }) {
        if known.payload == fragment.payload { return .repeated }
        givenUp += table.remove(at: index).parts
      } else if isInGroup && table[index].group != nil
        || table[index].parts.count == fragment.part - 1
      {
        return join(fragment, at: index, time: time, line: line)
      }
    }
    guard sentence.part == 1 || isInGroup else { return .orphan }
    start(sentence, fragment, time: time, line: line, givenUp: &givenUp)
    return .waiting
  }

  private mutating func join(
    _ fragment: Fragment, at index: Int, time: Int64?, line: UInt64
  ) -> AssemblyOutcome {
    table[index].parts.append(fragment)
    table[index].lastLine = line
    table[index].time = table[index].time ?? time
    guard table[index].parts.count == table[index].total else { return .waiting }
    let message = table.remove(at: index)
    return .whole(message.parts.sorted { $0.part < $1.part }, time: message.time)
  }

  /// Gives up every message still in the table; the input ended.
  public mutating func finish() -> [Fragment] {
    defer { table = [] }
    return table.flatMap(\.parts)
  }

  private mutating func start(
    _ sentence: Sentence, _ fragment: Fragment, time: Int64?, line: UInt64,
    givenUp: inout [Fragment]
  ) {
    if table.count >= Limits.messages { givenUp += table.removeFirst().parts }
    table.append(
      Pending(
        talker: sentence.talker, channel: sentence.channel, sequence: sentence.sequence,
        total: sentence.total, group: sentence.tagBlock?.group?.number,
        station: sentence.station?.digest, time: time, lastLine: line, parts: [fragment]))
  }

  /// The youngest message the part belongs to.
  private func place(of sentence: Sentence, time: Int64?) -> Int? {
    let group = sentence.tagBlock?.group?.number
    let station = sentence.station?.digest
    return table.lastIndex { pending in
      guard pending.talker == sentence.talker, pending.channel == sentence.channel,
        pending.sequence == sentence.sequence, pending.total == sentence.total
      else { return false }
      if let time, let started = pending.time,
        time.subtractingReportingOverflow(started).partialValue.magnitude > Limits.milliseconds
      {
        return false
      }
      if let group, let other = pending.group { return group == other }
      if let station, let other = pending.station { return station == other }
      return true
    }
  }

  private mutating func expire(before line: UInt64, givenUp: inout [Fragment]) {
    func isLate(_ pending: Pending) -> Bool {
      let limit = pending.group == nil ? Limits.lines : Limits.linesInGroup
      return line &- pending.lastLine > limit
    }
    guard table.contains(where: isLate) else { return }
    for pending in table where isLate(pending) { givenUp += pending.parts }
    table.removeAll(where: isLate)
  }
}
