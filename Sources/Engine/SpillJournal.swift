/// What a run has read so far, written down so that the same run can go on after it was killed.
///
/// A run that keeps its spill (`--spill`) puts the records of each input on disk when the input has
/// been read, and then adds a line to the journal: which input, its books, and where its records lie.
/// A later run with the same inputs takes those over and reads the others. A line is written in one
/// piece after the records it speaks of; one that was cut off, or whose input has another length or
/// time of change since, is as if it were not there.
import CaseFile
import Foundation
import Ingest
import Synchronization
import Vocabulary

/// The journal of one spill folder.
final class SpillJournal: Sendable {
  /// One input that was read to its end.
  struct Entry: Codable, Sendable {
    let input: InputMark
    let number: UInt32
    let facts: StoredFacts
    let runs: [RecordRun.Place]
    /// Hull numbers with a number that sent each, and those sent by several.
    let hulls: HullSenders
    let latest: Int64?
  }

  /// An input by what tells whether it is still the same.
  struct InputMark: Codable, Hashable, Sendable {
    let name: String
    let bytes: UInt64
    /// Nanoseconds since 1970 of the last change.
    let changed: Int64

    /// Nil for an input that cannot be read twice.
    init?(_ input: InputFile) {
      guard input.location != .standardInput else { return nil }
      var status = stat()
      guard stat(input.containerPath, &status) == 0 else { return nil }
      name = input.displayName
      bytes = UInt64(clamping: status.st_size)
      changed =
        Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    }
  }

  /// What the first line says: a spill is only for the program and the inputs it was made with.
  private struct Head: Codable, Hashable {
    /// How records lie in the file; another number for every change of it.
    var form = 2
    let program: String
    let inputs: [String]
  }

  private let url: URL
  /// Guards the end of the file.
  private let handle: Mutex<FileHandle>
  /// What a run before this one has read, by number.
  let entries: [UInt32: Entry]
  /// Bytes of the record file that belong to those entries.
  let recordBytes: Int

  init(in folder: SpillFolder, inputs: [InputFile]) throws {
    url = folder.file("journal")
    let head = Head(program: ProgramVersion.current, inputs: inputs.map(\.displayName))
    let known = Self.read(url, head: head, inputs: inputs)
    entries = Dictionary(known.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    recordBytes = known.flatMap(\.runs).map(\.end).max() ?? 0
    // Written anew, so that neither a cut line nor another run's stays.
    guard FileManager.default.createFile(atPath: url.path, contents: nil),
      let handle = FileHandle(forWritingAtPath: url.path)
    else { throw EngineError.temporaryFolder(path: url.path, reason: "cannot create a file") }
    self.handle = Mutex(handle)
    try append(head)
    for entry in known { try append(entry) }
  }

  func append(_ entry: Entry) throws { try appendLine(entry) }

  private func append(_ head: Head) throws { try appendLine(head) }

  private func appendLine(_ value: some Encodable & Sendable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    do {
      let line = try encoder.encode(value) + [10]
      try handle.withLock { try $0.write(contentsOf: line) }
    } catch {
      throw EngineError.temporaryFolder(path: url.path, reason: FolderWriter.reason(error))
    }
  }

  private static func read(_ url: URL, head: Head, inputs: [InputFile]) -> [Entry] {
    guard let content = FileManager.default.contents(atPath: url.path) else { return [] }
    let lines = content.split(separator: 10)
    let decoder = JSONDecoder()
    guard let first = lines.first, let known = try? decoder.decode(Head.self, from: Data(first)),
      known == head
    else { return [] }
    return lines.dropFirst().compactMap { line in
      guard let entry = try? decoder.decode(Entry.self, from: Data(line)),
        Int(entry.number) < inputs.count,
        InputMark(inputs[Int(entry.number)]) == entry.input
      else { return nil }
      return entry
    }
  }
}

/// The books of an input in the form the journal keeps.
struct StoredFacts: Codable, Sendable {
  private struct Refusal: Codable, Sendable {
    let reason: String
    let lines: Int
    let offset: UInt64?
    let length: UInt32?
    let sample: String?
  }

  private let name: String
  private let member: String?
  private let sha256: String
  private let bytes: UInt64
  private let format: String
  private let compression: String
  private let linesIn: Int
  private let linesUsed: Int
  private let decoded: Int
  private let first: Int64?
  private let last: Int64?
  private let refusals: [Refusal]

  init(_ facts: SourceFacts) {
    (name, member, sha256, bytes) = (facts.name, facts.member, facts.sha256, facts.bytes)
    (format, compression) = (facts.format, facts.compression)
    (linesIn, linesUsed, decoded) = (facts.linesIn, facts.linesUsed, facts.recordsDecoded)
    first = facts.span?.lowerBound.milliseconds
    last = facts.span?.upperBound.milliseconds
    refusals = facts.refusals.map {
      Refusal(
        reason: $0.reason, lines: $0.lines, offset: $0.sampleOffset, length: $0.sampleLength,
        sample: $0.sample)
    }
  }

  func facts(number: UInt32) -> SourceFacts {
    var facts = SourceFacts(
      id: number, kind: .ais, name: name, sha256: sha256, bytes: bytes, format: format,
      compression: compression)
    facts.member = member
    (facts.linesIn, facts.linesUsed, facts.recordsDecoded) = (linesIn, linesUsed, decoded)
    if let first, let last, first <= last {
      facts.span = Instant(milliseconds: first)...Instant(milliseconds: last)
    }
    facts.refusals = refusals.map {
      SourceFacts.Refusal(
        reason: $0.reason, lines: $0.lines, sampleOffset: $0.offset, sampleLength: $0.length,
        sample: $0.sample)
    }
    return facts
  }
}
