/// The first stage of a run: all AIS inputs become one stream of records in time.
import CaseFile
import Foundation
import Ingest
import Synchronization
import Tracks
import Vocabulary

/// Inputs read and numbered, with their records waiting on disk.
struct AISStage {
  /// In the order of their numbers, which is that of their SHA-256.
  private(set) var sources: [SourceFacts] = []
  /// The file behind each number.
  private(set) var files: [InputFile] = []
  private var runs: [URL] = []
  private var renumbering: [UInt32: UInt32] = [:]
  /// Inputs that gave nothing or ended early.
  private(set) var troubles: [IngestError] = []

  /// Reads every input, several at once.
  init(
    _ inputs: [InputFile], options: TraceOptions, folder: SpillFolder, progress: any ProgressSink
  ) throws {
    progress.stage("Reading \(inputs.count == 1 ? "1 input" : "\(inputs.count) inputs")")
    let total = inputs.map(Self.size).reduce(0, +)
    let done = Mutex([UInt64](repeating: 0, count: inputs.count))
    let share = options.memory / max(1, min(options.threads, inputs.count))
    let readings = try Workers.map(inputs, threads: options.threads) { index, file in
      try AISReading.read(file, number: UInt32(index), folder: folder, memory: share) { offset in
        let sum = done.withLock { done in
          done[index] = offset
          return done.reduce(0, +)
        }
        progress.progress(done: sum, of: max(total, sum))
      }
    }
    take(readings)
  }

  /// Numbers the inputs by digest, so that neither order nor names of files matter.
  private mutating func take(_ readings: [AISReading]) {
    let ordered = readings.sorted {
      ($0.facts.sha256, $0.facts.member ?? "", $0.facts.name)
        < ($1.facts.sha256, $1.facts.member ?? "", $1.facts.name)
    }
    for (number, reading) in ordered.enumerated() {
      var facts = reading.facts
      facts.id = UInt32(number)
      sources.append(facts)
      files.append(reading.file)
      runs += reading.runs
      renumbering[reading.provisional] = UInt32(number)
      if let trouble = reading.trouble { troubles.append(trouble) }
    }
  }

  /// Feeds every distinct record, in order, to the detectors; then counts kept and repeated ones.
  mutating func analyse(
    with analysis: inout TrackAnalysis, progress: any ProgressSink
  ) throws {
    try forEachRecord(progress: progress) { analysis.observe($0) }
  }

  /// Gives every distinct record, in order.
  mutating func forEachRecord(
    progress: any ProgressSink, _ body: (Record) -> Void
  ) throws {
    progress.stage("Finding events")
    let total = UInt64(sources.map(\.recordsDecoded).reduce(0, +))
    var merge = try RecordMerge(runs: runs, renumbering: renumbering)
    var count: UInt64 = 0
    while let record = try merge.next() {
      body(record)
      count += 1
      if count.isMultiple(of: 8192) { progress.progress(done: count, of: total) }
    }
    for index in sources.indices {
      sources[index].recordsKept = merge.kept[sources[index].id] ?? 0
      sources[index].recordsRepeated = merge.repeated[sources[index].id] ?? 0
    }
  }

  private static func size(_ file: InputFile) -> UInt64 {
    switch file.location {
    case .standardInput: return 0
    case .zipMember(_, let member): return member.size
    case .file(let path):
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return (attributes?[.size] as? NSNumber)?.uint64Value ?? 0
    }
  }
}
