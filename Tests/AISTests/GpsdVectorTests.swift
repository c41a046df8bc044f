/// Compares each decoded field with what gpsd makes of the same sentences: the regression vectors of
/// the gpsd project (BSD licence) in ../shared/data/ais/vectors.
import AIS
import Foundation
import Testing

private let folder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("../shared/data/ais/vectors").standardizedFileURL
private let isThere = FileManager.default.fileExists(atPath: folder.path)

private func lines(_ name: String) throws -> [String] {
  let data = try Data(contentsOf: folder.appendingPathComponent(name))
  return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
}

/// All messages of a log, in the order of the file; one sentence there has its line end spelt out.
private func messages(_ lines: [String]) -> [Message] {
  decodeAll(lines.map { $0.replacing("\\x0d\\x0a", with: "") })
}

/// gpsd's unscaled fields of a message by their names there.
private func unscaled(_ message: Message) -> [String: Int] {
  switch message {
  case .positionReport(let report):
    return [
      "mmsi": report.mmsi, "status": report.status.raw ?? -999,
      "turn": report.rateOfTurn.raw ?? -999, "speed": report.speed.raw ?? -999,
      "lon": report.longitude.raw ?? -999, "lat": report.latitude.raw ?? -999,
      "course": report.course.raw ?? -999, "heading": report.heading.raw ?? -999,
      "second": report.second.raw ?? -999, "maneuver": report.manoeuvre.raw ?? -999,
      "radio": report.communicationState?.raw ?? -999,
    ]
  case .baseStationReport(let report):
    return [
      "mmsi": report.mmsi, "lon": report.longitude.raw ?? -999,
      "lat": report.latitude.raw ?? -999, "epfd": report.device.raw ?? -999,
    ]
  case .staticAndVoyageData(let data):
    return [
      "mmsi": data.mmsi, "imo": data.imo.raw ?? -999, "shiptype": data.shipType.raw ?? -999,
      "to_bow": (data.dimensions.raw ?? 0) >> 21, "draught": data.draught.raw ?? -999,
      "to_starboard": (data.dimensions.raw ?? 0) & 63, "epfd": data.device.raw ?? -999,
    ]
  case .searchAndRescueAircraftReport(let report):
    return [
      "mmsi": report.mmsi, "alt": report.altitude.raw ?? -999, "speed": report.speed.raw ?? -999,
      "lon": report.longitude.raw ?? -999, "lat": report.latitude.raw ?? -999,
      "course": report.course.raw ?? -999, "second": report.second.raw ?? -999,
    ]
  case .classBPositionReport(let report):
    return [
      "mmsi": report.mmsi, "speed": report.speed.raw ?? -999,
      "lon": report.longitude.raw ?? -999, "lat": report.latitude.raw ?? -999,
      "course": report.course.raw ?? -999, "heading": report.heading.raw ?? -999,
      "second": report.second.raw ?? -999,
    ]
  case .extendedClassBPositionReport(let report):
    return [
      "mmsi": report.mmsi, "speed": report.speed.raw ?? -999,
      "lon": report.longitude.raw ?? -999, "lat": report.latitude.raw ?? -999,
      "shiptype": report.shipType.raw ?? -999, "epfd": report.device.raw ?? -999,
      "to_stern": (report.dimensions.raw ?? 0) >> 12 & 511,
    ]
  case .aidToNavigationReport(let report):
    return [
      "mmsi": report.mmsi, "aid_type": report.aidType.raw ?? -999,
      "lon": report.longitude.raw ?? -999, "lat": report.latitude.raw ?? -999,
      "second": report.second.raw ?? -999, "regional": report.status.raw ?? -999,
      "to_port": (report.dimensions.raw ?? 0) >> 6 & 63, "epfd": report.device.raw ?? -999,
    ]
  case .longRangePositionReport(let report):
    return [
      "mmsi": report.mmsi, "status": report.status.raw ?? -999,
      "lon": report.longitude.raw ?? -999, "lat": report.latitude.raw ?? -999,
      "speed": report.speed.raw ?? -999, "course": report.course.raw ?? -999,
    ]
  default: return [:]
  }
}

/// gpsd's texts of a message.
private func texts(_ message: Message) -> [String: String] {
  switch message {
  case .staticAndVoyageData(let data):
    [
      "callsign": data.callSign.string ?? "", "shipname": data.name.string ?? "",
      "destination": data.destination?.string ?? "",
    ]
  case .extendedClassBPositionReport(let report): ["shipname": report.name?.string ?? ""]
  case .aidToNavigationReport(let report): ["name": report.fullName ?? ""]
  default: [:]
  }
}

@Test(
  "AIS 13: every field of the decoded types is what gpsd reads",
  .enabled(
    if: isThere,
    "needs ../shared/data"),
  arguments: [
    ("gpsd_sample.aivdm", "gpsd_sample.aivdm.ju.chk", [1, 2, 3, 4, 5, 9, 11, 18, 19, 21, 27]),
    ("gpsd_ais-18-27.log", "gpsd_ais-18-27.log.chk", [18, 27]),
  ])
func fieldsAreThoseOfGpsd(_ log: String, _ check: String, _ types: [Int]) throws {
  let decoded = messages(try lines(log))
  let expected = try lines(check).filter { $0.hasPrefix("{\"class\":\"AIS\"") }.map {
    try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
  }
  for type in types {
    let ours = decoded.filter { $0.type == type }
    let theirs = expected.filter { $0["type"] as? Int == type }
    #expect(!theirs.isEmpty)
    try #require(ours.count == theirs.count, "type \(type)")
    for (message, fields) in zip(ours, theirs) {
      for (name, value) in unscaled(message) {
        // gpsd fills a communication state of 17 bits up with zeros; here it is absent.
        if name == "radio", value == -999 { continue }
        #expect(fields[name] as? Int == value, "type \(type), \(name) of \(message)")
      }
      for (name, text) in texts(message) { #expect(fields[name] as? String == text) }
    }
  }
}

@Test(
  "AIS 13: message 24 in two parts gives what gpsd puts together",
  .enabled(
    if: isThere,
    "needs ../shared/data"))
func staticDataIsThatOfGpsd() throws {
  let decoded = messages(try lines("gpsd_sample.aivdm"))
  let names = decoded.compactMap { message -> String? in
    if case .staticDataPartA(let data) = message { data.name.string } else { nil }
  }
  #expect(names.contains("PROGUY"))
  let parts = decoded.compactMap { message -> StaticDataPartB? in
    if case .staticDataPartB(let data) = message { data } else { nil }
  }
  let part = try #require(parts.first { $0.mmsi == 271_041_815 })
  #expect(part.maker.string == "1D0")
  #expect(part.model == 12)
  #expect(part.serialNumber == 199_796)
  #expect(part.callSign.string == "TC6163")
  #expect(part.shipType.value?.raw == 60)
  #expect(part.dimensions.value?.toStern == 15)
  #expect(part.dimensions.value?.toStarboard == 5)
}
