/// Splits bytes into CSV rows (RFC 4180), streaming, with the same result for any chunking.
///
/// A quote opens a field only as its first byte; elsewhere it is a byte like others. Rows end with
/// LF or CRLF. A byte order mark at the very start is passed over.
///
/// Hostile or broken quoting must not swallow the file. For AIS, whose text has no line breaks,
/// the end of a line always ends the row, so that a stray quote costs one line. Where line breaks
/// in quotes are allowed, a quote that is still open after `rowCeiling` bytes or at the end costs
/// the line it stands on; the lines it would have swallowed are then read with line breaks ending
/// rows, so that no byte is scanned more than twice.
struct CSVRowSplitter: Sendable {
  enum LineBreaksInQuotes {
    case allowed
    case endTheRow
  }

  /// The longest row in bytes; real rows of AIS files are below 500.
  static let rowCeiling = 65_536

  private let lineBreaksInQuotes: LineBreaksInQuotes
  private var pending: [UInt8] = []
  /// Byte of the content at which `pending` begins.
  private(set) var offset: UInt64 = 0
  private var line = 1
  private var isSkippingLongLine = false
  /// Rows that begin before this byte end with their line, whatever the quotes say.
  private var lineBoundUntil: UInt64 = 0

  init(lineBreaksInQuotes: LineBreaksInQuotes) {
    self.lineBreaksInQuotes = lineBreaksInQuotes
  }

  mutating func feed(_ bytes: UnsafeRawBufferPointer, _ body: (CSVRow) -> Void) {
    pending.append(contentsOf: bytes)
    consume(isEnd: false, body)
  }

  /// Whether the next byte is the first of a row, and not that of the content.
  var isBetweenRows: Bool { pending.isEmpty && !isSkippingLongLine && offset > 0 }

  /// Rows that somebody else has read, with their line feeds.
  mutating func passOver(lines count: Int, bytes: Int) {
    offset += UInt64(bytes)
    line += count
  }

  mutating func finish(_ body: (CSVRow) -> Void) { consume(isEnd: true, body) }

  private mutating func consume(isEnd: Bool, _ body: (CSVRow) -> Void) {
    // Taken out of self, so that shortening it below does not copy it.
    var buffer = pending
    pending = []
    var start = 0
    buffer.withUnsafeBytes { bytes in
      start = passOverMark(bytes, isEnd: isEnd)
      while start < bytes.count, let next = takeRow(bytes, at: start, isEnd: isEnd, body) {
        start = next
      }
    }
    buffer.removeFirst(start)
    pending = buffer
    offset += UInt64(start)
  }

  private func passOverMark(_ bytes: UnsafeRawBufferPointer, isEnd: Bool) -> Int {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return offset == 0 && bytes.count >= 3 && bytes.prefix(3).elementsEqual(mark) ? 3 : 0
  }

  /// Hands over the row at `start`; nil when its end has not come yet, else where the next begins.
  private mutating func takeRow(
    _ bytes: UnsafeRawBufferPointer, at start: Int, isEnd: Bool, _ body: (CSVRow) -> Void
  ) -> Int? {
    if isSkippingLongLine { return skipLine(bytes, from: start) }
    let rowOffset = offset + UInt64(start)
    // A byte order mark that is not whole yet could still be one.
    if rowOffset == 0, !isEnd, bytes.count < 3, bytes[0] == 0xEF { return nil }
    let limit = min(bytes.count, start + Self.rowCeiling)
    var scan = RowScan(
      bytes, from: start, to: limit,
      isLineBound: lineBreaksInQuotes == .endTheRow || rowOffset < lineBoundUntil)
    let isCut = limit - start == Self.rowCeiling
    guard scan.run() || isEnd || isCut else { return nil }
    let reachedEnd = scan.end != nil || !isCut
    if scan.end == nil, let firstBreak = scan.firstBreakInQuotes {
      lineBoundUntil = offset + UInt64(limit)
      return hand(bytes, start..<firstBreak, [], .badQuoting, next: firstBreak + 1, body)
    }
    guard reachedEnd else {
      isSkippingLongLine = true
      return hand(bytes, start..<limit, [], .longerThanCeiling, next: limit, body)
    }
    let end = scan.end ?? limit
    let next = scan.end == nil ? limit : end + 1
    scan.closeLastField(at: end)
    let problem: CSVRow.Problem? = scan.isMalformed ? .badQuoting : nil
    return hand(bytes, start..<end, scan.fields, problem, next: next, body)
  }

  private mutating func hand(
    _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ fields: [CSVRow.Field],
    _ problem: CSVRow.Problem?, next: Int, _ body: (CSVRow) -> Void
  ) -> Int {
    var end = range.upperBound
    if end > range.lowerBound, bytes[end - 1] == 13 { end -= 1 }
    body(
      CSVRow(
        bytes: bytes[range.lowerBound..<end].rebased, fields: fields,
        offset: offset + UInt64(range.lowerBound), line: line, problem: problem))
    for byte in bytes[range.lowerBound..<next] where byte == 10 { line += 1 }
    return next
  }

  private mutating func skipLine(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let end = bytes[start...].firstIndex(of: 10) else { return bytes.count }
    isSkippingLongLine = false
    line += 1
    return end + 1
  }
}

/// The search for one row's end and fields.
private struct RowScan {
  private enum State {
    case fieldStart
    case bare
    case quoted
    case afterQuote
  }

  private let bytes: UnsafeRawBufferPointer
  private let start: Int
  private let limit: Int
  private let isLineBound: Bool
  private var state = State.fieldStart
  private var fieldStart: Int
  private var closingQuote = 0
  private var hasDoubledQuotes = false
  private(set) var fields: [CSVRow.Field] = []
  private(set) var isMalformed = false
  private(set) var end: Int?
  private(set) var firstBreakInQuotes: Int?

  init(_ bytes: UnsafeRawBufferPointer, from start: Int, to limit: Int, isLineBound: Bool) {
    self.bytes = bytes
    self.start = start
    self.limit = limit
    self.isLineBound = isLineBound
    fieldStart = start
    fields.reserveCapacity(32)
  }

  /// Whether the row's line ending was found before the limit.
  mutating func run() -> Bool {
    var index = start
    while index < limit {
      let byte = bytes[index]
      if byte == 10 {
        guard state == .quoted, !isLineBound else {
          end = index
          return true
        }
        if firstBreakInQuotes == nil { firstBreakInQuotes = index }
      }
      take(byte, at: index)
      index += 1
    }
    return false
  }

  private mutating func take(_ byte: UInt8, at index: Int) {
    switch (state, byte) {
    case (.fieldStart, 0x22):
      state = .quoted
      fieldStart = index + 1
    case (.quoted, 0x22):
      state = .afterQuote
      closingQuote = index
    case (.afterQuote, 0x22):
      state = .quoted
      hasDoubledQuotes = true
    case (.quoted, _): break
    case (_, 0x2C): closeField(at: index)
    case (.afterQuote, 0x20), (.afterQuote, 0x0D): break
    case (.afterQuote, _): isMalformed = true
    case (.fieldStart, _): state = .bare
    case (.bare, _): break
    }
  }

  /// A quote still open at the row's end makes the row malformed.
  mutating func closeLastField(at index: Int) {
    if state == .quoted { isMalformed = true }
    closeField(at: index > start && bytes[index - 1] == 13 ? index - 1 : index)
  }

  private mutating func closeField(at index: Int) {
    let fieldEnd = state == .afterQuote ? closingQuote : index
    fields.append(
      CSVRow.Field(
        start: fieldStart - start, end: max(fieldEnd, fieldStart) - start,
        hasDoubledQuotes: hasDoubledQuotes))
    state = .fieldStart
    fieldStart = index + 1
    hasDoubledQuotes = false
  }
}
