/// One AIS input from its first byte to its last: unpacked, recognised, read, with its books.
import CaseFile
import Foundation
import Ingest
import Vocabulary

/// What reading one input gave.
struct AISReading: Sendable {
  let file: InputFile
  var facts: SourceFacts
  /// The number that its records carry in the store.
  let provisional: UInt32
  /// Why the input gave nothing, or ended early; nil when it was read to its end.
  let trouble: IngestError?

  /// Reads an input.
  ///
  /// An input of no known format, or a damaged one, is a value and no error, since
  /// the rest of the run goes on.
  static func read(
    _ file: InputFile, number: UInt32, into store: RecordStore, advance: (UInt64) -> Void
  ) throws -> Self {
    var books = Books()
    if let entry = store.entry(of: number) {
      return Self(
        file: file, facts: entry.facts.facts(number: number), provisional: number, trouble: nil)
    }
    var sink = RecordSink(store)
    defer { sink.end() }
    var trouble: IngestError?
    var identity: RawIdentity?
    var compression: [ContainerKind] = []
    do {
      let stream = try ContentStream(file)
      compression = stream.containers
      trouble = try read(stream, number: number, into: &sink, books: &books, advance: advance)
      identity = try stream.rawIdentity()
    } catch let error as IngestError {
      trouble = error
    }
    let digest = try identity ?? Self.wholeFile(file)
    var facts = SourceFacts(
      id: number, kind: .ais, name: file.plainName, sha256: digest.sha256, bytes: digest.byteCount,
      format: books.format ?? "unrecognised",
      compression: compression.isEmpty ? "none" : compression.map(\.rawValue).joined(separator: "+")
    )
    facts.member = file.memberName
    facts.take(books.tally)
    facts.span = sink.span
    if trouble == nil { try sink.commit(file, facts) }
    return Self(
      file: file, facts: facts, provisional: number, trouble: trouble)
  }

  /// The format found and the tally so far.
  private struct Books {
    var format: String?
    var tally = SourceTally()
  }

  /// Returns the damage met, after all before it was used; throws what stops the whole run.
  private static func read(
    _ stream: ContentStream, number: UInt32, into sink: inout RecordSink, books: inout Books,
    advance: (UInt64) -> Void
  ) throws -> IngestError? {
    let verdict = FormatSniffer.recognise(stream.peek(FormatSniffer.window))
    books.format = verdict.code
    guard var reader = Self.reader(for: verdict, number: number) else {
      return verdict.refusal(of: stream.input.displayName)
    }
    var damage: IngestError?
    var batch = RecordBatch()
    let feed = ContentFeed(stream)
    while damage == nil {
      do throws(IngestError) {
        guard try feed.next({ reader.read($0, into: &batch) }) else { break }
      } catch {
        damage = error
      }
      try sink.add(batch)
      batch.removeRecords()
      advance(feed.offset)
    }
    reader.finish(into: &batch)
    try sink.add(batch)
    books.tally = batch.tally
    if damage != nil {
      // The damage stands in the books as one line that was there and could not be read.
      books.tally.linesIn += 1
      books.tally.refuse(
        .damagedInput,
        sample: RefusalSample(
          offset: feed.offset, length: 0, text: String(damage?.reason.prefix(120) ?? "")))
    }
    return damage
  }

  /// Nil for content of no known format.
  static func reader(
    for verdict: FormatSniffer.Verdict, number: UInt32
  ) -> (any RecordReader)? {
    switch verdict {
    case .nmea: NMEAReader(source: number)
    case .noaaCSV: NOAACSVReader(source: number)
    case .danishCSV: DanishCSVReader(source: number)
    case .positionTable: PositionTableReader(source: number)
    case .positionLines: PositionLinesReader(source: number)
    case .unrecognisedHeader, .unknown: nil
    }
  }

  /// The digest of an input whose content could not be followed to its end.
  private static func wholeFile(_ file: InputFile) throws -> RawIdentity {
    do {
      return try FileDigest.identity(of: file)
    } catch {
      throw EngineError.input(message: error.description)
    }
  }
}

/// Takes the records of one input to the store and notes what time they span.
struct RecordSink {
  private let store: RecordStore
  private var builder: RunBuilder
  private var earliest = Instant(milliseconds: .max)
  private var latest = Instant(milliseconds: .min)

  /// Earliest and latest record; nil before the first.
  var span: ClosedRange<Instant>? { earliest <= latest ? earliest...latest : nil }

  init(_ store: RecordStore) {
    self.store = store
    builder = store.borrowBuilder()
  }

  mutating func add(_ batch: RecordBatch) throws {
    for fix in batch.positions { note(fix.time) }
    for report in batch.heardReports { note(report.time) }
    try store.add(batch, to: &builder)
  }

  /// The input was read to its end; see `RecordStore.commit`.
  mutating func commit(_ input: InputFile, _ facts: SourceFacts) throws {
    try store.commit(input, facts, from: &builder)
  }

  /// The input has ended.
  mutating func end() { store.giveBack(builder) }

  private mutating func note(_ time: Instant) {
    if time < earliest { earliest = time }
    if time > latest { latest = time }
  }
}

extension InputFile {
  /// The file's name without its folder.
  var plainName: String {
    switch location {
    case .standardInput: "standard input"
    case .file(let path): URL(fileURLWithPath: path).lastPathComponent
    case .zipMember(let archive, _): URL(fileURLWithPath: archive).lastPathComponent
    }
  }

  /// The path of the file, or of the archive it lies in.
  var containerPath: String {
    switch location {
    case .standardInput: "-"
    case .file(let path): path
    case .zipMember(let archive, _): archive
    }
  }

  /// The name inside an archive; nil for a plain file.
  var memberName: String? {
    if case .zipMember(_, let member) = location { member.name } else { nil }
  }
}

extension SourceFacts {
  /// Enters a reader's books; reasons in the order of their names.
  mutating func take(_ tally: SourceTally) {
    linesIn = tally.linesIn
    linesUsed = tally.linesUsed
    recordsDecoded = tally.recordsDecoded
    refusals = tally.refused.map { reason, lines in
      let sample = tally.samples[reason]?.first
      return Refusal(
        reason: reason.code, lines: lines, sampleOffset: sample?.offset,
        sampleLength: sample?.length, sample: sample?.text)
    }
    refusals.sort { $0.reason < $1.reason }
  }
}
