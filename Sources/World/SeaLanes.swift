/// The lanes ships follow: hand-made waypoints that keep off the land, joined into a network.
///
/// Waypoints were laid by eye against public coastline maps. They are good for stories, not for
/// navigation: shoals and traffic separation schemes are only roughly respected.

/// A named waypoint and how far ships may stray from it.
package struct Waypoint: Sendable {
  let name: String
  let point: SeaPoint
  /// Nautical miles, to either side; small in straits.
  let spread: Double
}

/// The network of waypoints.
package struct SeaLanes: Sendable {
  private let waypoints: [Waypoint]
  private let indices: [String: Int]
  private let neighbours: [[(Int, Double)]]

  package init() {
    var waypoints: [Waypoint] = []
    var indices: [String: Int] = [:]
    var chains: [[Int]] = []
    for chain in Self.chains {
      chains.append(
        chain.map { stop in
          if let known = indices[stop.name] { return known }
          indices[stop.name] = waypoints.count
          waypoints.append(
            Waypoint(
              name: stop.name, point: SeaPoint(stop.latitude, stop.longitude), spread: stop.spread))
          return waypoints.count - 1
        })
    }
    var neighbours = [[(Int, Double)]](repeating: [], count: waypoints.count)
    for chain in chains {
      for (from, to) in zip(chain, chain.dropFirst()) {
        let distance = waypoints[from].point.metres(to: waypoints[to].point)
        neighbours[from].append((to, distance))
        neighbours[to].append((from, distance))
      }
    }
    self.waypoints = waypoints
    self.indices = indices
    self.neighbours = neighbours
  }

  /// The shortest way between two nodes (Dijkstra 1959); empty when a name is unknown.
  package func route(from start: String, to end: String) -> [Waypoint] {
    guard let first = indices[start], let last = indices[end] else { return [] }
    var distance = [Double](repeating: .infinity, count: waypoints.count)
    var previous = [Int](repeating: -1, count: waypoints.count)
    var open = Set(waypoints.indices)
    distance[first] = 0
    // The smallest index wins a tie, so that the order of the set does not matter.
    while let nearest = open.min(by: { (distance[$0], $0) < (distance[$1], $1) }) {
      open.remove(nearest)
      if nearest == last || distance[nearest] == .infinity { break }
      for (next, length) in neighbours[nearest] where distance[nearest] + length < distance[next] {
        distance[next] = distance[nearest] + length
        previous[next] = nearest
      }
    }
    var path = [last]
    while let step = path.last, step != first, previous[step] >= 0 { path.append(previous[step]) }
    return path.last == first ? path.reversed().map { waypoints[$0] } : []
  }

  private struct Stop {
    let name: String
    let latitude: Double
    let longitude: Double
    let spread: Double
  }

  private static func at(_ name: String, _ latitude: Double, _ longitude: Double, _ spread: Double)
    -> Stop
  {
    Stop(name: name, latitude: latitude, longitude: longitude, spread: spread)
  }

  private static let chains: [[Stop]] = [
    atlantic, indianOcean, sunda, malacca, westOfIndia, gulfOfKutch, gulf, redSea, caribbean,
    [at("bombayHigh", 18.6, 71.2, 4), at("mumbai", 18.84, 72.76, 0.3)],
    [at("kharg", 29.05, 50.35, 0.3), at("lavan", 27.0, 51.9, 2)],
    [at("eopl", 1.50, 104.62, 0.3), at("pengerang", 1.29, 104.22, 0.1)],
    [
      at("eopl", 1.50, 104.62, 0.3), at("southChinaSea", 4.5, 105.0, 4),
      at("paracels", 14.0, 111.5, 10), at("huizhou", 22.1, 114.8, 0.5),
    ],
    [at("lavan", 27.0, 51.9, 2), at("rasTanura", 26.80, 50.45, 0.3)],
    [
      at("rupat", 1.83, 102.35, 0.5), at("linggi", 2.17, 101.85, 0.2),
      at("rachado", 2.36, 101.55, 0.5),
    ],
    [at("paracels", 14.0, 111.5, 10), at("maoming", 20.95, 111.55, 0.5)],
    [at("weligama", 5.5, 80.6, 5), at("eightDegree", 7.6, 72.9, 5), at("socotra", 13.6, 53.0, 6)],
    [at("arabianSea", 22.6, 64.5, 6), at("socotra", 13.6, 53.0, 6)],
  ]

  private static let atlantic: [Stop] = [
    at("jose", 10.20, -64.86, 0.2), at("tortuga", 10.75, -64.86, 0.8),
    at("margarita", 11.40, -64.75, 1.5), at("testigos", 11.75, -63.0, 2),
    at("galleonsWest", 11.05, -61.30, 0.8), at("galleons", 10.97, -60.85, 0.5),
    at("guyanas", 8.5, -56.0, 8), at("amazon", 2.5, -43.5, 10), at("noronha", -3.0, -31.6, 8),
    at("cape", -35.3, 18.0, 6),
  ]
  private static let indianOcean: [Stop] = [
    at("cape", -35.3, 18.0, 6), at("agulhas", -36.2, 23.5, 6), at("madagascar", -32.0, 55.0, 15),
    at("ninetyEast", -17.0, 93.0, 10), at("javaHead", -7.6, 104.3, 2),
  ]
  private static let sunda: [Stop] = [
    at("javaHead", -7.6, 104.3, 2), at("panaitan", -6.40, 105.10, 0.5),
    at("krakatau", -6.22, 105.60, 0.5), at("sangiangWest", -6.00, 105.765, 0.1),
    at("sangiang", -5.87, 105.84, 0.1),
    at("javaSea", -5.2, 106.4, 1), at("belitung", -4.2, 108.7, 2), at("karimata", -1.9, 108.4, 1.5),
    at("tambelan", 0.2, 106.4, 2), at("bintan", 1.1, 105.3, 1.5), at("eopl", 1.50, 104.62, 0.3),
  ]
  private static let malacca: [Stop] = [
    at("eopl", 1.50, 104.62, 0.3), at("horsburgh", 1.275, 104.40, 0.1),
    at("changi", 1.262, 104.08, 0.1), at("berhanti", 1.205, 103.88, 0.05),
    at("main", 1.165, 103.74, 0.05), at("nipa", 1.13, 103.58, 0.1), at("iyu", 1.21, 103.26, 0.2),
    at("rupat", 1.83, 102.35, 0.5), at("rachado", 2.36, 101.55, 0.5), at("fathom", 2.88, 100.92, 1),
    at("medan", 4.4, 99.6, 3), at("aceh", 5.8, 97.6, 3), at("rondo", 6.4, 95.2, 2),
    at("weligama", 5.5, 80.6, 5),
  ]
  private static let westOfIndia: [Stop] = [
    at("weligama", 5.5, 80.6, 5), at("comorin", 7.3, 77.2, 3), at("kochi", 9.7, 75.4, 4),
    at("goa", 15.3, 72.7, 6), at("bombayHigh", 18.6, 71.2, 4), at("veraval", 20.3, 69.8, 3),
    at("dwarka", 22.0, 68.4, 3), at("kutchMouth", 22.70, 68.95, 0.7),
  ]
  private static let gulfOfKutch: [Stop] = [
    at("kutchMouth", 22.70, 68.95, 0.7), at("vadinar", 22.60, 69.58, 0.2),
    at("sikka", 22.58, 69.80, 0.2),
  ]
  private static let gulf: [Stop] = [
    at("abot", 29.60, 48.88, 0.2), at("gulfNorth", 28.90, 49.50, 1), at("lavan", 27.0, 51.9, 2),
    at("sirri", 25.70, 54.2, 2), at("tunb", 26.10, 55.55, 1), at("musandam", 26.53, 56.45, 0.4),
    at("limah", 26.0, 56.75, 0.8), at("fujairah", 25.30, 56.75, 0.6),
    at("oman", 24.5, 59.0, 4), at("arabianSea", 22.6, 64.5, 6), at("kutchMouth", 22.70, 68.95, 0.7),
  ]
  private static let redSea: [Stop] = [
    at("yanbu", 23.85, 37.95, 0.3), at("redSeaNorth", 22.0, 37.6, 2), at("farasan", 17.2, 40.3, 2),
    at("hanish", 13.8, 42.40, 0.4), at("mocha", 13.1, 42.95, 0.4),
    at("babElMandeb", 12.60, 43.30, 0.2),
    at("aden", 12.1, 44.6, 2), at("gulfOfAden", 13.2, 49.0, 4), at("socotra", 13.6, 53.0, 6),
  ]
  private static let caribbean: [Stop] = [
    at("margarita", 11.40, -64.75, 1.5), at("blanquilla", 12.6, -65.3, 3),
    at("caribbeanSea", 15.2, -73.0, 10), at("pedro", 16.3, -78.5, 6), at("cayman", 18.6, -82.3, 6),
    at("yucatan", 21.7, -85.7, 3), at("gulfOfMexico", 25.5, -87.2, 8),
    at("pascagoula", 29.75, -88.30, 0.5),
  ]
}
