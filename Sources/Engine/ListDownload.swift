/// Downloads the official files of lists, through `curl`.
///
/// A list's file lies under `STORE/downloads`; while it is coming it has the ending `.part`, which the next
/// run goes on with (`curl -C -`). Only a whole file is imported. Addresses are the publishers' own and can
/// be replaced one by one.
import Foundation
import Ingest
import Vocabulary

package struct ListDownload {
  /// The publishers' addresses, as printed on their pages in 2025.
  package static let addresses: [(name: String, url: String, file: String)] = [
    (
      "ofac-sdn", "https://sanctionslistservice.ofac.treas.gov/api/download/SDN.CSV", "sdn.csv"
    ),
    (
      "ofac-alt", "https://sanctionslistservice.ofac.treas.gov/api/download/ALT.CSV", "alt.csv"
    ),
    (
      "ofac-add", "https://sanctionslistservice.ofac.treas.gov/api/download/ADD.CSV", "add.csv"
    ),
    (
      "ofac-comments",
      "https://sanctionslistservice.ofac.treas.gov/api/download/SDN_COMMENTS.CSV",
      "sdn_comments.csv"
    ),
    (
      "un", "https://scsanctions.un.org/resources/xml/en/consolidated.xml", "un_consolidated.xml"
    ),
    (
      "uk", "https://ofsistorage.blob.core.windows.net/publishlive/2022format/ConList.csv",
      "ofsi_conlist.csv"
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
    let curl = Process()
    curl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    curl.arguments = [
      "curl", "--fail", "--silent", "--show-error", "--location", "--proto", "=https,http",
      "--proto-redir", "=https,http", "--max-filesize", "1073741824", "--retry", "2",
      "--continue-at", "-", "--output", part, url,
    ]
    let talk = Pipe()
    curl.standardError = talk
    curl.standardOutput = FileHandle.nullDevice
    do { try curl.run() } catch { return "curl could not be started (\(error))" }
    let said = talk.fileHandleForReading.readDataToEndOfFile()
    curl.waitUntilExit()
    guard curl.terminationStatus == 0 else {
      return String(decoding: said, as: UTF8.self).split(whereSeparator: \.isNewline).first
        .map(String.init) ?? "curl ended with \(curl.terminationStatus)"
    }
    do { try FileManager.default.moveItem(atPath: part, toPath: target) } catch {
      return "the file could not be put in place (\(error))"
    }
    return nil
  }

  private static func digest(_ path: String) -> String {
    guard let file = try? InputCollector.files([path]).first.map({ try WholeFile($0) }) else {
      return "unknown"
    }
    return file.identity.sha256
  }
}
