/// How fast logs are decoded, how many instructions that takes, and the whole way to events.
///
/// CPU time and not wall time, beside peers over the same file: `Scripts/bench`. Seconds of a shared
/// machine mean little, ratios and instruction counts do.
import AIS
import Foundation

@main
enum Bench {
  static func main() {
    do {
      try run(CommandLine.arguments)
    } catch {
      FileHandle.standardError.write(Data("Bench: \(error.localizedDescription)\n".utf8))
      exit(66)
    }
  }

  private static func run(_ arguments: [String]) throws {
    if arguments.dropFirst() == ["places"] { return EventBench.places() }
    guard arguments.count >= 3 else { usage() }
    switch arguments[1] {
    case "decode": try decode(arguments[2])
    case "threads": try threads(Array(arguments[2...]))
    case "records": try EventBench.records(arguments[2])
    case "custody": CustodyBench.run(voyages: Int(arguments[2]) ?? 5000)
    case "meetings": MeetingBench.run(ships: Int(arguments[2]) ?? 1000)
    case "make-store" where arguments.count == 4:
      try ScreeningBench.makeStore(arguments[2], arguments[3])
    case "questions" where arguments.count == 4:
      try ScreeningBench.questions(arguments[2], arguments[3])
    case "trace": try TraceBench.trace(arguments[2...])
    case "events": try EventBench.events(arguments[2...])
    case "make-points" where arguments.count == 4:
      try EventBench.makePoints(rows: Int(arguments[2]) ?? 0, path: arguments[3])
    default: usage()
    }
  }

  private static func usage() -> Never {
    let text = """
      usage: Bench decode|threads|records FILE... | trace|events FILE [MIB [THREADS [SPILL]]]
             | custody VOYAGES | meetings SHIPS | make-points ROWS FILE | places
             | make-store LIST STORE | questions STORE FILE.json

      """
    FileHandle.standardError.write(Data(text.utf8))
    exit(64)
  }

  /// Decodes a log and prints a sum of every field of every message, so that none can be left out.
  ///
  /// Every line is split and checked, messages are put together. Plain, gzip and zstd files; unpacking
  /// runs beside decoding.
  private static func decode(_ path: String) throws {
    let (start, wall) = (Meter.cpuSeconds(), Date())
    var tally = FieldTally()
    var decoder = AISDecoder()
    try ChunkedInput.read(path) { decoder.decode($0, to: &tally) }
    decoder.finish(to: &tally)
    report(
      "decode", tally, seconds: Meter.cpuSeconds() - start, wall: Date().timeIntervalSince(wall))
  }

  /// One thread for each file; the parts of one log, cut between lines.
  private static func threads(_ paths: [String]) throws {
    let wall = Date()
    let start = Meter.cpuSeconds()
    let tallies = TallyBox()
    DispatchQueue.concurrentPerform(iterations: paths.count) { index in
      var tally = FieldTally()
      var decoder = AISDecoder()
      try? ChunkedInput.read(paths[index]) { decoder.decode($0, to: &tally) }
      decoder.finish(to: &tally)
      tallies.add(tally)
    }
    report(
      "threads \(paths.count)", tallies.total, seconds: Meter.cpuSeconds() - start,
      wall: Date().timeIntervalSince(wall))
  }

  private static func report(
    _ name: String, _ tally: FieldTally, seconds: Double, wall: Double
  ) {
    Meter.report(
      name, lines: tally.sentences, results: tally.messages, seconds: seconds, wall: wall)
    print("\(name) \(tally.lines) lines, sum of all fields \(tally.sum)")
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
