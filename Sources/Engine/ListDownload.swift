/// Downloads the official files of lists, through `curl`.
///
/// A list's file lies under `STORE/downloads`; while it is coming it has the ending `.part`, which the next
/// run goes on with (`curl -C -`). Only a whole file is imported, and what a run goes on with must be of the
/// same version: the server's mark of it (its `ETag`) is kept beside the part and asked for, and a server
/// that has another version, or knows no ranges, is asked for the whole file. Addresses are the publishers'
/// own and can be replaced one by one.
import Foundation
import Ingest
import Vocabulary

package struct ListDownload {
  /// The publishers' addresses, each checked against programs of others that fetch from it.
  ///
  /// The UK closed OFSI's list on 28 January 2026 in favour of the UK Sanctions List: `uk` is that one, and
  /// OFSI's last edition is still to be had by giving its address (`uk=…/ConList.csv`).
  package static let addresses: [(name: String, url: String, file: String)] = [
    (
      "ofac-sdn",
      "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.CSV",
      "sdn.csv"
    ),
    (
      "ofac-alt",
      "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ALT.CSV",
      "alt.csv"
    ),
    (
      "ofac-add",
      "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADD.CSV",
      "add.csv"
    ),
    (
      "ofac-comments",
      "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN_COMMENTS.CSV",
      "sdn_comments.csv"
    ),
    (
      "un", "https://scsanctions.un.org/resources/xml/en/consolidated.xml", "un_consolidated.xml"
    ),
    (
      "uk", "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.csv", "uk_sanctions_list.csv"
    ),
    (
      "eu",
      "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
      "eu_fsf.xml"
    ),
  ]

  private let store: String
  private let chosen: [(name: String, url: String, file: String)]

  /// - Parameters:
  ///   - store: the folder that the files go to.
  ///   - addresses: `NAME=URL`; when any is given, only those are fetched.
  /// - Throws: `EngineError` for a name that is no list's or an address that is not HTTP.
  package init(store: String, addresses: [String]) throws {
    self.store = store
    var chosen: [(name: String, url: String, file: String)] = []
    for text in addresses {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let known = Self.addresses.first(where: { $0.name == parts[0] }),
        parts[1].hasPrefix("https://") || parts[1].hasPrefix("http://")
      else {
        let names = Self.addresses.map(\.name).joined(separator: ", ")
        throw EngineError.input(
          message: "'\(text)' is not NAME=URL with one of these names: \(names).")
      }
      chosen.append((known.name, parts[1], known.file))
    }
    self.chosen = chosen.isEmpty ? Self.addresses : chosen
  }

  /// Fetches, then imports what came whole.
  ///
  /// - Throws: `EngineError` when nothing came, or the store cannot be written.
  package func run(date: String?) throws -> [String] {
    let today = CivilDate(Instant(seconds: Int64(Date().timeIntervalSince1970)))
    let day = try date.map(ScreenRun.day) ?? today
    let folder = store + "/downloads/\(day.description)"
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw EngineError.output(message: "\(folder): could not be made (\(error)).")
    }
    var lines: [String] = []
    var came: [String] = []
    for list in chosen {
      let target = folder + "/" + list.file
      if let reason = try Self.fetch(list.url, to: target) {
        lines.append("\(list.name): \(reason); what came is kept for the next run")
      } else {
        came.append(target)
        lines.append("\(list.name): \(list.url), sha256 \(Self.digest(target))")
      }
    }
    guard !came.isEmpty else {
      throw EngineError.input(message: lines.joined(separator: "\n"))
    }
    return lines + (try ListStore(store).add(came, day: day.description).lines)
  }

  /// Nil when the file came whole.
  private static func fetch(_ url: String, to target: String) throws -> String? {
    if FileManager.default.fileExists(atPath: target) { return nil }
    let part = target + ".part"
    var failed = curl(url, part, isResuming: hasBytes(part))
    if failed?.isUseless == true {
      // What came before belongs to another version, or cannot be gone on with.
      try? FileManager.default.removeItem(atPath: part)
      failed = curl(url, part, isResuming: false)
    }
    if let failed { return failed.words }
    do {
      try FileManager.default.moveItem(atPath: part, toPath: target)
      try? FileManager.default.removeItem(atPath: part + ".head")
    } catch {
      return "the file could not be put in place (\(error))"
    }
    return nil
  }

  private struct Failure {
    let words: String
    /// The part cannot be gone on with: no ranges there (33), or a range that is not (416, told as 22).
    let isUseless: Bool
  }

  private static func hasBytes(_ path: String) -> Bool {
    let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return (size ?? 0) > 0
  }

  private static func curl(_ url: String, _ part: String, isResuming: Bool) -> Failure? {
    let curl = Process()
    curl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    var arguments = [
      "curl", "--fail", "--silent", "--show-error", "--location", "--proto", "=https,http",
      "--proto-redir", "=https,http", "--max-filesize", "1073741824", "--retry", "2",
      "--output", part,
    ]
    if isResuming {
      arguments += ["--continue-at", "-"]
      if let tag = tag(part + ".head") { arguments += ["--header", "If-Range: \(tag)"] }
    } else {
      arguments += ["--dump-header", part + ".head"]
    }
    curl.arguments = arguments + [url]
    let talk = Pipe()
    curl.standardError = talk
    curl.standardOutput = FileHandle.nullDevice
    do { try curl.run() } catch {
      return Failure(words: "curl could not be started (\(error))", isUseless: false)
    }
    let said = talk.fileHandleForReading.readDataToEndOfFile()
    curl.waitUntilExit()
    guard curl.terminationStatus != 0 else { return nil }
    let words =
      String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline).first
      .map(String.init) ?? "curl ended with \(curl.terminationStatus)"
    let isUseless = isResuming && [22, 33].contains(curl.terminationStatus)
    return Failure(words: words, isUseless: isUseless)
  }

  /// The strong `ETag` of the last answer whose head was kept; nil when it gave none.
  private static func tag(_ head: String) -> String? {
    guard let data = FileManager.default.contents(atPath: head) else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let line = lines.last(where: { $0.lowercased().hasPrefix("etag:") }) else { return nil }
    let tag = line.dropFirst(5).trimmingCharacters(in: .whitespaces)
    return tag.hasPrefix("\"") ? tag : nil
  }

  private static func digest(_ path: String) -> String {
    guard let file = try? InputCollector.files([path]).first.map({ try WholeFile($0) }) else {
      return "unknown"
    }
    return file.identity.sha256
  }
}
