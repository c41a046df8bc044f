/// The plain rules on the same inputs as a trace, for comparison.
import Baseline
import Ingest
import Tracks
import Vocabulary

/// Reads inputs one after the other and lets the plain rules look at their records in order of time.
///
/// Logs that follow each other, such as one a day, are never held whole: records wait until three
/// hours more have been read, which is later than any receiver here delivers.
struct BaselineRun {
  private static let patience = TimeSpan.hours(3)

  private var rules: PlainRules
  private var waiting: [Record] = []

  static func tables(
    _ inputs: [String], terminals: String?, progress: any ProgressSink
  ) throws -> PlainTables {
    let options = TraceOptions(inputs: inputs, terminals: terminals)
    let folder = try SpillFolder()
    let given = try TraceInputs(options, spool: folder)
    let reference = try ReferenceStage(given, firstNumber: UInt32(given.ais.count))
    var run = Self(rules: PlainRules(places: reference.gazetteer.terminals.compactMap(place)))
    progress.stage("Reading \(given.ais.count) inputs by the plain rules")
    let files = given.ais.sorted { $0.displayName < $1.displayName }
    for (index, file) in files.enumerated() {
      try run.read(file, number: UInt32(index))
      progress.progress(done: UInt64(index + 1), of: UInt64(files.count))
    }
    run.feed(until: nil)
    return run.rules.finish()
  }

  private init(rules: PlainRules) { self.rules = rules }

  private mutating func read(_ file: InputFile, number: UInt32) throws {
    do {
      let stream = try ContentStream(file)
      let verdict = FormatSniffer.recognise(stream.peek(FormatSniffer.window))
      guard var reader = AISReading.reader(for: verdict, number: number) else { return }
      var batch = RecordBatch()
      while let bytes = try stream.next(maximum: 256 * 1024) {
        bytes.withUnsafeBytes { reader.read($0, into: &batch) }
      }
      reader.finish(into: &batch)
      waiting += batch.records
    } catch {
      throw EngineError.input(message: error.description)
    }
    let latest = waiting.map(\.time).max()
    feed(until: latest.map { $0 - Self.patience })
  }

  /// Gives the rules what was sent up to a time, or everything.
  private mutating func feed(until limit: Instant?) {
    waiting.sort { ($0.time, $0.mmsi) < ($1.time, $1.mmsi) }
    let due = limit.flatMap { limit in waiting.firstIndex { $0.time > limit } } ?? waiting.count
    for record in waiting[..<due] { rules.observe(record) }
    waiting.removeSubrange(..<due)
  }

  private static func place(_ terminal: Terminal) -> PlainPlace? {
    guard [.load, .discharge, .both].contains(terminal.role),
      case .disc(let centre, let radius) = terminal.area
    else { return nil }
    return PlainPlace(
      id: terminal.id, latitude: centre.latitude, longitude: centre.longitude,
      metres: radius.value)
  }
}
