/// Segments, gaps and anomalies on real input, read here in the plainest way.
import Foundation
import Testing
import Tracks
import Vocabulary

private func unzipped(_ path: String) throws -> [Substring] {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["gzip", "-dc", SharedData.folder.appendingPathComponent(path).path]
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().map { $0 }
}

private func noaaRecords() throws -> [Record] {
  var records: [Record] = []
  for (index, line) in try unzipped("ais/csv/noaa_AIS_2022_01_03_half.csv.gz").enumerated() {
    let column = line.trimmingCharacters(in: .whitespacesAndNewlines)
      .split(separator: ",", omittingEmptySubsequences: false)
    guard column.count >= 17, let mmsi = MMSI(column[0]),
      let time = Instant(rfc3339: column[1]), let latitude = Double(column[2]),
      let longitude = Double(column[3]),
      let place = Coordinate(latitude: latitude, longitude: longitude)
    else { continue }
    let source = SourceReference(source: 0, offset: UInt64(index), length: 1)
    let transponder: Transponder = column[16] == "B" ? .classB : .classA
    let speed = Double(column[4]).flatMap { $0 < 102.2 ? Knots($0) : nil }
    records.append(
      .fix(
        Fix(
          time: time, mmsi: mmsi, position: place, speed: speed,
          course: Double(column[5]).flatMap { $0 < 360 ? Bearing(degrees: $0) : nil },
          transponder: transponder, source: source)))
    records.append(
      .staticReport(
        StaticReport(
          time: time, mmsi: mmsi,
          imoAsSent: UInt32(column[8].dropFirst(3)).flatMap { $0 == 0 ? nil : $0 },
          name: String(column[7]), callSign: String(column[9]), shipType: UInt8(column[10]),
          draught: Double(column[14]).flatMap { $0 > 0 ? Metres($0) : nil },
          transponder: transponder, source: source)))
  }
  return records.sorted(by: Record.isInOrder)
}

@Suite("Segments on real data", .enabled(if: SharedData.isThere, "needs ../shared/data"))
struct SegmentRealDataTests {
  @Test(
    "PositionAnomalies 10: half an hour off the US coasts gives few anomalies, law 9: and no claim")
  func noaaSlice() throws {
    let records = try noaaRecords()
    var analysis = TrackAnalysis(places: PlaceIndex(Gazetteer(terminals: [])))
    for record in records { analysis.observe(record) }
    let events = analysis.finish()
    let numbers = Set(events.segments.map(\.id.mmsi)).count
    let tankers = events.segments.filter { $0.particulars.isTanker == true }
    print(
      "NOAA: \(records.count) records, \(numbers) numbers, \(events.segments.count) segments,",
      "\(tankers.count) tankers, \(events.positionAnomalies.count) anomalies,",
      "\(events.identityChanges.count) identity changes")
    #expect(numbers > 1000)
    // The file holds stray rows from later in the day, so that most ships seem silent since.
    let challenged = events.gaps.count { $0.classification == .challengedEmission }
    let probable = events.gaps.count { $0.deliberateProbability > 0.2 }
    print("NOAA: \(events.gaps.count) gaps, \(challenged) challenged")
    #expect(challenged == 0 && probable == 0)
    #expect(events.segments.count - numbers <= numbers / 100)
    #expect(events.positionAnomalies.count <= numbers / 500)
  }

  @Test("Gaps 12: the labelled gap of a fishing vessel is found, once, and without a claim")
  func labelledGap() throws {
    var analysis = TrackAnalysis(places: PlaceIndex(Gazetteer(terminals: [])))
    var records: [Record] = []
    for (index, line) in try unzipped("ais/labelled/gfw_gap_positions_416000301.csv.gz")
      .enumerated()
    {
      let column = line.split(separator: ",")
      let latitude = try #require(Double(column[2]))
      let longitude = try #require(Double(column[3]))
      let place = try #require(Coordinate(latitude: latitude, longitude: longitude))
      records.append(
        .fix(
          Fix(
            time: try #require(Instant(rfc3339: column[4])),
            mmsi: try #require(MMSI(column[0])), position: place,
            source: SourceReference(source: 0, offset: UInt64(index), length: 1))))
    }
    for record in records.sorted(by: Record.isInOrder) { analysis.observe(record) }
    let events = analysis.finish()
    #expect(events.segments.count == 1)
    #expect(events.gaps.map(\.start.rfc3339) == ["2018-12-25T11:40:42Z"])
    #expect(events.gaps.map(\.end.rfc3339) == ["2018-12-26T04:25:31Z"])
    #expect(events.gaps.map(\.classification) == [.sparseCoverage])
  }
}
