/// How many sentences a second are decoded, and how many go the whole way to events.
///
/// One thread, CPU time and not wall time. `Scripts/bench` runs this beside a peer over the same
/// file and prints ratios; seconds of a shared machine mean little.
import AIS
import Engine
import Foundation
import Ingest
import Tracks
import Vocabulary

@main
enum Bench {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("decode", 2): try decode(contents(arguments[1]))
    case ("trace", 2...): try trace(options(arguments.dropFirst()))
    case ("events", 2...): try events(options(arguments.dropFirst()))
    case ("make-points", 3): try makePoints(rows: Int(arguments[1]) ?? 0, path: arguments[2])
    case ("places", 1): places()
    default:
      fail(
        "usage: Bench decode FILE | trace|events FILE [MIB [THREADS]] | make-points ROWS FILE | places"
      )
    }
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(64)
  }

  private static func contents(_ path: String) throws -> Data {
    guard let data = FileManager.default.contents(atPath: path) else { fail("no file \(path)") }
    return data
  }

  /// A file, the memory in MiB (256) and the threads (1).
  private static func options(_ arguments: ArraySlice<String>) -> TraceOptions {
    let list = Array(arguments)
    let memory = list.count > 1 ? Int(list[1]) ?? 256 : 256
    let threads = list.count > 2 ? Int(list[2]) ?? 1 : 1
    return TraceOptions(inputs: [list[0]], memory: memory << 20, threads: threads)
  }

  /// Inputs to events, without cargo, lists and the case file.
  private static func events(_ options: TraceOptions) throws {
    let start = cpuSeconds()
    let run = try EventRun(options, progress: SilentProgress())
    let seconds = cpuSeconds() - start
    let found = run.events
    print(
      "segments \(found.segments.count) gaps \(found.gaps.count) calls \(found.portCalls.count) "
        + "loiterings \(found.loiterings.count) encounters \(found.encounters.count) "
        + "anomalies \(found.positionAnomalies.count) identities \(found.identityChanges.count) "
        + "hash \(found.hashValue) peak-mib \(peakMiB())")
    report("events", lines: run.linesIn, records: run.recordsKept, seconds: seconds)
  }

  private static func makePoints(rows: Int, path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { fail("cannot write \(path)") }
    var maker = PointMaker(rows: rows)
    try maker.write(to: handle)
    try handle.close()
  }

  /// The built-in places as a table, for peers.
  private static func places() {
    print("id,lat,lon,radius_m")
    for line in EventRun.placeLines { print(line) }
  }

  /// Every line split, checked, put together, decoded and dated; every record made.
  private static func decode(_ data: Data) {
    let start = cpuSeconds()
    var reader = NMEAReader(source: 0)
    var batch = RecordBatch()
    var records = 0
    data.withUnsafeBytes { bytes in
      var position = 0
      while position < bytes.count {
        let end = min(position + 256 * 1024, bytes.count)
        reader.read(UnsafeRawBufferPointer(rebasing: bytes[position..<end]), into: &batch)
        records += batch.positions.count + batch.heardReports.count
        batch.removeRecords()
        position = end
      }
    }
    reader.finish(into: &batch)
    records += batch.positions.count + batch.heardReports.count
    report("decode", lines: batch.tally.linesIn, records: records, seconds: cpuSeconds() - start)
  }

  private static func trace(_ options: TraceOptions) throws {
    let start = cpuSeconds()
    let out = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-bench-\(ProcessInfo.processInfo.processIdentifier).gpkg")
    defer { try? FileManager.default.removeItem(at: out) }
    let summary = try TraceRun(options: options, progress: SilentProgress()).write(to: out.path)
    let seconds = cpuSeconds() - start
    print("peak-mib \(peakMiB())")
    report("trace", lines: summary.linesIn, records: summary.recordsKept, seconds: seconds)
  }

  private static func report(_ name: String, lines: Int, records: Int, seconds: Double) {
    let rate = Double(lines) / max(seconds, 1e-9)
    print("\(name) \(lines) sentences \(records) records \(seconds) cpu-seconds \(rate) per-second")
  }

  /// The largest resident size of this process, MiB.
  private static func peakMiB() -> Int {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss / 1024
  }

  /// User and system time of this process.
  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
