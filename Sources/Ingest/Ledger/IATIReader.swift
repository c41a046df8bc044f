/// IATI activities: pledges (12, 13), commitments (2, 11), disbursements and spending (3, 4).
///
/// The transaction's type sets the stage, the activity's status only a side exit. Amounts stay in
/// their own currency; nothing is converted.
import Ledger
import Vocabulary

struct IATIReader {
  private let maker: StatementMaker
  private(set) var tally = LedgerTally()

  init(_ maker: StatementMaker) {
    self.maker = maker
    tally.format = "iati"
  }

  private struct Activity {
    var id = ""
    var title = ""
    var country: SubjectID?
    var reporter: SubjectID?
    var currency = "USD"
    var status = ""
    var transactions: [Transaction] = []
  }

  private struct Transaction {
    var type = ""
    var value: String?
    var currency: String?
    var day: String?
    var provider: String?
    var receiver: String?
    var offset = 0
  }

  /// - Throws: the scanner's failure when the text is no well-formed XML.
  mutating func read(_ bytes: [UInt8]) throws(XMLScanner.Failure) -> [Statement] {
    var scanner = XMLScanner(bytes)
    var all: [Statement] = []
    var path: [String] = []
    var activity = Activity()
    var transaction: Transaction?
    while let event = try scanner.next() {
      switch event {
      case .open(let name, let attributes, let isEmpty, let offset):
        if name == "iati-activity" {
          activity = Activity()
          activity.currency = attributes["default-currency"] ?? "USD"
        }
        if name == "transaction" {
          transaction = Transaction()
          transaction?.offset = offset
        }
        Self.open(name, attributes, inside: path.last, &activity, &transaction)
        if !isEmpty { path.append(name) }
      case .text(let text): Self.text(text.trimmed, path, &activity, &transaction)
      case .close(let name):
        path.removeLast()
        if name == "transaction", let done = transaction {
          activity.transactions.append(done)
          transaction = nil
        }
        if name == "iati-activity" { all += statements(of: activity) }
      }
    }
    tally.statements = all.count
    return all
  }

  private static func open(
    _ name: String, _ attributes: [String: String], inside parent: String?,
    _ activity: inout Activity,
    _ transaction: inout Transaction?
  ) {
    switch name {
    case "transaction-type": transaction?.type = attributes["code"] ?? ""
    case "transaction-date": transaction?.day = attributes["iso-date"]
    case "value" where parent == "transaction":
      transaction?.currency = attributes["currency"]
      if transaction?.day == nil { transaction?.day = attributes["value-date"] }
    case "recipient-country":
      activity.country = attributes["code"].flatMap { States.byISO2[$0]?.subject }
    case "activity-status": activity.status = attributes["code"] ?? ""
    default: break
    }
  }

  private static func text(
    _ text: String, _ path: [String], _ activity: inout Activity, _ transaction: inout Transaction?
  ) {
    guard !text.isEmpty, let name = path.last else { return }
    let parent = path.count > 1 ? path[path.count - 2] : ""
    switch (name, parent) {
    case ("iati-identifier", _): activity.id = text
    case ("title", "iati-activity"), ("narrative", "title"):
      if activity.title.isEmpty { activity.title = text }
    case ("reporting-org", _), ("narrative", "reporting-org"): activity.reporter = party(text)
    case ("value", "transaction"): transaction?.value = text
    case ("provider-org", _), ("narrative", "provider-org"): transaction?.provider = text
    case ("receiver-org", _), ("narrative", "receiver-org"): transaction?.receiver = text
    default: break
    }
  }

  private static func party(_ text: String) -> SubjectID? { PledgesFormat.party(text) }

  private mutating func statements(of activity: Activity) -> [Statement] {
    var all: [Statement] = []
    for (number, transaction) in activity.transactions.enumerated() {
      tally.rowsIn += 1
      guard let value = transaction.value.flatMap({ Double($0.filter { $0 != "," }) }),
        value.isFinite,
        let currency = Currency(code: transaction.currency ?? activity.currency)
      else {
        tally.refuse("a transaction without value or currency", line: number + 1, activity.id)
        continue
      }
      guard let stage = Self.stage(transaction.type) else {
        tally.refuse("a transaction of another type", line: number + 1, "type \(transaction.type)")
        continue
      }
      tally.rowsUsed += 1
      let isFlow = stage == .delivered
      var draft = Draft(
        SubjectID(isFlow ? .flow : .commitment, "iati:\(activity.id)/\(number + 1)"))
      draft.from = transaction.provider.flatMap(Self.party) ?? activity.reporter
      draft.to = activity.country ?? transaction.receiver.flatMap(Self.party)
      draft.kind = "credit"
      draft.object = activity.title
      draft.quantity = Quantity(value, .money(currency))
      let day = transaction.day.flatMap { CivilDate($0) }
      (draft.start, draft.end, draft.validFrom) = (day, day, day)
      if isFlow {
        draft.basis = .reported
      } else {
        draft.stages = [(stage, day)]
        if let exit = Self.exit(activity.status) { draft.stages.append((exit, nil)) }
      }
      draft.span = Span(offset: UInt64(transaction.offset), length: 0)
      all += draft.statements(maker)
    }
    return all
  }

  /// IATI's TransactionType codes, and the letters of its first version.
  private static func stage(_ type: String) -> Stage? {
    switch type {
    case "12", "13": .announced
    case "2", "11", "C": .committed
    case "3", "4", "D", "E": .delivered
    default: nil
    }
  }

  /// ActivityStatus 5 cancelled, 6 suspended.
  private static func exit(_ status: String) -> Stage? {
    status == "5" ? .cancelled : status == "6" ? .suspended : nil
  }
}
