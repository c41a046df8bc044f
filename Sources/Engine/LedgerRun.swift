/// The ledger's runs: import of files, reading of articles, review, checks, and what joins the sea.
///
/// The clock is read here and nowhere below: every statement carries the instant it was recorded.
import CaseFile
import Foundation
import Ingest
package import Ledger
import Store
package import Vocabulary

/// A ledger open for work.
package struct LedgerRun {
  private let file: LedgerFile
  /// When statements of this run are recorded.
  private let now: Instant
  private let recordedBy: String

  /// `recorded` is a day to record under, for ledgers that are kept from papers; nil is now.
  package init(
    _ path: String, create: Bool = false, recorded: CivilDate? = nil, by: String? = nil
  ) throws {
    do { file = try LedgerFile(path: path, create: create) } catch {
      throw EngineError.input(message: error.description)
    }
    now = recorded?.start ?? Instant(seconds: Int64(Date().timeIntervalSince1970))
    recordedBy = by ?? "plimsoll"
  }

  // MARK: import

  /// What one file gave.
  package struct Imported: Sendable {
    package let path: String
    package let format: String
    package let rowsIn: Int
    package let rowsUsed: Int
    package let statements: Int
    package let added: Int
    package let refused: [(reason: String, count: Int, sample: String)]
  }

  /// Reads one file into the ledger, whole or not at all.
  package func importFile(_ path: String, title: String? = nil, publisher: String? = nil) throws
    -> Imported
  {
    do {
      let input = InputFile(path: path)
      let identity = try FileDigest.identity(of: input)
      let id = "sha256:\(identity.sha256)"
      let maker = StatementMaker(source: id, recordedAt: now, recordedBy: recordedBy)
      var tally = LedgerTally()
      let added = try file.append { add in
        let outcome = try LedgerInput(file: path, maker: maker).read(ContentStream(input)) {
          try add($0)
        }
        tally = outcome.tally
        let own = LedgerSource(
          id: id, title: title ?? input.lastComponent, publisher: publisher ?? tally.publisher,
          format: tally.format, sha256: identity.sha256, bytes: Int64(clamping: identity.byteCount),
          recordsIn: tally.rowsIn, recordsUsed: tally.rowsUsed)
        return [own] + outcome.sources
      }
      let refused = tally.refused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
        (reason: $0.key, count: $0.value, sample: tally.samples[$0.key] ?? "")
      }
      return Imported(
        path: path, format: tally.format, rowsIn: tally.rowsIn, rowsUsed: tally.rowsUsed,
        statements: tally.statements, added: added, refused: refused)
    } catch let error as IngestError {
      throw EngineError.input(message: error.description)
    } catch let error as StoreError {
      throw EngineError.output(message: error.description)
    }
  }

  // MARK: views

  package func view(_ asOf: AsOf, pair: (SubjectID, SubjectID)? = nil) throws -> LedgerView {
    do {
      let statements =
        try pair.map { try file.statements(pair: $0.0, $0.1) } ?? file.statements()
      return LedgerView(statements, sources: try file.sources(), asOf: asOf)
    } catch let error as StoreError {
      throw EngineError.input(message: error.description)
    }
  }

  package func count() throws -> Int { try file.count() }

  var recordedAt: Instant { now }
  var reviewer: String { recordedBy }

  func append(_ statements: [Ledger.Statement], _ source: LedgerSource) throws -> Int {
    do { return try file.append(statements, sources: [source]) } catch let error as StoreError {
      throw EngineError.output(message: error.description)
    }
  }

  /// Every statement and source, for exports.
  package func everything() throws -> (statements: [Ledger.Statement], sources: [LedgerSource]) {
    (try file.statements(), try file.sources())
  }

  // MARK: the sea

  /// Enters the discharges of a case file as observed flows.
  ///
  /// Returns how many flows the case gives and how many statements are new.
  package func take(case path: String) throws -> (flows: Int, added: Int) {
    let tables = try CaseFiles.read(path)
    let identity: RawIdentity
    do { identity = try FileDigest.identity(of: InputFile(path: path)) } catch {
      throw EngineError.input(message: error.description)
    }
    let id = "sha256:\(identity.sha256)"
    let maker = StatementMaker(source: id, recordedAt: now, recordedBy: recordedBy)
    let drafts = SeaFlows.drafts(tables, case: String(identity.sha256.prefix(12)))
    let source = LedgerSource(
      id: id, title: URL(fileURLWithPath: path).lastPathComponent, publisher: "Plimsoll trace",
      origin: "AIS", format: "case", sha256: identity.sha256,
      bytes: Int64(clamping: identity.byteCount), recordsIn: drafts.count, recordsUsed: drafts.count
    )
    let added = try file.append(drafts.flatMap { $0.statements(maker) }, sources: [source])
    return (drafts.count, added)
  }
}

extension LedgerTally {
  /// Who publishes a format that only one publisher makes.
  fileprivate var publisher: String? {
    switch format {
    case "sipri-new", "sipri-old", "sipri-tiv": "SIPRI"
    case "comtrade": "UN Comtrade"
    case "baci": "CEPII"
    case "imf-imts": "IMF"
    case "jodi-oil": "JODI"
    case "energy-institute": "Energy Institute"
    case "world-bank": "World Bank"
    case "growth-lab": "Growth Lab at Harvard"
    case "aiddata": "AidData"
    case "gdelt": "GDELT"
    default: nil
    }
  }
}
