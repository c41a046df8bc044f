/// Lines to messages that come in one part, and to remarks; parts are put together in `AISDecoder+Parts`.

extension AISDecoder {
  /// Tells of lines as long as they are of the quick way's shapes.
  ///
  /// The commonest kinds in their full length are told here, where the listener is known; all else where
  /// it is any listener.
  @inlinable
  @inline(__always)
  mutating func tellLines(_ scan: inout SentenceScan, _ listener: inout some MessageListener) {
    while true {
      switch takeLine(&scan) {
      case .positionReport:
        listener.hear(PositionReport(scan.bits(PositionReport.longest)), scan.reception)
      case .longRangePositionReport:
        listener.hear(
          LongRangePositionReport(scan.bits(LongRangePositionReport.longest)), scan.reception)
      case .baseStationReport:
        listener.hear(BaseStationReport(scan.bits(BaseStationReport.longest)), scan.reception)
      case .classBPositionReport:
        listener.hear(
          ClassBPositionReport(scan.bits(ClassBPositionReport.longest)), scan.reception)
      case .receiverTime: listener.note(Remark(ofClockIn: scan.record))
      case .otherMessage: Self.handLonger(scan.record, &listener)
      case .part:
        guard take(partIn: scan.scratch, &listener) else { continue }
        listener.hear(StaticAndVoyageData(scan.bits(StaticAndVoyageData.longest)), scan.reception)
        scan.endParts()
      case .notScanned: return
      }
    }
  }

  /// Takes the next line when it is of the quick way's shapes.
  @usableFromInline
  @inline(never)
  mutating func takeLine(_ scan: inout SentenceScan) -> SentenceScan.Kind {
    let place = scan.next
    let finding = scan.read(place)
    guard finding != .other else {
      scan.next = place
      return .notScanned
    }
    assert(scan.end - place <= Self.longestLine, "a line longer than any may be")
    line &+= 1
    let record = scan.record
    settle(record, UnsafeRawBufferPointer(start: place, count: scan.end - place))
    if finding == .receiverTime {
      isTimeAnnounced = true
      announcedReceiverTime = scan.receiverTime
      return .receiverTime
    }
    if isTimeAnnounced || record.pointee.sentence.isToldElsewhere { settleTime(record) }
    return finding == .part ? .part : scan.kind
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
      release(scratch, &listener)
      if join(scratch, &listener) {
        listener.hear(
          StaticAndVoyageData(
            PayloadBits(words: scratch.words, bitCount: StaticAndVoyageData.longest)),
          Reception(record))
        record.pointee.endParts()
      }
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
    Self.handLonger(PayloadBits(words: scratch.words, bitCount: bits), record, &listener)
  }

  /// Decodes and hands over the message at hand, or says why it is none.
  @usableFromInline
  @inline(never)
  static func handLonger(
    _ record: UnsafeMutablePointer<ReceptionRecord>, _ listener: inout some MessageListener
  ) {
    let bits = PayloadBits(words: record.pointee.words, bitCount: record.pointee.bitCount)
    handLonger(bits, record, &listener)
  }

  /// The same; the common kinds in their own types.
  static func handLonger(
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

}

extension Remark {
  /// About the receiver's line in the record.
  @inlinable
  init(ofClockIn record: UnsafeMutablePointer<ReceptionRecord>) {
    kind = .clock
    lines = 1
    bytes = record.pointee.bytes
    offset = record.pointee.origin &+ UInt64(UInt(bitPattern: bytes.baseAddress))
    length = UInt32(truncatingIfNeeded: bytes.count)
  }

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
