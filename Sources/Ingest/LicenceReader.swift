/// Reads a timeline of licences, definitions and the parties these name: the text form of
/// Docs/Methods/Licences.md, ten fields a line parted by `|`.
package import Screening
import Vocabulary

package enum LicenceReader {
  /// The lines that make sense; every other one is refused with its reason.
  ///
  /// - Throws: `IngestError` when no line of the file makes sense.
  package static func read(
    _ content: [UInt8], file: String, source: UInt32
  ) throws(IngestError) -> ReferenceReading<String> {
    var reading = ReferenceReading<String>()
    var offset = 0
    for (number, line) in content.split(separator: 10, omittingEmptySubsequences: false)
      .enumerated()
    {
      defer { offset += line.count + 1 }
      let text = String(decoding: line, as: UTF8.self)
      let timeline = LicenceTimeline(text: text)
      guard !timeline.refused.isEmpty else {
        if !timeline.items.isEmpty || !timeline.namedParties.isEmpty {
          reading.rowsIn += 1
          reading.rows.append(text)
        }
        continue
      }
      reading.rowsIn += 1
      let sample = RefusalSample(
        offset: UInt64(offset), length: UInt32(clamping: line.count),
        text: String(text.prefix(160)))
      reading.refusals += timeline.refused.prefix(1).map { reason in
        RowRefusal(row: number + 1, reason: .malformed, detail: reason, sample: sample)
      }
    }
    guard !reading.rows.isEmpty else {
      throw IngestError(
        .unrecognisedFormat, file: file,
        reason: "no line is a licence, definition or party of ten fields parted by |")
    }
    return reading
  }

  /// The timeline that the lines make.
  package static func timeline(_ lines: [String]) -> LicenceTimeline {
    LicenceTimeline(text: lines.joined(separator: "\n"))
  }
}
