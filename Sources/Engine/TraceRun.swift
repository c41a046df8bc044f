/// The main road: AIS and reference files in, a case file out.
///
/// read → put in order of time → events → who is who → cargo → lists → rows → one file. Every stage
/// is a value made from the ones before it.
import CaseFile
import Custody
import Foundation
import Ingest
import Screening
import Store
import Tracks
import Vocabulary

/// One run of `trace`.
package struct TraceRun {
  private let options: TraceOptions
  private let given: TraceInputs?
  private let folder: SpillFolder?
  private let progress: any ProgressSink

  package init(options: TraceOptions, progress: any ProgressSink) {
    self.options = options
    self.progress = progress
    given = nil
    folder = nil
  }

  /// A run over inputs that were found already.
  init(
    options: TraceOptions, inputs: TraceInputs, folder: SpillFolder, progress: any ProgressSink
  ) {
    self.options = options
    self.progress = progress
    given = inputs
    self.folder = folder
  }

  /// Runs every stage and writes the case file in one piece.
  package func write(to path: String) throws -> TraceSummary {
    try OutputPath.check(path)
    let asked = try options.asOf.map(ScreenRun.day)
    let folder = try self.folder ?? options.spill.map(SpillFolder.init(keptAt:)) ?? SpillFolder()
    let inputs = try given ?? TraceInputs(options, spool: folder)
    var ais = try AISStage(inputs.ais, options: options, folder: folder, progress: progress)
    try ais.requireRecords()
    for trouble in ais.troubles { progress.note("Passed over: \(trouble.description)") }
    let reference = try ReferenceStage(inputs, firstNumber: UInt32(ais.sources.count))
    for note in reference.notes { progress.note(note) }
    let places = PlaceIndex(reference.gazetteer)
    let events = try ais.events(
      at: places, threads: options.threads, folder: folder, progress: progress)
    progress.stage("Following the cargo")
    let content = CaseContent(
      ais: ais, reference: reference, events: events, asked: asked)
    progress.stage("Hashing the evidence")
    let tables = try content.tables(
      files: ais.files + reference.files, threads: options.threads)
    progress.stage("Writing \(path)")
    do {
      try CaseFileWriter.write(tables, to: path)
    } catch {
      throw EngineError.output(message: error.description)
    }
    folder.discard()
    return TraceSummary(tables: tables, path: path)
  }
}

/// What `trace` prints when it is done.
package struct TraceSummary: Sendable {
  package let text: String
  package let json: String
  package let linesIn: Int
  package let recordsKept: Int

  init(tables: CaseTables, path: String) {
    let summary = CaseSummary(tables)
    text = summary.findings + "\nCase file: \(path)"
    json = summary.json
    linesIn = Int(tables.records("sources").compactMap { $0.integer("lines_in") }.reduce(0, +))
    recordsKept = Int(
      tables.records("sources").compactMap { $0.integer("records_kept") }.reduce(0, +))
  }
}

extension AISStage {
  /// A run without a single record of a ship has nothing to say, and says why.
  func requireRecords() throws {
    guard sources.allSatisfy({ $0.recordsDecoded == 0 }) else {
      // A lone damaged input is a failure even when part of it could be read.
      if troubles.count == sources.count, let trouble = troubles.first {
        throw EngineError.input(message: trouble.description)
      }
      return
    }
    if troubles.count == 1, sources.count == 1, let trouble = troubles.first {
      throw EngineError.input(message: trouble.description)
    }
    let details =
      troubles.map(\.description)
      + sources.filter { $0.format != "unrecognised" }.map { source in
        let reasons = source.refusals.map { "\($0.lines) \($0.reason)" }.joined(separator: ", ")
        return "\(source.name): \(source.linesIn) lines, none with a ship's position or particulars"
          + (reasons.isEmpty ? "" : " (\(reasons))")
      }
    throw EngineError.noAIS(details: details)
  }
}

/// The place a case file will be written to, looked at before hours of work and not after.
enum OutputPath {
  static func check(_ path: String) throws {
    var isFolder: ObjCBool = false
    let manager = FileManager.default
    if manager.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw EngineError.output(message: "\(path) is a folder; name a file, such as case.gpkg.")
    }
    let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
    guard manager.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue else {
      throw EngineError.output(message: "\(path) cannot be written: there is no folder \(parent).")
    }
    guard manager.isWritableFile(atPath: parent) else {
      throw EngineError.output(message: "\(path) cannot be written: \(parent) is not writable.")
    }
  }
}
