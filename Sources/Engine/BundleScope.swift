/// Whose messages a bundle needs, from the fewest ships to all.
import CaseFile
import Vocabulary

struct BundleScope {
  /// Sets of ships to try, in words and as numbers, from few to all.
  let steps: [(name: String, ships: Set<MMSI>)]

  /// Degrees of latitude and longitude, and hours, within which ships count as near each other.
  private static let near = 3.0
  private static let together = TimeSpan.hours(24)

  init(_ tables: CaseTables) {
    var numbers: [String: Set<MMSI>] = [:]
    for row in tables.records("identities") {
      guard let vessel = row.text("vessel_id"), let mmsi = Self.mmsi(row) else { continue }
      numbers[vessel, default: []].insert(mmsi)
    }
    let named = Self.vessels(ofFindings: tables)
    let chain = Set(named.flatMap { numbers[$0] ?? [] })
    let around = chain.union(Self.neighbours(of: named, tables))
    let all = Set(numbers.values.flatMap(\.self))
    steps = [
      ("\(chain.count) ships of the findings", chain),
      ("\(around.count) ships of the findings and near them", around),
      ("all \(all.count) ships", all),
    ]
  }

  private static func mmsi(_ row: CaseRecord) -> MMSI? {
    row.integer("mmsi").flatMap { UInt32(exactly: $0) }.flatMap { MMSI($0) }
  }

  /// Subjects, and both ends of every leg of their chains.
  private static func vessels(ofFindings tables: CaseTables) -> Set<String> {
    var legs: Set<String> = []
    var named: Set<String> = []
    for row in tables.records("findings") {
      if let subject = row.text("subject") { named.insert(subject) }
      for leg in (row.text("legs") ?? "").split(separator: " ") { legs.insert(String(leg)) }
    }
    for row in tables.records("custody_edges")
    where row.text("edge_id").map(legs.contains) ?? false {
      for node in [row.text("from_node"), row.text("to_node")] {
        guard let node, node.hasPrefix("vessel:") else { continue }
        named.insert(String(node.dropFirst("vessel:".count)))
      }
    }
    return named
  }

  /// A cell of sea and day.
  private struct SeaCell: Hashable {
    let north: Int
    let east: Int
    let day: Int64
  }

  private static func neighbours(of named: Set<String>, _ tables: CaseTables) -> Set<MMSI> {
    let tracks = tables.records("tracks")
    var cells: Set<SeaCell> = []
    for row in tracks where row.text("vessel_id").map(named.contains) ?? false {
      for cell in Self.cells(of: row) {
        for north in -1...1 {
          for east in -1...1 {
            for day in -1...1 as ClosedRange<Int64> {
              cells.insert(
                SeaCell(north: cell.north + north, east: cell.east + east, day: cell.day + day))
            }
          }
        }
      }
    }
    var near: Set<MMSI> = []
    for row in tracks where Self.cells(of: row).contains(where: cells.contains) {
      if let mmsi = Self.mmsi(row) { near.insert(mmsi) }
    }
    return near
  }

  private static func cells(of row: CaseRecord) -> [SeaCell] {
    let times = (row.text("times") ?? "").split(separator: " ").compactMap { Int64($0) }
    return zip(times, row.vertices).map { time, place in
      SeaCell(
        north: Int((place.latitude / near).rounded(.down)),
        east: Int((place.longitude / near).rounded(.down)),
        day: Instant(seconds: time).seconds / (Self.together.milliseconds / 1000))
    }
  }

  /// Whether two runs found the same; which bytes it rests on has other numbers in an excerpt.
  static func isSame(_ stored: [CaseRow], _ derived: [CaseRow]) -> Bool {
    told(stored) == told(derived)
  }

  private static func told(_ rows: [CaseRow]) -> [[Cell]] {
    let cited = CaseSchema.layer("findings")?.index(of: "evidence_ids")
    return rows.map { row in
      row.cells.enumerated().filter { $0.offset != cited }.map(\.element)
    }
  }
}

extension CaseRecord {
  /// The vertices of a track, part after part.
  fileprivate var vertices: [Coordinate] {
    switch row.geometry {
    case .lines(let parts): parts.flatMap(\.self)
    case .point(let place): [place]
    case nil: []
    }
  }
}
