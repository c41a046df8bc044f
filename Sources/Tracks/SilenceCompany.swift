/// Who else fell silent and was heard again at the same times nearby: that is a receiver's doing.
///
/// Receivers fail for everybody at once; ships choose their own hours. A silence that others about her
/// share, with both its ends in the same hours, speaks for the receiver even where too few ships sail
/// for reception to be known. Docs/Methods/Gaps.md has the rule.
import Vocabulary

/// The silences of a run, by block of ten degrees and by the hours of their ends.
struct SilenceCompany: Sendable {
  private struct Key: Hashable {
    let place: ReceptionPlace
    let start: Int64
    let end: Int64
  }

  private var counts: [Key: ShipSketch] = [:]

  init(_ silences: [Silence]) {
    for silence in silences {
      counts[Self.key(silence, 0, 0), default: ShipSketch()].insert(silence.segment.mmsi)
    }
  }

  /// Distinct other ships whose silences began and ended within about an hour of this one's.
  func companions(of silence: Silence) -> Int {
    var ships = ShipSketch()
    for start in Int64(-1)...1 {
      for end in Int64(-1)...1 {
        if let found = counts[Self.key(silence, start, end)] { ships.formUnion(found) }
      }
    }
    ships.remove(silence.segment.mmsi)
    return ships.count
  }

  private static func key(_ silence: Silence, _ start: Int64, _ end: Int64) -> Key {
    let quiet = silence.quiet
    // One group for all: a station that fails is deaf to every kind of transponder.
    return Key(
      place: ReceptionPlace(
        ReceptionCell(of: silence.last.position), .classA, size: LearnedReception.block),
      start: quiet.lowerBound.seconds.flooredQuotient(by: 3600) + start,
      end: quiet.upperBound.seconds.flooredQuotient(by: 3600) + end)
  }

  /// Each silence once: of several segments of one number that are silent in the same stretch, the
  /// one heard last before it.
  static func distinct(_ silences: [Silence]) -> [Silence] {
    struct Stretch: Hashable {
      let mmsi: MMSI
      let quiet: ClosedRange<Instant>
    }
    var best: [Stretch: Silence] = [:]
    for silence in silences {
      let stretch = Stretch(mmsi: silence.segment.mmsi, quiet: silence.quiet)
      guard let other = best[stretch] else {
        best[stretch] = silence
        continue
      }
      let isLater =
        (silence.last.time, silence.segment) > (other.last.time, other.segment)
      if isLater { best[stretch] = silence }
    }
    return silences.filter { silence in
      best[Stretch(mmsi: silence.segment.mmsi, quiet: silence.quiet)]?.segment == silence.segment
    }
  }
}
