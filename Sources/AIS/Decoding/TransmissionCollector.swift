/// One report for one transmission, however many receivers heard it.
///
/// Receivers on the same coast hear the same slot, and networks forward what they were forwarded. Two
/// receptions are of the same transmission when their messages are equal bit by bit and not more than
/// ten seconds of receiver's time lie between them, or, when one of them has no time, a thousand
/// messages. A ship that sends the same bits again does so after at least one reporting interval,
/// with another UTC second or another slot; static data repeat after six minutes (ITU-R M.1371-5
/// annex 1, §4.2). The report carries every reception; its time is that of the earliest, whatever
/// the order in which they came.

/// One reception of a transmission, as it is kept.
public struct Heard: Hashable, Sendable {
  /// Receiver's time, milliseconds since 1970; nil when nothing tells it.
  public let time: Int64?
  /// The receiving station's name; nil when none is given.
  public let station: String?
  /// Offset of the first byte of its first line.
  public let offset: UInt64
  /// Bytes to the end of its last line.
  public let length: UInt32
}

/// A message with all its receptions.
public struct Transmission: Sendable {
  /// The message.
  public let message: Message
  /// Every reception, the earliest first; those without a time last.
  public let receptions: [Heard]

  /// The earliest receiver's time, milliseconds since 1970; nil when no reception has one.
  public var time: Int64? { receptions.first?.time }

  /// The different stations that heard it.
  public var stations: Set<String> { Set(receptions.compactMap(\.station)) }
}

/// Holds messages back until no further reception of them is to be expected.
public struct TransmissionCollector: Sendable {
  /// Plimsoll's own choice; no standard sets them.
  public enum Limits {
    /// Milliseconds between two receptions of one transmission.
    public static let window: Int64 = 10_000
    /// Messages that may come between two receptions when one has no time.
    public static let messages = 1_000
    /// Messages that are held.
    public static let held = 20_000
  }

  private struct Held {
    let message: Message
    let number: UInt64
    var earliest: Int64?
    var receptions: [Heard]
  }

  /// In the order of the first reception; those before `front` went out.
  private var held: [Held] = []
  private var front = 0
  /// How many went out and were dropped from `held`.
  private var dropped = 0
  private var places: [Message: Int] = [:]
  private var count: UInt64 = 0

  /// A collector that holds nothing.
  public init() {}

  /// Takes a message and hands over those that are complete, in the order of their first reception.
  public mutating func take(
    _ message: Message, _ reception: Reception, complete: (Transmission) -> Void
  ) {
    count &+= 1
    let station = reception.station.map { String(decoding: $0, as: UTF8.self) }
    let heard = Heard(
      time: reception.time, station: station, offset: reception.offset, length: reception.length)
    if let index = place(of: message, heard) {
      held[index].receptions.append(heard)
      held[index].earliest = [held[index].earliest, heard.time].compactMap { $0 }.min()
    } else {
      places[message] = dropped + held.count
      held.append(
        Held(message: message, number: count, earliest: heard.time, receptions: [heard]))
    }
    release(at: heard.time, complete)
  }

  /// The input ended: hands over what is held.
  public mutating func finish(complete: (Transmission) -> Void) {
    for item in held[front...] { complete(Self.transmission(item)) }
    self = Self()
  }

  /// The place of the transmission that this is a reception of; nil when it is a new one.
  private func place(of message: Message, _ heard: Heard) -> Int? {
    guard let index = places[message].map({ $0 - dropped }), index >= front else { return nil }
    if let time = heard.time, let earliest = held[index].earliest {
      return Self.isWithin(time, earliest) ? index : nil
    }
    return count &- held[index].number <= UInt64(Limits.messages) ? index : nil
  }

  private static func isWithin(_ time: Int64, _ other: Int64) -> Bool {
    let (step, overflow) = time.subtractingReportingOverflow(other)
    return !overflow && step.magnitude <= UInt64(Limits.window)
  }

  private mutating func release(at time: Int64?, _ complete: (Transmission) -> Void) {
    while front < held.count {
      let item = held[front]
      guard isComplete(item, at: time) || held.count - front > Limits.held else { break }
      complete(Self.transmission(item))
      if places[item.message] == dropped + front { places[item.message] = nil }
      front += 1
    }
    guard front > Limits.messages, front * 2 > held.count else { return }
    held.removeFirst(front)
    dropped += front
    front = 0
  }

  /// Whether no further reception of a transmission is to be expected.
  private func isComplete(_ item: Held, at time: Int64?) -> Bool {
    guard let time, let earliest = item.earliest else {
      return count &- item.number > UInt64(Limits.messages)
    }
    return !Self.isWithin(time, earliest)
  }

  private static func transmission(_ item: Held) -> Transmission {
    let ordered = item.receptions.sorted {
      ($0.time ?? .max, $0.offset) < ($1.time ?? .max, $1.offset)
    }
    return Transmission(message: item.message, receptions: ordered)
  }
}
