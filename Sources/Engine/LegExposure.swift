/// What stands against a party of a leg on its day: by its own entry, its owners', a definition, a licence.
import Screening
import Vocabulary

/// The answers about one party and those above it on one day, put together as exposure.
struct LegExposure {
  /// What the party is called in `holdings`.
  let party: String
  let own: ScreeningAnswer
  /// Holdings that lead up from the party and stand on the day.
  let holdings: OwnershipGraph
  /// What the lists say of those above it, by name.
  let above: [String: ScreeningAnswer]
  /// Whom definitions name, out of the party and those above it.
  let named: [NamedByDefinition]
  let day: CivilDate

  /// One party that is, or may be, named by a definition.
  struct NamedByDefinition: Hashable {
    let party: String
    let definition: String
    /// As the definition names it.
    let name: String
    /// False when the names are only alike.
    let isCertain: Bool
  }

  /// In a fixed order; `noneFound` alone when nothing stands against it.
  ///
  /// A possible match designates nobody: it is told by the answer itself. An owner who is listed on one
  /// authority's list counts by that authority's rule alone; one who is only possibly listed gives *cannot
  /// tell*. Manager and operator are told and never counted.
  func items(_ timeline: LicenceTimeline) -> [Exposure] {
    var verdicts: [OwnershipRegime: OwnershipVerdicts.Verdict] = [:]
    for regime in OwnershipRegime.allCases { verdicts[regime] = verdict(regime) }
    let mine = Self.certain(own)
    var found = Exposure.of(
      matches: mine, ownership: verdicts, definitions: definitions(timeline), timeline: timeline,
      on: day)
    found += doubts(timeline)
    if mine.isEmpty, verdicts.values.contains(where: Self.isCaught) {
      // The owners' programmes decide which licence may cover what they own.
      found += Exposure.of(
        matches: above.keys.sorted().flatMap { Self.certain(above[$0]) }, ownership: [:],
        definitions: [:], timeline: timeline, on: day
      ).filter { Self.isBesideDesignation($0) && !found.contains($0) }
    }
    return found.count > 1 ? found.filter { $0 != .noneFound } : found
  }

  private static func isCaught(_ verdict: OwnershipVerdicts.Verdict) -> Bool {
    switch verdict {
    case .owned, .controlled: true
    case .designated, .cannotTell, .notOwned: false
    }
  }

  private static func isBesideDesignation(_ exposure: Exposure) -> Bool {
    switch exposure {
    case .licensed, .secondarySanctionsRisk: true
    default: false
    }
  }

  private static func certain(_ answer: ScreeningAnswer?) -> [ListEntry] {
    (answer?.matches ?? []).filter { $0.strength == .match }.map(\.entry)
  }

  // MARK: owners

  private func verdict(_ regime: OwnershipRegime) -> OwnershipVerdicts.Verdict? {
    // Who is listed by an authority needs no rule of ownership of hers.
    guard !Self.certain(own).contains(where: { Self.regime(of: $0.list) == regime }) else {
      return nil
    }
    let listed = owners(on: regime, as: .match)
    let likely = owners(on: regime, as: .possible).filter { listed[$0.key] == nil }
    guard !listed.isEmpty || !likely.isEmpty else { return nil }
    let sure = holdings.verdicts(regime, designated: Set(listed.keys), on: day).verdict(of: party)
    guard !Self.isCaught(sure), !likely.isEmpty else { return sure }
    let perhaps = holdings.verdicts(
      regime, designated: Set(listed.keys).union(likely.keys), on: day
    ).verdict(of: party)
    if case .notOwned = perhaps { return sure }
    return .cannotTell(
      likely.keys.sorted().compactMap { owner in
        likely[owner].map { "the owner \(owner) may be \($0.list) \($0.id) \"\($0.name)\"" }
      })
  }

  /// Those above the party whom a list of this regime names, with its first such entry.
  private func owners(
    on regime: OwnershipRegime, as strength: MatchStrength
  ) -> [String: ListEntry] {
    above.compactMapValues { answer in
      (answer.matches ?? []).first {
        $0.strength == strength && Self.regime(of: $0.entry.list) == regime
      }?.entry
    }
  }

  /// The authority whose rule goes with a list; nil for lists without a rule of ownership here.
  static func regime(of list: String) -> OwnershipRegime? {
    let first = list.split(separator: " ").first.map(String.init) ?? list
    switch first {
    case "OFAC": return .ofac
    case "EU": return .eu
    case "UK", "OFSI": return .uk
    default: return nil
    }
  }

  // MARK: definitions

  /// Why the party falls under each standing definition: it is named there, or owned or controlled by
  /// whoever is.
  private func definitions(_ timeline: LicenceTimeline) -> [String: [String]] {
    var found: [String: [String]] = [:]
    for item in timeline.standing(.definition, on: day) {
      let members = named.filter { $0.definition == item.id && $0.isCertain }
      if let mine = members.first(where: { $0.party == party }) {
        found[item.id] = ["it is named there as \(mine.name)"]
        continue
      }
      switch verdict(of: members) {
      case .owned(let path), .controlled(let path):
        found[item.id] = path.map { Self.renamed($0, item.id) }
      default: break
      }
    }
    return found
  }

  /// Definitions speak of ownership or control; shares of all that are named add up.
  private func verdict(of members: [NamedByDefinition]) -> OwnershipVerdicts.Verdict {
    holdings.verdicts(.eu, designated: Set(members.map(\.party)), on: day).verdict(of: party)
  }

  private static func renamed(_ line: String, _ definition: String) -> String {
    let ending = ": designated"
    return line.hasSuffix(ending) ? "\(line.dropLast(ending.count)): named by \(definition)" : line
  }

  /// What a definition leaves open: a share that nobody states, a name that is only alike.
  private func doubts(_ timeline: LicenceTimeline) -> [Exposure] {
    timeline.standing(.definition, on: day).flatMap { item -> [Exposure] in
      let members = named.filter { $0.definition == item.id }
      let certain = members.filter(\.isCertain)
      guard !members.isEmpty, !certain.contains(where: { $0.party == party }) else { return [] }
      switch verdict(of: certain) {
      case .owned, .controlled, .designated: return []
      case .cannotTell(let why): return [.ownershipCannotBeTold(.ofac, why: why)]
      case .notOwned:
        if case .notOwned = verdict(of: members), !members.contains(where: { $0.party == party }) {
          return []
        }
        let why = members.filter { !$0.isCertain }.map {
          "\($0.party) may be \($0.name), named by \(item.id)"
        }
        return why.isEmpty ? [] : [.ownershipCannotBeTold(.ofac, why: why)]
      }
    }
  }
}
