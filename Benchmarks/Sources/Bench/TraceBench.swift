/// The whole trace, inputs to a case file, with the memory and threads asked for.
import Engine
import Foundation

enum TraceBench {
  /// Inputs to a case file, which is thrown away.
  static func trace(_ arguments: ArraySlice<String>) throws {
    let (start, wall) = (Meter.cpuSeconds(), Date())
    let out = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-bench-\(ProcessInfo.processInfo.processIdentifier).gpkg")
    defer { try? FileManager.default.removeItem(at: out) }
    let summary = try TraceRun(
      options: EventBench.options(arguments), progress: SilentProgress()
    ).write(to: out.path)
    Meter.report(
      "trace", lines: summary.linesIn, results: summary.recordsKept,
      seconds: Meter.cpuSeconds() - start, wall: Date().timeIntervalSince(wall))
  }
}
