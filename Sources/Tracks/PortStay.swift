/// One ship at one place, from the first fix inside on.
import Geodesy
import Vocabulary

/// A stay that may become a port call.
struct PortStay: Sendable {
  let place: Int
  private var first: Mark
  private var lastInside: Mark
  private var stopStart: Mark?
  private var stopEnd: Mark?
  /// Mean of the positions she lay still at.
  private var stops = MeanPlace()
  private var headings = HeadingMean()
  /// The fix outside that showed her entering; nil when she was there already.
  private var entry: SourceReference?
  /// The fix outside that showed her leaving, while she is out.
  private var exit: SourceReference?
  private var isOutside = false
  /// Lying still at a smaller place within this one.
  private var isElsewhere = false
  private var wasSilent = false
  /// Nothing was heard of her before the first fix.
  private let isFirstHeard: Bool
  /// Lay still at a smaller place within this one before she did here.
  private var layWithin = false

  /// Still there by the last fix.
  var isPresent: Bool { !isOutside && !isElsewhere }

  private struct Mark: Sendable {
    let time: Instant
    let position: Coordinate
    let source: SourceReference
    let isArriving: Bool

    init(_ fix: Fix, _ rule: PortCallRule) {
      time = fix.time
      position = fix.position
      source = fix.source
      isArriving = fix.speed.map { $0 <= rule.arrivalSpeed } ?? false
    }
  }

  /// Begins with the first fix inside; `before` is the ship's fix before it, at another place.
  ///
  /// `isFirstHeard` when she was not heard anywhere before.
  init(place: Int, first: Fix, before: Fix?, isFirstHeard: Bool, _ rule: PortCallRule) {
    self.place = place
    self.isFirstHeard = isFirstHeard
    self.first = Mark(first, rule)
    lastInside = self.first
    guard let before else { return }
    if first.time - before.time <= rule.seenWithin {
      entry = before.source
    } else {
      wasSilent = self.first.isArriving && Self.isStay(from: before, to: first, rule)
    }
  }

  /// Takes a fix inside.
  ///
  /// `berth` is the place that she lies still at by it, nil when she moves.
  mutating func take(_ fix: Fix, after last: Fix?, berth: Int?, _ rule: PortCallRule) {
    if let berth, berth != place {
      // She lies at a place within this one. A call here has not begun, or has ended.
      layWithin = true
      if stopStart == nil {
        first = Mark(fix, rule)
        lastInside = first
      } else {
        isElsewhere = true
      }
      return
    }
    let mark = Mark(fix, rule)
    if !isOutside, let last, last.time == lastInside.time, Self.isStay(from: last, to: fix, rule) {
      wasSilent = true
    }
    (isOutside, isElsewhere) = (false, false)
    exit = nil
    lastInside = mark
    guard berth == place else { return }
    stopStart = stopStart ?? mark
    stopEnd = mark
    stops.add(fix.position)
    if let heading = fix.heading { headings.add(heading) }
  }

  /// A fix outside.
  mutating func leave(to fix: Fix, from last: Fix?, _ rule: PortCallRule) {
    guard !isOutside else { return }
    isOutside = true
    guard let last, last.time == lastInside.time else { return }
    if fix.time - last.time <= rule.seenWithin {
      exit = fix.source
    } else if lastInside.isArriving, Self.isStay(from: last, to: fix, rule) {
      wasSilent = true
    }
  }

  /// Whether a fix shows that the stay has ended before it.
  func isOver(at fix: Fix, _ rule: PortCallRule) -> Bool {
    fix.time - lastInside.time >= (isPresent ? rule.longestSilence : rule.mergeWithin)
  }

  /// Gives the call when there was one.
  func close(
    _ segment: SegmentID, isOpen: Bool, _ places: PlaceIndex, _ rule: PortCallRule,
    _ calls: inout [PortCall]
  ) {
    var hasStopped = false
    if let stopStart, let stopEnd { hasStopped = stopEnd.time - stopStart.time >= rule.leastStop }
    let sides = (entry == nil ? 0 : 1) + (exit == nil ? 0 : 1)
    guard hasStopped || wasSilent || isGlimpsed(sides), let terminal = places.terminal(place)
    else { return }
    let level = hasStopped || wasSilent ? 2 + sides : 1
    let marks = [first, hasStopped ? stopStart : nil, hasStopped ? stopEnd : nil, lastInside]
    let sources = marks.compactMap { $0?.source } + [entry, exit].compactMap { $0 }
    var call = PortCall(
      segment: segment, terminalID: terminal.id, start: first.time, end: lastInside.time,
      stopStart: hasStopped ? stopStart?.time : nil,
      stopEnd: hasStopped ? stopEnd?.time : nil,
      position: (hasStopped ? stops.coordinate : nil) ?? lastInside.position, isOpen: isOpen,
      confidence: level, evidence: Set(sources).sorted())
    if hasStopped { call.headings = headings }
    calls.append(call)
  }

  /// Whether one side alone was seen of a stay of a ship that had slowed down to arrive or had only just
  /// left: whoever crosses both rims under way, or none of them slowly, passed through.
  private func isGlimpsed(_ sides: Int) -> Bool {
    guard sides == 1, !layWithin, exit == nil || isFirstHeard else { return false }
    return first.isArriving || lastInside.isArriving
  }

  /// Whether a silence stands for a stop: too little way was made over it for a passage.
  ///
  /// With one end only inside, she must also have been moving there no faster than one who arrives.
  private static func isStay(from: Fix, to: Fix, _ rule: PortCallRule) -> Bool {
    let silence = to.time - from.time
    guard silence >= rule.leastSilence, silence <= rule.longestSilence else { return false }
    let way = from.position.distance(to: to.position)
    return way.nauticalMiles / silence.hours <= rule.silenceSpeed.value
  }
}
