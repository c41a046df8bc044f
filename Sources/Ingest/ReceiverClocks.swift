/// Which receivers' clocks are off, told by the base stations they hear.
///
/// Message 4 tells UTC to the second. A receiver whose own time is more than a minute from that of
/// two base stations, which agree with each other to five seconds, has a wrong clock: hours from a
/// time zone, years from a lost battery. From then on what it hears is moved by the difference. When
/// its reports no longer fit (its clock jumped), and until two stations agree on the new difference,
/// what it hears is refused. One base station alone moves nothing: some tell 2006 themselves; and no
/// difference counts as long as any station confirms the receiver's time.
import AIS
import Vocabulary

/// What is known of one receiver's clock.
struct ReceiverClock: Sendable {
  /// How a receiver's time and that of base stations are compared; Plimsoll's own choice.
  enum Rule {
    /// A clock that is off by less is taken as it is: networks and satellites delay messages.
    static let tolerance = TimeSpan.minutes(1)
    /// Two stations tell the same difference when theirs are no further apart.
    static let agreement = TimeSpan.seconds(5)
    /// Reports by others that a contradiction must outlive before it counts as a jump.
    static let reports = 2
  }

  /// What to do with the receiver's times.
  enum Verdict: Equatable {
    /// Nothing speaks against it, or a station confirmed it.
    case believed
    /// It is off by this span, which is to be taken away.
    case off(TimeSpan)
    /// It jumped, and nobody has told by how much.
    case doubted
  }

  private(set) var verdict = Verdict.believed
  /// The latest contradicting difference of each base station, not more than two.
  private var differences: [(station: MMSI, difference: TimeSpan)] = []

  /// Takes a report of time that the receiver heard; true when the verdict changed.
  mutating func take(_ told: Instant, from station: MMSI, heardAt time: Instant) -> Bool {
    let before = verdict
    let difference = time - told
    if fits(difference) {
      differences = []
      if verdict == .doubted { verdict = .believed }
    } else if let other = differences.first(where: { $0.station != station }),
      (difference - other.difference).isWithin(Rule.agreement)
    {
      differences = []
      verdict = difference.isWithin(Rule.tolerance) ? .believed : .off(difference)
    } else {
      differences.removeAll { $0.station == station }
      differences.append((station, difference))
      if differences.count > Rule.reports { differences.removeFirst() }
      if case .off = verdict { verdict = .doubted }
    }
    return verdict != before
  }

  private func fits(_ difference: TimeSpan) -> Bool {
    switch verdict {
    case .believed, .doubted: difference.isWithin(Rule.tolerance)
    case .off(let known): (difference - known).isWithin(Rule.tolerance)
    }
  }
}

/// The clocks of all receivers of one input.
struct ReceiverClocks: Sendable {
  /// Receivers that are told apart; those beyond share one clock that is always believed.
  static let limit = 4_096

  private var clocks: [UInt64: ReceiverClock] = [:]
  /// Receivers whose clock is not believed; most logs have none, and then nothing is looked up.
  private var suspects = 0
  /// The receiver asked for last, with the answer; receivers hand over messages in runs.
  private var last: (receiver: UInt64, verdict: ReceiverClock.Verdict)?

  /// Takes a report of time that a receiver heard.
  mutating func take(
    _ told: Instant, from station: MMSI, heardAt time: Instant, by receiver: UInt64
  ) {
    guard clocks[receiver] != nil || clocks.count < Self.limit else { return }
    last = nil
    var clock = clocks[receiver] ?? ReceiverClock()
    let wasBelieved = clock.verdict == .believed
    _ = clock.take(told, from: station, heardAt: time)
    clocks[receiver] = clock
    suspects += (wasBelieved ? 0 : -1) + (clock.verdict == .believed ? 0 : 1)
  }

  /// What to do with the times of a receiver.
  mutating func verdict(on reception: Reception) -> ReceiverClock.Verdict {
    guard suspects > 0 else { return .believed }
    let receiver = Self.key(reception)
    if let last, last.receiver == receiver { return last.verdict }
    let verdict = clocks[receiver]?.verdict ?? .believed
    last = (receiver, verdict)
    return verdict
  }

  /// A number for the receiver and the kind of clock it was dated by.
  static func key(_ reception: Reception) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(reception.clock?.rawValue ?? 255)
    for byte in reception.station ?? UnsafeRawBufferPointer(start: nil, count: 0) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return hash
  }
}

extension TimeSpan {
  fileprivate static func - (left: Self, right: Self) -> Self {
    let (value, overflow) = left.milliseconds.subtractingReportingOverflow(right.milliseconds)
    return Self(milliseconds: overflow ? .max : value)
  }

  fileprivate func isWithin(_ limit: Self) -> Bool {
    milliseconds.magnitude <= limit.milliseconds.magnitude
  }
}
