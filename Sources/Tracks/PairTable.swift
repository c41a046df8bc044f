/// The pairs that are open, by name and by place.
///
/// Whoever asks for the same pair again and again remembers its place and is spared the search; a place that
/// another pair took since is noticed.

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
  private struct Slot: Sendable {
    var name: PairName
    var pair: EncounterPair?
  }

  private var slots: [Slot] = []
  private var free: [Int32] = []
  private var places: [PairName: Int32] = [:]

  var names: Dictionary<PairName, Int32>.Keys { places.keys }

  /// Where a pair is, looked for at `hint` first; nil when it is not open.
  func place(of name: PairName, hint: Int32 = -1) -> Int32? {
    let place = Int(hint)
    if slots.indices.contains(place), slots[place].name == name, slots[place].pair != nil {
      return hint
    }
    return places[name]
  }

  /// An open pair; nil when there is none at that place.
  subscript(place: Int32) -> EncounterPair? {
    _read { yield slots[Int(place)].pair }
    _modify { yield &slots[Int(place)].pair }
  }

  /// Opens a pair that is not open; its place.
  mutating func open(_ name: PairName, _ pair: EncounterPair) -> Int32 {
    let place: Int32
    if let last = free.popLast() {
      place = last
      slots[Int(place)] = Slot(name: name, pair: pair)
    } else {
      place = Int32(truncatingIfNeeded: slots.count)
      slots.append(Slot(name: name, pair: pair))
    }
    places[name] = place
    return place
  }

  /// Takes a pair out; nil when it is not open.
  mutating func close(_ name: PairName) -> EncounterPair? {
    guard let place = places.removeValue(forKey: name) else { return nil }
    free.append(place)
    let pair = slots[Int(place)].pair
    slots[Int(place)].pair = nil
    return pair
  }
}
