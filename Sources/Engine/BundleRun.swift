/// A case with everything a second person needs to derive its findings again, in one archive.
///
/// Not the whole input goes along but the messages of the ships that matter. Which those are is tried
/// out: first the ships of the findings' chains, then those that sailed near them, since silences are
/// judged by who else was heard, then all. The first excerpt from which a run gives the same findings
/// is taken, so that a bundle that was written has been re-run.
package import CaseFile
import Foundation
import Ingest
import Vocabulary

/// One run of `bundle`.
package struct BundleRun {
  private let progress: any ProgressSink

  package init(progress: any ProgressSink) { self.progress = progress }

  /// What went into a bundle.
  package struct Summary: Sendable {
    package let text: String
    package let json: String
  }

  /// A file of the bundle.
  private struct Member {
    let name: String
    let content: Data
  }

  /// Writes the bundle of a case; `report` makes the files of its report.
  package func write(
    _ path: String, inputs: [String], to zip: String,
    report: (CaseTables) -> [(name: String, bytes: [UInt8])]
  ) throws -> Summary {
    try OutputPath.check(zip)
    let stored = try CaseFiles.read(path)
    let given = try Verification(progress: progress).locate(stored.records("sources"), in: inputs)
    let folder = try SpillFolder()
    let found = try excerpt(stored, given, folder)
    var members = [Member(name: "case.gpkg", content: try Self.content(path))]
    members += report(stored).map { Member(name: "report/\($0.name)", content: Data($0.bytes)) }
    members += found.members
    let words = BundleWords(
      day: stored.records("runs").first.flatMap { Verification.askedDay($0) },
      asOf: stored.records("runs").first?.text("as_of"),
      reference: found.reference, scope: found.scope)
    members.append(Member(name: "README.txt", content: Data(words.readme.utf8)))
    let hashes = members.map { ($0.name, FileDigest.sha256(of: $0.content), $0.content.count) }
    members.append(Member(name: "MANIFEST.json", content: Data(words.manifest(hashes).utf8)))
    var archive = ZipArchive()
    for member in members.sorted(by: { $0.name < $1.name }) {
      try archive.add(member.name, member.content)
    }
    do {
      try archive.finished().write(to: URL(fileURLWithPath: zip), options: .atomic)
    } catch {
      throw EngineError.output(message: "\(zip) cannot be written: \(FolderWriter.reason(error)).")
    }
    return Summary(
      text: "\(zip): \(members.count) files, \(found.lines) lines of AIS, \(found.scope). "
        + "A run over them gave the same \(stored["findings"].count) findings.",
      json: "{\"version\":1,\"files\":\(members.count),\"lines\":\(found.lines),\"scope\":"
        + "\(JSONText.quoted(found.scope)),\"findings\":\(stored["findings"].count)}")
  }

  // MARK: The excerpt

  private struct Excerpt {
    var members: [Member] = []
    var reference: [String: String] = [:]
    var lines = 0
    var scope = ""
  }

  private func excerpt(
    _ stored: CaseTables, _ given: TraceInputs, _ folder: SpillFolder
  ) throws -> Excerpt {
    let scopes = BundleScope(stored)
    let asked = stored.records("runs").first.flatMap { Verification.askedDay($0) }
    let asOf = asked ?? stored.records("runs").first?.text("as_of")
    for (name, ships) in scopes.steps {
      progress.stage("Trying the messages of \(name)")
      var found = try reference(given)
      found.scope = "the messages of \(name)"
      var files: [InputFile] = []
      for (index, file) in given.ais.enumerated() {
        let part = try InputExcerpt(of: file, ships: ships)
        guard !part.content.isEmpty else { continue }
        let name = "inputs/ais/\((index + 1).padded(3))-\(Self.plain(file))"
        let url = folder.file("\(ships.count)/\(name)")
        try FolderWriter.write(
          [(url.lastPathComponent, Array(part.content))],
          to: url.deletingLastPathComponent().path)
        files += try TraceInputs.files([url.path])
        found.members.append(Member(name: name, content: part.content))
        found.lines += part.lines
      }
      var inputs = given
      inputs.ais = files
      let again = folder.file("\(ships.count).gpkg").path
      let options = TraceOptions(
        inputs: [], asOf: asOf, threads: ProcessInfo.processInfo.activeProcessorCount)
      let run = TraceRun(
        options: options, inputs: inputs, folder: try SpillFolder(), progress: progress)
      guard !files.isEmpty, (try? run.write(to: again)) != nil,
        BundleScope.isSame(stored["findings"], try CaseFiles.read(again)["findings"])
      else { continue }
      return found
    }
    throw EngineError.input(
      message:
        "The inputs as they are do not give the findings of the case again; see plimsoll verify.")
  }

  private func reference(_ given: TraceInputs) throws -> Excerpt {
    var found = Excerpt()
    let single = [
      ("registry", given.registry), ("terminals", given.terminals), ("documents", given.documents),
      ("ownership", given.ownership), ("licences", given.licences),
    ]
    for (kind, file) in single {
      guard let file else { continue }
      let name = "inputs/\(kind)/\(file.plainName)"
      found.reference[kind] = name
      found.members.append(Member(name: name, content: try Self.content(file.containerPath)))
    }
    for path in Set(given.lists).sorted() {
      let name = "inputs/lists/\(URL(fileURLWithPath: path).lastPathComponent)"
      found.reference["lists"] = "inputs/lists"
      found.members.append(Member(name: name, content: try Self.content(path)))
    }
    return found
  }

  private static func content(_ path: String) throws -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw EngineError.input(message: "\(path) cannot be read: \(FolderWriter.reason(error)).")
    }
  }

  /// A name without what compression and archives add to it.
  private static func plain(_ file: InputFile) -> String {
    let name = file.memberName ?? file.plainName
    let last = name.split(separator: "/").last.map(String.init) ?? name
    for ending in [".gz", ".zst", ".bz2"] where last.hasSuffix(ending) {
      return String(last.dropLast(ending.count))
    }
    return last
  }
}
