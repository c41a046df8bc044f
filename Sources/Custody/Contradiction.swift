/// The ways in which papers and observation cannot both be right.
import Tracks
import Vocabulary

/// What about a paper is contradicted.
package enum Contradiction: String, Hashable, Sendable, CaseIterable {
  /// The cargo was seen to come from elsewhere.
  case relabelledOrigin = "relabelled_origin"
  /// The ship was elsewhere on the day she is said to have loaded, and no load was seen near it.
  case impossibleLoad = "impossible_load"
  /// More than the ship can carry, or than her draughts allow.
  case impossibleQuantity = "impossible_quantity"
  /// A load was seen, and on the declared day the ship was elsewhere.
  case impossibleTiming = "impossible_timing"
  /// The load was seen at a terminal of the declared country that exports other grades.
  case gradeNotExported = "grade_not_exported"
}

/// Where a ship was on a day, hour by hour, as far as she was seen.
struct DayWatch {
  private let positions: [Coordinate]
  /// Hours of the day in which nothing places her.
  let unseenHours: Double
  /// Silences that hold all of these hours; nil when some lie in none, such as before she was first heard.
  private let silences: [Gap]?

  init(_ ship: FleetShip, _ day: CivilDate) {
    var found: [Coordinate] = []
    var silences: [Gap]? = []
    for hour in 0..<24 {
      let time = day.start + .hours(Double(hour) + 0.5)
      if let place = ship.position(at: time) {
        found.append(place)
      } else if let gap = ship.gaps.first(where: { $0.start < time && time < $0.end }) {
        if silences?.last != gap { silences?.append(gap) }
      } else {
        silences = nil
      }
    }
    positions = found
    unseenHours = 24 - Double(found.count)
    self.silences = silences
  }

  /// Whether every hour of the day was seen away from the places, or lies in a silence that left no time to
  /// go to one, stop there as long as cargo takes, and come to where she was heard again.
  private func cannotReach(_ places: [Terminal], _ rules: CustodyRules) -> Bool {
    guard let silences else { return false }
    let isAway = positions.allSatisfy { seen in
      places.allSatisfy { Sphere.distance(to: $0.area, from: seen) > rules.awayFromTerminals }
    }
    return isAway
      && silences.allSatisfy { gap in
        !gap.isOpen && !places.contains { Passage(gap, rules).allows(stopWithin: $0.area) }
      }
  }

  /// In words, for a day that excludes all terminals of a country: what was seen of her on it, and what follows.
  var words: String {
    let places = "every known terminal of the declared country"
    if unseenHours == 0 {
      return "All that day she was seen too far from \(places) to have been at one."
    }
    if positions.isEmpty {
      return "She was not heard that day; where she was heard before and after it is too far from "
        + "\(places), for the time between, to have been at one."
    }
    return
      "In the hours of that day in which she was seen she was too far from \(places) to have been "
      + "at one in the others."
  }

  /// The nearest she was seen to any of the places; nil when she was seen in less than half the day.
  func nearest(to places: [Terminal]) -> Metres? {
    guard unseenHours <= 12 else { return nil }
    return positions.flatMap { seen in
      places.map { Sphere.distance(to: $0.area, from: seen) }
    }.min()
  }

  /// Whether she cannot have been at any of the places: not in the hours she was seen, nor there and
  /// back in those she was not, at the fastest passage, with what the coarsest gazetteer row spreads.
  func excludes(_ places: [Terminal], _ rules: CustodyRules) -> Bool {
    guard !places.isEmpty else { return false }
    if cannotReach(places, rules) { return true }
    guard let nearest = nearest(to: places) else { return false }
    let reach = unseenHours * 3600 * rules.fastestPassage.metresPerSecond / 2
    return nearest.value > reach + rules.awayFromTerminals.value
  }
}

extension DocumentCheck {
  /// The terminals of a declared origin's countries that move cargo.
  func places(of declared: DeclaredOrigin) -> [Terminal] {
    fleet.terminals.filter {
      Fleet.movesCargo($0) && declared.countries.contains(DeclaredOrigin.country(of: $0))
    }
  }

  /// Words for a declared day on which the ship, seen to load another day, was elsewhere.
  func wrongDay(
    _ document: DeclaredCargo, _ ship: Int, _ edge: CustodyEdge, _ declared: DeclaredOrigin
  ) -> String? {
    let watch = DayWatch(fleet.ships[ship], document.loadDate)
    guard distance(document.loadDate.start, edge) > fleet.rules.paperSlack,
      edge.kind != .sts, edge.from != .unknown,
      watch.excludes(places(of: declared), fleet.rules)
    else { return nil }
    return " The load was seen by \(Wording.day(edge.end)); the declared day is "
      + "\(document.loadDate.description). \(watch.words)"
  }

  /// Words for a declared grade that the terminal of the load does not export, by its own list.
  func otherGrade(_ document: DeclaredCargo, _ edge: CustodyEdge) -> String? {
    guard case .terminal(let id) = edge.from, let place = fleet.terminal(id),
      !place.grades.isEmpty,
      let grade = CrudeAssays.named(document.declaredGrade ?? document.declaredOrigin)
    else { return nil }
    // A store sends on what others produced; a place of origin word is no grade of another country.
    let isOwn = grade.country == DeclaredOrigin.country(of: place)
    guard isOwn || (document.declaredGrade != nil && place.role == .load) else { return nil }
    let own = place.grades.map(\.name)
    // A terminal whose list holds a name nobody knows may export anything under it.
    let assays = own.compactMap { CrudeAssays.named($0) }
    guard assays.count == own.count, !assays.contains(where: { $0.isLike(grade) }) else {
      return nil
    }
    return
      " The papers name \(grade.name); \(place.name), where she was seen to load, is listed as "
      + "exporting \(own.joined(separator: ", "))."
  }

  /// Words for barrels that the draughts of the load cannot mean.
  func beyondDraught(_ document: DeclaredCargo, _ edge: CustodyEdge) -> String? {
    guard let barrels = document.barrels, barrels.isFinite,
      !edge.evidence.contains(document.source)
    else { return nil }
    let above = (edge.barrels.high - edge.barrels.best) / fleet.rules.inference.intervalDeviations
    guard above > 0, edge.grade.weakest(with: .c) == .c,
      barrels - edge.barrels.best > rules.beyondDraught * above
    else { return nil }
    return " The declared \(Wording.grouped(barrels)) barrels are far more than the "
      + "\(Wording.barrels(edge.barrels)) that her draughts speak of."
  }
}
