/// What is heard of ships that may meet, an hour of the input at a time.
///
/// A ship that reports is not compared with those around her there and then. Her fix is put into the log; at
/// the full hour the log is dealt out, so that each ship's marks lie side by side (`MeetingStretch`), and
/// ships near each other are compared pair by pair (`PairWalk`). A fix costs the same in a crowd and alone;
/// what is done for a pair is done once in the hour and not at each fix of two ships.
import Vocabulary

/// The fixes of one stretch of the input in the order of their steps.
struct MeetingLog: Sendable {
  struct Entry: Sendable, BitwiseCopyable {
    /// Nil when the ship is no longer where she was heard last.
    let fix: Fix?
    let ship: Int32
  }

  /// When there are more, the stretch ends before the hour: 12 MiB.
  static let capacity = 1 << 18

  private(set) var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }
  var isFull: Bool { entries.count >= Self.capacity }

  mutating func append(_ fix: Fix?, ship: Int) {
    entries.append(Entry(fix: fix, ship: Int32(truncatingIfNeeded: ship)))
  }

  mutating func removeAll() { entries.removeAll(keepingCapacity: true) }
}

/// A fix of a stretch as other ships see it.
struct MeetingMark: Sendable, BitwiseCopyable {
  let fix: Fix
  /// Knots made good into it, when it says no speed and follows on another.
  let made: Double?
  /// Counts the steps of the stretch; −1 for what was known before it began.
  let order: Int32
  /// She came here from the mark before, slowly enough to have met somebody on the way.
  let hasWay: Bool
  /// From this step on she is not where she was heard last; the fix is the one before.
  let isGone: Bool
}

/// Where ships were heard last, from stretch to stretch.
struct MeetingPlaces: Sendable {
  private struct Ship: Sendable {
    /// Nil when she is not where she was heard last.
    var last: Fix?
    var made: Double?
    /// Entries in the stretch being dealt out.
    var count: Int32 = 0
    /// Where she stands among the ships of that stretch; −1 when she is not of them.
    var place: Int32 = -1
  }

  private var ships: [Ship] = []
  /// Numbers of those with a last fix that others may still have to do with.
  private var present: [Int32] = []

  /// Deals a log out by ship, each ship's fixes in order; those earlier than her last one are left out.
  mutating func dealOut(
    _ log: MeetingLog, ships count: Int, _ rule: EncounterRule
  ) -> MeetingStretch {
    while ships.count < count { ships.append(Ship()) }
    let numbers = numbersOfShips(in: log)
    let steps = stepsByShip(log, numbers)
    var stretch = MeetingStretch(capacity: steps.count + numbers.count)
    var next = 0
    for number in numbers {
      let end = next + Int(ships[Int(number)].count)
      note(number, log, steps[next..<end], rule, into: &stretch)
      next = end
    }
    keep(numbers, rule)
    return stretch
  }

  /// Those known before, then those first heard, in the order in which they were.
  private mutating func numbersOfShips(in log: MeetingLog) -> [Int32] {
    var numbers = present
    for (place, number) in numbers.enumerated() {
      ships[Int(number)].place = Int32(truncatingIfNeeded: place)
    }
    for entry in log.entries {
      let ship = Int(entry.ship)
      ships[ship].count += 1
      guard ships[ship].place < 0 else { continue }
      ships[ship].place = Int32(truncatingIfNeeded: numbers.count)
      numbers.append(entry.ship)
    }
    return numbers
  }

  /// Steps of the log, those of one ship side by side (counted and dealt out, which keeps their order).
  private func stepsByShip(_ log: MeetingLog, _ numbers: [Int32]) -> [Int32] {
    var starts: [Int32] = []
    var sum: Int32 = 0
    for number in numbers {
      starts.append(sum)
      sum += ships[Int(number)].count
    }
    var steps = [Int32](repeating: 0, count: log.entries.count)
    for (step, entry) in log.entries.enumerated() {
      let place = Int(ships[Int(entry.ship)].place)
      steps[Int(starts[place])] = Int32(truncatingIfNeeded: step)
      starts[place] += 1
    }
    return steps
  }

  private mutating func note(
    _ number: Int32, _ log: MeetingLog, _ steps: ArraySlice<Int32>, _ rule: EncounterRule,
    into stretch: inout MeetingStretch
  ) {
    var (last, made) = (ships[Int(number)].last, ships[Int(number)].made)
    stretch.begin(number)
    if let last {
      stretch.add(MeetingMark(fix: last, made: made, order: -1, hasWay: false, isGone: false), rule)
    }
    for step in steps {
      guard let fix = log.entries[Int(step)].fix else {
        if let last {
          stretch.add(
            MeetingMark(fix: last, made: nil, order: step, hasWay: false, isGone: true), rule)
        }
        last = nil
        continue
      }
      if let last, last.time > fix.time { continue }
      let hasWay = last.map { rule.isSlow(from: $0, to: fix) } ?? false
      made = fix.speed == nil ? last.flatMap { Self.made($0, fix, rule) } : nil
      stretch.add(
        MeetingMark(fix: fix, made: made, order: step, hasWay: hasWay, isGone: false), rule)
      last = fix
    }
    stretch.end(rule)
    (ships[Int(number)].last, ships[Int(number)].made) = (last, made)
  }

  private static func made(_ last: Fix, _ fix: Fix, _ rule: EncounterRule) -> Double? {
    guard fix.time - last.time <= rule.stillInterpolation else { return nil }
    return Passage.speed(from: last, to: fix)?.value
  }

  /// Forgets ships not heard for so long that they can meet nobody.
  private mutating func keep(_ numbers: [Int32], _ rule: EncounterRule) {
    let newest = numbers.compactMap { ships[Int($0)].last?.time }.max()
    present.removeAll(keepingCapacity: true)
    for number in numbers {
      let ship = Int(number)
      (ships[ship].count, ships[ship].place) = (0, -1)
      guard let last = ships[ship].last, let newest else { continue }
      if newest - last.time <= rule.stillInterpolation {
        present.append(number)
      } else {
        ships[ship].last = nil
      }
    }
  }
}
