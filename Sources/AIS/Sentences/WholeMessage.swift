/// A message of which all parts are there.

/// The parts in the table; valid only while the assembler lends them.
struct WholeMessage {
  let memory: PendingMemory.Places
  let slot: Int

  @inline(__always)
  init(memory: PendingMemory.Places, slot: Int) {
    self.memory = memory
    self.slot = slot
  }

  @inline(__always)
  private var message: PendingMessage { memory.messages[slot] }

  /// How many parts it came in.
  var count: Int { message.count }

  /// Milliseconds since 1970 that the first part with a time brought, and what told it.
  var time: (Int64, Reception.Clock) { (message.time, message.clock) }

  /// Name of the station; nothing when no part named one.
  var station: UnsafeRawBufferPointer {
    guard message.hasStation else { return ScannedSentence.nothing }
    return UnsafeRawBufferPointer(start: memory.characters(of: slot), count: message.nameLength)
  }

  /// Offset of the first byte of the message's lines and bytes from there to the end of the last; parts
  /// stand in the order in which they came.
  @inline(__always)
  var span: (offset: UInt64, length: UInt32) {
    let parts = memory.parts(of: slot)
    let (first, last) = (parts[0].line, parts[message.count &- 1].line)
    let end = last.offset &+ UInt64(last.length)
    return (first.offset, UInt32(clamping: end &- first.offset))
  }

  /// Unpacks all payloads, one behind another; the number of bits, nil when a character is foreign.
  @inline(__always)
  func unpack(_ scratch: ScanScratch) -> Int? {
    guard message.isContiguous else { return unpackInOrder(into: scratch.words) }
    let (start, count) = (message.nameLength, message.used &- message.nameLength)
    scratch.unpack(UnsafeRawPointer(memory.characters(of: slot) + start), count: count)
    return count &* 6 &- Int(memory.parts(of: slot)[message.count &- 1].fillBits)
  }

  /// The same for parts that came in any order, have fill bits or characters nobody has looked at.
  @inline(never)
  private func unpackInOrder(into words: UnsafeMutablePointer<UInt64>) -> Int? {
    let parts = memory.parts(of: slot)
    var bits = 0
    for number in 1...UInt8(truncatingIfNeeded: message.total) {
      for index in 0..<message.count where parts[index].number == number {
        let part = parts[index]
        let added = part.count * 6 - Int(part.fillBits)
        let characters = memory.characters(of: slot) + part.start
        guard added >= 0,
          SixBitArmour.append(characters, count: part.count, to: words, from: bits)
        else { return nil }
        bits += added
      }
    }
    return bits
  }
}
