/// Reads logs and feeds of NMEA 0183 sentences with AIS in them; Docs/Methods/AIS.md gives the rules.
///
/// A line is read, a message put together from one or several lines, dated, and handed on as a fix,
/// a static report or both. The time is that of the tag block, else of the suffix, else of the
/// `$PGHP` line before, else of the number before the sentence, else of the log's own messages 4 and
/// 11, for which records are held back until the next of them tells the time. All state is bounded,
/// and nothing depends on how the bytes were cut into chunks.
import AIS
import Vocabulary

/// The reader of one NMEA log or feed.
package struct NMEAReader: RecordReader {
  /// Bounds of what is kept.
  enum Limits {
    /// Messages that wait for a clock; about 16 MiB.
    static let held = 20_000
    /// Bytes of a refused line that are kept as a sample.
    static let sample = 120
  }

  /// A message that waits for a clock.
  private struct Held: Sendable {
    let content: NMEAContent
    let source: SourceReference
    let line: UInt64
    let lines: Int
  }

  private let source: UInt32
  private var splitter = NMEALineSplitter()
  private var assembler = FragmentAssembler()
  private var payload = PayloadBuffer()
  private var clock = NMEAClock()
  private var held: [Held] = []
  private var line: UInt64 = 0
  /// Time of a tag block that stood alone, and of a `$PGHP` line, for the next sentence.
  private var announced: (tagBlock: Int64?, receiver: Int64?) = (nil, nil)

  /// A reader for the input with this index.
  package init(source: UInt32) { self.source = source }

  package mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    var index = 0
    while let next = splitter.next(in: bytes, from: &index) {
      switch next.place {
      case .chunk(let range):
        take(next, UnsafeRawBufferPointer(rebasing: bytes[range]), &batch)
      case .carried(let carried): carried.withUnsafeBytes { take(next, $0, &batch) }
      }
    }
  }

  package mutating func finish(into batch: inout RecordBatch) {
    if let last = splitter.last(), case .carried(let carried) = last.place {
      carried.withUnsafeBytes { take(last, $0, &batch) }
    }
    refuse(assembler.finish(), &batch)
    releaseAll(&batch)
  }
}

// MARK: - Lines

extension NMEAReader {
  private mutating func take(
    _ line: NMEALine, _ bytes: UnsafeRawBufferPointer, _ batch: inout RecordBatch
  ) {
    self.line += 1
    if let reason = line.isTooLong ? .lineTooLong : use(line, bytes, &batch) {
      batch.tally.linesIn += 1
      batch.tally.refuse(
        reason, sample: Self.sample(bytes, offset: line.offset, length: line.length))
    }
  }

  /// Nil when the line was used, is held, or was counted already.
  private mutating func use(
    _ line: NMEALine, _ bytes: UnsafeRawBufferPointer, _ batch: inout RecordBatch
  ) -> RefusalReason? {
    switch Line.parse(bytes) {
    case .sentence(let sentence): return use(sentence, line, &batch)
    case .receiverTime(let time): announced.receiver = time
    case .tagBlockAlone(let block):
      guard let time = block.time else { return .notAIS }
      announced.tagBlock = time
    case .empty: return .emptyLine
    case .comment: return .comment
    case .notAIS: return .notAIS
    case .refused(let fault): return Self.reason(fault)
    }
    batch.tally.linesIn += 1
    batch.tally.linesUsed += 1
    return nil
  }

  private mutating func use(
    _ sentence: Sentence, _ line: NMEALine, _ batch: inout RecordBatch
  ) -> RefusalReason? {
    let time =
      sentence.tagBlock?.time ?? announced.tagBlock ?? sentence.suffixTime ?? announced.receiver
      ?? sentence.prefixTime
    announced = (nil, nil)
    if let time { receive(Instant(milliseconds: time), &batch) }
    let length = UInt32(clamping: line.length)
    guard sentence.total > 1 else {
      payload.removeAll()
      guard payload.append(armoured: sentence.payload, fillBits: sentence.fillBits) else {
        return .malformed
      }
      let reference = SourceReference(source: source, offset: line.offset, length: length)
      return use(payload.message(), time: time, reference, lines: 1, &batch)
    }
    var givenUp: [Fragment] = []
    let outcome = assembler.add(
      sentence, time: time, line: self.line, offset: line.offset, length: length,
      givenUp: &givenUp)
    refuse(givenUp, &batch)
    switch outcome {
    case .waiting: return nil
    case .repeated, .orphan: return .orphanFragment
    case .whole(let parts, let time): use(parts, time: time, &batch)
    }
    return nil
  }

  private mutating func use(_ parts: [Fragment], time: Int64?, _ batch: inout RecordBatch) {
    payload.removeAll()
    var isSound = true
    for part in parts where isSound {
      isSound = part.payload.withUnsafeBytes {
        payload.append(armoured: $0, fillBits: part.fillBits)
      }
    }
    let first = parts.map(\.offset).min() ?? 0
    let end = parts.map { $0.offset + UInt64($0.length) }.max() ?? first
    let reference = SourceReference(
      source: source, offset: first, length: UInt32(clamping: end - first))
    let reason =
      isSound
      ? use(payload.message(), time: time, reference, lines: parts.count, &batch) : .malformed
    guard let reason else { return }
    batch.tally.linesIn += parts.count
    batch.tally.refuse(reason, count: parts.count, sample: parts.first.map(Self.sample))
  }

  private func refuse(_ parts: [Fragment], _ batch: inout RecordBatch) {
    for part in parts {
      batch.tally.linesIn += 1
      batch.tally.refuse(.orphanFragment, sample: Self.sample(part))
    }
  }

  private static func sample(
    _ bytes: UnsafeRawBufferPointer, offset: UInt64, length: Int
  ) -> RefusalSample {
    RefusalSample(
      offset: offset, length: UInt32(clamping: length),
      text: String(decoding: bytes.prefix(Limits.sample), as: UTF8.self))
  }

  /// Of a part only its payload is still there.
  private static func sample(_ part: Fragment) -> RefusalSample {
    RefusalSample(
      offset: part.offset, length: part.length,
      text: String(decoding: part.payload.prefix(Limits.sample), as: UTF8.self))
  }

  private static func reason(_ fault: SentenceFault) -> RefusalReason {
    switch fault {
    case .malformed: .malformed
    case .badChecksum: .badChecksum
    case .missingChecksum: .missingChecksum
    case .badTagBlock: .badTagBlock
    case .emptyPayload: .emptyPayload
    case .badTime: .badTime
    }
  }
}

// MARK: - Messages

extension NMEAReader {
  /// Nil when the message was used or is held.
  private mutating func use(
    _ decoded: Result<Message, MessageFault>, time: Int64?, _ reference: SourceReference,
    lines: Int, _ batch: inout RecordBatch
  ) -> RefusalReason? {
    guard case .success(let message) = decoded else { return .truncatedMessage }
    if case .baseStationReport(let report) = message {
      guard time == nil else { return .messageTypeNotUsed(message.type) }
      return use(report, lines: lines, &batch)
    }
    let content: NMEAContent
    do throws(NMEARefusal) {
      content = try NMEAContent(message)
    } catch {
      return error.reason
    }
    let item = Held(content: content, source: reference, line: line, lines: lines)
    if let time {
      emit(item, at: Instant(milliseconds: time), &batch)
    } else {
      hold(item, &batch)
    }
    return nil
  }

  private mutating func use(
    _ report: BaseStationReport, lines: Int, _ batch: inout RecordBatch
  ) -> RefusalReason? {
    guard let station = UInt32(exactly: report.mmsi).flatMap({ MMSI($0) }) else {
      return .invalidMMSI
    }
    guard let time = report.instant else { return .badTime }
    let before = clock.last
    switch clock.offer(time, station: station, line: line) {
    case .refused: return .badTime
    case .waiting: break
    case .confirmed(let marks): release(before: before, marks.map { ($0.line, $0.time) }, &batch)
    }
    batch.tally.linesIn += lines
    batch.tally.linesUsed += lines
    return nil
  }

  private mutating func receive(_ time: Instant, _ batch: inout RecordBatch) {
    let before = clock.last
    clock.receive(time, line: line)
    if !held.isEmpty { release(before: before, [(line, time)], &batch) }
  }
}

// MARK: - Time

extension NMEAReader {
  private mutating func hold(_ item: Held, _ batch: inout RecordBatch) {
    if held.count == Limits.held {
      for item in held { emit(item, at: nil, &batch) }
      held.removeAll(keepingCapacity: true)
    }
    held.append(item)
  }

  /// Dates all that is held between the mark before and the new ones, in the order of lines.
  private mutating func release(
    before: (line: UInt64, time: Instant)?, _ marks: [(line: UInt64, time: Instant)],
    _ batch: inout RecordBatch
  ) {
    var dating = NMEADating(before: before, after: nil)
    var next = 0
    for item in held {
      while next < marks.count, marks[next].line <= item.line {
        dating.before = marks[next]
        next += 1
      }
      dating.after = next < marks.count ? marks[next] : nil
      emit(item, at: dating.time(atLine: item.line, second: item.content.second), &batch)
    }
    held.removeAll(keepingCapacity: true)
  }

  /// The input ended: what is held takes the last mark's time, unless reports contradict it.
  private mutating func releaseAll(_ batch: inout RecordBatch) {
    let before = clock.last
    let marks = before == nil ? clock.settle() : []
    guard before != nil || !marks.isEmpty else {
      for item in held { emit(item, at: nil, &batch) }
      held = []
      return
    }
    if let doubt = clock.doubtfulFrom {
      let doubted = held.filter { $0.line >= doubt }
      held.removeAll { $0.line >= doubt }
      release(before: before, [], &batch)
      for item in doubted { emit(item, at: nil, &batch) }
    } else {
      release(before: before, marks.map { ($0.line, $0.time) }, &batch)
    }
  }

  /// Hands the records on, or counts their lines as undated.
  private func emit(_ item: Held, at time: Instant?, _ batch: inout RecordBatch) {
    batch.tally.linesIn += item.lines
    guard let time else {
      batch.tally.refuse(
        .noTime, count: item.lines,
        sample: RefusalSample(
          offset: item.source.offset, length: item.source.length, text: ""))
      return
    }
    let records = item.content.records(time: time, source: item.source)
    batch.tally.linesUsed += item.lines
    batch.tally.recordsDecoded += records.count
    batch.append(contentsOf: records)
  }
}
