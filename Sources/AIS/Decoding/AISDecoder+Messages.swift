/// Sentences to messages: in one part at once, in several when the last of them is there.

extension AISDecoder {
  /// Takes a sentence of the quick way, whose payload is in `words` when it is a whole message.
  @inline(__always)
  mutating func take(
    _ scan: inout SentenceScan, _ words: UnsafeMutablePointer<UInt64>,
    _ start: UnsafeRawPointer, _ offset: UInt64, _ message: MessageHandler,
    _ remark: RemarkHandler
  ) {
    line &+= 1
    let bytes = UnsafeRawBufferPointer(start: start, count: scan.end - start)
    settle(&scan.reception, bytes, offset)
    guard scan.reception.sentence.total == 1 else {
      join(scan.reception, words, message, remark)
      return
    }
    let bits = PayloadBits(words: words, bitCount: scan.bitCount)
    scan.reception.bits = bits
    Self.hand(bits, scan.reception, message, remark)
  }

  /// Takes a sentence of the strict way; its line was counted.
  mutating func takeStrictly(
    _ sentence: ScannedSentence, _ words: UnsafeMutablePointer<UInt64>,
    _ bytes: UnsafeRawBufferPointer, _ offset: UInt64, _ message: MessageHandler,
    _ remark: RemarkHandler
  ) {
    var reception = Reception()
    reception.sentence = sentence
    settle(&reception, bytes, offset)
    guard sentence.total == 1 else {
      join(reception, words, message, remark)
      return
    }
    let count = sentence.payload.count
    let bits = count * 6 - Int(sentence.fillBits)
    guard let characters = sentence.payload.baseAddress, bits >= 0,
      SixBitArmour.append(characters, count: count, to: words, from: 0)
    else {
      remark(Remark(.badPayload, reception))
      return
    }
    let whole = PayloadBits(words: words, bitCount: bits)
    reception.bits = whole
    Self.hand(whole, reception, message, remark)
  }

  /// Decodes and hands over a message, or says why it is none.
  @inline(__always)
  private static func hand(
    _ bits: PayloadBits, _ reception: Reception, _ message: MessageHandler,
    _ remark: RemarkHandler
  ) {
    // The commonest kinds in their full length are made in place: their type is looked at once, and
    // they hold no reference that would have to be let go.
    let isFull = bits.bitCount >= PositionReport.longest
    switch bits.bitCount >= LongRangePositionReport.longest ? bits.words[0] &>> 58 : 0 {
    case 1 where isFull, 2 where isFull, 3 where isFull:
      message(.positionReport(PositionReport(bits)), reception)
    case 4 where isFull, 11 where isFull:
      message(.baseStationReport(BaseStationReport(bits)), reception)
    case 18 where isFull:
      message(.classBPositionReport(ClassBPositionReport(bits)), reception)
    case 27: message(.longRangePositionReport(LongRangePositionReport(bits)), reception)
    default: handAny(bits, reception, message, remark)
    }
  }

  private static func handAny(
    _ bits: PayloadBits, _ reception: Reception, _ message: MessageHandler,
    _ remark: RemarkHandler
  ) {
    switch Message.decode(bits) {
    case .success(let decoded): message(decoded, reception)
    case .failure(let fault): remark(Remark(.noMessage(fault), reception))
    }
  }

  /// Sets time and place of a sentence; forgets what was announced for it.
  @inline(__always)
  private mutating func settle(
    _ reception: inout Reception, _ bytes: UnsafeRawBufferPointer, _ offset: UInt64
  ) {
    reception.line = line
    reception.offset = offset
    reception.length = UInt32(truncatingIfNeeded: bytes.count)
    reception.bytes = bytes
    reception.resolvedTime = reception.sentence.tagTime
    reception.resolvedClock = .tagBlock
    if reception.sentence.tagTime == ScannedSentence.noTime {
      (reception.resolvedTime, reception.resolvedClock) = otherTime(reception.sentence)
    }
    announcedTagTime = ScannedSentence.noTime
    announcedReceiverTime = ScannedSentence.noTime
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
    _ reception: Reception, _ words: UnsafeMutablePointer<UInt64>, _ message: MessageHandler,
    _ remark: RemarkHandler
  ) {
    let outcome = assembler.add(reception) { Self.giveUp($0, $1, remark) }
    let payload = reception.sentence.payload
    switch outcome {
    case .waiting: break
    case .orphan: remark(Remark(.part(.orphan), LinePlace(reception), payload))
    case .repeated: remark(Remark(.part(.repeated), LinePlace(reception), payload))
    case .whole(let slot):
      assembler.withMessage(at: slot) { Self.hand($0, reception, words, message, remark) }
    }
  }

  private static func hand(
    _ whole: PendingMessage, _ last: Reception, _ words: UnsafeMutablePointer<UInt64>,
    _ message: MessageHandler, _ remark: RemarkHandler
  ) {
    whole.characters.withUnsafeBytes { characters in
      var reception = last
      reception.sentences = whole.count
      (reception.offset, reception.length) = whole.span
      (reception.resolvedTime, reception.resolvedClock) = (whole.time, whole.clock)
      if let station = whole.station {
        reception.keptStation = UnsafeRawBufferPointer(rebasing: characters[station])
      }
      guard let bits = whole.unpack(characters, into: words) else {
        remark(Remark(.badPayload, reception))
        return
      }
      reception.bits = PayloadBits(words: words, bitCount: bits)
      hand(PayloadBits(words: words, bitCount: bits), reception, message, remark)
    }
  }

  /// A remark for each part of a message that is given up.
  static func giveUp(
    _ pending: PendingMessage, _ fate: Remark.PartFate, _ remark: RemarkHandler
  ) {
    pending.characters.withUnsafeBytes { characters in
      for part in pending.parts {
        let payload = characters[part.start..<part.start + part.count]
        remark(Remark(.part(fate), part.line, UnsafeRawBufferPointer(rebasing: payload)))
      }
    }
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
