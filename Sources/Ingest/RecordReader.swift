/// The seam between readers of AIS formats and the engine: bytes in, records and a tally out.
///
/// A reader is a value that is fed the content of one input in chunks of any size and keeps what it
/// must between them, so that memory does not grow with the input. Chunking never changes the
/// result. Every line of the input is counted once: used, or refused with its reason.

/// A reader of one format; one value reads one input from its first byte to its last.
package protocol RecordReader: Sendable {
  /// Takes the next bytes of the content. Appends what became complete to `batch`.
  mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout RecordBatch)
  /// The input ended: flushes what was pending, counting what can no longer be completed.
  mutating func finish(into batch: inout RecordBatch)
}

/// Why a line gave no record.
package enum RefusalReason: Hashable, Sendable {
  case emptyLine
  case comment
  /// A sentence of another kind than AIS (GPS, radar, …).
  case notAIS
  case malformed
  case lineTooLong
  case badChecksum
  case missingChecksum
  case badTagBlock
  case emptyPayload
  /// A part of a message whose other parts never came, or came too late.
  case orphanFragment
  case truncatedMessage
  case invalidMMSI
  case positionNotAvailable
  case positionOutOfRange
  /// No clock anywhere in the log allowed this record to be dated.
  case noTime
  case badTime
  /// A type of message that carries nothing the run uses yet, with its number.
  case messageTypeNotUsed(Int)
  case wrongColumnCount
  case badNumber
  case invalidText
  /// The compressed stream ended or broke before this point.
  case damagedInput

  /// The name written to the case file.
  package var code: String {
    if case .messageTypeNotUsed(let type) = self { return "message_type_not_used_\(type)" }
    return String(describing: self).snakeCased
  }
}

/// The books of one input: `linesIn == linesUsed + refused.values.sum` always.
package struct SourceTally: Equatable, Sendable {
  package var linesIn = 0
  package var linesUsed = 0
  package var refused: [RefusalReason: Int] = [:]
  /// The first few refused lines of each reason, for the case file.
  package var samples: [RefusalReason: [RefusalSample]] = [:]
  /// Records that came out of the used lines (a line may give two: a fix and a static report).
  package var recordsDecoded = 0

  package init() {}

  /// How many samples are kept for each reason.
  package static let samplesPerReason = 3

  package mutating func refuse(
    _ reason: RefusalReason, count: Int = 1, sample: @autoclosure () -> RefusalSample? = nil
  ) {
    refused[reason, default: 0] += count
    guard samples[reason, default: []].count < Self.samplesPerReason, let sample = sample()
    else { return }
    samples[reason, default: []].append(sample)
  }

  package mutating func add(_ other: Self) {
    linesIn += other.linesIn
    linesUsed += other.linesUsed
    recordsDecoded += other.recordsDecoded
    refused.merge(other.refused, uniquingKeysWith: +)
    for (reason, more) in other.samples {
      let joined = samples[reason, default: []] + more
      samples[reason] = Array(joined.prefix(Self.samplesPerReason))
    }
  }
}

/// A refused line: where it stood and its first bytes as text.
package struct RefusalSample: Hashable, Sendable {
  package let offset: UInt64
  package let length: UInt32
  package let text: String

  package init(offset: UInt64, length: UInt32, text: String) {
    self.offset = offset
    self.length = length
    self.text = text
  }
}

extension String {
  /// `badTagBlock` → `bad_tag_block`; `notAIS` → `not_ais`.
  var snakeCased: String {
    var result = ""
    var previousIsLower = false
    for character in self {
      if character.isUppercase, previousIsLower { result.append("_") }
      result += character.lowercased()
      previousIsLower = character.isLowercase
    }
    return result
  }
}
