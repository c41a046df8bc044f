/// A folder of lists: the files as they came, their history, and an index of the latest editions.
///
///     STORE/editions/FOLDER/DATE_FOLDER_NAME   the files, byte for byte; of an archive its members
///     STORE/history.ndjson                 editions and versions of entries, one JSON line each
///     STORE/latest.pidx                    the index of each list's latest edition
///     STORE/latest.ndjson, doubts.txt      which editions these are, and what makes them doubtful
///
/// Importing adds; the same file twice is one edition. Everything but `editions/` is made from it again at
/// each import, so that the store is a function of the files in it.
import Foundation
import Ingest
package import Screening
import Vocabulary

package struct ListStore {
  package let folder: String

  private var editionsFolder: String { folder + "/editions" }
  package var indexPath: String { folder + "/latest.pidx" }
  private var historyPath: String { folder + "/history.ndjson" }
  private var doubtsPath: String { folder + "/doubts.txt" }

  package init(_ folder: String) { self.folder = folder }

  /// True for a folder made by `lists import`.
  package static func isStore(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/latest.pidx")
      && FileManager.default.fileExists(atPath: path + "/editions")
  }

  package struct Report: Sendable {
    package let lines: [String]
  }

  /// Adds files and makes history and index anew.
  ///
  /// - Throws: `EngineError` when a list cannot be read or the store cannot be written.
  package func add(_ paths: [String], day: String?) throws -> Report {
    let date = try day.map(ScreenRun.day)
    let incoming = try Self.reading { () throws(IngestError) in try ListFolder(paths, date: date) }
    var notTaken: [String] = []
    try Self.writing(folder) {
      try FileManager.default.createDirectory(
        atPath: editionsFolder, withIntermediateDirectories: true)
      notTaken = try copy(paths, incoming)
    }
    let held = try Self.reading { () throws(IngestError) in try ListFolder([editionsFolder]) }
    try rebuild(held)
    return Report(lines: Self.lines(incoming, held, notTaken))
  }

  /// Keeps the files, companions too, under names that carry the edition's day.
  ///
  /// - Returns: a line for each file that was not taken, since the store holds other bytes of its name.
  private func copy(_ paths: [String], _ incoming: ListFolder) throws -> [String] {
    var notTaken: [String] = []
    for input in try Self.reading({ () throws(IngestError) in try InputCollector.files(paths) }) {
      let edition = incoming.editions.first { $0.input.displayName == input.displayName }
      // A list made by hand states its days row by row and keeps the name it is known by.
      let isByHand = edition?.format == ListFolder.handForm
      let day = edition?.edition.date ?? incoming.companionDays[input.displayName]
      let destination = try place(of: input, isByHand ? nil : day)
      if FileManager.default.fileExists(atPath: destination) {
        guard isByHand else {
          if try !Self.holds(destination, input) {
            notTaken.append(
              "not taken: \(input.displayName): the store holds a file of this name with other bytes; "
                + "remove \(destination) to replace it")
          }
          continue
        }
        try FileManager.default.removeItem(atPath: destination)
      }
      guard input.memberName != nil else {
        try FileManager.default.copyItem(atPath: input.containerPath, toPath: destination)
        continue
      }
      // Each list in an archive has a day of its own, so its bytes are kept and not the archive.
      let member = try Self.reading { () throws(IngestError) in try WholeFile(input) }
      try Data(member.content).write(to: URL(fileURLWithPath: destination), options: .atomic)
    }
    return notTaken
  }

  /// The file kept there is the one that comes, byte for byte.
  private static func holds(_ kept: String, _ input: InputFile) throws -> Bool {
    guard input.memberName != nil else {
      return FileManager.default.contentsEqual(atPath: kept, andPath: input.containerPath)
    }
    let member = try reading { () throws(IngestError) in try WholeFile(input) }
    return FileManager.default.contents(atPath: kept).map { [UInt8]($0) } == [UInt8](member.content)
  }

  private func place(of input: InputFile, _ day: CivilDate?) throws -> String {
    let parent =
      input.containerPath.split(separator: "/").dropLast().last.map(String.init) ?? "files"
    let target = editionsFolder + "/" + parent
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    let member = input.memberName?.split(separator: "/").last.map(String.init)
    let name = [input.plainName, member].compactMap { $0 }.joined(separator: "_")
    return target + "/" + (day.map { "\($0.description)_\(parent)_\(name)" } ?? name)
  }

  private func rebuild(_ held: ListFolder) throws {
    let editions = held.editions.map(\.edition)
    let history = ListHistory(editions: editions)
    var latest: [String: ListEdition] = [:]
    for edition in editions { latest[edition.list] = edition }
    let entries = latest.keys.sorted().flatMap { latest[$0]?.entries ?? [] }
    let index = PartyIndex(
      entries.map { ListedParty($0) },
      matcher: PartyMatcher(romaniser: ScriptReading.romaniser.with(ScriptReading.han)))
    try Self.writing(historyPath) {
      try Data(HistoryText.text(history).utf8).write(
        to: URL(fileURLWithPath: historyPath), options: .atomic)
      let identities = latest.keys.sorted().compactMap { latest[$0]?.identity }
      let newest = ListHistory(identities: identities, versions: [])
      try Data(HistoryText.text(newest).utf8).write(
        to: URL(fileURLWithPath: folder + "/latest.ndjson"), options: .atomic)
      let doubts = held.doubts(
        searching: identities, on: identities.map(\.date).max() ?? AskingDay.today, today: nil)
      try Data(doubts.map { $0 + "\n" }.joined().utf8).write(
        to: URL(fileURLWithPath: doubtsPath), options: .atomic)
      try Data(PartyIndexImage.bytes(index)).write(
        to: URL(fileURLWithPath: indexPath), options: .atomic)
    }
  }

  private static func lines(
    _ incoming: ListFolder, _ held: ListFolder, _ notTaken: [String]
  ) -> [String] {
    var lines: [String] = []
    for read in incoming.editions {
      let books = read.reading
      lines.append(
        "\(read.edition.list) of \(read.edition.date.description) (\(read.dating.rawValue)): "
          + "\(read.edition.entries.count) entries; \(books.rowsIn) rows in, \(books.rowsUsed) used, "
          + "\(books.refusals.count) refused, \(books.warnings.count) warnings; sha256 "
          + read.edition.sha256)
      for warning in books.warnings.prefix(20) { lines.append("  \(warning.detail)") }
      lines += held.doubts(about: read.edition.identity).map { "  \($0)" }
    }
    for error in incoming.passedOver { lines.append("passed over: \(error.description)") }
    lines += notTaken
    lines.append("store: \(held.editions.count) editions")
    return lines
  }

  /// All editions held.
  package func editions() throws -> [ListEdition] {
    try Self.reading { () throws(IngestError) in try ListFolder([editionsFolder]) }
      .editions.map(\.edition)
  }

  /// The editions that the index holds.
  package func latest() throws -> [EditionIdentity] {
    var latest: [String: EditionIdentity] = [:]
    guard let data = FileManager.default.contents(atPath: folder + "/latest.ndjson"),
      let held = HistoryText.history([UInt8](data))
    else {
      throw EngineError.input(message: "\(folder): no editions; run plimsoll lists import.")
    }
    for identity in held.identities { latest[identity.list] = identity }
    return latest.keys.sorted().compactMap { latest[$0] }
  }

  /// What makes an answer from these editions doubtful.
  package func doubts() -> [String] {
    let data = FileManager.default.contents(atPath: doubtsPath) ?? Data()
    return data.split(separator: 10).map { String(decoding: $0, as: UTF8.self) }
  }

  package func history() throws -> ListHistory {
    guard let data = FileManager.default.contents(atPath: historyPath),
      let history = HistoryText.history([UInt8](data))
    else {
      throw EngineError.input(message: "\(historyPath): no history; run plimsoll lists import.")
    }
    return history
  }

  /// The index of the latest editions, read from disk.
  package static func index(_ path: String) throws -> PartyIndex {
    let data: Data
    do {
      // Mapped, so that the bytes are copied once: into the tables of the index. The store replaces the
      // file by renaming another over it, which leaves a mapped one whole.
      data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    } catch {
      throw EngineError.noInput(path: path)
    }
    guard let index = data.withUnsafeBytes({ PartyIndexImage.index($0) }) else {
      throw EngineError.input(
        message: "\(path): this is no index of this version; run plimsoll lists import again.")
    }
    return index
  }

  private static func reading<Value>(
    _ body: () throws(IngestError) -> Value
  ) throws -> Value {
    do throws(IngestError) {
      return try body()
    } catch {
      throw EngineError.input(message: error.description)
    }
  }

  private static func writing(_ path: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as EngineError {
      throw error
    } catch {
      throw EngineError.input(message: "\(path): could not be written (\(error)).")
    }
  }
}
