/// The thresholds by which slow time at sea is called loitering.
///
/// Docs/Methods/Loitering.md explains them in numbered sentences.
package import Vocabulary

/// What the loitering detector decides by.
package struct LoiteringRule: Hashable, Sendable {
  package static let ruleID = "loitering@5"
  package static let standard = Self()

  /// Slower than this in the mean (Global Fishing Watch: hourly mean below 2 kn).
  package var slowSpeed = Knots(2)
  /// The mean is taken over at least this long (Global Fishing Watch: one hour).
  package var bucket = TimeSpan.hours(1)
  /// Shortest loitering (Global Fishing Watch's present product: 4 h).
  package var leastDuration = TimeSpan.hours(4)
  /// Shortest one of a ship that is heard less than hourly: both its ends are uncertain by the time between two
  /// fixes (the gap rule's 6 h; this project's choice).
  package var leastSeldomHeard = TimeSpan.hours(6)
  /// Shorter than this it can be a shift between two berths with rests (this project's choice).
  package var briefSpan = TimeSpan.hours(6)
  /// A silence of this length ends it, for nobody knows where she was (the gap rule's 6 h).
  package var longestSilence = TimeSpan.hours(6)
  /// One silence is no more than this share of it (this project's choice).
  package var mostOneSilence = 0.5
  /// At this mean or below she lies at rest rather than drifts (pipe-anchorages: 0.5 kn).
  package var restSpeed = Knots(0.5)
  /// Faster than rest by more than the unit in which speeds are sent (a tenth of a knot, ITU-R M.1371).
  package var surelyFaster = Knots(0.6)
  /// Making good no more than this from the first fix to the last she stayed at one spot (a cable's swing
  /// over four hours; this project's choice).
  package var fixedSpeed = Knots(0.1)
  /// Heard at least hourly for this share of it a ship was watched (this project's choice).
  package var watchedShare = 0.5
  /// Confidence: the share of slow times of class A that was right, one added to each side.
  ///
  /// On worlds of seeds 101 to 107, 121 to 124, 131 and 132 at three levels and hard ones of 71 to 82
  /// (`Scripts/fit-confidence`, 2026-11-26: watched 240 of 242, seldom heard 176 of 177), and on medium and hard
  /// ones of seeds 163 to 178 (170 of 170, 91 of 95), by which the rule on hours at rest was
  /// made as well. Briefly, on these two levels of seeds 163 to 178 and 207 to 224 (2026-11-27): 23 of 30. Watched at
  /// one spot was not met.
  package var shares: [LearnedShare<LoiteringBasis>] = LoiteringBasis.allCases.map {
    LearnedShare(basis: $0, right: measured($0))
  }
  /// Unverified places larger than this, square metres, count as open sea, as for port calls.
  package var largestUnverified = PortCallRule.standard.largestUnverified

  /// Adrift: course and heading more than this apart, degrees (AisAbnormal's default, as all that
  /// follow up to `driftDistance`).
  package var sideways = 45.0
  /// And by so much more, degrees, as a satellite receiver's course may be wrong at 1 to 17 kn (IMO
  /// MSC.112(73): ±3° [from memory, not verified]).
  package var courseError = 3.0
  package var leastDrift = Knots(1)
  package var fastestDrift = Knots(5)
  package var driftPeriod = TimeSpan.minutes(10)
  package var driftDistance = Metres(500)
  /// A silence of this length ends a drift (this project's choice).
  package var driftSilence = TimeSpan.minutes(30)
  /// Room for errors of position when a fix is too far off to be her drift (this project's choice).
  package var driftRoom = Metres(200)

  /// So many other ships slow for four hours of hers within this distance make a queue; counted are no
  /// more than `mostCompany` (all this project's choice).
  package var queueShips = 10
  package var queueDistance = Metres(18_520)
  package var mostCompany = 99

  package init() {}

  func confidence(_ basis: LoiteringBasis) -> Double {
    shares.first { $0.basis == basis }?.right ?? 0.5
  }

  private static func measured(_ basis: LoiteringBasis) -> Double {
    switch basis {
    case .watched: 0.99
    case .watchedBriefly: 0.75
    case .seldomHeard: 0.98
    case .watchedAtOneSpot: 0.5
    }
  }
}
