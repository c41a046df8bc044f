/// From messages to the records of the main road.
///
/// Message 1, 2, 3, 18, 19 and 27 give fixes; 5, 19 and 24 give static reports. What a message holds
/// absent stays nil; "102.2 knots or more" is no speed and is left out as well.
import AIS
import Vocabulary

/// Makes records of dated messages, or says why there are none.
enum NMEARecords {
  /// Appends the records of a message and books its lines as used; or gives the reason why it has
  /// none and books nothing.
  @inline(__always)
  static func append(
    _ message: Message, at time: Instant, _ source: SourceReference, lines: Int,
    to batch: inout RecordBatch, _ slots: inout SaidSlots
  ) -> RefusalReason? {
    if let reason = refusal(of: message) { return reason }
    let before = batch.heldCount
    switch message {
    case .positionReport, .longRangePositionReport, .classBPositionReport:
      if let fix = fix(message, time, source) { batch.append(fix) }
    case .extendedClassBPositionReport(let report):
      if let fix = fix(message, time, source) { batch.append(fix) }
      if report.name != nil { say(message, time, source, &batch, &slots) }
    default: say(message, time, source, &batch, &slots)
    }
    batch.tally.linesIn += lines
    batch.tally.linesUsed += lines
    batch.tally.recordsDecoded += batch.heldCount - before
    return nil
  }

  /// Appends the static report of a message, by name when the ship said the very same before.
  private static func say(
    _ message: Message, _ time: Instant, _ source: SourceReference, _ batch: inout RecordBatch,
    _ slots: inout SaidSlots
  ) {
    guard let said = SaidStatic(message) else { return }
    let (slot, isRepeat) = slots.place(of: said)
    if isRepeat {
      batch.append(slot: slot, at: time, from: source)
    } else {
      batch.append(said.report(at: time, from: source), toSlot: slot)
    }
  }

  /// Why a message gives no record; nil when it gives one.
  @inline(__always)
  static func refusal(of message: Message) -> RefusalReason? {
    switch message {
    case .positionReport(let report):
      return refusal(report.mmsi, report.longitude, report.latitude)
    case .longRangePositionReport(let report):
      return refusal(report.mmsi, report.longitude, report.latitude)
    case .classBPositionReport(let report):
      return refusal(report.mmsi, report.longitude, report.latitude)
    case .extendedClassBPositionReport(let report):
      // Without a place it still tells who she is.
      return report.name != nil
        ? refusal(report.mmsi) : refusal(report.mmsi, report.longitude, report.latitude)
    case .staticAndVoyageData(let data): return refusal(data.mmsi)
    case .staticDataPartA(let data): return refusal(data.mmsi)
    case .staticDataPartB(let data): return refusal(data.mmsi)
    default:
      guard message.mmsi.map({ refusal($0) == nil }) ?? true else { return .invalidMMSI }
      return .messageTypeNotUsed(message.type)
    }
  }

  @inline(__always)
  private static func refusal(_ mmsi: Int) -> RefusalReason? {
    mmsi <= 999_999_999 ? nil : .invalidMMSI
  }

  @inline(__always)
  private static func refusal<East: FieldCode, North: FieldCode>(
    _ mmsi: Int, _ longitude: Field<East>, _ latitude: Field<North>
  ) -> RefusalReason? {
    if longitude.value != nil, latitude.value != nil { return refusal(mmsi) }
    if mmsi > 999_999_999 { return .invalidMMSI }
    let isAbsent = longitude.absence == .notAvailable || latitude.absence == .notAvailable
    return isAbsent ? .positionNotAvailable : .positionOutOfRange
  }

  /// UTC second of the position; nil when it has none.
  static func second(of message: Message) -> Int? {
    switch message {
    case .positionReport(let report): report.second.value?.raw
    case .classBPositionReport(let report): report.second.value?.raw
    case .extendedClassBPositionReport(let report): report.second.value?.raw
    default: nil
    }
  }
}

// MARK: - Fixes

/// AIS sends whole numbers, and a fix keeps them as such.
extension NMEARecords {
  @inline(__always)
  private static func fix(
    _ message: Message, _ time: Instant, _ source: SourceReference
  ) -> Fix? {
    switch message {
    case .positionReport(let report):
      guard let mmsi = mmsi(report.mmsi), let place = place(report.longitude, report.latitude)
      else { return nil }
      return Fix(
        time: time, mmsi: mmsi, place: place, speed: speed(report.speed),
        course: course(report.course), heading: degrees(report.heading),
        navigationStatus: code(report.status), transponder: .classA, source: source)
    case .classBPositionReport(let report):
      guard let mmsi = mmsi(report.mmsi), let place = place(report.longitude, report.latitude)
      else { return nil }
      return Fix(
        time: time, mmsi: mmsi, place: place, speed: speed(report.speed),
        course: course(report.course), heading: degrees(report.heading), navigationStatus: nil,
        transponder: .classB, source: source)
    case .extendedClassBPositionReport(let report):
      guard let mmsi = mmsi(report.mmsi), let place = place(report.longitude, report.latitude)
      else { return nil }
      return Fix(
        time: time, mmsi: mmsi, place: place, speed: speed(report.speed),
        course: course(report.course), heading: degrees(report.heading), navigationStatus: nil,
        transponder: .classB, source: source)
    case .longRangePositionReport(let report): return fix(report, time, source)
    default: return nil
    }
  }

  /// Position in tenths of a minute, speed and course in whole knots and degrees.
  private static func fix(
    _ report: LongRangePositionReport, _ time: Instant, _ source: SourceReference
  ) -> Fix? {
    guard let mmsi = mmsi(report.mmsi), let east = report.longitude.value,
      let north = report.latitude.value,
      let place = PackedPosition(minuteUnits: north.raw * 1000, east.raw * 1000)
    else { return nil }
    let speed = report.speed.value.map { UInt16(truncatingIfNeeded: $0.raw * 100) }
    return Fix(
      time: time, mmsi: mmsi, place: place, speed: speed, course: degrees(report.course),
      heading: nil, navigationStatus: code(report.status), transponder: .longRange,
      source: source)
  }

  @inline(__always)
  private static func mmsi(_ number: Int) -> MMSI? {
    UInt32(exactly: number).flatMap { MMSI($0) }
  }

  @inline(__always)
  private static func place(
    _ longitude: Field<Longitude>, _ latitude: Field<Latitude>
  ) -> PackedPosition? {
    guard let east = longitude.value, let north = latitude.value else { return nil }
    return PackedPosition(minuteUnits: north.raw, east.raw)
  }

  /// Hundredths of a knot, sent in tenths.
  @inline(__always)
  private static func speed(_ field: Field<SpeedOverGround>) -> UInt16? {
    field.value.flatMap { $0.isLowerBound ? nil : UInt16(truncatingIfNeeded: $0.raw * 10) }
  }

  /// Hundredths of a degree, sent in tenths.
  @inline(__always)
  private static func course(_ field: Field<CourseOverGround>) -> UInt16? {
    field.value.map { UInt16(truncatingIfNeeded: $0.raw * 10) }
  }

  /// Hundredths of a degree, sent in whole ones.
  @inline(__always)
  private static func degrees(_ field: Field<WholeDegrees>) -> UInt16? {
    field.value.map { UInt16(truncatingIfNeeded: $0.raw * 100) }
  }

  @inline(__always)
  private static func code(_ field: Field<NavigationStatus>) -> UInt8? {
    field.value.flatMap { UInt8(exactly: $0.raw) }
  }
}
