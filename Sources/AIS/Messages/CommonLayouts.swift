/// The common messages as layouts: the same fields that their own files read and write fast, told in
/// order so that they can be listed. A test proves that both ways read every message alike.

extension PositionReport: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&status, 4, "status")
    fields.field(&rateOfTurn, 8, "turn")
    fields.field(&speed, 10, "speed")
    fields.flag(&isAccurate, "accuracy")
    fields.field(&longitude, 28, "lon")
    fields.field(&latitude, 27, "lat")
    fields.field(&course, 12, "course")
    fields.field(&heading, 9, "heading")
    fields.field(&second, 6, "second")
    fields.field(&manoeuvre, 2, "maneuver")
    fields.spare(3)
    fields.field(&isIntegrityMonitored, 1, "raim")
    fields.state(
      &communicationState, type == .special ? .incremental : .selfOrganised, "radio")
  }
}

extension BaseStationReport: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&year, 14, "year")
    fields.field(&month, 4, "month")
    fields.field(&day, 5, "day")
    fields.field(&hour, 5, "hour")
    fields.field(&minute, 6, "minute")
    fields.field(&second, 6, "second")
    fields.flag(&isAccurate, "accuracy")
    fields.field(&longitude, 28, "lon")
    fields.field(&latitude, 27, "lat")
    fields.field(&device, 4, "epfd")
    fields.field(&controlsLongRange, 1, "long_range")
    fields.spare(9)
    fields.field(&isIntegrityMonitored, 1, "raim")
    fields.state(&communicationState, .selfOrganised, "radio")
  }
}

extension StaticAndVoyageData: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    var versionCode = Field(PlainCode(version))
    fields.field(&versionCode, 2, "ais_version")
    version = versionCode.raw ?? 0
    fields.field(&imo, 30, "imo")
    fields.whole(&callSign, 7, "callsign")
    fields.whole(&name, 20, "shipname")
    fields.field(&shipType, 8, "shiptype")
    fields.field(&dimensions, 30, "dimensions")
    fields.field(&device, 4, "epfd")
    var moment = Moment(
      month: arrival.month, day: arrival.day, hour: arrival.hour, minute: arrival.minute)
    fields.moment(&moment, .month, "eta")
    arrival = EstimatedArrival(
      month: moment.month, day: moment.day, hour: moment.hour, minute: moment.minute)
    fields.field(&draught, 8, "draught")
    fields.text(&destination, 20, "destination")
    fields.field(&isTerminalMissing, 1, "dte")
    fields.spare(1)
  }
}

extension SearchAndRescueAircraftReport: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&altitude, 12, "alt")
    fields.field(&speed, 10, "speed")
    fields.flag(&isAccurate, "accuracy")
    fields.field(&longitude, 28, "lon")
    fields.field(&latitude, 27, "lat")
    fields.field(&course, 12, "course")
    fields.field(&second, 6, "second")
    fields.field(&isAltitudeBarometric, 1, "barometric")
    fields.field(&regional, 7, "regional")
    fields.field(&isTerminalMissing, 1, "dte")
    fields.spare(3)
    fields.field(&isAssigned, 1, "assigned")
    fields.field(&isIntegrityMonitored, 1, "raim")
    fields.state(&communicationState, nil, "radio")
  }
}

extension ClassBPositionReport: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&reserved, 8, "reserved")
    fields.field(&speed, 10, "speed")
    fields.flag(&isAccurate, "accuracy")
    fields.field(&longitude, 28, "lon")
    fields.field(&latitude, 27, "lat")
    fields.field(&course, 12, "course")
    fields.field(&heading, 9, "heading")
    fields.field(&second, 6, "second")
    fields.field(&regional, 2, "regional")
    fields.field(&isCarrierSense, 1, "cs")
    fields.field(&hasDisplay, 1, "display")
    fields.field(&hasSelectiveCalling, 1, "dsc")
    fields.field(&isWholeBand, 1, "band")
    fields.field(&obeysChannelManagement, 1, "msg22")
    fields.field(&isAssigned, 1, "assigned")
    fields.field(&isIntegrityMonitored, 1, "raim")
    fields.state(&communicationState, nil, "radio")
  }
}

extension ExtendedClassBPositionReport: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&reserved, 8, "reserved")
    fields.field(&speed, 10, "speed")
    fields.flag(&isAccurate, "accuracy")
    fields.field(&longitude, 28, "lon")
    fields.field(&latitude, 27, "lat")
    fields.field(&course, 12, "course")
    fields.field(&heading, 9, "heading")
    fields.field(&second, 6, "second")
    fields.field(&regional, 4, "regional")
    fields.text(&name, 20, "shipname")
    fields.field(&shipType, 8, "shiptype")
    fields.field(&dimensions, 30, "dimensions")
    fields.field(&device, 4, "epfd")
    fields.field(&isIntegrityMonitored, 1, "raim")
    fields.field(&isTerminalMissing, 1, "dte")
    fields.field(&isAssigned, 1, "assigned")
    fields.spare(4)
  }
}

extension AidToNavigationReport: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&aidType, 5, "aid_type")
    fields.whole(&name, 20, "name")
    fields.flag(&isAccurate, "accuracy")
    fields.field(&longitude, 28, "lon")
    fields.field(&latitude, 27, "lat")
    fields.field(&dimensions, 30, "dimensions")
    fields.field(&device, 4, "epfd")
    fields.field(&second, 6, "second")
    fields.field(&isOffPosition, 1, "off_position")
    fields.field(&status, 8, "regional")
    fields.field(&isIntegrityMonitored, 1, "raim")
    fields.field(&isVirtual, 1, "virtual_aid")
    fields.field(&isAssigned, 1, "assigned")
    fields.spare(1)
    guard let left = fields.bitsLeft else { return }
    let characters = min(left / 6, 14)
    fields.text(&nameExtension, characters, "name_extension")
    nameExtension = nameExtension?.withoutTrailingEndMarks
  }
}

extension LongRangePositionReport: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.flag(&isAccurate, "accuracy")
    fields.flag(&isIntegrityMonitored, "raim")
    fields.field(&status, 4, "status")
    fields.field(&longitude, 18, "lon")
    fields.field(&latitude, 17, "lat")
    fields.field(&speed, 6, "speed")
    fields.field(&course, 9, "course")
    fields.field(&isPositionOld, 1, "gnss")
    fields.spare(1)
  }
}

extension Message {
  /// The same kind of message, read from `payload` by its layout; to compare the quick way with.
  package func readByLayout(_ payload: EncodedPayload) -> Message? {
    var buffer = PayloadBuffer()
    let (characters, fillBits) = payload.armoured
    guard characters.withUnsafeBytes({ buffer.append(armoured: $0, fillBits: fillBits) }) else {
      return nil
    }
    return buffer.withBits { bits in
      var fields = LayoutReader(bits, at: Header.bitCount)
      return readByLayout(&fields)
    }
  }

  private func readByLayout(_ fields: inout LayoutReader) -> Message? {
    switch self {
    case .positionReport(let report): .positionReport(report.shown(&fields))
    case .baseStationReport(let report): .baseStationReport(report.shown(&fields))
    case .staticAndVoyageData(let data): .staticAndVoyageData(data.shown(&fields))
    case .searchAndRescueAircraftReport(let report):
      .searchAndRescueAircraftReport(report.shown(&fields))
    case .classBPositionReport(let report): .classBPositionReport(report.shown(&fields))
    case .extendedClassBPositionReport(let report):
      .extendedClassBPositionReport(report.shown(&fields))
    case .aidToNavigationReport(let report): .aidToNavigationReport(report.shown(&fields))
    case .dataLinkManagement(let data): .dataLinkManagement(data.shown(&fields))
    case .staticDataPartA(let data): .staticDataPartA(data.shown(&fields))
    case .staticDataPartB(let data): .staticDataPartB(data.shown(&fields))
    case .longRangePositionReport(let report): .longRangePositionReport(report.shown(&fields))
    default: nil
    }
  }
}
