/// One subject held against one entry: the points of agreement and what they are worth.
///
/// This is the only place where a match is decided; the explanation is made from the values it
/// returns. Docs/Methods/Screening.md sentences 3–13.
import Vocabulary

struct Comparison {
  enum Verdict {
    case nothing
    case agrees(MatchStrength, [MatchBasis], reservations: [String])
    case vetoed([MatchBasis], IMONumber, IMONumber)
  }

  let verdict: Verdict

  init(_ subject: Subject, _ entry: ListEntry) {
    let bases = Self.bases(subject, entry).sorted { $0.rank < $1.rank }
    guard let strongest = bases.first else {
      verdict = .nothing
      return
    }
    if case .ship(let imo?, _, _, _, _) = subject, let listed = entry.imo, imo != listed {
      verdict = .vetoed(bases, imo, listed)
      return
    }
    let strength = Self.strength(strongest, entry)
    let reservations = strength == .match ? [] : Self.reservations(subject, entry)
    verdict = .agrees(strength, bases, reservations: reservations)
  }

  private static func bases(_ subject: Subject, _ entry: ListEntry) -> [MatchBasis] {
    switch subject {
    case .name(let name):
      return [nameBasis(name, entry)].compactMap { $0 }
    // Entries hold the numbers of ships; others are compared by `PartySearch`.
    case .number: return []
    case .ship(let imo, let mmsi, let name, let callSign, _):
      guard entry.kind == .ship else { return [] }
      var bases: [MatchBasis] = []
      if let imo, imo == entry.imo { bases.append(.imoNumber(imo)) }
      if let mmsi, mmsi == entry.mmsi { bases.append(.mmsi(mmsi)) }
      if let callSign, let listed = entry.callSign,
        EditionIndex.callSignKey(callSign) == EditionIndex.callSignKey(listed),
        !EditionIndex.callSignKey(callSign).isEmpty
      {
        bases.append(.callSign(callSign))
      }
      if let basis = name.flatMap({ nameBasis($0, entry) }) { bases.append(basis) }
      return bases
    }
  }

  /// The best agreement between a name and any of the entry's names.
  private static func nameBasis(_ asked: String, _ entry: ListEntry) -> MatchBasis? {
    let names = [(entry.name, false)] + entry.otherNames.map { ($0, true) }
    let plain = asked.uppercased()
    for (listed, isAlias) in names where !plain.isEmpty && listed.uppercased() == plain {
      return .exactName(asked: asked, listed: listed, isAlias: isAlias)
    }
    let forms = NameForms.compute(asked, kind: entry.kind)
    for (listed, isAlias) in names
    where NameForms.compute(listed, kind: entry.kind).contains(where: forms.contains) {
      return .normalisedName(asked: asked, listed: listed, isAlias: isAlias)
    }
    return nil
  }

  private static func strength(_ strongest: MatchBasis, _ entry: ListEntry) -> MatchStrength {
    switch strongest {
    case .imoNumber: .match
    case .exactName(_, _, let isAlias):
      isAlias || entry.kind == .ship || entry.kind == .person ? .possible : .match
    case .normalisedName, .mmsi, .callSign, .similarName: .possible
    }
  }

  private static func reservations(_ subject: Subject, _ entry: ListEntry) -> [String] {
    var notes: [String] = []
    switch entry.kind {
    case .ship: notes.append(hullReservation(subject, entry))
    case .person: notes.append("persons share names")
    case .company, .aircraft: notes.append("the name agrees only in another form of it")
    }
    if case .ship(_, let mmsi?, _, _, _) = subject, let listed = entry.mmsi, mmsi != listed {
      notes.append("the listed MMSI is \(listed.description)")
    }
    if case .ship(_, _, _, _, let flag?) = subject, let listed = entry.flag,
      NormalisedName(flag, kind: nil) != NormalisedName(listed, kind: nil)
    {
      notes.append("the listed flag is \(listed), the ship's is \(flag)")
    }
    return notes
  }

  private static func hullReservation(_ subject: Subject, _ entry: ListEntry) -> String {
    if let listed = entry.imo {
      return "the subject's IMO number is unknown, the listed one is \(listed.description)"
    }
    if let raw = entry.imoAsWritten {
      return "the list's own number \"\(raw)\" is no valid IMO number"
    }
    return "the list gives no IMO number"
  }
}
