/// What the tests of the NMEA reader share: the real logs, reading, and lines made here.
import AIS
import Foundation
import Ingest
import Testing
import Vocabulary

enum NMEALogs {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/data/ais").standardizedFileURL
  static let isThere = FileManager.default.fileExists(atPath: folder.path)

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
  }

  /// Every plain log: all files of ais/nmea and below, and FRIO.
  static let logs: [String] = {
    let names = FileManager.default.enumerator(atPath: folder.appendingPathComponent("nmea").path)
    let kinds = ["nmea", "txt", "raw", "ais", "aivdm", "log"]
    let nmea = (names?.allObjects as? [String] ?? []).filter { name in
      kinds.contains { name.hasSuffix("." + $0) }
    }
    return nmea.sorted().map { "nmea/" + $0 } + ["labelled/dma_aisabnormal_538004030_drift_1.ais"]
  }()
}

func readNMEA(_ bytes: [UInt8], chunk: Int = .max) -> RecordBatch {
  var reader = NMEAReader(source: 7)
  var batch = RecordBatch()
  bytes.withUnsafeBytes { all in
    var start = 0
    while start < all.count {
      let end = chunk < all.count - start ? start + chunk : all.count
      reader.read(UnsafeRawBufferPointer(rebasing: all[start..<end]), into: &batch)
      start = end
    }
  }
  reader.finish(into: &batch)
  return batch
}

func readNMEA(_ lines: [String], lineEnd: String = "\r\n") -> RecordBatch {
  readNMEA(Array(lines.map { $0 + lineEnd }.joined().utf8))
}

func isNMEABalanced(_ tally: SourceTally) -> Bool {
  tally.linesIn == tally.linesUsed + tally.refused.values.reduce(0, +)
}

func nmeaFixes(_ batch: RecordBatch) -> [Fix] {
  batch.records.compactMap { if case .fix(let fix) = $0 { fix } else { nil } }
}

func nmeaReports(_ batch: RecordBatch) -> [StaticReport] {
  batch.records.compactMap { if case .staticReport(let report) = $0 { report } else { nil } }
}

/// Lines by the rule of the method page, counted without the reader.
func nmeaLineCount(_ bytes: [UInt8]) -> Int {
  let text = String(decoding: bytes.map { $0 < 128 ? $0 : 63 }, as: UTF8.self)
  var lines = text.replacingOccurrences(of: "\r\n", with: "\n")
    .replacingOccurrences(of: "\r", with: "\n").components(separatedBy: "\n")
  if lines.last == "" { lines.removeLast() }
  return lines.count
}

func nmeaSentences(
  _ message: Message, source: String? = nil, time: Int64? = nil
) -> [String] {
  var writer = SentenceWriter()
  let block = source == nil && time == nil ? nil : TagBlockContent(source: source, time: time)
  return writer.sentences(for: message, tagBlock: block)
}

func nmeaPosition(_ mmsi: Int = 219_000_001, second: Int? = nil) -> Message {
  .positionReport(
    PositionReport(
      mmsi: mmsi, speed: Field(SpeedOverGround(knots: 12.3)),
      longitude: Field(Longitude(degrees: 12)), latitude: Field(Latitude(degrees: 55)),
      second: Field(second.flatMap { UTCSecond($0) })))
}

func nmeaStation(_ mmsi: Int, _ time: String) throws -> Message {
  let instant = try #require(Instant(rfc3339: time))
  return .baseStationReport(
    BaseStationReport(
      mmsi: mmsi, instant: instant, longitude: .notAvailable, latitude: .notAvailable))
}
