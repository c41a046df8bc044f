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
    static var messages: Int { 64 }
    /// Lines that may go by between two parts of one message.
    static var lines: UInt64 { 30 }
    /// The same for parts of a numbered group.
    static var linesInGroup: UInt64 { 1000 }
    /// Milliseconds of receiver's time between two parts; one frame of the radio link is a minute.
    static var milliseconds: UInt64 { 60_000 }
  }

  /// What came of a part.
  enum Outcome {
    /// The message is not whole yet.
    case waiting
    /// A later part whose beginning is not there.
    case orphan
    /// The same part of the same message came again; the first one counts.
    case repeated
    /// The last missing part; the message is there until it is let go.
    case whole(WholeMessage)
  }

  /// Nil before the first part came.
  private var store: PendingMemory?
  /// Places in use, in the order of their messages' first parts, and free ones; −1 for none.
  private var oldest = -1
  private var youngest = -1
  private var free = -1
  private var inUse = 0
  /// How many places were ever in use.
  private var touched = 0
  /// Up to this line nothing is too old; it may be too early.
  private var nextExpiry = UInt64.max

  /// An empty table.
  init() {}

  /// The memory, which is this assembler's alone and stays where it is for the whole of a mutating call.
  @inline(__always)
  private mutating func memory() -> PendingMemory.Places {
    if isKnownUniquelyReferenced(&store), let store { return store.places }
    return ownMemory()
  }

  @inline(never)
  private mutating func ownMemory() -> PendingMemory.Places {
    let memory = store.map { PendingMemory($0) } ?? PendingMemory()
    store = memory
    return memory.places
  }

  /// Takes a part of a message of several.
  ///
  /// - Parameters:
  ///   - part: the part.
  ///   - listener: is told the parts of each message that this call gives up.
  /// - Returns: what came of the part.
  @inline(__always)
  mutating func add(
    _ part: UnsafePointer<ReceptionRecord>, _ listener: inout some MessageListener
  ) -> Outcome {
    let memory = memory()
    if part.pointee.line > nextExpiry { expire(before: part.pointee.line, memory, &listener) }
    let number = part.pointee.sentence.part
    if let slot = slot(of: part, memory) {
      let message = memory.messages + slot
      let isNext = message.pointee.count == Int(number) &- 1
      if message.pointee.isInOrder, isNext {
        join(part, to: slot, memory)
        return outcome(at: slot, memory)
      }
      if let outcome = addLate(part, isNext: isNext, to: slot, memory, &listener) {
        return outcome
      }
    }
    guard number == 1 || part.pointee.sentence.group != ScannedSentence.noGroup else {
      return .orphan
    }
    start(part, memory, &listener)
    return .waiting
  }

  /// Gives up what is too old when a part stands on `line`.
  @inline(__always)
  mutating func expire(before line: UInt64, _ listener: inout some MessageListener) {
    guard line > nextExpiry else { return }
    let memory = memory()
    expire(before: line, memory, &listener)
  }

  /// Whether a first part begins a message of its own, for which there is room.
  ///
  /// - Parameters:
  ///   - part: the part.
  ///   - listener: is told the parts of each message that this call gives up for being too old.
  /// - Returns: false when it repeats or replaces one that waits, or the table is full.
  @inline(__always)
  mutating func isNew(
    _ part: UnsafePointer<ReceptionRecord>, _ listener: inout some MessageListener
  ) -> Bool {
    expire(before: part.pointee.line, &listener)
    guard inUse > 0 else { return true }
    let memory = memory()
    return inUse < Limits.messages && slot(of: part, memory) == nil
  }

  /// Takes a part that is not the one behind all others, or one of a message whose parts came in disorder;
  /// nil when it begins another message.
  @inline(never)
  private mutating func addLate(
    _ part: UnsafePointer<ReceptionRecord>, isNext: Bool, to slot: Int,
    _ memory: PendingMemory.Places, _ listener: inout some MessageListener
  ) -> Outcome? {
    let message = memory.messages + slot
    let hasGroup = part.pointee.sentence.group != ScannedSentence.noGroup
    if let known = known(part.pointee.sentence.part, in: slot, memory) {
      if isSame(known, part.pointee.sentence.payload, in: slot, memory) { return .repeated }
      giveUpAll(of: slot, .replaced, memory, &listener)
    } else if hasGroup && message.pointee.isInGroup || isNext {
      join(part, to: slot, memory)
      return outcome(at: slot, memory)
    }
    return nil
  }

  /// What came of a part that joined the message at `slot`.
  @inline(__always)
  private func outcome(at slot: Int, _ memory: PendingMemory.Places) -> Outcome {
    let message = memory.messages + slot
    guard message.pointee.count == message.pointee.total else { return .waiting }
    return .whole(WholeMessage(memory: memory, slot: slot))
  }

  /// Gives up every message still in the table; the input ended.
  mutating func finish(_ listener: inout some MessageListener) {
    guard inUse > 0 else { return }
    let memory = memory()
    while oldest >= 0 { giveUpAll(of: oldest, .unfinished, memory, &listener) }
  }

  /// Forgets a message that is whole.
  @inline(__always)
  mutating func remove(_ message: WholeMessage) { remove(message.slot, message.memory) }

  // MARK: - The order of messages

  @inline(__always)
  private mutating func remove(_ slot: Int, _ memory: PendingMemory.Places) {
    let (previous, next) = (memory.messages[slot].previous, memory.messages[slot].next)
    if previous < 0 { oldest = next } else { memory.messages[previous].next = next }
    if next < 0 { youngest = previous } else { memory.messages[next].previous = previous }
    memory.messages[slot].next = free
    free = slot
    inUse &-= 1
  }

  private mutating func freeSlot(_ memory: PendingMemory.Places) -> Int {
    if free >= 0 {
      defer { free = memory.messages[free].next }
      return free
    }
    defer { touched += 1 }
    return touched
  }

  private mutating func giveUpAll(
    of slot: Int, _ fate: Remark.PartFate, _ memory: PendingMemory.Places,
    _ listener: inout some MessageListener
  ) {
    for index in 0..<memory.messages[slot].count {
      let part = memory.parts(of: slot)[index]
      listener.note(Remark(.part(fate), part.line, memory.payload(of: part, in: slot)))
    }
    remove(slot, memory)
  }

  @inline(never)
  private mutating func expire(
    before line: UInt64, _ memory: PendingMemory.Places, _ listener: inout some MessageListener
  ) {
    nextExpiry = .max
    var slot = oldest
    while slot >= 0 {
      let next = memory.messages[slot].next
      let expiry = Self.expiry(of: memory.messages[slot])
      if line > expiry {
        giveUpAll(of: slot, .late, memory, &listener)
      } else {
        nextExpiry = min(nextExpiry, expiry)
      }
      slot = next
    }
  }

  /// The last line on which a further part may come.
  @inline(__always)
  private static func expiry(of message: PendingMessage) -> UInt64 {
    message.lastLine &+ (message.isInGroup ? Limits.linesInGroup : Limits.lines)
  }

  // MARK: - Parts

  /// The youngest message the part belongs to.
  @inline(__always)
  private func slot(
    of part: UnsafePointer<ReceptionRecord>, _ memory: PendingMemory.Places
  ) -> Int? {
    var slot = youngest
    while slot >= 0 {
      let message = memory.messages + slot
      if message.pointee.accepts(part, memory.characters(of: slot)) { return slot }
      slot = message.pointee.previous
    }
    return nil
  }

  /// The part with this number, when it came.
  @inline(__always)
  private func known(
    _ number: UInt8, in slot: Int, _ memory: PendingMemory.Places
  ) -> PendingMessage.Part? {
    let parts = memory.parts(of: slot)
    for index in 0..<memory.messages[slot].count where parts[index].number == number {
      return parts[index]
    }
    return nil
  }

  private func isSame(
    _ part: PendingMessage.Part, _ payload: UnsafeRawBufferPointer, in slot: Int,
    _ memory: PendingMemory.Places
  ) -> Bool {
    part.count == payload.count
      && memory.payload(of: part, in: slot).elementsEqual(payload)
  }

  private mutating func start(
    _ part: UnsafePointer<ReceptionRecord>, _ memory: PendingMemory.Places,
    _ listener: inout some MessageListener
  ) {
    if inUse >= Limits.messages { giveUpAll(of: oldest, .crowdedOut, memory, &listener) }
    let slot = freeSlot(memory)
    let message = memory.messages + slot
    message.pointee = PendingMessage(part.pointee.sentence, after: youngest)
    if let name = part.pointee.sentence.station {
      let place = UnsafeMutableRawPointer(memory.characters(of: slot))
      if let bytes = name.baseAddress { place.copyMemory(from: bytes, byteCount: name.count) }
      message.pointee.hasStation = true
      message.pointee.nameLength = name.count
      message.pointee.used = name.count
    }
    if youngest < 0 { oldest = slot } else { memory.messages[youngest].next = slot }
    youngest = slot
    inUse &+= 1
    join(part, to: slot, memory)
  }

  @inline(__always)
  private mutating func join(
    _ part: UnsafePointer<ReceptionRecord>, to slot: Int, _ memory: PendingMemory.Places
  ) {
    let message = memory.messages + slot
    let payload = part.pointee.sentence.payload
    let (count, start) = (message.pointee.count, message.pointee.used)
    guard let bytes = payload.baseAddress, count < PendingMemory.parts,
      start &+ payload.count &+ 16 <= PendingMemory.characters
    else { return }
    let bits = part.pointee.bitCount
    memory.copy(bytes, payload.count, to: slot, behind: start, hasRoom: bits >= 0)
    let (number, fill) = (part.pointee.sentence.part, part.pointee.sentence.fillBits)
    memory.parts(of: slot)[count] = PendingMessage.Part(
      number: number, fillBits: fill, start: start, count: payload.count,
      line: LinePlace(part.pointee))
    if Int(number) != count &+ 1 {
      message.pointee.isInOrder = false
      message.pointee.isContiguous = false
    }
    if bits < 0 || fill != 0 && Int(number) != message.pointee.total {
      message.pointee.isContiguous = false
    }
    message.pointee.count = count &+ 1
    message.pointee.used = start &+ payload.count
    message.pointee.lastLine = part.pointee.line
    nextExpiry = min(nextExpiry, Self.expiry(of: message.pointee))
    guard message.pointee.time == ScannedSentence.noTime else { return }
    message.pointee.time = part.pointee.resolvedTime
    message.pointee.clock = part.pointee.resolvedClock
  }
}
