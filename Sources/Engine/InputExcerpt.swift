/// The lines of an AIS input that some ships sent, as an input of its own.
import Foundation
import Ingest
import Vocabulary

/// Copies lines out of an input, in their order and to the byte.
struct InputExcerpt {
  /// Bytes handed to a reader at once.
  private static let chunk = 256 * 1024
  /// The longest header line of a table.
  private static let header = 64 * 1024

  let content: Data
  /// Lines copied.
  let lines: Int

  /// Lines of `ships`, and the first and last record of all, so that the excerpt spans the same time.
  init(of file: InputFile, ships: Set<MMSI>) throws {
    do {
      var found = try Self.references(file, ships)
      found.ranges.sort { $0.lowerBound < $1.lowerBound }
      var merged: [Range<UInt64>] = []
      for range in found.ranges where range.lowerBound >= (merged.last?.upperBound ?? 0) {
        merged.append(range)
      }
      var all = Data(found.header)
      for line in try ContentStream.bytes(of: file, ranges: merged) {
        all.append(contentsOf: line)
        if line.last != 0x0a { all.append(0x0a) }
      }
      content = all
      lines = merged.count
    } catch {
      throw EngineError.input(message: "\(error)")
    }
  }

  private struct Found {
    var ranges: [Range<UInt64>] = []
    var header: [UInt8] = []
    var first: (time: Instant, range: Range<UInt64>)?
    var last: (time: Instant, range: Range<UInt64>)?

    mutating func take(_ source: SourceReference, at time: Instant, isWanted: Bool) {
      let range = source.offset..<source.offset + UInt64(source.length)
      if isWanted { ranges.append(range) }
      if first.map({ time < $0.time }) ?? true { first = (time, range) }
      if last.map({ time > $0.time }) ?? true { last = (time, range) }
    }
  }

  private static func references(_ file: InputFile, _ ships: Set<MMSI>) throws -> Found {
    var found = Found()
    /// Whose report lies in a slot.
    var slots: [UInt32: MMSI] = [:]
    let stream = try ContentStream(file)
    let verdict = FormatSniffer.recognise(stream.peek(FormatSniffer.window))
    guard var reader = AISReading.reader(for: verdict, number: 0) else { return found }
    if verdict != .nmea {
      let opening = stream.peek(header)
      if let end = opening.firstIndex(of: 0x0a) { found.header = Array(opening[...end]) }
    }
    while true {
      var batch = RecordBatch()
      let bytes = try stream.next(maximum: chunk)
      if let bytes {
        bytes.withUnsafeBytes { reader.read($0, into: &batch) }
      } else {
        reader.finish(into: &batch)
      }
      for fix in batch.positions {
        found.take(fix.source, at: fix.time, isWanted: ships.contains(fix.mmsi))
      }
      var contents = batch.contents.makeIterator()
      for heard in batch.heardReports {
        if heard.isNew { slots[heard.slot] = contents.next()?.mmsi }
        // A report that rides stands in the row of a fix, which was taken above.
        guard heard.kind == .single, let mmsi = slots[heard.slot] else { continue }
        found.take(heard.source, at: heard.time, isWanted: ships.contains(mmsi))
      }
      if bytes == nil { break }
    }
    found.ranges += [found.first?.range, found.last?.range].compactMap(\.self)
    return found
  }
}
