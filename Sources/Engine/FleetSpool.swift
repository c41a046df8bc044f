/// Where the items of all ships wait until they can be taken in order of time.
///
/// Items are dealt out to stretches of time of equal length; what does not fit into memory goes to
/// disk. A stretch is sorted when its turn comes, so that neither the order in which ships were
/// worked on nor the number of threads shows.
import Synchronization
import Tracks
import Vocabulary

/// Items by time.
final class FleetSpool: Sendable {
  private struct State: Sendable {
    var points: TimeShelf<FleetPoint>
    var reports: TimeShelf<HullReport>
    var particulars: [FleetParticulars] = []
  }

  private let budget: Int
  private let stretches: TimeStretches
  private let folder: SpillFolder
  private let state: Mutex<State>

  /// For items between two instants.
  init(from start: Instant, to end: Instant, folder: SpillFolder, budget: Int) {
    stretches = TimeStretches(start: start, end: end)
    self.folder = folder
    self.budget = budget
    state = Mutex(State(points: TimeShelf(), reports: TimeShelf()))
  }

  func add(_ items: FleetItems) throws {
    try state.withLock { state in
      for point in items.points {
        state.points.add(point, to: stretches.index(of: point.key.time))
      }
      for report in items.reports {
        state.reports.add(report, to: stretches.index(of: report.key.time))
      }
      state.particulars += items.particulars
      if state.points.bytesInMemory + state.reports.bytesInMemory > budget {
        try state.points.spill(to: folder, name: "points")
        try state.reports.spill(to: folder, name: "hulls")
      }
    }
  }

  /// Hands everything to the fleet in order; call once.
  func feed(_ fleet: inout FleetAnalysis) throws {
    var state = state.withLock { state in
      defer { state = State(points: TimeShelf(), reports: TimeShelf()) }
      return state
    }
    state.particulars.sort(by: FleetParticulars.isInOrder)
    var particulars = state.particulars[...]
    for index in 0..<TimeStretches.count {
      let points = FleetPoint.inOrder(try state.points.take(index))
      var reports = try state.reports.take(index)
      reports.sort(by: HullReport.isInOrder)
      let due = particulars.prefix { stretches.index(of: $0.key.time) <= index }
      particulars = particulars.dropFirst(due.count)
      fleet.step(points: points[...], reports: reports[...], particulars: due)
    }
  }
}

/// The time of a run in stretches of equal length.
struct TimeStretches: Sendable {
  static let count = 256
  private let start: Int64
  private let length: Int64

  init(start: Instant, end: Instant) {
    self.start = start.milliseconds
    let (span, overflow) = end.milliseconds.subtractingReportingOverflow(start.milliseconds)
    length = max(1, (overflow ? .max : max(0, span)) / Int64(Self.count) + 1)
  }

  /// Instants before the start and behind the end fall into the first and last.
  func index(of time: Instant) -> Int {
    let (since, overflow) = time.milliseconds.subtractingReportingOverflow(start)
    if overflow { return time.milliseconds < start ? 0 : Self.count - 1 }
    return Int(min(max(0, since / length), Int64(Self.count - 1)))
  }
}

/// Elements by stretch of time, in memory and on disk.
struct TimeShelf<Element: BitwiseCopyable & Sendable>: Sendable {
  private var open = [[Element]](repeating: [], count: TimeStretches.count)
  private var stored = [[Spilled<Element>]](repeating: [], count: TimeStretches.count)
  private var file: SpillFile?
  private(set) var bytesInMemory = 0

  mutating func add(_ element: Element, to stretch: Int) {
    open[stretch].append(element)
    bytesInMemory += MemoryLayout<Element>.stride
  }

  mutating func spill(to folder: SpillFolder, name: String) throws {
    guard bytesInMemory > 0 else { return }
    let file = try self.file ?? SpillFile(folder.file(name))
    self.file = file
    for stretch in open.indices where !open[stretch].isEmpty {
      stored[stretch].append(try Spilled(open[stretch], on: file))
      open[stretch].removeAll(keepingCapacity: true)
    }
    bytesInMemory = 0
  }

  /// The elements of a stretch in no particular order; they are forgotten here.
  mutating func take(_ stretch: Int) throws -> [Element] {
    var result = open[stretch]
    open[stretch] = []
    for part in stored[stretch] {
      let more = try [Element](unsafeUninitializedCapacity: part.count) { buffer, count in
        try part.copy(0..<part.count, to: buffer)
        count = part.count
      }
      result += more
    }
    stored[stretch] = []
    return result
  }
}
