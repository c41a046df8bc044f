/// Places on the straight line of a chart.
package import Vocabulary

extension Coordinate {
  /// A point on the straight line of the chart between two places, the short way round.
  ///
  /// Off a great circle by less than 2 % of the length below 60°, for legs of up to a day.
  package func between(_ other: Self, _ part: Double) -> Coordinate? {
    var turn = other.longitude - longitude
    if turn > 180 { turn -= 360 }
    if turn < -180 { turn += 360 }
    var east = longitude + turn * part
    if east > 180 { east -= 360 }
    if east < -180 { east += 360 }
    let north = latitude + (other.latitude - latitude) * part
    return Coordinate(latitude: north, longitude: east)
  }
}
