/// The places a run knows: the built-in ones and those a user adds.
///
/// A user knows her terminals better than a world table does. A built-in place with the id of a
/// user's place is left out; one of the same use whose centre lies inside a user's area is
/// superseded: it is still there, but comes after every other place that holds a position.
import Vocabulary

/// Named places, each id once.
package struct Gazetteer: Sendable {
  /// In order: those added last first, then the ones before.
  package let terminals: [Terminal]
  /// Ids of places that a later addition stands in for.
  package let superseded: Set<String>

  /// Of several places with one id the first counts.
  package init(terminals: [Terminal]) { self.init(terminals: terminals, superseded: []) }

  private init(terminals: [Terminal], superseded: Set<String>) {
    var seen: Set<String> = []
    self.terminals = terminals.filter { seen.insert($0.id).inserted }
    self.superseded = superseded
  }

  /// Facts of the World Port Index and of named anchorages, with their sources.
  ///
  /// `Scripts/make-gazetteer` says how ids, roles and radii are derived.
  package static let builtin = Self(terminals: BuiltinPlace.rows.compactMap(\.terminal))

  /// These places with another gazetteer's before them.
  package func merging(_ other: Self) -> Self {
    let covers = other.terminals.compactMap { PlaceGround($0).map { ($0.terminal.role, $0) } }
    let hidden = terminals.filter { old in
      guard let centre = PlaceGround(old)?.centre else { return false }
      return covers.contains {
        $0.0.isForCargo == old.role.isForCargo && $0.1.contains(centre)
      }
    }
    return Self(
      terminals: other.terminals + terminals,
      superseded: superseded.union(other.superseded).union(hidden.map(\.id))
        .subtracting(other.terminals.map(\.id)))
  }

  /// These places with a user's before them.
  package func adding(_ own: [Terminal]) -> Self { merging(Self(terminals: own)) }

  /// Nil for an id that no place has.
  package func terminal(_ id: String) -> Terminal? { terminals.first { $0.id == id } }
}

extension TerminalRole {
  /// Whether cargo crosses a shore line there; anchorages and transfer areas are for ships alone.
  package var isForCargo: Bool { self == .load || self == .discharge || self == .both }
}

/// One row of the built-in table, in a form that compiles quickly.
struct BuiltinPlace {
  enum Area {
    case disc(Double, Double, metres: Double)
    case box(south: Double, north: Double, west: Double, east: Double)

    /// Nil for corners outside the globe; a test reads every row of the table.
    var placeArea: PlaceArea? {
      switch self {
      case .disc(let latitude, let longitude, let metres):
        return Coordinate(latitude: latitude, longitude: longitude).map {
          .disc(centre: $0, radius: Metres(metres))
        }
      case .box(let south, let north, let west, let east):
        let corners = [(south, west), (south, east), (north, east), (north, west)]
          .compactMap { Coordinate(latitude: $0.0, longitude: $0.1) }
        return corners.count == 4 ? .polygon(corners) : nil
      }
    }
  }

  let id: String
  let name: String
  let country: String
  let role: TerminalRole
  let area: Area
  /// spm, jetty or anchorage; nil when the row's name does not say.
  let berth: String?
  /// Metres; nil when the source gives none, or more than 30 m.
  let draught: Double?
  let grades: [(name: String, api: Double?)]
  let regime: String?
  let isVerified: Bool
  let source: String
  let note: String

  var terminal: Terminal? {
    area.placeArea.map {
      Terminal(
        id: id, name: name, country: country, role: role, area: $0, berthType: berth,
        maximumDraught: draught.map { Metres($0) },
        grades: grades.map { CrudeGrade(name: $0.name, api: $0.api) }, regime: regime,
        isVerified: isVerified, source: source, note: note)
    }
  }
}

extension Gazetteer {
  /// The regime that oil of a country falls under, as far as the built-in places say.
  ///
  /// Nil for none known. Both names and ISO 3166 alpha-2 codes are understood.
  package static func regime(ofCountry country: String?) -> String? {
    guard let country else { return nil }
    let found = builtin.terminals.first { terminal in
      terminal.regime != nil
        && (terminal.country == country || terminal.regime?.hasSuffix(":\(country)") == true)
    }
    return found?.regime
  }
}
