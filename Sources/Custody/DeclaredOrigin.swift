/// Declared origins read as countries, and observed origins in words.
import Tracks
import Vocabulary

/// A declared origin as countries.
struct DeclaredOrigin {
  /// ISO codes, or the folded name of a country outside the table; empty when nothing is known.
  let countries: [String]

  init(_ text: String, _ terminals: [Terminal]) {
    var found = Set(Countries.codes(in: text))
    if found.isEmpty {
      let words = Self.significant(text)
      for place in terminals where !words.isEmpty && Fleet.movesCargo(place) {
        let names = [place.id, place.name, place.country] + place.grades.map(\.name)
        if names.contains(where: { Self.names($0, words) }) {
          found.insert(Self.country(of: place))
        }
      }
    }
    countries = found.sorted()
  }

  static func country(of place: Terminal) -> String {
    Countries.code(place.country) ?? Countries.folded(place.country).joined(separator: " ")
  }

  /// Whether every significant word of the text stands in the name.
  private static func names(_ name: String, _ words: [String]) -> Bool {
    let inName = Set(Countries.folded(name))
    return words.allSatisfy(inName.contains)
  }

  private static func significant(_ text: String) -> [String] {
    Countries.folded(text).filter { !generic.contains($0) && $0.count > 2 }
  }

  private static let generic: Set<String> = [
    "blend", "crude", "oil", "terminal", "port", "origin", "fuel", "heavy", "light", "medium",
    "the", "and", "mix", "mixed", "bitumen", "offshore", "anchorage",
  ]
}

/// Origins in words.
struct OriginWords {
  let fleet: Fleet

  init(_ fleet: Fleet) { self.fleet = fleet }

  func name(_ origin: Origin) -> String {
    guard let id = origin.terminalID else { return "unknown origin" }
    guard let place = fleet.terminal(id) else { return id }
    return "\(place.name), \(Countries.name(DeclaredOrigin.country(of: place)))"
  }

  /// `Jose Terminal, Venezuela 97 % (91–100 %); unknown origin 3 % (0–9 %)`.
  func list(_ shares: OriginShares) -> String {
    shares.shares.sorted { ($1.share.best, $0.origin) < ($0.share.best, $1.origin) }
      .filter { $0.share.high >= 0.005 }
      .map { "\(name($0.origin)) \(Wording.share($0.share))" }.joined(separator: "; ")
  }
}
