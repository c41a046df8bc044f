/// Takes every field of every message as its typed value into one sum.
///
/// The sum is of additions only: cheap, so that it is decoding that is measured, and nothing can be left
/// out, since every value, or that there is none, goes into what is printed.
import AIS

struct FieldTally: MessageListener {
  private(set) var sentences = 0
  private(set) var messages = 0
  private(set) var lines = 0
  private(set) var sum: UInt64 = 0

  mutating func add(_ other: Self) {
    sentences += other.sentences
    messages += other.messages
    lines += other.lines
    sum &+= other.sum
  }

  @inline(__always)
  mutating func fold(_ reception: Reception) {
    messages &+= 1
    sentences &+= reception.sentences
    lines &+= reception.sentences
    fold(UInt64(bitPattern: reception.time ?? 0))
  }

  /// A part of a message that never became whole is a sentence too; comments and the sentences of
  /// other instruments are lines only.
  mutating func note(_ remark: Remark) {
    lines &+= remark.lines
    switch remark.kind {
    case .refused, .badPayload, .noMessage, .part: sentences &+= remark.lines
    default: break
    }
  }

  @inline(__always)
  mutating func fold(_ value: UInt64) { sum = sum &+ value }

  @inline(__always)
  mutating func fold(_ value: Int) { fold(UInt64(bitPattern: Int64(value))) }

  /// The typed value, or that there is none.
  @inline(__always)
  mutating func fold<Code>(_ field: Field<Code>) {
    fold(field.value?.raw ?? -1)
  }

  @inline(__always)
  mutating func fold(_ text: SixBitText?) {
    guard let text else { return fold(-1) }
    fold(text.packed.0)
    fold(text.packed.1)
    fold(text.capacity)
  }

  @inline(__always)
  mutating func fold(_ state: CommunicationState?) { fold(state?.raw ?? -1) }

  @inline(__always)
  mutating func fold(_ flag: Bool) { fold(flag ? 1 : 0) }
}

// MARK: - Messages

extension FieldTally {
  @inline(__always)
  mutating func hear(_ report: PositionReport, _ reception: Reception) {
    fold(reception)
    fold(report.type.rawValue)
    fold(report.repeats)
    fold(report.mmsi)
    fold(report.status)
    fold(report.rateOfTurn)
    fold(report.speed)
    fold(report.isAccurate)
    fold(report.longitude)
    fold(report.latitude)
    fold(report.course)
    fold(report.heading)
    fold(report.second)
    fold(report.manoeuvre)
    fold(report.isIntegrityMonitored)
    fold(report.communicationState)
  }

  @inline(__always)
  mutating func hear(_ report: BaseStationReport, _ reception: Reception) {
    fold(reception)
    fold(report.type.rawValue)
    fold(report.repeats)
    fold(report.mmsi)
    fold(report.year)
    fold(report.month)
    fold(report.day)
    fold(report.hour)
    fold(report.minute)
    fold(report.second)
    fold(report.isAccurate)
    fold(report.longitude)
    fold(report.latitude)
    fold(report.device)
    fold(report.controlsLongRange)
    fold(report.isIntegrityMonitored)
    fold(report.communicationState)
  }

  @inline(__always)
  mutating func hear(_ report: ClassBPositionReport, _ reception: Reception) {
    fold(reception)
    fold(report.repeats)
    fold(report.mmsi)
    fold(report.reserved)
    fold(report.speed)
    fold(report.isAccurate)
    fold(report.longitude)
    fold(report.latitude)
    fold(report.course)
    fold(report.heading)
    fold(report.second)
    fold(report.regional)
    fold(report.isCarrierSense)
    fold(report.hasDisplay)
    fold(report.hasSelectiveCalling)
    fold(report.isWholeBand)
    fold(report.obeysChannelManagement)
    fold(report.isAssigned)
    fold(report.isIntegrityMonitored)
    fold(report.communicationState)
  }

  @inline(__always)
  mutating func hear(_ report: LongRangePositionReport, _ reception: Reception) {
    fold(reception)
    fold(report.repeats)
    fold(report.mmsi)
    fold(report.isAccurate)
    fold(report.isIntegrityMonitored)
    fold(report.status)
    fold(report.longitude)
    fold(report.latitude)
    fold(report.speed)
    fold(report.course)
    fold(report.isPositionOld)
  }

  mutating func hear(_ report: ExtendedClassBPositionReport, _ reception: Reception) {
    fold(reception)
    fold(report.repeats)
    fold(report.mmsi)
    fold(report.reserved)
    fold(report.speed)
    fold(report.isAccurate)
    fold(report.longitude)
    fold(report.latitude)
    fold(report.course)
    fold(report.heading)
    fold(report.second)
    fold(report.regional)
    fold(report.name)
    fold(report.shipType)
    fold(report.dimensions)
    fold(report.device)
    fold(report.isIntegrityMonitored)
    fold(report.isTerminalMissing)
    fold(report.isAssigned)
  }

  mutating func hear(_ report: AidToNavigationReport, _ reception: Reception) {
    fold(reception)
    fold(report.repeats)
    fold(report.mmsi)
    fold(report.aidType)
    fold(report.name)
    fold(report.isAccurate)
    fold(report.longitude)
    fold(report.latitude)
    fold(report.dimensions)
    fold(report.device)
    fold(report.second)
    fold(report.isOffPosition)
    fold(report.status)
    fold(report.isIntegrityMonitored)
    fold(report.isVirtual)
    fold(report.isAssigned)
    fold(report.nameExtension)
  }

  @inline(__always)
  mutating func hear(_ data: StaticAndVoyageData, _ reception: Reception) {
    fold(reception)
    fold(data.repeats)
    fold(data.mmsi)
    fold(data.version)
    fold(data.imo)
    fold(data.callSign)
    fold(data.name)
    fold(data.shipType)
    fold(data.dimensions)
    fold(data.device)
    fold(data.arrival.month)
    fold(data.arrival.day)
    fold(data.arrival.hour)
    fold(data.arrival.minute)
    fold(data.draught)
    fold(data.destination)
    fold(data.isTerminalMissing)
  }

  mutating func hear(_ data: StaticDataPartA, _ reception: Reception) {
    fold(reception)
    fold(data.repeats)
    fold(data.mmsi)
    fold(data.name)
  }

  mutating func hear(_ management: DataLinkManagement, _ reception: Reception) {
    fold(reception)
    fold(management.repeats)
    fold(management.mmsi)
    for reservation in management.reservations {
      fold(reservation.offset)
      fold(reservation.slots)
      fold(reservation.timeout)
      fold(reservation.increment)
    }
  }

  mutating func hear(_ data: StaticDataPartB, _ reception: Reception) {
    fold(reception)
    fold(data.repeats)
    fold(data.mmsi)
    fold(data.shipType)
    fold(data.maker)
    fold(data.model)
    fold(data.serialNumber)
    fold(data.callSign)
    fold(data.dimensions)
    fold(data.device)
  }
}
