/// Who else fell silent and was heard again at the same times nearby: that is a receiver's doing.
///
/// Receivers fail for everybody at once; ships choose their own hours. A silence that others about her
/// share, with both its ends in the same hours, speaks for the receiver even where too few ships sail
/// for reception to be known. Docs/Methods/Gaps.md has the rule.
import Vocabulary

/// The silences of a run, by block of ten degrees and by the hours of their ends.
package struct SilenceCompany: Sendable {
  /// Those silent in just the same hours.
  package struct Verdict: Hashable, Sendable {
    /// Distinct other ships whose silences began and ended within about an hour of hers.
    package var ships = 0
    /// How many would by chance, as silences of about that length come on the quietest of three days: an outage
    /// on another day is no chance.
    package var chance = 0.0

    package init() {}
  }

  private struct Ends: Hashable {
    let place: ReceptionPlace
    let start: Int64
    let end: Int64
  }

  private struct DayAndLength: Hashable {
    let place: ReceptionPlace
    let day: Int64
    let hours: Int64
  }

  private var byEnds: [Ends: ShipSketch] = [:]
  private var byLength: [DayAndLength: Int] = [:]

  init(_ silences: [Silence]) {
    for silence in silences {
      let (place, hours) = (Self.place(of: silence), Self.hours(of: silence))
      let ends = Ends(place: place, start: hours.start, end: hours.end)
      byEnds[ends, default: ShipSketch()].insert(silence.segment.mmsi)
      byLength[Self.dayAndLength(place, hours, day: 0, length: 0), default: 0] += 1
    }
  }

  /// Others about her, in the nine blocks around, who were silent in just the same hours.
  func company(of silence: Silence) -> Verdict {
    let hours = Self.hours(of: silence)
    var ships = ShipSketch()
    // Silences of about her length, of the day before, of hers and of the day after.
    var days = [0, 0, 0]
    for place in ReceptionPlace.about(ReceptionCell(of: silence.last.position), .classA) {
      join(place, hours, to: &ships, &days)
      for day in Self.near {
        for length in Self.near {
          let alike = Self.dayAndLength(place, hours, day: day, length: length)
          days[Int(day) + 1] += byLength[alike] ?? 0
        }
      }
    }
    ships.remove(silence.segment.mmsi)
    var verdict = Verdict()
    verdict.ships = ships.count
    verdict.chance = Double(max(0, days.min() ?? 0)) * Self.chanceOfEach
    return verdict
  }

  /// Who in a block was silent in just the same hours; they are no chance and are taken off their days.
  private func join(
    _ place: ReceptionPlace, _ hours: (start: Int64, end: Int64), to ships: inout ShipSketch,
    _ days: inout [Int]
  ) {
    let today = hours.start.flooredQuotient(by: 24)
    for start in Self.near {
      for end in Self.near {
        let ends = Ends(place: place, start: hours.start + start, end: hours.end + end)
        guard let found = byEnds[ends] else { continue }
        ships.formUnion(found)
        let day = (hours.start + start).flooredQuotient(by: 24) - today
        days[Int(day) + 1] -= found.count
      }
    }
  }

  private static let near = Int64(-1)...1
  /// A silence of one of three lengths, begun in one of the 24 hours of a day, has nine chances of 72 to begin
  /// and end within an hour of another.
  private static let chanceOfEach = 9.0 / 72

  private static func place(of silence: Silence) -> ReceptionPlace {
    // One group for all: a station that fails is deaf to every kind of transponder.
    ReceptionPlace(ReceptionCell(of: silence.last.position), .classA, size: LearnedReception.block)
  }

  private static func hours(of silence: Silence) -> (start: Int64, end: Int64) {
    (
      silence.quiet.lowerBound.seconds.flooredQuotient(by: 3600),
      silence.quiet.upperBound.seconds.flooredQuotient(by: 3600)
    )
  }

  private static func dayAndLength(
    _ place: ReceptionPlace, _ hours: (start: Int64, end: Int64), day: Int64, length: Int64
  ) -> DayAndLength {
    DayAndLength(
      place: place, day: hours.start.flooredQuotient(by: 24) + day,
      hours: hours.end - hours.start + length)
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
