/// A silence as reception sees it, and what receivers could have made of it.
import Geodesy
package import Vocabulary

/// A stretch in which nothing of a ship was heard, inside a gap of her track.
package struct QuietStretch: Sendable {
  package var mmsi: MMSI
  package var transponder: Transponder
  /// The ends of the gap.
  package var from: Coordinate
  /// Nil while it lasts.
  package var to: Coordinate?
  package var gap: ClosedRange<Instant>
  /// From where and as what her silent hours were counted: where she was first heard in the hour of her last
  /// record, as the transponder of the record that ends the gap.
  package var countedFrom: Coordinate
  package var countedAs: Transponder
  /// What she said last of her course and speed.
  package var course: Bearing?
  package var speed: Knots?
  /// The stretch itself, inside the gap.
  package var start: Instant
  package var end: Instant

  package init(
    mmsi: MMSI, transponder: Transponder, from: Coordinate, to: Coordinate?,
    gap: ClosedRange<Instant>, quiet: ClosedRange<Instant>
  ) {
    self.mmsi = mmsi
    self.transponder = transponder
    self.from = from
    self.to = to
    self.gap = gap
    (countedFrom, countedAs) = (from, transponder)
    (start, end) = (quiet.lowerBound, quiet.upperBound)
  }

  /// Where she would be in the middle of an hour, on the great circle between the ends.
  func place(atHour hour: Int64) -> Coordinate {
    guard let to else { return from }
    let whole = max(1, (gap.upperBound - gap.lowerBound).seconds)
    let since = Double(hour) * 3600 + 1800 - Double(gap.lowerBound.seconds)
    return from.interpolated(to: to, fraction: min(1, max(0, since / whole)))
  }
}

/// What the receivers could have made of a silent ship.
package struct Listening: Hashable, Sendable {
  /// Minus the logarithm of the chance that nobody heard a sending ship.
  package var weight = 0.0
  /// The same had the receivers done what is usual there.
  package var usualWeight = 0.0
  /// How many silences so unlikely chance makes among all the hours that ships like her were heard in the
  /// input, were hours independent.
  package var byChance = 0.0
  /// Whether her last course led her out to open sea where nobody was ever heard.
  package var leftHearing = false
  /// Hours in which she should have been heard.
  package var expectedHours = 0.0
  /// Distinct other ships heard on those days within two degrees of her way, and within ten.
  package var shipsNear = 0
  package var shipsAround = 0
  /// The share of hours in which ships are usually heard where she fell silent.
  package var usualShare = 0.0

  package init() {}

  /// What receivers did of what is usual there, 0…1; 1 where nothing is.
  package var activity: Double { usualWeight > 0 ? weight / usualWeight : 1 }
}
