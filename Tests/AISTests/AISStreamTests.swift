/// One real message of each kind as another decoder gave it (aisstream.io, MIT): built from its values,
/// sent, read back, and compared value by value.
import AIS
import Foundation
import Testing

private func sample(_ name: String) throws -> [String: Any] {
  let path = SharedData.folder.appendingPathComponent("vectors/aisstream-json/\(name).json")
  let top = try #require(
    try JSONSerialization.jsonObject(with: Data(contentsOf: path)) as? [String: Any])
  let message = try #require(top["Message"] as? [String: Any])
  return try #require(message[name] as? [String: Any])
}

/// What is read back from a message that was sent.
private func readBack(_ sent: Message) throws -> Message {
  let payload = try #require(sent.payload)
  let result = message(bits: payload.bits)
  return try #require(result).get()
}

private func gpsd(_ message: Message) throws -> [String: Any] {
  let read = try readBack(message)
  #expect(read == message)
  var writer = GpsdWriter(writesParts: true)
  let written = writer.line(for: read)
  let line = try #require(written)
  return try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
}

/// Bits that the sample has as characters of code 0 and 1.
private func bitString(_ value: Any?) -> BitString {
  var bits = BitString()
  for scalar in (value as? String ?? "").unicodeScalars { bits.append(Int(scalar.value), 1) }
  return bits
}

@Test(
  "AIS 13: a position report, a base station and a ship's data are those of another decoder",
  .enabled(if: SharedData.isThere, "needs ../shared/data"))
func commonSamples() throws {
  let position = try sample("PositionReport")
  let report = PositionReport(
    mmsi: position["UserID"] as? Int ?? 0,
    status: Field(NavigationStatus(position["NavigationalStatus"] as? Int ?? 15)),
    rateOfTurn: Field(code: position["RateOfTurn"] as? Int ?? -128),
    speed: Field(SpeedOverGround(knots: position["Sog"] as? Double ?? 0)),
    longitude: Field(Longitude(degrees: position["Longitude"] as? Double ?? 0)),
    latitude: Field(Latitude(degrees: position["Latitude"] as? Double ?? 0)),
    course: Field(CourseOverGround(degrees: position["Cog"] as? Double ?? 0)))
  let fields = try gpsd(.positionReport(report))
  #expect(fields["mmsi"] as? Int == position["UserID"] as? Int)
  #expect(fields["speed"] as? Double == position["Sog"] as? Double)
  #expect(fields["course"] as? Double == position["Cog"] as? Double)
  let longitude = try #require(position["Longitude"] as? Double)
  #expect(abs((fields["lon"] as? Double ?? 0) - longitude) < 1e-6)
  let ship = try sample("ShipStaticData")
  let name = (ship["Name"] as? String ?? "").trimmingCharacters(in: .whitespaces)
  let data = StaticAndVoyageData(
    mmsi: ship["UserID"] as? Int ?? 0, imo: Field(IMOField(ship["ImoNumber"] as? Int ?? 0)),
    name: try #require(SixBitText(name, capacity: 20)),
    draught: Field(Draught(metres: ship["MaximumStaticDraught"] as? Double ?? 0)))
  let read = try gpsd(.staticAndVoyageData(data))
  #expect(read["shipname"] as? String == name)
  #expect(read["imo"] as? Int == ship["ImoNumber"] as? Int)
  #expect(read["draught"] as? Double == ship["MaximumStaticDraught"] as? Double)
}

@Test(
  "AIS 13: messages 7, 16, 17, 20, 22 are those of another decoder",
  .enabled(if: SharedData.isThere, "needs ../shared/data"))
func rareSamples() throws {
  let acknowledge = try sample("BinaryAcknowledge")
  var acknowledgement = Acknowledgement(mmsi: acknowledge["UserID"] as? Int ?? 0)
  let stations = try #require(acknowledge["Destinations"] as? [String: [String: Any]])
  for key in stations.keys.sorted() where stations[key]?["Valid"] as? Bool == true {
    var entry = Acknowledged()
    entry.station = Field(code: stations[key]?["DestinationID"] as? Int ?? 0)
    acknowledgement.acknowledged.append(entry)
  }
  let heard = try gpsd(.acknowledgement(acknowledgement))
  #expect(heard["mmsi1"] as? Int == 211_666_200)
  #expect(heard["mmsi2"] as? Int == 211_526_800)
  #expect(heard["mmsi3"] as? Int == 0)

  let management = try sample("ChannelManagement")
  var channels = ChannelManagement(mmsi: management["UserID"] as? Int ?? 0)
  channels.channelA = Field(code: management["ChannelA"] as? Int ?? 0)
  channels.channelB = Field(code: management["ChannelB"] as? Int ?? 0)
  channels.zoneSize = Field(code: management["TransitionalZoneSize"] as? Int ?? 0)
  let managed = try gpsd(.channelManagement(channels))
  #expect(managed["channel_a"] as? Int == 2087)
  #expect(managed["zonesize"] as? Int == 4)
  #expect(managed["ne_lon"] as? String == "181.000000")

  let broadcast = try sample("GnssBroadcastBinaryMessage")
  var corrections = DifferentialCorrections(mmsi: broadcast["UserID"] as? Int ?? 0)
  corrections.longitude = Field(Measure(broadcast["Longitude"] as? Double ?? 0))
  corrections.latitude = Field(Measure(broadcast["Latitude"] as? Double ?? 0))
  corrections.data = bitString(broadcast["Data"])
  let sent = try gpsd(.differentialCorrections(corrections))
  #expect(sent["lon"] as? Double == 142.8)
  #expect((sent["data"] as? String)?.hasPrefix("\(corrections.data.bitCount):7de394b0") == true)
  let correction = try #require(corrections.correction)
  #expect(correction.type == 31)
  #expect(correction.words.count == (corrections.data.bitCount - 40) / 24)
}

@Test(
  "AIS 26: persons on board of an inland ship are those of another decoder",
  .enabled(if: SharedData.isThere, "needs ../shared/data"))
func inlandPersonsSample() throws {
  let binary = try sample("AddressedBinaryMessage")
  let bits = bitString(binary["BinaryData"])
  #expect(bits.bitCount == InlandPersonsBits.count)
  let identifier = try #require(ApplicationIdentifier(area: 200, function: 55))
  var message = AddressedBinaryMessage(
    mmsi: binary["UserID"] as? Int ?? 0,
    application: ApplicationData(identifier: identifier, content: .bits(bits)))
  message.destination = Field(code: binary["DestinationID"] as? Int ?? 0)
  guard case .addressedBinary(let read) = try readBack(.addressedBinary(message)),
    case .inland(.persons(let persons)) = read.application.content
  else {
    Issue.record("not persons on board")
    return
  }
  #expect(persons.crew.value?.value == 0)
  #expect(persons.passengers.value?.value == 0)
}

/// Bits of application 200/55.
private enum InlandPersonsBits { static let count = 80 }

@Test("AIS 11: a decoder that was copied while a message waits shares nothing with the other")
func copiesShareNothing() {
  let first = "!AIVDM,2,1,3,B,55P5TL01VIaAL@7WKO@mBplU@<PDhh000000001S;AJ::4A80?4i@E53,0*3E\n"
  let second = "!AIVDM,2,2,3,B,1@0000000000000,2*55\n"
  var decoder = AISDecoder()
  var fates: [String] = []
  func feed(_ text: String, _ decoder: inout AISDecoder) {
    Array(text.utf8).withUnsafeBytes { bytes in
      decoder.decode(bytes) { message, _ in
        fates.append("message \(message.type)")
      } remark: {
        fates.append("\($0.kind)")
      }
    }
  }
  feed(first, &decoder)
  var copy = decoder
  feed(second + first.replacing("AIVDM", with: "ABVDM").replacing("*3E", with: "*35"), &decoder)
  feed(second, &copy)
  copy.finish { _, _ in
  } remark: { _ in
    fates.append("left")
  }
  decoder.finish { _, _ in
  } remark: {
    fates.append("\($0.kind)")
  }
  #expect(fates == ["message 5", "message 5", "part(AIS.Remark.PartFate.unfinished)"])
}
