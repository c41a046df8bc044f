/// The only thing a ledger ever writes: one source said one thing about one subject.
///
/// Statements are never changed. A correction is a new statement that names the one it supersedes.
/// Two clocks run: `validFrom…validTo` is when what was said holds, `recordedAt` is when the ledger
/// came to know it. Everything that is shown is a fold over statements (`LedgerView`).
package import Vocabulary

/// What a statement is about: an entity, a commitment, a flow, a listing, a claim or a document.
///
/// The text is `KIND:NAME`, such as `state:VEN`, `flow:sipri:37743-2006`.
package struct SubjectID: Hashable, Comparable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package init(_ kind: SubjectKind, _ name: String) { text = "\(kind.rawValue):\(name)" }

  /// What stands before the first colon; nil for an unknown word.
  package var kind: SubjectKind? { SubjectKind(rawValue: String(text.prefix { $0 != ":" })) }

  /// What stands behind it.
  package var name: String { String(text.drop { $0 != ":" }.dropFirst()) }

  package static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}

/// The kinds of subject.
package enum SubjectKind: String, Hashable, Sendable, CaseIterable {
  case state
  case person
  case company
  case body
  case vessel
  case project
  case thing
  case commitment
  case flow
  case listing
  case office
  case claim
  case observation
}

/// The value of one property.
package enum StatementValue: Hashable, Sendable {
  case text(String)
  case subject(SubjectID)
  case quantity(Quantity)
  case day(CivilDate)
  /// Asked and not answered: the source has the field and leaves it empty, with its own mark.
  case missing(String)
}

/// The number of a statement: a hash of its content, so that the same statement read twice is one.
package struct StatementID: Hashable, Comparable, Sendable {
  package let number: Int64
  package init(_ number: Int64) { self.number = number }
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// Sixteen hexadecimal digits, as pages and files show it.
  package var text: String {
    let digits = String(UInt64(bitPattern: number), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Reads `text` back.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 16, let bits = UInt64(text, radix: 16) else { return nil }
    number = Int64(bitPattern: bits)
  }
}

/// Bytes of the source's content.
package struct Span: Hashable, Sendable {
  package let offset: UInt64
  package let length: UInt32

  package init(offset: UInt64, length: UInt32) {
    self.offset = offset
    self.length = length
  }
}

/// The Admiralty scale's second half, 1 confirmed … 5 improbable, 6 cannot be judged.
package struct Credibility: Hashable, Sendable {
  package let value: Int

  /// Nil outside 1…6.
  package init?(_ value: Int) {
    guard (1...6).contains(value) else { return nil }
    self.value = value
  }
}

/// One source's word on one property of one subject.
package struct Statement: Hashable, Sendable {
  package let about: SubjectID
  package let property: Property
  package let value: StatementValue
  /// `LedgerSource.id`.
  package let source: String
  /// The words of the source that say so; nil for a row of a table, which `span` points to.
  package let quote: String?
  package let span: Span?
  /// First day on which it holds; nil for "always as far as is known".
  package let validFrom: CivilDate?
  /// Last day on which it holds; nil while open.
  package let validTo: CivilDate?
  package let recordedAt: Instant
  package let recordedBy: String
  package let credibility: Credibility?
  package let supersedes: StatementID?
  package let id: StatementID

  package init(
    about: SubjectID, _ property: Property, _ value: StatementValue, source: String,
    quote: String? = nil, span: Span? = nil, validFrom: CivilDate? = nil,
    validTo: CivilDate? = nil, recordedAt: Instant, recordedBy: String,
    credibility: Credibility? = nil, supersedes: StatementID? = nil
  ) {
    self.about = about
    self.property = property
    self.value = value
    self.source = source
    self.quote = quote
    self.span = span
    self.validFrom = validFrom
    self.validTo = validTo
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.credibility = credibility
    self.supersedes = supersedes
    var hash = StatementHash()
    hash.add(about.text)
    hash.add(property.rawValue)
    hash.add(value)
    hash.add(source)
    hash.add(quote ?? "")
    hash.add(span.map { Int64(bitPattern: $0.offset) } ?? -1)
    hash.add(validFrom?.daysSinceEpoch ?? .min)
    hash.add(validTo?.daysSinceEpoch ?? .max)
    hash.add(recordedBy)
    hash.add(supersedes?.number ?? 0)
    id = StatementID(hash.value)
  }
}

/// A source of statements: a document, a file, an article.
package struct LedgerSource: Hashable, Sendable {
  /// `sha256:` and the digest of its bytes, or a name for what was typed by hand.
  package let id: String
  package var title: String
  package var url: String?
  /// Who published it; an agency whose text others reprint is named in `origin`.
  package var publisher: String?
  /// The agency or office the text comes from; reprints of one origin count once.
  package var origin: String?
  package var published: CivilDate?
  /// Admiralty reliability A…F; nil when nobody judged it.
  package var reliability: Character?
  /// Reader that took it in: `sipri-new`, `article`, ….
  package var format: String
  package var sha256: String?
  package var bytes: Int64?
  package var recordsIn: Int
  package var recordsUsed: Int

  package init(
    id: String, title: String, url: String? = nil, publisher: String? = nil,
    origin: String? = nil, published: CivilDate? = nil, reliability: Character? = nil,
    format: String, sha256: String? = nil, bytes: Int64? = nil, recordsIn: Int = 0,
    recordsUsed: Int = 0
  ) {
    self.id = id
    self.title = title
    self.url = url
    self.publisher = publisher
    self.origin = origin
    self.published = published
    self.reliability = reliability
    self.format = format
    self.sha256 = sha256
    self.bytes = bytes
    self.recordsIn = recordsIn
    self.recordsUsed = recordsUsed
  }
}

/// A hash of a statement's content.
///
/// Parts are separated by a byte that no UTF-8 text holds, so that "ab","c" and "a","bc" differ.
private struct StatementHash {
  private var content = ContentHash()
  var value: Int64 { Int64(bitPattern: content.value) }

  mutating func add(_ text: String) {
    content.add(text.utf8)
    content.add(CollectionOfOne(0xFF))
  }

  mutating func add(_ number: Int64) {
    withUnsafeBytes(of: number.littleEndian) { content.add($0) }
    content.add(CollectionOfOne(0xFF))
  }

  mutating func add(_ value: StatementValue) {
    switch value {
    case .text(let text):
      add(1)
      add(text)
    case .subject(let subject):
      add(2)
      add(subject.text)
    case .day(let day):
      add(3)
      add(day.daysSinceEpoch)
    case .missing(let mark):
      add(4)
      add(mark)
    case .quantity(let quantity):
      add(5)
      for number in [quantity.value.low, quantity.value.best, quantity.value.high] {
        add(Int64(bitPattern: number.bitPattern))
      }
      add(quantity.unit.symbol)
      add(quantity.per?.rawValue ?? "")
      add(quantity.qualifier.rawValue)
      add(quantity.measure.rawValue)
    }
  }
}
