/// Log-odds that two names are of one party, from the features of their alignment.
///
/// A weighted sum of the features and of some softsigns (`u / (1 + |u|)`) of weighted sums of them, which
/// lets two features mean together what neither means alone: one word replaced in a name that is otherwise
/// the same tells two parties apart, while much left over on one side tells little. The weights are learned by
/// Scripts/train-screening from the developers' half of the labelled pairs whose licences allow it, one set
/// for each kind of party; `ScoreModel+Weights.swift` holds them.
struct ScoreModel: Sendable {
  /// Weights into all units, one unit after another, each as long as there are features.
  private let into: [Float]
  private let out: [Float]
  private let past: [Float]

  /// - Parameters:
  ///   - into: for each unit, a weight for each feature.
  ///   - out: a weight for each unit.
  ///   - past: a weight for each feature itself.
  init(into: [[Float]], out: [Float], past: [Float]) {
    self.into = into.flatMap { $0 }
    self.out = out
    self.past = past
  }

  static func logOdds(_ features: NameFeatures, _ kind: PartyKind) -> Float {
    let sum =
      switch kind {
      case .person: person.logOdds(features.values)
      case .organisation, .any: organisation.logOdds(features.values)
      case .ship, .aircraft: ship.logOdds(features.values)
      }
    return features.sharesNothing ? min(sum, nothingShared) : sum
  }

  /// The most that names which share nothing can have: one chance in twenty.
  ///
  /// Lists give many other names that share nothing with the first, and a model that learns from them
  /// would take that for likeness.
  private static let nothingShared: Float = -3

  private func logOdds(_ features: [Float]) -> Float {
    var sum: Float = 0
    let count = features.count
    guard past.count == count, into.count == out.count * count else { return 0 }
    features.withUnsafeBufferPointer { features in
      for index in 0..<count { sum += features[index] * past[index] }
      into.withUnsafeBufferPointer { into in
        for unit in out.indices {
          var inner: Float = 0
          for index in 0..<count { inner += features[index] * into[unit * count + index] }
          sum += out[unit] * inner / (1 + abs(inner))
        }
      }
    }
    return sum
  }
}
