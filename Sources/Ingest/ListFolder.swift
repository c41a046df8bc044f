/// Reads dated editions of any lists out of files and folders, each recognised by its content.
///
/// OFAC's table and its companions (`alt`, `add`, `comments`) belong together when they lie in one
/// folder and their names carry the same date or none; a folder's date (`YYYY-MM` or `YYYY-MM-DD` in its
/// name) serves files that have none. What is no list is passed over and named.
package import Screening
package import Vocabulary

/// One edition of one list with its books.
package struct ReadEdition: Sendable {
  package fileprivate(set) var edition: ListEdition
  package let input: InputFile
  package let identity: RawIdentity
  /// The form of the file: `ofac_sdn_csv`, `list_csv`, `list_xml`, `ftm_json`, `designations_csv`.
  package let format: String
  package let reading: ReferenceReading<ListEntry>
  /// How the edition's day is known.
  package let dating: Dating

  /// One file may hold several lists and is one input.
  ///
  /// A list that did not change between two days lies there twice, and each day's file is an input of its own.
  /// A list made by hand holds the editions of all its days in one file.
  package var inputKey: String {
    format == ListFolder.handForm
      ? identity.sha256 : "\(identity.sha256) \(edition.date.description)"
  }

  /// OFAC's tables end in the sign 0x1A: one that does not was cut short, or saved again by somebody.
  package var isWithoutEnd: Bool { format == "ofac_sdn_csv" && !endsInSign }
  fileprivate let endsInSign: Bool

  package enum Dating: String, Sendable {
    case statedInFile = "stated in the file"
    case fileName = "from the file's name"
    case folderName = "from the folder's name"
    case given
  }
}

package struct ListFolder: Sendable {
  /// The form of `DesignationReader`.
  package static let handForm = "designations_csv"

  package private(set) var editions: [ReadEdition] = []
  /// Files that are no list, with the reason, in order of name.
  package private(set) var passedOver: [IngestError] = []
  /// The day of the list that a companion file (`alt`, `add`, `comments`) belongs to, by the companion's display name.
  package private(set) var companionDays: [String: CivilDate] = [:]

  /// - Parameters:
  ///   - paths: files and folders.
  ///   - date: the day of editions that do not say theirs.
  ///   - only: the digests of the files that are read further; nil for all.
  ///   - firstSource: the number of the first edition's file as an input; the others follow in the order of
  ///     list and day, whatever the order of the paths.
  /// - Throws: `IngestError` when a file is damaged, a list has no date, or XML is refused.
  package init(
    _ paths: [String], date: CivilDate? = nil, only: Set<String>? = nil, firstSource: UInt32 = 0
  ) throws(IngestError) {
    var files: [WholeFile] = []
    for input in try InputCollector.files(paths) { files.append(try WholeFile(input)) }
    let companions = files.filter(Self.isSupplement)
    let names = Set(companions.map(\.input.displayName))
    let supplements = Self.supplements(companions)
    var days: [String: CivilDate] = [:]
    for (number, file) in files.enumerated() {
      do throws(IngestError) {
        let source = UInt32(clamping: number)
        if names.contains(file.input.displayName) { continue }
        if let only, !only.contains(file.identity.sha256) { continue }
        let read = try Self.read(file, source, date, supplements[Self.group(file)])
        editions += read
        // Only OFAC's tables have companions; another list in the folder may be of another day.
        for one in read where one.edition.list.hasPrefix("OFAC") {
          days[Self.group(file)] = one.edition.date
        }
      } catch {
        guard error.code == .unrecognisedFormat else { throw error }
        passedOver.append(error)
      }
    }
    for file in companions { companionDays[file.input.displayName] = days[Self.group(file)] }
    editions.sort { $0.edition.identity < $1.edition.identity }
    guard !editions.isEmpty else {
      throw IngestError(
        .unrecognisedFormat, file: paths.joined(separator: ", "),
        reason: "no file here is a list this version reads")
    }
    number(from: firstSource)
  }

  /// Numbers files in the order of their first edition; the same bytes of the same day are one input.
  private mutating func number(from first: UInt32) {
    var numbers: [String: UInt32] = [:]
    for place in editions.indices {
      let number = numbers[editions[place].inputKey] ?? first + UInt32(clamping: numbers.count)
      numbers[editions[place].inputKey] = number
      let old = editions[place].edition
      editions[place].edition = ListEdition(
        list: old.list, date: old.date, sha256: old.sha256,
        entries: old.entries.map { $0.numbered(number) })
    }
  }

  private static func read(
    _ file: WholeFile, _ source: UInt32, _ given: CivilDate?, _ supplement: OFACSupplement?
  ) throws(IngestError) -> [ReadEdition] {
    if DesignationReader.recognises(file.content) { return try handMade(file, source) }
    let found = try understand(file, source, supplement)
    let (date, dating) = try day(of: file, stated: found.statedDate, given: given)
    // One file may hold several lists (the US Consolidated Screening List does).
    var byList: [String: [ListEntry]] = [:]
    for entry in found.reading.rows { byList[entry.list, default: []].append(entry) }
    return byList.keys.sorted().map { list in
      ReadEdition(
        edition: ListEdition(
          list: list, date: date, sha256: file.identity.sha256, entries: byList[list] ?? []),
        input: file.input, identity: file.identity, format: format(file.content, list),
        reading: found.reading, dating: dating,
        endsInSign: file.content.last { $0 > 32 || $0 == 0x1A } == 0x1A)
    }
  }

  /// A small list made by hand: an edition for each day on which something was added.
  private static func handMade(
    _ file: WholeFile, _ source: UInt32
  ) throws(IngestError) -> [ReadEdition] {
    let name = file.input.lastComponent
    let rows = try DesignationReader.read(file.content, file: name, source: source)
    let list = String(name.prefix { $0 != "." })
    let editions = DesignationReader.editions(
      of: rows.rows, list: list, sha256: file.identity.sha256)
    var books = ReferenceReading<ListEntry>()
    books.rows = editions.last?.entries ?? []
    books.rowsIn = rows.rowsIn
    books.refusals = rows.refusals
    books.warnings = rows.warnings
    return editions.map { edition in
      ReadEdition(
        edition: edition, input: file.input, identity: file.identity, format: handForm,
        reading: books, dating: .statedInFile, endsInSign: false)
    }
  }

  private static func format(_ content: [UInt8], _ list: String) -> String {
    switch content.first(where: { $0 > 32 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }) {
    case UInt8(ascii: "<"): "list_xml"
    case UInt8(ascii: "{"): "ftm_json"
    default: list == OFACListReader.list ? "ofac_sdn_csv" : "list_csv"
    }
  }

  /// Content as list entries, whatever the form.
  package static func understand(
    _ file: WholeFile, _ source: UInt32, _ supplement: OFACSupplement? = nil
  ) throws(IngestError) -> ListReading {
    let name = file.input.displayName
    let start = file.content.first { $0 > 32 && $0 != 0xEF && $0 != 0xBB && $0 != 0xBF }
    if file.content.starts(with: [0xFF, 0xFE]) || file.content.starts(with: [0xFE, 0xFF]) {
      throw IngestError(
        .unrecognisedFormat, file: name, reason: "this is UTF-16; lists are read as UTF-8")
    }
    let found: ListReading?
    switch start {
    case UInt8(ascii: "<"):
      do {
        found = try ListXMLReader.read(file.content, source: source)
      } catch {
        throw IngestError(
          .malformed, file: name, offset: UInt64(error.offset), reason: error.reason)
      }
    case UInt8(ascii: "{"): found = FollowTheMoneyReader.read(file.content, source: source)
    default:
      found =
        ListTableReader.read(file.content, source: source)
        ?? OFACListReader.reading(file.content, source: source, supplement: supplement)
    }
    guard let found, !found.reading.rows.isEmpty else {
      throw IngestError(
        .unrecognisedFormat, file: name, reason: "this is no list this version reads")
    }
    return found
  }

  private static func day(
    of file: WholeFile, stated: CivilDate?, given: CivilDate?
  ) throws(IngestError) -> (CivilDate, ReadEdition.Dating) {
    if let stated { return (stated, .statedInFile) }
    if let date = OFACListReader.date(in: file.input.lastComponent) { return (date, .fileName) }
    if let given { return (given, .given) }
    if let date = OFACListReader.date(in: file.input.displayName) { return (date, .folderName) }
    throw IngestError(
      .missingEditionDate, file: file.input.displayName,
      reason: "the list does not say of which day it is: give the date (--date), or a file or "
        + "folder name with YYYY-MM-DD in it")
  }

  // MARK: OFAC's companion files

  /// Files of one folder and one date belong together.
  private static func group(_ file: WholeFile) -> String {
    let path = file.input.displayName
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    let date = OFACListReader.date(in: file.input.lastComponent)?.description ?? ""
    let isOther = file.input.lastComponent.lowercased().contains("cons_")
    return folder + "|" + date + (isOther ? "|cons" : "")
  }

  private static func isSupplement(_ file: WholeFile) -> Bool {
    let name = file.input.lastComponent.lowercased()
    let isNamed = ["alt", "add", "comments"].contains { name.contains($0) }
    guard isNamed else { return false }
    var supplement = OFACSupplement()
    return supplement.take(file.content)
  }

  private static func supplements(_ companions: [WholeFile]) -> [String: OFACSupplement] {
    var found: [String: OFACSupplement] = [:]
    for file in companions {
      _ = found[group(file), default: OFACSupplement()].take(file.content)
    }
    return found
  }
}

/// Every list reader over one content, for the fuzzer.
package enum ListDoors {
  package static func all(_ bytes: [UInt8]) -> [ListReading] {
    [
      try? ListXMLReader.read(bytes, source: 0), ListTableReader.read(bytes, source: 0),
      FollowTheMoneyReader.read(bytes, source: 0),
      OFACListReader.reading(bytes, source: 0, supplement: nil),
    ].compactMap { $0 }
  }
}
