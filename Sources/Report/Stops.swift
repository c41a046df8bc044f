/// The places where oil changed hands, numbered in the order of the chain.
import CaseFile
import Vocabulary

/// A terminal or stretch of sea where one or more legs of the chain began or ended.
struct Stop: Sendable {
  let number: Int
  let place: Coordinate
  let title: String
  let isTransfer: Bool
  var legs: [Leg]

  /// Stops shown with a map of their own at most.
  static let insetLimit = 8

  /// Stops of the chain; events within half a degree of one of the same name are one stop.
  ///
  /// `legs` are those of one chain; nil for all legs of the case.
  static func all(_ reading: Reading, legs: [Leg]? = nil) -> [Stop] {
    let calls = byID(reading.portCalls, "port_call_id")
    let transfers = byID(reading.transfers, "transfer_id")
    var stops: [Stop] = []
    for leg in legs ?? reading.legs {
      guard let event = leg.record.text("event_id"),
        let row = calls[event] ?? transfers[event], let place = position(row)
      else { continue }
      let isTransfer = transfers[event] != nil
      let title = name(row, isTransfer: isTransfer)
      let known = stops.firstIndex {
        $0.title == title && isNear($0.place, place) && $0.isTransfer == isTransfer
      }
      if let known {
        stops[known].legs.append(leg)
      } else {
        stops.append(
          Stop(
            number: stops.count + 1, place: place, title: title, isTransfer: isTransfer,
            legs: [leg]))
      }
    }
    return stops
  }

  /// The place of a row: its point, or its latitude and longitude.
  static func position(_ row: CaseRecord) -> Coordinate? {
    if case .point(let place) = row.row.geometry { return place }
    guard let latitude = row.real("lat"), let longitude = row.real("lon") else { return nil }
    return Coordinate(latitude: latitude, longitude: longitude)
  }

  private static func name(_ row: CaseRecord, isTransfer: Bool) -> String {
    if isTransfer { return row.text("place") ?? "Open sea" }
    return row.text("terminal_name") ?? row.text("terminal_id") ?? "Terminal"
  }

  private static func isNear(_ a: Coordinate, _ b: Coordinate) -> Bool {
    abs(a.latitude - b.latitude) < 0.5 && abs(a.longitude - b.longitude) < 0.5
  }

  private static func byID(_ rows: [CaseRecord], _ column: String) -> [String: CaseRecord] {
    Dictionary(
      rows.compactMap { row in row.text(column).map { ($0, row) } },
      uniquingKeysWith: { first, _ in first })
  }
}
