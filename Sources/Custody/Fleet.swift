/// The input put in a fixed order and indexed by ship, so that no list's order can reach a result.
import Tracks
import Vocabulary

/// A ship with everything the movements need to know of her.
struct FleetShip {
  let vessel: CustodyVessel
  let hydrostatics: Hydrostatics?
  let log: DraughtLog
  let whereabouts: Whereabouts
  var calls: [PortCall] = []
  /// Visits of which only the entry or only the exit was seen.
  var glimpses: [PortCall] = []
  var gaps: [Gap] = []
  var loiterings: [Loitering] = []
  /// Stretches of reports told as invented.
  var inventions: [PositionAnomaly] = []
  /// By the time of a reading: when the draught before it was last heard.
  var lastHeard: [Instant: Instant] = [:]

  /// Where she was seen; nil while she was silent.
  func position(at time: Instant) -> Coordinate? {
    gaps.contains { $0.start < time && time < $0.end } ? nil : whereabouts.position(at: time)
  }

  /// Whether what she said of her place was told as invented for as long in a time as a transfer takes.
  func isInvented(from start: Instant, to end: Instant, _ rules: CustodyRules) -> Bool {
    inventions.contains { min($0.end, end) - max($0.start, start) >= rules.leastTransfer }
  }

  /// Whether cargo at sea can be hers: a tanker, long and big enough where that is known.
  func carriesCargo(_ rules: CustodyRules) -> Bool {
    let known = vessel.particulars.plausible
    if vessel.isTanker == false { return false }
    if let length = known.length?.value, length < rules.leastCargoLength { return false }
    if let weight = known.deadweight?.value, weight < rules.leastCargoDeadweight { return false }
    return true
  }
}

struct Fleet {
  private(set) var ships: [FleetShip]
  let encounters: [Encounter]
  let terminals: [Terminal]
  /// Where crude comes aboard, each ground once.
  let loadPlaces: [Terminal]
  let documents: [DeclaredCargo]
  let ownership: OwnershipTies
  let rules: CustodyRules
  let end: Instant
  /// Transfer areas and anchorages, but for unverified regions.
  private let transferPlaces: [Terminal]
  private let indexOf: [SegmentID: Int]
  private let shipOfHull: [IMONumber: Int]
  private let shipOfID: [String: Int]
  private let terminalOf: [String: Terminal]
  /// Encounters by ship, places in `encounters`.
  private(set) var meetingsOf: [Int: [Int]] = [:]
  private let densityOf: [String: CrudeDensity]

  init(_ input: CustodyInput, rules: CustodyRules) {
    self.rules = rules
    end = input.end
    ownership = OwnershipTies(input.ownership)
    let vessels = Self.sorted(input.vessels) { $0.id }
    ships = vessels.map { vessel in
      let log = DraughtLog(vessel.draughts, rules: rules)
      return FleetShip(
        vessel: vessel,
        hydrostatics: Hydrostatics(
          vessel.particulars, deepestTyped: log.deepest, rule: rules.hydrostatics), log: log,
        whereabouts: Whereabouts(vessel.track))
    }
    var index: [SegmentID: Int] = [:]
    for (number, vessel) in vessels.enumerated() {
      for segment in vessel.segments where index[segment] == nil { index[segment] = number }
    }
    indexOf = index
    var hulls: [IMONumber: Int] = [:]
    for (number, vessel) in vessels.enumerated() {
      if let imo = vessel.imo, hulls[imo] == nil { hulls[imo] = number }
    }
    shipOfHull = hulls
    shipOfID = Dictionary(
      vessels.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    terminals = Self.sorted(input.terminals) { $0.id }
    loadPlaces = terminals.filter {
      ($0.role == .load || $0.role == .both) && !input.superseded.contains($0.id)
    }
    transferPlaces = terminals.filter {
      ($0.role == .sts || $0.role == .anchorage)
        && ($0.isVerified
          || PlaceGround($0).map { $0.area <= PortCallRule.standard.largestUnverified } ?? false)
    }
    documents = input.documents.sorted {
      ($0.loadDate, $0.id, $0.source) < ($1.loadDate, $1.id, $1.source)
    }
    terminalOf = Dictionary(terminals.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
    densityOf = terminalOf.mapValues { CrudeDensity(of: $0) }
    encounters = input.encounters.sorted {
      ($0.start, $0.end, $0.first, $0.second) < ($1.start, $1.end, $1.first, $1.second)
    }
    for (number, event) in encounters.enumerated() {
      for ship in Set([indexOf[event.first], indexOf[event.second]].compactMap(\.self)) {
        meetingsOf[ship, default: []].append(number)
      }
    }
    distribute(input)
  }

  func ship(of segment: SegmentID) -> Int? { indexOf[segment] }
  func ship(named id: String) -> Int? { shipOfID[id] }
  /// Her name in a sentence, by the vessel's id.
  func vesselLabel(_ id: String) -> String {
    shipOfID[id].map { ships[$0].vessel.label } ?? id
  }

  /// The ship a paper names by her hull number.
  func ship(of document: DeclaredCargo) -> Int? {
    document.vesselIMO.flatMap { shipOfHull[$0] }
  }

  func terminal(_ id: String) -> Terminal? { terminalOf[id] }

  /// The other ship of a meeting; nil when she is not known.
  func mate(of ship: Int, in event: Encounter) -> Int? {
    [event.first, event.second].compactMap { self.ship(of: $0) }.first { $0 != ship }
  }

  func meetings(of ship: Int) -> [Encounter] { (meetingsOf[ship] ?? []).map { encounters[$0] } }

  /// What a terminal's crude weighs.
  func density(of origin: Origin) -> CrudeDensity {
    origin.terminalID.flatMap { densityOf[$0] } ?? .unknown
  }

  func barrels(_ tonnes: Estimate, _ shares: OriginShares) -> Estimate {
    tonnes.multiplied(by: shares.mean { density(of: $0).barrelsPerTonne })
  }

  /// Whether a place lies away from every terminal that loads or discharges.
  func isAtSea(_ position: Coordinate) -> Bool {
    !terminals.contains {
      Self.movesCargo($0)
        && Sphere.distance(to: $0.area, from: position) < rules.awayFromTerminals
    }
  }

  /// Name of a transfer area or anchorage around a place; an unverified one as large as a region is none.
  func transferPlace(at position: Coordinate) -> String? {
    let around = transferPlaces.filter { Sphere.contains($0.area, position) }
    return (around.first { $0.role == .sts } ?? around.first)?.name
  }

  /// Whether two ships were seen side by side so that no cargo can have passed between them: at a berth, as one
  /// hull, or in a long stay.
  func liesIdle(_ one: Int, _ other: Int, from start: Instant, to end: Instant) -> Bool {
    (meetingsOf[one] ?? []).contains { number in
      let event = encounters[number]
      return event.start < end && event.end > start
        && (event.isAtBerth || event.isWithoutCargo || event.basis == .alongsideStay)
        && Set([ship(of: event.first), ship(of: event.second)]) == [one, other]
    }
  }

  static func movesCargo(_ terminal: Terminal) -> Bool {
    terminal.role == .load || terminal.role == .discharge || terminal.role == .both
  }

  private mutating func distribute(_ input: CustodyInput) {
    let calls = input.portCalls.sorted {
      ($0.start, $0.end, $0.segment, $0.terminalID) < ($1.start, $1.end, $1.segment, $1.terminalID)
    }
    for call in calls {
      guard let ship = indexOf[call.segment] else { continue }
      // Of a visit of level 1 neither a stop nor a silence is known: no cargo is read from it.
      if call.confidence > 1 {
        ships[ship].calls.append(call)
      } else {
        ships[ship].glimpses.append(call)
      }
    }
    for gap in input.gaps.sorted(by: {
      ($0.start, $0.end, $0.segment) < ($1.start, $1.end, $1.segment)
    }
    ) {
      if let ship = indexOf[gap.segment] { ships[ship].gaps.append(gap) }
    }
    for change in input.draughtChanges {
      guard let ship = indexOf[change.segment] else { continue }
      let known = ships[ship].lastHeard[change.firstAfter]
      ships[ship].lastHeard[change.firstAfter] = max(known ?? change.lastBefore, change.lastBefore)
    }
    // Interference moves whoever is near, a wrong clock times, and lost bits a report or two: none of them is hers.
    for anomaly in input.positionAnomalies
    where anomaly.kind == .fabrication || anomaly.kind == .syntheticTrack {
      if let ship = indexOf[anomaly.segment] { ships[ship].inventions.append(anomaly) }
    }
    let drifts = input.loiterings.sorted {
      ($0.start, $0.end, $0.segment) < ($1.start, $1.end, $1.segment)
    }
    for drift in drifts {
      if let ship = indexOf[drift.segment] { ships[ship].loiterings.append(drift) }
    }
  }

  /// In the order of a name; names are unique by contract, a double is left out.
  private static func sorted<Item>(_ items: [Item], by name: (Item) -> String) -> [Item] {
    var seen: Set<String> = []
    return items.map { (name: name($0), item: $0) }
      .sorted { $0.name < $1.name }
      .filter { seen.insert($0.name).inserted }
      .map(\.item)
  }
}
