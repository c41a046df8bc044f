/// How many sentences a second are decoded, and how many go the whole way to events.
///
/// One thread, CPU time and not wall time. `Scripts/bench` runs this beside a peer over the same
/// file and prints ratios; seconds of a shared machine mean little.
import AIS
import Engine
import Foundation
import Ingest
import Vocabulary

@main
enum Bench {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let data = FileManager.default.contents(atPath: arguments[2]) else {
      FileHandle.standardError.write(Data("usage: Bench decode|trace FILE\n".utf8))
      exit(64)
    }
    switch arguments[1] {
    case "decode": decode(data)
    case "trace": try trace(arguments[2])
    default: exit(64)
    }
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
        records += batch.records.count
        batch.records.removeAll(keepingCapacity: true)
        position = end
      }
    }
    reader.finish(into: &batch)
    records += batch.records.count
    report("decode", lines: batch.tally.linesIn, records: records, seconds: cpuSeconds() - start)
  }

  private static func trace(_ path: String) throws {
    let start = cpuSeconds()
    let out = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-bench-\(ProcessInfo.processInfo.processIdentifier).gpkg")
    defer { try? FileManager.default.removeItem(at: out) }
    let options = TraceOptions(inputs: [path], threads: 1)
    let summary = try TraceRun(options: options, progress: SilentProgress()).write(to: out.path)
    report(
      "trace", lines: summary.linesIn, records: summary.recordsKept, seconds: cpuSeconds() - start)
  }

  private static func report(_ name: String, lines: Int, records: Int, seconds: Double) {
    let rate = Double(lines) / max(seconds, 1e-9)
    print("\(name) \(lines) sentences \(records) records \(seconds) cpu-seconds \(rate) per-second")
  }

  /// User and system time of this process.
  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
