/// Words around a number or an event that say how it is meant.
///
/// Qualifiers are part of the quantity. Measure and status are suggestions: a person decides.

struct Cues {
  let tokens: Tokens
  let language: TextLanguage

  /// The qualifier in the words right before `index`.
  func qualifier(before index: Int) -> Qualifier {
    if let near = words(before: index) { return near }
    var start = index
    // Signs, articles and "just" may stand between.
    while start > 0, Self.fillers.contains(tokens.key(start - 1)) { start -= 1 }
    if tokens.key(start - 1) == "~" || tokens.key(start - 1) == "≈" { return .about }
    if tokens.key(start - 1) == ">" { return .moreThan }
    if tokens.key(start - 1) == "<" { return .lessThan }
    return words(before: start) ?? .exactly
  }

  private func words(before start: Int) -> Qualifier? {
    for length in stride(from: 4, through: 1, by: -1) where start - length >= 0 {
      let words = (start - length..<start).map { tokens.key($0) }.joined(separator: " ")
      guard let found = Self.qualifiers[words] else { continue }
      // "subieron hasta 772.000": where a change ended, no bound.
      return words == "hasta" && isChange(before: start) ? nil : found
    }
    return nil
  }

  /// A verb of change stands within eight words before `index`, in the same sentence.
  func isChange(before index: Int) -> Bool {
    let before = (max(0, index - 8)..<index).reversed().map { tokens.key($0) }
    return !Set(clipped(before)).isDisjoint(with: Self.changes)
  }

  private static let changes: Set<String> = [
    "rose", "rise", "rising", "fell", "fall", "falling", "grew", "jumped", "climbed", "dropped",
    "slid", "declined", "increased", "decreased", "doubled", "tripled", "raised", "cut", "went",
    "subio", "subieron", "aumento", "aumentaron", "crecio", "crecieron", "salto", "saltaron",
    "cayo", "cayeron", "bajo", "bajaron", "descendio", "descendieron", "paso", "pasaron", "elevo",
    "elevaron", "redujo", "redujeron", "widened", "narrowed", "shrank", "amplio", "ampliaron",
  ]

  private static let fillers: Set<String> = [
    "just", "only", "a", "an", "the", "$", "us", "solo", "los", "las", "un", "una", "total", "of",
    "el", "la",
  ]

  private static let qualifiers: [String: Qualifier] = [
    "more than": .moreThan, "over": .moreThan, "above": .moreThan, "upwards of": .moreThan,
    "exceeding": .moreThan, "in excess of": .moreThan, "mas de": .moreThan,
    "superior a": .moreThan, "superiores a": .moreThan, "mayor a": .moreThan,
    "por encima de": .moreThan, "at least": .atLeast, "no less than": .atLeast,
    "no fewer than": .atLeast, "a minimum of": .atLeast, "al menos": .atLeast,
    "por lo menos": .atLeast, "como minimo": .atLeast, "cuando menos": .atLeast,
    "less than": .lessThan, "fewer than": .lessThan, "under": .lessThan, "below": .lessThan,
    "menos de": .lessThan, "inferior a": .lessThan, "por debajo de": .lessThan,
    "at most": .atMost, "up to": .atMost, "no more than": .atMost, "as much as": .atMost,
    "as many as": .atMost, "hasta": .atMost, "a lo sumo": .atMost, "como maximo": .atMost,
    "no mas de": .atMost, "about": .about, "around": .about, "approximately": .about,
    "roughly": .about, "some": .about, "nearly": .about, "almost": .about, "close to": .about,
    "an estimated": .about, "estimated": .about, "circa": .about, "cerca de": .about,
    "unos": .about, "unas": .about, "alrededor de": .about, "aproximadamente": .about,
    "casi": .about, "en torno a": .about, "aproximadamente unos": .about,
    "estimated at": .about, "estimada en": .about, "estimado en": .about,
  ]

  /// Capacity, goal or amount, by words of the same sentence near the number.
  func measure(around range: Range<Int>, unit: Unit, per: Per?) -> Measure {
    let before = (max(0, range.lowerBound - 8)..<range.lowerBound).map { tokens.key($0) }
    let after = (range.upperBound..<range.upperBound + 4).map { tokens.key($0) }
    let near = Set(clipped(before.reversed()) + clipped(after))
    if !near.isDisjoint(with: ["capacity", "capacidad", "nameplate"]) { return .capacity }
    // Deadweight is what a ship could carry, not what she carries.
    let behind = [tokens.key(range.upperBound - 1)] + clipped(after)
    if unit == .tonne,
      !Set(behind).isDisjoint(with: ["dwt", "tpm", "deadweight", "muerto"])
    {
      return .capacity
    }
    if per != nil, near.contains("produce") || near.contains("producir"),
      !near.isDisjoint(with: ["can", "could", "would", "able", "puede", "podra", "podria"])
    {
      return .capacity
    }
    if !near.isDisjoint(with: ["goal", "target", "aims", "aim", "meta", "objetivo", "hopes"]) {
      return .goal
    }
    return .amount
  }

  private func clipped(_ words: [String]) -> [String] {
    Array(words.prefix { ![".", ";", "!", "?"].contains($0) })
  }

  /// The status that cue words of a sentence suggest, with the word; nil when none does.
  func status(_ range: Range<Int>) -> (status: ClaimStatus, cue: String)? {
    for index in range {
      let (one, two) = (tokens.key(index), "\(tokens.key(index)) \(tokens.key(index + 1))")
      for (status, words) in Self.statuses where words.contains(two) || words.contains(one) {
        return (status, words.contains(two) ? two : one)
      }
    }
    return nil
  }

  private static let statuses: [(ClaimStatus, Set<String>)] = [
    (
      .alleged,
      [
        "allegedly", "reportedly", "claimed", "claims", "supuestamente", "presuntamente", "asegura",
        "according to", "segun", "alleged",
      ]
    ),
    (
      .announced,
      [
        "promised", "promises", "will", "pledged", "announced", "announce", "plans", "plan",
        "signed", "would", "vows", "vowed", "prometio", "promete", "anuncio", "anunciaron", "firmo",
        "firmaron", "planea", "construira", "entregara", "to build", "agreed", "acordaron", "pitch",
      ]
    ),
    (
      .delivered,
      [
        "delivered", "launched", "opened", "arrived", "shipped", "completed", "inaugurated",
        "entrego", "entregaron", "inauguro", "llegaron", "recibio", "sends", "opening", "disbursed",
      ]
    ),
    (
      .observed,
      [
        "rose", "fell", "produced", "producing", "exported", "imported", "imports", "exports",
        "sanctioned", "blacklisted", "delisted", "revoked", "seized", "repaid", "lent",
        "sancionada",
        "sancionado", "incluyo", "revoco", "incauto", "presto", "paraded", "showed", "operates",
        "operated", "designated", "doubled", "exporto", "importo",
        "exportaciones", "importaciones", "cayeron", "subieron",
        "produjo", "opera", "sanciono",
      ]
    ),
  ]
}

/// What an article says happened to a thing.
package enum ClaimStatus: String, Hashable, Sendable, CaseIterable {
  case announced
  case delivered
  case observed
  case alleged
  case opinion
}
