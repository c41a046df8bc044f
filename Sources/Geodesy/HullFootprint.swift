/// The ground a ship's hull covers: a rectangle with a pointed bow, laid by antenna and heading.
///
/// AIS sends how far the antenna stands from bow, stern, port and starboard (ITU-R M.1371-5, message
/// 5, reference point). Where only length and beam were sent the antenna is taken to stand amidships,
/// and the hull may then lie up to half its length off. The bow narrows over the foremost tenth of
/// the length, as full-bodied tankers do; against a real waterline the sides are right within some
/// metres. A heading error of 1° moves the ends of a 330 m hull by 3 m.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One hull on a tangent plane.
package struct HullFootprint: Hashable, Sendable {
  /// Share of the length over which the bow narrows to its point.
  package static let bowShare = 0.1
  /// Two headings of one hull differ by no more, degrees: two compasses and some seconds of swing (this
  /// project's choice).
  private static let oneHeading = 10.0

  package let polygon: ConvexPolygon
  /// Unit vector from stern to bow.
  package let ahead: PlanePoint
  /// Length over all and beam, metres.
  package let length: Double
  package let beam: Double
  /// Half way along and across.
  package let centre: PlanePoint
  /// Whether the antenna's place on the hull was known; if not, it is taken to stand amidships.
  package let hasReferencePoint: Bool

  /// Nil when length or beam is zero or negative.
  package init?(
    dimensions: HullDimensions, antenna: Coordinate, heading: Bearing, on plane: TangentPlane
  ) {
    let (length, beam) = (Double(dimensions.length), Double(dimensions.beam))
    guard length > 0, beam > 0 else { return nil }
    let isPlaced = dimensions.hasReferencePoint
    let toBow = isPlaced ? Double(dimensions.toBow) : length / 2
    let toPort = isPlaced ? Double(dimensions.toPort) : beam / 2
    let ahead = plane.direction(heading, at: antenna)
    let starboard = PlanePoint(east: ahead.north, north: -ahead.east)
    let foot = plane.point(antenna)
    func corner(_ forward: Double, _ right: Double) -> PlanePoint {
      foot + ahead.scaled(by: forward) + starboard.scaled(by: right)
    }
    let shoulder = toBow - length * Self.bowShare
    let ring = [
      corner(toBow - length, -toPort), corner(toBow - length, beam - toPort),
      corner(shoulder, beam - toPort), corner(toBow, beam / 2 - toPort),
      corner(shoulder, -toPort),
    ]
    guard let polygon = ConvexPolygon(ring) else { return nil }
    self.polygon = polygon
    self.ahead = ahead
    self.length = length
    self.beam = beam
    centre = corner(toBow - length / 2, beam / 2 - toPort)
    hasReferencePoint = isPlaced
  }

  /// Clear water between two hulls, metres; 0 when the footprints touch or overlap.
  package func clearWater(to other: Self) -> Double { polygon.distance(to: other.polygon) }

  /// How far the two hulls lie beside each other along this one's keel.
  ///
  /// A share of the shorter hull's length, 0…1.
  package func overlapAbeam(_ other: Self) -> Double {
    let mine = polygon.extent(along: ahead)
    let theirs = other.polygon.extent(along: ahead)
    let shared =
      min(mine.upperBound, theirs.upperBound) - max(mine.lowerBound, theirs.lowerBound)
    return min(1, max(0, shared / min(length, other.length)))
  }

  /// Whether both head one way with centres nearer than half of what two hulls need, across and along: within
  /// half the mean of the beams and of the lengths.
  package func isOnTop(of other: Self) -> Bool {
    let offset = other.centre - centre
    return ahead.dot(other.ahead) > 0 && isParallel(to: other, within: Self.oneHeading)
      && abs(ahead.cross(offset)) <= (beam + other.beam) / 4
      && abs(ahead.dot(offset)) <= (length + other.length) / 4
  }

  /// Whether the keels lie parallel or opposite within an angle in degrees.
  package func isParallel(to other: Self, within degrees: Double) -> Bool {
    abs(ahead.cross(other.ahead)) <= sin(degrees * .pi / 180)
  }
}
