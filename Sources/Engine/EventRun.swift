/// The part of a run from inputs to events, for measuring it alone.
import CaseFile
import Geodesy
import Ingest
package import Tracks
import Vocabulary

/// What reading inputs and finding their events gave.
package struct EventRun: Sendable {
  package let events: TrackEvents
  package let linesIn: Int
  package let recordsKept: Int

  /// Reads every input and finds events among the built-in places.
  package init(_ options: TraceOptions, progress: any ProgressSink) throws {
    let folder = try options.spill.map { try SpillFolder(keptAt: $0) } ?? SpillFolder()
    let inputs = try TraceInputs(options, spool: folder)
    var ais = try AISStage(inputs.ais, options: options, folder: folder, progress: progress)
    try ais.requireRecords()
    events = try ais.events(
      at: PlaceIndex(.builtin), threads: options.threads, folder: folder, progress: progress)
    linesIn = ais.sources.map(\.linesIn).reduce(0, +)
    recordsKept = ais.sources.map(\.recordsKept).reduce(0, +)
    folder.discard()
  }

  /// The built-in places as lines `id,lat,lon,radius_m`, for programs that are compared with this one.
  package static var placeLines: [String] {
    Gazetteer.builtin.terminals.compactMap { PlaceGround($0) }.map { ground in
      let centre = ground.centre
      return "\(ground.terminal.id),\(centre.latitude),\(centre.longitude),\(ground.reach.value)"
    }
  }
}
