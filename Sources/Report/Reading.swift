/// The rows of a case, read once and looked up by the names that other rows use.
///
/// A report shows ships in the order of the story: those that findings name, then those that
/// custody, transfers and documents name, then tankers by the fixes they sent, then the rest.
import CaseFile
import Vocabulary

/// A ship as the page shows her.
struct Ship: Sendable {
  let record: CaseRecord
  let id: String
  /// Place in the order of the story, from 0.
  let number: Int
  /// Whether a finding, a custody edge, a transfer or a document names her.
  let isInStory: Bool

  var name: String { record.text("name") ?? mmsi.map { "MMSI \($0)" } ?? id }
  var mmsi: String? { record.integer("mmsi").map { Int(clamping: $0).padded(9) } }
  var isTanker: Bool { record.integer("is_tanker") == 1 }

  /// Dark enough to read on white (contrast 4.5 or more), apart under colour blindness.
  private static let palette = [
    "#a52a1a", "#1d5b8c", "#8a5a00", "#2f6d3a", "#6a3d8f", "#0f6e73", "#8c3f63", "#4d5560",
  ]

  /// Her colour in every drawing; grey for ships outside the story and past the eighth.
  var colour: String {
    isInStory && number < Self.palette.count ? Self.palette[number] : "#6d747c"
  }

  /// The fragment that leads to her, made from no input.
  var anchor: String { "ship-\(number + 1)" }
}

/// A leg of the custody chain.
struct Leg: Sendable {
  let record: CaseRecord
  let id: String
  let number: Int

  var kind: String { record.text("kind") ?? "" }
  var from: String { record.text("from_node") ?? "unknown" }
  var to: String { record.text("to_node") ?? "unknown" }
  var time: Instant? { record.time("time") }
  var amount: Barrels? { Barrels(record) }
  var anchor: String { "leg-\(number + 1)" }
  /// From a ship to the shore.
  var isLanding: Bool { from.hasPrefix("vessel:") && to.hasPrefix("terminal:") }
  /// From ship to ship, at sea or in and out of a ship that lies as a store.
  var isAtSea: Bool { kind != "retain" && !from.hasPrefix("terminal:") && to.hasPrefix("vessel:") }
  /// From the shore, or from where nobody saw.
  var isLoad: Bool { kind == "load" || (kind == "storage_out" && !from.hasPrefix("vessel:")) }
}

/// An amount of oil with its bounds, barrels at 60 °F.
struct Barrels: Hashable, Sendable {
  var low: Double
  var best: Double
  var high: Double

  /// Nil when the row says nothing; a missing bound is the best estimate itself.
  init?(_ record: CaseRecord) {
    guard let best = record.real("barrels"), best.isFinite else { return nil }
    self.best = best
    low = record.real("barrels_low").flatMap { $0.isFinite ? $0 : nil } ?? best
    high = record.real("barrels_high").flatMap { $0.isFinite ? $0 : nil } ?? best
  }

  init(low: Double, best: Double, high: Double) {
    self.low = low
    self.best = best
    self.high = high
  }

  /// Bounds add, whatever the dependence between the two.
  static func + (left: Self, right: Self) -> Self {
    Self(low: left.low + right.low, best: left.best + right.best, high: left.high + right.high)
  }

  /// The sum of amounts; nil for none.
  static func sum(_ amounts: [Self]) -> Self? {
    guard let first = amounts.first else { return nil }
    return amounts.dropFirst().reduce(first, +)
  }
}

/// A case as the sections of the page read it.
struct Reading: Sendable {
  let tables: CaseTables
  let name: String
  let ships: [Ship]
  /// Legs in the order of the chains, and in each in order of time.
  let legs: [Leg]
  let chains: [CustodyFlow]
  let findings: [CaseRecord]
  let transfers: [CaseRecord]
  let portCalls: [CaseRecord]
  let places: [String: CaseRecord]
  /// First fix to last; nil when nothing was heard.
  let period: ClosedRange<Instant>?
  private let shipNumbers: [String: Int]
  private let legNumbers: [String: Int]

  init(_ tables: CaseTables, name: String) {
    self.tables = tables
    self.name = name
    findings = tables.records("findings").sorted { Self.isBefore($0, $1) }
    transfers = tables.records("transfers")
    portCalls = tables.records("port_calls")
    (legs, chains) = Self.chains(tables.records("custody_edges"), findings)
    legNumbers = Dictionary(
      legs.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    places = Dictionary(
      tables.records("places").compactMap { row in row.text("terminal_id").map { ($0, row) } },
      uniquingKeysWith: { first, _ in first })
    ships = Self.cast(
      tables.records("vessels"),
      story: Self.story(findings, legs, transfers, tables.records("documents")))
    shipNumbers = Dictionary(
      ships.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    let starts = ships.compactMap { $0.record.time("first_seen") }
    let ends = ships.compactMap { $0.record.time("last_seen") }
    if let start = starts.min(), let end = ends.max(), start <= end {
      period = start...end
    } else {
      period = nil
    }
  }

  func ship(_ id: String?) -> Ship? { id.flatMap { shipNumbers[$0] }.map { ships[$0] } }
  func leg(_ id: String) -> Leg? { legNumbers[id].map { legs[$0] } }
  var story: [Ship] { ships.filter(\.isInStory) }

  /// The ship that a node `vessel:…` of a custody edge names.
  func ship(ofNode node: String) -> Ship? {
    guard node.hasPrefix("vessel:") else { return nil }
    return ship(String(node.dropFirst("vessel:".count)))
  }

  /// What a person calls a node of the custody graph.
  func title(ofNode node: String) -> String {
    if node.hasPrefix("terminal:") { return placeName(String(node.dropFirst("terminal:".count))) }
    if let ship = ship(ofNode: node) { return ship.name }
    if node.hasPrefix("vessel:") { return String(node.dropFirst("vessel:".count)) }
    return node == "unknown" ? "Unknown origin" : node
  }

  func placeName(_ id: String?) -> String {
    guard let id else { return "unknown origin" }
    return places[id]?.text("name") ?? id
  }

  /// Evidence grades from the strongest to the one that says nothing.
  private static let gradeOrder = ["A", "B", "C", "D", "X", "U"]

  private static func isBefore(_ left: CaseRecord, _ right: CaseRecord) -> Bool {
    func key(_ row: CaseRecord) -> (Int, Int, Double, String) {
      (
        isPractice(row) ? 0 : 1, gradeOrder.firstIndex(of: row.text("grade") ?? "U") ?? 9,
        -(row.real("confidence") ?? 0),
        row.text("finding_id") ?? ""
      )
    }
    return key(left) < key(right)
  }

  /// Whether a finding names a deceptive practice, and not just an origin openly declared.
  static func isPractice(_ finding: CaseRecord) -> Bool {
    finding.text("practice")?.hasPrefix("DSP") ?? false
  }

  private static func chains(
    _ edges: [CaseRecord], _ findings: [CaseRecord]
  ) -> ([Leg], [CustodyFlow]) {
    let byTime = edges.sorted {
      ($0.text("time") ?? "~", $0.text("edge_id") ?? "")
        < ($1.text("time") ?? "~", $1.text("edge_id") ?? "")
    }.enumerated().map {
      Leg(record: $1, id: $1.text("edge_id") ?? "row \($0 + 1)", number: $0)
    }
    let chains = CustodyFlow.chains(byTime, findings: findings)
    let ordered = chains.flatMap { $0.flows.map(\.leg) }
    let legs = ordered.enumerated().map { Leg(record: $1.record, id: $1.id, number: $0) }
    let byOldNumber = Dictionary(
      zip(ordered, legs).map { ($0.number, $1) }, uniquingKeysWith: { first, _ in first })
    return (legs, chains.map { $0.renumbered(byOldNumber) })
  }

  /// Ship ids in the order in which the story names them.
  private static func story(
    _ findings: [CaseRecord], _ legs: [Leg], _ transfers: [CaseRecord], _ documents: [CaseRecord]
  ) -> [String] {
    var ids = findings.compactMap { $0.text("subject") }
    for leg in legs {
      for node in [leg.from, leg.to] where node.hasPrefix("vessel:") {
        ids.append(String(node.dropFirst("vessel:".count)))
      }
    }
    for row in transfers {
      ids += [row.text("donor_vessel"), row.text("receiver_vessel")].compactMap(\.self)
    }
    ids += documents.compactMap { $0.text("vessel_id") }
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }

  private static func cast(_ vessels: [CaseRecord], story: [String]) -> [Ship] {
    let places = Dictionary(
      story.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    func key(_ row: CaseRecord) -> (Int, Int, Int64, String) {
      let id = row.text("vessel_id") ?? ""
      return (
        places[id] ?? .max, row.integer("is_tanker") == 1 ? 0 : 1, -(row.integer("fixes") ?? 0), id
      )
    }
    return vessels.map { (key: key($0), row: $0) }.sorted { $0.key < $1.key }.enumerated().map {
      number, item in
      Ship(
        record: item.row, id: item.key.3, number: number, isInStory: item.key.0 != .max)
    }
  }
}
