/// What OFAC publishes beside `sdn.csv`: other names (`alt.csv`), addresses (`add.csv`) and the rest of
/// remarks that were too long for their column (`sdn_comments.csv`); the non-SDN list has the same three.
///
/// All are tables without header, keyed by the entry's number: other names have five columns, addresses
/// six, comments two. They are joined to the entries before remarks are understood, since a comment goes on
/// in the middle of a word.
import Screening
import Vocabulary

package struct OFACSupplement: Sendable {
  /// Names and their kind (`aka`, `fka`, `nka`), by entry.
  private(set) var names: [String: [(kind: String, name: String)]] = [:]
  private(set) var countries: [String: [String]] = [:]
  private(set) var comments: [String: String] = [:]
  package private(set) var rowsIn = 0
  package private(set) var rowsUsed = 0

  package init() {}

  package var isEmpty: Bool { rowsUsed == 0 }

  /// Takes a file of any of the three kinds, told by its number of columns.
  ///
  /// - Returns: false when less than four rows in five have that form; nothing is taken then.
  package mutating func take(_ bytes: [UInt8]) -> Bool {
    var copy = self
    var (rows, used) = (0, 0)
    var splitter = CSVRowSplitter(lineBreaksInQuotes: .allowed)
    func read(_ row: CSVRow) {
      if row.isBlank || row.bytes.allSatisfy({ $0 == 0x1A }) { return }
      rows += 1
      guard row.problem == nil, let id = row.text(0), id.allSatisfy(\.isNumber) else { return }
      if copy.add(row, id) { used += 1 }
    }
    bytes.withUnsafeBytes { splitter.feed($0, read) }
    splitter.finish(read)
    guard used > 0, used * 5 >= rows * 4 else { return false }
    copy.rowsIn += rows
    copy.rowsUsed += used
    self = copy
    return true
  }

  private mutating func add(_ row: CSVRow, _ id: String) -> Bool {
    switch row.fields.count {
    case 2:
      guard let text = row.text(1) else { return false }
      comments[id, default: ""] += text
    case 5:
      guard let kind = row.text(2), ["aka", "fka", "nka"].contains(kind), let name = row.text(3)
      else { return false }
      names[id, default: []].append((kind, name))
    case 6:
      if let country = row.text(4), country != "-0-" { countries[id, default: []].append(country) }
    default: return false
    }
    return true
  }

  /// Adds what is known of an entry to it.
  func complete(_ entry: inout ListEntry) {
    for (kind, name) in names[entry.id] ?? [] {
      entry.add(name, isFormer: kind == "fka", isWeak: false)
    }
    for country in countries[entry.id] ?? [] { entry.addCountry(country) }
  }
}
