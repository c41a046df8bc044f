/// The rarer messages: those that real logs have many of field by field, all others whole.
import AIS

extension FieldTally {
  mutating func hear(_ message: Message, _ reception: Reception) {
    fold(reception)
    switch message {
    case .assignedModeCommand(let command): add(command)
    case .acknowledgement(let answer): add(answer)
    default: addWhole(message)
    }
  }

  mutating func hear(_ message: SingleSlotBinaryMessage, _ reception: Reception) {
    fold(reception)
    fold(message.repeats)
    fold(message.mmsi)
    add(message.data)
  }

  mutating func hear(_ message: AddressedBinaryMessage, _ reception: Reception) {
    fold(reception)
    fold(message.repeats)
    fold(message.mmsi)
    fold(message.sequence)
    fold(message.destination)
    fold(message.isRetransmission)
    add(message.application)
  }

  mutating func hear(_ message: BroadcastBinaryMessage, _ reception: Reception) {
    fold(reception)
    fold(message.repeats)
    fold(message.mmsi)
    add(message.application)
  }

  mutating func hear(_ request: Interrogation, _ reception: Reception) {
    fold(reception)
    fold(request.repeats)
    fold(request.mmsi)
    fold(request.firstStation)
    fold(request.firstType)
    fold(request.firstOffset)
    fold(request.secondType)
    fold(request.secondOffset)
    fold(request.otherStation)
    fold(request.otherType)
    fold(request.otherOffset)
  }

  private mutating func add(_ command: AssignedModeCommand) {
    fold(command.repeats)
    fold(command.mmsi)
    for assignment in command.assignments {
      fold(assignment.station)
      fold(assignment.offset)
      fold(assignment.increment)
    }
  }

  private mutating func add(_ answer: Acknowledgement) {
    fold(answer.type.rawValue)
    fold(answer.repeats)
    fold(answer.mmsi)
    for acknowledged in answer.acknowledged {
      fold(acknowledged.station)
      fold(acknowledged.sequence)
    }
  }

  private mutating func add(_ data: SlotBinaryData) {
    if let destination = data.destination { fold(destination) }
    switch data.content {
    case .application(let application): add(application)
    case .bits(let bits): add(bits)
    }
  }

  private mutating func add(_ application: ApplicationData) {
    fold(application.identifier.code)
    switch application.content {
    case .bits(let bits): add(bits)
    case .inland(.shipData(let data)): add(data)
    default: addWhole(application.content)
    }
  }

  private mutating func add(_ data: InlandShipData) {
    fold(data.europeanNumber)
    fold(data.length)
    fold(data.beam)
    fold(data.shipType)
    fold(data.hazard)
    fold(data.draught)
    fold(data.load)
    fold(data.isSpeedGood)
    fold(data.isCourseGood)
    fold(data.isHeadingGood)
  }

  private mutating func add(_ bits: BitString) {
    fold(bits.bitCount)
    for byte in bits.bytes { fold(Int(byte)) }
  }

  /// Few in any log; with `SWIFT_DETERMINISTIC_HASHING=1` the same in every run.
  @inline(never)
  private mutating func addWhole(_ value: some Hashable) {
    var hasher = Hasher()
    hasher.combine(value)
    fold(hasher.finalize())
  }
}
