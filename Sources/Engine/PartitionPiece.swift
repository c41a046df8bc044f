/// Cuts a partition that is larger than memory allows into pieces that are not.
///
/// A piece is some of its ships, or one ship for a stretch of time. Each piece is gathered by reading
/// the partition once more, which only inputs far larger than the budget, or with one number that
/// sends more than all others, ever need.
import Vocabulary

/// What is taken of a partition at once.
struct PartitionPiece: Sendable {
  /// Nil for all.
  let ships: Set<UInt32>?
  /// Milliseconds since 1970; nil for all.
  let times: ClosedRange<Int64>?
  /// Whether the ships of the piece have no later one.
  let isLast: Bool

  static let whole = Self(ships: nil, times: nil, isLast: true)

  func holds(_ mmsi: MMSI, _ time: Instant) -> Bool {
    (ships?.contains(mmsi.number) ?? true) && (times?.contains(time.milliseconds) ?? true)
  }

  /// The pieces of a partition, none larger than `limit` bytes unless one instant is.
  static func pieces(
    ofPartition index: Int, of runs: [RecordRun], limit: Int
  ) throws -> [Self] {
    guard Partition.size(index, of: runs) > limit else { return [.whole] }
    var sizes: [UInt32: Int] = [:]
    try each(index, of: runs) { mmsi, _, size in sizes[mmsi.number, default: 0] += size }
    var pieces: [Self] = []
    var (group, filled): (Set<UInt32>, Int) = ([], 0)
    for (mmsi, size) in sizes.sorted(by: { $0.key < $1.key }) {
      if filled + size > limit, !group.isEmpty {
        pieces.append(Self(ships: group, times: nil, isLast: true))
        (group, filled) = ([], 0)
      }
      if size > limit {
        pieces += try stretches(of: mmsi, index, runs, limit: limit)
      } else {
        group.insert(mmsi)
        filled += size
      }
    }
    if !group.isEmpty { pieces.append(Self(ships: group, times: nil, isLast: true)) }
    return pieces
  }

  /// One ship by stretches of time, in order.
  private static func stretches(
    of mmsi: UInt32, _ index: Int, _ runs: [RecordRun], limit: Int
  ) throws -> [Self] {
    var times: [Int64: Int] = [:]
    var width: Int64 = 60_000
    try each(index, of: runs) { other, time, size in
      guard other.number == mmsi else { return }
      times[time.milliseconds.flooredQuotient(by: width), default: 0] += size
      // The table of times stays small: minutes are joined in pairs when there are too many.
      guard times.count > 65_536, width < 1 << 48 else { return }
      width *= 2
      times = times.reduce(into: [:]) { $0[$1.key.flooredQuotient(by: 2), default: 0] += $1.value }
    }
    var ends: [Int64] = []
    var filled = 0
    for (slot, size) in times.sorted(by: { $0.key < $1.key }) {
      if filled + size > limit, filled > 0 {
        ends.append(slot.multipliedReportingOverflow(by: width).partialValue)
        filled = 0
      }
      filled += size
    }
    let bounds = [Int64.min] + ends + [Int64.max]
    return bounds.indices.dropLast().map { step in
      let isLast = step == bounds.count - 2
      return Self(
        ships: [mmsi], times: bounds[step]...(isLast ? .max : bounds[step + 1] - 1), isLast: isLast)
    }
  }

  /// Number, time and bytes of every record.
  private static func each(
    _ index: Int, of runs: [RecordRun], _ body: (MMSI, Instant, Int) -> Void
  ) throws {
    for run in runs {
      // A fix may carry a report, which in a piece stands on its own.
      let width = MemoryLayout<Fix>.stride + MemoryLayout<StoredReport>.stride
      for fix in try run.fixes.elements(run.fixes(ofPartition: index)) {
        body(fix.mmsi, fix.time, width)
      }
      for report in try run.reports.elements(run.reports(ofPartition: index)) {
        body(report.mmsi, report.time, MemoryLayout<StoredReport>.stride + 64)
      }
    }
  }
}
