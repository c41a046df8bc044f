/// Terminals, anchorages and transfer areas: the places a port call can happen at.
package import Vocabulary

/// What happens to oil at a place.
package enum TerminalRole: String, Hashable, Sendable, CaseIterable {
  case load
  case discharge
  case both
  case sts
  case anchorage
}

/// A grade a terminal exports.
package struct CrudeGrade: Hashable, Sendable {
  package let name: String
  /// Degrees API at 60 °F; nil when not stated.
  package let api: Double?

  package init(name: String, api: Double?) {
    self.name = name
    self.api = api
  }
}

/// The ground a place covers.
package enum PlaceArea: Hashable, Sendable {
  /// A disc about a centre.
  case disc(centre: Coordinate, radius: Metres)
  /// A ring of at least three corners, first not repeated; not across the antimeridian.
  case polygon([Coordinate])
}

/// A named place with its role.
package struct Terminal: Hashable, Sendable {
  package let id: String
  package let name: String
  package let country: String
  package let role: TerminalRole
  package let area: PlaceArea
  /// spm, jetty or anchorage; nil when not known.
  package let berthType: String?
  package let maximumDraught: Metres?
  package let grades: [CrudeGrade]
  /// The regime its oil falls under, such as `sanctioned_origin:VE` or `price_cap:RU`; nil for none.
  package let regime: String?
  /// Who runs the place; nil when no source at hand says.
  package let `operator`: String?
  /// False when the gazetteer row says its position was not verified.
  package let isVerified: Bool
  /// Where the row comes from, for the reader.
  package let source: String
  package let note: String

  package init(
    id: String, name: String, country: String, role: TerminalRole, area: PlaceArea,
    berthType: String? = nil, maximumDraught: Metres? = nil, grades: [CrudeGrade] = [],
    regime: String? = nil, operator: String? = nil, isVerified: Bool = true, source: String,
    note: String = ""
  ) {
    self.id = id
    self.name = name
    self.country = country
    self.role = role
    self.area = area
    self.berthType = berthType
    self.maximumDraught = maximumDraught
    self.grades = grades
    self.regime = regime
    self.operator = `operator`
    self.isVerified = isVerified
    self.source = source
    self.note = note
  }
}
