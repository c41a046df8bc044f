/// How exactly the world's cargo is measured, and what ships keep of it.
///
/// Bills of lading are shore figures: meters and tank gauges of one terminal err together, and each voyage
/// once more. The Energy Institute's voyages lose 0.17 % of the bill of lading on average, apparent losses
/// included (HMC-4A, data of 2011 and 2012); a voyage whose ratio of ship to shore lies more than 0.30 % off the
/// mean of its ship counts as an outlier, one more than 2 % off as a blunder (API MPMS 17.9, EI HM 49);
/// 0.5 % is the customary allowance of the trade. What stays aboard depends on the crude, the ship and
/// how she was stripped; double hulls leave less than the half percent that charter parties reckon
/// with. The figures below are the world's own reading of these sources, shared with no detector.

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Errors of papers, remainders of tanks and the weight of stores; parts of the amount unless said otherwise.
package struct CargoMeasure: Hashable, Sendable {
  /// By how much bills of lading overstate on average, and how terminals differ in it.
  var overstated = 0.0
  var terminals = 0.0
  /// From voyage to voyage at one terminal.
  var voyages = 0.0
  /// Chance of a measurement that went wrong, and by at most how much.
  var blunder = 0.0
  var blunderMost = 0.0
  /// Papers of a transfer rest on the gauges of ships: what the tables of one ship err.
  var gauges = 0.0
  /// The middle of what a full discharge leaves, part of what the ship can hold; natural logarithms of how
  /// ships, and the voyages of one ship, differ in it.
  var remainder: Double?
  var ships = 0.0
  var strippings = 0.0
  /// Crudes heavier than this many degrees API leave so many times as much: they cling and must be heated.
  var heavy = 20.0
  var heavyFactor = 1.0
  /// Chance that a ship comes from a yard with clean tanks.
  var cleaned = 1.0
  /// Bunkers, water and stores, part of deadweight.
  var stores = 0.02...0.02
  /// Metres by which a draught is misread off the marks in swell and trim; standard deviation.
  var marks = 0.0

  /// Papers right to a hundred barrels, 0.3 % left behind each time, ships clean at first: for tales whose
  /// amounts are told beforehand.
  package static let exact = Self()

  package static let measured: Self = {
    var rule = Self()
    (rule.overstated, rule.terminals, rule.voyages) = (0.001, 0.001, 0.002)
    (rule.blunder, rule.blunderMost, rule.gauges) = (0.02, 0.02, 0.003)
    (rule.remainder, rule.ships, rule.strippings) = (0.002, 0.4, 0.5)
    (rule.heavyFactor, rule.cleaned) = (1.5, 0.1)
    // 3,000 to 6,000 t of a VLCC, 1,500 to 3,000 t of an Aframax (domain note on barrels, 3.2).
    (rule.stores, rule.marks) = (0.011...0.027, 0.03)
    return rule
  }()

  /// The part of a ship's capacity that a discharge leaves, the `number`th of hers.
  package func remainder(of ship: Ship, number: Int, grade: Grade?, seed: UInt64) -> Double? {
    guard let remainder else { return nil }
    var own = SeededGenerator(seed: seed, stream: "strip/\(ship.key)")
    var voyage = SeededGenerator(seed: seed, stream: "strip/\(ship.key)/\(number)")
    let factor = exp(ships * own.normal() + strippings * voyage.normal())
    let isHeavy = grade.map { $0.api < heavy } ?? false
    return min(0.02, remainder * factor * (isHeavy ? heavyFactor : 1))
  }

  /// The part of a ship's capacity that she comes with.
  func opening(of ship: Ship, seed: UInt64) -> Double {
    var chance = SeededGenerator(seed: seed, stream: "opening/\(ship.key)")
    guard !chance.chance(cleaned) else { return 0 }
    return remainder(of: ship, number: -1, grade: nil, seed: seed) ?? 0
  }

  /// What a paper states of so many barrels; `number` tells papers apart.
  package func stated(
    _ barrels: Double, act: CargoOrder.Act, number: Int, ships: [Ship], seed: UInt64
  ) -> Double {
    let source =
      switch act {
      case .load(_, let terminal, _), .discharge(_, let terminal): "meter/\(terminal)"
      case .transfer(let donor, _, _, _): "gauge/\(ships[donor].key)"
      }
    let isGauged = if case .transfer = act { true } else { false }
    var standing = SeededGenerator(seed: seed, stream: source)
    var voyage = SeededGenerator(seed: seed, stream: "bill/\(number)")
    let bias = isGauged ? gauges * standing.normal() : overstated + terminals * standing.normal()
    let slip = voyage.chance(blunder) ? voyage.uniform(-blunderMost...blunderMost) : 0
    return barrels * (1 + bias + voyages * voyage.normal() + slip)
  }
}
