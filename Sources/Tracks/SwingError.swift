/// How far off two ships can be put that sail about faster than they report.
///
/// In a fresh wind a ship at anchor sails about: her head falls off to either side and back within a quarter of
/// an hour, and her antenna runs over a hundred metres and more. Between two of her reports she was not on the line between
/// them. How far off it follows from how far she runs, beside her drift and the tide's slow swing, and how much
/// of that falls between two reports, as for a ship that swings evenly.
import Geodesy
import Vocabulary

struct SwingError {
  /// Metres that one ship, by the other's deck, may seem to have moved or to lie off.
  let metres: Double

  /// `lever` is how far the antennas are from each other, by which an error of heading puts them off.
  init(_ samples: [EncounterSample], lever: Double, _ rule: EncounterRule) {
    metres =
      [true, false].map { isFirst in
        let swing = Self.swing(samples, isFirst, rule)
        return swing.way + lever * swing.turn * .pi / 180
      }.max() ?? 0
  }

  /// Metres and degrees that a ship may be off between two reports.
  private static func swing(
    _ samples: [EncounterSample], _ isFirst: Bool, _ rule: EncounterRule
  ) -> (way: Double, turn: Double) {
    guard let origin = samples.first else { return (0, 0) }
    let plane = TangentPlane(origin: origin.first.position)
    var (reach, step) = (RootMean(), RootMean())
    var (turnReach, turnStep) = (RootMean(), RootMean())
    for index in samples.indices.dropFirst().dropLast() {
      let (before, here, after) = (samples[index - 1], samples[index], samples[index + 1])
      let span = after.time - before.time
      guard span <= rule.swingStep, span > .seconds(0) else { continue }
      let share = (here.time - before.time).seconds / span.seconds
      let ships = [before, here, after].map { isFirst ? $0.first : $0.second }
      let places = ships.map { plane.point($0.position) }
      let drift = places[2] - places[0]
      reach.add((places[1] - places[0] - drift.scaled(by: share)).length)
      let headings = ships.compactMap(\.heading)
      let turns = headings.count == 3
      let turned = turns ? headings[0].signedTurn(to: headings[2]) : 0
      if turns { turnReach.add(headings[0].signedTurn(to: headings[1]) - turned * share) }
      guard here.way.isOfFirst == isFirst else { continue }
      let part = here.way.step.seconds / span.seconds
      step.add(
        ((plane.point(here.way.to) - plane.point(here.way.from)) - drift.scaled(by: part)).length)
      if let turn = here.way.turn { turnStep.add(turn - turned * part) }
    }
    return (error(reach, step, rule), error(turnReach, turnStep, rule))
  }

  /// Swings are taken for even ones whose phases at reports ten minutes apart have nothing to do with each other: a place
  /// then lies off the middle of its neighbours by the root of 3/4 of the reach, and two reports by the root of 2
  /// times the sine of half the angle between them.
  private static func error(
    _ reach: RootMean, _ step: RootMean, _ rule: EncounterRule
  ) -> Double {
    guard min(reach.count, step.count) >= rule.swingSights else { return 0 }
    let whole = reach.value / 0.75.squareRoot()
    guard whole > 0 else { return 0 }
    let sine = min(1, step.value / (whole * 2.0.squareRoot()))
    return whole * min(rule.swingShare, 1 - (1 - sine * sine).squareRoot())
  }
}

private struct RootMean {
  private var squares = 0.0
  private(set) var count = 0

  var value: Double { count > 0 ? (squares / Double(count)).squareRoot() : 0 }

  mutating func add(_ length: Double) {
    squares += length * length
    count += 1
  }
}
