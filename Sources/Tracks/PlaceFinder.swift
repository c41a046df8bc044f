/// Which places hold the positions of one ship, one after the other.
///
/// A ship's next position mostly lies in the same places as the one before. The finder remembers the
/// cell she was in, the places that touch it, and which of them held her; as long as the same ones
/// hold her the answer is the same list. It never changes what `PlaceIndex` says.
import Vocabulary

/// `PlaceIndex.places(containing:largestUnverified:)` with a memory of one answer.
struct PlaceFinder: Sendable {
  private let places: PlaceIndex
  private let limit: Double
  private var cell = -1
  private var candidates: [Int] = []
  private var mask: UInt64 = 0
  private var answer: [Int] = []
  /// Several held her, so that their order depends on where she was.
  private var isOrdered = false

  init(places: PlaceIndex, largestUnverified limit: Double) {
    self.places = places
    self.limit = limit
  }

  /// The numbers of the places that hold a position, the most specific first.
  mutating func places(containing position: Coordinate) -> [Int] {
    let here = places.cell(of: position)
    if here != cell {
      cell = here
      candidates = places.candidates(inCell: here).filter {
        !places.isRegion($0, largestUnverified: limit)
      }
      (mask, answer) = (0, [])
    }
    guard !candidates.isEmpty else { return [] }
    guard candidates.count <= 64 else {
      return places.places(containing: position, largestUnverified: limit)
    }
    var holding: UInt64 = 0
    for (bit, place) in candidates.enumerated()
    where places.contains(position, inPlace: place) {
      holding |= 1 << UInt64(bit)
    }
    guard holding != mask || isOrdered else { return answer }
    mask = holding
    let held = candidates.indices.filter { holding >> UInt64($0) & 1 == 1 }.map { candidates[$0] }
    isOrdered = held.count > 1 && places.orderDependsOnPosition(held)
    answer = held.count > 1 ? places.sorted(held, by: position) : held
    return answer
  }
}
