/// The plain rules on the same inputs as a trace, for comparison.
import Baseline
import Ingest
import Tracks
import Vocabulary

/// Reads inputs in order of time and lets the plain rules look at them.
enum BaselineRun {
  /// Places without a radius count to five kilometres.
  private static let standardMetres = 5000.0

  static func tables(
    _ inputs: [String], terminals: String?, progress: any ProgressSink
  ) throws -> PlainTables {
    var options = TraceOptions(inputs: inputs)
    options.terminals = terminals
    let folder = try SpillFolder()
    let given = try TraceInputs(options, spool: folder)
    var ais = try AISStage(given.ais, options: options, folder: folder, progress: progress)
    try ais.requireRecords()
    let reference = try ReferenceStage(given, firstNumber: UInt32(ais.sources.count))
    var rules = PlainRules(places: reference.gazetteer.terminals.compactMap(place))
    try ais.forEachRecord(progress: progress) { rules.observe($0) }
    return rules.finish()
  }

  private static func place(_ terminal: Terminal) -> PlainPlace? {
    guard [.load, .discharge, .both].contains(terminal.role),
      case .disc(let centre, let radius) = terminal.area
    else { return nil }
    return PlainPlace(
      id: terminal.id, latitude: centre.latitude, longitude: centre.longitude,
      metres: radius.value)
  }
}
