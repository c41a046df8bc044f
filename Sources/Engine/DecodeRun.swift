/// `decode`: logs in, one line of JSON a message out, as the bytes come.
///
/// Nothing is kept but what the decoder keeps, so that a feed on standard input can run for ever.
import AIS
import Ingest

/// How messages are written.
package enum DecodeFormat: String, CaseIterable, Sendable {
  /// gpsd's JSON.
  case gpsd
  /// Plimsoll's own: values in units, null for what is absent, and why.
  case plimsoll
}

/// What became of the lines.
package struct DecodeTally: Sendable {
  /// Lines of JSON written.
  package var written: UInt64 = 0
  /// Messages read.
  package var messages: UInt64 = 0
  /// Lines refused, by reason.
  package var refused: [String: UInt64] = [:]

  /// One line for standard error.
  package var text: String {
    let reasons = refused.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let tail = reasons.isEmpty ? "" : "; lines refused: " + reasons.joined(separator: ", ")
    return "\(messages) messages\(tail)"
  }
}

/// Decodes inputs one after the other.
package struct DecodeRun {
  private let inputs: [String]
  private let format: DecodeFormat
  private let isScaled: Bool
  private let writesParts: Bool
  private let joinsReceptions: Bool

  /// Bytes that are gathered before they are handed out; a message may go over it.
  private static let bufferSize = 64 * 1024

  /// - Parameters:
  ///   - inputs: files, folders, `-` for standard input.
  ///   - format: how messages are written.
  ///   - isScaled: in gpsd's form, values in units (true) or as sent.
  ///   - writesParts: in gpsd's form, whether message 24 is written part by part.
  ///   - joinsReceptions: in Plimsoll's form, whether a transmission that several receivers heard is one
  ///     line with all its receptions.
  package init(
    inputs: [String], format: DecodeFormat, isScaled: Bool, writesParts: Bool,
    joinsReceptions: Bool = false
  ) {
    self.inputs = inputs
    self.format = format
    self.isScaled = isScaled
    self.writesParts = writesParts
    self.joinsReceptions = joinsReceptions
  }

  /// Decodes and hands the lines to `write`.
  ///
  /// - Throws: `EngineError` for an input that is missing or damaged; what was read before the damage
  ///   has been handed out.
  package func run(_ write: ([UInt8]) -> Void) throws -> DecodeTally {
    var tally = DecodeTally()
    do {
      for file in try InputCollector.files(inputs) { try decode(file, &tally, write) }
    } catch let error as IngestError {
      throw EngineError.input(message: error.description)
    }
    return tally
  }

  private func decode(
    _ file: InputFile, _ tally: inout DecodeTally, _ write: ([UInt8]) -> Void
  ) throws {
    let feed = ContentFeed(try ContentStream(file))
    var decoder = AISDecoder()
    var writer = GpsdWriter(isScaled: isScaled, writesParts: writesParts)
    var collector = TransmissionCollector()
    var buffer: [UInt8] = []
    var trouble: (any Error)?
    while trouble == nil {
      do {
        let isMore = try feed.next { bytes in
          decoder.decode(bytes) { message, reception in
            take(message, reception, &writer, &collector, &buffer, &tally, write)
          } remark: {
            Self.count($0, &tally)
          }
        }
        guard isMore else { break }
        // What this chunk gave is handed out now: the next one of a feed may be long in coming.
        Self.flush(&buffer, write)
      } catch {
        trouble = error
      }
    }
    decoder.finish {
      take($0, $1, &writer, &collector, &buffer, &tally, write)
    } remark: {
      Self.count($0, &tally)
    }
    collector.finish { Self.put($0.json, &buffer, &tally, write) }
    Self.flush(&buffer, write)
    if let trouble { throw trouble }
  }

  private func take(
    _ message: Message, _ reception: Reception, _ writer: inout GpsdWriter,
    _ collector: inout TransmissionCollector, _ buffer: inout [UInt8], _ tally: inout DecodeTally,
    _ write: ([UInt8]) -> Void
  ) {
    tally.messages += 1
    guard !joinsReceptions else {
      collector.take(message, reception) { Self.put($0.json, &buffer, &tally, write) }
      return
    }
    let line =
      format == .gpsd
      ? writer.line(for: message, bits: reception.bits) : message.json(reception)
    if let line { Self.put(line, &buffer, &tally, write) }
  }

  private static func put(
    _ line: [UInt8], _ buffer: inout [UInt8], _ tally: inout DecodeTally, _ write: ([UInt8]) -> Void
  ) {
    tally.written += 1
    buffer += line
    buffer.append(10)
    if buffer.count >= Self.bufferSize { Self.flush(&buffer, write) }
  }

  private static func flush(_ buffer: inout [UInt8], _ write: ([UInt8]) -> Void) {
    guard !buffer.isEmpty else { return }
    write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private static func count(_ remark: Remark, _ tally: inout DecodeTally) {
    guard let reason = reason(remark.kind) else { return }
    tally.refused[reason, default: 0] += UInt64(remark.lines)
  }

  /// Nil for lines that are no AIS and claim to be none.
  private static func reason(_ kind: Remark.Kind) -> String? {
    switch kind {
    case .clock, .tagBlockAlone, .comment, .empty, .notAIS: nil
    case .tooLong: "too long"
    case .badPayload: "with a payload outside the alphabet"
    case .noMessage(.noType): "without a message"
    case .noMessage(.truncated): "with a message cut short"
    case .part: "whose message never became whole"
    case .refused(let fault):
      switch fault {
      case .malformed: "malformed"
      case .badChecksum: "with a wrong checksum"
      case .missingChecksum: "without a checksum"
      case .badTagBlock: "with a damaged tag block"
      case .emptyPayload: "with an empty payload"
      case .badTime: "with an impossible time"
      }
    }
  }
}
