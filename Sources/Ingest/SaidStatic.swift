/// What a static message says, as sent, and who said the same before.
///
/// A ship repeats her static data every six minutes. What is the same bit by bit need not be made text again:
/// it is named by the slot in which it was handed on first.
import AIS
import Vocabulary

/// The particulars in a message of type 5, 19 or 24, without its time.
struct SaidStatic: Equatable, Sendable {
  enum Kind: UInt8, Sendable { case voyage, partA, partB, extended }

  let kind: Kind
  let mmsi: MMSI
  private var imo: UInt32?
  private var name: SixBitText?
  private var callSign: SixBitText?
  private var shipType: UInt8?
  private var dimensions: HullDimensions?
  private var draught: Metres?
  private var destination: SixBitText?

  /// Nil for a message that has no particulars or whose number is none.
  init?(_ message: Message) {
    switch message {
    case .staticAndVoyageData(let data):
      self.init(.voyage, data.mmsi)
      imo = data.imo.value.flatMap { UInt32(exactly: $0.raw) }
      (name, callSign, destination) = (data.name, data.callSign, data.destination)
      (shipType, dimensions) = (Self.type(data.shipType), Self.hull(data.dimensions))
      draught = data.draught.value.map { Metres($0.metres) }
    case .staticDataPartA(let data):
      self.init(.partA, data.mmsi)
      name = data.name
    case .staticDataPartB(let data):
      self.init(.partB, data.mmsi)
      callSign = data.callSign
      (shipType, dimensions) = (Self.type(data.shipType), Self.hull(data.dimensions))
    case .extendedClassBPositionReport(let report):
      self.init(.extended, report.mmsi)
      name = report.name
      (shipType, dimensions) = (Self.type(report.shipType), Self.hull(report.dimensions))
    default: return nil
    }
  }

  private init?(_ kind: Kind, _ number: Int) {
    guard let mmsi = UInt32(exactly: number).flatMap({ MMSI($0) }) else { return nil }
    self.kind = kind
    self.mmsi = mmsi
  }

  /// The same as a record.
  func report(at time: Instant, from source: SourceReference) -> StaticReport {
    StaticReport(
      time: time, mmsi: mmsi, imoAsSent: imo, name: name?.string, callSign: callSign?.string,
      shipType: shipType, dimensions: dimensions, draught: draught,
      destination: destination?.string, transponder: kind == .voyage ? .classA : .classB,
      source: source)
  }

  /// Codes from 100 on are reserved and say nothing of a ship.
  private static func type(_ field: Field<ShipType>) -> UInt8? {
    field.value.flatMap { (1...99).contains($0.raw) ? UInt8(exactly: $0.raw) : nil }
  }

  /// Nil when length or beam is missing: half a hull would read as one of no length or no beam.
  private static func hull(_ field: Field<Dimensions>) -> HullDimensions? {
    guard let sent = field.value, sent.toBow + sent.toStern > 0, sent.toPort + sent.toStarboard > 0
    else { return nil }
    return HullDimensions(
      toBow: sent.toBow, toStern: sent.toStern, toPort: sent.toPort, toStarboard: sent.toStarboard)
  }
}

/// What ships said last, each in a slot.
struct SaidSlots: Sendable {
  /// Ships beyond these share slots and are read in full more often (this project's choice: some megabytes at most).
  private static let count = 16_384
  /// Rooms looked at for one ship.
  private static let reach = 4

  /// For each room which entry lies there, counted from one, 0 for a free one; empty before the first.
  private var rooms: [UInt16] = []
  private var entries: [SaidStatic] = []

  /// The slot of what a ship says, and whether it is what the slot held.
  mutating func place(of said: SaidStatic) -> (slot: UInt32, isRepeat: Bool) {
    if rooms.isEmpty { rooms = Array(repeating: 0, count: Self.count) }
    let first = Self.room(of: said)
    for step in 0..<Self.reach {
      let room = (first &+ step) % Self.count
      guard rooms[room] > 0 else {
        entries.append(said)
        rooms[room] = UInt16(entries.count)
        return (UInt32(entries.count - 1), false)
      }
      let slot = Int(rooms[room]) - 1
      guard entries[slot].mmsi == said.mmsi, entries[slot].kind == said.kind else { continue }
      return (UInt32(slot), replace(slot, by: said))
    }
    let slot = Int(rooms[first]) - 1
    return (UInt32(slot), replace(slot, by: said))
  }

  /// Whether the slot held the same already.
  private mutating func replace(_ slot: Int, by said: SaidStatic) -> Bool {
    if entries[slot] == said { return true }
    entries[slot] = said
    return false
  }

  private static func room(of said: SaidStatic) -> Int {
    let mixed = (said.mmsi.number &* 4 &+ UInt32(said.kind.rawValue)) &* 2_654_435_761
    return Int(mixed >> 18)
  }
}
