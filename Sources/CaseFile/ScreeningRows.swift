/// Questions put to the lists and their answers, as rows; a negative is a row too.
package import Screening
package import Vocabulary

/// One question: a party of a ship, on a day, for a leg or for the day of asking.
package struct ScreeningQuestion: Hashable, Sendable {
  /// Who of a ship is asked about.
  package enum Party: String, Hashable, Sendable {
    case ship
    case owner
    case manager
    case `operator`
    /// Who runs the terminal of a load or discharge.
    case terminalOperator = "terminal_operator"
    // Named in documents of the cargo.
    case shipper, consignee, buyer, seller, charterer, bank

    /// A cargo may have several of one role; a ship has one owner.
    var isOfDocuments: Bool {
      switch self {
      case .ship, .owner, .manager, .operator, .terminalOperator: false
      case .shipper, .consignee, .buyer, .seller, .charterer, .bank: true
      }
    }
  }

  package let vesselID: String
  package let party: Party
  /// The custody edge whose day is asked about; nil for the day of asking.
  package let leg: String?
  package let day: CivilDate
  package let subject: Subject
  package let answer: ScreeningAnswer
  /// What stands against the party that day: its own designation, its owners', definitions, licences.
  ///
  /// Empty when no list covers the day.
  package let exposure: [Exposure]

  package init(
    vesselID: String, party: Party, leg: String?, day: CivilDate, subject: Subject,
    answer: ScreeningAnswer, exposure: [Exposure] = []
  ) {
    self.vesselID = vesselID
    self.party = party
    self.leg = leg
    self.day = day
    self.subject = subject
    self.answer = answer
    self.exposure = exposure
  }

  /// `match`, `possible`, `none` or `cannot_tell`.
  package var outcome: String {
    guard case .screened(let result) = answer else { return "cannot_tell" }
    if let strongest = result.matches.first { return strongest.strength.rawValue }
    return result.isNegative ? "none" : "cannot_tell"
  }

  /// Kinds of exposure, each once, in the order found; nil when there is no exposure to tell.
  package var exposureCodes: String? {
    var codes: [String] = []
    for item in exposure where !codes.contains(item.code) { codes.append(item.code) }
    return codes.isEmpty ? nil : codes.joined(separator: ";")
  }

  /// One line for each kind.
  package var exposureWords: String? {
    exposure.isEmpty ? nil : exposure.map(\.words).joined(separator: "\n")
  }

  /// The name of this question in every layer.
  package var id: String {
    let about = leg ?? "as of \(day.description)"
    let name = party.isOfDocuments ? "/\(subject.description)" : ""
    return "screening:\(vesselID)/\(party.rawValue)/\(about)\(name)"
  }
}

/// Rows of `screenings` and `designations`.
package struct ScreeningRows {
  package var book: EvidenceBook

  package init(book: EvidenceBook) { self.book = book }

  package func screenings(_ questions: [ScreeningQuestion]) -> [CaseRow] {
    questions.map { question in
      var row = RowBuilder("screenings")
      row.set("screening_id", question.id)
      row.set("vessel_id", question.vesselID)
      row.set("leg", question.leg)
      row.set("asked_day", question.day.description)
      let edition = Self.edition(of: question.answer)
      row.set("edition_date", edition?.date.description)
      row.set("edition_sha256", edition?.sha256)
      row.set("party", question.party.rawValue)
      row.set("subject", question.subject.description)
      row.set("answer", question.outcome)
      row.set("exposure", question.exposureCodes)
      row.set("exposure_words", question.exposureWords)
      row.set("explanation", question.answer.explanation)
      return row.row
    }
  }

  package mutating func designations(_ questions: [ScreeningQuestion]) -> [CaseRow] {
    questions.flatMap { question in
      (question.answer.matches ?? []).map { row(of: $0, for: question) }
    }
  }

  private mutating func row(of match: Match, for question: ScreeningQuestion) -> CaseRow {
    var row = RowBuilder("designations")
    row.set("designation_id", "\(question.id)/\(match.entry.list)/\(match.entry.id)")
    row.set("vessel_id", question.vesselID)
    row.set("list", match.entry.list)
    row.set("entry_id", match.entry.id)
    row.set("entry_name", match.entry.name)
    row.set("programmes", match.entry.programmes.joined(separator: "; "))
    row.set("basis", match.bases.map(\.code).joined(separator: "; "))
    row.set("strength", match.strength.rawValue)
    row.set("edition_date", match.edition.date.description)
    row.set("edition_sha256", match.edition.sha256)
    row.set("asked_day", question.day.description)
    row.set("first_seen", match.listing.firstSeen.description)
    row.set("last_seen", match.listing.lastSeen.description)
    row.set("leg", question.leg)
    row.set("explanation", "\(question.party.rawValue.capitalised): \(match.explanation)")
    row.set("evidence_ids", book.cite([match.entry.source], rule: ScreeningIndex.ruleID))
    return row.row
  }

  private static func edition(of answer: ScreeningAnswer) -> EditionIdentity? {
    guard case .screened(let result) = answer else { return nil }
    return result.matches.first?.edition ?? result.editions.last
  }
}

extension String {
  /// The first letter in upper case.
  fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
