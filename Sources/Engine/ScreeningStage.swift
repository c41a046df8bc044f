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
    editions: [ListEdition], vessels: [CaseVessel], graph: CustodyGraph, asOf day: CivilDate
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
  }

  private mutating func ask(
    _ vessel: CaseVessel, leg: String?, on day: CivilDate, _ index: inout SimilarNames
  ) {
    let ship = Subject.ship(
      imo: vessel.imo, mmsi: vessel.mmsi, name: vessel.name, callSign: vessel.callSign,
      flag: vessel.flag)
    var asked: [(ScreeningQuestion.Party, Subject)] = [(.ship, ship)]
    if let owner = vessel.owner { asked.append((.owner, .name(owner))) }
    if let manager = vessel.manager, manager != vessel.owner {
      asked.append((.manager, .name(manager)))
    }
    for (party, subject) in asked {
      questions.append(
        ScreeningQuestion(
          vesselID: vessel.id, party: party, leg: leg, day: day, subject: subject,
          answer: index.screen(subject, on: day)))
    }
  }

  /// What the lists said about the parties of a leg, in words; nil when nothing was asked.
  func words(for edge: CustodyEdge, names: [String: String]) -> String? {
    let asked = questions.filter { $0.leg == edge.id }
    guard !asked.isEmpty else { return nil }
    return asked.map { question in
      let who = names[question.vesselID] ?? question.vesselID
      return "\(who) (\(question.party.rawValue)): \(Self.words(for: question))"
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
