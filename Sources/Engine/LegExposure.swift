/// What stands against a ship on the day of a leg: by her own entry, by her owner's, by licence.
import Screening
import Vocabulary

/// The answers about one ship and her owner on one day, put together as exposure.
struct LegExposure {
  let ship: ScreeningAnswer
  /// The registered owner's name and what the lists say of it; nil when no registry gives one.
  let owner: (name: String, answer: ScreeningAnswer)?
  let day: CivilDate

  /// In a fixed order; `noneFound` alone when nothing stands against her.
  ///
  /// A possible match designates nobody: it is told by the answer itself. An owner who is listed on one
  /// authority's list counts by that authority's rule alone; one who is only possibly listed gives *cannot
  /// tell*. A registered owner holds the whole ship.
  func items(_ timeline: LicenceTimeline = .builtin) -> [Exposure] {
    var verdicts: [OwnershipRegime: OwnershipVerdicts.Verdict] = [:]
    for regime in OwnershipRegime.allCases { verdicts[regime] = verdict(regime) }
    let own = Self.certain(ship)
    let ownersEntries = owner.map { Self.certain($0.answer) } ?? []
    var found = Exposure.of(
      matches: own, ownership: verdicts, definitions: [], timeline: timeline, on: day)
    if own.isEmpty, !ownersEntries.isEmpty {
      // The owner's programmes decide which licence may cover the ship.
      found += Exposure.of(
        matches: ownersEntries, ownership: [:], definitions: [], timeline: timeline, on: day
      ).filter(Self.isBesideDesignation)
    }
    return found.count > 1 ? found.filter { $0 != .noneFound } : found
  }

  var words: String { items().map(\.words).joined(separator: "; ") }

  private static func isBesideDesignation(_ exposure: Exposure) -> Bool {
    switch exposure {
    case .licensed, .secondarySanctionsRisk: true
    default: false
    }
  }

  private static func certain(_ answer: ScreeningAnswer) -> [ListEntry] {
    (answer.matches ?? []).filter { $0.strength == .match }.map(\.entry)
  }

  private func verdict(_ regime: OwnershipRegime) -> OwnershipVerdicts.Verdict? {
    guard let owner else { return nil }
    let matches = (owner.answer.matches ?? []).filter { Self.regime(of: $0.entry.list) == regime }
    guard let first = matches.first else { return nil }
    guard matches.contains(where: { $0.strength == .match }) else {
      return .cannotTell([
        "the owner \(owner.name) may be \(first.entry.list) \(first.entry.id) \"\(first.entry.name)\""
      ])
    }
    let holding = OwnershipGraph.Holding(
      owner: owner.name, asset: "the ship", percent: 100...100, source: "registry")
    return OwnershipGraph([holding].compactMap { $0 })
      .verdicts(regime, designated: [owner.name], on: day).verdict(of: "the ship")
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
}
