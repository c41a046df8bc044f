/// The first stage of a run: all AIS inputs become one stream of records in time.
import CaseFile
import Foundation
import Ingest
import Synchronization
import Tracks
import Vocabulary

/// Inputs read and numbered, with their records waiting in a store.
struct AISStage {
  /// In the order of their numbers, which is that of their SHA-256.
  private(set) var sources: [SourceFacts] = []
  /// The file behind each number.
  private(set) var files: [InputFile] = []
  /// The final number of each input, by the number it was read under.
  private var numbers: [UInt32] = []
  private let store: RecordStore
  private let budget: MemoryBudget
  /// Inputs that gave nothing or ended early.
  private(set) var troubles: [IngestError] = []

  /// Reads every input, several at once.
  init(
    _ inputs: [InputFile], options: TraceOptions, folder: SpillFolder, progress: any ProgressSink
  ) throws {
    guard inputs.count <= Int(SourceReference.maximumSource) else {
      throw EngineError.input(
        message: "\(inputs.count) inputs are more than one run can number; put some together.")
    }
    let threads = max(1, min(options.threads, inputs.count))
    budget = MemoryBudget(memory: options.memory, threads: max(threads, options.threads))
    let journal = folder.isKept ? try SpillJournal(in: folder, inputs: inputs) : nil
    if let count = journal?.entries.count, count > 0 {
      progress.note("Going on from a run before: \(count) of \(inputs.count) inputs were read.")
    }
    let store = try RecordStore(folder: folder, budget: budget, journal: journal)
    self.store = store
    progress.stage("Reading \(inputs.count == 1 ? "1 input" : "\(inputs.count) inputs")")
    let total = inputs.map(Self.size).reduce(0, +)
    let done = Mutex([UInt64](repeating: 0, count: inputs.count))
    let readings = try Workers.map(inputs, threads: options.threads) { index, file in
      try AISReading.read(file, number: UInt32(index), into: store) { offset in
        let sum = done.withLock { done in
          done[index] = offset
          return done.reduce(0, +)
        }
        progress.progress(done: sum, of: max(total, sum))
      }
    }
    try store.finishReading()
    take(readings)
  }

  /// Numbers the inputs by digest, so that neither order nor names of files matter.
  private mutating func take(_ readings: [AISReading]) {
    let ordered = readings.sorted {
      ($0.facts.sha256, $0.facts.member ?? "", $0.facts.name)
        < ($1.facts.sha256, $1.facts.member ?? "", $1.facts.name)
    }
    numbers = Array(repeating: 0, count: readings.count)
    for (number, reading) in ordered.enumerated() {
      var facts = reading.facts
      facts.id = UInt32(number)
      sources.append(facts)
      files.append(reading.file)
      numbers[Int(reading.provisional)] = UInt32(number)
      if let trouble = reading.trouble { troubles.append(trouble) }
    }
  }

  /// Finds the events of every distinct record; then counts kept and repeated ones.
  mutating func events(
    at places: PlaceIndex, threads: Int, folder: SpillFolder, progress: any ProgressSink
  ) throws -> TrackEvents {
    progress.stage("Finding events")
    let total = UInt64(sources.map(\.recordsDecoded).reduce(0, +))
    let stage = EventStage(
      store: store, places: places, budget: budget, threads: threads, folder: folder)
    let start = sources.compactMap { $0.span?.lowerBound }.min() ?? Instant(milliseconds: 0)
    let result = try stage.run(numbers: numbers, from: start) { done in
      progress.progress(done: UInt64(done), of: max(total, UInt64(done)))
    }
    for index in sources.indices {
      sources[index].recordsKept = result.counts.kept[index]
      sources[index].recordsRepeated = result.counts.repeated[index]
    }
    return result.events
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
