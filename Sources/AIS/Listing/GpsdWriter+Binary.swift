/// The binary messages in gpsd's JSON.

extension GpsdWriter {
  static func write(
    _ message: inout AddressedBinaryMessage, _ fields: inout GpsdLister, _ bits: BitString?
  ) {
    fields.field(&message.sequence, 2, "seqno")
    fields.field(&message.destination, 30, "dest_mmsi")
    fields.field(&message.isRetransmission, 1, "retransmit")
    write(message.application, ofType: 6, &fields, bits)
  }

  /// `sent` are the bits behind the identifier as they came.
  static func write(
    _ application: ApplicationData, ofType type: Int, _ fields: inout GpsdLister,
    _ sent: BitString?
  ) {
    fields.json.member("dac", application.identifier.area)
    fields.json.member("fid", application.identifier.function)
    let isExact = sent.map { $0.bitCount == exactLength(application) ?? $0.bitCount } ?? true
    guard isExact, var layout = layout(application, ofType: type) else {
      return fields.json.member("data", text: (sent ?? bits(of: application)).gpsdText)
    }
    fields.skipped = ["waycount", "id_high"]
    layout.walk(&fields)
  }

  static func write(_ data: SlotBinaryData, _ fields: inout GpsdLister) {
    fields.json.member("addressed", data.destination != nil)
    var code = 0
    var content: BitString
    switch data.content {
    case .application(let application):
      code = application.identifier.code
      content = bits(of: application)
      fields.json.member("structured", true)
    case .bits(let bits):
      content = bits
      fields.json.member("structured", false)
    }
    fields.json.member("dest_mmsi", data.destination?.raw ?? 0)
    fields.json.member("app_id", code)
    fields.json.member("data", text: content.gpsdText)
  }

  /// The bits of an application's data as they would be sent.
  private static func bits(of application: ApplicationData) -> BitString {
    var (copy, writer) = (application, LayoutWriter(EncodedPayload()))
    copy.walk(&writer)
    var bits = BitString()
    for bit in writer.payload.bits.dropFirst(16) { bits.append(Int(bit), 1) }
    return bits
  }

  /// The only length at which gpsd takes data apart; nil where any will do.
  private static func exactLength(_ application: ApplicationData) -> Int? {
    switch application.content {
    case .inland(.shipData): InlandShipData.longest
    case .inland(.arrival): ArrivalAtLock.longest
    case .inland(.admission): AdmissionToLock.longest
    case .inland(.weatherWarning): WeatherWarning.longest
    case .inland(.waterLevels): WaterLevels.longest
    case .inland(.signal): SignalState.longest
    case .inland(.persons): InlandPersons.longest
    case .lighthouse: LighthouseReport.longest
    case .international, .bits: nil
    }
  }

  /// The data's layout, where gpsd takes data of that type of message apart.
  private static func layout(
    _ application: ApplicationData, ofType type: Int
  ) -> (any PayloadLayout)? {
    let function = application.identifier.function
    switch application.content {
    case .international(let data):
      let known: Set =
        type == 6
        ? [12, 14, 15, 16, 18, 20, 25, 28, 30, 32] : [11, 13, 15, 16, 17, 19, 27, 29, 31]
      if case .targetsITU = data { return nil }
      return known.contains(function) ? InternationalListing(data: data) : nil
    case .inland(let data):
      let known: Set = type == 6 ? [21, 22, 55] : [10, 23, 24, 40]
      return known.contains(function) ? InlandListing(data: data) : nil
    case .lighthouse(let data): return type == 6 ? data : nil
    case .bits: return nil
    }
  }
}

/// An application of area 1 as a layout that is only listed.
private struct InternationalListing: PayloadLayout {
  var data: InternationalApplication

  init(data: InternationalApplication) { self.data = data }

  init() { data = .textTelegram(TextTelegram()) }

  mutating func walk(_ fields: inout some LayoutWalker) { data.walk(&fields) }
}

/// An application of area 200 as a layout that is only listed.
private struct InlandListing: PayloadLayout {
  var data: InlandApplication

  init(data: InlandApplication) { self.data = data }

  init() { data = .persons(InlandPersons()) }

  mutating func walk(_ fields: inout some LayoutWalker) { data.walk(&fields) }
}
