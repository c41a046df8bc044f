/// Every party of every leg, asked on the day of the leg and again on the day of asking.
import CaseFile
import Custody
import Ingest
import Screening
import Vocabulary

/// Questions put to the lists, in a fixed order.
struct ScreeningStage {
  private(set) var questions: [ScreeningQuestion] = []

  /// Tankers are asked about as of `day`, ships on a leg as of that leg's day as well.
  ///
  /// Without any
  /// edition nothing is asked.
  init(
    editions: [ListEdition], vessels: [CaseVessel], graph: CustodyGraph,
    counterparties: [Counterparty], asOf day: CivilDate
  ) {
    guard !editions.isEmpty else { return }
    var index = SimilarNames(
      ScreeningIndex(editions: editions), romaniser: ScriptReading.romaniser)
    let byID = Dictionary(vessels.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for edge in graph.edges where edge.kind != .retain {
      for vessel in edge.ships.compactMap({ byID[$0] }) {
        ask(vessel, leg: edge.id, on: CivilDate(edge.start), &index)
      }
    }
    let onLegs = Set(graph.edges.flatMap(\.ships))
    for vessel in vessels where vessel.isTanker == true || onLegs.contains(vessel.id) {
      ask(vessel, leg: nil, on: day, &index)
    }
    for party in Set(counterparties).sorted() {
      guard let vessel = vessels.first(where: { $0.imo == party.vessel }) else { continue }
      if let edge = party.leg(of: vessel.id, in: graph) {
        ask(party, vessel, leg: edge.id, on: CivilDate(edge.start), &index)
      }
      ask(party, vessel, leg: nil, on: day, &index)
    }
  }

  private mutating func ask(
    _ party: Counterparty, _ vessel: CaseVessel, leg: String?, on day: CivilDate,
    _ index: inout SimilarNames
  ) {
    let subject = Subject.name(party.name)
    let question = ScreeningQuestion(
      vesselID: vessel.id, party: party.role, leg: leg, day: day, subject: subject,
      answer: index.screen(subject, on: day))
    // Two documents of different days may name one party of one ship.
    if !questions.contains(where: { $0.id == question.id }) { questions.append(question) }
  }

  private mutating func ask(
    _ vessel: CaseVessel, leg: String?, on day: CivilDate, _ index: inout SimilarNames
  ) {
    let ship = Subject.ship(
      imo: vessel.imo, mmsi: vessel.mmsi, name: vessel.name, callSign: vessel.callSign,
      flag: vessel.flag)
    var asked: [(ScreeningQuestion.Party, Subject)] = [(.ship, ship)]
    var told: Set<String> = []
    let roles: [(ScreeningQuestion.Party, String?)] = [
      (.owner, vessel.owner), (.manager, vessel.manager), (.operator, vessel.operator),
    ]
    // A company with several roles is asked about once.
    for (role, name) in roles {
      if let name, told.insert(name).inserted { asked.append((role, .name(name))) }
    }
    let answers = asked.map { index.screen($0.1, on: day) }
    let owner = zip(asked, answers).first { $0.0.0 == .owner }
    let exposure = LegExposure(
      ship: answers[0], owner: owner.map { (vessel.owner ?? "", $0.1) }, day: day)
    for ((party, subject), answer) in zip(asked, answers) {
      questions.append(
        ScreeningQuestion(
          vesselID: vessel.id, party: party, leg: leg, day: day, subject: subject, answer: answer,
          exposure: party == .ship ? exposure.words : nil))
    }
  }

  /// What the lists said about the parties of a leg, in words; nil when nothing was asked.
  func words(for edge: CustodyEdge, names: [String: String]) -> String? {
    let asked = questions.filter { $0.leg == edge.id }
    guard !asked.isEmpty else { return nil }
    return asked.map { question in
      let who = names[question.vesselID] ?? question.vesselID
      let exposed = question.exposure.map { " [\($0)]" } ?? ""
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

extension CustodyEdge {
  /// Ids of the ships at either end.
  var ships: [String] {
    [from, to].compactMap { if case .vessel(let id) = $0 { id } else { nil } }
  }
}
