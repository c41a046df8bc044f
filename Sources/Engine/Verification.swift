/// Derives a case again from the same inputs and compares every row.
import CaseFile
import Foundation
import Ingest
import Store
import Vocabulary

/// `verify`, as a value: give it a case and where its inputs may lie.
package struct Verification {
  private let progress: any ProgressSink

  package init(progress: any ProgressSink) { self.progress = progress }

  /// What came of it.
  package struct Verdict: Sendable {
    package let isSame: Bool
    package let text: String
    package let json: String
  }

  /// Inputs are known by the SHA-256 of their bytes; their names do not matter.
  package func verify(_ path: String, inputs: [String]) throws -> Verdict {
    let stored = try CaseFiles.read(path)
    let located = try locate(stored.records("sources"), in: inputs)
    let folder = try SpillFolder()
    let again = folder.file("again.gpkg").path
    let options = TraceOptions(
      inputs: [], asOf: stored.records("runs").first.flatMap { Self.askedDay($0) },
      threads: ProcessInfo.processInfo.activeProcessorCount)
    _ = try TraceRun(options: options, inputs: located, folder: folder, progress: progress)
      .write(to: again)
    let difference = CaseComparison(stored: stored, derived: try CaseFiles.read(again))
    return Self.verdict(difference, sources: stored["sources"].count)
  }

  /// The day given with `--as-of`; nil when none was given.
  static func askedDay(_ run: CaseRecord) -> String? {
    guard let options = run.text("options")?.data(using: .utf8),
      let object = try? JSONSerialization.jsonObject(with: options) as? [String: Any]
    else { return nil }
    return object["as_of"] as? String
  }

  func locate(_ sources: [CaseRecord], in paths: [String]) throws -> TraceInputs {
    progress.stage("Finding the inputs by their hashes")
    // Two inputs may hold the same bytes, such as a list that did not change between two days; the
    // one with the stored name is taken first.
    var files: [String: [InputFile]] = [:]
    for file in try TraceInputs.files(paths) {
      do {
        files[try FileDigest.identity(of: file).sha256, default: []].append(file)
      } catch {
        throw EngineError.input(message: error.description)
      }
    }
    var located: [SourceFacts.Kind: [InputFile]] = [:]
    var missing: [String] = []
    for source in sources {
      guard let kind = source.text("kind").flatMap(SourceFacts.Kind.init(rawValue:)),
        let hash = source.text("sha256")
      else { continue }
      let candidates = files[hash] ?? []
      if let file = candidates.first(where: { $0.plainName == source.text("name") })
        ?? candidates.first
      {
        located[kind, default: []].append(file)
      } else {
        missing.append("\(source.text("name") ?? "?") (sha256 \(hash))")
      }
    }
    guard missing.isEmpty else { throw EngineError.inputsChanged(missing: missing) }
    return TraceInputs(
      ais: located[.ais] ?? [], registry: located[.registry]?.first,
      terminals: located[.terminals]?.first, documents: located[.documents]?.first,
      ownership: located[.ownership]?.first, licences: located[.licences]?.first,
      lists: (located[.list] ?? []).map(\.containerPath))
  }

  private static func verdict(_ comparison: CaseComparison, sources: Int) -> Verdict {
    let text =
      comparison.isSame
      ? "Same: every row of the case was derived again from \(sources) inputs."
      : comparison.lines.joined(separator: "\n")
    let lines = comparison.lines.map { JSONText.quoted($0) }.joined(separator: ",")
    return Verdict(
      isSame: comparison.isSame, text: text,
      json: "{\"version\":1,\"same\":\(comparison.isSame),\"differences\":[\(lines)]}")
  }
}
