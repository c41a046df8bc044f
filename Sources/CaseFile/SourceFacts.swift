/// What is written about each input: its bytes, its books, and what was refused.
package import Vocabulary

/// One input of a run.
package struct SourceFacts: Hashable, Sendable {
  /// What an input is for.
  package enum Kind: String, Hashable, Comparable, Sendable {
    case ais
    case registry
    case terminals
    case documents
    case ownership
    case licences
    case list

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// Lines refused for one reason, with the first of them.
  package struct Refusal: Hashable, Sendable {
    package let reason: String
    package let lines: Int
    package let sampleOffset: UInt64?
    package let sampleLength: UInt32?
    package let sample: String?

    package init(
      reason: String, lines: Int, sampleOffset: UInt64?, sampleLength: UInt32?, sample: String?
    ) {
      self.reason = reason
      self.lines = lines
      self.sampleOffset = sampleOffset
      self.sampleLength = sampleLength
      self.sample = sample
    }
  }

  package var id: UInt32
  package var kind: Kind
  /// File name without its folder, so that a case says nothing about the machine it was made on.
  package var name: String
  package var member: String?
  package var sha256: String
  package var bytes: UInt64
  package var contentSHA256: String?
  package var format: String
  package var compression: String
  package var linesIn = 0
  package var linesUsed = 0
  package var refusals: [Refusal] = []
  package var recordsDecoded = 0
  package var recordsKept = 0
  package var recordsRepeated = 0
  package var span: ClosedRange<Instant>?
  package var editionDate: CivilDate?

  package init(
    id: UInt32, kind: Kind, name: String, sha256: String, bytes: UInt64, format: String,
    compression: String
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
    self.format = format
    self.compression = compression
  }

  package var linesRefused: Int { refusals.map(\.lines).reduce(0, +) }
}

/// How a case was made.
package struct RunFacts: Hashable, Sendable {
  package var runID: String
  package var programVersion: String
  /// JSON object of the options that shape results; threads, memory and paths do not.
  package var options: String
  /// JSON object from rule to its thresholds.
  package var thresholds: String
  package var asOf: CivilDate?

  package init(
    runID: String, programVersion: String, options: String, thresholds: String, asOf: CivilDate?
  ) {
    self.runID = runID
    self.programVersion = programVersion
    self.options = options
    self.thresholds = thresholds
    self.asOf = asOf
  }
}

/// Rows of `sources`, `refusals`, `runs` and `evidence`.
package enum ProvenanceRows {
  package static func sources(_ sources: [SourceFacts]) -> [CaseRow] {
    sources.map { source in
      var row = RowBuilder("sources")
      row.set("source_id", Int(source.id))
      row.set("kind", source.kind.rawValue)
      row.set("name", source.name)
      row.set("member", source.member)
      row.set("sha256", source.sha256)
      row.set("bytes", Int(exactly: source.bytes))
      row.set("content_sha256", source.contentSHA256)
      row.set("format", source.format)
      row.set("compression", source.compression)
      row.set("lines_in", source.linesIn)
      row.set("lines_used", source.linesUsed)
      row.set("lines_refused", source.linesRefused)
      row.set("records_decoded", source.recordsDecoded)
      row.set("records_kept", source.recordsKept)
      row.set("records_repeated", source.recordsRepeated)
      row.set("first_time", source.span?.lowerBound)
      row.set("last_time", source.span?.upperBound)
      row.set("edition_date", source.editionDate?.description)
      return row.row
    }
  }

  package static func refusals(_ sources: [SourceFacts]) -> [CaseRow] {
    sources.flatMap { source in
      source.refusals.map { refusal in
        var row = RowBuilder("refusals")
        row.set("source_id", Int(source.id))
        row.set("reason", refusal.reason)
        row.set("lines", refusal.lines)
        row.set("sample_offset", refusal.sampleOffset.flatMap { Int(exactly: $0) })
        row.set("sample_length", refusal.sampleLength.map(Int.init))
        row.set("sample", refusal.sample)
        return row.row
      }
    }
  }

  package static func run(_ run: RunFacts, sources: [SourceFacts]) -> [CaseRow] {
    var row = RowBuilder("runs")
    row.set("run_id", run.runID)
    row.set("program_version", run.programVersion)
    row.set("schema_version", CaseSchema.version)
    row.set("options", run.options)
    row.set("thresholds", run.thresholds)
    row.set("inputs", sources.map(\.sha256).sorted().joined(separator: " "))
    row.set("as_of", run.asOf?.description)
    return [row.row]
  }

  /// Rows of `evidence`; `hashes` gives the SHA-256 of an item's bytes by its place in the book, and
  /// `thresholds` the hash of a rule's thresholds.
  package static func evidence(
    _ book: EvidenceBook, hashes: [SourceReference: String], thresholds: [String: String]
  ) -> [CaseRow] {
    book.items.enumerated().map { index, item in
      var row = RowBuilder("evidence")
      row.set("evidence_id", index + 1)
      row.set("source_id", Int(item.reference.source))
      row.set("byte_offset", Int(exactly: item.reference.offset))
      row.set("byte_length", Int(item.reference.length))
      row.set("sha256", hashes[item.reference])
      row.set("rule", item.rule)
      row.set("thresholds", thresholds[item.rule])
      return row.row
    }
  }
}
