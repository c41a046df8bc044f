/// Drawn fixes and reports for the tests of segments, gaps and identities.
import Foundation
import Testing
import Tracks
import Vocabulary

/// Where the shared data lies, beside the repository.
enum SharedData {
  static let folder: URL = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.deletingLastPathComponent().appendingPathComponent("shared/data")
  }()

  static let isThere = FileManager.default.fileExists(
    atPath: folder.appendingPathComponent("ais").path)
}

/// A small drawing board: one ship's records with growing source offsets.
struct Pen {
  var mmsi: UInt32 = 636_012_345
  var time = Instant(seconds: 1_641_168_000)
  var latitude = 10.0
  var longitude = -64.0
  var speed: Double? = 12
  var course: Double? = 90
  var transponder = Transponder.classA
  var status: UInt8?
  /// Tells pens of one MMSI apart in the sources.
  var input: UInt32 = 0
  private(set) var offset: UInt64 = 0

  init(mmsi: UInt32 = 636_012_345, latitude: Double = 10, longitude: Double = -64) {
    self.mmsi = mmsi
    self.latitude = latitude
    self.longitude = longitude
  }

  /// A fix here and now.
  mutating func fix() throws -> Fix {
    offset += 100
    return Fix(
      time: time, mmsi: try #require(MMSI(mmsi)),
      position: try #require(Coordinate(latitude: latitude, longitude: longitude)),
      speed: speed.map(Knots.init), course: course.flatMap { Bearing(degrees: $0) },
      navigationStatus: status, transponder: transponder,
      source: SourceReference(source: input, offset: offset, length: 50))
  }

  /// A static report now.
  mutating func report(
    imo: UInt32? = nil, name: String? = nil, callSign: String? = nil, draught: Double? = nil,
    shipType: UInt8? = nil
  ) throws -> StaticReport {
    offset += 100
    return StaticReport(
      time: time, mmsi: try #require(MMSI(mmsi)), imoAsSent: imo, name: name, callSign: callSign,
      shipType: shipType, draught: draught.map(Metres.init), transponder: transponder,
      source: SourceReference(source: input, offset: offset, length: 80))
  }

  mutating func wait(minutes: Double) { time = time + .minutes(minutes) }

  /// Sails on at the present speed and course on a plane; good enough for a drawing.
  mutating func sail(minutes: Double) {
    wait(minutes: minutes)
    let miles = (speed ?? 0) * minutes / 60
    let turn = (course ?? 0) * .pi / 180
    latitude += miles * cos(turn) / 60
    longitude += miles * sin(turn) / 60 / cos(latitude * .pi / 180)
    if longitude > 180 { longitude -= 360 } else if longitude < -180 { longitude += 360 }
  }

  /// Fixes every `every` minutes for `minutes`, sailing on.
  mutating func voyage(minutes: Double, every: Double) throws -> [Fix] {
    var result: [Fix] = []
    for _ in 0..<Int(minutes / every) {
      result.append(try fix())
      sail(minutes: every)
    }
    return result
  }
}

/// Runs fixes through a segmenter and remembers what became of each.
struct Sorting {
  private(set) var segmenter = Segmenter()
  private(set) var segmentOf: [SourceReference: SegmentID] = [:]
  private(set) var strays = 0
  private(set) var duplicates = 0

  mutating func add(_ fixes: [Fix]) {
    for fix in fixes {
      switch segmenter.assign(fix) {
      case .continued(let id), .settled(let id, _): segmentOf[fix.source] = id
      case .opened(let id, let release):
        for held in release.fixes { segmentOf[held.source] = id }
      case .stray: strays += 1
      case .duplicate: duplicates += 1
      }
    }
  }

  mutating func finish() -> [Segment] { segmenter.finish() }
  var strayRuns: [Segmenter.StrayRun] { segmenter.strayRuns }
}

/// What is told of ships that each said once who they are (Review 10), where no place is known.
func eventsOfNamed(_ fixes: [Fix]) -> TrackEvents {
  let first = Dictionary(grouping: fixes, by: \.mmsi).compactMap { $1.first }
  return events(
    fixes,
    first.map {
      StaticReport(
        time: $0.time, mmsi: $0.mmsi, name: "SHIP \($0.mmsi)", transponder: $0.transponder,
        source: $0.source)
    })
}

/// What is told of fixes and reports in order, where no place is known.
func events(_ fixes: [Fix], _ reports: [StaticReport] = []) -> TrackEvents {
  var analysis = TrackAnalysis(places: PlaceIndex(Gazetteer(terminals: [])))
  let records = fixes.map(Record.fix) + reports.map(Record.staticReport)
  for record in records.sorted(by: Record.isInOrder) { analysis.observe(record) }
  return analysis.finish()
}
