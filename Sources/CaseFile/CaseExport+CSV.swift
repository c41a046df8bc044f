/// CSV after RFC 4180: a header of the schema's column names, then one record a row.
///
/// Records end in CR LF. A field is quoted only when it holds a comma, a quotation mark, CR or LF,
/// or begins or ends with a space. Null is an empty field; an empty text, which a case does not
/// hold, would be `""`. Shapes are left out: layers of points have `lat` and `lon`. Text stands as
/// it was received, so a spreadsheet may take a ship named `=1` for a formula.

extension CaseExport {
  /// The layer as CSV.
  package static func csv(_ layer: CaseLayer, _ rows: [CaseRow]) -> String {
    var text = layer.columns.map { field($0.name) }.joined(separator: ",") + lineEnd
    for row in rows {
      text += row.cells.map(field).joined(separator: ",")
      text += lineEnd
    }
    return text
  }

  private static let lineEnd = "\r\n"

  private static func field(_ cell: Cell) -> String {
    switch cell {
    case .null: ""
    case .integer(let value): String(value)
    case .real(let value): NumberText.shortest(value) ?? ""
    case .text(let value): field(value)
    }
  }

  private static func field(_ text: String) -> String {
    let needsQuotes =
      text.isEmpty || text.hasPrefix(" ") || text.hasSuffix(" ")
      || text.utf8.contains { [0x22, 0x2C, 0x0D, 0x0A].contains($0) }
    guard needsQuotes else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
