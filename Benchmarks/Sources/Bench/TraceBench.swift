/// The whole trace and its first half, inputs to events, with the memory and threads asked for.
import Engine
import Foundation
import Tracks

enum TraceBench {
  /// A file, the memory in MiB (256) and the threads (1).
  private static func options(_ arguments: ArraySlice<String>) -> TraceOptions {
    let list = Array(arguments)
    let memory = list.count > 1 ? Int(list[1]) ?? 256 : 256
    let threads = list.count > 2 ? Int(list[2]) ?? 1 : 1
    return TraceOptions(inputs: [list[0]], memory: memory << 20, threads: threads)
  }

  /// Inputs to events, without cargo, lists and the case file.
  static func events(_ arguments: ArraySlice<String>) throws {
    let (start, wall) = (Bench.cpuSeconds(), Date())
    let run = try EventRun(options(arguments), progress: SilentProgress())
    let seconds = Bench.cpuSeconds() - start
    let found = run.events
    print(
      "segments \(found.segments.count) gaps \(found.gaps.count) calls \(found.portCalls.count) "
        + "loiterings \(found.loiterings.count) encounters \(found.encounters.count) "
        + "anomalies \(found.positionAnomalies.count) identities \(found.identityChanges.count) "
        + "hash \(found.hashValue)")
    Bench.report(
      "events", lines: run.linesIn, results: run.recordsKept, seconds: seconds,
      wall: Date().timeIntervalSince(wall))
  }

  /// Inputs to a case file, which is thrown away.
  static func trace(_ arguments: ArraySlice<String>) throws {
    let (start, wall) = (Bench.cpuSeconds(), Date())
    let out = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-bench-\(ProcessInfo.processInfo.processIdentifier).gpkg")
    defer { try? FileManager.default.removeItem(at: out) }
    let summary = try TraceRun(options: options(arguments), progress: SilentProgress())
      .write(to: out.path)
    Bench.report(
      "trace", lines: summary.linesIn, results: summary.recordsKept,
      seconds: Bench.cpuSeconds() - start, wall: Date().timeIntervalSince(wall))
  }

  /// Made-up points as a table in NOAA's form.
  static func makePoints(rows: Int, path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let handle = FileHandle(forWritingAtPath: path)
    else { throw CocoaError(.fileWriteNoPermission) }
    var maker = PointMaker(rows: rows)
    try maker.write(to: handle)
    try handle.close()
  }

  /// The built-in places as a table, for peers.
  static func places() {
    print("id,lat,lon,radius_m")
    for line in EventRun.placeLines { print(line) }
  }
}
