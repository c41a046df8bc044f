import Testing
import Tracks
import Vocabulary

@Suite("Transfer zones")
struct TransferZoneTests {
  private func zone(_ latitude: Double, _ longitude: Double, _ day: String) throws -> TransferZone?
  {
    let place = try #require(Coordinate(latitude: latitude, longitude: longitude))
    let time = try #require(Instant(rfc3339: day + "T12:00:00Z"))
    return TransferZone.zone(at: place, on: time)
  }

  @Test("Encounters 11: a designated zone is legal since its regulation, open sea is not listed")
  func american() throws {
    let zone = try #require(try zone(27, -94, "2022-01-03"))
    #expect(zone.status == .legal && zone.name.hasPrefix("Southtex"))
    #expect(try self.zone(27, -94, "1995-08-28") == nil)
    #expect(try self.zone(20, -60, "2022-01-03") == nil)
    #expect(try self.zone(28, -94.3, "2022-01-03")?.status == .prohibited)
    #expect(try self.zone(28.2, -91, "2022-01-03")?.name.hasPrefix("Ewing") == true)
  }

  @Test("Encounters 11: what needs a permit since a day did not before; a closure ends")
  func dated() throws {
    #expect(try zone(1.557, 104.528, "2025-06-30") == nil)
    #expect(try zone(1.557, 104.528, "2025-07-01")?.status == .permitRequired)
    #expect(try zone(36.5, 23, "2024-04-30") == nil)
    #expect(try zone(36.5, 23, "2024-05-01")?.status == .prohibited)
    #expect(try zone(36.5, 23, "2025-04-01") == nil)
  }

  @Test("Encounters 11: every zone has corners, a source and days in order")
  func listed() {
    #expect(TransferZone.listed.count >= 10)
    for zone in TransferZone.listed {
      if case .polygon(let ring) = zone.area { #expect(ring.count >= 4, "\(zone.name)") }
      #expect(!zone.source.isEmpty)
      if let from = zone.from, let until = zone.until { #expect(from < until) }
    }
  }
}
