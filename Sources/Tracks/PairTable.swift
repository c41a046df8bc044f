/// The pairs that are open, by name and by place.

/// Two ships' numbers, that of the smaller segment first, so that a pair has one name.
struct PairName: Hashable, Sendable {
  let first: Int32
  let second: Int32

  /// One word instead of two.
  func hash(into hasher: inout Hasher) {
    hasher.combine(UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second)))
  }
}

/// Open pairs.
struct PairTable: Sendable {
  private var slots: [EncounterPair?] = []
  private var free: [Int32] = []
  private var places: [PairName: Int32] = [:]

  var names: Dictionary<PairName, Int32>.Keys { places.keys }

  /// Where a pair is; nil when it is not open.
  func place(of name: PairName) -> Int32? { places[name] }

  /// An open pair; nil when there is none at that place.
  subscript(place: Int32) -> EncounterPair? {
    _read { yield slots[Int(place)] }
    _modify { yield &slots[Int(place)] }
  }

  /// Opens a pair that is not open; its place.
  mutating func open(_ name: PairName, _ pair: EncounterPair) -> Int32 {
    let place: Int32
    if let last = free.popLast() {
      place = last
      slots[Int(place)] = pair
    } else {
      place = Int32(truncatingIfNeeded: slots.count)
      slots.append(pair)
    }
    places[name] = place
    return place
  }

  /// Takes a pair out; nil when it is not open.
  mutating func close(_ name: PairName) -> EncounterPair? {
    guard let place = places.removeValue(forKey: name) else { return nil }
    free.append(place)
    let pair = slots[Int(place)]
    slots[Int(place)] = nil
    return pair
  }
}
