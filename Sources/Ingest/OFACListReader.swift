/// Reads editions of OFAC's Specially Designated Nationals list in its `sdn.csv` form.
///
/// Twelve columns without a header: number, name, type, programme, title, call sign, vessel type,
/// tonnage, gross tonnage, flag, owner, remarks (OFAC, "SDN data formats"). `-0-` means nothing.
/// Several programmes are packed as `A] [B`. The file ends with a line that holds only the old
/// end-of-file mark 0x1A, which is passed over. No row carries a date, so the edition's date must
/// come from the file's name (`YYYY-MM-DD` in it) or from the user.
package import Screening
package import Vocabulary

/// One edition with the books of its reading.
package struct OFACEdition: Hashable, Sendable {
  package let edition: ListEdition
  package let input: InputFile
  package let identity: RawIdentity
  /// Rows read and refused; warnings name hull numbers with a wrong check digit.
  package let reading: ReferenceReading<ListEntry>
}

package enum OFACListReader {
  package static let list = "OFAC SDN"
  /// OFAC's other list, in the same forms.
  static let otherList = "OFAC non-SDN"
  private static let columnCount = 12

  /// Reads one file as one edition.
  ///
  /// - Parameters:
  ///   - input: the file, packed or not.
  ///   - date: the day of publication; nil takes it from the file's name.
  ///   - source: the input's number in the run.
  /// - Returns: the edition with the books of its reading.
  /// - Throws: `IngestError` when the file is damaged, is no such list, or has no date.
  package static func edition(
    _ input: InputFile, date: CivilDate? = nil, source: UInt32
  ) throws(IngestError) -> OFACEdition {
    let file = try WholeFile(input)
    return try edition(file, date: date, source: source)
  }

  static func edition(
    _ file: WholeFile, date: CivilDate?, source: UInt32
  ) throws(IngestError) -> OFACEdition {
    let day = try editionDate(file, given: date)
    let reading = entries(file.content, source: source)
    let edition = ListEdition(
      list: list, date: day, sha256: file.identity.sha256, entries: reading.rows)
    return OFACEdition(
      edition: edition, input: file.input, identity: file.identity, reading: reading)
  }

  /// The day of an edition, once the start of the file has shown that it is one.
  static func editionDate(
    _ file: WholeFile, given date: CivilDate?
  ) throws(IngestError) -> CivilDate {
    let name = file.input.displayName
    let start = file.content.prefix(FormatSniffer.window)
    let lastLineEnd = start.lastIndex(of: 10).map { $0 + 1 } ?? start.endIndex
    let reading = entries(Array(start[..<lastLineEnd]), source: 0)
    guard looksRight(reading) else {
      throw IngestError(
        .unrecognisedFormat, file: name,
        reason:
          "this is no OFAC sdn.csv: \(reading.rows.count) of its first \(reading.rowsIn) rows "
          + "have the list's twelve columns")
    }
    guard let date = date ?? Self.date(in: file.input.lastComponent) else {
      throw IngestError(
        .missingEditionDate, file: name,
        reason: "the list does not say of which day it is: give the date, or a file name with "
          + "YYYY-MM-DD in it")
    }
    return date
  }

  /// Understands content as rows of the list, whatever it is.
  package static func entries(_ content: [UInt8], source: UInt32) -> ReferenceReading<ListEntry> {
    var reading = ReferenceReading<ListEntry>()
    var splitter = CSVRowSplitter(lineBreaksInQuotes: .allowed)
    content.withUnsafeBytes { splitter.feed($0) { take($0, source, &reading) } }
    splitter.finish { take($0, source, &reading) }
    return reading
  }

  /// Content as entries completed by the companion files; nil when it is another table.
  static func reading(
    _ content: [UInt8], source: UInt32, supplement: OFACSupplement?
  ) -> ListReading? {
    var reading = ReferenceReading<ListEntry>()
    var splitter = CSVRowSplitter(lineBreaksInQuotes: .allowed)
    content.withUnsafeBytes { splitter.feed($0) { take($0, source, &reading, supplement) } }
    splitter.finish { take($0, source, &reading, supplement) }
    guard looksRight(reading) else { return nil }
    if let supplement {
      for index in reading.rows.indices { supplement.complete(&reading.rows[index]) }
    }
    var found = ListReading()
    if isOther(reading.rows) { reading.rows = reading.rows.map { $0.moved(to: otherList) } }
    found.list = reading.rows.first?.list
    found.reading = reading
    return found
  }

  /// The two lists share their forms and tell themselves apart by their programmes' tags only in part; entries
  /// of the non-SDN list carry tags that the SDN list never has.
  static func isOther(_ entries: [ListEntry]) -> Bool {
    2 * entries.count { $0.programmes.contains(where: isNonSDN) } > entries.count
  }

  private static func isNonSDN(_ programme: String) -> Bool {
    ["NS-PLC", "FSE-IR", "FSE-SY", "561-Related", "CAPTA", "CMIC-EO13959", "MBS", "NS-MBS"]
      .contains(programme) || programme.hasSuffix("DIRECTIVE1") || programme.contains("EO13662")
  }

  /// The first `YYYY-MM-DD` in a name.
  static func date(in name: String) -> CivilDate? {
    let characters = Array(name)
    guard characters.count >= 10 else { return nil }
    for start in 0...characters.count - 10 {
      if let date = CivilDate(String(characters[start..<start + 10])) { return date }
    }
    return nil
  }

  /// Four rows in five; a truncated or otherwise odd list still passes, another table does not.
  private static func looksRight(_ reading: ReferenceReading<ListEntry>) -> Bool {
    !reading.rows.isEmpty && reading.rows.count * 5 >= reading.rowsIn * 4
  }

  private static func take(
    _ row: CSVRow, _ source: UInt32, _ reading: inout ReferenceReading<ListEntry>,
    _ supplement: OFACSupplement? = nil
  ) {
    if row.problem == nil, row.isBlank || row.bytes.allSatisfy({ $0 == 0x1A }) { return }
    reading.rowsIn += 1
    do throws(FieldFailure) {
      let entry = try entry(row, source, supplement)
      reading.rows.append(entry)
      if let raw = entry.imoAsWritten, entry.imo == nil {
        let detail = "entry \(entry.id): IMO number \"\(raw)\" has a wrong check digit"
        reading.warnings.append(
          ReferenceTable.refusal(row, FieldFailure(reason: .badNumber, detail: detail)))
      }
    } catch {
      reading.refusals.append(ReferenceTable.refusal(row, error))
    }
  }

  private static func entry(
    _ row: CSVRow, _ source: UInt32, _ supplement: OFACSupplement?
  ) throws(FieldFailure) -> ListEntry {
    guard row.problem == nil else {
      throw FieldFailure(reason: .malformed, detail: "the row's quotes do not pair up")
    }
    guard row.fields.count == columnCount else {
      let detail = "\(row.fields.count) fields where the list has 12"
      throw FieldFailure(reason: .wrongColumnCount, detail: detail)
    }
    func text(_ column: Int) -> String? {
      row.text(column).flatMap { $0 == "-0-" ? nil : $0 }
    }
    guard let number = FieldNumbers.whole(row.field(0)), number > 0 else {
      throw FieldFailure(reason: .badNumber, detail: "the entry has no number")
    }
    guard let name = text(1) else {
      throw FieldFailure(reason: .invalidText, detail: "entry \(number) has no name")
    }
    var entry = ListEntry(
      id: String(number), list: list, kind: kind(text(2)), name: name, row: row.line,
      source: SourceReference(source: source, offset: row.offset, length: row.length))
    entry.programmes = text(3).map(programmes) ?? []
    entry.callSign = text(5)
    entry.vesselType = text(6)
    entry.tonnage = text(7) ?? text(8)
    entry.flag = text(9)
    entry.owner = text(10)
    entry.remarks = text(11)
    if let rest = supplement?.comments[entry.id] { entry.remarks = (entry.remarks ?? "") + rest }
    if let remarks = entry.remarks { apply(OFACRemarks(remarks), to: &entry) }
    return entry
  }

  private static func apply(_ remarks: OFACRemarks, to entry: inout ListEntry) {
    entry.linkedTo = remarks.linkedTo
    entry.secondarySanctions = remarks.secondarySanctions
    entry.weakAliases = remarks.weakAliases
    entry.formerNames = remarks.formerNames
    entry.births = remarks.births
    entry.countries = remarks.countries
    entry.genders = remarks.genders
    entry.identifiers = remarks.identifiers
    if entry.kind == .company, let number = remarks.companyIMO {
      entry.identifiers.append(number)
    }
    guard entry.kind == .ship else { return }
    entry.imoAsWritten = remarks.imoAsWritten
    entry.imo = remarks.imoAsWritten.flatMap { IMONumber($0) }
    entry.mmsi = remarks.mmsi
  }

  private static func kind(_ type: String?) -> ListEntry.Kind {
    switch type {
    case "vessel": .ship
    case "individual": .person
    case "aircraft": .aircraft
    default: .company
    }
  }

  /// `SDGT] [SYRIA` → `SDGT`, `SYRIA`.
  private static func programmes(_ packed: String) -> [String] {
    packed.split { $0 == "[" || $0 == "]" || $0 == " " }.map { String($0) }
  }
}
