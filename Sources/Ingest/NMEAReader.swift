/// Reads logs and feeds of NMEA 0183 sentences with AIS in them; Docs/Methods/AIS.md gives the rules.
///
/// `AISDecoder` turns bytes into messages and remarks; here a message is dated and handed on as a
/// fix, a static report or both. The time is that of the receiver, else of the log's own messages 4
/// and 11, for which messages are held back until the next of them tells the time. All state is
/// bounded, and nothing depends on how the bytes were cut into chunks.
import AIS
import Vocabulary

/// The reader of one NMEA log or feed.
package struct NMEAReader: RecordReader {
  private var decoder = AISDecoder()
  private var desk: NMEADesk

  /// A reader for the input with this index.
  package init(source: UInt32) { desk = NMEADesk(source: source) }

  package mutating func read(_ bytes: UnsafeRawBufferPointer, into batch: inout RecordBatch) {
    Self.read(bytes, &decoder, &desk, &batch)
  }

  package mutating func finish(into batch: inout RecordBatch) {
    Self.finish(&decoder, &desk, &batch)
    desk.releaseAll(&batch)
  }

  private static func read(
    _ bytes: UnsafeRawBufferPointer, _ decoder: inout AISDecoder, _ desk: inout NMEADesk,
    _ batch: inout RecordBatch
  ) {
    decoder.decode(bytes) { message, reception in
      desk.take(message, reception, &batch)
    } remark: {
      desk.take($0, &batch)
    }
  }

  private static func finish(
    _ decoder: inout AISDecoder, _ desk: inout NMEADesk, _ batch: inout RecordBatch
  ) {
    decoder.finish { message, reception in
      desk.take(message, reception, &batch)
    } remark: {
      desk.take($0, &batch)
    }
  }
}
