/// How well a case tells a world's truth: the figures of `plimsoll score` (Docs/Methods/Score.md).

/// The thresholds of matching.
package struct ScoreRule: Hashable, Sendable {
  package let ruleID: String
  /// Hours by which events may miss each other in time; detectors cut at reports, not at lines
  /// cast off.
  package let slackHours: Double
  /// The same for transfers: one that a dark ship took part in is only bounded by the last fix
  /// before and the first after it.
  package let transferHours: Double
  /// Hours between a true identity change or discharge and a found one: a change is only heard
  /// with the next static report, and offshore those are rare.
  package let changeHours: Double
  /// Metres between a true encounter and a found one: more than two lengths of the largest hull on
  /// her full swing.
  package let distanceMetres: Double
  /// Probability from which a found gap counts as called deliberate.
  package let deliberate: Double

  package static let standard = Self(
    ruleID: "score@4", slackHours: 2, transferHours: 24, changeHours: 72, distanceMetres: 5000,
    deliberate: 0.5)
}

/// Right, wrong and missed of one kind of event.
package struct EventScore: Hashable, Sendable {
  package let kind: String
  package let matched: Int
  package let missed: Int
  package let wrong: Int

  /// Share of found events that are true; nil when none was found.
  package var precision: Double? { Self.share(matched, of: matched + wrong) }
  /// Share of true events that were found; nil when there were none.
  package var recall: Double? { Self.share(matched, of: matched + missed) }
  /// 2·matched / (2·matched + wrong + missed); nil when there was nothing to find and nothing found.
  package var f1: Double? { Self.share(2 * matched, of: 2 * matched + wrong + missed) }

  static func share(_ part: Int, of whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}

/// How often stated intervals hold the true figure.
package struct CoverageScore: Hashable, Sendable {
  package let quantity: String
  /// True figures that a matched event should state.
  package let figures: Int
  /// Those inside [low, high].
  package let covered: Int
  /// Median of (high − low) / truth; nil when no figure had an interval and a truth above zero.
  ///
  /// Wide intervals cover easily: read the two together.
  package let medianRelativeWidth: Double?

  package var coverage: Double? { EventScore.share(covered, of: figures) }
}

/// A finding that accuses a ship that did nothing.
package struct FalseAccusation: Hashable, Sendable {
  package let finding: String
  package let subject: String
  package let practice: String
  package let summary: String
}

/// The whole score of one case against one truth.
package struct Score: Hashable, Sendable {
  package let events: [EventScore]
  package let coverages: [CoverageScore]
  /// Right actions and kinds, hard negatives called transfers, laundering found, honest accused.
  package let shares: [ShareScore]
  /// Area under the curve of gaps, barrel errors, distances of shares.
  package let figures: [FigureScore]
  package let calibrations: [Calibration]
  package let falseAccusations: [FalseAccusation]
  /// Accusing findings about ships that are not honest.
  package let rightAccusations: Int
  /// Tables that the case lacks; they count as empty.
  package let missingTables: [String]
}
