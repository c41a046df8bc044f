/// Where transfers at sea are allowed, forbidden or bound to a permit, and since when.
///
/// A meeting in a designated zone is ordinary trade; the same meeting in a forbidden one, or where a
/// permit is asked for since a date, is worth a question. Positions of 33 CFR 156.300 and 156.310 are
/// those of the regulation (NAD 83, within metres of WGS 84); discs are the gazetteer's and as good as
/// its rows (`domain/rules-and-places.md` §4.3). Outside all of them nothing is said of the law: the
/// coastal state's own rules hold there, and whether it was told of a transfer (MARPOL Annex I,
/// regulation 42) cannot be seen in AIS.
package import Vocabulary

package struct TransferZone: Hashable, Sendable {
  package enum Status: String, Hashable, Sendable {
    case legal
    case prohibited
    case permitRequired = "permit_required"
    /// In no zone that is listed.
    case openSea = "open_sea"
  }

  package let name: String
  package let status: Status
  package let area: PlaceArea
  /// In force from this day on; nil when it has always been so, as far as is known.
  package let from: CivilDate?
  /// Up to and with this day; nil while in force.
  package let until: CivilDate?
  package let source: String

  /// The zone in force at a place and a time; a forbidden one before any other; nil at open sea.
  package static func zone(at place: Coordinate, on time: Instant) -> TransferZone? {
    let day = CivilDate(time)
    let there = grounds.filter {
      $0.ground.contains(place) && $0.zone.isInForce(on: day)
    }.map(\.zone)
    return there.first { $0.status == .prohibited }
      ?? there.first { $0.status == .permitRequired } ?? there.first
  }

  private func isInForce(on day: CivilDate) -> Bool {
    if let from, day < from { return false }
    if let until, day > until { return false }
    return true
  }

  private static let grounds: [(zone: TransferZone, ground: PlaceGround)] = listed.compactMap {
    zone in
    let place = Terminal(
      id: zone.name, name: zone.name, country: "", role: .sts, area: zone.area,
      source: zone.source)
    return PlaceGround(place).map { (zone, $0) }
  }

  private init(
    _ name: String, _ status: Status, _ area: PlaceArea, from: String? = nil, until: String? = nil,
    _ source: String
  ) {
    self.name = name
    self.status = status
    self.area = area
    self.from = from.flatMap { CivilDate($0) }
    self.until = until.flatMap { CivilDate($0) }
    self.source = source
  }
}

extension TransferZone {
  /// Every zone that is known here.
  package static let listed: [TransferZone] = american + asian + european

  private static let american = [
    TransferZone(
      "Southtex lightering zone", .legal,
      ring([
        (27, 40, 93, 0), (27, 40, 94, 35), (28, 6.5, 94, 35), (27, 21, 96, 0), (26, 30, 96, 0),
        (26, 30, 93, 0),
      ]), from: "1995-08-29", "33 CFR 156.300(a), 60 FR 45017"),
    TransferZone(
      "Gulfmex No. 2 lightering zone", .legal,
      ring([(27, 53, 89, 0), (27, 53, 91, 30), (26, 30, 91, 30), (26, 30, 89, 0)]),
      from: "1995-08-29", "33 CFR 156.300(b), 60 FR 45017"),
    TransferZone(
      "Offshore Pascagoula No. 2 lightering zone", .legal,
      ring([(29, 20, 87, 0), (29, 12, 87, 45), (28, 39, 88, 0), (28, 0, 88, 0), (28, 0, 87, 0)]),
      from: "1995-08-29", "33 CFR 156.300(c), 60 FR 45017"),
    // The last three corners were taken from memory in the domain note and not verified.
    TransferZone(
      "South Sabine Point lightering zone", .legal,
      ring([(28, 30, 92, 38), (28, 44, 93, 24), (28, 33, 94, 0), (28, 18, 94, 0), (28, 18, 92, 38)]
      ),
      from: "1995-08-29", "33 CFR 156.300(d), 60 FR 45017; three corners UNVERIFIED"),
    TransferZone(
      "Claypile prohibited area", .prohibited,
      ring([(28, 15, 94, 35), (27, 40, 94, 35), (27, 40, 94, 0), (28, 33, 94, 0)]),
      from: "1995-08-29", "33 CFR 156.310(a), 60 FR 45017"),
    TransferZone(
      "Flower Garden prohibited area", .prohibited,
      ring([
        (27, 40, 94, 0), (28, 18, 94, 0), (28, 18, 92, 38), (28, 30, 92, 38), (28, 15, 91, 30),
        (27, 40, 91, 30),
      ]), from: "1995-08-29", "33 CFR 156.310(b), 60 FR 45017"),
    TransferZone(
      "Ewing prohibited area", .prohibited,
      ring([(27, 53, 91, 30), (28, 15, 91, 30), (28, 15, 90, 10), (27, 53, 90, 10)]),
      from: "1995-08-29", "33 CFR 156.310(c), 60 FR 45017"),
  ]

  private static let asian = [
    // Closed without permission in July and August 2025; the day is not published.
    TransferZone(
      "Tompok Utara (EOPL)", .permitRequired, disc(1.557, 104.528, 25_000), from: "2025-07-01",
      "Malaysian Maritime Enforcement Agency, July to August 2025; extent from the gazetteer"),
    TransferZone(
      "Nipah transit anchorage", .legal, disc(1.138, 103.603, 8_000),
      "Indonesia, designated zone; extent from the gazetteer"),
  ]

  private static let european = [
    // Extended again and again; the last extension known here ran to March 2025.
    TransferZone(
      "Laconian Gulf", .prohibited,
      .polygon(corners([(36.2, 22.5), (36.2, 23.5), (36.8, 23.5), (36.8, 22.5)])),
      from: "2024-05-01", until: "2025-03-31",
      "Hellenic Navy, firing exercise notices; box UNVERIFIED")
  ]

  /// Corners in degrees and minutes north, degrees and minutes west.
  private static func ring(_ points: [(Double, Double, Double, Double)]) -> PlaceArea {
    .polygon(corners(points.map { ($0.0 + $0.1 / 60, -($0.2 + $0.3 / 60)) }))
  }

  private static func corners(_ points: [(Double, Double)]) -> [Coordinate] {
    points.compactMap { Coordinate(latitude: $0.0, longitude: $0.1) }
  }

  private static func disc(_ latitude: Double, _ longitude: Double, _ metres: Double) -> PlaceArea {
    guard let centre = Coordinate(latitude: latitude, longitude: longitude) else {
      return .polygon([])
    }
    return .disc(centre: centre, radius: Metres(metres))
  }
}
