/// Two parties held against each other: one score with everything it was made of.
///
/// The score is the probability that both are one, from a sum of log-odds: what the best pair of
/// names gives (`ScoreModel`), what each identifier gives, what the other facts give. The explanation
/// is the list of those terms, so the path that scores is the path that explains.
/// Docs/Methods/Matching.md sentences 9–13.
package struct PartyComparison: Sendable {
  /// One thing that spoke for or against.
  package struct Term: Hashable, Sendable {
    /// What was compared, in words with both values.
    package let reason: String
    /// Log-odds added; negative speaks against.
    package let logOdds: Float
  }

  /// What ties two parties, told so that nobody takes what anyone can type in for a proof.
  package enum Lead: String, Hashable, Sendable {
    /// A number that names one party agrees.
    case number
    /// An MMSI or a call sign agrees, and without it nothing would: anyone can type one in, and both pass on.
    case radio
    case name
  }

  /// Probability that both are one party, strictly between 0 and 1; 0 after a veto.
  package let score: Double
  /// The sum of all terms; ranks where the probability has no digits left.
  package let logOdds: Float
  package let terms: [Term]
  /// A number that names one party only differs: nothing else counts.
  package let isVetoed: Bool
  /// What led to the party.
  package let lead: Lead
  /// The name of the second party that came closest; nil when no names were compared.
  package var closestName: Party.Name?

  /// The one threshold: from even odds on two parties are taken to be one, whatever their kind and
  /// wherever the question comes from.
  package static let threshold = 0.5

  package var isMatch: Bool { score >= Self.threshold }

  package init(
    score: Double, logOdds: Float, terms: [Term], isVetoed: Bool, lead: Lead = .name,
    closestName: Party.Name? = nil
  ) {
    self.score = score
    self.logOdds = logOdds
    self.terms = terms
    self.isVetoed = isVetoed
    self.lead = lead
    self.closestName = closestName
  }

  static func probability(_ logOdds: Float) -> Double {
    1 / (1 + Exponential.value(-Double(logOdds)))
  }
}

/// The exponential function without Foundation.
enum Exponential {
  /// `e^x` by reduction to `2^k · e^r`, |r| ≤ ln 2 / 2, and a series; relative error below 1e-12; 0
  /// below −700 and the greatest finite number above 700.
  static func value(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    guard x < 700 else { return .greatestFiniteMagnitude }
    let log2 = 0.6931471805599453
    let power = (x / log2).rounded()
    let rest = x - power * log2
    var (term, sum) = (1.0, 1.0)
    for index in 1...14 {
      term *= rest / Double(index)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
  }
}
