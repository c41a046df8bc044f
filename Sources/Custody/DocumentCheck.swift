/// Papers against observation: does the declared origin fit what was seen?
///
/// A declared origin is read as a country through country names and adjectives, known grades, and
/// the names and grades of the input's terminals. It is contradicted only when other origins
/// surely make up more than half and the declared one at most a fifth; it agrees when the declared
/// one surely makes up more than half; anything else cannot be told.
import Tracks
package import Vocabulary

/// What observation says about one document.
package struct DocumentVerdict: Hashable, Sendable {
  package enum Verdict: String, Hashable, Sendable {
    case agrees
    case contradicts
    case cannotTell = "cannot_tell"
  }

  package let documentID: String
  /// Nil: no ship with that IMO number in the input.
  package var vesselID: String?
  package var verdict: Verdict
  package var explanation: String
  /// The discharge that followed, when there was one.
  package var dischargeID: String?
  /// The load or transfer that the document was matched with.
  package var matchedEdge: String?
  /// Shares observed in the cargo the document speaks of; nil when nothing was matched.
  package var observed: OriginShares?
  /// Whether the contradiction is one of origin (and not of quantity or place).
  package var isOriginConflict: Bool
  /// What is contradicted, in the order of `Contradiction`; empty unless the verdict says so.
  package var contradictions: [Contradiction] = []
  package var grade: EvidenceGrade
  /// The edges from the loads to the discharge, or to the matched edge.
  package var legs: [String]
  package var evidence: [SourceReference]
}

struct DocumentCheck {
  let fleet: Fleet
  let graph: CustodyGraph
  let rules: FindingRules
  private let chains: CustodyChain
  private let index: GraphIndex

  init(fleet: Fleet, graph: CustodyGraph, rules: FindingRules) {
    self.fleet = fleet
    self.graph = graph
    self.rules = rules
    index = GraphIndex(graph)
    chains = CustodyChain(index)
  }

  func verdicts(_ documents: [DeclaredCargo]) -> [DocumentVerdict] {
    documents.sorted {
      ($0.loadDate, $0.id, $0.source, $0.declaredOrigin)
        < ($1.loadDate, $1.id, $1.source, $1.declaredOrigin)
    }.map(verdict)
  }

  private func verdict(_ document: DeclaredCargo) -> DocumentVerdict {
    var answer = DocumentVerdict(
      documentID: document.id, vesselID: nil, verdict: .cannotTell, explanation: "",
      dischargeID: nil, matchedEdge: nil, observed: nil, isOriginConflict: false, grade: .u,
      legs: [], evidence: [document.source])
    guard let ship = fleet.ship(of: document) else {
      answer.explanation = "No ship with this IMO number was observed."
      return answer
    }
    answer.vesselID = fleet.ships[ship].vessel.id
    if let words = tooMuch(document, ship) {
      answer.contradict(.impossibleQuantity, words)
      answer.grade = .c
    }
    guard let edge = matched(document, fleet.ships[ship].vessel.id) else {
      return unmatched(document, ship, answer)
    }
    return compared(document, ship, edge, answer)
  }

  // MARK: Matching

  /// The load or transfer-in nearest to the load date.
  private func matched(_ document: DeclaredCargo, _ vessel: String) -> CustodyEdge? {
    let day = document.loadDate.start
    let near = (index.intakesOf[vessel] ?? []).filter {
      distance(day, $0) <= fleet.rules.documentWindow
    }
    return near.min {
      (distance(day, $0), $0.end, $0.id) < (distance(day, $1), $1.end, $1.id)
    } ?? handedOn(day, vessel)
  }

  /// The first later transfer to her of cargo that its giver took aboard on just this day: the paper went with
  /// the cargo over more than one hull (Custody 51).
  private func handedOn(_ day: Instant, _ vessel: String) -> CustodyEdge? {
    (index.intakesOf[vessel] ?? []).first { edge in
      edge.kind == .sts && edge.start > day && edge.start - day <= fleet.rules.handedOnWindow
        && edge.parents.contains { parent in
          index.edgeOf[parent].map {
            $0.kind.isIntake && distance(day, $0) == TimeSpan(milliseconds: 0)
          } ?? false
        }
    }
  }

  /// From the load day to an edge, zero when the day touches it.
  func distance(_ day: Instant, _ edge: CustodyEdge) -> TimeSpan {
    let dayEnd = day + .days(1)
    if edge.end < day { return day - edge.end }
    if edge.start > dayEnd { return edge.start - dayEnd }
    return TimeSpan(milliseconds: 0)
  }

  private func discharge(after edge: CustodyEdge, _ vessel: String) -> Discharge? {
    index.dischargesOf[vessel]?.first { $0.chain.contains(edge.id) }
  }

  // MARK: Comparing

  private func compared(
    _ document: DeclaredCargo, _ ship: Int, _ edge: CustodyEdge, _ start: DocumentVerdict
  ) -> DocumentVerdict {
    var answer = start
    let discharge = answer.vesselID.flatMap { self.discharge(after: edge, $0) }
    answer.matchedEdge = edge.id
    answer.dischargeID = discharge?.id
    answer.legs = discharge?.chain ?? chains.chain(to: edge.id)
    answer.evidence = (answer.evidence + (discharge?.evidence ?? edge.evidence)).sorted()
    answer.grade = discharge?.grade ?? edge.grade
    let shares = discharge?.shares ?? edge.shares
    answer.observed = shares
    let declared = DeclaredOrigin(document.declaredOrigin, fleet.terminals)
    guard !declared.countries.isEmpty else {
      answer.explanation +=
        "The declared origin “\(document.declaredOrigin)” names no country, grade or terminal that "
        + "is known here."
      return answer
    }
    let same = shares.together { isDeclared($0, declared) }
    let other = shares.together {
      $0 != .unknown && !isDeclared($0, declared) && !isOfStore($0)
    }
    let seen = OriginWords(fleet).list(shares)
    if other.low > rules.surelyOther, same.high <= rules.atMostDeclared,
      !isWithinReach(declared, answer.legs)
    {
      answer.contradict(.relabelledOrigin)
      answer.isOriginConflict = true
      answer.explanation +=
        "Declared “\(document.declaredOrigin)”; observed: \(seen). The declared origin makes up at "
        + "most \(Wording.decimal(same.high * 100, places: 0)) %."
    } else if same.low > rules.surelyOther {
      if answer.verdict != .contradicts { answer.verdict = .agrees }
      answer.explanation += "Declared “\(document.declaredOrigin)”; observed: \(seen)."
    } else {
      answer.explanation +=
        "Declared “\(document.declaredOrigin)”; observed: \(seen), which neither bears it out nor "
        + "contradicts it."
    }
    answer.explanation += quantityRemark(document, edge)
    if answer.contradictions.isEmpty {
      if let words = beyondDraught(document, edge) { answer.contradict(.impossibleQuantity, words) }
      if let words = wrongDay(document, ship, edge, declared) {
        answer.contradict(.impossibleTiming, words)
      }
      if let words = otherGrade(document, edge) { answer.contradict(.gradeNotExported, words) }
    }
    return answer
  }

  /// Whether a load that was not seen can have been where the papers say.
  private func isWithinReach(_ declared: DeclaredOrigin, _ legs: [String]) -> Bool {
    legs.contains { leg in
      (graph.reachable[leg] ?? []).contains { isDeclared(.terminal($0), declared) }
    }
  }

  private func isDeclared(_ origin: Origin, _ declared: DeclaredOrigin) -> Bool {
    guard let id = origin.terminalID, let place = fleet.terminal(id) else { return false }
    return declared.countries.contains(DeclaredOrigin.country(of: place))
  }

  /// What came out of a store can have gone in before anybody watched, from anywhere.
  private func isOfStore(_ origin: Origin) -> Bool {
    origin.terminalID.map { Storage.isStore($0, fleet) } ?? false
  }

  private func quantityRemark(_ document: DeclaredCargo, _ edge: CustodyEdge) -> String {
    guard let barrels = document.barrels, barrels.isFinite,
      barrels < edge.barrels.low || barrels > edge.barrels.high
    else { return "" }
    return " The declared \(Wording.grouped(barrels)) barrels lie outside the "
      + "\(Wording.barrels(edge.barrels)) taken aboard then."
  }

  private func tooMuch(_ document: DeclaredCargo, _ ship: Int) -> String? {
    guard let barrels = document.barrels, barrels.isFinite,
      let capacity = fleet.ships[ship].hydrostatics?.capacity
    else { return nil }
    // The lightest crude gives the most barrels, so that only the impossible is contradicted.
    let most = capacity.high * CrudeDensity.unknown.barrelsPerTonne.high
    guard barrels > most else { return nil }
    return "The declared \(Wording.grouped(barrels)) barrels are more than this ship can carry "
      + "(at most \(Wording.guess(most)) barrels of the lightest crude). "
  }

  private func unmatched(
    _ document: DeclaredCargo, _ ship: Int, _ start: DocumentVerdict
  ) -> DocumentVerdict {
    var answer = start
    answer.explanation +=
      "No load or transfer to this ship was seen within "
      + "\(Wording.decimal(fleet.rules.documentWindow.days, places: 0)) days of the load date."
    let declared = DeclaredOrigin(document.declaredOrigin, fleet.terminals)
    let places = fleet.terminals.filter {
      declared.countries.contains(DeclaredOrigin.country(of: $0))
    }
    if let seen = sighting(of: ship, on: document.loadDate), !places.isEmpty,
      places.allSatisfy({
        Sphere.distance(to: $0.area, from: seen.position) > rules.elsewhere
      })
    {
      answer.evidence = (answer.evidence + seen.evidence).sorted()
      answer.contradict(
        .impossibleLoad,
        " On that day she was observed more than "
          + "\(Wording.decimal(rules.elsewhere.value / 1000, places: 0)) km from every known "
          + "terminal of the declared country.")
    } else {
      let watch = DayWatch(fleet.ships[ship], document.loadDate)
      guard watch.excludes(self.places(of: declared), fleet.rules) else { return answer }
      answer.contradict(.impossibleLoad, " " + watch.words)
    }
    answer.grade = .c
    return answer
  }

  /// Where the ship was seen on a day: a call, or a drift, that covers the whole day.
  private func sighting(
    of ship: Int, on day: CivilDate
  ) -> (position: Coordinate, evidence: [SourceReference])? {
    let (start, end) = (day.start, day.start + .days(1))
    let item = fleet.ships[ship]
    if let call = item.calls.first(where: { $0.start <= start && $0.end >= end }) {
      return (call.position, call.evidence)
    }
    if let drift = item.loiterings.first(where: { $0.start <= start && $0.end >= end }) {
      return (drift.position, drift.evidence)
    }
    return nil
  }
}

extension DocumentVerdict {
  /// Records a contradiction with its words.
  mutating func contradict(_ kind: Contradiction, _ words: String = "") {
    verdict = .contradicts
    contradictions.append(kind)
    explanation += words
  }
}
