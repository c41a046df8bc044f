/// The segmenter beside that of Global Fishing Watch, on one MMSI that many ships shared.
import Foundation
import Testing
import Tracks
import Vocabulary

private struct LabelledRow: Decodable {
  let timestamp: String
  let lat: Double
  let lon: Double
  let course: Double
  let speed: Double
  let segment: String

  func fix(_ offset: Int) throws -> Fix {
    Fix(
      time: try #require(Instant(rfc3339: timestamp)), mmsi: try #require(MMSI(416_000_000)),
      position: try #require(Coordinate(latitude: lat, longitude: lon)), speed: Knots(speed),
      course: Bearing(degrees: course),
      source: SourceReference(source: 0, offset: UInt64(offset), length: 1))
  }
}

private func labelledRows() throws -> [LabelledRow] {
  let file = SharedData.folder.appendingPathComponent(
    "ais/labelled/gpsdio-segment/segmented-416000000.json")
  let decoder = JSONDecoder()
  return try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    .map { try decoder.decode(LabelledRow.self, from: Data($0.utf8)) }
    .sorted { ($0.timestamp, $0.lat, $0.lon) < ($1.timestamp, $1.lat, $1.lon) }
}

@Suite(
  "Segments beside the labelled ones", .enabled(if: SharedData.isThere, "needs ../shared/data"))
struct SegmenterLabelledTests {
  /// Measured on 2026-11-24 with the shared file.
  ///
  /// 0.9848 of 14,501 pairs; 41 parted, 179 joined, 94.0 % of the
  /// 2,998 labelled apart found apart; 4 ships.
  @Test("Segments 10 and 20: neighbouring fixes are together or apart as in the labels")
  func agreesWithLabels() throws {
    let rows = try labelledRows()
    let fixes = try rows.enumerated().map { try $1.fix($0) }
    var sorting = Sorting()
    sorting.add(fixes)
    let segments = sorting.finish()
    var tally = PairTally()
    for later in rows.indices {
      for earlier in max(0, later - 10)..<later {
        guard let first = sorting.segmentOf[fixes[earlier].source],
          let second = sorting.segmentOf[fixes[later].source]
        else { continue }
        tally.add(
          isTogether: first == second, isLabelled: rows[earlier].segment == rows[later].segment)
      }
    }
    print("Segments beside the labels: \(tally), \(segments.count) ships of 29 segments")
    #expect(tally.pairs > 14_000)
    #expect(tally.agreement >= 0.98)
    #expect(tally.shareApart >= 0.9)
    #expect((2...29).contains(segments.count))
  }

  @Test(
    "IdentityChanges 10, Review 9: the number that many ships shared is told as shared, and accuses none of them"
  )
  func sharedNumberIsTold() throws {
    var analysis = TrackAnalysis(places: PlaceIndex(Gazetteer(terminals: [])))
    let fixes = try labelledRows().enumerated().map { try $1.fix($0) }
    for fix in fixes.sorted(by: { Record.isInOrder(.fix($0), .fix($1)) }) {
      analysis.observe(.fix(fix))
    }
    let events = analysis.finish()
    #expect(events.identityChanges.contains { $0.kind == .sharedMMSI })
    #expect(events.gaps.allSatisfy { $0.classification != .challengedEmission })
    #expect(events.positionAnomalies.isEmpty)
  }
}

/// Pairs of fixes, together or apart, beside the labels.
private struct PairTally: CustomStringConvertible {
  var pairs = 0
  var agreeing = 0
  /// Labelled apart, found together.
  var joined = 0
  /// Labelled together, found apart.
  var parted = 0
  var labelledApart = 0

  mutating func add(isTogether: Bool, isLabelled: Bool) {
    pairs += 1
    if !isLabelled { labelledApart += 1 }
    switch (isTogether, isLabelled) {
    case (true, false): joined += 1
    case (false, true): parted += 1
    default: agreeing += 1
    }
  }

  var agreement: Double { Double(agreeing) / Double(pairs) }
  /// Of the pairs labelled apart, those found apart.
  var shareApart: Double { Double(labelledApart - joined) / Double(labelledApart) }

  var description: String {
    "\(pairs) pairs, \(agreement) agree, \(parted) parted, \(joined) joined, "
      + "\(shareApart) of \(labelledApart) labelled apart are apart"
  }
}
