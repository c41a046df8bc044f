/// One input of the ledger, read to statements: its format is told by its content.
package import Ledger

package struct LedgerInput: Sendable {
  /// Statements handed over at once, so that memory does not grow with the input.
  static let batch = 20_000

  static let formats: [any LedgerFormat.Type] = [
    SIPRINewRegister.self, SIPRIOldRegister.self, SIPRITable.self, ComtradeFormat.self,
    BACIFormat.self, IMTSFormat.self, GrowthLabFormat.self, JODIFormat.self,
    EnergyPanelFormat.self, WorldBankFormat.self, AidDataFormat.self, PledgesFormat.self,
    HandEntryFormat.self, DesignationsFormat.self,
  ]

  /// What an input gave, beside its statements.
  package struct Outcome: Sendable {
    package var tally = LedgerTally()
    package var sources: [LedgerSource] = []
  }

  private let maker: StatementMaker
  private let file: String

  package init(file: String, maker: StatementMaker) {
    self.file = file
    self.maker = maker
  }

  /// Hands statements over in batches, in the order of the input.
  ///
  /// - Throws: `IngestError` when the content is no known format or breaks off; whatever `emit` throws.
  package func read(
    _ stream: ContentStream, emit: ([Statement]) throws -> Void
  ) throws -> Outcome {
    try readChunks({ try stream.next() }, emit: emit)
  }

  typealias Chunks = () throws -> [UInt8]?

  func readChunks(_ next: Chunks, emit: ([Statement]) throws -> Void) throws -> Outcome {
    var head = try next() ?? []
    while head.count < 4096, let more = try next() { head += more }
    switch head.first(where: { ![32, 9, 10, 13, 0xEF, 0xBB, 0xBF].contains($0) }) {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return try json(try rest(head, next), emit)
    case UInt8(ascii: "<"): return try xml(try rest(head, next), emit)
    default: break
    }
    let line = String(decoding: head.prefix { $0 != 10 }, as: UTF8.self)
    if GDELTReader.recognises(line) { return try events(head, next, emit) }
    return try table(head, next, emit)
  }

  /// The same for bytes in hand.
  package func read(_ bytes: [UInt8]) throws -> (statements: [Statement], outcome: Outcome) {
    var all: [Statement] = []
    var rest: [UInt8]? = bytes
    let outcome = try readChunks(
      {
        defer { rest = nil }
        return rest
      }, emit: { all += $0 })
    return (all, outcome)
  }

  /// JSON and XML are read whole; Comtrade gives at most 100,000 rows an answer.
  private func rest(_ head: [UInt8], _ next: Chunks) throws -> [UInt8] {
    var all = head
    while let more = try next() {
      all += more
      guard all.count < 1 << 30 else {
        throw IngestError(.unreadable, file: file, reason: "the file is larger than a gibibyte")
      }
    }
    return all
  }

  private func table(
    _ head: [UInt8], _ next: Chunks, _ emit: ([Statement]) throws -> Void
  ) throws -> Outcome {
    var table = LedgerTable(formats: Self.formats, maker: maker)
    var splitter = CSVRowSplitter(lineBreaksInQuotes: .allowed)
    var pending: [Statement] = []
    var chunk: [UInt8]? = head
    while let bytes = chunk {
      bytes.withUnsafeBytes { splitter.feed($0) { table.take($0, into: &pending) } }
      if pending.count >= Self.batch {
        try emit(pending)
        pending = []
      }
      chunk = try next()
    }
    splitter.finish { table.take($0, into: &pending) }
    table.finish(into: &pending)
    guard table.isRecognised else {
      throw IngestError(
        .unrecognisedHeader, file: file, reason: "no header of a known ledger format was found")
    }
    try emit(pending)
    return Outcome(tally: table.tally, sources: table.sources.values.sorted { $0.id < $1.id })
  }

  private func json(_ bytes: [UInt8], _ emit: ([Statement]) throws -> Void) throws -> Outcome {
    let root: JSONNode
    do { root = try JSONNode.parse(bytes) } catch {
      throw IngestError(
        .unreadable, file: file, offset: UInt64(error.offset), reason: "\(error.reason)")
    }
    guard let rows = root["data"]?.array else {
      throw IngestError(.unrecognisedHeader, file: file, reason: "the JSON has no array \"data\"")
    }
    var table = LedgerTable(formats: [ComtradeFormat.self], maker: maker)
    var all: [Statement] = []
    for (number, row) in rows.enumerated() {
      guard case .object(let members) = row.value else { continue }
      if number == 0 {
        table.take(
          LedgerRow(fields: members.map(\.key), span: Span(offset: 0, length: 0), line: 1),
          into: &all)
      }
      let span = Span(
        offset: UInt64(row.range.lowerBound), length: UInt32(clamping: row.range.count))
      table.take(
        LedgerRow(fields: members.map { Self.text($0.node) }, span: span, line: number + 1),
        into: &all)
    }
    guard table.isRecognised || rows.isEmpty else {
      throw IngestError(.unrecognisedHeader, file: file, reason: "the rows are not Comtrade's")
    }
    try emit(all)
    return Outcome(tally: table.tally)
  }

  /// A JSON value as a cell; null is the empty cell.
  private static func text(_ node: JSONNode) -> String {
    switch node.value {
    case .string(let text): text
    case .number(let number): Int64(exactly: number).map { String($0) } ?? String(number)
    case .bool(let flag): flag ? "true" : "false"
    default: ""
    }
  }

  private func xml(_ bytes: [UInt8], _ emit: ([Statement]) throws -> Void) throws -> Outcome {
    var reader = IATIReader(maker)
    do { try emit(try reader.read(bytes)) } catch let failure as XMLScanner.Failure {
      throw IngestError(
        .unreadable, file: file, offset: UInt64(failure.offset), reason: failure.reason)
    }
    return Outcome(tally: reader.tally)
  }

  private func events(
    _ head: [UInt8], _ next: Chunks, _ emit: ([Statement]) throws -> Void
  ) throws -> Outcome {
    var reader = GDELTReader()
    var pending: [UInt8] = []
    var number = 0
    var chunk: [UInt8]? = head
    while let bytes = chunk {
      pending += bytes
      var start = 0
      while let end = pending[start...].firstIndex(of: 10) {
        number += 1
        reader.take(String(decoding: pending[start..<end], as: UTF8.self)[...], number: number)
        start = end + 1
      }
      pending.removeFirst(start)
      guard pending.count < 1 << 20 else {
        throw IngestError(.unreadable, file: file, reason: "a line is longer than a mebibyte")
      }
      chunk = try next()
    }
    reader.take(String(decoding: pending, as: UTF8.self)[...], number: number + 1)
    try emit(reader.finish(maker))
    return Outcome(tally: reader.tally)
  }
}
