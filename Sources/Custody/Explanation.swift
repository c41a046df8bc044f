/// What observations of one ship's cargo do not allow together, and how it may have come about.
package import Vocabulary

/// One way in which observations that do not add up may still have come about.
package struct Explanation: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Cargo moved where nobody saw it: beside a ship not heard, or at a place not listed.
    case missingTransfer = "missing_transfer"
    /// A draught was typed wrongly, or an old one left standing.
    case wrongDraught = "wrong_draught"
    /// What she is said to have done, another ship did.
    case wrongShip = "wrong_ship"
  }

  package let kind: Kind
  package let words: String
  /// Natural logarithm of how many times less likely it is than the cheapest; zero for the cheapest.
  package let cost: Double
  /// 0…1; one for the three of a cargo together.
  package let probability: Double
}

/// A ship's cargo, from when she was last known to be empty, that cannot be as all observations say.
package struct InfeasibleCargo: Hashable, Sendable {
  package let id: String
  package let vesselID: String
  /// When the tanks were last known to be empty, or the ship was first heard.
  package let start: Instant
  /// When the last of the observations was made.
  package let end: Instant
  /// Barrels at 60 °F that came aboard (above zero) or left (below) without a movement to explain them.
  package let barrels: Double
  /// What does not fit, in words, in order of time.
  package let observations: [String]
  /// All three, the cheapest first.
  package let explanations: [Explanation]
  package let evidence: [SourceReference]
}
