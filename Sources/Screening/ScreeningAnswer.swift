/// What a screening question is answered with: matches, vetoed likenesses, or a documented nothing.
///
/// A negative is a result. It carries the day asked about and the editions searched, each with its
/// hash, so that a second person can repeat it. When no edition is as old as the day asked about,
/// the answer says so and is never a clean one.
package import Vocabulary

/// The answer to one question on one day.
package enum ScreeningAnswer: Hashable, Sendable {
  /// No edition held is dated on or before the day: nothing can be said.
  case noEditionCoversDay(CivilDate, earliest: [EditionIdentity])
  case screened(ScreeningResult)

  /// Matches and possible matches; nil when the question cannot be answered.
  package var matches: [Match]? {
    if case .screened(let result) = self { result.matches } else { nil }
  }

  /// The answer in sentences, made from the same values the decision was made from.
  package var explanation: String {
    switch self {
    case .noEditionCoversDay(let day, let earliest):
      let known = earliest.map { "the earliest edition of \($0.list) is of \($0.date.description)" }
      let reason = known.isEmpty ? "no list was given" : known.joined(separator: "; ")
      return "Cannot tell for \(day.description): \(reason)."
    case .screened(let result): return result.explanation
    }
  }
}

/// What was found in the editions that were in force.
package struct ScreeningResult: Hashable, Sendable {
  package let subject: Subject
  package let day: CivilDate
  /// For each list, the latest edition dated on or before the day.
  package let editions: [EditionIdentity]
  /// Lists that have no edition old enough, by their earliest one: not searched.
  package let notCovered: [EditionIdentity]
  /// Strongest first, then by list and entry number.
  package let matches: [Match]
  /// Entries that resemble the subject but are of another hull.
  package let vetoed: [Veto]

  /// The same result with other matches.
  func with(_ matches: [Match]) -> Self {
    Self(
      subject: subject, day: day, editions: editions, notCovered: notCovered, matches: matches,
      vetoed: vetoed)
  }

  /// True when every list could be searched and nothing was found, not even a possibility.
  package var isNegative: Bool { matches.isEmpty && notCovered.isEmpty }

  package var explanation: String {
    var lines: [String] = []
    let searched = editions.map(\.description).joined(separator: "; ")
    if matches.isEmpty {
      lines.append("Nothing found for \(subject.description) on \(day.description) in \(searched).")
    }
    lines += matches.map(\.explanation)
    return (lines + reservations).joined(separator: "\n")
  }

  /// What stands beside the matches: entries of another hull, lists that were not searched.
  package var reservations: [String] {
    vetoed.map(\.explanation)
      + notCovered.map {
        "\($0.list) was not searched: its earliest edition is of \($0.date.description)."
      }
  }
}

/// How firmly an entry is tied to the subject.
package enum MatchStrength: String, Hashable, Sendable {
  /// The hull number agrees, or a company was asked for by its listed name.
  case match
  /// Names or radio identities agree, which others may bear too.
  case possible
}

/// One point in which subject and entry agree, with both values.
package enum MatchBasis: Hashable, Sendable {
  case imoNumber(IMONumber)
  case exactName(asked: String, listed: String, isAlias: Bool)
  case normalisedName(asked: String, listed: String, isAlias: Bool)
  case mmsi(MMSI)
  case callSign(String)
  /// Likeness only, with the probability in whole per cent.
  case similarName(asked: String, listed: String, percent: Int)

  /// The name written to the case file.
  package var code: String {
    switch self {
    case .imoNumber: "imo_number"
    case .exactName: "exact_name"
    case .normalisedName: "normalised_name"
    case .mmsi: "mmsi"
    case .callSign: "call_sign"
    case .similarName: "similar_name"
    }
  }

  /// The order in which bases are told: hull, name, radio.
  var rank: Int {
    switch self {
    case .imoNumber: 0
    case .exactName: 1
    case .normalisedName: 2
    case .mmsi: 3
    case .callSign: 4
    case .similarName: 5
    }
  }

  package var explanation: String {
    switch self {
    case .imoNumber(let imo): return "the same IMO number \(imo.description)"
    case .exactName(let asked, _, let isAlias):
      return "the same \(isAlias ? "other name" : "name") \"\(asked)\""
    case .normalisedName(let asked, let listed, let isAlias):
      let what = isAlias ? "another name" : "the name"
      return "\"\(asked)\" and \(what) \"\(listed)\" are one in normalised form"
    case .mmsi(let mmsi): return "the same MMSI \(mmsi.description)"
    case .callSign(let callSign): return "the same call sign \(callSign)"
    case .similarName(let asked, let listed, let percent):
      return "\"\(asked)\" is like \"\(listed)\", probability \(percent) %"
    }
  }
}

/// An entry tied to the subject, with every point of agreement.
package struct Match: Hashable, Sendable {
  package let entry: ListEntry
  package let edition: EditionIdentity
  package let strength: MatchStrength
  /// Never empty; in the order of `MatchBasis.rank`.
  package let bases: [MatchBasis]
  /// The run of editions around the one searched in which the entry was seen.
  package let listing: ListingInterval
  /// Why the strength is no higher; empty for a match.
  package let reservations: [String]

  package var explanation: String {
    let verb = strength == .match ? "Match with" : "Possible match with"
    let points = bases.map(\.explanation).joined(separator: ", ")
    let programmes = entry.programmes.joined(separator: ", ")
    var text =
      "\(verb) \(entry.list) entry \(entry.id) \"\(entry.name)\" (\(programmes)) in the edition of "
      + "\(edition.date.description): \(points). Listing: \(listing.description)."
    for reservation in reservations { text += " Note: \(reservation)." }
    return text
  }
}

/// An entry that agrees in something but has another hull number, which decides.
package struct Veto: Hashable, Sendable {
  package let entry: ListEntry
  package let edition: EditionIdentity
  package let bases: [MatchBasis]
  package let subjectIMO: IMONumber
  package let entryIMO: IMONumber

  package var explanation: String {
    let points = bases.map(\.explanation).joined(separator: ", ")
    return "Not \(entry.list) entry \(entry.id) \"\(entry.name)\" despite \(points): "
      + "the hulls are IMO \(subjectIMO.description) and IMO \(entryIMO.description)."
  }
}
