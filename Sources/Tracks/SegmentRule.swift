/// The thresholds by which fixes of one MMSI are split into ships.
///
/// Figures marked "gpsdio-segment" are those of Global Fishing Watch's segmenter, 2020 `core.py`
/// (`domain/algorithms.md` §2.2). Docs/Methods/Segments.md explains the rule.
package import Vocabulary

/// What the segmenter decides by.
package struct SegmentRule: Hashable, Sendable {
  package static let ruleID = "segment@4"
  package static let standard = Self()

  /// Faster than this over ground, two fixes are not one ship (gpsdio-segment `max_knots`).
  package var maximumSpeed = Knots(25)
  /// A ship that says she is faster is believed up to here; above, the field itself is doubtful.
  package var maximumClaimedSpeed = Knots(60)
  /// How much above her own figure a fast ship may be between two fixes.
  package var claimedSpeedMargin = 1.25
  /// Time added, as the other side of a right angle, to every interval: receivers' clocks differ
  /// (gpsdio-segment `buffer_hours` 0.25).
  package var clockPadding = TimeSpan.hours(0.25)
  /// From here on time counts for less when candidates are compared (gpsdio-segment
  /// `penalty_hours`).
  package var penaltyHours = 4.0
  /// The speed of error that costs a candidate one e-fold squared (gpsdio-segment 5 kn).
  package var penaltySpeed = Knots(5)
  /// Weight of a candidate of the other transponder class (gpsdio-segment 0.1).
  package var classMismatchWeight = 0.1
  /// A ship not heard for as long as `strayLifetime` while another of her number speaks is also back when two of her
  /// words follow each other within this (this project's choice: one word can be a bit error, and a pass of a
  /// satellite is shorter than `confirmationSpan`).
  package var returnSpan = TimeSpan.hours(1)
  /// So many times as many fixes make a track heard since the ship, and the other an excursion of hers (this
  /// project's choice).
  package var outweighs = 10
  /// Of two tracks of a number the one heard since has a fix that she can have sent without making more way than
  /// she says and `penaltySpeed`, clocks and places being good to this; longer silent than `toldPause` she may have done
  /// anything (this project's choice).
  package var clockSlack = TimeSpan.minutes(2)
  package var distancePadding = Metres(926)
  package var toldPause = TimeSpan.hours(12)
  /// Room for a type 27 fix, which is given to a tenth of a minute (ITU-R M.1371-5 §3.25).
  package var coarseFixPadding = Metres(185.2)
  /// Segments kept open on one MMSI; the one silent longest is closed first (gpsdio-segment: 20;
  /// half of it bounds memory and no labelled case needs more).
  package var maximumOpen = 10
  /// Fixes that fit no ship become one when this many agree… (this project's choice: three points
  /// that agree cannot be single bit errors).
  package var confirmationFixes = 3
  /// …over at least this long, or when `maximumHeld` of them agree (this project's choice).
  package var confirmationSpan = TimeSpan.minutes(10)
  package var maximumHeld = 100
  /// A candidate ship not confirmed within this time of its last fix is a stray (this project's
  /// choice: over days almost any two strays would be within reach of each other).
  package var strayLifetime = TimeSpan.hours(24)
  /// Static reports heard before any fix wait at most this long for one (gpsdio-segment attaches
  /// identity messages within 15 minutes; a coastal receiver may hear the two far apart).
  ///
  /// A ship not heard for so long does not send a report beside one that is heard.
  package var staticLifetime = TimeSpan.hours(24)
  package var maximumWaitingReports = 8
  /// A report with another ship's words is the only track's own when she was heard alone so long after it, by
  /// `confirmationFixes` (this project's choice: a ship whose static report is heard is mostly heard to say where she
  /// is within minutes, a report of either kind being sent every few of them).
  package var aloneSpan = TimeSpan.hours(1)

  package init() {}
}
