/// Log-odds that two names are of one party, from the features of their alignment.
///
/// A weighted sum of the features and of some softsigns (`u / (1 + |u|)`) of weighted sums of them, which
/// lets two features mean together what neither means alone: one word replaced in a name that is otherwise
/// the same tells two parties apart, while much left over on one side tells little. The weights are learned by
/// Scripts/train-screening from the developers' half of the labelled pairs whose licences allow it, one set
/// for each kind of party; `ScoreModel+Weights.swift` holds them.
struct ScoreModel: Sendable {
  /// For each feature, its weights into all units, eight units a lane group; each unit's sum is taken in the
  /// order of the features, whatever the width of the machine.
  private let into: [SIMD8<Float>]
  private let groups: Int
  /// Weights of the units, eight a group, zero for units there are not.
  private let out: [SIMD8<Float>]
  private let past: [Float]

  /// - Parameters:
  ///   - into: for each unit, a weight for each feature.
  ///   - out: a weight for each unit.
  ///   - past: a weight for each feature itself.
  init(into: [[Float]], out: [Float], past: [Float]) {
    let groups = (into.count + 7) / 8
    var columns = [SIMD8<Float>](repeating: .zero, count: groups * past.count)
    for (unit, weights) in into.enumerated() {
      for (feature, weight) in weights.enumerated() where feature < past.count {
        columns[feature * groups + unit / 8][unit % 8] = weight
      }
    }
    self.into = columns
    self.groups = groups
    var padded = [SIMD8<Float>](repeating: .zero, count: groups)
    for (unit, weight) in out.enumerated() where unit < 8 * groups {
      padded[unit / 8][unit % 8] = weight
    }
    self.out = padded
    self.past = past
  }

  /// - Parameters:
  ///   - features: of two names.
  ///   - kind: what kind of party is compared.
  ///   - isPicked: one was picked out of many as the most like, not put forward.
  /// - Returns: log-odds that both are names of one party.
  static func logOdds(
    _ features: NameFeatures, _ kind: PartyKind, isPicked: Bool = false
  ) -> Float {
    let model =
      switch kind {
      case .person: isPicked ? pickedPerson : person
      case .organisation, .any: isPicked ? pickedOrganisation : organisation
      case .ship, .aircraft: isPicked ? pickedShip : ship
      }
    var sum = model.logOdds(features.values)
    if features[.familyApart] == 1 {
      // Lists give many other names of another family, and a model that learns from them takes that for likeness:
      // that both say which part is the family's, and share none of it, is never a reason for them.
      sum = min(sum, model.logOdds(features.withoutFamilies.values))
    }
    if features[.syllableConflict] == otherCharacters { sum = min(sum, otherCharacter) }
    if features[.bearerApart] == NameFeatures.saidBearer { sum = min(sum, otherBearer) }
    return features.sharesNothing ? min(sum, nothingShared) : sum
  }

  /// What the feature says of two names of China or Korea in which another character stands on each side.
  private static let otherCharacters: Float = 2
  /// The most that such names can have, one chance in four, by hand: characters are not misheard, but a name may be
  /// given in two ways.
  private static let otherCharacter: Float = -1.1
  /// The most that `Salim Ahmad` and `Khalid bin Salim Ahmad` can have, one chance in four, by hand: whose father is
  /// named may be called by the father's names alone, but it is the father who mostly is.
  private static let otherBearer: Float = -1.1

  /// The most that names which share nothing can have: one chance in twenty.
  ///
  /// Lists give many other names that share nothing with the first, and a model that learns from them
  /// would take that for likeness.
  static let nothingShared: Float = -3

  private func logOdds(_ features: [Float]) -> Float {
    let count = features.count
    guard past.count == count, into.count == groups * count, out.count == groups else {
      return 0
    }
    var sum: Float = 0
    features.withUnsafeBufferPointer { features in
      past.withUnsafeBufferPointer { past in
        for index in 0..<count { sum += features[index] * past[index] }
      }
      into.withUnsafeBufferPointer { into in
        for group in 0..<groups {
          var inner = SIMD8<Float>.zero
          var place = group
          for feature in features {
            inner += into[place] * feature
            place &+= groups
          }
          let size = inner.replacing(with: -inner, where: inner .< 0)
          sum += (out[group] * inner / (size + 1)).sum()
        }
      }
    }
    return sum
  }
}
