/// Every party of every leg, asked on the day of the leg and again on the day of asking.
import CaseFile
import Custody
import Ingest
import Screening
import Tracks
import Vocabulary

/// Questions put to the lists, in a fixed order.
struct ScreeningStage {
  private(set) var questions: [ScreeningQuestion] = []

  private var desk: ExposureDesk

  /// Tankers are asked about as of `day`, ships on a leg as of that leg's day as well.
  ///
  /// Without any edition nothing is asked.
  init(
    reference: ReferenceStage, vessels: [CaseVessel], graph: CustodyGraph, asOf day: CivilDate
  ) {
    desk = ExposureDesk(
      editions: reference.editions, timeline: reference.timeline,
      book: OwnershipBook(reference.holdings + ListLinks(reference.editions).holdings))
    guard !reference.editions.isEmpty else { return }
    let byID = Dictionary(vessels.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let operators = Dictionary(
      reference.gazetteer.terminals.compactMap { place in place.operator.map { (place.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    for edge in graph.edges where edge.kind != .retain {
      for vessel in edge.ships.compactMap({ byID[$0] }) {
        ask(vessel, leg: edge.id, on: CivilDate(edge.start))
        for name in edge.terminals.compactMap({ operators[$0] }) {
          ask(name, .terminalOperator, vessel, leg: edge.id, on: CivilDate(edge.start))
        }
      }
    }
    let onLegs = Set(graph.edges.flatMap(\.ships))
    for vessel in vessels where vessel.isTanker == true || onLegs.contains(vessel.id) {
      ask(vessel, leg: nil, on: day)
    }
    for party in Set(reference.counterparties).sorted() {
      guard let vessel = vessels.first(where: { $0.imo == party.vessel }) else { continue }
      if let edge = party.leg(of: vessel.id, in: graph) {
        ask(party.name, party.role, vessel, leg: edge.id, on: CivilDate(edge.start))
      }
      ask(party.name, party.role, vessel, leg: nil, on: day)
    }
  }

  /// A company asked about by name.
  private mutating func ask(
    _ name: String, _ role: ScreeningQuestion.Party, _ vessel: CaseVessel, leg: String?,
    on day: CivilDate
  ) {
    let subject = Subject.name(name)
    let answer = desk.answer(subject, on: day)
    let question = ScreeningQuestion(
      vesselID: vessel.id, party: role, leg: leg, day: day, subject: subject, answer: answer,
      exposure: exposure(of: ExposureDesk.ExposedParty(name: name), answer, day))
    // Two documents of different days may name one party of one ship.
    if !questions.contains(where: { $0.id == question.id }) { questions.append(question) }
  }

  private mutating func ask(_ vessel: CaseVessel, leg: String?, on day: CivilDate) {
    let subject = Subject.ship(
      imo: vessel.imo, mmsi: vessel.mmsi, name: vessel.name, callSign: vessel.callSign,
      flag: vessel.flag)
    let answer = desk.answer(subject, on: day)
    questions.append(
      ScreeningQuestion(
        vesselID: vessel.id, party: .ship, leg: leg, day: day, subject: subject, answer: answer,
        exposure: exposure(of: vessel.exposed, answer, day)))
    var told: Set<String> = []
    let roles: [(ScreeningQuestion.Party, String?)] = [
      (.owner, vessel.owner), (.manager, vessel.manager), (.operator, vessel.operator),
    ]
    // A company with several roles is asked about once.
    for (role, name) in roles {
      if let name, told.insert(name).inserted { ask(name, role, vessel, leg: leg, on: day) }
    }
  }

  private mutating func exposure(
    of party: ExposureDesk.ExposedParty, _ answer: ScreeningAnswer, _ day: CivilDate
  ) -> [Exposure] {
    guard case .screened = answer else { return [] }
    return desk.exposure(of: party, answer: answer, on: day)
  }

  /// What the lists said about the parties of a leg, in words; nil when nothing was asked.
  func words(for edge: CustodyEdge, names: [String: String]) -> String? {
    let asked = questions.filter { $0.leg == edge.id }
    guard !asked.isEmpty else { return nil }
    return asked.map { question in
      let who = names[question.vesselID] ?? question.vesselID
      let exposed =
        question.exposure.isEmpty
        ? "" : " [\(question.exposure.map(\.words).joined(separator: "; "))]"
      return "\(who) (\(question.party.rawValue)): \(Self.words(for: question))\(exposed)"
    }.joined(separator: "; ")
  }

  private static func words(for question: ScreeningQuestion) -> String {
    let day = question.day.description
    switch question.outcome {
    case "match": return "listed on \(day)"
    case "possible":
      return "an entry listed on \(day) has a like name or radio identity; not shown to be the same"
    case "none": return "not found in the lists as of \(day)"
    default: return "cannot tell for \(day)"
    }
  }
}

extension CaseVessel {
  /// The ship as holdings know her: by name, by number, and with what the register says.
  fileprivate var exposed: ExposureDesk.ExposedParty {
    let ship = "the ship"
    func tie(_ name: String?, _ tie: OwnershipGraph.Tie) -> OwnershipGraph.Holding? {
      name.flatMap {
        OwnershipGraph.Holding(
          owner: $0, asset: ship, tie: tie, percent: tie == .ownership ? 100...100 : nil,
          source: "registry")
      }
    }
    return ExposureDesk.ExposedParty(
      name: ship, otherNames: imo.map { ["IMO \($0.description)"] } ?? [],
      holdings: [
        tie(owner, .ownership), tie(manager, .management), tie(`operator`, .management),
      ].compactMap(\.self))
  }
}

extension CustodyEdge {
  /// Ids of the terminals at either end.
  fileprivate var terminals: [String] {
    [from, to].compactMap { if case .terminal(let id) = $0 { id } else { nil } }
  }

  /// Ids of the ships at either end.
  var ships: [String] {
    [from, to].compactMap { if case .vessel(let id) = $0 { id } else { nil } }
  }
}

/// What lists say of links: ties whose share nobody states, told and never counted.
private struct ListLinks {
  private(set) var holdings: [OwnershipGraph.Holding] = []

  init(_ editions: [ListEdition]) {
    let byList = Dictionary(grouping: editions, by: \.list)
    for list in byList.keys.sorted() {
      let ordered = (byList[list] ?? []).sorted { $0.date < $1.date }
      for (edition, next) in zip(ordered, ordered.dropFirst().map(\.date) + [nil]) {
        // An edition speaks until the next one.
        let last = next.map { CivilDate($0.start - TimeSpan.days(1)) }
        for entry in edition.entries { add(entry, edition, to: last) }
      }
    }
  }

  private mutating func add(_ entry: ListEntry, _ edition: ListEdition, to last: CivilDate?) {
    let asset = entry.imo.map { "IMO \($0.description)" } ?? entry.name
    holdings += entry.linkedTo.compactMap { owner in
      OwnershipGraph.Holding(
        owner: owner, asset: asset, tie: .management, percent: nil, from: edition.date, to: last,
        source: "\(edition.list) \(entry.id), linked to")
    }
  }
}
