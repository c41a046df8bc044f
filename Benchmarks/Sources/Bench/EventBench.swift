/// The road from inputs to events, and its first part alone: reading.
import Engine
import Foundation
import Ingest
import Tracks

enum EventBench {
  /// Inputs to events, without cargo, lists and the case file.
  ///
  /// A file, then the memory in MiB (256), the threads (1), and a folder that keeps the spill.
  static func events(_ arguments: ArraySlice<String>) throws {
    let (start, wall) = (Meter.cpuSeconds(), Date())
    let run = try EventRun(options(arguments), progress: SilentProgress())
    let seconds = Meter.cpuSeconds() - start
    let found = run.events
    print(
      "segments \(found.segments.count) gaps \(found.gaps.count) calls \(found.portCalls.count) "
        + "loiterings \(found.loiterings.count) encounters \(found.encounters.count) "
        + "anomalies \(found.positionAnomalies.count) identities \(found.identityChanges.count) "
        + "hash \(found.hashValue)")
    Meter.report(
      "events", lines: run.linesIn, results: run.recordsKept, seconds: seconds,
      wall: Date().timeIntervalSince(wall))
  }

  static func options(_ arguments: ArraySlice<String>) -> TraceOptions {
    let list = Array(arguments)
    let memory = list.count > 1 ? Int(list[1]) ?? 256 : 256
    let threads = list.count > 2 ? Int(list[2]) ?? 1 : 1
    return TraceOptions(
      inputs: [list[0]], memory: memory << 20, threads: threads,
      spill: list.count > 3 ? list[3] : nil)
  }

  /// The readers of the main road: dated fixes and static reports, of a log or a table.
  static func records(_ path: String) throws {
    let (start, wall) = (Meter.cpuSeconds(), Date())
    var reader: any RecordReader = NMEAReader(source: 0)
    var batch = RecordBatch()
    var isFirst = true
    try ChunkedInput.read(path) { bytes in
      if isFirst, FormatSniffer.recognise(Array(bytes.prefix(FormatSniffer.window))) == .noaaCSV {
        reader = NOAACSVReader(source: 0)
      }
      isFirst = false
      reader.read(bytes, into: &batch)
      batch.removeRecords()
    }
    reader.finish(into: &batch)
    Meter.report(
      "records", lines: batch.tally.linesIn, results: batch.tally.recordsDecoded,
      seconds: Meter.cpuSeconds() - start, wall: Date().timeIntervalSince(wall))
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
