/// The thresholds of custody and of its findings, each with its source.
package import Vocabulary

/// Thresholds that turn events into movements of cargo.
package struct CustodyRules: Hashable, Sendable {
  /// Name and version, as it stands in the case file.
  package var ruleID = "custody@10"
  package var hydrostatics = HydrostaticRule.standard
  package var inference = InferenceRules.standard
  package var stays = StayRules.standard
  /// Least draught change that is read as cargo: two standard deviations of the witness, rounded
  /// down to the half metre that crews round to (domain note on barrels, 3.2).
  package var leastChange = Metres(0.5)
  /// A draught typed this long after an event still speaks of it promptly (same note).
  package var promptWindow = TimeSpan.hours(24)
  /// Typed later than this after an event, a draught is weak evidence; our choice.
  package var lateWindow = TimeSpan.days(5)
  /// A call without a stop must last this long to be more than a passage; our choice.
  package var leastCall = TimeSpan.hours(6)
  /// Hulls of other ships alongside carry cargo between them from this length and deadweight on;
  /// smaller ones bunker or supply (domain note on algorithms, 2.4: both ships ≥ 120 m).
  package var leastCargoLength = Metres(120)
  package var leastCargoDeadweight = Tonnes(10_000)
  /// Shortest transfer; four hours is weak evidence, 18–36 h is typical (same note).
  package var leastTransfer = TimeSpan.hours(4)
  /// A transfer in a stay alongside longer than any cargo takes is believed no more than this: none to
  /// which somebody was seen to come was met on worlds of seeds 229 to 284, so one right and one wrong.
  package var stayConfidence = 0.5
  /// Ships whose hulls could not be compared must stay this close and this long instead; our choice
  /// (two antennas on ships alongside are 60 to 350 m apart, domain note on algorithms, 2.4).
  package var closeDistance = Metres(300)
  package var closeDuration = TimeSpan.hours(5)
  /// Tonnes an hour that no transfer at sea exceeds.
  ///
  /// Supertankers have three or four steam pumps of some
  /// 4,000 m³ an hour each (How It Works, Amazing Vehicles), 12,000 to 16,000 m³ in all, and hoses
  /// carry less.
  package var fastestPumping = Tonnes(15_000)
  /// With one draught missing, ships must have been alongside this long; our choice.
  package var oneSidedDuration = TimeSpan.hours(6)
  /// Least change, as part of design draught, that is cargo when nothing explains it.
  ///
  /// Ballast handling and fuel move a tanker by less. Our choice.
  package var unexplainedShare = 0.12
  /// Least drift for a transfer with an unseen ship: eight hours (GFW's first loitering product).
  package var leastDrift = TimeSpan.hours(8)
  /// A claim that something else explains as well is believed no more than this; our choice.
  package var doubtedConfidence = 0.3
  /// A load or discharge is believed no more than this when a ship beside her explains it as well, or when she
  /// swung where ships lie at jetties; and no more than that when she swung where no buoy is known, since few
  /// lists say whether a terminal has one; our choices: even odds, and two in three or a little more.
  package var besideConfidence = 0.5
  package var swungConfidence = 0.7
  /// The share of her stop in which she must have been heard swinging; our choice.
  package var leastSwung = 0.8
  /// A tanker that lay so near for hours, though not seen alongside, may be the other ship; our choice: hulls
  /// in tandem, as at a floating producer, lie 80 to 150 m apart, and antennas twice a hull's length more.
  package var nearCompany = Metres(500)
  /// A tanker without cargo floats at this part of her design draught or less.
  ///
  /// Her segregated ballast, 40 % of deadweight at most, makes some 55 %; in heavy weather cargo tanks may take
  /// more (MARPOL Annex I, regulation 18.3.1). Our choice.
  package var heaviestBallast = 2.0 / 3
  /// Bunkers and stores are no more than this part of what the taker carries.
  ///
  /// Fuel tanks hold some 3 % of a tanker's deadweight (VLCC 7,000 to 8,000 of 300,000 t, Aframax 2,500 to
  /// 3,500 of 105,000 [class rows, not verified]); as much again for draughts typed to half a metre. Our choice.
  package var suppliesShare = 0.07
  /// And the ship that brings them carries so many times less; our choice: a Handy of 40,000 t lightens a VLCC
  /// of 300,000 t by 13 % of her cargo, so that size alone does not tell.
  package var suppliesRatio = 4.0
  /// A silence longer than this after a watched rest leaves room for another meeting; our choice.
  package var longestPause = TimeSpan.hours(12)
  /// A transfer whose other ship was not seen took place in the last so many hours of a rest; our
  /// choice, above the 36 h of the longest transfers.
  package var longestTransfer = TimeSpan.hours(40)
  /// Distance to the nearest load or discharge place beyond which a drift is at open sea; our
  /// choice, above the 8 km spread of the coarsest gazetteer row.
  package var awayFromTerminals = Metres(25_000)
  /// Fastest passage allowed to a laden tanker when asking where she can have been (VLCC design
  /// speed is below 17 kn, domain note on algorithms, 2.2).
  package var fastestPassage = Knots(16)
  /// Time a detour needs for a transfer besides the way there: approach, hoses, pumping.
  package var detourStay = TimeSpan.hours(10)
  /// Two typed draughts within this say that nothing was loaded or discharged between them.
  package var sameDraught = Metres(0.3)
  /// A silence shorter than this hides no transfer; equals the gap detector's least gap.
  package var leastGap = TimeSpan.hours(6)
  /// A challenged silence longer than this hides too many possibilities to name one; our choice.
  package var longestDarkTransfer = TimeSpan.days(10)
  /// Within so much of its edge a place is beside a ship; our choice.
  ///
  /// A ship that hides something falls silent anywhere between beside it and a day away. When nothing
  /// is known of the scale, places weigh by the inverse square of their distance.
  package var besideDistance = Metres(10_000)
  /// What no gazetteer lists counts as a terminal so far from the silence; our choice.
  package var backgroundDistance = Metres(180_000)
  /// How much likelier than at a terminal that also receives a load is at one that only loads; our
  /// choice, since most terminals of both roles are refineries that import.
  package var bothRolesShare = 0.25
  /// Tracks this close for hours are two ships side by side; as the coarsest track is simplified.
  package var sideBySide = Metres(1500)
  /// How far from her true place a ship that takes part in a transfer may report herself; our choice,
  /// above the eight miles of the Suez Rajan case (US Department of Justice, 2023).
  package var falsePosition = Metres(30_000)
  /// Ships that lie still move less than this in four hours; our choice.
  package var stillness = Metres(4000)
  /// A stop at a berth that moves cargo though nobody typed a draught lasts so long (18–36 h is
  /// typical of a crude tanker at berth, domain note on algorithms, 2.4); our choice.
  package var leastBerthStay = TimeSpan.hours(12)
  /// And no longer than this: a ship that stays longer waits, repairs or is laid up; our choice.
  package var longestBerthStay = TimeSpan.days(5)
  /// Odds by which a pairing of two ships must beat the next one before it is named; our choice.
  package var pairingOdds = 4.0
  /// Posterior probability from which a pairing of two ships is named; our choice.
  package var leastPairing = 0.8
  /// Likelihood of a pair whose ships both met somebody outside the input instead; our choice.
  package var strangerWeight = 1.0
  /// Odds that a place near the end of a silence can give at most; our choice.
  package var mostOdds = 20.0
  /// Pairs of one cluster that are weighed together at most.
  package var pairsTogether = 14
  /// Least agreement of the amounts of a pair: two standard deviations apart; our choice.
  package var leastAgreement = 0.135
  /// By how much a second ship's fitting change makes a meeting likelier than a load unseen: one over
  /// the chance that such a change lies within reach by accident; our choice.
  package var secondWitness = 10.0
  /// A load this near its paper's day explains it; our choice.
  package var paperSlack = TimeSpan.days(2)
  /// How far a paper's day may lie from the movement whose amount it declares; our choice.
  package var paperDay = TimeSpan.days(2)
  /// A laden ship that lies so long where she took her cargo is a store; our choice.
  ///
  /// Traders count ships
  /// that lie still for one to three weeks as floating storage, and waiting for a berth takes less.
  package var leastStorage = TimeSpan.days(20)
  /// Within so much of the place she swings and shifts anchor; as for a false position.
  package var storageReach = Metres(30_000)
  /// Crude that went into shore tanks can come out for so long; our choice.
  package var storageMemory = TimeSpan.days(180)
  /// Below this part of deadweight a ship counts as empty.
  package var emptyShare = 0.05
  /// From this part of capacity on a ship on a leg is laden, up to that one in ballast, between them
  /// part laden; and an interval wider than the first says nothing; our choice.
  package var ladenShare = 0.7
  package var ballastShare = 0.1
  /// A ship heard for less than this before her first stop, or after her last, made no leg of it; our
  /// choice.
  package var leastLeg = TimeSpan.hours(1)
  /// How far a document's load date may lie from the load it speaks of; our choice.
  package var documentWindow = TimeSpan.days(10)
  /// How long after a paper's day the cargo it speaks of can change hull once more; our choice: a wait and a
  /// passage between two transfer areas.
  package var handedOnWindow = TimeSpan.days(30)

  /// How often claims were right, by what they rest on.
  package var confidence = ConfidenceRule.standard

  /// That cargo moved unseen though the ship was heard throughout, and that a ship is another than the one
  /// named though nothing speaks for it; our choice.
  package var leastUnseen = 0.001
  /// Papers are dated by the day: meetings of the same two ships no farther apart than that can be one cargo's.
  package var oneCargoPause = TimeSpan.days(1)

  package static let standard = Self()

  package init() {}
}

/// Thresholds that turn a custody graph into findings.
package struct FindingRules: Hashable, Sendable {
  /// Name and version, as it stands in the case file.
  package var ruleID = "findings@6"
  /// Another origin must surely be more than this part before papers are contradicted.
  package var surelyOther = 0.5
  /// And the declared origin at most this part.
  package var atMostDeclared = 0.2
  /// Least best share of regime oil that makes a cargo a regime cargo.
  package var regimeShare = 0.5
  /// A silence this close to a transfer belongs to it; our choice.
  package var gapNearTransfer = TimeSpan.days(5)
  /// A silence that may as well be chance is no finding by itself: four to one, as for a pairing of ships
  /// (`CustodyRules.pairingOdds`), since a finding names a ship; our choice.
  package var likelyDeliberate = 0.8
  /// An identity change this close to a transfer belongs to it (30 days), a new name 24 hours
  /// (domain note on algorithms, 2.7).
  package var identityNearTransfer = TimeSpan.days(30)
  package var renameNearTransfer = TimeSpan.hours(24)
  /// A declared amount so many standard deviations above what her draughts say is impossible; our choice:
  /// one honest amount in thirty thousand.
  package var beyondDraught = 4.0
  /// A silence stands in a finding when so many others were heard near her, as in Gaps 8: one or two may sit
  /// beside a receiver of their own.
  package var silenceWitnesses = 3
  /// So many changes of hull or store between load and landing make a roundabout way; our choice: one is how
  /// deep ships reach shallow ports.
  package var roundaboutChanges = 2
  /// So many companies one above another, or new owners or managers within a year, are complex; our choice:
  /// a company for each ship, its holding and a parent are ordinary.
  package var ownerLevels = 4
  package var ownerChanges = 2
  package var ownerMemory = TimeSpan.days(365)
  /// New owner, manager, name and flag of one sale reach the registers within so long; our choice.
  ///
  /// SOLAS XI-1/5 allows an administration three months for the ship's own synopsis record; a second sale
  /// within six weeks of the first is rare.
  package var saleLength = TimeSpan.days(42)
  /// One paper in ten is false before anything is learned, worth ten papers; and what all papers of an input
  /// teach is worth four of one origin; our choice.
  package var falseBefore = 0.1
  package var falseWeight = 10.0
  package var countryWeight = 4.0
  /// Papers that nothing bears out are named from odds of four to one, as a pairing of ships is
  /// (`CustodyRules.pairingOdds`).
  package var leastFalse = 0.8
  /// What is known of a cargo's origin weighs no more than twenty to one; our choice.
  package var leastSame = 0.05
  /// How far a station on shore hears ships: the radio horizon, 4.12 km times the roots of both heights in
  /// metres, of an antenna 150 m above the sea and one of 25 m aboard; our choice of heights.
  package var stationReach = Metres(71_000)
  /// Farther than this from every terminal of the declared country is "elsewhere"; our choice.
  package var elsewhere = Metres(1_000_000)

  package static let standard = Self()

  package init() {}
}
