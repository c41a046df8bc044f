/// False positions: what a ship's transponder says while she is somewhere else.
///
/// The four ways follow published cases (Global Fishing Watch and SkyTruth, 2021 to 2023; the
/// Associated Press, 28 May 2021): a track bent into circles, the true track shifted sideways, a
/// ship that says she lies at anchor, and a stretch of an old track sent again and again.
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One stretch of invented positions.
package struct Fabrication: Hashable, Sendable {
  package enum Way: Hashable, Sendable {
    /// Round a centre at a steady speed.
    case circle(centre: SeaPoint, radius: Double, knots: Double)
    /// The true track moved by metres east and north.
    case offset(east: Double, north: Double)
    case anchored(at: SeaPoint, salt: Int)
    /// The stretch of `length` seconds that began at `from`, again and again.
    case replay(from: Double, length: Double)
  }

  package let span: ClosedRange<Double>
  package let way: Way

  package init(span: ClosedRange<Double>, way: Way) {
    self.span = span
    self.way = way
  }

  /// Kind for the truth table: motion that no ship makes, or a place that is not hers.
  package var kind: String {
    switch way {
    case .circle, .replay: "synthetic_track"
    case .offset, .anchored: "single_ship_fabrication"
    }
  }

  /// What she says; `track` gives her true state at any time.
  package func said(_ truth: HullState, at time: Double, track: (Double) -> HullState?) -> HullState
  {
    switch way {
    case .circle(let centre, let radius, let knots):
      let turned = knots * 1852 / 3600 * (time - span.lowerBound) / radius * 180 / Double.pi
      let bearing = Angle.turned(turned)
      let course = Angle.turned(bearing + 90)
      return HullState(
        centre: centre.moved(metres: radius, towards: bearing), heading: course, course: course,
        knots: knots, status: 0)
    case .offset(let east, let north):
      return HullState(
        centre: truth.centre.moved(east: east, north: north), heading: truth.heading,
        course: truth.course, knots: truth.knots, status: truth.status)
    case .anchored(let point, let salt):
      let heading = Environment.heading(at: point, time: time, salt: salt)
      return HullState(
        centre: point.moved(metres: -250, towards: heading), heading: heading, course: heading,
        knots: 0.1, status: 1)
    case .replay(let from, let length):
      // A recorder plays stored reports, so that each round sends the same points.
      let place = (time - span.lowerBound).truncatingRemainder(dividingBy: length)
      return track(from + (place / 60).rounded(.down) * 60) ?? truth
    }
  }
}
