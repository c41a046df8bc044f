/// The rarer messages by their type.

extension Message {
  /// The message of a rarer type, of which `bits` hold enough; nil for any other type.
  @inline(never)
  static func rare(_ type: Int, _ bits: PayloadBits) -> Message? {
    switch type {
    case 6: .addressedBinary(AddressedBinaryMessage(bits))
    case 7, 13: .acknowledgement(Acknowledgement(type: type == 7 ? .binary : .safety, bits))
    case 8: .broadcastBinary(BroadcastBinaryMessage(bits))
    case 10: .utcInquiry(UTCInquiry(bits))
    case 12: .addressedSafety(AddressedSafetyMessage(bits))
    case 14: .safetyBroadcast(SafetyBroadcast(bits))
    case 15: .interrogation(Interrogation(bits))
    case 16: .assignedModeCommand(AssignedModeCommand(bits))
    case 17: .differentialCorrections(DifferentialCorrections(bits))
    case 20: .dataLinkManagement(DataLinkManagement(bits))
    case 22: .channelManagement(ChannelManagement(bits))
    case 23: .groupAssignment(GroupAssignment(bits))
    case 25: .singleSlotBinary(SingleSlotBinaryMessage(bits))
    case 26: .multipleSlotBinary(MultipleSlotBinaryMessage(bits))
    default: nil
    }
  }

  /// Fewest bits of a rarer type; nil for any other type.
  @inline(never)
  static func shortestRare(_ type: Int, _ bits: PayloadBits) -> Int? {
    switch type {
    case 6: AddressedBinaryMessage.shortest
    case 7, 13: Acknowledgement.shortest
    case 8: BroadcastBinaryMessage.shortest
    case 10: UTCInquiry.shortest
    case 12: AddressedSafetyMessage.shortest
    case 14: SafetyBroadcast.shortest
    case 15: Interrogation.shortest
    case 16: AssignedModeCommand.shortest
    case 17: DifferentialCorrections.shortest
    case 20: DataLinkManagement.shortest
    case 22: ChannelManagement.shortest
    case 23: GroupAssignment.shortest
    case 25: SingleSlotBinaryMessage.shortest(bits)
    case 26: SingleSlotBinaryMessage.shortest(bits) + MultipleSlotBinaryMessage.tail
    default: nil
    }
  }

  /// What the rarer kinds share; nil for the common ones.
  var laidOut: (any LaidOutMessage)? {
    switch self {
    case .addressedBinary(let message): message
    case .acknowledgement(let message): message
    case .broadcastBinary(let message): message
    case .utcInquiry(let message): message
    case .addressedSafety(let message): message
    case .safetyBroadcast(let message): message
    case .interrogation(let message): message
    case .assignedModeCommand(let message): message
    case .differentialCorrections(let message): message
    case .dataLinkManagement(let message): message
    case .channelManagement(let message): message
    case .groupAssignment(let message): message
    case .singleSlotBinary(let message): message
    case .multipleSlotBinary(let message): message
    default: nil
    }
  }
}
