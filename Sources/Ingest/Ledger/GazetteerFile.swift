/// Names for the gazetteer out of files: `subject,name`, or a list edition with one name a row.
package import Ledger

package enum GazetteerFile {
  /// Entries of a CSV.
  ///
  /// With columns `subject` and `name` the rows say whom they mean; OFAC's `sdn.csv`, which has
  /// no header, gives its second column, and its third says person or vessel.
  package static func entries(_ content: [UInt8], list: String) -> [GazetteerEntry] {
    var entries: [GazetteerEntry] = []
    var columns: Columns?
    var isFirst = true
    var splitter = CSVRowSplitter(lineBreaksInQuotes: .endTheRow)
    func take(_ row: CSVRow) {
      guard !row.isBlank, row.problem == nil else { return }
      if isFirst {
        isFirst = false
        let found = Columns(row.fields.indices.map { row.text($0) ?? "" })
        if found.has("name") {
          columns = found
          return
        }
      }
      if let entry = columns.map({ named(row, $0, list) }) ?? listed(row, list) {
        entries.append(entry)
      }
    }
    content.withUnsafeBytes { splitter.feed($0, take) }
    splitter.finish(take)
    return entries
  }

  private static func named(_ row: CSVRow, _ columns: Columns, _ list: String) -> GazetteerEntry? {
    guard let name = row.text(columns["name"]) else { return nil }
    let subject = row.text(columns["subject"]).map { SubjectID($0) }
    let known = subject.flatMap { $0.kind == nil ? nil : $0 }
    return GazetteerEntry(
      subject: known ?? SubjectID(.company, Folding.key(name).replacingSpaces), name: name,
      origin: list)
  }

  private static func listed(_ row: CSVRow, _ list: String) -> GazetteerEntry? {
    guard row.fields.count >= 3, let number = row.text(0), Int(number) != nil,
      let name = row.text(1)
    else { return nil }
    let type = row.text(2) ?? ""
    let kind: SubjectKind = type == "individual" ? .person : type == "vessel" ? .vessel : .company
    return GazetteerEntry(
      subject: SubjectID(kind, Folding.key(name).replacingSpaces), name: name,
      origin: "\(list) no. \(number)")
  }
}
