/// A small strict reader of HTML, to prove that tags are closed in order and text is escaped.

enum MarkupCheck {
  private static let void: Set<String> = ["meta", "link", "br", "hr", "img"]

  /// What is wrong with a page, in words; empty when it is well formed.
  static func problems(in page: String) -> [String] {
    var problems: [String] = []
    var open: [String] = []
    for part in page.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: ">") else {
        problems.append("tag without end: \(part.prefix(40))")
        continue
      }
      let inside = part[..<end]
      if part[part.index(after: end)...].contains(">") {
        problems.append("bare >: \(part.prefix(60))")
      }
      if inside.hasPrefix("!DOCTYPE") { continue }
      if inside.hasPrefix("/") {
        let name = String(inside.dropFirst())
        if open.popLast() != name { problems.append("</\(name)> closes something else") }
        continue
      }
      let name = String(inside.prefix { $0 != " " })
      if inside.filter({ $0 == "\"" }).count % 2 != 0 { problems.append("odd quotes: \(inside)") }
      if !name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
        problems.append("odd name: \(name)")
      }
      if !void.contains(name) { open.append(name) }
    }
    return problems + open.map { "<\($0)> never closed" }
  }

  /// Every value of an attribute, in order.
  static func values(of attribute: String, in page: String) -> [String] {
    var values: [String] = []
    var rest = page[...]
    while let range = rest.firstRange(of: " \(attribute)=\"") {
      rest = rest[range.upperBound...]
      values.append(String(rest.prefix { $0 != "\"" }))
    }
    return values
  }
}
