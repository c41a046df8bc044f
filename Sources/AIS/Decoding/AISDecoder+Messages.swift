/// Sentences to messages: in one part at once, in several when the last of them is there.

extension AISDecoder {
  /// Takes a sentence of the quick way, whose payload is in `words` when it is a whole message.
  @inline(__always)
  mutating func take(
    _ scan: SentenceScan, _ words: UnsafeMutablePointer<UInt64>, _ place: LinePlace,
    _ bytes: UnsafeRawBufferPointer, _ message: MessageHandler, _ remark: RemarkHandler
  ) {
    let reception = reception(scan.sentence, place, bytes)
    guard scan.sentence.total == 1 else {
      join(scan.sentence, reception, words, place, message, remark)
      return
    }
    Self.hand(PayloadBits(words: words, bitCount: scan.bitCount), reception, message, remark)
  }

  /// Takes a sentence of the strict way.
  mutating func takeStrictly(
    _ sentence: ScannedSentence, _ words: UnsafeMutablePointer<UInt64>, _ place: LinePlace,
    _ bytes: UnsafeRawBufferPointer, _ message: MessageHandler, _ remark: RemarkHandler
  ) {
    let reception = reception(sentence, place, bytes)
    guard sentence.total == 1 else {
      join(sentence, reception, words, place, message, remark)
      return
    }
    let count = sentence.payload.count
    let bits = count * 6 - Int(sentence.fillBits)
    guard let characters = sentence.payload.baseAddress, bits >= 0,
      SixBitArmour.append(characters, count: count, to: words, from: 0)
    else {
      remark(Remark(.badPayload, place, bytes))
      return
    }
    Self.hand(PayloadBits(words: words, bitCount: bits), reception, message, remark)
  }

  /// Decodes and hands over a message, or says why it is none.
  @inline(__always)
  private static func hand(
    _ bits: PayloadBits, _ reception: Reception, _ message: MessageHandler,
    _ remark: RemarkHandler
  ) {
    switch Message.decode(bits) {
    case .success(let decoded):
      var reception = reception
      reception.bits = bits
      message(decoded, reception)
    case .failure(let fault): remark(Remark(.noMessage(fault), reception))
    }
  }

  /// Time, station and place of a sentence; forgets what was announced for it.
  @inline(__always)
  private mutating func reception(
    _ sentence: ScannedSentence, _ place: LinePlace, _ bytes: UnsafeRawBufferPointer
  ) -> Reception {
    var (time, clock) = (sentence.tagTime, Reception.Clock.tagBlock)
    if time == ScannedSentence.noTime { (time, clock) = otherTime(sentence) }
    announcedTagTime = ScannedSentence.noTime
    announcedReceiverTime = ScannedSentence.noTime
    let hasTime = time != ScannedSentence.noTime
    return Reception(
      time: hasTime ? time : nil, clock: hasTime ? clock : nil, station: sentence.station,
      tagBlockBytes: sentence.tagBlocks, talker: sentence.talker, isOwnShip: sentence.isOwnShip,
      channel: sentence.channel, sentences: 1, line: place.number, offset: place.offset,
      length: place.length, bits: nil, bytes: bytes)
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
    _ sentence: ScannedSentence, _ reception: Reception, _ words: UnsafeMutablePointer<UInt64>,
    _ place: LinePlace, _ message: MessageHandler, _ remark: RemarkHandler
  ) {
    let outcome = assembler.add(
      sentence, time: reception.time ?? ScannedSentence.noTime, clock: reception.clock, line: place
    ) { Self.giveUp($0, $1, remark) }
    switch outcome {
    case .waiting: break
    case .orphan: remark(Remark(.part(.orphan), place, sentence.payload))
    case .repeated: remark(Remark(.part(.repeated), place, sentence.payload))
    case .whole(let slot):
      assembler.withMessage(at: slot) { whole in
        Self.handWhole(whole, reception, words, message, remark)
      }
    }
  }

  private static func handWhole(
    _ whole: PendingMessage, _ last: Reception, _ words: UnsafeMutablePointer<UInt64>,
    _ message: MessageHandler, _ remark: RemarkHandler
  ) {
    whole.characters.withUnsafeBytes { characters in
      var reception = last
      reception.sentences = whole.count
      (reception.offset, reception.length) = whole.span
      (reception.time, reception.clock) = (whole.timeOrNil, whole.clock)
      if !whole.station.isEmpty {
        reception.station = UnsafeRawBufferPointer(rebasing: characters[whole.station])
      }
      guard let bits = whole.unpack(characters, into: words) else {
        remark(Remark(.badPayload, reception))
        return
      }
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
