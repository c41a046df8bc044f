/// Where messages get their time and become records, and where all lines are booked.
import AIS
import Vocabulary

/// Dates messages, and holds back those that no receiver dated until the log's own clock does.
struct NMEADesk: Sendable {
  /// Bounds of what is kept.
  enum Limits {
    /// Messages that wait for a clock; about 4 MiB.
    static let held = 20_000
    /// Bytes of a refused line that are kept as a sample.
    static let sample = 120
  }

  /// A message that waits for a clock.
  private struct Held: Sendable {
    let message: Message
    let source: SourceReference
    let line: UInt64
    let lines: Int
  }

  private let source: UInt32
  private var clock = NMEAClock()
  private var receivers = ReceiverClocks()
  private var held: [Held] = []
  /// What ships said last.
  private var said = SaidSlots()

  init(source: UInt32) { self.source = source }

  /// Books a line that gave no message.
  mutating func take(_ remark: Remark, _ batch: inout RecordBatch) {
    batch.tally.linesIn += remark.lines
    guard let reason = Self.reason(remark.kind) else {
      batch.tally.linesUsed += remark.lines
      return
    }
    batch.tally.refuse(
      reason, count: remark.lines,
      sample: Self.sample(remark.offset, remark.length, remark.bytes))
  }

  private static func sample(
    _ offset: UInt64, _ length: UInt32, _ bytes: UnsafeRawBufferPointer
  ) -> RefusalSample {
    RefusalSample(
      offset: offset, length: length,
      text: String(decoding: bytes.prefix(Limits.sample), as: UTF8.self))
  }

  /// Nil for a line that was of use.
  private static func reason(_ kind: Remark.Kind) -> RefusalReason? {
    switch kind {
    case .clock: nil
    case .tagBlockAlone, .notAIS: .notAIS
    case .comment: .comment
    case .empty: .emptyLine
    case .tooLong: .lineTooLong
    case .badPayload: .malformed
    case .noMessage: .truncatedMessage
    case .part(.orphan): .orphanFragment
    case .part(.repeated): .repeatedFragment
    case .part(.late), .part(.unfinished): .unfinishedFragment
    case .part(.replaced): .replacedFragment
    case .part(.crowdedOut): .crowdedFragment
    case .refused(.malformed): .malformed
    case .refused(.badChecksum): .badChecksum
    case .refused(.missingChecksum): .missingChecksum
    case .refused(.badTagBlock): .badTagBlock
    case .refused(.emptyPayload): .emptyPayload
    case .refused(.badTime): .badTime
    }
  }
}

// MARK: - Messages

extension NMEADesk {
  /// Takes a message: its records go out at once when it has a time, else when one is told.
  mutating func take(_ message: Message, _ reception: Reception, _ batch: inout RecordBatch) {
    let reference = SourceReference(
      source: source, offset: reception.offset, length: reception.length)
    let lines = reception.sentences
    var reason: RefusalReason?
    if let milliseconds = reception.time {
      reason = use(
        message, heardAt: Instant(milliseconds: milliseconds), reception, reference, &batch)
    } else if case .baseStationReport(let report) = message {
      reason = use(report, line: reception.line, lines: lines, &batch)
    } else {
      reason = NMEARecords.refusal(of: message)
      if reason == nil {
        hold(
          Held(message: message, source: reference, line: reception.line, lines: lines), &batch)
      }
    }
    guard let reason else { return }
    batch.tally.linesIn += lines
    batch.tally.refuse(
      reason, count: lines,
      sample: Self.sample(reference.offset, reference.length, reception.bytes))
  }

  /// Uses a message that its receiver dated, once that receiver's clock is seen to.
  private mutating func use(
    _ message: Message, heardAt time: Instant, _ reception: Reception,
    _ reference: SourceReference, _ batch: inout RecordBatch
  ) -> RefusalReason? {
    if case .baseStationReport(let report) = message, report.type == .baseStation,
      let told = report.instant, NMEAClock.Rule.years.contains(CivilDate(told).year),
      let station = UInt32(exactly: report.mmsi).flatMap({ MMSI($0) })
    {
      receivers.take(told, from: station, heardAt: time, by: ReceiverClocks.key(reception))
    }
    var time = time
    switch receivers.verdict(on: reception) {
    case .believed: break
    case .off(let span):
      time = time - span
      batch.tally.timesRepaired += 1
    case .doubted: return .clockInDoubt
    }
    receive(time, line: reception.line, &batch)
    return NMEARecords.append(
      message, at: time, reference, lines: reception.sentences, to: &batch, &said)
  }

  private mutating func use(
    _ report: BaseStationReport, line: UInt64, lines: Int, _ batch: inout RecordBatch
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

  private mutating func receive(_ time: Instant, line: UInt64, _ batch: inout RecordBatch) {
    if held.isEmpty {
      clock.receive(time, line: line)
      return
    }
    let before = clock.last
    clock.receive(time, line: line)
    release(before: before, [(line, time)], &batch)
  }
}

// MARK: - Time

extension NMEADesk {
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
      let second = NMEARecords.second(of: item.message)
      let dated = dating.time(atLine: item.line, second: second)
      if let dated { batch.tally.noteInferred(dated.uncertainty) }
      emit(item, at: dated?.time, &batch)
    }
    held.removeAll(keepingCapacity: true)
  }

  /// The input ended: what is held takes the last mark's time, unless reports contradict it.
  mutating func releaseAll(_ batch: inout RecordBatch) {
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
  ///
  /// Not inlined: Swift 6.3.1 with `-O` and the sanitizers ends in an ownership error of its own when
  /// this is inlined into the loop of `release`.
  @inline(never)
  private mutating func emit(_ item: Held, at time: Instant?, _ batch: inout RecordBatch) {
    guard let time else {
      batch.tally.linesIn += item.lines
      batch.tally.refuse(
        .noTime, count: item.lines,
        sample: RefusalSample(
          offset: item.source.offset, length: item.source.length, text: ""))
      return
    }
    if let reason = NMEARecords.append(
      item.message, at: time, item.source, lines: item.lines, to: &batch, &said)
    {
      batch.tally.linesIn += item.lines
      batch.tally.refuse(reason, count: item.lines)
    }
  }
}
