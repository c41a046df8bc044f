/// What the receivers of an input can do and did, ready to weigh silences.
import Geodesy
import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

package struct LearnedReception: Sendable {
  private let rule: ReceptionRule
  private let windowHours: Int64
  private let witnesses: ReceptionWitnesses
  private var cells: [ReceptionPlace: ReceptionModel.Tally] = [:]
  private var blocks: [ReceptionPlace: ReceptionModel.Tally] = [:]
  private var seas: [ReceptionGroup: Double] = [:]
  /// What was heard in cells that no coast station reaches, by blocks of ten degrees and in all.
  private var openSea: [ReceptionPlace: ReceptionModel.Tally] = [:]
  private var openSeas: [ReceptionGroup: ReceptionModel.Tally] = [:]
  /// Hours in which ships were heard, one for each ship.
  private var heardHours: [ReceptionGroup: Double] = [:]
  private var activity: ReceptionActivity

  /// Cells of half a degree in a block of ten degrees, and in the vicinity of a ship (two degrees).
  static let block: Int32 = 20
  static let vicinity: Int32 = 4

  /// `experience` must come in a fixed order.
  init(
    rule: ReceptionRule, windowHours: Int64, _ experience: [ReceptionCounts.Entry],
    witnesses: ReceptionWitnesses
  ) {
    self.rule = rule
    self.witnesses = witnesses
    self.windowHours = windowHours
    activity = ReceptionActivity(rule: rule)
    let places = PlacesOf(experience)
    for (place, tally) in zip(places.all, places.tallies) {
      cells[place] = tally
      heardHours[place.group, default: 0] += tally.heard
    }
    learnBlocks()
    learnOpenSea()
    let shares = places.all.map { usualShare($0) }
    for (entry, place) in zip(experience, places.ofEntries) {
      activity.note(
        entry.key.place, window: entry.key.span, entry.tally, share: shares[place])
    }
    activity.settle()
  }

  /// The cells of some experience, each once.
  private struct PlacesOf {
    private(set) var all: [ReceptionPlace] = []
    private(set) var tallies: [ReceptionModel.Tally] = []
    /// For each entry which of them it is of.
    private(set) var ofEntries: [Int] = []

    init(_ experience: [ReceptionCounts.Entry]) {
      var known: [ReceptionPlace: Int] = [:]
      ofEntries.reserveCapacity(experience.count)
      for entry in experience {
        let place = known[entry.key.place] ?? all.count
        if place == all.count {
          known[entry.key.place] = place
          all.append(entry.key.place)
          tallies.append(ReceptionModel.Tally())
        }
        tallies[place] += entry.tally
        ofEntries.append(place)
      }
    }
  }

  /// Sums run in a fixed order, so that a result never depends on a table's order.
  private mutating func learnBlocks() {
    var sums: [ReceptionGroup: ReceptionModel.Tally] = [:]
    for (place, tally) in cells.sorted(by: { $0.key < $1.key }) where isSeldomHeard(place) {
      sums[place.group, default: ReceptionModel.Tally()] += tally
      blocks[place.wider(by: Self.block), default: ReceptionModel.Tally()] += tally
    }
    for (group, sum) in sums { seas[group] = sum.heard / max(1, sum.exposed) }
  }

  /// Counts are whole numbers, so that no order of them shows in their sums.
  private mutating func learnOpenSea() {
    for (place, tally) in cells {
      let centre = ReceptionCell(row: place.row, column: place.column).centre
      guard let centre, OpenSea.standard.holds(centre) else { continue }
      openSea[place.wider(by: Self.block), default: ReceptionModel.Tally()] += tally
      openSeas[place.group, default: ReceptionModel.Tally()] += tally
    }
  }

  /// Whether satellites hear ships thereabouts: some are heard where no coast station reaches.
  ///
  /// Where hardly anybody sailed out there, the whole input tells.
  private func isOpenSeaHeard(_ place: Coordinate, _ group: ReceptionGroup) -> Bool {
    var sum = ReceptionModel.Tally()
    for block in ReceptionPlace.about(ReceptionCell(of: place), group) {
      if let tally = openSea[block] { sum += tally }
    }
    if sum.exposed < rule.blockHours { sum = openSeas[group] ?? sum }
    return sum.exposed > 0 && sum.heard >= rule.openSeaShare * sum.exposed
  }

  /// Whether a cell speaks for its block.
  private func isSeldomHeard(_ place: ReceptionPlace) -> Bool {
    cells[place].map { $0.heard < rule.denseShare * $0.exposed } ?? false
  }

  /// The share of hours heard in a cell; `own` says how many silent hours of the ship herself were
  /// counted in it and in its block, which are left out.
  private func usualShare(
    _ place: ReceptionPlace, own: (cell: Double, block: Double) = (0, 0)
  ) -> Double {
    let sea = seas[place.group] ?? 0
    let wide = blocks[place.wider(by: Self.block)] ?? ReceptionModel.Tally()
    let others = max(wide.heard, wide.exposed - own.block)
    let usual = (wide.heard + rule.blockHours * sea) / (others + rule.blockHours)
    guard let tally = cells[place] else { return usual }
    let exposed = max(tally.heard, tally.exposed - own.cell)
    return (tally.heard + rule.cellHours * usual) / (exposed + rule.cellHours)
  }

  /// Whether anybody was heard about a place in the windows of a span.
  func wasHeard(around place: Coordinate, _ transponder: Transponder, in span: ClosedRange<Instant>)
    -> Bool
  {
    let (cell, group) = (ReceptionCell(of: place), ReceptionGroup(transponder))
    let first = span.lowerBound.seconds.flooredQuotient(by: 3600 * windowHours)
    let last = span.upperBound.seconds.flooredQuotient(by: 3600 * windowHours)
    return (first...max(first, last)).contains {
      activity.wasHeard(cell, group, window: $0)
    }
  }

  /// What was listening during a silence.
  package func listening(during silence: QuietStretch) -> Listening {
    let group = ReceptionGroup(silence.transponder)
    let steps = steps(of: silence)
    var result = Listening()
    result.leftHearing = leavesHearing(silence, group)
    guard !steps.hours.isEmpty else { return result }
    let own = ownHours(silence)
    var known = Known()
    var surprise = 0.0
    for hour in steps.hours {
      let place = ReceptionPlace(hour.cell, group)
      let block = place.wider(by: Self.block)
      let share = usualShare(place, own: (own.cells[place] ?? 0, own.blocks[block] ?? 0))
      let window = hour.hour.flooredQuotient(by: windowHours)
      let done = known.share(at: hour.cell, window) {
        activity.share(
          hour.cell, group, window: window, usually: usualShare(place), without: own.activity)
      }
      let chance = min(0.95, share * done)
      if hour.hour == steps.hours[0].hour { result.usualShare = share }
      surprise -= log(1 - chance) * steps.stride
      result.weight += min(rule.mostPerHour, -log(1 - chance)) * steps.stride
      result.usualWeight += min(rule.mostPerHour, -log(1 - min(0.95, share))) * steps.stride
      result.expectedHours += chance * steps.stride
    }
    result.byChance = (heardHours[group] ?? 0) * exp(-surprise)
    (result.shipsNear, result.shipsAround) = others(than: silence.mmsi, at: steps.hours, group)
    return result
  }

  /// What receivers did in a cell and window, asked once for all the hours that she is in both.
  private struct Known {
    private var last: (cell: ReceptionCell, window: Int64, share: Double)?

    mutating func share(
      at cell: ReceptionCell, _ window: Int64, otherwise find: () -> Double
    ) -> Double {
      if let last, last.cell == cell, last.window == window { return last.share }
      let share = find()
      last = (cell, window, share)
      return share
    }
  }

  /// The hours that the model counted for the silent ship herself.
  private struct OwnHours {
    var cells: [ReceptionPlace: Double] = [:]
    var blocks: [ReceptionPlace: Double] = [:]
    var activity: ReceptionActivity
  }

  private func ownHours(_ silence: QuietStretch) -> OwnHours {
    let group = ReceptionGroup(silence.countedAs)
    var own = OwnHours(activity: ReceptionActivity(rule: rule))
    let hours = ReceptionModel.silentHours(
      from: silence.countedFrom, silence.gap.lowerBound.seconds.flooredQuotient(by: 3600),
      to: silence.to, silence.gap.upperBound.seconds.flooredQuotient(by: 3600), rule)
    for hour in hours {
      let place = ReceptionPlace(hour.cell, group)
      own.cells[place, default: 0] += hour.count
      if isSeldomHeard(place) {
        own.blocks[place.wider(by: Self.block), default: 0] += hour.count
      }
      own.activity.note(
        place, window: hour.hour.flooredQuotient(by: windowHours),
        ReceptionModel.Tally(heard: 0, exposed: hour.count), share: usualShare(place))
    }
    own.activity.settle()
    return own
  }

  /// The distinct other ships heard along her way on the days of her silence: within two degrees, and
  /// within ten.
  private func others(
    than mmsi: MMSI, at hours: [Steps.Hour], _ group: ReceptionGroup
  ) -> (near: Int, around: Int) {
    var (near, around) = (ShipSketch(), ShipSketch())
    var seen: Set<ReceptionKey> = []
    for hour in hours {
      let day = hour.hour.flooredQuotient(by: 24 * witnesses.days)
      let place = ReceptionPlace(hour.cell, group, size: Self.vicinity)
      guard seen.insert(ReceptionKey(place, span: day)).inserted else { continue }
      witnesses.note(hour.cell, hour: hour.hour, group, near: &near, around: &around)
    }
    near.remove(mmsi)
    around.remove(mmsi)
    return (near.count, around.count)
  }

  /// Whether her course led her out to open sea where nobody was ever heard.
  private func leavesHearing(_ silence: QuietStretch, _ group: ReceptionGroup) -> Bool {
    guard let course = silence.course, let speed = silence.speed, speed >= rule.underWay else {
      return false
    }
    var unheard = 0.0
    for miles in stride(from: rule.rimStep, through: rule.rimReach, by: rule.rimStep) {
      let ahead = silence.from.destination(bearing: course, distance: Metres(miles * 1852))
      guard SeaGrid.standard.ground(at: ahead) != .land else { return false }
      let place = ReceptionPlace(ReceptionCell(of: ahead), group)
      let isHeard = cells[place].map { $0.heard > 0 } ?? false
      unheard = isHeard ? 0 : unheard + rule.rimStep
      if unheard >= rule.rimDepth { return !isOpenSeaHeard(ahead, group) }
    }
    return false
  }

  /// The full hours of a silence, at most 300 of them.
  private func steps(of silence: QuietStretch) -> Steps {
    let first = silence.start.seconds.flooredQuotient(by: 3600) + 1
    var last = silence.end.seconds.flooredQuotient(by: 3600) - 1
    if silence.to == nil { last = min(last, first + Int64(rule.openHours) - 2) }
    guard first <= last else { return Steps(stride: 1, hours: []) }
    let stride = max(1, (last - first + 1) / 300)
    let hours = Swift.stride(from: first, through: last, by: Int(stride)).map { hour in
      Steps.Hour(hour: hour, cell: ReceptionCell(of: silence.place(atHour: hour)))
    }
    return Steps(stride: Double(stride), hours: hours)
  }
}

/// The hours of a silence that are looked at, each standing for `stride` of them.
private struct Steps {
  struct Hour {
    let hour: Int64
    let cell: ReceptionCell
  }

  let stride: Double
  let hours: [Hour]
}
