/// Which places hold the positions of one ship, one after the other.
///
/// A ship's next position mostly lies in the same places as the one before. The finder remembers the
/// cell she was in, the places that touch it, which of them held her, and how far she can go without
/// crossing an edge of any; until then the answer is the same list. It never changes what `PlaceIndex`
/// says.
import Geodesy
import Vocabulary

/// `PlaceIndex.places(containing:largestUnverified:)` with a memory of one answer.
struct PlaceFinder: Sendable {
  private let places: PlaceIndex
  private let limit: Double
  private var cell = -1
  /// What surely lies in that cell; off the globe before the first.
  private var latitudes = 91.0...91.0
  private var longitudes = 181.0...181.0
  private var candidates: [Int] = []
  private var mask: UInt64 = 0
  private var answer: [Int] = []
  /// Several held her, so that their order depends on where she was.
  private var isOrdered = false
  /// Where the answer was found, and within how many metres of it no edge of a candidate lies.
  private var middle: Coordinate?
  private var clearance = Metres(0)

  init(places: PlaceIndex, largestUnverified limit: Double) {
    self.places = places
    self.limit = limit
  }

  /// The places that hold the first of some points, and how many points from it on the same ones hold.
  mutating func places(
    containing points: ArraySlice<TrackPoint>
  ) -> (inside: [Int], count: Int) {
    guard let first = points.first else { return ([], 0) }
    let inside = places(containing: first.position)
    var count = 1
    for point in points.dropFirst() {
      guard isUnchanged(at: point.position) || places(containing: point.position) == inside
      else { break }
      count += 1
    }
    return (inside, count)
  }

  /// Whether the answer for the position before surely holds for this one.
  @inline(__always)
  private func isUnchanged(at position: Coordinate) -> Bool {
    guard latitudes.contains(position.latitude), longitudes.contains(position.longitude) else {
      return false
    }
    return candidates.isEmpty || middle?.isWithin(clearance, of: position) ?? false
  }

  /// The numbers of the places that hold a position, the most specific first.
  mutating func places(containing position: Coordinate) -> [Int] {
    if isUnchanged(at: position) { return answer }
    enterCell(of: position)
    guard !candidates.isEmpty else { return [] }
    guard candidates.count <= 64 else {
      return places.places(containing: position, largestUnverified: limit)
    }
    var holding: UInt64 = 0
    for (bit, place) in candidates.enumerated()
    where places.contains(position, inPlace: place) {
      holding |= 1 << UInt64(bit)
    }
    if holding != mask || isOrdered {
      mask = holding
      let held = candidates.indices.filter { holding >> UInt64($0) & 1 == 1 }.map {
        candidates[$0]
      }
      isOrdered = held.count > 1 && places.orderDependsOnPosition(held)
      answer = held.count > 1 ? places.sorted(held, by: position) : held
    }
    measure(around: position)
    return answer
  }

  private mutating func enterCell(of position: Coordinate) {
    let here = places.cell(of: position)
    guard here != cell else { return }
    cell = here
    (latitudes, longitudes) = places.core(ofCellOf: position)
    candidates = places.candidates(inCell: here).filter {
      !places.isRegion($0, largestUnverified: limit)
    }
    (mask, answer, middle) = (0, [], nil)
  }

  /// How far the answer holds; 1 % and a metre are left for rounding.
  private mutating func measure(around position: Coordinate) {
    guard !isOrdered else {
      middle = nil
      return
    }
    let least = candidates.map { places.clearance(of: position, fromPlace: $0) }.min() ?? 0
    clearance = Metres(least * 0.99 - 1)
    middle = position
  }
}
