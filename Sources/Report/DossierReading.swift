/// What a dossier of two states needs from a ledger's view, gathered once.
package import Ledger
import Vocabulary

/// A pair of states as of a pair of days.
package struct DossierReading: Sendable {
  let view: LedgerView
  let first: SubjectID
  let second: SubjectID
  let commitments: [Commitment]
  /// Flows between the two, or of one's oil under another's name.
  let flows: [Flow]
  let designations: [Designation]
  let answers: [(claim: Claim, result: CheckResult)]
  let series: [Observation]
  let outlook: [(scenario: OutlookScenario, years: [OutlookYear])]

  /// A measured or told number of one state, or of the two.
  struct Observation: Sendable {
    let id: SubjectID
    let kind: String
    let object: String
    let state: SubjectID?
    let partner: SubjectID?
    let quantity: Quantity
    let start: CivilDate?
    let end: CivilDate?
    let statements: [Statement]
  }

  package init(
    _ view: LedgerView, _ first: SubjectID, _ second: SubjectID, outlook: [OutlookScenario] = []
  ) {
    self.view = view
    self.first = first
    self.second = second
    let sides = [first, second].map { Self.parties(of: $0, in: view) }
    func joins(_ from: SubjectID?, _ to: SubjectID?) -> Bool {
      guard let from, let to else { return false }
      return sides[0].contains(from) && sides[1].contains(to)
        || sides[1].contains(from) && sides[0].contains(to)
    }
    commitments = view.commitments.filter { joins($0.from, $0.to) }
    let either = sides[0].union(sides[1])
    flows = view.flows.filter { flow in
      joins(flow.from, flow.to) || flow.trueOrigin.map(either.contains) == true
        || flow.id.name.hasPrefix("growth-lab") && flow.from.map(either.contains) == true
    }
    designations = view.designations.filter { $0.entity.map(either.contains) ?? false }
    answers = view.claims.compactMap { Claim($0, in: view) }
      .sorted { (Double($0.number) ?? .infinity, $0.id) < (Double($1.number) ?? .infinity, $1.id) }
      .map { ($0, Checks.run($0, in: view)) }
    series = view.subjects(.observation).compactMap { Self.observation($0, view) }
      .filter { $0.state.map(either.contains) ?? false }
    self.outlook = outlook.map { ($0, Outlook.run($0)) }
  }

  /// The state itself and what is recorded as belonging to it.
  private static func parties(of state: SubjectID, in view: LedgerView) -> Set<SubjectID> {
    var all: Set<SubjectID> = [state]
    for (subject, statements) in view.statements
    where statements.contains(where: { $0.property == .country && $0.value.subject == state }) {
      all.insert(subject)
    }
    return all
  }

  private static func observation(_ id: SubjectID, _ view: LedgerView) -> Observation? {
    guard let quantity = view.best(id, .quantity)?.value.quantity else { return nil }
    return Observation(
      id: id, kind: view.best(id, .kind)?.value.text ?? "other",
      object: view.best(id, .object)?.value.text ?? id.name,
      state: view.best(id, .from)?.value.subject, partner: view.best(id, .to)?.value.subject,
      quantity: quantity, start: view.best(id, .windowStart)?.value.day,
      end: view.best(id, .windowEnd)?.value.day, statements: view.statements[id] ?? [])
  }

  var firstName: String { view.name(first) }
  var secondName: String { view.name(second) }

  /// Yearly arms deliveries of a register, one pair of years and million TIV for each.
  var armsYears: [(year: Int, total: Estimate, statements: [Statement])] {
    let arms = Registers.best(flows.filter { $0.kind == "arms" && $0.countsInTotals })
    var years: [Int: (Estimate, [Statement])] = [:]
    for flow in arms where flow.quantity?.unit == .trendIndicatorValue {
      guard let start = flow.start?.year, let end = flow.end?.year,
        let value = flow.quantity?.value,
        start <= end
      else { continue }
      // A deal told over several years is divided, never repeated.
      let share = value.scaled(by: 1 / Double(end - start + 1))
      for year in start...end {
        let known = years[year] ?? (.zero, [])
        years[year] = (known.0 + share, known.1 + flow.statements)
      }
    }
    return years.sorted { $0.key < $1.key }.map { ($0.key, $0.value.0, $0.value.1) }
  }
}
