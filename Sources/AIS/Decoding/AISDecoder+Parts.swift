/// Messages in parts: nearly all come in two, the second right behind the first.
///
/// A first part of two is held back where it stands; when the next part is its second, the message is
/// whole without having been in the table of the assembler. Any other part sends it there first, so that the
/// table sees parts in the order in which they came, and no outcome depends on the holding back.

extension AISDecoder {
  /// Takes a part; true when it made a message 5 whole, which is in the record now.
  ///
  /// What else became of it the listener was told.
  @usableFromInline
  @inline(never)
  mutating func take(
    partIn scratch: ScanScratch, _ listener: inout some MessageListener
  ) -> Bool {
    let record = scratch.record
    if scratch.held.pointee.isHeld {
      if isPair(scratch) {
        scratch.held.pointee.isHeld = false
        assembler.expire(before: record.pointee.line, &listener)
        return handPair(scratch, &listener)
      }
      release(scratch, &listener)
    }
    if record.pointee.sentence.isFirstOfTwo, record.pointee.sentence.fillBits == 0,
      assembler.isNew(UnsafePointer(record), &listener)
    {
      scratch.held.pointee.record = record.pointee
      scratch.held.pointee.isHeld = true
      return false
    }
    return join(scratch, &listener)
  }

  /// Sends a part that was held back to the table.
  ///
  /// There is room for it, since no part came after it.
  @usableFromInline
  @inline(never)
  mutating func release(_ scratch: ScanScratch, _ listener: inout some MessageListener) {
    guard scratch.held.pointee.isHeld else { return }
    scratch.held.pointee.isHeld = false
    withUnsafePointer(to: &scratch.held.pointee.record) { _ = assembler.add($0, &listener) }
  }

  /// Whether the part in the record is the second one of the message whose first is held back, by the rules
  /// of the table.
  @inline(__always)
  private func isPair(_ scratch: ScanScratch) -> Bool {
    let (first, second) = (scratch.held.pointee.record, scratch.record.pointee)
    let secondHead = first.sentence.head & 0x00FF_FFFF_FFFF_FFFF &+ 1 &<< 32
    guard second.sentence.head & 0x00FF_FFFF_FFFF_FFFF == secondHead,
      second.line &- first.line <= FragmentAssembler.Limits.lines
    else { return false }
    return PendingMessage.areNear(first.resolvedTime, second.resolvedTime)
      && haveOneSource(first.sentence, second.sentence)
  }

  @inline(__always)
  private func haveOneSource(_ first: ScannedSentence, _ second: ScannedSentence) -> Bool {
    if first.group != ScannedSentence.noGroup, second.group != ScannedSentence.noGroup {
      return first.group == second.group
    }
    guard let one = first.station, let other = second.station else { return true }
    return ByteWords.areSame(one, other)
  }

  /// Puts both parts of a message together.
  @inline(__always)
  private func handPair(
    _ scratch: ScanScratch, _ listener: inout some MessageListener
  ) -> Bool {
    let (record, first) = (scratch.record, scratch.held.pointee.record)
    let end = record.pointee.offset &+ UInt64(record.pointee.length)
    record.pointee.sentences = 2
    record.pointee.span = (first.offset, UInt32(clamping: end &- first.offset))
    if first.resolvedTime != ScannedSentence.noTime {
      record.pointee.resolvedTime = first.resolvedTime
      record.pointee.resolvedClock = first.resolvedClock
    }
    record.pointee.keptStation = first.sentence.station ?? ScannedSentence.nothing
    let count = scratch.unpack(first.sentence.payload, record.pointee.sentence.payload)
    return hand(count &* 6 &- Int(record.pointee.sentence.fillBits), scratch, &listener)
  }

  // MARK: - The table

  /// Takes a part by way of the table.
  @inline(never)
  mutating func join(_ scratch: ScanScratch, _ listener: inout some MessageListener) -> Bool {
    let record = scratch.record
    let outcome = assembler.add(UnsafePointer(record), &listener)
    let payload = record.pointee.sentence.payload
    switch outcome {
    case .waiting: break
    case .orphan: listener.note(Remark(.part(.orphan), LinePlace(record.pointee), payload))
    case .repeated: listener.note(Remark(.part(.repeated), LinePlace(record.pointee), payload))
    case .whole(let message):
      // Its place may be given away only when the next part comes; until then its bytes stand.
      assembler.remove(message)
      return hand(message, scratch, &listener)
    }
    return false
  }

  @inline(__always)
  private func hand(
    _ whole: WholeMessage, _ scratch: ScanScratch, _ listener: inout some MessageListener
  ) -> Bool {
    let record = scratch.record
    record.pointee.sentences = whole.count
    record.pointee.span = whole.span
    (record.pointee.resolvedTime, record.pointee.resolvedClock) = whole.time
    record.pointee.keptStation = whole.station
    guard let count = whole.unpack(scratch) else {
      listener.note(Remark(.badPayload, Reception(record)))
      record.pointee.endParts()
      return false
    }
    return hand(count, scratch, &listener)
  }

  /// Hands over a message of `count` bits; true when it is left to the caller, being a whole message 5.
  @inline(__always)
  private func hand(
    _ count: Int, _ scratch: ScanScratch, _ listener: inout some MessageListener
  ) -> Bool {
    let record = scratch.record
    record.pointee.bitCount = count
    if count >= StaticAndVoyageData.longest, scratch.words[0] &>> 58 == 5 { return true }
    // Messages in parts are long ones, but for odd cases, which the last resort takes.
    Self.handLonger(PayloadBits(words: scratch.words, bitCount: count), record, &listener)
    record.pointee.endParts()
    return false
  }
}
