/// The slow stretches of one ship as they come.
import Geodesy
import Vocabulary

/// Slow stretches in a row, and the stretch being measured.
struct Drift: Sendable {
  var last: Fix?
  private var run: Run?
  private var stretch: Stretch?
  private var adrift = AdriftWatch()
  /// The mean of the stretch's places, from the third fix on.
  private var places = DeferredMean()

  /// An hour or more of fixes.
  private struct Stretch: Sendable {
    let start: Fix
    var end: Fix
    var speeds = 0.0
    var speedCount = 0
    var count = 0
    var isWaitingGround = true
    var isHeld = true
    var longestStep = TimeSpan(milliseconds: 0)

    init(start: Fix) {
      self.start = start
      end = start
    }

    mutating func take(_ fix: Fix, isWaitingGround here: Bool) {
      longestStep = max(longestStep, fix.time - end.time)
      end = fix
      count += 1
      if let speed = fix.speed {
        speeds += speed.value
        speedCount += 1
      }
      if !here { isWaitingGround = false }
      // ITU-R M.1371: 1 at anchor, 5 moored, 6 aground; class B has no word for it.
      switch fix.navigationStatus {
      case 1, 5, 6: break
      default: if fix.transponder != .classB { isHeld = false }
      }
    }

    /// The mean of the speeds sent; 0 when none was.
    var sent: Double { speedCount > 0 ? speeds / Double(speedCount) : 0 }

    /// The larger of the mean speed sent and the speed made good.
    var speed: Double { speed(made: start.position.distance(to: end.position)) }

    /// What it is at most; found sooner.
    var greatestSpeed: Double { speed(made: start.position.distanceCeiling(to: end.position)) }

    private func speed(made way: Metres) -> Double {
      let seconds = (end.time - start.time).seconds
      let made = seconds > 0 ? way.nauticalMiles / seconds * 3600 : 0
      return max(made, sent)
    }
  }

  /// Slow stretches in a row.
  private struct Tally: Sendable {
    let start: Fix
    var end: Fix
    var place = MeanPlace()
    /// Knots times hours.
    var way = 0.0
    var hours = 0.0
    /// Hours of stretches without a silence of an hour.
    var watchedHours = 0.0
    var longestStep = TimeSpan(milliseconds: 0)
    /// A part of it was sailed where ships wait, and where lying still is none.
    var touchesWaitingGround = false

    init(start: Fix) {
      self.start = start
      end = start
    }

    var span: TimeSpan { end.time - start.time }

    mutating func add(
      _ full: Stretch, speed: Double, at middle: Coordinate?, _ rule: LoiteringRule
    ) {
      let hours = (full.end.time - full.start.time).hours
      end = full.end
      if let middle { place.add(middle) }
      way += speed * hours
      self.hours += hours
      longestStep = max(longestStep, full.longestStep)
      if full.isWaitingGround { touchesWaitingGround = true }
      if full.longestStep <= rule.bucket { watchedHours += hours }
    }
  }

  /// The same with the parts before and after the stretch of the longest silence.
  private struct Run: Sendable {
    var whole: Tally
    var before: Tally?
    var after: Tally?

    mutating func add(
      _ full: Stretch, speed: Double, at middle: Coordinate?, _ rule: LoiteringRule
    ) {
      if full.longestStep > whole.longestStep {
        (before, after) = (whole, nil)
      } else {
        var rest = after ?? Tally(start: full.start)
        rest.add(full, speed: speed, at: middle, rule)
        after = rest
      }
      whole.add(full, speed: speed, at: middle, rule)
    }
  }

  /// Takes the ship's next fixes with the ground they lie on.
  mutating func step(
    _ points: ArraySlice<TrackPoint>, isPort: Bool, isWaitingGround: Bool, _ rule: LoiteringRule,
    _ loiterings: inout [Loitering]
  ) {
    for point in points {
      step(point, isPort: isPort, isWaitingGround: isWaitingGround, rule, &loiterings)
    }
  }

  private mutating func step(
    _ point: TrackPoint, isPort: Bool, isWaitingGround: Bool, _ rule: LoiteringRule,
    _ loiterings: inout [Loitering]
  ) {
    let fix = point.fix
    guard last.map({ $0.time <= fix.time }) ?? true else { return }
    if isPort || last.map({ fix.time - $0.time >= rule.longestSilence }) ?? false {
      close(point.segment, rule, &loiterings)
    }
    last = fix
    guard !isPort else { return }
    adrift.step(point, rule, &loiterings)
    take(fix, isWaitingGround: isWaitingGround, point.segment, rule, &loiterings)
  }

  mutating func take(
    _ fix: Fix, isWaitingGround: Bool, _ segment: SegmentID, _ rule: LoiteringRule,
    _ loiterings: inout [Loitering]
  ) {
    guard let start = stretch?.start.time, let count = stretch?.count else {
      return begin(fix, isWaitingGround: isWaitingGround)
    }
    // The first two are added when a third comes, for most stretches need no mean.
    if count == 2, let first = stretch?.start, let second = stretch?.end {
      places.add(first.position)
      places.add(second.position)
    }
    if count >= 2 { places.add(fix.position) }
    stretch?.take(fix, isWaitingGround: isWaitingGround)
    guard fix.time - start >= rule.bucket, let full = stretch else { return }
    settle(full, segment, rule, &loiterings)
    begin(fix, isWaitingGround: isWaitingGround)
  }

  private mutating func begin(_ fix: Fix, isWaitingGround: Bool) {
    var fresh = Stretch(start: fix)
    fresh.take(fix, isWaitingGround: isWaitingGround)
    stretch = fresh
    places.removeAll()
  }

  /// The mean of a stretch's places; nil when they cancel out around the globe.
  private func middle(of full: Stretch) -> Coordinate? {
    guard full.count <= 2 else { return places.coordinate }
    var both = MeanPlace()
    both.add(full.start.position)
    if full.count == 2 { both.add(full.end.position) }
    return both.coordinate
  }

  /// Ends all that is under way.
  mutating func close(
    _ segment: SegmentID, _ rule: LoiteringRule, _ loiterings: inout [Loitering]
  ) {
    adrift.end(segment, &loiterings)
    end(segment, rule, &loiterings)
  }

  /// Ends the run; a stretch of less than an hour is too short to be judged and is left out.
  private mutating func end(
    _ segment: SegmentID, _ rule: LoiteringRule, _ loiterings: inout [Loitering]
  ) {
    if let run { loiterings += Self.loiterings(run, segment, rule) }
    (run, stretch) = (nil, nil)
  }

  private mutating func settle(
    _ full: Stretch, _ segment: SegmentID, _ rule: LoiteringRule,
    _ loiterings: inout [Loitering]
  ) {
    guard full.sent < rule.slowSpeed.value else { return end(segment, rule, &loiterings) }
    let mayRest = full.isWaitingGround || full.isHeld
    if mayRest, full.greatestSpeed <= rule.restSpeed.value {
      return end(segment, rule, &loiterings)
    }
    let speed = full.speed
    guard speed < rule.slowSpeed.value, !mayRest || speed > rule.restSpeed.value else {
      return end(segment, rule, &loiterings)
    }
    var grown = run ?? Run(whole: Tally(start: full.start))
    grown.add(full, speed: speed, at: middle(of: full), rule)
    run = grown
  }

  /// Of a run of which one silence fills more than half, the parts before and after it: in the silence she may have
  /// been away and come back.
  private static func loiterings(
    _ run: Run, _ segment: SegmentID, _ rule: LoiteringRule
  ) -> [Loitering] {
    func isHeard(_ tally: Tally) -> Bool {
      tally.longestStep.hours <= rule.mostOneSilence * tally.span.hours
    }
    let parts = isHeard(run.whole) ? [run.whole] : [run.before, run.after].compactMap(\.self)
    return parts.filter(isHeard).compactMap { loitering($0, segment, rule) }
  }

  /// Nil for one that was too short: heard less than hourly, her coming and going are hours uncertain.
  private static func loitering(
    _ run: Tally, _ segment: SegmentID, _ rule: LoiteringRule
  ) -> Loitering? {
    let mean = run.hours > 0 ? run.way / run.hours : 0
    let watched = run.hours > 0 ? run.watchedHours / run.hours : 0
    let isWatched = watched >= rule.watchedShare
    let least = isWatched ? rule.leastDuration : rule.leastSeldomHeard
    guard run.span >= least else { return nil }
    let span = run.span.hours
    let way = run.start.position.distance(to: run.end.position).nauticalMiles
    // At one spot in the open sea is as likely an anchorage that no gazetteer names.
    let isAtOneSpot = span > 0 && way / span <= rule.fixedSpeed.value
    let basis: LoiteringBasis
    if !isWatched {
      basis = .seldomHeard
    } else if isAtOneSpot {
      basis = .watchedAtOneSpot
    } else {
      basis = span < rule.briefSpan.hours ? .watchedBriefly : .watched
    }
    if basis == .watchedBriefly, run.touchesWaitingGround, mean <= rule.surelyFaster.value {
      return nil
    }
    var event = Loitering(
      segment: segment, start: run.start.time, end: run.end.time,
      position: run.place.coordinate ?? run.start.position, meanSpeed: Knots(mean),
      confidence: rule.confidence(basis),
      evidence: Set([run.start.source, run.end.source]).sorted())
    event.basis = basis
    return event
  }
}

/// The mean of places, worked out only when it is asked for: of most stretches it never is.
private struct DeferredMean: Sendable {
  /// Places that wait; of more the mean goes on, so that memory is bounded.
  private static let most = 256
  private var mean = MeanPlace()
  private var waiting: [Coordinate] = []

  /// Begins anew.
  mutating func removeAll() {
    mean = MeanPlace()
    waiting.removeAll(keepingCapacity: true)
  }

  mutating func add(_ place: Coordinate) {
    if waiting.count == Self.most {
      for place in waiting { mean.add(place) }
      waiting.removeAll(keepingCapacity: true)
    }
    waiting.append(place)
  }

  /// Nil before the first place, and when the places cancel out around the globe.
  var coordinate: Coordinate? {
    var mean = mean
    for place in waiting { mean.add(place) }
    return mean.coordinate
  }
}
