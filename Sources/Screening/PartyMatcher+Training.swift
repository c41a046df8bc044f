/// What Scripts/train-screening learns from.
extension PartyMatcher {
  /// The features of the best pair of names, for training.
  package mutating func trainingFeatures(_ left: Party, _ right: Party) -> [Float]? {
    let (one, other) = (prepare(left), prepare(right))
    var best: (Float, NameFeatures)?
    for a in one.names {
      for b in other.names {
        let features = features(a, b, left.kind)
        let rank = ScoreModel.logOdds(features, left.kind)
        if rank > best?.0 ?? -.infinity { best = (rank, features) }
      }
    }
    return best?.1.values
  }
}
