/// Puts records of one input in order with bounded memory: sorted runs on disk, merged later.
///
/// This is a plain external merge sort (Knuth, The Art of Computer Programming 3, §5.4). Memory is
/// one buffer of records; the rest is on disk, so that it does not grow with the input.
import Foundation
import Vocabulary

/// Collects records and writes a sorted run whenever its share of the memory budget is full.
struct RecordSorter {
  /// Bytes a record takes in memory with its texts, measured generously; it turns a memory budget
  /// into a number of records.
  static let bytesPerRecord = 512

  private let folder: SpillFolder
  private let name: String
  private let capacity: Int
  private var buffer: [Record] = []
  private(set) var runs: [URL] = []
  /// Earliest and latest record time seen.
  private(set) var span: ClosedRange<Instant>?

  init(folder: SpillFolder, name: String, memory: Int) {
    self.folder = folder
    self.name = name
    capacity = max(1024, memory / Self.bytesPerRecord)
  }

  mutating func add(_ records: [Record]) throws {
    for record in records {
      let time = RecordKey(record).time
      span = span.map { min($0.lowerBound, time)...max($0.upperBound, time) } ?? time...time
      buffer.append(record)
      if buffer.count >= capacity { try spill() }
    }
  }

  /// Writes what is left and returns the runs in the order they were made.
  mutating func finish() throws -> [URL] {
    if !buffer.isEmpty { try spill() }
    return runs
  }

  private mutating func spill() throws {
    buffer.sort(by: Record.precedes)
    let url = folder.file("\(name)-\(runs.count).run")
    guard FileManager.default.createFile(atPath: url.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: url.path)
    else { throw EngineError.temporaryFolder(path: url.path, reason: "cannot create a file") }
    defer { try? handle.close() }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1 << 20)
    for record in buffer {
      RecordCodec.encode(record, into: &bytes)
      if bytes.count >= 1 << 20 { try Self.flush(&bytes, to: handle, path: url.path) }
    }
    try Self.flush(&bytes, to: handle, path: url.path)
    buffer.removeAll(keepingCapacity: true)
    runs.append(url)
  }

  private static func flush(_ bytes: inout [UInt8], to handle: FileHandle, path: String) throws {
    do {
      try handle.write(contentsOf: Data(bytes))
    } catch {
      throw EngineError.temporaryFolder(path: path, reason: error.localizedDescription)
    }
    bytes.removeAll(keepingCapacity: true)
  }
}

/// Reads one sorted run back, a megabyte at a time.
struct RunReader {
  private let handle: FileHandle
  private let path: String
  private var buffer: [UInt8] = []
  private var position = 0
  private(set) var current: Record?

  init(_ url: URL) throws {
    guard let handle = FileHandle(forReadingAtPath: url.path) else {
      throw EngineError.temporaryFolder(path: url.path, reason: "cannot be read back")
    }
    self.handle = handle
    path = url.path
    try advance()
  }

  mutating func advance() throws {
    guard try fill(4) else {
      current = nil
      try? handle.close()
      return
    }
    let length = (0..<4).reduce(0) { $0 | Int(buffer[position + $1]) << ($1 * 8) }
    guard try fill(4 + length) else { throw damaged }
    let start = position + 4
    guard let record = RecordCodec.decode(buffer[start..<start + length]) else { throw damaged }
    position = start + length
    current = record
  }

  private var damaged: EngineError {
    .temporaryFolder(path: path, reason: "was changed or cut while the run was using it")
  }

  /// Makes sure `count` bytes lie ahead; false only at the clean end of the run.
  private mutating func fill(_ count: Int) throws -> Bool {
    while buffer.count - position < count {
      guard let more = try? handle.read(upToCount: 64 * 1024), !more.isEmpty else {
        if buffer.count == position { return false }
        throw damaged
      }
      buffer.removeFirst(position)
      position = 0
      buffer.append(contentsOf: more)
    }
    return true
  }
}
