/// Messages as gpsd's JSON: the names, the scaling and the merged fields of `gpsdecode -j`.
///
/// gpsd holds part A of message 24 back until part B comes and then writes both as one line; this does
/// the same for the last eight senders. Binary data that gpsd does not take apart are written as bits.

/// Writes messages one after the other.
public struct GpsdWriter: Sendable {
  /// Senders of part A of message 24 that are remembered; gpsd's own number.
  private static let remembered = 8

  /// Whether values are in units (true) or as sent.
  public let isScaled: Bool
  /// Value of the member `device`; nil leaves it out.
  public let device: String?
  /// Whether a part A that no part B follows yet gets a line of its own, as `gpsdecode -s` writes it.
  public let writesParts: Bool
  private var names: [StaticDataPartA] = []

  /// A writer for one log.
  public init(isScaled: Bool = true, device: String? = "stdin", writesParts: Bool = false) {
    self.isScaled = isScaled
    self.device = device
    self.writesParts = writesParts
  }

  /// The line of a message, without a line end; nil when gpsd writes none.
  ///
  /// - Parameters:
  ///   - message: the message.
  ///   - bits: its bits, where they are at hand: binary data are then written as they were sent, the
  ///     bits that no layout names included.
  /// - Returns: JSON.
  public mutating func line(for message: Message, bits: PayloadBits? = nil) -> [UInt8]? {
    guard let mmsi = message.mmsi, let repeats = message.repeats else { return nil }
    var json = JSONText()
    json.begin("{")
    json.member("class", text: "AIS")
    if let device { json.member("device", text: device) }
    json.member("type", message.type)
    json.member("repeat", repeats)
    json.member("mmsi", mmsi)
    json.member("scaled", isScaled)
    var fields = GpsdLister(json, isScaled: isScaled)
    guard write(message, &fields, bits) else { return nil }
    fields.json.end("}")
    return fields.json.bytes
  }

  /// False when there is nothing to write yet.
  private mutating func write(
    _ message: Message, _ fields: inout GpsdLister, _ bits: PayloadBits?
  ) -> Bool {
    switch message {
    case .staticDataPartA(let data): return write(data, &fields)
    case .staticDataPartB(let data): return write(data, &fields)
    case .baseStationReport(let report): Self.write(report, &fields)
    case .aidToNavigationReport(let report): Self.write(report, &fields)
    case .searchAndRescueAircraftReport(let report): Self.write(report, &fields)
    case .addressedBinary(var message):
      Self.write(&message, &fields, bits.map { BitString($0, 88..<$0.bitCount) })
    case .broadcastBinary(let message):
      Self.write(
        message.application, ofType: 8, &fields, bits.map { BitString($0, 56..<$0.bitCount) })
    case .singleSlotBinary(let message): Self.write(message.data, &fields)
    case .multipleSlotBinary(var message):
      Self.write(message.data, &fields)
      fields.state(&message.communicationState, nil, "radio")
    default:
      fields.skipped = Self.skipped[message.type] ?? []
      // gpsd gives message 27 its words only with scaled values.
      fields.writesTexts = isScaled || message.type != 27
      guard var layout = message.layout else { return false }
      layout.walk(&fields)
    }
    return true
  }

  /// Fields that gpsd reads but does not write.
  private static let skipped: [Int: Set<String>] = [
    7: ["seqno"], 13: ["seqno"], 18: ["assigned"], 23: ["txrx"],
  ]

  private static func write(_ report: BaseStationReport, _ fields: inout GpsdLister) {
    func two(_ code: Int?) -> String { GpsdLister.padded(code ?? 0, 2) }
    let date =
      "\(GpsdLister.padded(report.year.raw ?? 0, 4))-\(two(report.month.raw))-\(two(report.day.raw))"
    let clock = "\(two(report.hour.raw)):\(two(report.minute.raw)):\(two(report.second.raw))"
    fields.json.member("timestamp", text: "\(date)T\(clock)Z")
    fields.skipped = ["year", "month", "day", "hour", "minute", "second", "long_range"]
    var copy = report
    copy.walk(&fields)
  }

  private static func write(_ report: AidToNavigationReport, _ fields: inout GpsdLister) {
    fields.skipped = ["name", "assigned"]
    var copy = report
    copy.walk(&fields)
    fields.json.member("name", text: report.fullName ?? "")
  }

  /// gpsd takes the altitude's sensor and the regional bits for one field.
  private static func write(_ report: SearchAndRescueAircraftReport, _ fields: inout GpsdLister) {
    let sensor = (report.isAltitudeBarometric.raw ?? 0) << 7
    fields.json.member("regional", sensor | (report.regional.raw ?? 0))
    fields.skipped = ["barometric", "regional", "assigned"]
    var copy = report
    copy.walk(&fields)
  }
}

// MARK: - Message 24

extension GpsdWriter {
  private mutating func write(_ data: StaticDataPartA, _ fields: inout GpsdLister) -> Bool {
    if names.count == Self.remembered { names.removeFirst() }
    names.append(data)
    guard writesParts else { return false }
    fields.json.member("part", text: "A")
    fields.json.member("shipname", text: data.name.string ?? "")
    return true
  }

  private mutating func write(_ data: StaticDataPartB, _ fields: inout GpsdLister) -> Bool {
    if let index = names.firstIndex(where: { $0.mmsi == data.mmsi }) {
      fields.json.member("shipname", text: names.remove(at: index).name.string ?? "")
    } else {
      guard writesParts else { return false }
      fields.json.member("part", text: "B")
    }
    fields.json.member("vendorid", text: data.oldMaker.string ?? "")
    fields.skipped = ["vendorid", "epfd"]
    var copy = data
    copy.walk(&fields)
    return true
  }
}
