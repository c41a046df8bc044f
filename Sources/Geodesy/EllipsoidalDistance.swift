/// Distance along the geodesic of the WGS 84 ellipsoid, by Vincenty's inverse formula.
///
/// T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid with application of nested
/// equations", Survey Review 23 (1975) 88–93. The series are good to 0.5 mm at any distance where
/// the iteration settles; for nearly antipodal places (within about half a degree) it does not, and
/// the answer is nil.
package import Vocabulary

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The figure of WGS 84 (NIMA TR 8350.2).
package enum WorldEllipsoid {
  package static let equatorialRadius = 6_378_137.0
  package static let flattening = 1 / 298.257223563
  package static let polarRadius = equatorialRadius * (1 - flattening)
}

extension Coordinate {
  /// The ellipsoidal distance, within 0.5 mm; nil for nearly antipodal places.
  package func geodesicDistance(to other: Self) -> Metres? {
    if self == other { return Metres(0) }
    let arc = AuxiliaryArc(from: self, to: other)
    return arc.map { Metres($0.length) }
  }
}

/// The auxiliary sphere's arc between two reduced latitudes, once the iteration has settled.
private struct AuxiliaryArc {
  private let sineSigma: Double
  private let cosineSigma: Double
  private let sigma: Double
  private let squaredCosineAlpha: Double
  private let cosineTwiceMiddle: Double

  init?(from: Coordinate, to: Coordinate) {
    let f = WorldEllipsoid.flattening
    let reducedFrom = atan((1 - f) * tan(from.latitude * .pi / 180))
    let reducedTo = atan((1 - f) * tan(to.latitude * .pi / 180))
    var turn = to.longitude - from.longitude
    if turn > 180 { turn -= 360 } else if turn < -180 { turn += 360 }
    let difference = turn * .pi / 180
    var lambda = difference
    for _ in 0..<200 {
      let arc = Self(reducedFrom, reducedTo, lambda)
      let next = difference + arc.correction(reducedFrom, reducedTo, lambda)
      guard next.isFinite, abs(next) <= .pi else { return nil }
      if abs(next - lambda) < 1e-12 {
        self = Self(reducedFrom, reducedTo, next)
        return
      }
      lambda = next
    }
    return nil
  }

  private init(_ from: Double, _ to: Double, _ lambda: Double) {
    let (s1, c1, s2, c2) = (sin(from), cos(from), sin(to), cos(to))
    let across = c2 * sin(lambda)
    let along = c1 * s2 - s1 * c2 * cos(lambda)
    sineSigma = (across * across + along * along).squareRoot()
    cosineSigma = s1 * s2 + c1 * c2 * cos(lambda)
    sigma = atan2(sineSigma, cosineSigma)
    let sineAlpha = sineSigma == 0 ? 0 : c1 * c2 * sin(lambda) / sineSigma
    squaredCosineAlpha = 1 - sineAlpha * sineAlpha
    // On the equator the middle is undefined and its factor vanishes.
    cosineTwiceMiddle =
      squaredCosineAlpha < 1e-15 ? 0 : cosineSigma - 2 * s1 * s2 / squaredCosineAlpha
  }

  /// What the ellipsoid adds to the longitude difference on the auxiliary sphere (equations 10, 11).
  private func correction(_ from: Double, _ to: Double, _ lambda: Double) -> Double {
    let f = WorldEllipsoid.flattening
    let sineAlpha = sineSigma == 0 ? 0 : cos(from) * cos(to) * sin(lambda) / sineSigma
    let c = f / 16 * squaredCosineAlpha * (4 + f * (4 - 3 * squaredCosineAlpha))
    let middle = cosineTwiceMiddle
    let inner = middle + c * cosineSigma * (2 * middle * middle - 1)
    return (1 - c) * f * sineAlpha * (sigma + c * sineSigma * inner)
  }

  /// Metres (equations 3, 4, 6 and 19).
  var length: Double {
    let (a, b) = (WorldEllipsoid.equatorialRadius, WorldEllipsoid.polarRadius)
    let u = squaredCosineAlpha * (a * a - b * b) / (b * b)
    let big = 1 + u / 16_384 * (4096 + u * (-768 + u * (320 - 175 * u)))
    let small = u / 1024 * (256 + u * (-128 + u * (74 - 47 * u)))
    let middle = cosineTwiceMiddle
    let tail =
      small / 6 * middle * (4 * sineSigma * sineSigma - 3) * (4 * middle * middle - 3)
    let bracket = middle + small / 4 * (cosineSigma * (2 * middle * middle - 1) - tail)
    return b * big * (sigma - small * sineSigma * bracket)
  }
}
