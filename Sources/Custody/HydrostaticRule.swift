/// The figures that turn draught into tonnes, each with its source.
///
/// Marked "class rows" are the six tanker classes of the domain note on barrels (VLCC 320×60 m to
/// Handy 140×24 m) together with typical published particulars; they were not checked against a
/// registry, and their error is carried in `relativeError`.
package import Vocabulary

/// Constants and errors of the draught to tonnes method.
package struct HydrostaticRule: Hashable, Sendable {
  /// Name and version, as it stands in the case file.
  package var ruleID = "hydrostatics@5"
  /// Tonnes per cubic metre of sea water; brackish water is a named limit of the method.
  package var waterDensity = 1.025
  /// Length between perpendiculars over length over all; class rows.
  package var perpendicularRatio = 0.955
  /// Block coefficient at design draught of a crude carrier, 0.80…0.84; class rows.
  package var designBlock = 0.82
  /// Upper limit of the block coefficient (EPA ShipPowerModel, `calcCbw`).
  package var highestBlock = 0.99
  /// Design draught over length over all, 0.060 (Aframax) to 0.070 (MR); class rows.
  package var draughtOverLength = 0.064
  /// Deadweight and design draught by length over all and beam, in logarithms of tonnes, metres and square
  /// metres: least squares on the built tankers listed in Docs/Methods/Barrels.md.
  package var deadweightBase = -2.3655
  package var deadweightPower = 1.5117
  package var draughtBase = -1.2638
  package var draughtPower = 0.4337
  /// Length over all to beam, 5.5 (VLCC) to 7 (LR1); class rows.
  package var lengthOverBeam = 5.8
  /// Cargo deadweight limit as part of deadweight, leaving bunkers, water and stores.
  package var capacityShare = Estimate(low: 0.95, best: 0.965, high: 0.98)
  /// Bunkers, stores and constant as part of deadweight (VLCC 3–6 kt, Aframax 1.5–3 kt).
  package var consumables = Estimate(low: 0.010, best: 0.017, high: 0.027)
  /// Below this part of the design draught a tanker is in ballast (40–55 % in practice).
  package var ballastDraught = 0.50
  /// From this part of the design draught on she is laden and carries no ballast.
  package var ladenDraught = 0.85
  /// Segregated ballast a tanker can hold at most, as part of deadweight.
  package var ballastCapacity = 0.40
  /// Water that stays in tanks when laden, and cargo that stays when empty, part of deadweight.
  package var heel = 0.02
  /// Part of the expected ballast that is surely worked when a load ends laden.
  package var surelyWorkedBallast = 0.75
  /// Change of bunkers and stores during a stay, part of deadweight.
  package var bunkering = 0.003
  /// What a full discharge leaves in tanks and lines, part of capacity.
  ///
  /// Voyages of crude lose 0.17 % of the bill of lading on average (Energy Institute HMC-4A, 2012, 9,600
  /// voyages) and 0.5 % is the yardstick of claims (NAMEQA on bulk oil cargoes); what stays aboard is
  /// between the two, half of their distance 90 % of it.
  package var remainder = 0.003
  package var remainderDeviation = 0.0016
  /// How far the mean remainder of all voyages may be off: the two sources' distance as an even spread.
  ///
  /// The rest of the deviation is chance from voyage to voyage: what half a percent of allowance, read as
  /// 90 % of voyages (0.30 %), leaves for two remainders beside the error of the paper.
  package var remainderMeanDeviation = 0.001
  /// Standard deviation of the whole method on the cargo of a hull whose tables are not at hand, part
  /// of the cargo: two draughts of a laden VLCC give ±8–12 % (domain note on barrels, 3.5).
  package var methodDeviation = 0.045
  /// With this part of deadweight aboard a tanker needs no ballast: she floats deeper than the
  /// 2.0 + 0.02·L of MARPOL Annex I regulation 18.
  package var halfLaden = 0.55
  /// Standard deviation of bunkers, water and stores against the expected, part of deadweight.
  package var storesDeviation = 0.006
  /// Standard deviation of a bill of lading's figure against what came aboard, relative.
  ///
  /// Ratios of ship to shore within ±0.30 % of their mean are ordinary (API MPMS 17.9 and EI HM 49); read as
  /// 90 % of voyages, 0.18 %. Terminals differ besides, by as much as voyages lose on average (0.17 %).
  package var declaredDeviation = 0.0025
  /// The same of papers of a transfer at sea, which rest on the gauges of ships: their experience factors
  /// lie within half a percent of one (API MPMS 17.9 throws out what is 2 % off); read as 90 % of ships.
  package var gaugedDeviation = 0.003
  /// What a ship that gives her cargo on at sea keeps of it, relative: some times what a terminal leaves,
  /// since hoses end before the last tank is stripped; our choice.
  package var keptDeviation = 0.01
  /// Part of the design draught above ballast draught at which a ship still counts as in ballast: her
  /// draught fore and aft differ by that much (trim of 1.5 m on 20 m); our choice.
  package var ballastMargin = 0.08
  /// The same for a ship of which a part cargo is asked after; our choice.
  package var emptyMargin = 0.03
  /// Part of the design draught from which on a ship is surely laden; our choice, midway between the
  /// fullest ballast (55 %) and the lightest full cargo (85 %).
  package var surelyLaden = 0.70
  /// Where between the least and the most cargo a draught is read: in the middle, and nearer the least
  /// when she gave cargo away, since who gives takes ballast in for it; our choice.
  package var middleCargo = 0.5
  package var givingCargo = 0.25
  /// Standard deviation of a spread of which only the ends are known, as its part: an even spread has
  /// 1/√12 (0.29), one peaked in the middle 1/√24 (0.20); between the two.
  package var evenDeviation = 0.25
  /// The same for ballast, which may as well lie at the ends: an even spread's, rounded up.
  package var ballastDeviation = 0.3
  /// Part of a hull's relative error that is left on what she lacks to her marks: the error of length
  /// and beam cancels against the deadweight that is given; our choice.
  package var hullErrorPart = 0.6
  /// Standard deviations that an interval spans on each side.
  package var deviations = 2.0

  /// Standard deviation of a typed draught change (human entry, rounding to 0.1…0.5 m).
  package var witnessDeviation = Metres(0.3)
  /// The same when the change was typed within 24 hours of the event.
  package var promptWitnessDeviation = Metres(0.1)

  package static let standard = Self()

  package init() {}
}
