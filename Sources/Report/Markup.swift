/// HTML and SVG as a tree, and the one place where text becomes bytes.
///
/// Ship names, destinations and list entries are typed by strangers. They can only enter a page as
/// `text` or as the value of an attribute, and both are escaped here and nowhere else. Control
/// characters and the marks that turn the direction of writing are shown instead of obeyed, so that
/// a name cannot rearrange the words around it (Unicode TR 36, §2.2 on bidirectional spoofing).

/// A piece of a page.
indirect enum Markup: Hashable, Sendable, ExpressibleByStringInterpolation {
  case text(String)
  case element(name: String, attributes: [Attribute], children: [Markup])
  case group([Markup])

  struct Attribute: Hashable, Sendable {
    let name: String
    let value: String
  }

  static let nothing = Self.group([])

  init(stringLiteral value: String) { self = .text(value) }

  /// Elements of HTML that have no content and no closing tag.
  private static let void: Set<String> = ["meta", "link", "br", "hr", "img"]

  /// The text of the tree.
  var rendered: String {
    var page = ""
    write(to: &page)
    return page
  }

  private func write(to page: inout String) {
    switch self {
    case .text(let text): page += Self.escaped(text)
    case .group(let children): for child in children { child.write(to: &page) }
    case .element(let name, let attributes, let children):
      page += "<" + name
      for attribute in attributes {
        page += " " + attribute.name + "=\"" + Self.escaped(attribute.value) + "\""
      }
      page += ">"
      if Self.void.contains(name) { return }
      for child in children { child.write(to: &page) }
      page += "</" + name + ">"
      if Self.endsLine.contains(name) { page += "\n" }
    }
  }

  /// Closing tags that are followed by a line break, so that a person can read the source.
  private static let endsLine: Set<String> = [
    "p", "tr", "section", "div", "svg", "figure", "li", "ol", "ul", "table", "details", "h1", "h2",
    "h3", "h4", "g", "path", "head", "header", "footer", "nav", "article", "dl",
  ]

  /// Text that is safe between tags and between double quotes.
  static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      default:
        if let shown = shown(scalar) { safe += shown } else { safe.unicodeScalars.append(scalar) }
      }
    }
    return safe
  }

  /// What stands for a scalar that must not act on the page; nil for all others.
  private static func shown(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x09, 0x0A: nil
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String(Character($0)) }
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0xFDD0...0xFDEF: "\u{FFFD}"
    case 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
    default: scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : nil
    }
  }
}

/// An element with its attributes in the order written and its content.
///
/// Attributes whose value is nil are left out.
func tag(
  _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ children: Markup...
) -> Markup {
  tag(name, attributes, children)
}

/// The same with its content as a list.
func tag(
  _ name: String, _ attributes: KeyValuePairs<String, String?>, _ children: [Markup]
) -> Markup {
  .element(
    name: name,
    attributes: attributes.compactMap { name, value in
      value.map { Markup.Attribute(name: name, value: $0) }
    },
    children: children)
}

/// An element without attributes.
func tag(_ name: String, _ children: Markup...) -> Markup { tag(name, [:], children) }

extension Markup {
  /// Text from an input, kept from turning the direction of what stands beside it.
  static func name(_ text: String) -> Markup { tag("bdi", .text(text)) }

  /// Pieces with a separator between them.
  static func joined(_ pieces: [Markup], by separator: Markup) -> Markup {
    var all: [Markup] = []
    for piece in pieces {
      if !all.isEmpty { all.append(separator) }
      all.append(piece)
    }
    return .group(all)
  }
}
