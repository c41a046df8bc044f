/// A party that a document of a cargo names: shipper, consignee, buyer, seller, charterer, bank.
import CaseFile
import Custody
import Ingest
import Vocabulary

struct Counterparty: Hashable, Comparable {
  let vessel: IMONumber
  let role: ScreeningQuestion.Party
  let name: String
  let loadDate: CivilDate

  /// Days between the date of a bill of lading and the end of loading that are still one loading: bills are
  /// dated when loading ends, which takes up to some days.
  private static let tolerance = 5

  private static let roles: [ScreeningQuestion.Party] = [
    .shipper, .consignee, .buyer, .seller, .charterer, .bank,
  ]

  /// What the columns of one row beyond the fixed ones name; empty cells name nobody.
  static func all(_ row: DocumentRow) -> [Self] {
    roles.compactMap { role in
      guard let cell = row.extra.first(where: { $0.name.lowercased() == role.rawValue }),
        cell.value.contains(where: { $0.isLetter })
      else { return nil }
      return Self(vessel: row.vessel, role: role, name: cell.value, loadDate: row.loadDate)
    }
  }

  static func < (left: Self, right: Self) -> Bool {
    (left.vessel.description, left.loadDate, left.role.rawValue, left.name)
      < (right.vessel.description, right.loadDate, right.role.rawValue, right.name)
  }

  /// The loading that the document is about; nil when none was seen near its date.
  func leg(of vesselID: String, in graph: CustodyGraph) -> CustodyEdge? {
    let near = graph.edges.filter { edge in
      (edge.kind == .load || edge.kind == .storageOut) && edge.ships.contains(vesselID)
        && distance(edge) <= Self.tolerance
    }
    return near.min { (distance($0), $0.id) < (distance($1), $1.id) }
  }

  private func distance(_ edge: CustodyEdge) -> Int {
    let days = (edge.end.seconds - loadDate.start.seconds) / 86_400
    return abs(Int(days))
  }
}
