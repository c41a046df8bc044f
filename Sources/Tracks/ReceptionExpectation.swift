/// What a ship's receivers-to-be should have heard of her during a silence, had she gone on sending.
///
/// The silence is walked hour by hour along the great circle between its ends, and once more only in
/// the six hours next to either end on the course and at the speed she had there. In each hour the
/// messages of the other ships of her class in the cell where she would have been, divided by the
/// ships heard in that cell within twelve hours, say what one ship there gave; her own habit before
/// the silence is the upper limit. Hours at the two ends, which she shared, are left out.
import Geodesy
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The outcome of that walk.
package struct ReceptionExpectation: Hashable, Sendable {
  /// Messages that would have been heard: the sum over the hours.
  package var messages = 0.0
  /// Hours in which she should have been heard, counting each at most once: messages of one hour
  /// fall together on one receiver and are no independent witnesses.
  package var hours = 0.0
  /// Share of the hours walked in which some other ship was heard in her cell.
  package var coveredShare = 0.0
  /// Distinct other ships heard in her cells while she was silent.
  package var otherShips = 0
  /// Whether any hour was walked at all.
  package var hasHours = false

  package init() {}
}

/// A silence as reception sees it.
package struct Silence: Hashable, Sendable {
  /// The last fix before it.
  package var last: Fix
  /// The fix that ended it; nil while it lasts.
  package var next: Fix?
  /// The end of the silence, or of the input.
  package var end: Instant
  /// Her own messages per hour before it.
  package var ownRate: Double

  package init(last: Fix, next: Fix?, end: Instant, ownRate: Double) {
    self.last = last
    self.next = next
    self.end = end
    self.ownRate = ownRate
  }
}

extension ReceptionGrid {
  /// Hours walked at most; longer silences are sampled evenly.
  private static let maximumSteps: Int64 = 240
  /// Hours at either end for which her last (or first) course and speed are believed.
  private static let hoursAtEnd = 6.0

  /// What reception there and then would have given of a silent ship.
  ///
  /// Of the way between the ends and the hours next to the ends the one that says more is taken: a
  /// ship that went another way was still near its ends.
  package func expectation(of silence: Silence) -> ReceptionExpectation {
    let first = bucket(of: silence.last.time) + 1
    let last = bucket(of: lastInstant(of: silence)) - 1
    guard first <= last else { return ReceptionExpectation() }
    let stride = max(1, (last - first + 1) / Self.maximumSteps)
    var steps: [(bucket: Int64, place: Coordinate)] = []
    var index = first
    while index <= last {
      steps.append((index, place(on: silence, bucket: index)))
      index += stride
    }
    let whole = walk(steps, of: silence, weight: Double(stride))
    let ends = walk(stepsAtEnds(of: silence, buckets: first...last), of: silence, weight: 1)
    return ends.hours * ends.coveredShare > whole.hours * whole.coveredShare ? ends : whole
  }

  private func walk(
    _ steps: [(bucket: Int64, place: Coordinate)], of silence: Silence, weight: Double
  ) -> ReceptionExpectation {
    var result = ReceptionExpectation()
    guard !steps.isEmpty else { return result }
    let hours = Double(bucketSeconds) / 3600
    // The hour in which she was heard again was still open when that was known.
    let horizon = silence.next == nil ? Int64.max : bucket(of: silence.end) - 1
    var walk = Walk(
      grid: self, group: Group(silence.last.transponder), besides: silence.last.mmsi,
      horizon: horizon)
    var covered = 0
    for step in steps {
      let heard = walk.step(in: Self.cell(of: step.place), bucket: step.bucket)
      if heard > 0 { covered += 1 }
      let expected = min(heard, silence.ownRate * hours)
      result.messages += expected * weight
      result.hours += (1 - exp(-expected / hours)) * hours * weight
    }
    result.hasHours = true
    result.coveredShare = Double(covered) / Double(steps.count)
    result.otherShips = walk.ships.count
    return result
  }

  /// An open silence is judged as long as she can be in the cell, and a day at most.
  private func lastInstant(of silence: Silence) -> Instant {
    guard silence.next == nil else { return silence.end }
    let speed = max(silence.last.speed?.value ?? 0, 0.5)
    let hours = min(24, Self.cellDegrees * 60 / 2 / speed)
    return min(silence.end, silence.last.time + .hours(hours + Double(bucketSeconds) / 1800))
  }

  private func middle(of bucket: Int64) -> Instant {
    start(ofBucket: bucket) + .seconds(Double(bucketSeconds) / 2)
  }

  /// Where she would be on the great circle between the ends.
  private func place(on silence: Silence, bucket: Int64) -> Coordinate {
    guard let next = silence.next else { return silence.last.position }
    let whole = max((next.time - silence.last.time).seconds, 1)
    let share = (middle(of: bucket) - silence.last.time).seconds / whole
    return silence.last.position.interpolated(
      to: next.position, fraction: min(1, max(0, share)))
  }

  /// The hours after she was heard last and before she was heard again, on the course and at the
  /// speed she then had.
  private func stepsAtEnds(
    of silence: Silence, buckets: ClosedRange<Int64>
  ) -> [(bucket: Int64, place: Coordinate)] {
    guard let next = silence.next else { return [] }
    let count = max(1, Int(Self.hoursAtEnd * 3600 / Double(bucketSeconds)))
    guard buckets.count >= 2 * count else { return [] }
    let after = buckets.prefix(count).map { ($0, reckoned(from: silence.last, at: middle(of: $0))) }
    let before = buckets.suffix(count).map { ($0, reckoned(from: next, at: middle(of: $0))) }
    return after + before
  }

  private func reckoned(from fix: Fix, at time: Instant) -> Coordinate {
    guard let speed = fix.speed, let course = fix.course else { return fix.position }
    let made = Metres(speed.metresPerSecond * (time - fix.time).seconds)
    return fix.position.destination(bearing: course, distance: made)
  }
}

/// Steps through cells and hours, remembering the ships of the cell it is in.
private struct Walk {
  let grid: ReceptionGrid
  let group: ReceptionGrid.Group
  let besides: MMSI
  /// The last bucket that is looked at.
  let horizon: Int64
  var ships = ShipSketch()
  private var memo: (cell: ReceptionGrid.Cell, bucket: Int64, ships: Int)?

  init(grid: ReceptionGrid, group: ReceptionGrid.Group, besides: MMSI, horizon: Int64) {
    self.horizon = horizon
    self.grid = grid
    self.group = group
    self.besides = besides
  }

  /// Messages per ship in this cell and bucket.
  mutating func step(in cell: ReceptionGrid.Cell, bucket: Int64) -> Double {
    guard let count = grid.count(in: cell, bucket: bucket, group: group) else { return 0 }
    var heard = count.ships
    heard.remove(besides)
    guard heard.count > 0 else { return 0 }
    ships.formUnion(heard)
    return Double(count.messages) / Double(max(1, shipsAround(cell, bucket: bucket)))
  }

  /// Ships in the cell within twelve hours; told anew every six hours.
  private mutating func shipsAround(_ cell: ReceptionGrid.Cell, bucket: Int64) -> Int {
    let reach = max(1, 12 * 3600 / grid.bucketSeconds)
    if let memo, memo.cell == cell, bucket - memo.bucket <= reach / 2 { return memo.ships }
    var all = ShipSketch()
    for index in (bucket - reach)...max(bucket, min(bucket + reach, horizon)) {
      if let count = grid.count(in: cell, bucket: index, group: group) {
        all.formUnion(count.ships)
      }
    }
    all.remove(besides)
    memo = (cell, bucket, all.count)
    return all.count
  }
}
