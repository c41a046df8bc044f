/// The columns of one CSV format, found by the names in its header in any order.
///
/// Names are compared by their letters and digits alone, so that `# Timestamp`, `BaseDateTime` and
/// `base_date_time` are found; a format may know a column by several names. Extra columns are
/// normal, missing optional ones too.
struct CSVLayout: Sendable {
  struct Column: Sendable {
    /// The name as the publisher writes it.
    let name: String
    let otherNames: [String]
    let isRequired: Bool

    static func required(_ name: String, _ others: String...) -> Self {
      Self(name: name, otherNames: others, isRequired: true)
    }

    static func optional(_ name: String, _ others: String...) -> Self {
      Self(name: name, otherNames: others, isRequired: false)
    }
  }

  let columns: [Column]
  private let keys: [[String]]

  init(_ columns: [Column]) {
    self.columns = columns
    keys = columns.map { ([$0.name] + $0.otherNames).map(Self.key) }
  }

  /// Where each column stands in one file.
  struct Placement: Sendable {
    /// For each column of the layout its place in the row; nil when the file lacks it.
    let places: [Int?]
    let fieldCount: Int
    /// The header's names, for columns that the layout does not know.
    let header: [String]

    subscript(_ column: Int) -> Int? { places.indices.contains(column) ? places[column] : nil }
  }

  /// Every column's place, those missing as nil.
  func place(_ header: [String]) -> Placement {
    let found = header.map(Self.key)
    let places = keys.map { names in found.firstIndex { names.contains($0) } }
    return Placement(places: places, fieldCount: header.count, header: header)
  }

  /// The required columns that a header lacks, by their publisher's names.
  func missing(in placement: Placement) -> [String] {
    columns.indices.filter { columns[$0].isRequired && placement.places[$0] == nil }
      .map { columns[$0].name }
  }

  /// The placement when nothing required is missing.
  func match(_ row: CSVRow) -> Placement? {
    guard row.problem == nil, row.fields.count > 1 else { return nil }
    let placement = place(row.fields.indices.map { row.text($0) ?? "" })
    return missing(in: placement).isEmpty ? placement : nil
  }

  private static func key(_ name: String) -> String {
    String(decoding: name.utf8.compactMap(keyByte), as: UTF8.self)
  }

  private static func keyByte(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57, 97...122: byte
    case 65...90: byte + 32
    default: nil
    }
  }
}
