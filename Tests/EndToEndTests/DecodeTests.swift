import Foundation
import Testing

/// `plimsoll decode` as a person meets it.
@Suite("Decode")
struct DecodeTests {
  private static let sentence = "!AIVDM,1,1,,A,15RTgt0PAso;90TKcjM8h6g208CQ,0*4A\n"

  @Test("AIS 27: messages are lines of JSON in either form; lines that are refused are counted")
  func bothForms() throws {
    let folder = try Scratch()
    let log = try folder.write("log.nmea", Data((Self.sentence + "!AIVDM,noise*00\n").utf8))
    let gpsd = try Command.run(["decode", log], in: folder)
    #expect(gpsd.code == 0)
    #expect(
      gpsd.output.hasPrefix(
        "{\"class\":\"AIS\",\"device\":\"stdin\",\"type\":1,\"repeat\":0,\"mmsi\":371798000,"))
    #expect(gpsd.output.contains("\"turn\":\"fastleft\",\"speed\":12.3,"))
    #expect(gpsd.output.split(separator: "\n").count == 1)
    #expect(gpsd.talk.contains("1 messages; lines refused: 1 "))
    let unscaled = try Command.run(["decode", log, "--unscaled", "--quiet"], in: folder)
    #expect(unscaled.output.contains("\"turn\":-127,\"speed\":123,"))
    #expect(unscaled.talk.isEmpty)
    let own = try Command.run(["decode", log, "--format", "plimsoll"], in: folder)
    #expect(own.output.contains("\"maneuver\":null"))
    #expect(
      own.output.contains("\"absent\":{\"maneuver\":{\"because\":\"notAvailable\",\"code\":0}}"))
  }

  @Test("AIS 41: with --join a transmission that two receivers heard is one line with both")
  func receptionsAreJoined() throws {
    let folder = try Scratch()
    let lines =
      "\\s:a,c:1668046497*5C\\" + Self.sentence + "\\s:b,c:1668046499*51\\" + Self.sentence
    let log = try folder.write("two.nmea", Data(lines.utf8))
    let joined = try Command.run(["decode", log, "--format", "plimsoll", "--join"], in: folder)
    #expect(joined.output.split(separator: "\n").count == 1)
    #expect(
      joined.output.contains("\"station\":\"a\"") && joined.output.contains("\"station\":\"b\""))
    #expect(joined.talk.contains("2 messages"))
    #expect(try Command.run(["decode", log, "--join"], in: folder).code == 64)
  }

  @Test("AIS 27: no message is exit code 1, a missing input 2, a closed pipe success")
  func endings() throws {
    let folder = try Scratch()
    let empty = try folder.write("empty.nmea", Data("# nothing\n".utf8))
    #expect(try Command.run(["decode", empty], in: folder).code == 1)
    #expect(try Command.run(["decode", folder.file("absent").path], in: folder).code == 2)
    #expect(
      try Command.run(["decode", empty, "--format", "plimsoll", "--unscaled"], in: folder).code
        == 64)
    let long = try folder.write(
      "long.nmea", Data(String(repeating: Self.sentence, count: 20_000).utf8))
    #expect(try Command.pipedIntoClosed(["decode", long, "--quiet"], in: folder) == 0)
  }
}
