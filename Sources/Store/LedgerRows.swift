/// Statements as rows of a ledger, and back.
import Foundation
import GRDB
import Ledger
import Vocabulary

/// One transaction's inserts.
struct LedgerWriter {
  private let insert: PreparedInsert
  private let source: GRDB.Statement
  private let database: Database
  private var numbers: [String: Int64] = [:]
  private(set) var added = 0

  init(_ database: Database) throws {
    self.database = database
    insert = try PreparedInsert(
      database,
      sql: """
        INSERT OR IGNORE INTO statements (id, about, property, kind, text, low, best, high, unit,
          per, qualifier, measure, day, source, quote, span_offset, span_length, valid_from,
          valid_to, recorded_at, recorded_by, credibility, supersedes)
        VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
        """)
    source = try database.makeStatement(
      sql: """
        INSERT INTO sources (id, title, url, publisher, origin, published, reliability, format,
          sha256, bytes, records_in, records_used) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, url = excluded.url,
          publisher = excluded.publisher, origin = excluded.origin,
          published = excluded.published, reliability = excluded.reliability,
          format = excluded.format, sha256 = excluded.sha256, bytes = excluded.bytes,
          records_in = excluded.records_in, records_used = excluded.records_used
        """)
  }

  mutating func describe(_ item: LedgerSource) throws {
    try source.execute(arguments: [
      item.id, item.title, item.url, item.publisher, item.origin,
      item.published?.daysSinceEpoch, item.reliability.map { String($0) }, item.format,
      item.sha256, item.bytes, item.recordsIn, item.recordsUsed,
    ])
  }

  /// The row of a source; made with its id as title when nobody described it yet.
  private mutating func number(_ id: String) throws -> Int64 {
    if let known = numbers[id] { return known }
    if try Int64.fetchOne(database, sql: "SELECT number FROM sources WHERE id = ?", arguments: [id])
      == nil
    {
      try describe(LedgerSource(id: id, title: id, format: "unknown"))
    }
    let number =
      try Int64.fetchOne(database, sql: "SELECT number FROM sources WHERE id = ?", arguments: [id])
      ?? 0
    numbers[id] = number
    return number
  }

  mutating func insert(_ item: Ledger.Statement) throws {
    let quantity = item.value.quantity
    var (kind, text, day) = (1, String?.none, Int64?.none)
    switch item.value {
    case .text(let value): text = value
    case .subject(let subject): (kind, text) = (2, subject.text)
    case .quantity: kind = 3
    case .day(let value): (kind, day) = (4, value.daysSinceEpoch)
    case .missing(let mark): (kind, text) = (5, mark)
    }
    let values: [DatabaseValue] = [
      item.id.number.databaseValue, item.about.text.databaseValue,
      item.property.rawValue.databaseValue, kind.databaseValue, Self.value(text),
      Self.value(quantity?.value.low), Self.value(quantity?.value.best),
      Self.value(quantity?.value.high), Self.value(quantity?.unit.symbol),
      Self.value(quantity?.per?.rawValue), Self.value(quantity?.qualifier.rawValue),
      Self.value(quantity?.measure.rawValue), Self.value(day),
      try number(item.source).databaseValue, Self.value(item.quote),
      Self.value(item.span.map { Int64(clamping: $0.offset) }),
      Self.value(item.span.map { Int64($0.length) }),
      Self.value(item.validFrom?.daysSinceEpoch), Self.value(item.validTo?.daysSinceEpoch),
      item.recordedAt.milliseconds.databaseValue, item.recordedBy.databaseValue,
      Self.value(item.credibility?.value), Self.value(item.supersedes?.number),
    ]
    try insert.run(values)
    added += database.changesCount > 0 ? 1 : 0
  }

  private static func value(_ value: (some DatabaseValueConvertible)?) -> DatabaseValue {
    value?.databaseValue ?? .null
  }
}

enum LedgerReaderSQL {
  static func sources(_ database: Database) throws -> [LedgerSource] {
    try Row.fetchAll(database, sql: "SELECT * FROM sources ORDER BY id").map { row in
      LedgerSource(
        id: row["id"], title: row["title"], url: row["url"], publisher: row["publisher"],
        origin: row["origin"], published: (row["published"] as Int64?).flatMap(day),
        reliability: (row["reliability"] as String?)?.first, format: row["format"],
        sha256: row["sha256"], bytes: row["bytes"], recordsIn: row["records_in"],
        recordsUsed: row["records_used"])
    }
  }

  static func statements(
    _ database: Database, where condition: String, _ arguments: StatementArguments
  ) throws -> [Ledger.Statement] {
    let sql = """
      SELECT s.about, s.property, s.kind, s.text, s.low, s.best, s.high, s.unit, s.per,
        s.qualifier, s.measure, s.day, x.id, s.quote, s.span_offset, s.span_length, s.valid_from,
        s.valid_to, s.recorded_at, s.recorded_by, s.credibility, s.supersedes
      FROM statements s JOIN sources x ON x.number = s.source WHERE \(condition)
      """
    var all: [Ledger.Statement] = []
    let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
    while let row = try rows.next() {
      if let statement = statement(row) { all.append(statement) }
    }
    return all
  }

  /// Nil for a row in words that this version does not know.
  private static func statement(_ row: Row) -> Ledger.Statement? {
    guard let property = Property(rawValue: row[1]), let value = value(row) else { return nil }
    let span: Span? = (row[14] as Int64?).flatMap { offset in
      UInt64(exactly: offset).map {
        Span(offset: $0, length: UInt32(clamping: row[15] as Int64? ?? 0))
      }
    }
    return Ledger.Statement(
      about: SubjectID(row[0]), property, value, source: row[12], quote: row[13], span: span,
      validFrom: (row[16] as Int64?).flatMap(day), validTo: (row[17] as Int64?).flatMap(day),
      recordedAt: Instant(milliseconds: row[18]), recordedBy: row[19],
      credibility: (row[20] as Int?).flatMap { Credibility($0) },
      supersedes: (row[21] as Int64?).map { StatementID($0) })
  }

  private static func value(_ row: Row) -> StatementValue? {
    switch row[2] as Int {
    case 1: return (row[3] as String?).map(StatementValue.text)
    case 2: return (row[3] as String?).map { .subject(SubjectID($0)) }
    case 3:
      guard let low = row[4] as Double?, let best = row[5] as Double?, let high = row[6] as Double?,
        let unit = (row[7] as String?).flatMap({ Unit(symbol: $0) }),
        let qualifier = (row[9] as String?).flatMap(Qualifier.init),
        let measure = (row[10] as String?).flatMap(Measure.init)
      else { return nil }
      return .quantity(
        Quantity(
          Estimate(low: low, best: best, high: high), unit,
          per: (row[8] as String?).flatMap(Per.init), qualifier: qualifier, measure: measure))
    case 4: return (row[11] as Int64?).flatMap(day).map(StatementValue.day)
    case 5: return .missing(row[3] as String? ?? "")
    default: return nil
    }
  }

  private static func day(_ days: Int64) -> CivilDate? {
    guard (-800_000...3_000_000).contains(days) else { return nil }
    return CivilDate(Instant(seconds: days * 86_400))
  }

  /// The subjects that name a party of each side, and what hangs on them.
  ///
  /// Checks of rank and route look beyond the pair: all flows of the states they name come too, since
  /// a rank among one would be the first place for everybody. So does the crude that customs of a
  /// receiver of observed cargoes report.
  static func pair(
    _ database: Database, _ first: SubjectID, _ second: SubjectID
  ) throws -> [Ledger.Statement] {
    try database.execute(
      sql: """
        CREATE TEMP TABLE IF NOT EXISTS side (side INTEGER, party TEXT, PRIMARY KEY (side, party));
        CREATE TEMP TABLE IF NOT EXISTS wanted (about TEXT PRIMARY KEY);
        DELETE FROM side; DELETE FROM wanted;
        """)
    for (number, state) in [(1, first), (2, second)] {
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO side SELECT ?, ?;
          INSERT OR IGNORE INTO side SELECT ?, about FROM statements
            WHERE kind = 2 AND text = ? AND property = 'country';
          """, arguments: [number, state.text, number, state.text])
    }
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO wanted
          SELECT about FROM statements s JOIN side ON side.side = 1 AND s.text = side.party
            WHERE s.kind = 2
          INTERSECT
          SELECT about FROM statements s JOIN side ON side.side = 2 AND s.text = side.party
            WHERE s.kind = 2;
        INSERT OR IGNORE INTO wanted SELECT party FROM side;
        INSERT OR IGNORE INTO wanted SELECT about FROM statements s
          JOIN side ON s.text = side.party
          WHERE s.kind = 2 AND (s.about LIKE 'listing:%' OR s.about LIKE 'observation:%'
            OR s.property IN ('trueOrigin', 'reporter') OR s.about LIKE 'claim:%'
            OR s.about LIKE 'flow:growth-lab:%' OR s.about LIKE 'flow:case:%');
        INSERT OR IGNORE INTO wanted SELECT about FROM statements
          WHERE about >= 'claim:' AND about < 'claim;'
            OR about >= 'office:' AND about < 'office;'
            OR about >= 'person:' AND about < 'person;';
        INSERT OR IGNORE INTO wanted SELECT about FROM statements
          WHERE kind = 2 AND property IN ('from', 'trueOrigin') AND text IN (
            SELECT a.text FROM statements a JOIN statements t ON t.about = a.about
              AND t.property = 'test' AND t.text IN ('rank', 'route', 'mirror')
            WHERE a.property = 'against' AND a.about >= 'claim:' AND a.about < 'claim;');
        INSERT OR IGNORE INTO wanted
          SELECT t.about FROM statements t JOIN statements o
            ON o.about = t.about AND o.property = 'object' AND o.text LIKE '2709%'
          WHERE t.kind = 2 AND t.property = 'to' AND t.about >= 'flow:comtrade:'
            AND t.about < 'flow:comtrade;' AND t.text IN (
              SELECT text FROM statements WHERE kind = 2 AND property = 'to'
                AND about >= 'flow:case:' AND about < 'flow:case;');
        INSERT OR IGNORE INTO wanted SELECT DISTINCT text FROM statements
          WHERE kind = 2 AND property = 'against' AND about IN (SELECT about FROM wanted);
        """)
    return try statements(
      database, where: "s.about IN (SELECT about FROM wanted) ORDER BY s.recorded_at, s.id", [])
  }
}
