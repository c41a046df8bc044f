/// Log-odds that two names are of one party: a weighted sum of the features of their alignment.
///
/// The weights are learned by Scripts/train-screening from the developers' half of the labelled pairs
/// whose licences allow it, one set for each kind of party; `ScoreModel+Weights.swift` holds them.
enum ScoreModel {
  static func logOdds(_ features: NameFeatures, _ kind: PartyKind) -> Float {
    let weights: [Float]
    switch kind {
    case .person: weights = personWeights
    case .organisation, .any: weights = organisationWeights
    case .ship, .aircraft: weights = shipWeights
    }
    var sum: Float = 0
    for (value, weight) in zip(features.values, weights) { sum += value * weight }
    return sum
  }
}
