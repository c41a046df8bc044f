import Foundation
import Ingest
import Testing

@Suite("The format is recognised from content")
struct FormatSnifferTests {
  private static let noaa = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading"
  private static let danish = "# Timestamp,Type of mobile,MMSI,Latitude,Longitude,SOG"

  @Test(
    "AIS sentences are found behind tag blocks, time stamps, comments and other sentences",
    arguments: [
      "!AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0*5C\r\n",
      "\\s:2573485,c:1583020800*0C\\!BSVDM,1,1,,B,23nQ`P0P010Q,0*3E\n",
      "2021-03-01T00:00:00Z !AIVDO,1,1,,,B>h8@,0*16\n",
      "# a comment\n\n\ngarbage line\n$GPGGA,1,2*33\n!AIVDM,1,1,,A,1,0*00\n",
      "$GPRMC,225446,A,4916.45,N*68\n$GPGSV,1*00\n", "$PGHP,1,2014,9,28,16*22\n",
    ])
  func sentences(text: String) { #expect(FormatSniffer.recognise(Array(text.utf8)) == .nmea) }

  @Test(
    "Tables are found behind a byte order mark, comments and blank lines, columns in any order",
    arguments: [
      (noaa + "\n1,2", FormatSniffer.Verdict.noaaCSV), ("\u{FEFF}" + noaa + "\r\n", .noaaCSV),
      ("exported 2024\n\n# note\nLON,extra,LAT,mmsi,base_date_time\n", .noaaCSV),
      ("\"MMSI\",\"BaseDateTime\",\"LAT\",\"LON\"\n", .noaaCSV), (danish + "\n", .danishCSV),
      ("\u{FEFF}ID,ais_pos_timestamp,longitude,latitude\n", .positionTable),
      ("Time,MMSI,Latitude_degrees,Longitude_degrees,SOG_knots\n", .positionTable),
      ("ssvid,gap_id,lat,lon,timestamp,receiver_type\n", .positionTable),
      (#"{"ssvid": 1, "lat": 2, "lon": 3, "timestamp": "2014-01-01"}"#, .positionLines),
      ("# note\n" + #"{"t":"2014-01-01","MMSI":"1","y":2,"x":3}"#, .positionLines),
    ])
  func tables(text: String, verdict: FormatSniffer.Verdict) {
    #expect(FormatSniffer.recognise(Array(text.utf8)) == verdict)
  }

  @Test("A header that lacks a needed column is named with what it lacks")
  func wrongHeader() throws {
    let verdict = FormatSniffer.recognise(Array("MMSI,LAT,LON,SOG\n1,2,3,4\n".utf8))
    let error = try #require(verdict.refusal(of: "x.csv"))
    #expect(error.code == .unrecognisedHeader)
    #expect(error.description.contains("no column BaseDateTime"))
    let other = FormatSniffer.recognise(Array("ID,ais_pos_timestamp,longitude,name\n".utf8))
    #expect(other.refusal(of: "y")?.reason.contains("no column latitude") == true)
    let lines = FormatSniffer.recognise(Array(#"{"ssvid": 1, "lat": 2, "timestamp": "x"}"#.utf8))
    #expect(lines.refusal(of: "z")?.reason.contains("no member longitude") == true)
    let strange = FormatSniffer.recognise(Array("hull,when_heard,eastings,name\n".utf8))
    #expect(strange.refusal(of: "y")?.reason.contains("when_heard") == true)
  }

  @Test(
    "What is no AIS is unknown, with what was seen",
    arguments: [
      ([UInt8](), "empty"), (Array("{\"mmsi\": 1}".utf8), "JSON"),
      (Array("<html></html>".utf8), "XML"), (Array("dear diary\n".utf8), "no AIS sentence"),
      ([0xFF, 0xFE, 77, 0], "UTF-16"),
    ])
  func unknown(content: [UInt8], word: String) throws {
    let error = try #require(FormatSniffer.recognise(content).refusal(of: "f"))
    #expect(error.code == .unrecognisedFormat)
    #expect(error.description.contains(word))
  }

  @Test("Binary noise is unknown and never traps")
  func noise() {
    var generator = MutationGenerator(seed: 3)
    for _ in 0..<40 {
      let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &generator) }
      #expect(FormatSniffer.recognise(noise).refusal(of: "f")?.reason.contains("binary") == true)
    }
  }

  @Test(
    "Real files are what their publishers say",
    .enabled(if: SharedData.isThere, "needs ../shared/data"),
    arguments: [
      ("ais/csv/noaa_AIS_2022_01_03_half.csv.gz", "noaa_csv"),
      ("ais/csv/aisdb_test_data_noaa_20230101.csv", "noaa_csv"),
      ("ais/nmea/opencpn_Hakefjord.log.gz", "nmea"),
      ("ais/nmea/gfw_aislistener_nmea-with-tagblock.txt", "nmea"),
      ("ais/nmea/dma_aislib_stream_example.txt", "nmea"), ("ais/nmea/noaadata_test.ais", "nmea"),
      ("ais/labelled/dma_aisabnormal_538004030_drift_1.ais", "nmea"),
      ("ais/csv/movingpandas_suez_boat-positions.csv.gz", "position_table"),
      ("ais/csv/stonesoup_SolentAIS_20160112.csv.gz", "position_table"),
      ("ais/labelled/gfw_gap_positions_416000301.csv.gz", "position_table"),
      ("ais/labelled/gpsdio-segment/416000000.json", "position_lines"),
      ("ais/labelled/gpsdio-segment/263576000.json", "position_lines"),
      ("ais/csv/movingpandas_ais_small.gpkg", nil),
    ] as [(String, String?)])
  func real(name: String, code: String?) throws {
    let stream = try ContentStream(InputFile(path: SharedData.path(name)))
    #expect(FormatSniffer.recognise(stream.peek(FormatSniffer.window)).code == code)
  }
}
