/// The two ships of a pair as they say they are: whether they can be tankers that move cargo, and how far
/// apart their antennas can be while their hulls are near.
import Vocabulary

/// The two ships of a pair with what they say of themselves.
struct EncounterShips {
  let first: SegmentID
  let second: SegmentID
  let firstParticulars: Particulars?
  let secondParticulars: Particulars?

  /// What is known of the kind of two ships that may move cargo.
  enum Kind: Int, Comparable {
    case tankers, untyped, small

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// What is known of the two; nil when they cannot be tankers that move cargo.
  ///
  /// One IMO number on both is one ship that changed her MMSI and meets her own last position.
  func kind(_ rule: EncounterRule) -> Kind? {
    if let hull = firstParticulars?.imo, hull == secondParticulars?.imo { return nil }
    guard let one = Self.kind(firstParticulars, rule),
      let other = Self.kind(secondParticulars, rule)
    else { return nil }
    return max(one, other)
  }

  /// Antennas farther apart than this belong to hulls that are not near each other.
  ///
  /// A hull lies within its length and beam of its antenna. Two in a hundred are added, since hulls are laid on
  /// a plane.
  func reach(_ rule: EncounterRule) -> Metres {
    let antennas = rule.nearAntennas.value
    guard let one = firstParticulars?.dimensions, let other = secondParticulars?.dimensions else {
      return Metres(antennas * 1.02)
    }
    let hulls = one.length + one.beam + other.length + other.beam
    return Metres(max(antennas, rule.nearHulls.value + Double(hulls)) * 1.02)
  }

  private static func kind(_ particulars: Particulars?, _ rule: EncounterRule) -> Kind? {
    let length = particulars?.dimensions?.length
    switch particulars?.isTanker {
    case false: return nil
    case true: return length.map { $0 < rule.leastLength } ?? false ? .small : .tankers
    default: return length.map { $0 >= rule.leastLength } ?? false ? .untyped : nil
    }
  }
}
