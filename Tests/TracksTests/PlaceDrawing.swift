/// Drawn timelines for the tests of places, port calls, loitering and encounters.
import Foundation
import Geodesy
import Testing
import Tracks
import Vocabulary

/// Midnight before the drawings begin: 2024-02-29, so that they run into the leap day's end.
let drawingStart = Instant(seconds: 1_709_164_800)

/// Where a drawing is put; nothing but the place may change (law 7).
enum Chart: CaseIterable, Sendable {
  case asDrawn, acrossAntimeridian, nearThePole

  /// Metres east and north of the drawing's origin.
  func place(_ east: Double, _ north: Double) throws -> Coordinate {
    let origin: (Double, Double)
    switch self {
    case .asDrawn: origin = (10.1, -64.85)
    case .acrossAntimeridian: origin = (10.1, 180)
    case .nearThePole: origin = (88.5, -64.85)
    }
    let centre = try #require(Coordinate(latitude: origin.0, longitude: origin.1))
    let way = (east * east + north * north).squareRoot()
    let course = try #require(Bearing(degrees: atan2(east, north) * 180 / .pi))
    return centre.destination(bearing: course, distance: Metres(way))
  }

  /// A bearing on the drawing, as true north has it there.
  func bearing(_ degrees: Double, at place: Coordinate) throws -> Bearing {
    let drawn = try self.place(0, 0)
    let north = TangentPlane(origin: drawn).direction(try #require(Bearing(degrees: 0)), at: place)
    let turn = atan2(north.east, north.north) * 180 / .pi
    return try #require(Bearing(degrees: degrees - turn))
  }
}

/// One ship's fixes, drawn in metres and hours.
struct Sketch {
  var chart = Chart.asDrawn
  var mmsi: UInt32 = 636_000_001
  var ordinal = 0
  private(set) var points: [TrackPoint] = []

  init(_ chart: Chart = .asDrawn, mmsi: UInt32 = 636_000_001) {
    self.chart = chart
    self.mmsi = mmsi
  }

  var segment: SegmentID {
    get throws { SegmentID(mmsi: try #require(MMSI(mmsi)), start: drawingStart, ordinal: ordinal) }
  }

  mutating func fix(
    _ hour: Double, _ east: Double, _ north: Double, speed: Double?, heading: Double? = nil,
    course: Double? = nil, status: UInt8? = nil
  ) throws {
    let place = try chart.place(east, north)
    let fix = Fix(
      time: drawingStart + .hours(hour), mmsi: try #require(MMSI(mmsi)), position: place,
      speed: speed.map { Knots($0) }, course: try course.map { try chart.bearing($0, at: place) },
      heading: try heading.map { try chart.bearing($0, at: place) }, navigationStatus: status,
      source: SourceReference(
        source: mmsi % 1000, offset: UInt64(points.count) * 100, length: 50))
    points.append(TrackPoint(fix: fix, segment: try segment))
  }

  /// Fixes every `every` minutes on the line between two places.
  mutating func sail(
    _ hours: ClosedRange<Double>, from: (Double, Double), to: (Double, Double), every: Double = 6,
    speed: Double?, status: UInt8? = nil
  ) throws {
    let span = hours.upperBound - hours.lowerBound
    for step in 0...Int((span * 60 / every).rounded()) {
      let part = min(1, Double(step) * every / 60 / span)
      try fix(
        hours.lowerBound + part * span, from.0 + part * (to.0 - from.0),
        from.1 + part * (to.1 - from.1), speed: speed, status: status)
    }
  }

  mutating func lie(
    _ hours: ClosedRange<Double>, at place: (Double, Double), every: Double = 6,
    speed: Double? = 0, status: UInt8? = nil
  ) throws {
    try sail(hours, from: place, to: place, every: every, speed: speed, status: status)
  }
}

/// A place on the drawing.
func drawnPlace(
  _ id: String, _ role: TerminalRole, at: (Double, Double) = (0, 0), radius: Double = 10_000,
  chart: Chart = .asDrawn, isVerified: Bool = true
) throws -> Terminal {
  Terminal(
    id: id, name: id, country: "", role: role,
    area: .disc(centre: try chart.place(at.0, at.1), radius: Metres(radius)),
    isVerified: isVerified, source: "drawn")
}

/// Hours since the drawing's start.
func hours(_ time: Instant) -> Double { (time - drawingStart).hours }
