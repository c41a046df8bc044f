/// States by key, with the one used last at hand.
///
/// Detectors keep a state for each segment or number. Records mostly come ship by ship, so that the
/// key is nearly always that of the step before; then nothing is hashed. A few keys are found by
/// looking at each, more by a dictionary.

/// A dictionary whose states are changed in place.
struct StateTable<Key: Hashable & Comparable & Sendable, State: Sendable>: Sendable {
  private var keys: [Key] = []
  private var states: [State] = []
  /// Filled only when there are more keys than are worth looking through.
  private var places: [Key: Int] = [:]
  private var recent = 0

  private static var scanned: Int { 8 }

  var isEmpty: Bool { keys.isEmpty }
  var count: Int { keys.count }

  /// In ascending order, so that what is made of them has one order.
  var sortedKeys: [Key] { keys.sorted() }

  subscript(key: Key) -> State? { place(of: key).map { states[$0] } }

  subscript(at place: Int) -> State {
    _read { yield states[place] }
    _modify { yield &states[place] }
  }

  /// Where the state of a key lies; nil when there is none.
  func place(of key: Key) -> Int? {
    if recent < keys.count, keys[recent] == key { return recent }
    return keys.count > Self.scanned ? places[key] : keys.firstIndex(of: key)
  }

  /// Where the state of a key lies, made when there was none.
  mutating func place(of key: Key, make: @autoclosure () -> State) -> Int {
    if let known = place(of: key) {
      recent = known
      return known
    }
    recent = keys.count
    keys.append(key)
    states.append(make())
    if keys.count == Self.scanned + 1 {
      for (place, key) in keys.enumerated() { places[key] = place }
    } else if keys.count > Self.scanned {
      places[key] = recent
    }
    return recent
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: keys.count <= Self.scanned)
    states.removeAll(keepingCapacity: states.count <= Self.scanned)
    if !places.isEmpty { places = [:] }
    recent = 0
  }
}
