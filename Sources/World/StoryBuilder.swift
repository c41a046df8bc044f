/// Puts a tale together from acts: load, sail, transfer, discharge, wait, bunker, patrol.
import Vocabulary

/// A day as seconds.
let oneDay = 86_400.0
let oneHour = 3600.0

/// The tale while it is told.
struct StoryBuilder {
  let seed: UInt64
  let firstDay: CivilDate
  let days: Int
  let places: [Place]
  let spacing: Double
  let lanes = SeaLanes()
  var planners: [ShipPlanner] = []
  var orders: [CargoOrder] = []
  var encounters: [TrueEncounter] = []
  var identityChanges: [TrueIdentityChange] = []
  var papers: [PaperPlan] = []
  var listings: [Listing] = []
  var editionDays: [Int] = []
  var interferences: [Interference] = []
  var satelliteOutages: [SatelliteOutage] = []
  var stationOutages: [StationOutage] = []
  var clockFaults: [String: ClockFault] = [:]
  var hardNegatives: [HardNegative] = []
  var scrapped: [ScrappedHull] = []
  var paragraphs: [String] = []
  /// Where ships were sent to wait about meetings, by area.
  var waitingSpots: [String: [SeaPoint]] = [:]
  let measure: CargoMeasure
  var opening: [Int: OriginLot] = [:]
  /// Discharges of each ship so far, and the crude she loaded last.
  var strippings: [Int: Int] = [:]
  var lastGrade: [Int: Grade] = [:]
  /// Bunker tankers and where each works.
  var bunkerers: [(ship: Int, area: Place)] = []
  var chance: SeededGenerator
  /// Barrels aboard each ship after what was ordered so far.
  var aboard: [Double] = []
  /// Spans for which a berth, or a spot of a transfer area, is taken.
  private var bookings: [String: [ClosedRange<Double>]] = [:]

  init(
    seed: UInt64, firstDay: CivilDate, days: Int, places: [Place] = Place.demo,
    spacing: Double = ShipPlanner.wide, measure: CargoMeasure = .exact
  ) {
    self.seed = seed
    self.measure = measure
    self.firstDay = firstDay
    self.days = days
    self.places = places
    self.spacing = spacing
    chance = SeededGenerator(seed: seed, stream: "story")
  }

  var end: Double { Double(days) * oneDay }

  /// Adds a ship lying in the roads of a place; the index names her from then on.
  mutating func add(
    _ key: String, _ hull: Hull, part: ShipPart = .honest, at place: Place, from start: Double = 0,
    name: String? = nil, isClassB: Bool = false
  ) -> Int {
    let index = planners.count
    let papers = ShipPapers(seed: seed, index: index, hull: hull, isClassB: isClassB)
    let identity = papers.identity(name: name, generation: 0)
    let ship = Ship(
      index: index, key: key, part: part, imo: papers.imo, hull: hull, isClassB: isClassB,
      built: papers.built, owner: papers.owner, manager: papers.manager,
      identities: [Dated(time: -1, value: identity)])
    planners.append(
      ShipPlanner(
        ship, at: place, from: start, lanes: lanes, places: places, spacing: spacing, seed: seed))
    let left = hull.pumpRate > 0 ? measure.opening(of: ship, seed: seed) : 0
    let crude = Grade("earlier cargo", api: 30)
    let barrels = left * hull.cargoCapacity * crude.barrelsPerTonne
    if barrels > 0 { opening[index] = OriginLot(terminal: "", grade: crude, barrels: barrels) }
    aboard.append(barrels)
    return index
  }

  /// The same place as drawn worlds know it, with all its berths.
  func known(_ place: Place) -> Place { places.first { $0.id == place.id } ?? place }

  /// Takes a berth from the first time it is free; gives that time.
  mutating func book(_ berth: String, from time: Double, lasting stay: Double) -> Double {
    var start = time
    let taken = (bookings[berth] ?? []).sorted { $0.lowerBound < $1.lowerBound }
    for span in taken where span.overlaps(start...start + stay) {
      start = span.upperBound + 2 * oneHour
    }
    bookings[berth, default: []].append(start...start + stay)
    return start
  }

  /// The one of so many berths or spots that is free first from a time on.
  func freest(_ berths: [String], from time: Double, lasting stay: Double) -> Int {
    var best = (delay: Double.infinity, number: 0)
    for (number, berth) in berths.enumerated() {
      var start = time
      for span in (bookings[berth] ?? []).sorted(by: { $0.lowerBound < $1.lowerBound })
      where span.overlaps(start...start + stay) {
        start = span.upperBound + 2 * oneHour
      }
      if start - time < best.delay { best = (start - time, number) }
    }
    return best.number
  }

  /// Gives a ship a new name, flag and radio identity, or what else the kind of change changes.
  mutating func rename(
    _ ship: Int, at time: Double, to name: String? = nil, kind: TrueIdentityChange.Kind = .reflag
  ) {
    let plan = planners[ship].ship
    guard let old = plan.identities.last?.value else { return }
    let papers = ShipPapers(seed: seed, index: ship, hull: plan.hull, isClassB: plan.isClassB)
    let fresh = papers.identity(name: name, generation: plan.identities.count)
    let new = changed(old, to: fresh, kind, of: plan, at: time)
    planners[ship].ship.identities.append(Dated(time: time, value: new))
    identityChanges.append(
      TrueIdentityChange(ship: ship, time: time, old: old, new: new, kind: kind))
  }

  private mutating func changed(
    _ old: RadioIdentity, to fresh: RadioIdentity, _ kind: TrueIdentityChange.Kind, of ship: Ship,
    at time: Double
  ) -> RadioIdentity {
    var new = fresh
    new.imoSent = old.imoSent
    switch kind {
    case .reflag: break
    case .rename:
      new = RadioIdentity(
        mmsi: old.mmsi, name: fresh.name, callSign: old.callSign, flag: old.flag,
        imoSent: old.imoSent)
    case .laundering:
      new.imoSent = ShipPapers.scrapped(4000 + ship.index % 900).map { Int($0.number) }
    case .zombie: new.imoSent = scrap(like: ship).map { Int($0.number) }
    case .sharedMMSI, .brokenStatic:
      new = old
      // One digit typed wrong: the check digit no longer fits.
      if kind == .brokenStatic, let imo = ship.imo { new.imoSent = Int(imo.number) + 10 }
    }
    return new
  }

  /// Enters a scrapped hull of about the same size in the registry and gives its number.
  private mutating func scrap(like ship: Ship) -> IMONumber? {
    guard let imo = ShipPapers.scrapped(scrapped.count * 7 + 3) else { return nil }
    scrapped.append(
      ScrappedHull(
        imo: imo, name: "OLD \(ship.identities.first?.value.name ?? "HULL")", hull: ship.hull,
        built: 1989 + scrapped.count % 8))
    return imo
  }

  /// From a time on, a ship sends another one's radio number.
  mutating func share(_ ship: Int, numberOf other: Int, at time: Double) {
    guard let old = planners[ship].ship.identities.last?.value,
      let theirs = planners[other].ship.identity(at: time)
    else { return }
    let new = RadioIdentity(
      mmsi: theirs.mmsi, name: old.name, callSign: old.callSign, flag: old.flag,
      imoSent: old.imoSent)
    planners[ship].ship.identities.append(Dated(time: time, value: new))
    identityChanges.append(
      TrueIdentityChange(ship: ship, time: time, old: old, new: new, kind: .sharedMMSI))
  }

  mutating func paper(
    _ ship: Int, for order: Int, origin: String, grade: String, to port: Place,
    licence: String? = nil
  ) {
    papers.append(
      PaperPlan(
        ship: ship, order: order, declaredOrigin: origin, declaredGrade: grade,
        dischargePort: port.name, licence: licence))
  }

  /// Lets every ship that has time left wait at a place until the end.
  mutating func finish() -> Story {
    for index in planners.indices where planners[index].now < end {
      planners[index].leaveBerth()
      planners[index].anchor(at: planners[index].here, until: end + oneDay)
    }
    let last = end
    var story = Story(
      seed: seed, firstDay: firstDay, days: days, ships: planners.map(\.ship),
      orders: orders, encounters: encounters.filter { $0.start < last },
      identityChanges: identityChanges.filter { $0.time < last }, papers: papers,
      listings: listings, editionDays: editionDays, interferences: interferences,
      satelliteOutages: satelliteOutages, stationOutages: stationOutages,
      paragraphs: paragraphs)
    story.places = places
    (story.measure, story.opening) = (measure, opening)
    story.clockFaults = clockFaults
    story.hardNegatives = hardNegatives.filter { $0.start < last }
    story.scrapped = scrapped
    return story
  }
}
