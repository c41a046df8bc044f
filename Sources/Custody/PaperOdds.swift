/// How likely it is that papers name another origin than the cargo's, where the cargo's own way does not tell.
///
/// The papers of an input that can be told teach what true and false papers look like in it: how often an
/// origin that is declared is contradicted, how often the load of a true paper goes unseen, and how often the
/// ships of either kind went silent or took the cargo at sea. A paper that nothing bears out is weighed by the
/// odds of these, one after the other. Each rate begins at one of each kind (Laplace), and a sign weighs only where
/// both kinds of papers were met; without a false paper of the same country, or at places nobody is heard at,
/// nothing is said.
import Tracks
import Vocabulary

/// What the papers of an input that can be told have taught.
struct PaperOdds {
  private let fleet: Fleet
  private let index: GraphIndex
  private let rules: FindingRules
  private let chains: CustodyChain
  /// Visits to places where cargo can come aboard, whatever was done or seen there, by vessel.
  private let stopsOf: [String: [(terminal: String, start: Instant, end: Instant)]]
  private var countriesOf: [String: [String]] = [:]
  /// Of true and of false papers by declared countries, and of both kinds of sign.
  private var told: [[String]: Tally] = [:]
  private var silent = (true: Tally(), false: Tally())
  private var atSea = (true: Tally(), false: Tally())
  private var all = Tally()
  /// Papers that nothing bears out.
  private var unborne = 0
  /// Places where such papers say that cargo was loaded, with whether any ship was heard about them.
  private var isHeard: [String: Bool] = [:]

  /// So many of a kind, of so many.
  private struct Tally {
    var hits = 0
    var count = 0

    mutating func add(_ isHit: Bool) {
      count += 1
      if isHit { hits += 1 }
    }

    /// Laplace's rule of succession.
    var rate: Double { Double(hits + 1) / Double(count + 2) }
  }

  init(
    _ fleet: Fleet, _ graph: CustodyGraph, _ index: GraphIndex, _ documents: [DeclaredCargo],
    _ rules: FindingRules
  ) {
    self.fleet = fleet
    self.index = index
    self.rules = rules
    chains = CustodyChain(index)
    stopsOf = Self.stops(fleet, graph)
    for origin in Set(documents.map(\.declaredOrigin)) {
      countriesOf[origin] = DeclaredOrigin(origin, fleet.terminals).countries
    }
    let documentOf = Dictionary(
      documents.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    for verdict in graph.documents {
      guard let document = documentOf[verdict.documentID] else { continue }
      learn(verdict, document)
    }
    for place in fleet.loadPlaces where isHeard[place.id] != nil {
      let heard = fleet.ships.lazy.filter {
        $0.whereabouts.comes(within: rules.stationReach, of: place.area)
      }
      isHeard[place.id] = heard.prefix(rules.silenceWitnesses).count == rules.silenceWitnesses
    }
  }

  private static func stops(
    _ fleet: Fleet, _ graph: CustodyGraph
  ) -> [String: [(terminal: String, start: Instant, end: Instant)]] {
    let loading = Set(fleet.loadPlaces.map(\.id))
    var stops: [String: [(terminal: String, start: Instant, end: Instant)]] = [:]
    for action in graph.portCallActions {
      guard let vessel = action.vesselID, loading.contains(action.call.terminalID) else { continue }
      stops[vessel, default: []].append(
        (action.call.terminalID, action.call.start, action.call.end))
    }
    return stops
  }

  private mutating func learn(_ verdict: DocumentVerdict, _ document: DeclaredCargo) {
    guard verdict.vesselID != nil, let countries = countriesOf[document.declaredOrigin],
      !countries.isEmpty
    else { return }
    let isFalse = verdict.isOriginConflict
    guard isFalse || verdict.verdict == .agrees else {
      guard !hasStopped(verdict, document, at: countries) else { return }
      unborne += 1
      // Looked for once, when all papers are read: it walks through every track.
      for place in loadPlaces(of: countries) { isHeard[place.id] = false }
      return
    }
    all.add(isFalse)
    told[countries, default: Tally()].add(isFalse)
    let signs = signs(verdict, document)
    if isFalse {
      silent.false.add(signs.silence != nil)
      if let isAtSea = signs.isAtSea { atSea.false.add(isAtSea) }
    } else {
      silent.true.add(signs.silence != nil)
      if let isAtSea = signs.isAtSea { atSea.true.add(isAtSea) }
    }
  }

  // MARK: One paper

  /// What speaks against one paper.
  struct Reading {
    /// 0…1: that the cargo came from elsewhere.
    let probability: Double
    /// A silence of hers, or of a ship that handed the cargo on, in which she may have taken it.
    let silence: (vessel: String, gap: Gap)?
    /// Whether the cargo came aboard at sea; nil when no cargo was seen to come aboard.
    let isAtSea: Bool?
    /// Of papers that name the same origin and can be told: contradicted, and all.
    let sameOrigin: (contradicted: Int, all: Int)
    /// Papers of this input that a load bears out, and all that nothing contradicts.
    let borneOut: (seen: Int, all: Int)
  }

  /// Nil where the question does not arise: the origin is not read, no paper of that country is known to be
  /// false, a terminal of it that loads is not known, or she or a ship of the chain stopped at one.
  func reading(_ verdict: DocumentVerdict, _ document: DeclaredCargo) -> Reading? {
    guard verdict.vesselID != nil, let countries = countriesOf[document.declaredOrigin] else {
      return nil
    }
    let places = loadPlaces(of: countries)
    guard let same = told[countries], same.hits > 0, !places.isEmpty,
      !hasStopped(verdict, document, at: countries)
    else { return nil }
    let signs = signs(verdict, document)
    let seen = all.count - all.hits
    let missed = Double(unborne + 1) / Double(seen + unborne + 2)
    let unheard = Double(places.filter { isHeard[$0.id] != true }.count) / Double(places.count)
    var odds = odds(ofFalse: countries) / (missed + (1 - missed) * unheard)
    odds *= ratio(signs.silence != nil, silent)
    if let isAtSea = signs.isAtSea { odds *= ratio(isAtSea, atSea) }
    odds *= ratio(of: verdict.observed, countries)
    return Reading(
      probability: odds / (1 + odds), silence: signs.silence, isAtSea: signs.isAtSea,
      sameOrigin: (same.hits, same.count), borneOut: (seen, seen + unborne))
  }

  /// That a paper of these countries is false before anything is known of its cargo.
  ///
  /// One in ten beforehand, then what all papers of the input teach, then those of the same origin.
  private func odds(ofFalse countries: [String]) -> Double {
    let general =
      (Double(all.hits) + rules.falseBefore * rules.falseWeight)
      / (Double(all.count) + rules.falseWeight)
    let same = told[countries] ?? Tally()
    let share =
      (Double(same.hits) + rules.countryWeight * general)
      / (Double(same.count) + rules.countryWeight)
    return share / max(1 - share, 1e-9)
  }

  /// One where papers of either kind were not met: nothing was learned then.
  private func ratio(_ isSeen: Bool, _ rate: (true: Tally, false: Tally)) -> Double {
    guard rate.true.count > 0, rate.false.count > 0 else { return 1 }
    return isSeen
      ? rate.false.rate / rate.true.rate : (1 - rate.false.rate) / (1 - rate.true.rate)
  }

  /// What is known of the cargo's origin: what is unknown fits either.
  private func ratio(of shares: OriginShares?, _ countries: [String]) -> Double {
    guard let shares else { return 1 }
    let unknown = shares.share(of: .unknown).best
    let same = shares.together { origin in
      origin.terminalID.flatMap { fleet.terminal($0) }
        .map { countries.contains(DeclaredOrigin.country(of: $0)) } ?? false
    }.best
    let other = max(0, 1 - unknown - same)
    return (other + unknown) / max(same + unknown, rules.leastSame)
  }

  private func loadPlaces(of countries: [String]) -> [Terminal] {
    fleet.loadPlaces.filter { countries.contains(DeclaredOrigin.country(of: $0)) }
  }

  // MARK: Signs

  /// The load or transfer the papers were compared with, else the next one that came aboard their ship while
  /// they can still have gone with it: whoever handed that on may clear her, and says nothing against her.
  private func intake(_ verdict: DocumentVerdict, _ document: DeclaredCargo) -> CustodyEdge? {
    if let matched = verdict.matchedEdge { return index.edgeOf[matched] }
    let day = document.loadDate.start
    return verdict.vesselID.flatMap { index.intakesOf[$0] }?.first {
      $0.start >= day && $0.start - day <= fleet.rules.handedOnWindow
    }
  }

  /// The way of that cargo.
  private func legs(_ verdict: DocumentVerdict, _ document: DeclaredCargo) -> [String] {
    guard verdict.legs.isEmpty, let intake = intake(verdict, document) else { return verdict.legs }
    let landing = verdict.vesselID.flatMap { index.dischargesOf[$0] }?.first {
      $0.chain.contains(intake.id)
    }
    return landing?.chain ?? chains.chain(to: intake.id)
  }

  /// Ships of the chain, the papers' own first, and the time in which the cargo can have come.
  private func scope(
    _ verdict: DocumentVerdict, _ document: DeclaredCargo
  ) -> (vessels: [String], start: Instant, end: Instant) {
    let day = document.loadDate.start
    let edges = legs(verdict, document).compactMap { index.edgeOf[$0] }
    let window = fleet.rules.documentWindow
    return (
      vessels(verdict, edges), min(edges.map(\.start).min() ?? day, day) - window,
      max(edges.map(\.end).max() ?? day, day) + window
    )
  }

  private func hasStopped(
    _ verdict: DocumentVerdict, _ document: DeclaredCargo, at countries: [String]
  ) -> Bool {
    let (vessels, start, end) = scope(verdict, document)
    return vessels.contains { vessel in
      (stopsOf[vessel] ?? []).contains { stop in
        stop.start <= end && stop.end >= start
          && fleet.terminal(stop.terminal).map {
            countries.contains(DeclaredOrigin.country(of: $0))
          } ?? false
      }
    }
  }

  /// A silence of the papers' ship until she had the cargo, or of one before her until she handed it on, and whether it came aboard at sea, of the cargo
  /// the papers were compared with; where there is none, her own silences up to the declared day.
  private func signs(
    _ verdict: DocumentVerdict, _ document: DeclaredCargo
  ) -> (silence: (vessel: String, gap: Gap)?, isAtSea: Bool?) {
    let day = document.loadDate.start
    let edges = verdict.legs.compactMap { index.edgeOf[$0] }
    let matched = verdict.matchedEdge.flatMap { index.edgeOf[$0] }
    let start = min(edges.map(\.start).min() ?? day, day) - fleet.rules.documentWindow
    var silence: (vessel: String, gap: Gap)?
    for vessel in matched == nil ? [verdict.vesselID].compactMap(\.self) : vessels(verdict, edges)
    where silence == nil {
      guard let ship = fleet.ship(named: vessel) else { continue }
      // What is aboard her already, or handed on, she takes in no later silence.
      let isOwn = vessel == verdict.vesselID
      let until =
        edges.first { (isOwn ? $0.to : $0.from) == .vessel(vessel) }?.end ?? day + .days(1)
      silence = fleet.ships[ship].gaps.first {
        $0.start <= until && $0.end >= start && rules.isHiding($0)
      }.map { (vessel, $0) }
    }
    return (silence, matched.map { $0.kind == .sts })
  }

  /// The papers' own ship, and those of the legs.
  private func vessels(_ verdict: DocumentVerdict, _ edges: [CustodyEdge]) -> [String] {
    var vessels = [verdict.vesselID].compactMap(\.self)
    for edge in edges {
      for case .vessel(let id) in [edge.from, edge.to] where !vessels.contains(id) {
        vessels.append(id)
      }
    }
    return vessels
  }
}

extension FindingRules {
  /// A silence where others were heard that was deliberate by odds of four.
  func isHiding(_ gap: Gap) -> Bool {
    gap.classification == .challengedEmission && gap.deliberateProbability >= likelyDeliberate
      && gap.otherShipsHeard >= silenceWitnesses
  }
}
