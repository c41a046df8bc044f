/// Sentences to messages: in one part at once, in several when the last of them is there.

extension AISDecoder {
  /// Takes lines the quick way as long as they are of its shapes; returns the beginning of the first
  /// that is not.
  mutating func takeLines(
    _ scan: inout SentenceScan, _ first: UnsafeRawPointer, _ listener: inout some MessageListener
  ) -> UnsafeRawPointer {
    var place = first
    while true {
      let finding = scan.read(place)
      guard finding != .other else { return place }
      assert(scan.end - place <= Self.longestLine, "a line longer than any may be")
      let bytes = UnsafeRawBufferPointer(start: place, count: scan.end - place)
      line &+= 1
      if finding == .receiverTime {
        note(bytes, scan, &listener)
      } else {
        let record = scan.record
        settle(record, bytes)
        if isTimeAnnounced || record.pointee.sentence.isToldElsewhere { settleTime(record) }
        if finding == .message {
          Self.hand(record, &listener)
        } else {
          join(scan.scratch, &listener)
        }
      }
      place = scan.next
    }
  }

  /// Keeps the time of a receiver's line for the next sentence.
  @inline(__always)
  private mutating func note(
    _ bytes: UnsafeRawBufferPointer, _ scan: SentenceScan, _ listener: inout some MessageListener
  ) {
    isTimeAnnounced = true
    announcedReceiverTime = scan.receiverTime
    let length = UInt32(truncatingIfNeeded: bytes.count)
    let offset = scan.record.pointee.origin &+ UInt64(UInt(bitPattern: bytes.baseAddress))
    listener.note(Remark(.clock, LinePlace(number: line, offset: offset, length: length), bytes))
  }

  /// Takes a sentence of the strict way; its line was counted.
  mutating func takeStrictly(
    _ sentence: ScannedSentence, _ scratch: ScanScratch, _ bytes: UnsafeRawBufferPointer,
    _ offset: UInt64, _ listener: inout some MessageListener
  ) {
    let record = scratch.record
    record.pointee.sentence = sentence
    record.pointee.resolvedClock = .tagBlock
    record.pointee.setOrigin(bytes.baseAddress, offset)
    settle(record, bytes)
    settleTime(record)
    guard sentence.total == 1 else {
      record.pointee.bitCount = -1
      join(scratch, &listener)
      return
    }
    let count = sentence.payload.count
    let bits = count * 6 - Int(sentence.fillBits)
    guard let characters = sentence.payload.baseAddress, bits >= 0,
      SixBitArmour.append(characters, count: count, to: scratch.words, from: 0)
    else {
      listener.note(Remark(.badPayload, Reception(record)))
      return
    }
    record.pointee.bitCount = bits
    Self.hand(record, &listener)
  }

  /// Decodes and hands over a message, or says why it is none.
  @inline(__always)
  private static func hand(
    _ record: UnsafeMutablePointer<ReceptionRecord>, _ listener: inout some MessageListener
  ) {
    let bits = PayloadBits(words: record.pointee.words, bitCount: record.pointee.bitCount)
    // The commonest kinds in their full length are made in place: their type is looked at once, and
    // they hold no reference that would have to be let go.
    let isFull = bits.bitCount >= PositionReport.longest
    let type = bits.bitCount >= LongRangePositionReport.longest ? bits.words[0] &>> 58 : 0
    // Most messages are of these, and a branch of their own is guessed better than a jump.
    if isFull, type &- 1 < 3 {
      return listener.hear(PositionReport(bits), Reception(record))
    }
    switch type {
    case 4 where isFull, 11 where isFull:
      listener.hear(BaseStationReport(bits), Reception(record))
    case 18 where isFull:
      listener.hear(ClassBPositionReport(bits), Reception(record))
    case 27: listener.hear(LongRangePositionReport(bits), Reception(record))
    default: handLonger(bits, record, &listener)
    }
  }

  /// The same for the common kinds that are longer.
  private static func handLonger(
    _ bits: PayloadBits, _ record: UnsafeMutablePointer<ReceptionRecord>,
    _ listener: inout some MessageListener
  ) {
    let count = bits.bitCount
    switch count >= Header.bitCount + 2 ? bits.words[0] &>> 58 : 0 {
    case 5 where count >= StaticAndVoyageData.longest:
      listener.hear(StaticAndVoyageData(bits), Reception(record))
    case 19 where count >= ExtendedClassBPositionReport.longest:
      listener.hear(ExtendedClassBPositionReport(bits), Reception(record))
    case 21 where count >= AidToNavigationReport.shortest:
      listener.hear(AidToNavigationReport(bits), Reception(record))
    case 20 where count >= DataLinkManagement.shortest:
      listener.hear(DataLinkManagement(bits), Reception(record))
    case 6 where count >= AddressedBinaryMessage.shortest:
      listener.hear(AddressedBinaryMessage(bits), Reception(record))
    case 8 where count >= BroadcastBinaryMessage.shortest:
      listener.hear(BroadcastBinaryMessage(bits), Reception(record))
    case 15 where count >= Interrogation.shortest:
      listener.hear(Interrogation(bits), Reception(record))
    case 25 where count >= SingleSlotBinaryMessage.shortest(bits):
      listener.hear(SingleSlotBinaryMessage(bits), Reception(record))
    case 24 where count >= StaticDataPartA.shortest && bits.words[0] &>> 24 & 3 == 0:
      listener.hear(StaticDataPartA(bits), Reception(record))
    case 24 where count >= StaticDataPartB.shortest && bits.words[0] &>> 24 & 3 == 1:
      listener.hear(StaticDataPartB(bits), Reception(record))
    default: handAny(bits, record, &listener)
    }
  }

  private static func handAny(
    _ bits: PayloadBits, _ record: UnsafeMutablePointer<ReceptionRecord>,
    _ listener: inout some MessageListener
  ) {
    switch Message.decode(bits) {
    case .success(let decoded): decoded.tell(Reception(record), to: &listener)
    case .failure(let fault): listener.note(Remark(.noMessage(fault), Reception(record)))
    }
  }

  /// Sets place and time of a sentence whose tag block alone tells the time.
  @inline(__always)
  private func settle(
    _ record: UnsafeMutablePointer<ReceptionRecord>, _ bytes: UnsafeRawBufferPointer
  ) {
    record.pointee.line = line
    record.pointee.bytes = bytes
    record.pointee.resolvedTime = record.pointee.sentence.tagTime
  }

  /// Takes the time from elsewhere when the tag block tells none; forgets what was announced.
  @inline(never)
  private mutating func settleTime(_ record: UnsafeMutablePointer<ReceptionRecord>) {
    if record.pointee.sentence.tagTime == ScannedSentence.noTime {
      let (time, clock) = otherTime(record.pointee.sentence)
      (record.pointee.resolvedTime, record.pointee.resolvedClock) = (time, clock)
    }
    announcedTagTime = ScannedSentence.noTime
    announcedReceiverTime = ScannedSentence.noTime
    isTimeAnnounced = false
  }

  private func otherTime(_ sentence: ScannedSentence) -> (Int64, Reception.Clock) {
    if announcedTagTime != ScannedSentence.noTime { return (announcedTagTime, .tagBlock) }
    if sentence.suffixTime != ScannedSentence.noTime { return (sentence.suffixTime, .suffix) }
    if announcedReceiverTime != ScannedSentence.noTime {
      return (announcedReceiverTime, .proprietary)
    }
    return (sentence.prefixTime, .prefix)
  }

  // MARK: - Parts

  @inline(never)
  private mutating func join(
    _ scratch: ScanScratch, _ listener: inout some MessageListener
  ) {
    let record = scratch.record
    let outcome = assembler.add(UnsafePointer(record), &listener)
    let payload = record.pointee.sentence.payload
    switch outcome {
    case .waiting: break
    case .orphan: listener.note(Remark(.part(.orphan), LinePlace(record.pointee), payload))
    case .repeated: listener.note(Remark(.part(.repeated), LinePlace(record.pointee), payload))
    case .whole(let message):
      Self.hand(message, scratch, &listener)
      assembler.remove(message)
    }
  }

  @inline(__always)
  private static func hand(
    _ whole: WholeMessage, _ scratch: ScanScratch, _ listener: inout some MessageListener
  ) {
    let record = scratch.record
    record.pointee.sentences = whole.count
    record.pointee.span = whole.span
    (record.pointee.resolvedTime, record.pointee.resolvedClock) = whole.time
    record.pointee.keptStation = whole.station
    defer {
      record.pointee.sentences = 1
      record.pointee.keptStation = ScannedSentence.nothing
    }
    guard let count = whole.unpack(scratch) else {
      listener.note(Remark(.badPayload, Reception(record)))
      return
    }
    record.pointee.bitCount = count
    // Messages in parts are long ones, but for odd cases, which the last resort takes.
    handLonger(PayloadBits(words: scratch.words, bitCount: count), record, &listener)
  }
}

extension Remark {
  /// About one line.
  init(_ kind: Kind, _ place: LinePlace, _ bytes: UnsafeRawBufferPointer) {
    self.init(kind: kind, lines: 1, offset: place.offset, length: place.length, bytes: bytes)
  }

  /// About all lines of a message.
  init(_ kind: Kind, _ reception: Reception) {
    self.init(
      kind: kind, lines: reception.sentences, offset: reception.offset, length: reception.length,
      bytes: reception.bytes)
  }
}
