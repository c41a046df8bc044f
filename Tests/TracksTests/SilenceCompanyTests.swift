/// Who was silent in just the same hours, and how many would be by chance.
import Geodesy
import Testing
import Vocabulary

@testable import Tracks

private let begin = Instant(seconds: 1_641_168_000)

/// A silence between two hours after `begin`.
private func silence(
  _ number: UInt32, _ from: Double, _ to: Double, _ transponder: Transponder = .classA,
  latitude: Double = 10.1, longitude: Double = -63.9
) throws -> Silence {
  var pen = Pen(mmsi: number, latitude: latitude, longitude: longitude)
  pen.transponder = transponder
  pen.time = begin + .hours(from)
  let first = try pen.fix()
  pen.time = begin + .hours(to)
  var detector = GapDetector()
  let segment = SegmentID(mmsi: first.mmsi, start: begin)
  #expect(detector.step(TrackPoint(fix: first, segment: segment)) == nil)
  return try #require(detector.step(TrackPoint(fix: try pen.fix(), segment: segment)))
}

@Suite("Company of silences")
struct SilenceCompanyTests {
  @Test("Gaps 10: whose silence ends at other hours is no company")
  func companyEndsTogether() throws {
    let own = try silence(636_000_001, 10.2, 20.2)
    let company = SilenceCompany([
      own, try silence(636_000_002, 10.6, 20.4), try silence(636_000_003, 10.3, 24),
    ])
    #expect(company.company(of: own).ships == 1)
    // A station that fails is deaf to class B as well.
    let boat = try silence(300_000_004, 10.4, 20.3, .classB)
    #expect(SilenceCompany([own, boat]).company(of: own).ships == 1)
  }

  @Test(
    "Gaps 10: no edge of a block, nor the 180th meridian, parts ships near each other",
    arguments: [(10.1, -60.1, 9.9, -59.9), (0.5, 179.5, -0.5, -179.5), (57.0, 171, 62, -179)])
  func edgesPartNobody(place: (Double, Double, Double, Double)) throws {
    let own = try silence(636_000_001, 10.2, 20.2, latitude: place.0, longitude: place.1)
    let other = try silence(636_000_002, 10.3, 20.3, latitude: place.2, longitude: place.3)
    let far = try silence(636_000_003, 10.3, 20.3, latitude: place.0 - 35, longitude: place.1)
    let company = SilenceCompany([own, other, far])
    #expect(company.company(of: own).ships == 1)
    #expect(company.company(of: other).ships == 1)
  }

  @Test(
    "Gaps 10: where silences of her length come at every hour, company is what chance would have")
  func chanceIsCounted() throws {
    let own = try silence(636_000_001, 40.2, 50.2)
    // One begins in every hour of three days and lasts as long.
    let others = try (0..<72).map { hour in
      try silence(UInt32(636_000_100 + hour), Double(hour) + 0.4, Double(hour) + 10.4)
    }
    let among = SilenceCompany([own] + others).company(of: own)
    #expect(among.ships == 3)
    #expect((2...3).contains(among.chance))
    // What fell silent together on another day is an outage and no chance.
    let outage = try (0..<200).map { try silence(UInt32(636_001_000 + $0), 20.3, 30.3) }
    let clumped = SilenceCompany([own, others[40]] + outage).company(of: own)
    #expect(clumped.ships == 1 && clumped.chance == 0)
    let alone = SilenceCompany([own, others[40]]).company(of: own)
    #expect(alone.ships == 1 && alone.chance == 0)
  }
}

@Suite("Blocks of cells")
struct ReceptionBlockTests {
  @Test("Reception 1: a block lies upright at every longitude, from its foot to its head")
  func blocksDoNotLean() throws {
    for longitude in [-170.0, -60, 0, 100, 121.5, 165] {
      for foot in [0.0, 20, 40, 60] {
        let blocks = try stride(from: foot + 0.25, to: foot + 10, by: 0.5).map { latitude in
          let place = try #require(Coordinate(latitude: latitude, longitude: longitude))
          return ReceptionPlace(ReceptionCell(of: place), .classA, size: LearnedReception.block)
        }
        // A meridian may run along an edge, where cells of half a degree fall on either side.
        let columns = Set(blocks.map(\.column))
        #expect(columns.count <= 2 && Set(blocks.map(\.row)).count == 1, "\(foot) \(longitude)")
        #expect((columns.max() ?? 0) - (columns.min() ?? 0) <= 1)
      }
    }
  }

  @Test(
    "Gaps 10: nine blocks about a cell hold all within seven degrees, at any place",
    arguments: [-89.9, -61.0, -10.0, 0, 9.99, 45, 79.7, 89.9])
  func blocksReachSevenDegrees(latitude: Double) throws {
    for longitude in stride(from: -180.0, to: 180, by: 7.3) {
      let place = try #require(Coordinate(latitude: latitude, longitude: longitude))
      let blocks = ReceptionPlace.about(ReceptionCell(of: place), .classA)
      #expect(Set(blocks).count == blocks.count && (2...9).contains(blocks.count))
      for north in [-10.0, 0, 10] where abs(latitude + north) < 90 {
        let other = try #require(Coordinate(latitude: latitude + north, longitude: longitude))
        let block = ReceptionPlace(ReceptionCell(of: other), .classA, size: LearnedReception.block)
        #expect(blocks.contains(block), "\(latitude) \(longitude) \(north)")
      }
      for course in stride(from: 0.0, to: 360, by: 15) {
        let bearing = try #require(Bearing(degrees: course))
        let other = place.destination(bearing: bearing, distance: Metres(7 * 111_195))
        let block = ReceptionPlace(ReceptionCell(of: other), .classA, size: LearnedReception.block)
        #expect(blocks.contains(block), "\(latitude) \(longitude) towards \(course)")
      }
    }
  }
}
