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
  /// The key at `recent`; nil before the first.
  private var recentKey: Key?

  private static var scanned: Int { 8 }

  var isEmpty: Bool { keys.isEmpty }
  var count: Int { keys.count }

  /// In the order in which they were made.
  var all: [State] { states }

  /// In ascending order, so that what is made of them has one order.
  var sortedKeys: [Key] { keys.sorted() }

  subscript(key: Key) -> State? { place(of: key).map { states[$0] } }

  subscript(at place: Int) -> State {
    _read { yield states[place] }
    _modify { yield &states[place] }
  }

  /// Reads of a state without copying all of it.
  @inline(__always)
  func read<Value>(at place: Int, _ body: (UnsafePointer<State>) -> Value) -> Value? {
    states.withUnsafeBufferPointer { states in
      guard let base = states.baseAddress, states.indices.contains(place) else { return nil }
      return body(base + place)
    }
  }

  /// Where the state of a key lies; nil when there is none.
  @inline(__always)
  func place(of key: Key) -> Int? {
    if let recentKey, recentKey == key { return recent }
    return find(key)
  }

  /// Where the state of a key lies, made when there was none.
  @inline(__always)
  mutating func place(of key: Key, make: @autoclosure () -> State) -> Int {
    if let recentKey, recentKey == key { return recent }
    if let known = find(key) {
      (recent, recentKey) = (known, key)
      return known
    }
    insert(key, make())
    return recent
  }

  @inline(never)
  private func find(_ key: Key) -> Int? {
    keys.count > Self.scanned ? places[key] : keys.firstIndex(of: key)
  }

  @inline(never)
  private mutating func insert(_ key: Key, _ state: State) {
    (recent, recentKey) = (keys.count, key)
    keys.append(key)
    states.append(state)
    if keys.count == Self.scanned + 1 {
      for (place, key) in keys.enumerated() { places[key] = place }
    } else if keys.count > Self.scanned {
      places[key] = recent
    }
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: keys.count <= Self.scanned)
    states.removeAll(keepingCapacity: states.count <= Self.scanned)
    if !places.isEmpty { places = [:] }
    (recent, recentKey) = (0, nil)
  }
}
