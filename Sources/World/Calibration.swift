/// Whether confidences mean what they say: reliability, expected calibration error, and the area
/// under the ROC curve.

/// One row of a reliability table.
package struct ReliabilityBin: Hashable, Sendable {
  /// Confidence from here up to, not including, `high` (the last bin includes 1).
  package let low: Double
  package let high: Double
  package let count: Int
  package let meanConfidence: Double
  /// Share of them that were right.
  package let right: Double
}

/// How a detector's confidences compare with how often it was right.
package struct Calibration: Hashable, Sendable {
  package let detector: String
  /// Ten bins of equal width; those without a claim are left out.
  package let bins: [ReliabilityBin]
  /// Mean of |right − confidence| over bins, weighted by their counts (Naeini, Cooper and
  /// Hauskrecht, AAAI 2015); nil without claims.
  package let expectedError: Double?

  package init(detector: String, claims: [(confidence: Double, isRight: Bool)]) {
    self.detector = detector
    var groups = [[(confidence: Double, isRight: Bool)]](repeating: [], count: 10)
    for claim in claims { groups[min(9, max(0, Int(claim.confidence * 10)))].append(claim) }
    bins = groups.enumerated().filter { !$0.element.isEmpty }.map { index, group in
      let count = Double(group.count)
      return ReliabilityBin(
        low: Double(index) / 10, high: Double(index + 1) / 10, count: group.count,
        meanConfidence: group.reduce(0) { $0 + $1.confidence } / count,
        right: Double(group.filter(\.isRight).count) / count)
    }
    let total = Double(claims.count)
    expectedError =
      claims.isEmpty
      ? nil
      : bins.reduce(0) { $0 + abs($1.right - $1.meanConfidence) * Double($1.count) / total }
  }
}

/// A share with its numbers.
package struct ShareScore: Hashable, Sendable {
  package let name: String
  package let part: Int
  package let whole: Int

  /// Nil when there was nothing to be part of.
  package var share: Double? { EventScore.share(part, of: whole) }
}

/// A figure that is no count.
package struct FigureScore: Hashable, Sendable {
  package let name: String
  /// Nil when nothing could be measured.
  package let value: Double?
}

enum Statistics {
  /// Chance that a positive is ranked above a negative, ties counting half (Hanley and McNeil
  /// 1982); nil without both.
  static func areaUnderCurve(_ claims: [(score: Double, isPositive: Bool)]) -> Double? {
    let sorted = claims.sorted { $0.score < $1.score }
    let positives = Double(claims.filter(\.isPositive).count)
    let negatives = Double(claims.count) - positives
    guard positives > 0, negatives > 0 else { return nil }
    var rankSum = 0.0
    var start = 0
    while start < sorted.count {
      var end = start
      while end + 1 < sorted.count, sorted[end + 1].score == sorted[start].score { end += 1 }
      let rank = Double(start + end) / 2 + 1
      rankSum += rank * Double(sorted[start...end].filter(\.isPositive).count)
      start = end + 1
    }
    return (rankSum - positives * (positives + 1) / 2) / (positives * negatives)
  }

  /// The middle value, or the mean of the two middle ones; nil for none.
  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  static func mean(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}
