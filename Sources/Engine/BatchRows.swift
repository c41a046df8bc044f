/// The rows of `screen --batch`, for the command, which sees no reader.
import Ingest
import Vocabulary

/// One row, or why it is none.
package struct BatchRow: Sendable {
  let row: BatchReader.Row

  /// What is asked about, a JSON object or text as it would be typed; nil when nothing is.
  package var subject: String? { if case .asked(let text, _) = row { text } else { nil } }

  package var isRefused: Bool { if case .refused = row { true } else { false } }

  /// What is told of a row beside its answer; nil where there is nothing to tell.
  package var words: String? {
    switch row {
    case .asked: nil
    case .refused(let line, let reason): "line \(line) was not asked about: \(reason)"
    case .noted(let line, let reason): "line \(line): \(reason)"
    }
  }

  /// The JSON line that stands in the place of an answer; nil where there is one.
  package var json: String? {
    guard case .refused(let line, let reason) = row else { return nil }
    return "{\"version\":1,\"line\":\(line),\"answer\":null,\"reason\":\(JSONText.quoted(reason))}"
  }
}

/// Takes the bytes of a batch as they come; see `BatchReader`.
package struct BatchRows {
  private var reader = BatchReader()

  package init() {}

  package mutating func feed(_ bytes: some Collection<UInt8>, _ body: (BatchRow) -> Void) {
    reader.feed(bytes) { body(BatchRow(row: $0)) }
  }

  package mutating func finish(_ body: (BatchRow) -> Void) {
    reader.finish { body(BatchRow(row: $0)) }
  }
}
