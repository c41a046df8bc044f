/// A case file's discharges as observed flows: the only bridge between ships and the ledger.
///
/// One flow is one origin of one discharge. Its quantity is the discharge's interval of barrels times
/// the origin's interval of shares; the declared origin comes from the papers of the same ship when
/// a document names one. The grade of the discharge sets the credibility.
package import CaseFile
package import Ledger
import Vocabulary

package enum SeaFlows {
  /// Flows in the order of the layer; a discharge without barrels gives none.
  package static func drafts(_ tables: CaseTables, case name: String) -> [Draft] {
    let countries = Dictionary(
      tables.records("places").compactMap { place in
        place.text("terminal_id").map { ($0, place.text("country")) }
      }, uniquingKeysWith: { first, _ in first })
    func state(_ terminal: String?) -> SubjectID? {
      guard let terminal, let country = countries[terminal] ?? nil else { return nil }
      return States.find(country)?.subject
    }
    let papers = declared(tables)
    return tables.records("discharges").enumerated().compactMap { index, row in
      guard let low = row.real("barrels_low"), let best = row.real("barrels"),
        let high = row.real("barrels_high"), let time = row.time("time")
      else { return nil }
      let share = Estimate(
        low: row.real("share_low") ?? 0, best: row.real("share") ?? 0,
        high: row.real("share_high") ?? 1)
      let id = row.text("discharge_id") ?? "\(index)"
      var draft = Draft(
        SubjectID(.flow, "case:\(name)/\(id)/\(row.text("origin_terminal_id") ?? "unknown")"))
      let origin = state(row.text("origin_terminal_id"))
      draft.from = origin
      draft.to = state(row.text("terminal_id"))
      draft.kind = "oil"
      draft.object = "crude discharged at \(row.text("terminal_name") ?? "a terminal")"
      draft.quantity = Quantity(
        Estimate(low: low * share.low, best: best * share.best, high: high * share.high), .barrel)
      let day = CivilDate(time)
      (draft.start, draft.end, draft.validFrom) = (day, day, day)
      draft.basis = .observed
      draft.trueOrigin = origin
      draft.declaredOrigin = row.text("vessel_id").flatMap { papers[$0] }
      draft.credibility = credibility(row.text("grade"))
      draft.note = row.text("vessel_id").map { "discharged by \($0)" }
      return draft
    }
  }

  /// Evidence grades as credibility: A confirmed, B probably, C possibly, D doubtful, X and U not
  /// to be judged.
  private static func credibility(_ grade: String?) -> Credibility? {
    Credibility(["A": 1, "B": 2, "C": 3, "D": 4][grade ?? ""] ?? 6)
  }

  /// The declared origin of each vessel whose papers name one state only.
  private static func declared(_ tables: CaseTables) -> [String: SubjectID] {
    var origins: [String: Set<SubjectID>] = [:]
    for row in tables.records("documents") {
      guard let vessel = row.text("vessel_id"), let text = row.text("declared_origin"),
        let state = States.find(text)
      else { continue }
      origins[vessel, default: []].insert(state.subject)
    }
    return origins.compactMapValues { $0.count == 1 ? $0.first : nil }
  }
}
