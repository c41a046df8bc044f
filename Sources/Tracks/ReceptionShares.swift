/// Gathers what one ship gives to reception, hour by hour, before it is entered.
///
/// A ship's fixes of an hour mostly lie in one cell: they are counted here and entered as one number.
import Vocabulary

/// The share being counted and those that are complete.
struct ReceptionShares: Sendable {
  private(set) var complete: [ReceptionGrid.Share] = []
  private var current: ReceptionGrid.Share?
  private var hourStart = Instant(milliseconds: 0)
  private var hourEnd = Instant(milliseconds: 0)

  mutating func observe(_ fix: Fix) {
    let cell = ReceptionGrid.cell(of: fix.position)
    let group = ReceptionGrid.Group(fix.transponder)
    if let known = current, known.cell == cell, known.group == group, known.mmsi == fix.mmsi,
      fix.time >= hourStart, fix.time < hourEnd
    {
      current?.messages += 1
      return
    }
    close()
    let hour = fix.time.seconds.flooredQuotient(by: 3600)
    (hourStart, hourEnd) = (Instant(seconds: hour * 3600), Instant(seconds: (hour + 1) * 3600))
    current = ReceptionGrid.Share(
      cell: cell, hour: hour, group: group, mmsi: fix.mmsi, messages: 1)
  }

  /// Hands out everything counted so far.
  mutating func drain() -> [ReceptionGrid.Share] {
    close()
    defer { complete.removeAll(keepingCapacity: true) }
    return complete
  }

  private mutating func close() {
    if let share = current { complete.append(share) }
    current = nil
  }
}
