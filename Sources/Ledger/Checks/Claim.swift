/// A claim of an article as it stands in a ledger, and the door to all checks of claims.
package import Vocabulary

/// What an article says, confirmed by a person, and the test it is to be put to.
package struct Claim: Hashable, Sendable {
  package let id: SubjectID
  package let says: String
  package let quantity: Quantity?
  package let actors: [SubjectID]
  package let start: CivilDate?
  package let end: CivilDate?
  package let status: ClaimStatus?
  package let test: ClaimTest
  package let against: [SubjectID]
  package let published: CivilDate?
  package let statements: [Statement]

  package init?(_ id: SubjectID, in view: LedgerView) {
    guard id.kind == .claim, let said = view.best(id, .claimed), let text = said.value.text else {
      return nil
    }
    self.id = id
    says = text
    quantity = view.best(id, .quantity)?.value.quantity
    actors = view.all(id, .actor).compactMap(\.value.subject)
    start = view.best(id, .windowStart)?.value.day
    end = view.best(id, .windowEnd)?.value.day
    status = view.best(id, .status)?.value.text.flatMap(ClaimStatus.init)
    test = view.best(id, .test)?.value.text.flatMap(ClaimTest.init) ?? .none
    against = view.all(id, .against).compactMap(\.value.subject)
    published = said.validFrom
    statements = view.statements[id] ?? []
  }

  /// The claim's number: what stands behind the slash.
  package var number: String {
    id.name.split(separator: "/").last.map(String.init) ?? id.name
  }
}

/// All checks, by the test a claim names.
package enum Checks {
  /// The answer to one claim; pure: the same view gives the same answer.
  package static func run(_ claim: Claim, in view: LedgerView) -> CheckResult {
    let evidence = claim.against.map { Evidence($0, in: view) }
    switch claim.test {
    case .none:
      return CheckResult(
        .notTestable,
        "Nothing on record could decide this: an opinion, or an absence that nobody "
          + "searched for.", using: claim.statements)
    case .stage: return StageCheck.run(claim, evidence, view)
    case .slippage: return StageCheck.slippage(claim, evidence, view)
    case .agreement: return AgreementCheck.run(claim, evidence, view)
    case .date: return DateCheck.run(claim, evidence)
    case .capacity: return MeasureChecks.capacity(claim, evidence)
    case .stock: return MeasureChecks.stockAsFlow(claim, view)
    case .growth: return MeasureChecks.growth(claim, view)
    case .possession: return MeasureChecks.possession(claim, view)
    case .rank: return RankCheck.run(claim, view)
    case .ratio: return ShareCheck.run(claim, evidence)
    case .office: return OfficeCheck.run(claim, evidence, view)
    case .designation: return PartyChecks.designation(claim, evidence, view)
    case .name: return PartyChecks.name(claim, evidence, view)
    case .route: return RouteCheck.run(claim, view)
    case .mirror: return MirrorCheck.reported(claim, view)
    case .words: return WordsCheck.run(claim, evidence)
    case .sum: return SumCheck.run(evidence)
    case .unitSlip: return UnitSlipCheck.run(claim, evidence)
    case .referent: return ReferentCheck.run(evidence)
    case .independence: return IndependenceCheck.run(claim.against, in: view)
    case .impossibleOrigin, .residual, .party:
      return CheckResult(
        .notTestable, "The test \(claim.test.rawValue) is one of flows, not of claims.",
        using: claim.statements)
    }
  }
}

/// A subject a claim is held against, with what checks ask of it.
struct Evidence {
  let id: SubjectID
  let statements: [Statement]
  let quantity: Quantity?
  let start: CivilDate?
  let end: CivilDate?
  let object: String
  let actors: [SubjectID]
  let text: String?
  let reliability: Character?
  let credibility: Int

  init(_ id: SubjectID, in view: LedgerView) {
    self.id = id
    statements = view.statements[id] ?? []
    let stated = view.best(id, .quantity)
    quantity = stated?.value.quantity
    start = view.best(id, .windowStart)?.value.day
    end = view.best(id, .windowEnd)?.value.day
    object = view.best(id, .object)?.value.text ?? id.name
    actors = [Property.from, .to, .actor].flatMap { view.all(id, $0) }.compactMap(\.value.subject)
    text = view.best(id, .note)?.value.text ?? view.best(id, .object)?.value.text
    let anchor = stated ?? statements.first
    reliability = anchor.flatMap { view.sources[$0.source]?.reliability }
    credibility = anchor?.credibility?.value ?? 6
  }

  var isThere: Bool { !statements.isEmpty }

  /// The Admiralty grade as a number, lower is better: reliability before credibility.
  var grade: Int {
    let letter = reliability?.asciiValue.map { Int($0) - 65 } ?? 5
    return letter * 10 + credibility
  }

  var gradeText: String { "\(reliability ?? "F")\(credibility)" }
}
