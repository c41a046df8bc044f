/// Who is told what a decoder found: each of the common messages in its own type.
///
/// A decoder knows the kind of a message when it has read it. A listener is told that kind's own value,
/// so that nothing has to be wrapped into a `Message` and looked at again; whoever does not care says
/// what to do with a `Message` and leaves the rest to the defaults.
///
///     struct Fleet: MessageListener {
///       mutating func hear(_ report: PositionReport, _ reception: Reception) { … }
///       mutating func hear(_ message: Message, _ reception: Reception) { … }
///       mutating func note(_ remark: Remark) { … }
///     }

/// Hears messages in the order in which they become whole, and remarks on lines that gave none.
///
/// What it is given is valid only during the call.
public protocol MessageListener {
  /// Messages 1, 2 and 3.
  mutating func hear(_ report: PositionReport, _ reception: Reception)
  /// Messages 4 and 11.
  mutating func hear(_ report: BaseStationReport, _ reception: Reception)
  /// Message 5.
  mutating func hear(_ data: StaticAndVoyageData, _ reception: Reception)
  /// Message 6.
  mutating func hear(_ message: AddressedBinaryMessage, _ reception: Reception)
  /// Message 8.
  mutating func hear(_ message: BroadcastBinaryMessage, _ reception: Reception)
  /// Message 15.
  mutating func hear(_ request: Interrogation, _ reception: Reception)
  /// Message 18.
  mutating func hear(_ report: ClassBPositionReport, _ reception: Reception)
  /// Message 19.
  mutating func hear(_ report: ExtendedClassBPositionReport, _ reception: Reception)
  /// Message 20.
  mutating func hear(_ management: DataLinkManagement, _ reception: Reception)
  /// Message 21.
  mutating func hear(_ report: AidToNavigationReport, _ reception: Reception)
  /// Message 24, part A.
  mutating func hear(_ data: StaticDataPartA, _ reception: Reception)
  /// Message 24, part B.
  mutating func hear(_ data: StaticDataPartB, _ reception: Reception)
  /// Message 25.
  mutating func hear(_ message: SingleSlotBinaryMessage, _ reception: Reception)
  /// Message 27.
  mutating func hear(_ report: LongRangePositionReport, _ reception: Reception)
  /// Every other message, and each of those above that the listener does not hear in its own type.
  mutating func hear(_ message: Message, _ reception: Reception)
  /// A line, or several of one message, that gave no message.
  mutating func note(_ remark: Remark)
}

extension MessageListener {
  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ report: PositionReport, _ reception: Reception) {
    hear(.positionReport(report), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ report: BaseStationReport, _ reception: Reception) {
    hear(.baseStationReport(report), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ data: StaticAndVoyageData, _ reception: Reception) {
    hear(.staticAndVoyageData(data), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ message: AddressedBinaryMessage, _ reception: Reception) {
    hear(.addressedBinary(message), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ message: BroadcastBinaryMessage, _ reception: Reception) {
    hear(.broadcastBinary(message), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ request: Interrogation, _ reception: Reception) {
    hear(.interrogation(request), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ report: ClassBPositionReport, _ reception: Reception) {
    hear(.classBPositionReport(report), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ report: ExtendedClassBPositionReport, _ reception: Reception) {
    hear(.extendedClassBPositionReport(report), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ management: DataLinkManagement, _ reception: Reception) {
    hear(.dataLinkManagement(management), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ report: AidToNavigationReport, _ reception: Reception) {
    hear(.aidToNavigationReport(report), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ data: StaticDataPartA, _ reception: Reception) {
    hear(.staticDataPartA(data), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ data: StaticDataPartB, _ reception: Reception) {
    hear(.staticDataPartB(data), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ message: SingleSlotBinaryMessage, _ reception: Reception) {
    hear(.singleSlotBinary(message), reception)
  }

  /// As a `Message`, when the listener does not hear this kind in its own type.
  public mutating func hear(_ report: LongRangePositionReport, _ reception: Reception) {
    hear(.longRangePositionReport(report), reception)
  }
}

extension Message {
  /// Tells a listener, in its own type where there is one for it.
  func tell(_ reception: Reception, to listener: inout some MessageListener) {
    switch self {
    case .positionReport(let report): listener.hear(report, reception)
    case .baseStationReport(let report): listener.hear(report, reception)
    case .staticAndVoyageData(let data): listener.hear(data, reception)
    case .addressedBinary(let message): listener.hear(message, reception)
    case .broadcastBinary(let message): listener.hear(message, reception)
    case .interrogation(let request): listener.hear(request, reception)
    case .classBPositionReport(let report): listener.hear(report, reception)
    case .extendedClassBPositionReport(let report): listener.hear(report, reception)
    case .dataLinkManagement(let management): listener.hear(management, reception)
    case .aidToNavigationReport(let report): listener.hear(report, reception)
    case .staticDataPartA(let data): listener.hear(data, reception)
    case .staticDataPartB(let data): listener.hear(data, reception)
    case .singleSlotBinary(let message): listener.hear(message, reception)
    case .longRangePositionReport(let report): listener.hear(report, reception)
    default: listener.hear(self, reception)
    }
  }
}

/// Two closures as a listener.
struct ClosureListener: MessageListener {
  let message: AISDecoder.MessageHandler
  let remark: AISDecoder.RemarkHandler

  mutating func hear(_ message: Message, _ reception: Reception) {
    self.message(message, reception)
  }

  mutating func note(_ remark: Remark) { self.remark(remark) }
}

extension AISDecoder {
  /// Takes a message; what it is given is valid only during the call.
  public typealias MessageHandler = (Message, Reception) -> Void
  /// Takes a remark; what it is given is valid only during the call.
  public typealias RemarkHandler = (Remark) -> Void

  /// Takes the next bytes of the input and hands every message to `message`.
  public mutating func decode(
    _ bytes: UnsafeRawBufferPointer, message: MessageHandler, remark: RemarkHandler
  ) {
    Self.listening(message, remark) { decode(bytes, to: &$0) }
  }

  /// The input ended: reads a last line without an end and gives up the messages that wait.
  public mutating func finish(message: MessageHandler, remark: RemarkHandler) {
    Self.listening(message, remark) { finish(to: &$0) }
  }

  private static func listening(
    _ message: MessageHandler, _ remark: RemarkHandler, _ body: (inout ClosureListener) -> Void
  ) {
    withoutActuallyEscaping(message) { message in
      withoutActuallyEscaping(remark) { remark in
        var listener = ClosureListener(message: message, remark: remark)
        body(&listener)
      }
    }
  }
}
