/// The description of every layer and column as Markdown, for `Docs/CaseFile.md` and
/// `plimsoll info --schema`.

extension CaseSchema {
  /// One heading and one table a layer, in the order of the file.
  package static var markdown: String {
    layers.map(section(of:)).joined(separator: "\n")
  }

  private static func section(of layer: CaseLayer) -> String {
    let shape =
      switch layer.geometry {
      case .point: "Points."
      case .lines: "Lines, cut where they cross the antimeridian."
      case nil: "A table without shapes."
      }
    let key = layer.keyColumns.map { "`\($0)`" }.joined(separator: ", ")
    let rows = layer.columns.map { column in
      "| `\(column.name)` | \(typeText(column.type)) | \(escaped(column.meaning)) |\n"
    }
    return
      "## \(layer.name)\n\n\(escaped(layer.meaning)). \(shape) Rows are told apart by \(key).\n\n"
      + "| column | type | meaning |\n|---|---|---|\n" + rows.joined()
  }

  private static func typeText(_ type: ColumnType) -> String {
    switch type {
    case .integer: "integer"
    case .real: "real"
    case .text: "text"
    case .time: "time"
    }
  }

  /// A vertical bar would end the cell of a table, and angle brackets would be taken for HTML.
  private static func escaped(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "&lt;")
  }
}
