/// Proves that who hears messages in their own types hears the same as who hears every `Message`.
import AIS
import Foundation
import Testing

/// Hears every kind in its own type and keeps it as a message.
private struct TypedListener: MessageListener {
  var heard: [Message] = []
  var inOwnType = 0
  var lines = 0

  private mutating func keep(_ message: Message, _ reception: Reception) {
    heard.append(message)
    inOwnType += 1
    lines += reception.sentences
  }

  mutating func hear(_ report: PositionReport, _ reception: Reception) {
    keep(.positionReport(report), reception)
  }
  mutating func hear(_ report: BaseStationReport, _ reception: Reception) {
    keep(.baseStationReport(report), reception)
  }
  mutating func hear(_ data: StaticAndVoyageData, _ reception: Reception) {
    keep(.staticAndVoyageData(data), reception)
  }
  mutating func hear(_ report: ClassBPositionReport, _ reception: Reception) {
    keep(.classBPositionReport(report), reception)
  }
  mutating func hear(_ report: ExtendedClassBPositionReport, _ reception: Reception) {
    keep(.extendedClassBPositionReport(report), reception)
  }
  mutating func hear(_ management: DataLinkManagement, _ reception: Reception) {
    keep(.dataLinkManagement(management), reception)
  }
  mutating func hear(_ report: AidToNavigationReport, _ reception: Reception) {
    keep(.aidToNavigationReport(report), reception)
  }
  mutating func hear(_ data: StaticDataPartA, _ reception: Reception) {
    keep(.staticDataPartA(data), reception)
  }
  mutating func hear(_ data: StaticDataPartB, _ reception: Reception) {
    keep(.staticDataPartB(data), reception)
  }
  mutating func hear(_ report: LongRangePositionReport, _ reception: Reception) {
    keep(.longRangePositionReport(report), reception)
  }
  mutating func hear(_ message: AddressedBinaryMessage, _ reception: Reception) {
    keep(.addressedBinary(message), reception)
  }
  mutating func hear(_ message: BroadcastBinaryMessage, _ reception: Reception) {
    keep(.broadcastBinary(message), reception)
  }
  mutating func hear(_ request: Interrogation, _ reception: Reception) {
    keep(.interrogation(request), reception)
  }
  mutating func hear(_ message: SingleSlotBinaryMessage, _ reception: Reception) {
    keep(.singleSlotBinary(message), reception)
  }
  mutating func hear(_ message: Message, _ reception: Reception) {
    heard.append(message)
    lines += reception.sentences
  }
  mutating func note(_ remark: Remark) { lines += remark.lines }
}

/// The kinds that a listener may hear in their own type.
private let own: Set = [1, 2, 3, 4, 5, 6, 8, 11, 15, 18, 19, 20, 21, 24, 25, 27]

@Test(
  "AIS 40: a listener hears of every log the same in the messages' own types as in one for all",
  .enabled(if: SharedData.isThere, "needs ../shared/data"), arguments: SharedData.logs)
func typesAreHeardAlike(_ log: String) throws {
  let data = try Data(contentsOf: SharedData.folder.appendingPathComponent("nmea/\(log)"))
  let bytes = [UInt8](data.prefix(300_000))
  var (listener, first) = (TypedListener(), AISDecoder())
  var (messages, lines, second) = ([Message](), 0, AISDecoder())
  let take = { (message: Message, reception: Reception) in
    messages.append(message)
    lines += reception.sentences
  }
  let note = { (remark: Remark) in lines += remark.lines }
  bytes.withUnsafeBytes { all in
    first.decode(all, to: &listener)
    second.decode(all, message: take, remark: note)
  }
  // A last line without an end comes out only here.
  first.finish(to: &listener)
  second.finish(message: take, remark: note)
  #expect(listener.heard == messages)
  #expect(listener.lines == lines)
  let others = messages.filter { message in
    if case .notDecoded = message { return true }
    return !own.contains(message.type)
  }
  #expect(listener.inOwnType == messages.count - others.count)
}

@Test("AIS 20: a message holds at most four slots or stations, in the order in which they came")
func atMostFour() {
  var parts: UpToFour<Int> = [1, 2]
  #expect(parts.append(3) && parts.append(4) && !parts.append(5))
  #expect(Array(parts) == [1, 2, 3, 4])
  parts[2] = 7
  #expect(parts.part(at: 2) == 7 && parts.part(at: 4) == nil && parts.part(at: -1) == nil)
  #expect(UpToFour(1...9) == [1, 2, 3, 4])
  #expect(UpToFour<Int>().isEmpty)
}
