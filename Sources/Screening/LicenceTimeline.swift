/// General licences and blocking by definition, each with its days, what it excludes and its source.
///
/// Nothing here is decided by a build: the table is text, and a file of the same form replaces it. A
/// licence never clears a leg by itself: what it permits hangs on conditions that no list can show, and
/// each such condition is told.
package import Vocabulary

package struct LicenceTimeline: Sendable {
  package enum Kind: String, Hashable, Sendable {
    case licence
    /// Parties blocked without a row on any list.
    case definition
  }

  package struct Item: Hashable, Sendable {
    package let kind: Kind
    package let id: String
    package let regime: String
    /// Beginnings of the programme tags it is about: `VENEZUELA`, `RUSSIA-EO14024`.
    package let programmes: [String]
    package let from: CivilDate
    /// The last day; nil while open.
    package let to: CivilDate?
    package let replacedBy: String?
    package let scope: String
    /// Whom or what it leaves out.
    package let excludes: String?
    package let source: String

    package func stands(on day: CivilDate) -> Bool { from <= day && (to.map { day <= $0 } ?? true) }

    package func covers(_ programme: String) -> Bool {
      programmes.contains { programme.hasPrefix($0) }
    }
  }

  /// A party that the text of a definition names.
  package struct NamedParty: Hashable, Sendable {
    /// The definition's id: `EO 13884`.
    package let definition: String
    /// The first is how the text names it.
    package let names: [String]
    package let from: CivilDate
    package let to: CivilDate?
    package let source: String
  }

  package let items: [Item]

  /// Who is named in definitions, in the order of the text.
  package let namedParties: [NamedParty]

  /// Rows that made no sense, with why.
  package let refused: [String]

  /// Reads lines of ten fields parted by `|`.
  ///
  /// They are kind (licence, definition, party), id, regime, programmes (spaces), from, to, replaced by,
  /// scope, excludes, source; `#` begins a comment. A party's id is that of its definition, and its scope is
  /// its names, parted by `;`.
  package init(text: String) {
    var items: [Item] = []
    var parties: [NamedParty] = []
    var refused: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let plain = line.drop { $0 == " " }
      guard !plain.isEmpty, plain.first != "#" else { continue }
      switch Self.row(plain) {
      case .success(.item(let item)): items.append(item)
      case .success(.party(let party)): parties.append(party)
      case .failure(let reason): refused.append("\(reason.text): \(plain)")
      }
    }
    self.items = items.sorted { ($0.from, $0.id) < ($1.from, $1.id) }
    namedParties = parties
    self.refused = refused
  }

  private struct Reason: Error { let text: String }

  private enum Row {
    case item(Item)
    case party(NamedParty)
  }

  private static func row(_ line: Substring) -> Result<Row, Reason> {
    let fields = line.split(separator: "|", omittingEmptySubsequences: false).map { field in
      field.split(separator: " ").joined(separator: " ")
    }
    guard fields.count == 10 else {
      return .failure(Reason(text: "\(fields.count) fields, not 10"))
    }
    guard let from = CivilDate(fields[4]), fields[5].isEmpty || CivilDate(fields[5]) != nil else {
      return .failure(Reason(text: "no date"))
    }
    guard !fields[9].isEmpty else { return .failure(Reason(text: "no source")) }
    if fields[0] == "party" {
      let names = fields[7].split(separator: ";").map(trimmed).filter { !$0.isEmpty }
      guard !names.isEmpty else { return .failure(Reason(text: "no name")) }
      return .success(
        .party(
          NamedParty(
            definition: fields[1], names: names, from: from, to: CivilDate(fields[5]),
            source: fields[9])))
    }
    guard let kind = Kind(rawValue: fields[0]) else {
      return .failure(Reason(text: "neither licence, definition nor party"))
    }
    return .success(
      .item(
        Item(
          kind: kind, id: fields[1], regime: fields[2],
          programmes: fields[3].split(separator: " ").map(String.init), from: from,
          to: CivilDate(fields[5]), replacedBy: fields[6].isEmpty ? nil : fields[6],
          scope: fields[7], excludes: fields[8].isEmpty ? nil : fields[8], source: fields[9])))
  }

  private static func trimmed(_ text: Substring) -> String {
    text.split(separator: " ").joined(separator: " ")
  }

  package func standing(_ kind: Kind, on day: CivilDate) -> [Item] {
    items.filter { $0.kind == kind && $0.stands(on: day) }
  }
}

extension LicenceTimeline {
  /// What is known at the time of writing; every date from a secondary source unless said otherwise.
  package static let builtin = LicenceTimeline(text: builtinText)

  private static let builtinText = """
    # kind | id | regime | programmes | from | to | replaced by | scope | excludes | source
    definition | EO 13884 | OFAC | VENEZUELA | 2019-08-05 | | | the Government of Venezuela: the state and government of Venezuela, any political subdivision, agency or instrumentality, the Central Bank, PDVSA, and persons owned or controlled by or acting for them | | 84 FR 38843 (Executive Order 13884)
    party | EO 13884 | OFAC | | 2019-08-05 | | | Government of Venezuela; Gobierno de Venezuela; Bolivarian Republic of Venezuela | | 84 FR 38843, section 6(d)
    party | EO 13884 | OFAC | | 2019-08-05 | | | Central Bank of Venezuela; Banco Central de Venezuela | | 84 FR 38843, section 6(d)
    party | EO 13884 | OFAC | | 2019-08-05 | | | Petroleos de Venezuela, S.A.; Petroleos de Venezuela; PdVSA | | 84 FR 38843, section 6(d)
    licence | GL 41 | OFAC | VENEZUELA | 2022-11-26 | 2025-03-03 | GL 41A | transactions related to Chevron's joint ventures in Venezuela; oil sold to the United States first | payments of taxes or royalties to the Government of Venezuela; Russian-owned entities in Venezuela | project domain notes (screening.md), secondary
    licence | GL 41A | OFAC | VENEZUELA | 2025-03-04 | 2025-04-03 | | wind-down of transactions under GL 41 | as GL 41 | project domain notes (screening.md), secondary
    licence | GL 8 series | OFAC | VENEZUELA | 2019-01-28 | 2025-05-09 | | limited maintenance of operations in Venezuela by named oilfield service companies | drilling, sale and purchase of Venezuelan oil | project domain notes (screening.md), secondary; first date from the series' first issue
    licence | GL 44 | OFAC | VENEZUELA | 2023-10-18 | 2024-04-17 | GL 44A | transactions related to oil and gas sector operations in Venezuela | Russian entities; certain bonds | project domain notes (screening.md), secondary
    licence | GL 44A | OFAC | VENEZUELA | 2024-04-17 | 2024-05-31 | | wind-down of transactions under GL 44 | as GL 44 | project domain notes (screening.md), secondary
    licence | GL 46 | OFAC | VENEZUELA | 2026-01-29 | | | Venezuelan-origin oil: lifting, export, sale, transport, refining by established US entities | blocked vessels; Russian, Iranian, North Korean and Cuban persons; only entities established in the US | project domain notes (screening.md), secondary
    licence | GL 124A | OFAC | RUSSIA-EO14024 | 2025-10-22 | | | Rosneft and Lukoil: certain petroleum projects named in the licence | anything not named in the licence | project domain notes (screening.md), secondary
    licence | GL 126–128 | OFAC | RUSSIA-EO14024 | 2025-10-22 | | | Rosneft and Lukoil: wind-down and retail stations as named in the licences | anything not named in the licences | project domain notes (screening.md), secondary
    """
}
