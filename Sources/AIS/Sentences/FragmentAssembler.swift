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

/// The table of messages of which some parts are still to come.
struct FragmentAssembler: Sendable {
  /// How much is kept and for how long.
  ///
  /// Plimsoll's own choice; no standard sets them.
  enum Limits {
    /// Messages in the table.
    static let messages = 64
    /// Lines that may go by between two parts of one message.
    static let lines: UInt64 = 30
    /// The same for parts of a numbered group.
    static let linesInGroup: UInt64 = 1000
    /// Milliseconds of receiver's time between two parts; one frame of the radio link is a minute.
    static let milliseconds: UInt64 = 60_000
  }

  /// What came of a part.
  enum Outcome: Equatable {
    /// The message is not whole yet.
    case waiting
    /// A later part whose beginning is not there.
    case orphan
    /// The same part of the same message came again; the first one counts.
    case repeated
    /// The last missing part; the message is at this place until it is taken away.
    case whole(Int)
  }

  /// Places in use, in the order of their messages' first parts.
  private var order: [Int] = []
  private var free: [Int] = []
  private var slots: [PendingMessage] = []

  /// An empty table.
  init() {}

  /// Takes a part of a message of several.
  ///
  /// - Parameters:
  ///   - part: the part.
  ///   - giveUp: is handed each message that this call gives up.
  /// - Returns: what came of the part.
  mutating func add(
    _ part: ReceptionRecord, giveUp: (PendingMessage, Remark.PartFate) -> Void
  ) -> Outcome {
    expire(before: part.line, giveUp)
    let key = PendingMessage.Key(part.sentence)
    if let position = position(of: key, time: part.resolvedTime) {
      let slot = order[position]
      switch slots[slot].holds(part.sentence) {
      case .same: return .repeated
      case .other:
        giveUp(slots[slot], .replaced)
        remove(at: position)
      case .none
      where key.isInGroup && slots[slot].key.isInGroup
        || slots[slot].count == Int(part.sentence.part) - 1:
        slots[slot].join(part)
        return slots[slot].isWhole ? .whole(slot) : .waiting
      case .none: break
      }
    }
    guard part.sentence.part == 1 || key.isInGroup else { return .orphan }
    start(part, key, giveUp)
    return .waiting
  }

  /// Lends the whole message at a place, its parts in their order, and forgets it.
  mutating func withMessage(at slot: Int, _ body: (PendingMessage) -> Void) {
    slots[slot].sort()
    body(slots[slot])
    if let position = order.lastIndex(of: slot) { remove(at: position) }
  }

  /// Gives up every message still in the table; the input ended.
  mutating func finish(_ giveUp: (PendingMessage, Remark.PartFate) -> Void) {
    for slot in order { giveUp(slots[slot], .unfinished) }
    while !order.isEmpty { remove(at: order.count - 1) }
  }

  private mutating func remove(at position: Int) { free.append(order.remove(at: position)) }

  private mutating func start(
    _ part: ReceptionRecord, _ key: PendingMessage.Key,
    _ giveUp: (PendingMessage, Remark.PartFate) -> Void
  ) {
    if order.count >= Limits.messages, let oldest = order.first {
      giveUp(slots[oldest], .crowdedOut)
      remove(at: 0)
    }
    let slot = free.popLast() ?? slots.count
    if slot == slots.count { slots.append(PendingMessage()) }
    slots[slot].start(part, key)
    order.append(slot)
  }

  /// The youngest message the part belongs to.
  private func position(of key: PendingMessage.Key, time: Int64) -> Int? {
    var position = order.count - 1
    while position >= 0 {
      if slots[order[position]].accepts(key, time: time) { return position }
      position -= 1
    }
    return nil
  }

  private mutating func expire(
    before line: UInt64, _ giveUp: (PendingMessage, Remark.PartFate) -> Void
  ) {
    var position = 0
    while position < order.count {
      let slot = order[position]
      let limit = slots[slot].key.isInGroup ? Limits.linesInGroup : Limits.lines
      if line &- slots[slot].lastLine > limit {
        giveUp(slots[slot], .late)
        remove(at: position)
      } else {
        position += 1
      }
    }
  }
}
