/// The thresholds by which two ships near each other are called an encounter.
///
/// Docs/Methods/Encounters.md explains them in numbered sentences.
package import Vocabulary

/// What the encounter detector decides by.
package struct EncounterRule: Hashable, Sendable {
  package static let ruleID = "encounter@6"
  package static let standard = Self()

  /// Clear water between hulls alongside, fenders and errors of position included (100 m,
  /// `domain/algorithms.md` §2.4; fenders are 3–4.5 m, fixes good to 10 m).
  package var alongside = Metres(100)
  /// And over a whole meeting, in the middle of its comparisons, where errors of position cancel: fenders of 4.5 m,
  /// two antennas off the keel by 10 m where that is not sent, and 15 m for wrong dimensions (this project's
  /// choice; of 673 true meetings alongside on worlds of seeds 229 to 284 the largest was 17 m).
  package var besideEachOther = Metres(40)
  /// Held by the ground: nine tenths of a ship's positions lie this near their middle, of her headings so many
  /// degrees, in so many sights or more (this project's choice: a receiver whose errors are 20 m to each side, and ranging on long lines; of 96
  /// ships in 48 true transfers on worlds of seeds 250 and 275 none kept within 186 m).
  package var heldPosition = Metres(50)
  package var heldHeading = 4.0
  package var heldSights = 8
  /// Not held by the ground, whatever is listed there: a quarter of her sights lie farther than this from their middle,
  /// and a quarter of her headings are turned by more than this (this project's choice: more than what is held, and the
  /// 12° that part a buoy from a berth in `BerthBook`).
  package var swungPosition = Metres(60)
  package var swungHeading = 12.0
  package var swungShare = 0.25
  /// Who sails about her anchor faster than she reports (`SwingError`): asked of sights whose neighbours are no farther
  /// apart than this, since more tells of tide and drift as well, from so many on; and so much of her reach at most,
  /// since a ship that swings evenly and reports four times a swing is off the line by no more (all this project's
  /// choice; the last is 1 less the root of a half).
  package var swingStep = TimeSpan.minutes(40)
  package var swingSights = 8
  package var swingShare = 0.3
  /// Clear water up to which hulls count as met (Skylight's standard rendezvous: 250 m).
  package var nearHulls = Metres(250)
  /// Between antennas, when a hull or a heading is unknown (Global Fishing Watch: 500 m).
  package var nearAntennas = Metres(500)
  /// Antennas farther apart than this are no sample: clear water of 250 m and the two lengths from
  /// antenna to end of hulls of up to 380 m, when the antennas stand at far ends.
  package var searchDistance = Metres(1000)
  /// Keels parallel or opposite within this, degrees (§2.4: ±15°).
  package var parallelWithin = 15.0
  /// Share of the shorter hull that lies abeam of the other; bow to stern on one berth or in one line
  /// at anchor is not alongside (this project's choice).
  package var abeam = 0.25
  /// Share of a meeting's hull comparisons that must show the ships alongside.
  package var alongsideShare = 0.5
  /// This many comparisons in a row that are not alongside end it; one or two are bad fixes.
  package var missesInARow = 3
  /// Ships made fast move as one: nine tenths of the samples of one antenna, as seen from the
  /// other's deck, lie this near their middle; `madeFast` when the pair is seen often (this project's choice).
  package var steadiness = Metres(200)
  /// Made fast with lines they move by no more than this: two positions good to 10 m, seen over a heading
  /// good to a few degrees at 200 m.
  ///
  /// Learned: of 312 true meetings alongside on worlds of seeds 101 to 107 the largest was 28 m.
  package var madeFast = Metres(50)
  /// A median time between two sights of a pair that is often (this project's choice).
  package var oftenSeen = TimeSpan.minutes(20)
  /// And for longer than this no tide holds them so: a half-daily one turns every 6.2 hours.
  package var tidePhase = TimeSpan.hours(6.2)
  /// Drifting or at anchor (Global Fishing Watch: median below 2 kn).
  package var slowSpeed = Knots(2)
  /// A transfer under way is made at up to this (§2.4: 6 kn).
  package var underWaySpeed = Knots(6)
  /// And then at one speed and course: differences up to 1 kn and 15°.
  package var speedDifference = Knots(1)
  package var courseDifference = 15.0
  /// Positions are interpolated over no more than this (Global Fishing Watch: 1 h).
  package var interpolation = TimeSpan.hours(1)
  /// And up to this when the ship has hardly moved over it: satellites pass every hour or two.
  package var stillInterpolation = TimeSpan.hours(3)
  /// What hardly moved means: a ship swinging at anchor or drifting at a few tenths of a knot.
  package var stillDrift = Metres(500)
  /// Shortest meeting (Global Fishing Watch: 2 h).
  package var leastDuration = TimeSpan.hours(2)
  /// From this length on a meeting alongside is believed (§2.4: 4 h is weak evidence of a transfer).
  package var transferDuration = TimeSpan.hours(4)
  /// Meetings less than this apart are one (Global Fishing Watch: 4 h).
  package var mergeWithin = TimeSpan.hours(4)
  /// And so are those that are this many times as far apart as the pair's sights usually are, when the
  /// ships lie as they did (this project's choice: four passes of a satellite missed in a row).
  package var missedSights = 5.0
  /// A pair is judged this long after it was last near, so that a type or length heard late counts.
  package var settling = TimeSpan.hours(12)
  /// Ships of unknown type shorter than this are left out, and known tankers shorter than this bunker
  /// rather than carry cargo (§2.4: both 120 m or more).
  package var leastLength = 120
  /// One sample in this time is kept (Global Fishing Watch resamples to 10 minutes).
  package var sampling = TimeSpan.minutes(10)
  /// Longer alongside than this is no transfer by itself: hulls lie together as store and shuttle or laid up
  /// (§2.4: 18–40 h of pumping and two days to berth and cast off; this project's choice).
  package var stayDuration = TimeSpan.hours(96)
  /// Approach and departure are read from the farthest of so many hours before and after in which both were
  /// heard; more way than this is no swing and no drift (a mile; both this project's choice).
  package var motionHours = [12.0, 6, 3, 1]
  package var movedDistance = Metres(1852)
  /// Confidence that two ships truly lay together, for cargo or bunkers: the share that was right on
  /// worlds of seeds 101 to 107, 121 to 124, 131 and 132 at three levels and hard ones of 71 to 82 together, one
  /// added to each side (`Scripts/fit-confidence`, 2026-11-26: 520 of 522, 0 of 7, 0 of 244, 417 of 417,
  /// antennas 51 of 57 and 3 of 8, hulls near 2 of 899, at a berth 0 of 6; ships of unknown type and two
  /// numbers of one hull were not met; the latter are as hulls near).
  package var shares: [LearnedShare<EncounterBasis>] = EncounterBasis.allCases.map {
    LearnedShare(basis: $0, right: measured($0))
  }

  package init() {}

  func confidence(_ basis: EncounterBasis) -> Double {
    shares.first { $0.basis == basis }?.right ?? 0.5
  }

  private static func measured(_ basis: EncounterBasis) -> Double {
    switch basis {
    case .alongsideLong: 0.99
    case .alongsideShort: 0.11
    case .alongsideStay: 0.004
    case .alongsideSmall: 0.99
    case .alongsideUntyped: 0.5
    case .antennasLong: 0.88
    case .antennasShort: 0.4
    case .hullsNear, .oneHull: 0.003
    case .atBerth: 0.13
    }
  }
}
