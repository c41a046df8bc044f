/// What meetings and slow times rest on. How often each was right is learned (`Scripts/fit-confidence`) and
/// stands in the rules.

/// What a meeting rests on.
package enum EncounterBasis: String, Hashable, Sendable, CaseIterable {
  /// Hulls alongside for 4 hours or more, for less, and for longer than any cargo takes.
  case alongsideLong = "alongside_long"
  case alongsideShort = "alongside_short"
  case alongsideStay = "alongside_stay"
  /// The same where one of the two is known to be too short for a cargo tanker, or of no known type.
  case alongsideSmall = "alongside_small"
  case alongsideUntyped = "alongside_untyped"
  /// Antennas near each other, since hulls or headings are not known.
  case antennasLong = "antennas_long"
  case antennasShort = "antennas_short"
  /// Hulls near each other and not alongside.
  case hullsNear = "hulls_near"
  case atBerth = "at_berth"
  /// Hulls on top of each other: two numbers of one ship.
  case oneHull = "one_hull"
}

/// What a slow time rests on.
package enum LoiteringBasis: String, Hashable, Sendable, CaseIterable {
  /// Heard at least every hour for half of it or more, over six hours or less; or less often.
  case watched
  case watchedBriefly = "watched_briefly"
  case seldomHeard = "seldom_heard"
  /// Watched, and she made good next to nothing: she may lie at an anchorage that no row names.
  case watchedAtOneSpot = "watched_at_one_spot"
}

/// How often claims on a basis were right.
package struct LearnedShare<Basis: Hashable & Sendable>: Hashable, Sendable {
  package let basis: Basis
  package let right: Double
}
