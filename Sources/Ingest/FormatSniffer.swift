/// Tells from the first bytes of the content which reader an input needs.
///
/// The name of a file says nothing. Lines are looked at from the top: the first AIS sentence or the
/// first complete header decides, whatever stands before it. A header that has some of a format's
/// columns but not all is named with what it lacks, because that is a file someone meant to be read.
package enum FormatSniffer {
  /// How much content is looked at.
  package static let window = 64 * 1024

  /// What the content is.
  package enum Verdict: Hashable, Sendable {
    case nmea
    case noaaCSV
    case danishCSV
    /// A ship, a time and a place, under whatever names.
    case positionTable
    /// The same as JSON, an object a line.
    case positionLines
    /// A table whose header lacks required columns.
    case unrecognisedHeader(reason: String)
    case unknown(reason: String)

    /// The name written to the case file; nil when the format is not known.
    package var code: String? {
      switch self {
      case .nmea: "nmea"
      case .noaaCSV: "noaa_csv"
      case .danishCSV: "danish_csv"
      case .positionTable: "position_table"
      case .positionLines: "position_lines"
      case .unrecognisedHeader, .unknown: nil
      }
    }

    /// The error for an input that no reader takes; nil when one does.
    package func refusal(of file: String) -> IngestError? {
      switch self {
      case .nmea, .noaaCSV, .danishCSV, .positionTable, .positionLines: nil
      case .unrecognisedHeader(let reason):
        IngestError(.unrecognisedHeader, file: file, reason: reason)
      case .unknown(let reason): IngestError(.unrecognisedFormat, file: file, reason: reason)
      }
    }
  }

  package static func recognise(_ content: [UInt8]) -> Verdict {
    guard !content.isEmpty else { return .unknown(reason: "the input is empty") }
    let bytes = Array(content.prefix(window))
    var evidence = SniffedLines()
    var splitter = CSVRowSplitter(lineBreaksInQuotes: .endTheRow)
    bytes.withUnsafeBytes { splitter.feed($0) { evidence.take($0) } }
    // A last line without its end is looked at as well: the file may be one line long.
    splitter.finish { evidence.take($0) }
    return evidence.verdict ?? evidence.refusal(bytes)
  }
}

/// What was seen in the lines so far.
private struct SniffedLines {
  private(set) var verdict: FormatSniffer.Verdict?
  private var lines = 0
  private var otherSentences = 0
  private var nearest: String?
  private var nearestMissing = Int.max
  private var firstTableHeader: [String]?

  mutating func take(_ row: CSVRow) {
    guard verdict == nil, !row.isBlank else { return }
    lines += 1
    switch Sentence.kind(in: row.bytes) {
    case .ais: verdict = .nmea
    case .other: otherSentences += 1
    case nil:
      if row.bytes.first == UInt8(ascii: "{") { takeObject(row) } else { takeHeader(row) }
    }
  }

  private mutating func takeObject(_ row: CSVRow) {
    guard row.problem != .longerThanCeiling, let line = PositionLine(row.bytes) else { return }
    if line.missing.isEmpty {
      verdict = .positionLines
      return
    }
    noteNearest("line of JSON is like a position", line.missing, of: PositionTable.layout, "member")
  }

  /// Keeps what lacks least, if it has two of the columns it needs.
  private mutating func noteNearest(
    _ likeness: String, _ missing: [String], of layout: CSVLayout, _ part: String
  ) {
    let present = layout.columns.count { $0.isRequired } - missing.count
    guard present >= 2, missing.count < nearestMissing else { return }
    nearestMissing = missing.count
    nearest = "the \(likeness) but has no \(part) \(missing.joined(separator: ", "))"
  }

  private mutating func takeHeader(_ row: CSVRow) {
    guard row.problem == nil, row.fields.count > 2 else { return }
    let header = row.fields.indices.map { row.text($0) ?? "" }
    for (name, layout, found) in [
      ("MarineCadastre", NOAATable.layout, FormatSniffer.Verdict.noaaCSV),
      ("Danish", DanishTable.layout, .danishCSV), ("plain", PositionTable.layout, .positionTable),
    ] {
      let placement = layout.place(header)
      let missing = layout.missing(in: placement)
      if missing.isEmpty {
        if verdict == nil { verdict = found }
        return
      }
      noteNearest("header is like a \(name) AIS table", missing, of: layout, "column")
    }
    let isHeader = header.allSatisfy { $0.contains { $0.isLetter } }
    if firstTableHeader == nil, isHeader { firstTableHeader = header }
  }

  func refusal(_ bytes: [UInt8]) -> FormatSniffer.Verdict {
    if otherSentences > 0 { return .nmea }
    if isBinary(bytes) { return .unknown(reason: "no AIS was recognised: \(appearance(bytes))") }
    if let nearest { return .unrecognisedHeader(reason: nearest) }
    if let header = firstTableHeader {
      let names = header.prefix(6).joined(separator: ", ").prefix(120)
      return .unrecognisedHeader(
        reason: "no known AIS table: its columns are \(names), where MMSI, a time, a latitude and "
          + "a longitude column are needed")
    }
    return .unknown(reason: "no AIS was recognised: \(appearance(bytes))")
  }

  /// More than one byte in a hundred is a control character that no text has.
  private func isBinary(_ bytes: [UInt8]) -> Bool {
    bytes.count { $0 < 9 || (14...31).contains($0) } * 100 > bytes.count
  }

  private func appearance(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "the content is UTF-16 text, which no AIS format uses"
    }
    if isBinary(bytes) { return "the content is binary data" }
    if let first = bytes.first(where: { $0 > 32 }), first == 0x7B || first == 0x5B {
      return "the content looks like JSON"
    }
    if let first = bytes.first(where: { $0 > 32 }), first == 0x3C {
      return "the content looks like XML or HTML"
    }
    return "\(lines) lines of text hold no AIS sentence and no table header"
  }
}

/// NMEA 0183 sentences by their shape (IEC 61162-1): `!` or `$`, a talker and a type, a comma.
private enum Sentence {
  case ais
  case other

  /// Finds a sentence anywhere in a line, after a tag block or a receiver's own time stamp.
  ///
  /// Nil for a line without one.
  static func kind(in line: UnsafeRawBufferPointer) -> Self? {
    var found: Self?
    var index = 0
    while index + 6 < line.count {
      let isStart = line[index] == UInt8(ascii: "!") || line[index] == UInt8(ascii: "$")
      if isStart, isSentence(line, at: index) {
        let type = line[index + 3..<index + 6]
        if line[index] == UInt8(ascii: "!"),
          type.elementsEqual("VDM".utf8) || type.elementsEqual("VDO".utf8)
        {
          return .ais
        }
        found = .other
      }
      index += 1
    }
    return found
  }

  private static func isSentence(_ line: UnsafeRawBufferPointer, at index: Int) -> Bool {
    let address = line[index + 1..<index + 6]
    let isProprietary = address.first == UInt8(ascii: "P") && line[index + 5] == 0x2C
    guard isProprietary || line[index + 6] == 0x2C else { return false }
    return address.prefix(4).allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
  }
}
