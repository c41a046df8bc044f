/// The rows of `screen --batch`, for the command, which sees no reader.
import Ingest

/// One row, or why it is none.
package enum BatchRow: Sendable {
  /// A JSON object, or text as it would be typed.
  case asked(String)
  /// Nothing was asked: the line, counted from 1, and why.
  case refused(line: Int, reason: String)
  /// What of the line that follows is not used.
  case noted(line: Int, reason: String)

  /// What is told of a row beside its answer; nil where there is nothing to tell.
  package var words: String? {
    switch self {
    case .asked: nil
    case .refused(let line, let reason): "line \(line) was not asked about: \(reason)"
    case .noted(let line, let reason): "line \(line): \(reason)"
    }
  }

  /// The JSON line that stands in the place of an answer; nil where there is one.
  package var json: String? {
    guard case .refused(let line, let reason) = self else { return nil }
    return "{\"version\":1,\"line\":\(line),\"answer\":null,\"reason\":\(PairRun.quoted(reason))}"
  }
}

/// Takes the bytes of a batch as they come; see `BatchReader`.
package struct BatchRows {
  private var reader = BatchReader()

  package init() {}

  package mutating func feed(_ bytes: some Collection<UInt8>, _ body: (BatchRow) -> Void) {
    reader.feed(bytes) { body(Self.row($0)) }
  }

  package mutating func finish(_ body: (BatchRow) -> Void) { reader.finish { body(Self.row($0)) } }

  private static func row(_ row: BatchReader.Row) -> BatchRow {
    switch row {
    case .asked(let text): .asked(text)
    case .refused(let line, let reason): .refused(line: line, reason: reason)
    case .noted(let line, let reason): .noted(line: line, reason: reason)
    }
  }
}
