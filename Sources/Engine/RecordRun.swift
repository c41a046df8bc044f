/// A stretch of records dealt out to partitions by ship, in memory or on disk.
///
/// All records of a number lie in one partition, whatever run they are in; so a partition is a
/// fraction of the ships with all their records, and partitions can be worked on alone.
import Foundation
import Ingest
import Vocabulary

/// Which partition a number belongs to.
enum Partitioning {
  static let count = 256
  /// Upper bits of the product that choose the partition.
  static let bits: UInt32 = 8

  static func partition(of mmsi: MMSI) -> Int { Int(product(of: mmsi.number) >> (32 - bits)) }

  /// The number times an odd constant (Knuth, TAOCP 3, §6.4): MMSIs of one state differ in their last
  /// digits only, and spread in its upper bits all the same.
  static func product(of number: UInt32) -> UInt32 { number &* 0x9E37_79B1 }
}

/// A static report while it waits: its content lies in its run's pool.
struct StoredReport: Sendable, BitwiseCopyable {
  let time: Instant
  var source: SourceReference
  let mmsi: MMSI
  /// Where the content lies: first its number in the pool, then its byte in its partition's texts; 0
  /// for `nothing`.
  var content: UInt32
  /// A report that rides, or `nothing`, holds for the fixes of its number and input from its own place on.
  let kind: HeardReport.Kind

  /// The same with its content so many bytes farther on.
  func moved(by bytes: UInt32) -> Self {
    var moved = self
    moved.content += bytes
    return moved
  }
}

/// Records of one run, partition after partition.
struct RecordRun: Sendable {
  let fixes: Spilled<Fix>
  let reports: Spilled<StoredReport>
  /// Contents of reports, each as its length in two bytes and its bytes.
  let texts: Spilled<UInt8>
  /// Where each partition begins, and behind them where the last one ends.
  private let fixStarts: [Int32]
  private let reportStarts: [Int32]
  private let textStarts: [Int32]

  var bytesInMemory: Int {
    fixes.bytesInMemory + reports.bytesInMemory + texts.bytesInMemory
      + 3 * 4 * (Partitioning.count + 1)
  }

  func fixes(ofPartition index: Int) -> Range<Int> { Self.range(fixStarts, index) }
  func reports(ofPartition index: Int) -> Range<Int> { Self.range(reportStarts, index) }
  func texts(ofPartition index: Int) -> Range<Int> { Self.range(textStarts, index) }

  private static func range(_ starts: [Int32], _ index: Int) -> Range<Int> {
    Int(starts[index])..<Int(starts[index + 1])
  }

  /// Where a run lies on disk, for the journal.
  struct Place: Codable, Sendable {
    fileprivate let fixes: Int
    fileprivate let reports: Int
    fileprivate let texts: Int
    fileprivate let fixStarts: [Int32]
    fileprivate let reportStarts: [Int32]
    fileprivate let textStarts: [Int32]

    /// The byte behind the last of the run.
    var end: Int {
      func behind(_ start: Int, _ starts: [Int32], _ width: Int) -> Int {
        start + Int(starts.last ?? 0) * width
      }
      return max(
        behind(fixes, fixStarts, MemoryLayout<Fix>.stride),
        behind(reports, reportStarts, MemoryLayout<StoredReport>.stride),
        behind(texts, textStarts, 1))
    }
  }

  /// Nil for a run in memory.
  var place: Place? {
    guard let fix = fixes.start, let report = reports.start, let text = texts.start else {
      return nil
    }
    return Place(
      fixes: fix, reports: report, texts: text, fixStarts: fixStarts, reportStarts: reportStarts,
      textStarts: textStarts)
  }

  /// A run that a run before this one has put on disk; nil when its place makes no sense.
  init?(_ place: Place, on file: SpillFile) {
    let all = [place.fixStarts, place.reportStarts, place.textStarts]
    guard all.allSatisfy({ $0.count == Partitioning.count + 1 && $0.first == 0 }),
      all.allSatisfy({ zip($0, $0.dropFirst()).allSatisfy { $0 <= $1 } })
    else { return nil }
    (fixStarts, reportStarts, textStarts) = (place.fixStarts, place.reportStarts, place.textStarts)
    fixes = Spilled(on: file, start: place.fixes, count: Int(fixStarts[Partitioning.count]))
    reports = Spilled(on: file, start: place.reports, count: Int(reportStarts[Partitioning.count]))
    texts = Spilled(on: file, start: place.texts, count: Int(textStarts[Partitioning.count]))
  }

  /// Deals the records out; `file` is where they go when memory is full.
  init(
    fixes: [Fix], reports: [StoredReport], pool: ContentPool, on file: SpillFile?
  ) throws {
    let dealtFixes = Dealt(fixes) { Partitioning.partition(of: $0.mmsi) }
    let dealtTexts = pool.dealt()
    let placed = reports.map { report in
      var placed = report
      if report.kind != .nothing { placed.content = dealtTexts.places[Int(report.content)] }
      return placed
    }
    let dealtReports = Dealt(placed) { Partitioning.partition(of: $0.mmsi) }
    (fixStarts, reportStarts) = (dealtFixes.starts, dealtReports.starts)
    textStarts = dealtTexts.starts
    if let file {
      self.fixes = try Spilled(dealtFixes.elements, on: file)
      self.reports = try Spilled(dealtReports.elements, on: file)
      texts = try Spilled(dealtTexts.bytes, on: file)
    } else {
      self.fixes = Spilled(dealtFixes.elements)
      self.reports = Spilled(dealtReports.elements)
      texts = Spilled(dealtTexts.bytes)
    }
  }
}

/// Elements in the order of their partitions, those of one partition in the order they came
/// (distribution counting, Knuth, TAOCP 3, §5.2).
struct Dealt<Element: BitwiseCopyable> {
  let elements: [Element]
  let starts: [Int32]

  init(_ source: [Element], partition: (Element) -> Int) {
    var starts = [Int32](repeating: 0, count: Partitioning.count + 1)
    for element in source { starts[partition(element) + 1] += 1 }
    for index in 1...Partitioning.count { starts[index] += starts[index - 1] }
    var next = starts
    elements = [Element](unsafeUninitializedCapacity: source.count) { buffer, count in
      for element in source {
        let index = partition(element)
        buffer.initializeElement(at: Int(next[index]), to: element)
        next[index] += 1
      }
      count = source.count
    }
    self.starts = starts
  }
}

/// What reports of a run say, each content once as far as it is remembered.
struct ContentPool: Sendable {
  private var bytes: [UInt8] = []
  /// Where each content ends.
  private var ends: [Int] = []
  private var partitions: [UInt8] = []
  /// The content entered last for each value of the hash's lower bits: number and whole hash.
  private var memory = [(number: UInt32, hash: UInt64)](repeating: (.max, 0), count: 16_384)

  var count: Int { ends.count }
  var byteCount: Int { bytes.count + ends.count * 9 }

  /// The number of a content; the same one again when it is still remembered.
  mutating func enter(_ report: StaticReport) -> UInt32 {
    let start = bytes.count
    ReportCodec.encode(report, into: &bytes)
    let hash = Self.hash(bytes[start...], mmsi: report.mmsi)
    let slot = Int(truncatingIfNeeded: hash & 16_383)
    let known = memory[slot]
    if known.number != .max, known.hash == hash, isSame(Int(known.number), as: start) {
      bytes.removeLast(bytes.count - start)
      return known.number
    }
    let number = UInt32(ends.count)
    ends.append(bytes.count)
    partitions.append(UInt8(Partitioning.partition(of: report.mmsi)))
    memory[slot] = (number, hash)
    return number
  }

  /// Equal bytes in one partition are one content: whose it is stands in the report.
  private func isSame(_ number: Int, as start: Int) -> Bool {
    let begin = number == 0 ? 0 : ends[number - 1]
    let length = bytes.count - start
    guard ends[number] - begin == length else { return false }
    return bytes.withUnsafeBytes { all in
      guard let base = all.baseAddress else { return false }
      return memcmp(base + begin, base + start, length) == 0
    }
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    partitions.removeAll(keepingCapacity: true)
    for slot in memory.indices { memory[slot].number = .max }
  }

  /// A product over words of eight bytes, then FNV-1a over the rest; only a hint, since bytes are compared.
  private static func hash(_ bytes: ArraySlice<UInt8>, mmsi: MMSI) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(Partitioning.partition(of: mmsi))
    bytes.withUnsafeBytes { bytes in
      let words = bytes.count / 8
      for word in 0..<words {
        let value = bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)
        hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 32
      }
      for byte in bytes[(words * 8)...] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    }
    return (hash ^ hash >> 29) &* 0xbf58_476d_1ce4_e5b9 >> 7
  }

  /// Contents partition by partition, and where each came to lie within its partition.
  func dealt() -> (bytes: [UInt8], starts: [Int32], places: [UInt32]) {
    var members = [[Int32]](repeating: [], count: Partitioning.count)
    for (number, partition) in partitions.enumerated() {
      members[Int(partition)].append(Int32(number))
    }
    var (result, starts): ([UInt8], [Int32]) = ([], [0])
    var places = [UInt32](repeating: 0, count: ends.count)
    result.reserveCapacity(bytes.count + 2 * ends.count)
    for numbers in members {
      let first = result.count
      for number in numbers.map(Int.init) {
        places[number] = UInt32(result.count - first)
        let begin = number == 0 ? 0 : ends[number - 1]
        let length = ends[number] - begin
        result.append(UInt8(truncatingIfNeeded: length))
        result.append(UInt8(truncatingIfNeeded: length >> 8))
        result.append(contentsOf: bytes[begin..<ends[number]])
      }
      starts.append(Int32(result.count))
    }
    return (result, starts, places)
  }
}
