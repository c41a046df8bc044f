/// One entry point for libFuzzer and a door for each reader; see Fuzz/README.md.
///
/// A door asserts laws: the books of a reader balance, and reading in two chunks cut anywhere gives
/// what reading at once gave. A broken law is a precondition failure, which the fuzzer keeps.
import CaseFile
import Foundation
import Ingest
import Screening
import Store
import Vocabulary

/// Takes the bytes that libFuzzer made.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  Door.chosen(bytes)
  return 0
}

enum Door {
  /// The door named by PLIMSOLL_FUZZ, looked up once.
  static let chosen: @Sendable ([UInt8]) -> Void = {
    switch ProcessInfo.processInfo.environment["PLIMSOLL_FUZZ"] {
    case "nmea": { reader($0) { NMEAReader(source: 0) } }
    case "noaa": { reader($0) { NOAACSVReader(source: 0) } }
    case "danish": { reader($0) { DanishCSVReader(source: 0) } }
    case "sniff": { _ = FormatSniffer.recognise($0) }
    case "registry": { _ = try? RegistryReader.read($0, file: "fuzz", source: 0) }
    case "terminals": { _ = try? TerminalReader.read($0, file: "fuzz", source: 0) }
    case "documents": { _ = try? DocumentReader.read($0, file: "fuzz", source: 0) }
    case "designations": { _ = try? DesignationReader.read($0, file: "fuzz", source: 0) }
    case "sdn": { _ = OFACListReader.entries($0, source: 0) }
    case "lists": { lists($0) }
    case "party": { party($0) }
    case "index": { _ = PartyIndexImage.index($0) }
    case "container": { file($0) { container($0) } }
    case "casefile": { file($0) { _ = try? CaseFileReader.read($0) } }
    default: { _ in preconditionFailure("PLIMSOLL_FUZZ names no door") }
    }
  }()

  private static func reader<Reader: RecordReader>(_ bytes: [UInt8], _ make: () -> Reader) {
    let whole = read(bytes, cut: bytes.count, make())
    let parts = read(bytes, cut: bytes.isEmpty ? 0 : Int(bytes[0]) % bytes.count, make())
    let refused = whole.tally.refused.values.reduce(0, +)
    precondition(whole.tally.linesIn == whole.tally.linesUsed + refused, "the books do not balance")
    precondition(whole.records == parts.records, "chunking changed the records")
    precondition(whole.tally == parts.tally, "chunking changed the books")
  }

  private static func read<Reader: RecordReader>(
    _ bytes: [UInt8], cut: Int, _ reader: Reader
  ) -> RecordBatch {
    var (reader, batch) = (reader, RecordBatch())
    bytes.withUnsafeBytes { all in
      reader.read(UnsafeRawBufferPointer(rebasing: all[..<cut]), into: &batch)
      reader.read(UnsafeRawBufferPointer(rebasing: all[cut...]), into: &batch)
    }
    reader.finish(into: &batch)
    return batch
  }

  /// Hands the bytes over as a file, since that door opens files.
  private static func file(_ bytes: [UInt8], _ body: (String) -> Void) {
    let process = ProcessInfo.processInfo.processIdentifier
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-fuzz-\(process)").path
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { return }
    defer { try? FileManager.default.removeItem(atPath: path) }
    body(path)
  }

  /// Whatever list it is taken for: every record is used or refused, and each points at its bytes.
  private static func lists(_ bytes: [UInt8]) {
    var supplement = OFACSupplement()
    _ = supplement.take(bytes)
    for found in ListDoors.all(bytes) {
      let books = found.reading
      precondition(books.refusals.count <= books.rowsIn, "more refused than read")
      for entry in books.rows {
        let end = entry.source.offset + UInt64(entry.source.length)
        precondition(end <= UInt64(bytes.count), "an entry points outside its file")
      }
    }
  }

  /// A party compared with itself is one party, whatever it is called.
  private static func party(_ bytes: [UInt8]) {
    var matcher = PartyMatcher(romaniser: ScriptReading.romaniser)
    guard let party = PartyReader.party(json: bytes, schema: "Company") else { return }
    let found = matcher.compare(party, party)
    precondition(found.score >= 0 && found.score <= 1, "a score is no probability")
  }

  private static func container(_ path: String) {
    guard let files = try? InputCollector.files([path]) else { return }
    for file in files.prefix(8) {
      guard let stream = try? ContentStream(file) else { continue }
      var read = 0
      while read < 1 << 24, let chunk = try? stream.next() { read += chunk.count }
      _ = try? stream.rawIdentity()
    }
  }
}
