/// How the search for meetings grows when the ports stay and the ships become ten times as many.
import Tracks
import Vocabulary

/// Tankers that lie and shift about in sixteen harbours of twenty kilometres by twenty.
enum MeetingBench {
  private static let stepSeconds: Int64 = 180
  private static let steps = 240

  /// The detector alone, over half a day: as many ships, then ten times as many.
  static func run(ships: Int) {
    let few = measure(ships: ships)
    let many = measure(ships: ships * 10)
    print("ten times the ships in the same ports: \(many / few) times the time")
  }

  /// CPU seconds.
  private static func measure(ships: Int) -> Double {
    var dice = Dice(state: 7)
    var movers = (0..<ships).map { Mover($0, &dice) }
    var detector = EncounterDetector(places: PlaceIndex(Gazetteer(terminals: [])))
    var particulars = Particulars()
    particulars.shipType = 80
    var (found, fixes, seconds): ([Encounter], Int, Double) = ([], 0, 0)
    for step in 0..<steps {
      let points = movers.indices.compactMap {
        movers[$0].point(at: Int64(step) * stepSeconds, &dice)
      }
      let start = Meter.cpuSeconds()
      for point in points {
        detector.step(point, particulars: { _ in particulars }, into: &found)
      }
      seconds += Meter.cpuSeconds() - start
      fixes += points.count
    }
    let start = Meter.cpuSeconds()
    detector.finish(
      at: Instant(seconds: Int64(steps) * stepSeconds), particulars: { _ in particulars },
      into: &found)
    seconds += Meter.cpuSeconds() - start
    let rate = Double(fixes) / seconds
    print(
      "meetings \(ships) ships \(fixes) fixes \(found.count) encounters \(seconds) cpu-seconds \(rate) per-second"
    )
    return seconds
  }

  private struct Mover {
    let segment: SegmentID?
    private var latitude: Double
    private var longitude: Double
    private let heading: Double

    init(_ index: Int, _ dice: inout Dice) {
      let start = Instant(seconds: Int64(index % 180))
      segment = MMSI(UInt32(200_000_000 + index)).map { SegmentID(mmsi: $0, start: start) }
      latitude = 10 + Double(index % 4) * 5 + dice.unit() * 0.2
      longitude = 20 + Double(index / 4 % 4) * 5 + dice.unit() * 0.2
      heading = Double(Int(dice.unit() * 360))
    }

    /// Where she is now, some tens of metres from where she was.
    mutating func point(at second: Int64, _ dice: inout Dice) -> TrackPoint? {
      latitude += (dice.unit() - 0.5) * 0.0005
      longitude += (dice.unit() - 0.5) * 0.0005
      guard let segment, let place = Coordinate(latitude: latitude, longitude: longitude) else {
        return nil
      }
      let time = Instant(seconds: segment.start.seconds + second)
      let fix = Fix(
        time: time, mmsi: segment.mmsi, position: place, speed: Knots(0.3),
        heading: Bearing(degrees: heading),
        source: SourceReference(source: 0, offset: UInt64(second), length: 1))
      return TrackPoint(fix: fix, segment: segment)
    }
  }
}
