/// One AIS message, decoded: the kind is chosen by its first six bits (ITU-R M.1371-5 annex 8).
///
/// A message may be longer or shorter than the standard says: receivers pad and cut. What is whole
/// is taken, a field that is cut is absent, and a message too short to tell who, where or what is
/// refused. Each kind states in its own file from which length on it is decoded.

/// A message, or the type number of one that the standard does not have.
///
/// The rarer kinds are kept behind a reference, so that a message takes no more room than the common
/// ones need.
public enum Message: Hashable, Sendable {
  /// Messages 1, 2, 3.
  case positionReport(PositionReport)
  /// Messages 4 and 11.
  case baseStationReport(BaseStationReport)
  /// Message 5.
  case staticAndVoyageData(StaticAndVoyageData)
  /// Message 9.
  case searchAndRescueAircraftReport(SearchAndRescueAircraftReport)
  /// Message 18.
  case classBPositionReport(ClassBPositionReport)
  /// Message 19.
  case extendedClassBPositionReport(ExtendedClassBPositionReport)
  /// Message 21.
  case aidToNavigationReport(AidToNavigationReport)
  /// Message 24, part A.
  case staticDataPartA(StaticDataPartA)
  /// Message 24, part B.
  case staticDataPartB(StaticDataPartB)
  /// Message 27.
  case longRangePositionReport(LongRangePositionReport)
  /// Message 6.
  indirect case addressedBinary(AddressedBinaryMessage)
  /// Messages 7 and 13.
  indirect case acknowledgement(Acknowledgement)
  /// Message 8.
  indirect case broadcastBinary(BroadcastBinaryMessage)
  /// Message 10.
  indirect case utcInquiry(UTCInquiry)
  /// Message 12.
  indirect case addressedSafety(AddressedSafetyMessage)
  /// Message 14.
  indirect case safetyBroadcast(SafetyBroadcast)
  /// Message 15.
  indirect case interrogation(Interrogation)
  /// Message 16.
  indirect case assignedModeCommand(AssignedModeCommand)
  /// Message 17.
  indirect case differentialCorrections(DifferentialCorrections)
  /// Message 20.
  indirect case dataLinkManagement(DataLinkManagement)
  /// Message 22.
  indirect case channelManagement(ChannelManagement)
  /// Message 23.
  indirect case groupAssignment(GroupAssignment)
  /// Message 25.
  indirect case singleSlotBinary(SingleSlotBinaryMessage)
  /// Message 26.
  indirect case multipleSlotBinary(MultipleSlotBinaryMessage)
  /// A type that the standard does not have, or a part of message 24 that it does not have.
  indirect case notDecoded(UndecodedMessage)

  /// Reads the message in `bits`.
  public static func decode(_ bits: PayloadBits) -> Result<Message, MessageFault> {
    guard bits.bitCount >= 6 else { return .failure(.noType) }
    let type = Int(truncatingIfNeeded: bits.words[0] &>> 58)
    guard bits.bitCount >= shortest(ofType: type, bits) else {
      return .failure(.truncated(type: type, bits: bits.bitCount))
    }
    return switch type {
    case 1, 2, 3: .success(.positionReport(PositionReport(bits)))
    case 4, 11: .success(.baseStationReport(BaseStationReport(bits)))
    case 5: .success(.staticAndVoyageData(StaticAndVoyageData(bits)))
    case 9: .success(.searchAndRescueAircraftReport(SearchAndRescueAircraftReport(bits)))
    case 18: .success(.classBPositionReport(ClassBPositionReport(bits)))
    case 19: .success(.extendedClassBPositionReport(ExtendedClassBPositionReport(bits)))
    case 21: .success(.aidToNavigationReport(AidToNavigationReport(bits)))
    case 24: .success(staticData(bits))
    case 27: .success(.longRangePositionReport(LongRangePositionReport(bits)))
    default: .success(rare(type, bits) ?? .notDecoded(UndecodedMessage(type: type, bits)))
    }
  }

  @inline(__always)
  private static func shortest(ofType type: Int, _ bits: PayloadBits) -> Int {
    switch type {
    case 1, 2, 3: PositionReport.shortest
    case 4, 11: BaseStationReport.shortest
    case 5: StaticAndVoyageData.shortest
    case 9: SearchAndRescueAircraftReport.shortest
    case 18: ClassBPositionReport.shortest
    case 19: ExtendedClassBPositionReport.shortest
    case 21: AidToNavigationReport.shortest
    case 24:
      switch bits.unsigned(at: 38, width: 2) {
      case 0: StaticDataPartA.shortest
      case 1: StaticDataPartB.shortest
      default: Header.bitCount + 2
      }
    case 27: LongRangePositionReport.shortest
    default: shortestRare(type, bits) ?? Header.bitCount
    }
  }

  private static func staticData(_ bits: PayloadBits) -> Message {
    switch bits.unsigned(at: 38, width: 2) {
    case 0: .staticDataPartA(StaticDataPartA(bits))
    case 1: .staticDataPartB(StaticDataPartB(bits))
    default: .notDecoded(UndecodedMessage(type: 24, bits))
    }
  }

  /// The type number of the message.
  public var type: Int {
    switch self {
    case .positionReport(let report): report.type.rawValue
    case .baseStationReport(let report): report.type.rawValue
    case .staticAndVoyageData: 5
    case .searchAndRescueAircraftReport: 9
    case .classBPositionReport: 18
    case .extendedClassBPositionReport: 19
    case .aidToNavigationReport: 21
    case .staticDataPartA, .staticDataPartB: 24
    case .longRangePositionReport: 27
    case .notDecoded(let message): message.type
    default: laidOut?.typeNumber ?? 0
    }
  }

  /// The 30-bit identity of the sender; nil for messages that are not decoded.
  public var mmsi: Int? {
    switch self {
    case .positionReport(let report): report.mmsi
    case .baseStationReport(let report): report.mmsi
    case .staticAndVoyageData(let data): data.mmsi
    case .searchAndRescueAircraftReport(let report): report.mmsi
    case .classBPositionReport(let report): report.mmsi
    case .extendedClassBPositionReport(let report): report.mmsi
    case .aidToNavigationReport(let report): report.mmsi
    case .staticDataPartA(let data): data.mmsi
    case .staticDataPartB(let data): data.mmsi
    case .longRangePositionReport(let report): report.mmsi
    case .notDecoded: nil
    default: laidOut?.mmsi
    }
  }

  /// The bits to send.
  public var payload: EncodedPayload? {
    var payload = EncodedPayload()
    switch self {
    case .positionReport(let report): report.write(to: &payload)
    case .baseStationReport(let report): report.write(to: &payload)
    case .staticAndVoyageData(let data): data.write(to: &payload)
    case .searchAndRescueAircraftReport(let report): report.write(to: &payload)
    case .classBPositionReport(let report): report.write(to: &payload)
    case .extendedClassBPositionReport(let report): report.write(to: &payload)
    case .aidToNavigationReport(let report): report.write(to: &payload)
    case .staticDataPartA(let data): data.write(to: &payload)
    case .staticDataPartB(let data): data.write(to: &payload)
    case .longRangePositionReport(let report): report.write(to: &payload)
    case .notDecoded(let message): message.write(to: &payload)
    default: laidOut?.write(to: &payload)
    }
    return payload
  }
}

/// Why a payload is no message.
public enum MessageFault: Error, Hashable, Sendable {
  /// Fewer than six bits.
  case noType
  /// The message ends before what makes it worth reading.
  case truncated(type: Int, bits: Int)
}

/// What every message begins with: type 6 bits, repeat indicator 2, sender 30.
enum Header {
  static let bitCount = 38

  static func write(type: Int, repeats: Int, mmsi: Int, to payload: inout EncodedPayload) {
    payload.put(type, 6)
    payload.put(repeats, 2)
    payload.put(mmsi, 30)
  }
}
