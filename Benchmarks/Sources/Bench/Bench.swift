/// How fast logs are decoded, how many instructions that takes, and the whole way to events.
///
/// CPU time and not wall time, beside peers over the same file: `Scripts/bench`. Seconds of a shared
/// machine mean little, ratios and instruction counts do.
import AIS
import Engine
import Foundation
import Ingest
import Vocabulary

@main
enum Bench {
  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.dropFirst() == ["places"] { return TraceBench.places() }
    guard arguments.count >= 3 else { usage() }
    switch arguments[1] {
    case "decode": try decode(arguments[2])
    case "threads": try threads(Array(arguments[2...]))
    case "records": try records(arguments[2])
    case "custody": CustodyBench.run(voyages: Int(arguments[2]) ?? 5000)
    case "trace": try TraceBench.trace(arguments[2...])
    case "events": try TraceBench.events(arguments[2...])
    case "make-points" where arguments.count == 4:
      try TraceBench.makePoints(rows: Int(arguments[2]) ?? 0, path: arguments[3])
    default: usage()
    }
  }

  private static func usage() -> Never {
    let text = """
      usage: Bench decode|threads|records FILE... | trace|events FILE [MIB [THREADS]]
             | custody VOYAGES | make-points ROWS FILE | places

      """
    FileHandle.standardError.write(Data(text.utf8))
    exit(64)
  }

  /// Decodes a log and prints a sum of every field of every message, so that none can be left out.
  ///
  /// Every line is split and checked, messages are put together. Plain, gzip and zstd files; unpacking
  /// runs beside decoding.
  private static func decode(_ path: String) throws {
    let (start, wall) = (cpuSeconds(), Date())
    var tally = FieldTally()
    var decoder = AISDecoder()
    try ChunkedInput.read(path) { decoder.decode($0, to: &tally) }
    decoder.finish(to: &tally)
    report("decode", tally, seconds: cpuSeconds() - start, wall: Date().timeIntervalSince(wall))
  }

  /// One thread for each file; the parts of one log, cut between lines.
  private static func threads(_ paths: [String]) throws {
    let wall = Date()
    let start = cpuSeconds()
    let tallies = TallyBox()
    DispatchQueue.concurrentPerform(iterations: paths.count) { index in
      var tally = FieldTally()
      var decoder = AISDecoder()
      try? ChunkedInput.read(paths[index]) { decoder.decode($0, to: &tally) }
      decoder.finish(to: &tally)
      tallies.add(tally)
    }
    report(
      "threads \(paths.count)", tallies.total, seconds: cpuSeconds() - start,
      wall: Date().timeIntervalSince(wall))
  }

  /// The reader of the main road: dated fixes and static reports.
  private static func records(_ path: String) throws {
    let (start, wall) = (cpuSeconds(), Date())
    var reader = NMEAReader(source: 0)
    var batch = RecordBatch()
    var records = 0
    try ChunkedInput.read(path) { bytes in
      reader.read(bytes, into: &batch)
      records += batch.recordCount
      batch.removeRecords()
    }
    reader.finish(into: &batch)
    records += batch.recordCount
    report(
      "records", lines: batch.tally.linesIn, results: records, seconds: cpuSeconds() - start,
      wall: Date().timeIntervalSince(wall))
  }

  private static func report(
    _ name: String, _ tally: FieldTally, seconds: Double, wall: Double
  ) {
    report(name, lines: tally.sentences, results: tally.messages, seconds: seconds, wall: wall)
    print("\(name) \(tally.lines) lines, sum of all fields \(tally.sum)")
  }

  static func report(
    _ name: String, lines: Int, results: Int, seconds: Double, wall: Double
  ) {
    let rate = Double(lines) / max(seconds, 1e-9)
    print(
      "\(name) \(lines) sentences \(results) results \(seconds) cpu-seconds \(rate) per-second "
        + "\(wall) wall-seconds \(residentPeak()) KiB-peak")
  }

  /// User and system time of this process, all threads.
  static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The most memory this process ever had, KiB; 0 where the system does not say.
  private static func residentPeak() -> Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(separator: " ").compactMap { Int($0) }.first ?? 0
  }
}

/// Adds up what several threads found.
private final class TallyBox: @unchecked Sendable {
  // The lock guards `sum`.
  private let lock = NSLock()
  private var sum = FieldTally()

  var total: FieldTally { lock.withLock { sum } }

  func add(_ tally: FieldTally) { lock.withLock { sum.add(tally) } }
}
