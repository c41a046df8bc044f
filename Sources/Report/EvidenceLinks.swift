/// Which evidence the page shows, and links to it.
///
/// A case file can cite a million spans of bytes. The page lists those that findings, legs,
/// transfers, port calls and documents rest on, up to a limit that keeps it a page; for the others
/// it names the layer and the row, where the numbers stand.
import CaseFile

/// The evidence of the rows that the page shows.
struct EvidenceLinks: Sendable {
  /// Rows listed at most; about 350 bytes each.
  static let limit = 1500
  /// Links written after a row; the rest is counted.
  static let shownPerRow = 5

  /// Evidence ids in ascending order.
  let listed: [Int64]
  /// How many cited ids found no room.
  let left: Int
  private let known: Set<Int64>

  init(_ reading: Reading) {
    let rows =
      reading.findings + reading.legs.map(\.record) + reading.transfers
      + reading.tables.records("documents") + reading.tables.records("discharges")
      + reading.portCalls.filter { reading.ship($0.text("vessel_id"))?.isInStory == true }
      + reading.tables.records("encounters").prefix(100)
    let present = Set(reading.tables.records("evidence").compactMap { $0.integer("evidence_id") })
    var seen: Set<Int64> = []
    var order: [Int64] = []
    // The first of every row come before the tenth of any.
    for round in 0..<64 {
      let step = 8
      for row in rows {
        for id in Self.ids(row).dropFirst(round * step).prefix(step)
        where present.contains(id) && seen.insert(id).inserted {
          order.append(id)
        }
      }
    }
    known = Set(order.prefix(Self.limit))
    listed = order.prefix(Self.limit).sorted()
    left = max(0, order.count - Self.limit)
  }

  static func ids(_ row: CaseRecord) -> [Int64] {
    (row.text("evidence_ids") ?? "").split(separator: " ").compactMap { Int64($0) }
  }

  /// Links to the evidence of a row; says so when there is none.
  func links(_ row: CaseRecord) -> Markup {
    let ids = Self.ids(row)
    guard !ids.isEmpty else { return tag("span", ["class": "quiet"], "no bytes cited") }
    let shown = ids.filter(known.contains).prefix(Self.shownPerRow)
    let links = shown.map { id in
      tag("a", ["class": "evidence", "href": "#evidence-\(id)"], .text("\(id)"))
    }
    let rest = ids.count - shown.count
    let more = rest > 0 ? Markup.text(shown.isEmpty ? "\(rest) in the case file" : " +\(rest)") : ""
    return .group([.joined(links, by: ", "), more])
  }
}
