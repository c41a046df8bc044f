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
  /// Heard, and expected by the usual share, in a window, about a place near coast stations.
  private var near = ReceptionCounts()
  /// The same in blocks that satellites pass.
  private var far = ReceptionCounts()

  /// Cells of half a degree in a block of ten degrees, in a coast station's neighbourhood, and in the
  /// vicinity of a ship (two degrees).
  static let block: Int32 = 20
  private static let neighbourhood: Int32 = 2
  static let vicinity: Int32 = 4

  /// `experience` must come in a fixed order.
  init(
    rule: ReceptionRule, windowHours: Int64, _ experience: [ReceptionCounts.Entry],
    witnesses: ReceptionWitnesses
  ) {
    self.rule = rule
    self.witnesses = witnesses
    self.windowHours = windowHours
    let places = PlacesOf(experience)
    for (place, tally) in zip(places.all, places.tallies) { cells[place] = tally }
    learnBlocks()
    let shares = places.all.map { usualShare($0) }
    for (entry, place) in zip(experience, places.ofEntries) { note(entry, share: shares[place]) }
    near.sum()
    far.sum()
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
    for (place, tally) in cells.sorted(by: { $0.key < $1.key })
    where tally.heard < rule.denseShare * tally.exposed {
      sums[place.group, default: ReceptionModel.Tally()] += tally
      blocks[place.wider(by: Self.block), default: ReceptionModel.Tally()] += tally
    }
    for (group, sum) in sums { seas[group] = sum.heard / max(1, sum.exposed) }
  }

  private mutating func note(_ entry: ReceptionCounts.Entry, share: Double) {
    let place = entry.key.place
    let tally = ReceptionModel.Tally(
      heard: entry.tally.heard, exposed: entry.tally.exposed * share)
    if share >= rule.denseShare {
      near.add(
        ReceptionKey(place.wider(by: Self.neighbourhood), span: entry.key.span), tally)
    } else {
      far.add(ReceptionKey(place.wider(by: Self.block), span: entry.key.span), tally)
    }
  }

  private func moment(
    _ cell: ReceptionCell, _ group: ReceptionGroup, _ isDense: Bool, _ window: Int64
  ) -> ReceptionKey {
    ReceptionKey(
      ReceptionPlace(cell, group, size: isDense ? Self.neighbourhood : Self.block), span: window)
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

  /// How much of what is usual here the receivers did in this hour, 0…1, her own silence left out.
  private func activity(
    _ cell: ReceptionCell, _ group: ReceptionGroup, share: Double, hour: Int64
  ) -> Double {
    let moment = moment(
      cell, group, share >= rule.denseShare, hour.flooredQuotient(by: windowHours))
    guard let seen = share >= rule.denseShare ? near[moment] : far[moment] else { return 1 }
    let others = max(0, seen.exposed - share * Double(windowHours))
    return min(1, (seen.heard + rule.windowHours) / (others + rule.windowHours))
  }

  /// Whether anybody was heard about a place in the windows of a span.
  func wasHeard(around place: Coordinate, _ transponder: Transponder, in span: ClosedRange<Instant>)
    -> Bool
  {
    let (cell, group) = (ReceptionCell(of: place), ReceptionGroup(transponder))
    let first = span.lowerBound.seconds.flooredQuotient(by: 3600 * windowHours)
    let last = span.upperBound.seconds.flooredQuotient(by: 3600 * windowHours)
    return (first...max(first, last)).contains { window in
      [near[moment(cell, group, true, window)], far[moment(cell, group, false, window)]]
        .contains { ($0?.heard ?? 0) > 0 }
    }
  }

  /// What was listening during a silence.
  package func listening(during silence: QuietStretch) -> Listening {
    let steps = steps(of: silence)
    var result = Listening()
    guard !steps.hours.isEmpty else { return result }
    let group = ReceptionGroup(silence.transponder)
    let own = steps.exposure(group)
    for hour in steps.hours {
      let place = ReceptionPlace(hour.cell, group)
      let share = usualShare(
        place, own: (own.cells[place] ?? 0, own.blocks[place.wider(by: Self.block)] ?? 0))
      let chance = min(0.95, share * activity(hour.cell, group, share: share, hour: hour.hour))
      if hour.hour == steps.hours[0].hour { result.usualShare = share }
      result.weight += min(rule.mostPerHour, -log(1 - chance)) * steps.stride
      result.usualWeight += min(rule.mostPerHour, -log(1 - min(0.95, share))) * steps.stride
      result.expectedHours += chance * steps.stride
    }
    (result.shipsNear, result.shipsAround) = others(than: silence.mmsi, at: steps.hours, group)
    return result
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

  /// The hours in which the silent ship herself was counted as not heard.
  func exposure(
    _ group: ReceptionGroup
  ) -> (cells: [ReceptionPlace: Double], blocks: [ReceptionPlace: Double]) {
    var (cells, blocks): ([ReceptionPlace: Double], [ReceptionPlace: Double]) = ([:], [:])
    for hour in hours {
      let place = ReceptionPlace(hour.cell, group)
      cells[place, default: 0] += stride
      blocks[place.wider(by: LearnedReception.block), default: 0] += stride
    }
    return (cells, blocks)
  }
}
