/// Two ships of which at least one was silent: whether they can have met, and how well it fits.
///
/// The pairing is weighed by how well the two amounts agree and by how near the silence begins or
/// ends to the place: a ship that hides a meeting goes silent near it. A pair is named only when it
/// beats every other pairing of either ship by what `MeetingPair` asks for.
import Tracks
import Vocabulary

struct HiddenMeeting {
  let start: Instant
  let end: Instant
  let position: Coordinate
  /// The silence of the ship that was not heard; nil when both were, side by side.
  let silence: Gap?
  /// The silence of the other, when neither was heard.
  var secondSilence: Gap?
  /// How far apart the two reported themselves; nil when side by side, or silent.
  var claimedApart: Metres?
  /// Likelihood against both ships having met somebody else.
  let weight: Double

  /// The ship of `silent` in one of her silences beside the ship of `seen`, whose place is known, or
  /// both heard side by side.
  init?(_ seen: ResidualChange, _ silent: ResidualChange, _ fleet: Fleet) {
    guard let agreement = seen.agreement(with: silent, fleet),
      agreement >= fleet.rules.leastAgreement
    else { return nil }
    var best = Self.sideBySide(
      seen.ship, silent.ship, from: max(seen.opening, silent.opening),
      to: min(seen.pair.after.time, silent.pair.after.time), agreement, fleet)
    for gap in silent.gaps {
      guard let found = Self.inSilence(gap, beside: seen, agreement, fleet) else { continue }
      if found.weight > best?.weight ?? 0 { best = found }
    }
    if let dark = Self.bothDark(seen, silent, agreement, fleet), dark.weight > best?.weight ?? 0 {
      best = dark
    }
    guard let best else { return nil }
    self = best
  }

  /// How a ship that typed nothing can have met one whose draught changed.
  static func likeliest(
    _ change: ResidualChange, ship: Int, from start: Instant, to end: Instant, agreement: Double,
    _ fleet: Fleet
  ) -> HiddenMeeting? {
    var found: [HiddenMeeting] = []
    // Papers alone call nobody's position false.
    if let beside = sideBySide(change.ship, ship, from: start, to: end, agreement, fleet),
      beside.claimedApart == nil
    {
      found.append(beside)
    }
    for gap in fleet.ships[ship].gaps where gap.canHide(from: start, to: end, fleet.rules) {
      if let meeting = inSilence(gap, beside: change, agreement, fleet) { found.append(meeting) }
    }
    for gap in change.gaps where gap.canHide(from: start, to: end, fleet.rules) {
      let place = underWay(
        fleet.ships[ship], gap, max(start, gap.start), min(end, gap.end), fleet.rules)
      if let place {
        found.append(
          HiddenMeeting(
            start: place.start, end: place.end, position: place.position, silence: gap,
            weight: agreement * nearness(gap, place.position, fleet.rules)))
      }
    }
    return found.max { ($0.weight, $1.start) < ($1.weight, $0.start) }
  }

  /// Neither heard: silences that overlap and lie within reach of one place.
  private static func bothDark(
    _ one: ResidualChange, _ other: ResidualChange, _ agreement: Double, _ fleet: Fleet
  ) -> HiddenMeeting? {
    let rules = fleet.rules
    var best: HiddenMeeting?
    for mine in one.gaps {
      for theirs in other.gaps {
        let (start, end) = (max(mine.start, theirs.start), min(mine.end, theirs.end))
        guard end - start >= rules.detourStay else { continue }
        for place in [mine.from, mine.to, theirs.from, theirs.to].compactMap(\.self)
        where Passage(mine, rules).allows(stopAt: place)
          && Passage(theirs, rules).allows(stopAt: place)
        {
          let weight = agreement * min(nearness(mine, place, rules), nearness(theirs, place, rules))
          guard weight > best?.weight ?? 0 else { continue }
          best = HiddenMeeting(
            start: start, end: end, position: place, silence: theirs, weight: weight)
          best?.secondSilence = mine
        }
      }
    }
    return best
  }

  private static func inSilence(
    _ gap: Gap, beside seen: ResidualChange, _ agreement: Double, _ fleet: Fleet
  ) -> HiddenMeeting? {
    guard let place = place(seen, gap, fleet) else { return nil }
    return HiddenMeeting(
      start: place.start, end: place.end, position: place.position, silence: gap,
      weight: agreement * nearness(gap, place.position, fleet.rules))
  }

  private init(
    start: Instant, end: Instant, position: Coordinate, silence: Gap?, weight: Double
  ) {
    self.start = start
    self.end = end
    self.position = position
    self.silence = silence
    self.weight = weight
  }

  /// Both heard, and close together for as long as a transfer takes.
  ///
  /// Two ships whose changes fit and who say that they lie some miles apart may lie together all the
  /// same when one of the positions was told as invented. Such a pair weighs less the farther apart they say.
  private static func sideBySide(
    _ one: Int, _ other: Int, from start: Instant, to end: Instant, _ agreement: Double,
    _ fleet: Fleet
  ) -> HiddenMeeting? {
    let rules = fleet.rules
    let watch = PairWatch(fleet.ships[one], fleet.ships[other], from: start, to: end, rules)
    guard let near = watch.closest, !fleet.liesIdle(one, other, from: near.start, to: near.end)
    else { return nil }
    let apart = Metres(max(0, near.distance.value - rules.sideBySide.value))
    let isInvented = [one, other].contains {
      fleet.ships[$0].isInvented(from: near.start, to: near.end, rules)
    }
    guard apart.value == 0 || isInvented else { return nil }
    var meeting = HiddenMeeting(
      start: near.start, end: near.end, position: near.position, silence: nil,
      weight: agreement * rules.mostOdds * HiddenLoad.weight(apart, rules))
    if apart.value > 0 { meeting.claimedApart = near.distance }
    return meeting
  }

  /// How long the silence was; nothing when both were heard.
  var length: TimeSpan {
    silence.map { $0.end - $0.start } ?? TimeSpan(milliseconds: 0)
  }

  /// What the claim that the two met rests on.
  var basis: ClaimBasis {
    if secondSilence != nil { return .bothSilent }
    if silence != nil { return .oneSilent }
    return claimedApart == nil ? .tracksBeside : .tracksApart
  }

  /// Whose silence it was.
  func visibility(donor: ResidualChange, _ fleet: Fleet) -> CargoTransfer.Visibility {
    guard let silence else { return .both }
    return fleet.ship(of: silence.segment) == donor.ship ? .donorDark : .receiverDark
  }

  static func nearness(_ gap: Gap, _ place: Coordinate, _ rules: CustodyRules) -> Double {
    let from = Sphere.distance(gap.from, place).value
    let to = gap.to.map { Sphere.distance($0, place).value } ?? from
    return HiddenLoad.odds(Metres(min(from, to)), in: gap, rules)
  }

  /// When and where a silent ship can have lain beside one that was seen.
  static func place(
    _ seen: ResidualChange, _ gap: Gap, _ fleet: Fleet
  ) -> (start: Instant, end: Instant, position: Coordinate)? {
    let rules = fleet.rules
    if let rest = seen.rest {
      let (start, end) = (max(rest.start, gap.start), min(rest.end, gap.end))
      guard end - start >= rules.leastTransfer,
        Passage(gap, rules).allows(stopAt: rest.position)
      else { return nil }
      return (start, end, rest.position)
    }
    let (start, end) = (max(seen.opening, gap.start), min(seen.pair.after.time, gap.end))
    guard end - start >= rules.leastTransfer else { return nil }
    return underWay(fleet.ships[seen.ship], gap, start, end, rules)
  }

  /// The stretch of a watched track that the silent ship can have reached and left again.
  private static func underWay(
    _ ship: FleetShip, _ gap: Gap, _ start: Instant, _ end: Instant, _ rules: CustodyRules
  ) -> (start: Instant, end: Instant, position: Coordinate)? {
    var near: (distance: Double, time: Instant, position: Coordinate)?
    let step = max(TimeSpan.hours(1), (end - start).part(200))
    var time = start + rules.leastTransfer
    while time <= end {
      if let position = ship.position(at: time) {
        let there = Sphere.distance(gap.from, position).value
        let back = gap.to.map { Sphere.distance(position, $0).value } ?? 0
        let speed = rules.fastestPassage.metresPerSecond
        let canCome = time - rules.leastTransfer >= gap.start + .seconds(there / speed)
        let canLeave = time + .seconds(back / speed) <= gap.end
        if canCome, canLeave, min(there, back) < near?.distance ?? .greatestFiniteMagnitude {
          near = (min(there, back), time, position)
        }
      }
      time = time + step
    }
    return near.map {
      (max(start, $0.time - rules.longestTransfer), $0.time, $0.position)
    }
  }
}

extension TimeSpan {
  /// One of so many equal parts.
  fileprivate func part(_ number: Int64) -> TimeSpan {
    TimeSpan(milliseconds: milliseconds / number)
  }
}

extension Gap {
  /// Whether a transfer between two times can lie in it.
  func canHide(from start: Instant, to end: Instant, _ rules: CustodyRules) -> Bool {
    classification != .healthy && self.end - self.start >= rules.leastGap
      && min(self.end, end) - max(self.start, start) >= rules.leastTransfer
  }
}

extension ResidualChange {
  /// How well the two amounts agree, 0…1; nil when both ships gained or lost, or one carries no cargo.
  func agreement(with other: ResidualChange, _ fleet: Fleet) -> Double? {
    guard isOpposite(to: other, fleet) else { return nil }
    // A paper of the ship that gained knows the amount better than her draught.
    let (gained, lost) = pair.metres > 0 ? (self, other) : (other, self)
    if let paper = gained.paper { return lost.agreement(withDeclared: paper.barrels, fleet) }
    guard let gain = gained.amount(fleet), let loss = lost.amount(fleet) else { return nil }
    return Self.agreement(gain, loss)
  }

  /// The same with an amount that papers declare; the crude's density is not known.
  func agreement(withDeclared barrels: Double, _ fleet: Fleet) -> Double? {
    guard let amount = amount(fleet) else { return nil }
    let perTonne = CrudeDensity.unknown.barrelsPerTonne
    let tonnes = barrels / perTonne.best
    let spread =
      tonnes * (perTonne.high - perTonne.low) / perTonne.best
      * fleet.rules.hydrostatics.evenDeviation
    return Self.agreement(amount, CargoLevel(tonnes: tonnes, deviation: spread))
  }

  /// Tonnes that came aboard or left, from the levels before and after; nil without hull figures.
  private func amount(_ fleet: Fleet) -> CargoLevel? {
    guard let hull = fleet.ships[ship].hydrostatics, let before = pair.before else { return nil }
    let isRise = pair.metres > 0
    // Little above ballast draught she may have had a part cargo aboard already.
    let item = fleet.ships[ship]
    let part = item.seaDraught(before, fleet.rules).value / hull.designDraught.value
    let isEmpty = part <= hull.rule.ballastDraught + hull.rule.emptyMargin
    let turn: CargoTurn = isRise ? (isEmpty ? .emptied : .gave) : .took
    let from = hull.level(
      at: before.draught, in: item.water(at: before.time, fleet.rules), isPrompt: false, turn: turn)
    let to = hull.level(
      at: pair.after.draught, in: item.water(at: pair.after.time, fleet.rules), isPrompt: false,
      turn: isRise ? .took : .gave)
    let variance = from.deviation * from.deviation + to.deviation * to.deviation
    return CargoLevel(tonnes: abs(to.tonnes - from.tonnes), deviation: variance.squareRoot())
  }

  private static func agreement(_ one: CargoLevel, _ other: CargoLevel) -> Double {
    let variance = max(one.deviation * one.deviation + other.deviation * other.deviation, 1)
    let apart = one.tonnes - other.tonnes
    return Exponential.value(-apart * apart / variance / 2)
  }
}
