/// The time of a log that has no receiver's clock, taken from messages 4 and 11.
///
/// Base stations tell UTC every ten seconds, yet some tell 2006 or 1980, and ships' answers (message
/// 11) pass on whatever their receivers believe. One voice is therefore not believed. A report
/// becomes a *mark* on the time line when it follows the mark before (at most 30 s back, at most
/// five minutes on), or when it and a report of another station follow each other so, or, where only
/// one station is heard, when five of its reports do and time went on between them. Reports that
/// contradict the mark before wait for such a confirmation; a report that follows the mark before
/// silences them.

import Vocabulary

/// A time at a line.
struct NMEAClockMark: Hashable, Sendable {
  let line: UInt64
  let time: Instant
  let station: MMSI
}

/// The marks that are believed and those that wait to be.
struct NMEAClock: Sendable {
  /// When two reports of time agree; Plimsoll's own choice, no standard sets them.
  enum Rule {
    /// Stations keep UTC to the second; receivers and networks may turn their order around.
    static let furthestBack = TimeSpan.seconds(30)
    /// A longer silence leaves the records in it without a time.
    static let longestStep = TimeSpan.minutes(5)
    /// Reports that make up for a second station.
    static let reportsOfOneStation = 5
    /// Years outside are refused.
    static let years = 2000...2099
    /// Waiting reports that are kept.
    static let waiting = 64
  }

  /// What came of a report.
  enum Verdict: Equatable {
    /// These marks, in the order of their lines, are believed from now on.
    case confirmed([NMEAClockMark])
    /// It waits for another to agree with it.
    case waiting
    /// It tells no time at all.
    case refused
  }

  /// The last mark that is believed.
  private(set) var last: (line: UInt64, time: Instant)?
  private var waiting: [NMEAClockMark] = []

  /// The first line from which on the time is in doubt; nil when nothing contradicts the last mark.
  var doubtfulFrom: UInt64? { last == nil ? nil : waiting.first?.line }

  /// A time that the receiver itself gave for a line; it needs no confirmation.
  mutating func receive(_ time: Instant, line: UInt64) {
    last = (line, time)
    waiting = []
  }

  mutating func offer(_ time: Instant, station: MMSI, line: UInt64) -> Verdict {
    guard Rule.years.contains(CivilDate(time).year) else { return .refused }
    let mark = NMEAClockMark(line: line, time: time, station: station)
    if let last, Self.follows(time, last.time) {
      waiting = []
      return confirm([mark])
    }
    let chain = chain(endingWith: mark)
    if isEnough(chain) {
      waiting = []
      last = nil
      return confirm(chain)
    }
    if waiting.count == Rule.waiting { waiting.removeFirst() }
    waiting.append(mark)
    return .waiting
  }

  /// The marks of the only station heard when the input ends before the rule is met.
  mutating func settle() -> [NMEAClockMark] {
    guard last == nil, let mark = waiting.popLast() else { return [] }
    let chain = chain(endingWith: mark)
    guard chain.count == waiting.count + 1, Set(chain.map(\.station)).count == 1 else { return [] }
    waiting = []
    if case .confirmed(let marks) = confirm(chain) { return marks }
    return []
  }

  private static func follows(_ later: Instant, _ earlier: Instant) -> Bool {
    let step = later - earlier
    return step <= Rule.longestStep
      && step
        >= TimeSpan(
          milliseconds: -Rule.furthestBack.milliseconds)
  }

  /// The waiting reports that lead up to `mark` one after another.
  private func chain(endingWith mark: NMEAClockMark) -> [NMEAClockMark] {
    var chain = [mark]
    var next = mark
    for candidate in waiting.reversed() where Self.follows(next.time, candidate.time) {
      chain.append(candidate)
      next = candidate
    }
    return chain.reversed()
  }

  private func isEnough(_ chain: [NMEAClockMark]) -> Bool {
    guard let first = chain.first, let end = chain.last, chain.count > 1 else { return false }
    if chain.contains(where: { $0.station != first.station }) { return true }
    return chain.count >= Rule.reportsOfOneStation && end.time > first.time
  }

  /// Time never runs back between two marks: a report that is a little late takes the time before.
  private mutating func confirm(_ marks: [NMEAClockMark]) -> Verdict {
    var confirmed: [NMEAClockMark] = []
    for mark in marks {
      let time = max(mark.time, last?.time ?? mark.time)
      last = (mark.line, time)
      confirmed.append(NMEAClockMark(line: mark.line, time: time, station: mark.station))
    }
    return .confirmed(confirmed)
  }
}
