/// A promise, folded from its statements: who to whom, how much, by when, and how far it came.
package import Vocabulary

/// One promise as of a pair of days.
package struct Commitment: Hashable, Sendable {
  package let id: SubjectID
  package let from: SubjectID?
  package let to: SubjectID?
  package let kind: String
  package let object: String
  package let quantity: Quantity?
  package let due: CivilDate?
  package let parent: SubjectID?
  /// False for umbrellas and for what is counted elsewhere.
  package let countsInTotals: Bool
  /// Stages in the order of their days; a stage without a day stands first.
  package let stages: [(stage: Stage, day: CivilDate?, statement: StatementID)]
  /// Every statement used.
  package let statements: [Statement]

  package static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.statements == right.statements
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }

  init?(_ id: SubjectID, in view: LedgerView) {
    guard id.kind == .commitment, let all = view.statements[id] else { return nil }
    self.id = id
    from = view.best(id, .from)?.value.subject
    to = view.best(id, .to)?.value.subject
    kind = view.best(id, .kind)?.value.text ?? "other"
    object = view.best(id, .object)?.value.text ?? id.name
    quantity = view.best(id, .quantity)?.value.quantity
    due = view.best(id, .due)?.value.day
    parent = view.best(id, .parent)?.value.subject
    countsInTotals = view.best(id, .countsInTotals)?.value.text != "no"
    statements = all
    stages = all.compactMap { statement in
      guard statement.property == .stage, let text = statement.value.text,
        let stage = Stage(rawValue: text), stage != .lapsed
      else { return nil }
      return (stage, statement.validFrom, statement.id)
    }.sorted { left, right in
      (left.1?.daysSinceEpoch ?? .min, left.0.step ?? 9, left.2)
        < (right.1?.daysSinceEpoch ?? .min, right.0.step ?? 9, right.2)
    }
  }

  /// The last stage that was stated; side exits count when they came last.
  package var stated: Stage? { stages.last?.stage }

  /// The furthest step forward that was stated.
  package var furthest: Stage? {
    stages.map(\.stage).filter { $0.step != nil }.max { ($0.step ?? 0) < ($1.step ?? 0) }
  }

  package var promisedOn: CivilDate? { stages.compactMap(\.day).min() }

  package var deliveredOn: CivilDate? { stages.first { ($0.stage.step ?? 0) >= 3 }?.day }
}

/// Something that moved, or is said to have moved.
package struct Flow: Hashable, Sendable {
  package let id: SubjectID
  package let from: SubjectID?
  package let to: SubjectID?
  package let kind: String
  package let object: String
  package let quantity: Quantity?
  package let alternate: Quantity?
  package let start: CivilDate?
  package let end: CivilDate?
  package let basis: Basis
  package let valuation: Valuation?
  package let reporter: SubjectID?
  package let declaredOrigin: SubjectID?
  package let trueOrigin: SubjectID?
  package let fulfils: SubjectID?
  package let countsInTotals: Bool
  package let statements: [Statement]

  package static func == (left: Self, right: Self) -> Bool {
    left.id == right.id && left.statements == right.statements
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(id) }

  /// Nil without a basis: a flow that does not say what it rests on is not one.
  init?(_ id: SubjectID, in view: LedgerView) {
    guard id.kind == .flow, let all = view.statements[id],
      let basis = view.best(id, .basis)?.value.text.flatMap(Basis.init)
    else { return nil }
    self.id = id
    self.basis = basis
    from = view.best(id, .from)?.value.subject
    to = view.best(id, .to)?.value.subject
    kind = view.best(id, .kind)?.value.text ?? "other"
    object = view.best(id, .object)?.value.text ?? id.name
    quantity = view.best(id, .quantity)?.value.quantity
    alternate = view.best(id, .alternateQuantity)?.value.quantity
    start = view.best(id, .windowStart)?.value.day
    end = view.best(id, .windowEnd)?.value.day
    valuation = view.best(id, .valuation)?.value.text.flatMap(Valuation.init)
    reporter = view.best(id, .reporter)?.value.subject
    declaredOrigin = view.best(id, .declaredOrigin)?.value.subject
    trueOrigin = view.best(id, .trueOrigin)?.value.subject
    fulfils = view.best(id, .fulfils)?.value.subject
    countsInTotals = view.best(id, .countsInTotals)?.value.text != "no"
    statements = all
  }
}

/// A listing or a licence: who, by whom, under what, and whether it forbids or permits.
package struct Designation: Hashable, Sendable {
  package let id: SubjectID
  package let entity: SubjectID?
  package let authority: String
  package let programme: String?
  package let permits: Bool
  package let scope: String?
  package let from: CivilDate?
  package let to: CivilDate?
  package let statements: [Statement]

  init?(_ id: SubjectID, in view: LedgerView) {
    guard id.kind == .listing, let all = view.statements[id],
      let entity = view.best(id, .entity)
    else { return nil }
    self.id = id
    self.entity = entity.value.subject
    authority = view.best(id, .authority)?.value.text ?? "unknown authority"
    programme = view.best(id, .programme)?.value.text
    permits = view.best(id, .effect)?.value.text == "permits"
    scope = view.best(id, .scope)?.value.text
    from = entity.validFrom
    to = entity.validTo
    statements = all
  }
}

extension LedgerView {
  package var commitments: [Commitment] {
    subjects(.commitment).compactMap { Commitment($0, in: self) }
  }
  package var flows: [Flow] { subjects(.flow).compactMap { Flow($0, in: self) } }
  package var designations: [Designation] {
    subjects(.listing).compactMap { Designation($0, in: self) }
  }
}
