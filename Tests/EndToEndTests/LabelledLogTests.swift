import Foundation
import Testing

/// Real logs whose story is known, through the whole road.
@Suite("Logs with a known story", .enabled(if: SharedData.isThere, "needs ../shared/data"))
struct LabelledLogTests {
  /// Rows of a layer as columns by name.
  private func rows(_ layer: String, of log: String) throws -> [[String: String]] {
    let folder = try Scratch()
    let path = folder.file("case.gpkg").path
    let trace = try Command.run(["trace", SharedData.path(log), "--out", path], in: folder)
    #expect(trace.code == 0 || trace.code == 1, "\(trace.talk)")
    let export = try Command.run(
      ["export", path, "--layer", layer, "--format", "csv"], in: folder)
    let lines = export.output.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
    }
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map {
      Dictionary(zip(header, $0), uniquingKeysWith: { first, _ in first })
    }
  }

  @Test("Loitering 9: FRIO's drift begins within a minute of its label")
  func frio() throws {
    let found = try rows("loiterings", of: "ais/labelled/dma_aisabnormal_538004030_drift_1.ais")
    let drifts = found.filter { $0["kind"] == "adrift" }
    let start = try #require(drifts.first?["start"])
    #expect(start.hasPrefix("2014-09-28T16:50:") || start.hasPrefix("2014-09-28T16:49:"))
    #expect(
      (try seconds("2014-09-28T16:49:04Z")...seconds("2014-09-28T16:51:04Z"))
        .contains(try seconds(start)))
    #expect(drifts.count == 1)
  }

  @Test("Loitering 11: the blocked canal is a queue, not hundreds of meetings")
  func suez() throws {
    let log = "ais/csv/movingpandas_suez_boat-positions.csv.gz"
    let found = try rows("loiterings", of: log)
    let during = found.filter {
      ($0["start"] ?? "") < "2021-03-29" && ($0["end"] ?? "") > "2021-03-24"
    }
    let waiting = Set(during.filter { $0["kind"] == "queue" }.compactMap { $0["mmsi"] })
    print("Suez: \(waiting.count) ships in the queue")
    #expect(waiting.count >= 50)
    #expect(try rows("encounters", of: log).isEmpty)
  }

  @Test("Encounters 9: no transfer is told between ships that lie at berths or anchorages")
  func berths() throws {
    #expect(try rows("transfers", of: "ais/csv/noaa_AIS_2022_01_03_half.csv.gz").isEmpty)
  }

  private func seconds(_ text: String) throws -> TimeInterval {
    let plain = text.replacing(/\.\d+/, with: "")
    return try #require(ISO8601DateFormatter().date(from: plain)).timeIntervalSince1970
  }
}
