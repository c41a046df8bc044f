/// One significant draught change that no call and no meeting explains, with what the ship was doing
/// before it: where she was watched lying still, and when she was silent.
import Tracks
import Vocabulary

/// A watched stretch of lying still away from cargo berths: adrift, or at an anchorage.
struct Rest: Hashable {
  /// The part in which the cargo can have moved.
  var start: Instant
  var end: Instant
  let position: Coordinate
  let evidence: [SourceReference]
  let wholeStart: Instant
  let wholeEnd: Instant

  init(start: Instant, end: Instant, position: Coordinate, evidence: [SourceReference]) {
    (self.start, self.end, wholeStart, wholeEnd) = (start, end, start, end)
    self.position = position
    self.evidence = evidence
  }
}

struct ResidualChange {
  let ship: Int
  let pair: DraughtPair
  /// Large enough to be cargo by itself; a weaker one counts only beside another ship's.
  let isStrong: Bool
  /// A paper of hers that nothing else explains, of a rise.
  var paper: OpenPaper?
  /// The old draught was typed after cargo had come aboard.
  var followsIntake = false
  /// From when on the cargo can have moved.
  let opening: Instant
  /// A watched rest that can hold a transfer with an unseen ship.
  let rest: Rest?
  /// A silence where others were heard, with no terminal in reach.
  let challengedGap: Gap?
  /// Silences of any kind that can hide a transfer.
  let gaps: [Gap]
  /// Silences of any kind within which the cargo can have moved: the old draught was last heard
  /// before one ended, and late typing lies between.
  let silences: [Gap]

  init(ship: Int, pair: DraughtPair, isStrong: Bool, _ fleet: Fleet) {
    self.ship = ship
    self.pair = pair
    self.isStrong = isStrong
    let item = fleet.ships[ship]
    let rules = fleet.rules
    let typed = pair.after.time
    let earliest = typed - rules.lateWindow
    let opening = max(earliest, pair.before?.time ?? earliest)
    let silences = item.gaps.filter {
      $0.classification != .healthy && $0.end - $0.start >= rules.leastGap
        && $0.start <= typed && $0.end >= earliest
    }
    gaps = silences
    self.opening = opening
    let heard = item.lastHeard[typed] ?? pair.before?.time ?? earliest
    self.silences = item.gaps.filter {
      $0.end - $0.start >= rules.leastGap && !$0.isOpen && $0.start <= typed
        && $0.end >= max(heard, earliest) - rules.lateWindow
    }
    let rests = Self.rests(of: item, fleet).filter { rest in
      rest.end - rest.start >= rules.leastDrift && rest.end >= opening && rest.start <= typed
        && min(rest.end, typed) - max(rest.start, opening) >= rules.leastTransfer
        && !Self.hasCompany(rest, ship, fleet)
        && !silences.contains {
          $0.end - $0.start >= rules.longestPause && $0.end > rest.end && $0.start < typed
        }
    }
    rest = rests.max { ($0.end, $0.start) < ($1.end, $1.start) }
      .map { Self.narrowed($0, to: opening...typed, rules) }
    challengedGap = silences.last { gap in
      gap.classification == .challengedEmission && !gap.isOpen && gap.end <= typed
        && gap.end - gap.start <= rules.longestDarkTransfer
        && gap.end - gap.start >= rules.detourStay && !Self.reachesTerminal(gap, fleet)
    }
  }

  /// Adrift at open sea, or stopped at a place where ships wait or transfer.
  private static func rests(of ship: FleetShip, _ fleet: Fleet) -> [Rest] {
    let drifts = ship.loiterings.filter {
      fleet.isAtSea($0.position) || fleet.transferPlace(at: $0.position) != nil
    }.map { Rest(start: $0.start, end: $0.end, position: $0.position, evidence: $0.evidence) }
    let waits = ship.calls.compactMap { call -> Rest? in
      guard let place = fleet.terminal(call.terminalID), !Fleet.movesCargo(place),
        let start = call.stopStart, let end = call.stopEnd
      else { return nil }
      return Rest(start: start, end: end, position: call.position, evidence: call.evidence)
    }
    return drifts + waits
  }

  /// The part of a rest in which the cargo can have moved: before the new draught was typed, and
  /// no longer than a transfer lasts.
  private static func narrowed(
    _ rest: Rest, to span: ClosedRange<Instant>, _ rules: CustodyRules
  ) -> Rest {
    var part = rest
    part.end = min(rest.end, span.upperBound)
    part.start = min(max(rest.start, span.lowerBound, part.end - rules.longestTransfer), part.end)
    return part
  }

  /// Whether two changes lie near enough in time to belong together.
  func isNear(_ other: Self) -> Bool {
    opening <= other.pair.after.time && other.opening <= pair.after.time
  }

  func transferID(_ fleet: Fleet) -> String {
    "transfer:unseen/\(fleet.ships[ship].vessel.id)/\(pair.after.time.rfc3339)"
  }

  /// One rose and the other fell, and both can carry cargo.
  func isOpposite(to other: ResidualChange, _ fleet: Fleet) -> Bool {
    other.ship != ship && (other.pair.metres > 0) != (pair.metres > 0)
      && fleet.ships[ship].carriesCargo(fleet.rules)
      && fleet.ships[other.ship].carriesCargo(fleet.rules)
  }

  /// Another ship that can carry cargo lay alongside meanwhile.
  private static func hasCompany(_ rest: Rest, _ ship: Int, _ fleet: Fleet) -> Bool {
    (fleet.meetingsOf[ship] ?? []).contains { number in
      let event = fleet.encounters[number]
      guard event.isAlongside, event.start < rest.end, event.end > rest.start,
        let first = fleet.ship(of: event.first), let second = fleet.ship(of: event.second),
        first == ship || second == ship
      else { return false }
      return fleet.ships[first == ship ? second : first].carriesCargo(fleet.rules)
    }
  }

  private static func reachesTerminal(_ gap: Gap, _ fleet: Fleet) -> Bool {
    let passage = Passage(gap, fleet.rules)
    return fleet.terminals.contains { place in
      guard Fleet.movesCargo(place) else { return false }
      return passage.allows(stopWithin: place.area)
    }
  }
}

/// What a silence left time for.
struct Passage {
  let gap: Gap
  let rules: CustodyRules

  init(_ gap: Gap, _ rules: CustodyRules) {
    self.gap = gap
    self.rules = rules
  }

  /// Whether she can have gone to a place, worked cargo and come to where she was heard again.
  func allows(stopAt place: Coordinate) -> Bool {
    let back = gap.to.map { Sphere.distance(place, $0).value } ?? 0
    return isEnough(for: Metres(Sphere.distance(gap.from, place).value + back))
  }

  func allows(stopWithin area: PlaceArea) -> Bool {
    let back = gap.to.map { Sphere.distance(to: area, from: $0).value } ?? 0
    return isEnough(for: Metres(Sphere.distance(to: area, from: gap.from).value + back))
  }

  /// Whether the straight passage alone left time for a stop anywhere on the way.
  var allowsDetour: Bool {
    let straight = gap.distance ?? gap.to.map { Sphere.distance(gap.from, $0) } ?? Metres(0)
    return isEnough(for: straight)
  }

  private func isEnough(for way: Metres) -> Bool {
    let sailing = TimeSpan.seconds(way.value / rules.fastestPassage.metresPerSecond)
    return gap.end - gap.start >= sailing + rules.detourStay
  }
}

extension TimeSpan {
  static func + (left: Self, right: Self) -> Self {
    Self(milliseconds: left.milliseconds &+ right.milliseconds)
  }
}
