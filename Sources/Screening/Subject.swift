/// Who or what is asked about.
package import Vocabulary

/// The subject of one screening question.
package enum Subject: Hashable, Sendable {
  /// A ship, with whatever is known of her; at least one of the first four should be there.
  case ship(imo: IMONumber?, mmsi: MMSI?, name: String?, callSign: String?, flag: String?)
  /// A name alone: of a company, a person or a ship.
  case name(String)
  /// A number alone that no name can be: what it is a number of, and the number.
  case number(kind: String, value: String)

  /// The subject in words, for explanations.
  package var description: String {
    switch self {
    case .name(let name): return "the name \"\(name)\""
    case .number(let kind, let value): return "the \(kind) \(value)"
    case .ship(let imo, let mmsi, let name, let callSign, _):
      let facts = [
        name.map { "\"\($0)\"" }, imo.map { "IMO \($0.description)" },
        mmsi.map { "MMSI \($0.description)" }, callSign.map { "call sign \($0)" },
      ].compactMap { $0 }
      return facts.isEmpty
        ? "a ship of which nothing is known" : "ship " + facts.joined(separator: ", ")
    }
  }
}
