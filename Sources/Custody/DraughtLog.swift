/// A ship's typed draughts in time, and the pair of them that speaks of one event.
///
/// Crews type late. The reading "before" is the one in force when the event began (or a corrected
/// one typed during it); the reading "after" is the last one up to 24 hours past the end, else the
/// first one before the ship's next cargo event. A change in the event's own direction typed only
/// on arrival at an opposite terminal still belongs to the earlier event, as weak evidence.
package import Tracks
package import Vocabulary

/// Two readings around an event.
package struct DraughtPair: Hashable, Sendable {
  /// Nil: nothing was typed before, so only the later reading is known.
  package let before: DraughtReading?
  package let after: DraughtReading
  package let promptness: Promptness

  package enum Promptness: Int, Comparable, Hashable, Sendable {
    /// Within 24 hours.
    case prompt
    /// Within five days.
    case delayed
    case late

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  package var metres: Double { after.draught.value - (before?.draught.value ?? 0) }
  /// When the old draught was typed; that of the new one where only that is known.
  var beforeTime: Instant { before?.time ?? after.time }
  package var evidence: [SourceReference] { [before?.source, after.source].compactMap(\.self) }
}

/// A time when cargo may have moved, with the direction a change must have.
struct CargoWindow: Hashable {
  enum Direction {
    case rise
    case fall
    case either
  }

  let start: Instant
  let end: Instant
  let direction: Direction
}

struct DraughtLog {
  let readings: [DraughtReading]
  let rules: CustodyRules

  init(_ readings: [DraughtReading], rules: CustodyRules) {
    self.rules = rules
    let order = readings.filter { $0.draught.value.isFinite && $0.draught.value > 0 }
      .sorted {
        ($0.time, $0.source, $0.draught) < ($1.time, $1.source, $1.draught)
      }
    // What she says again under another number or name was typed when she said it first.
    self.readings = order.indices.filter {
      $0 == 0 || order[$0].draught != order[$0 - 1].draught
    }.map { order[$0] }
  }

  var deepest: Metres? { readings.map(\.draught).max() }

  /// The last reading at or before an instant.
  func inForce(at time: Instant) -> DraughtReading? {
    let index = firstIndex(after: time)
    return index > 0 ? readings[index - 1] : nil
  }

  /// The pair for a window, given the ship's next window; nil when nothing significant was typed.
  ///
  /// `isPossible` says whether so much can have moved in the window's time. Where cargo may go either way, a
  /// reading typed meanwhile stands for what was aboard before when the whole change is too large.
  func pair(
    for window: CargoWindow, next: CargoWindow?, isPossible: (DraughtPair) -> Bool = { _ in true }
  ) -> DraughtPair? {
    let bound = next?.start ?? Instant(milliseconds: .max)
    let promptEnd = window.end + rules.promptWindow
    let before = inForce(at: window.start)
    let index = firstIndex(after: window.start)
    let later = readings[index...].prefix { $0.time < bound }
    let prompt = later.prefix { $0.time <= promptEnd }
    let opening = before.map { [$0] } ?? []
    if let pair = pair(in: opening + prompt, window, isPossible) { return pair }
    if let first = later.dropFirst(prompt.count).first,
      let pair = pair(in: opening + prompt + [first], window, isPossible)
    {
      return pair
    }
    if let before, let next, let pair = belated(before, window, next) { return pair }
    return loneReading(before: before, later: Array(later), window)
  }

  private func pair(
    in sequence: [DraughtReading], _ window: CargoWindow, _ isPossible: (DraughtPair) -> Bool
  ) -> DraughtPair? {
    guard let after = sequence.last, sequence.count > 1 else { return nil }
    let promptness = promptness(of: after, window)
    let pairs = sequence.dropLast().map {
      DraughtPair(before: $0, after: after, promptness: promptness)
    }
    let best: DraughtPair? =
      switch window.direction {
      case .rise: pairs.max { ($0.metres, $1.beforeTime) < ($1.metres, $0.beforeTime) }
      case .fall: pairs.max { (-$0.metres, $0.beforeTime) < (-$1.metres, $1.beforeTime) }
      // What was typed late, during the call, belongs to what came before it.
      case .either: Self.largest(pairs.filter(isPossible)) ?? Self.largest(pairs)
      }
    guard let best, fits(best.metres, window.direction) else { return nil }
    return best
  }

  /// The largest change, the earlier among equals.
  private static func largest(_ pairs: [DraughtPair]) -> DraughtPair? {
    pairs.max { (abs($0.metres), $1.beforeTime) < (abs($1.metres), $0.beforeTime) }
  }

  /// A change typed during the next, opposite call that only this call explains.
  private func belated(
    _ before: DraughtReading, _ window: CargoWindow, _ next: CargoWindow
  ) -> DraughtPair? {
    let isOpposite =
      (window.direction == .rise && next.direction == .fall)
      || (window.direction == .fall && next.direction == .rise)
    guard isOpposite else { return nil }
    // In the first half of the next call she has her arrival draught; later it is of that call itself.
    let arrival = next.start + TimeSpan(milliseconds: (next.end - next.start).milliseconds / 2)
    let typed = readings[firstIndex(after: next.start)...].prefix { $0.time <= arrival }
    guard
      let after = typed.first(where: {
        fits($0.draught.value - before.draught.value, window.direction)
      })
    else { return nil }
    return DraughtPair(before: before, after: after, promptness: .late)
  }

  /// The only reading there is, typed after a load.
  private func loneReading(
    before: DraughtReading?, later: [DraughtReading], _ window: CargoWindow
  ) -> DraughtPair? {
    guard before == nil, window.direction == .rise, let only = later.first, later.count == 1,
      only.time > window.end
    else { return nil }
    return DraughtPair(before: nil, after: only, promptness: .late)
  }

  private func promptness(
    of reading: DraughtReading, _ window: CargoWindow
  ) -> DraughtPair.Promptness {
    if reading.time <= window.end + rules.promptWindow { return .prompt }
    return reading.time <= window.end + rules.lateWindow ? .delayed : .late
  }

  private func fits(_ metres: Double, _ direction: CargoWindow.Direction) -> Bool {
    // A tenth of a millimetre keeps 0.5 m read as 0.49999 from failing.
    let least = rules.leastChange.value - 1e-4
    return switch direction {
    case .rise: metres >= least
    case .fall: metres <= -least
    case .either: abs(metres) >= least
    }
  }

  private func firstIndex(after time: Instant) -> Int {
    readings.firstPlace { $0.time > time }
  }
}
