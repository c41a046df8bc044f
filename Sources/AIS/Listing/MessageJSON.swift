/// One message as one line of JSON in Plimsoll's own form; gpsd's stands in `GpsdWriter`.
import Vocabulary

extension Message {
  /// The message in Plimsoll's form, without a line end: names as in gpsd's JSON, values in the units
  /// of the standard, null for what is absent, and under `absent` why, with the code found.
  public var json: [UInt8] { json(nil) }

  /// The same with the circumstances of the reception before it: `received` (RFC 3339, UTC), `station`,
  /// `channel` and `own_ship`, each where it is known.
  public func json(_ reception: Reception?) -> [UInt8] {
    json { text in if let reception { Self.write(reception, &text) } }
  }

  func json(_ circumstances: (inout JSONText) -> Void) -> [UInt8] {
    var text = JSONText()
    text.begin("{")
    text.member("class", text: "AIS")
    circumstances(&text)
    text.member("type", type)
    if let repeats, let mmsi {
      text.member("repeat", repeats)
      text.member("mmsi", mmsi)
    }
    guard let layout else {
      if case .notDecoded(let message) = self { text.member("data", text: message.bits.gpsdText) }
      text.end("}")
      return text.bytes
    }
    var fields = FieldLister(text)
    var copy = layout
    copy.walk(&fields)
    fields.writeAbsences()
    fields.json.end("}")
    return fields.json.bytes
  }

  private static func write(_ reception: Reception, _ text: inout JSONText) {
    if let time = reception.time {
      text.member("received", text: Instant(milliseconds: time).rfc3339)
    }
    if let station = reception.station {
      text.member("station", text: String(decoding: station, as: UTF8.self))
    }
    if reception.channel != 0 {
      text.member("channel", text: String(decoding: [reception.channel], as: UTF8.self))
    }
    if reception.isOwnShip { text.member("own_ship", true) }
  }

  /// How often the message was repeated, 0…3; nil for types the standard does not have.
  public var repeats: Int? {
    switch self {
    case .positionReport(let report): report.repeats
    case .baseStationReport(let report): report.repeats
    case .staticAndVoyageData(let data): data.repeats
    case .searchAndRescueAircraftReport(let report): report.repeats
    case .classBPositionReport(let report): report.repeats
    case .extendedClassBPositionReport(let report): report.repeats
    case .aidToNavigationReport(let report): report.repeats
    case .staticDataPartA(let data): data.repeats
    case .staticDataPartB(let data): data.repeats
    case .longRangePositionReport(let report): report.repeats
    default: laidOut?.repeats
    }
  }

  /// What the message tells behind its header; nil for types the standard does not have.
  var layout: (any PayloadLayout)? {
    switch self {
    case .positionReport(let report): report
    case .baseStationReport(let report): report
    case .staticAndVoyageData(let data): data
    case .searchAndRescueAircraftReport(let report): report
    case .classBPositionReport(let report): report
    case .extendedClassBPositionReport(let report): report
    case .aidToNavigationReport(let report): report
    case .staticDataPartA(let data): data
    case .staticDataPartB(let data): data
    case .longRangePositionReport(let report): report
    default: laidOut
    }
  }
}

extension Transmission {
  /// The message in Plimsoll's form, without a line end, with the time of the earliest reception
  /// (`received`) and all of them (`receptions`: `received`, `station`, `offset`, `length`; times and
  /// stations where they are known).
  public var json: [UInt8] {
    message.json { text in
      Self.write(time, &text)
      text.begin("[", named: "receptions")
      for heard in receptions {
        text.begin("{")
        Self.write(heard.time, &text)
        if let station = heard.station { text.member("station", text: station) }
        text.member("offset", Int(clamping: heard.offset))
        text.member("length", Int(heard.length))
        text.end("}")
      }
      text.end("]")
    }
  }

  private static func write(_ time: Int64?, _ text: inout JSONText) {
    if let time { text.member("received", text: Instant(milliseconds: time).rfc3339) }
  }
}
