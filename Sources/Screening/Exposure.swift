/// What stands against one party on one day: by its own entry, its owners, a definition, a licence.
package import Vocabulary

/// What stands against one party on one day.
package enum Exposure: Hashable, Sendable {
  case designated(list: String, id: String, programmes: [String])
  case ownedByDesignated(OwnershipRegime, arithmetic: [String])
  case ownershipCannotBeTold(OwnershipRegime, why: [String])
  /// No list need name it: a definition does, or names whoever owns or controls it.
  case blockedByDefinition(LicenceTimeline.Item, because: [String])
  /// A licence stands that may cover it; the conditions are for a person to verify.
  case licensed(LicenceTimeline.Item, unverified: [String])
  case secondarySanctionsRisk([String])
  /// None of these lists, as of this day.
  case noneFound

  /// The kind alone, for a column: `designated`, `owned_by_designated`, `ownership_unknown`,
  /// `blocked_by_definition`, `licensed`, `secondary_sanctions_risk`, `none_found`.
  package var code: String {
    switch self {
    case .designated: "designated"
    case .ownedByDesignated: "owned_by_designated"
    case .ownershipCannotBeTold: "ownership_unknown"
    case .blockedByDefinition: "blocked_by_definition"
    case .licensed: "licensed"
    case .secondarySanctionsRisk: "secondary_sanctions_risk"
    case .noneFound: "none_found"
    }
  }

  package var words: String {
    switch self {
    case .designated(let list, let id, let programmes):
      return "designated: \(list) \(id) (\(programmes.joined(separator: ", ")))"
    case .ownedByDesignated(let regime, let arithmetic):
      return "owned by designated (\(regime.wording)): \(arithmetic.joined(separator: "; "))"
    case .ownershipCannotBeTold(let regime, let why):
      return "ownership cannot be told (\(regime.wording)): \(why.joined(separator: "; "))"
    case .blockedByDefinition(let item, let because):
      return "blocked by definition: \(item.id), \(item.scope) (\(item.source)): "
        + because.joined(separator: "; ")
    case .licensed(let item, let unverified):
      return "a licence may cover it: \(item.id), \(item.scope) (\(item.source)); "
        + "not verified: \(unverified.joined(separator: "; "))"
    case .secondarySanctionsRisk(let marks):
      return "secondary sanctions risk: \(marks.joined(separator: "; "))"
    case .noneFound: return "none found in these lists as of this day"
    }
  }

  /// Puts together what is known of one party on one day, in a fixed order.
  ///
  /// - Parameters:
  ///   - matches: entries that are the party.
  ///   - ownership: verdicts by regime; `notOwned` and `designated` add nothing.
  ///   - definitions: why the party falls under a definition, by the definition's id.
  ///   - timeline: licences and definitions.
  ///   - day: the day asked about.
  /// - Returns: at least one item.
  package static func of(
    matches: [ListEntry], ownership: [OwnershipRegime: OwnershipVerdicts.Verdict],
    definitions: [String: [String]], timeline: LicenceTimeline, on day: CivilDate
  ) -> [Self] {
    var found: [Self] = matches.map {
      .designated(list: $0.list, id: $0.id, programmes: $0.programmes)
    }
    for regime in OwnershipRegime.allCases {
      switch ownership[regime] {
      case .owned(let path), .controlled(let path):
        found.append(.ownedByDesignated(regime, arithmetic: path))
      case .cannotTell(let why): found.append(.ownershipCannotBeTold(regime, why: why))
      case .designated, .notOwned, nil: break
      }
    }
    var programmes = matches.flatMap(\.programmes)
    for item in timeline.standing(.definition, on: day) {
      guard let because = definitions[item.id] else { continue }
      found.append(.blockedByDefinition(item, because: because))
      programmes += item.programmes
    }
    let marks = matches.flatMap(\.secondarySanctions)
    if !marks.isEmpty { found.append(.secondarySanctionsRisk(marks)) }
    for item in timeline.standing(.licence, on: day)
    where programmes.contains(where: { item.covers($0) }) {
      var unverified = ["that the transaction lies within: \(item.scope)"]
      if let excludes = item.excludes {
        unverified.append("that none of these is involved: \(excludes)")
      }
      found.append(.licensed(item, unverified: unverified))
    }
    return found.isEmpty ? [.noneFound] : found
  }
}
