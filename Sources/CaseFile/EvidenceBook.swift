/// The numbered list of bytes that the rows of a case rest on.
///
/// The same bytes used by the same rule are one entry. Numbers are given in the order of first use,
/// which is fixed because rows are made in a fixed order.
package import Vocabulary

/// Collects evidence while rows are made.
package struct EvidenceBook: Sendable {
  /// Bytes of an input and the rule that used them.
  package struct Item: Hashable, Sendable {
    package let reference: SourceReference
    package let rule: String
  }

  private var numbers: [Item: Int64] = [:]
  /// In the order of their numbers, which start at 1.
  package private(set) var items: [Item] = []

  package init() {}

  /// Enters the bytes and returns their numbers as the text of an `evidence_ids` cell.
  package mutating func cite(_ references: [SourceReference], rule: String) -> Cell {
    var cited: [Int64] = []
    for reference in references {
      let number = number(of: Item(reference: reference, rule: rule))
      if !cited.contains(number) { cited.append(number) }
    }
    return cited.isEmpty ? .null : .text(cited.map(String.init).joined(separator: " "))
  }

  private mutating func number(of item: Item) -> Int64 {
    if let known = numbers[item] { return known }
    items.append(item)
    let number = Int64(items.count)
    numbers[item] = number
    return number
  }
}
