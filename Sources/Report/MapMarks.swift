/// Symbols on a map and the words beside them.
///
/// Shape tells the kind (disc: port call, diamond: transfer, ring: encounter, cross: position that
/// cannot be right), colour tells the ship, and a number tells the place in the chain.
import CaseFile
import Vocabulary

/// Symbols of events, the same on maps, timelines and in legends.
enum Symbol {
  static func portCall(_ colour: String) -> Markup {
    tag("circle", ["class": "port-call", "r": "4.5", "stroke": colour])
  }

  static func transfer(_ colour: String) -> Markup {
    tag("path", ["class": "transfer", "d": "M0-7L7 0L0 7L-7 0Z", "fill": colour])
  }

  static let encounter = Markup.group([
    tag("circle", ["class": "encounter", "cx": "-2.5", "r": "3.6"]),
    tag("circle", ["class": "encounter", "cx": "2.5", "r": "3.6"]),
  ])

  static let anomaly = tag("path", ["class": "anomaly", "d": "M-4-4L4 4M-4 4L4-4"])

  static let identity = tag("path", ["class": "identity", "d": "M0-6L6 5H-6Z"])

  static func stop(_ number: Int) -> Markup {
    .group([
      tag("circle", ["class": "stop", "r": "10"]),
      tag("text", ["class": "stop-number", "y": "4", "text-anchor": "middle"], .text("\(number)")),
    ])
  }

  static func at(_ point: MapFrame.Point, title: String? = nil, _ symbol: Markup) -> Markup {
    tag(
      "g",
      [
        "class": "mark",
        "transform": "translate(\(Figures.pixel(point.x)) \(Figures.pixel(point.y)))",
      ], title.map { tag("title", .text($0)) } ?? .nothing, symbol)
  }
}

/// Everything of a case that is a point on a map.
struct MapMarks {
  let reading: Reading
  let stops: [Stop]

  /// Marks of one kind drawn at most in one map.
  private static let limit = 250

  /// Marks inside the frame; room for them is kept free of labels.
  func drawing(in frame: MapFrame, _ labels: inout LabelPlacer) -> Markup {
    var marks: [Markup] = []
    for row in reading.tables.records("position_anomalies").prefix(Self.limit) {
      add(row, Symbol.anomaly, Words.eventKind(row.text("kind") ?? ""), frame, &labels, &marks)
    }
    let used = Set(reading.transfers.compactMap { $0.text("encounter_id") })
    let encounters = reading.tables.records("encounters").filter {
      !used.contains($0.text("encounter_id") ?? "")
    }
    for row in encounters.prefix(Self.limit) {
      let names = [row.text("vessel_a"), row.text("vessel_b")].map { reading.ship($0)?.name ?? "?" }
      add(row, Symbol.encounter, names.joined(separator: " and "), frame, &labels, &marks)
    }
    for (row, ship) in calls.prefix(Self.limit) {
      let place = row.text("terminal_name") ?? ""
      add(
        row, Symbol.portCall(ship.isInStory ? ship.colour : "#9aa0a6"), "\(ship.name): \(place)",
        frame, &labels, &marks)
    }
    for row in reading.transfers.prefix(Self.limit) {
      let ship = reading.ship(row.text("donor_vessel")) ?? reading.ship(row.text("receiver_vessel"))
      add(
        row, Symbol.transfer(ship?.colour ?? "#4d5560"), "Ship-to-ship transfer", frame, &labels,
        &marks)
    }
    return .group(marks)
  }

  /// Port calls, ships outside the story first, so that the others lie above them.
  private var calls: [(row: CaseRecord, ship: Ship)] {
    reading.portCalls.compactMap { row in
      reading.ship(row.text("vessel_id")).map { (row: row, ship: $0) }
    }.enumerated().sorted {
      ($0.element.ship.isInStory ? 0 : 1, $0.offset)
        < ($1.element.ship.isInStory ? 0 : 1, $1.offset)
    }.prefix(Self.limit).reversed().map(\.element)
  }

  private func add(
    _ row: CaseRecord, _ symbol: Markup, _ title: String, _ frame: MapFrame,
    _ labels: inout LabelPlacer, _ marks: inout [Markup]
  ) {
    guard let place = Stop.position(row), frame.contains(place) else { return }
    let point = frame.point(place)
    labels.reserve(point, radius: 6)
    marks.append(Symbol.at(point, title: title, symbol))
  }

  /// Numbered stops with their names.
  func stopMarks(in frame: MapFrame, _ labels: inout LabelPlacer) -> Markup {
    let visible = stops.filter { frame.contains($0.place) }
    let points = visible.map { spread(frame.point($0.place), among: visible, $0, frame) }
    for point in points { labels.reserve(point, radius: 11) }
    return .group(
      zip(visible, points).map { stop, point in
        .group([
          Symbol.at(point, title: stop.title, Symbol.stop(stop.number)),
          label(stop.title, beside: point, clearance: 11, &labels),
        ])
      })
  }

  /// Stops that would lie on an earlier one are drawn beside it.
  private func spread(
    _ point: MapFrame.Point, among stops: [Stop], _ stop: Stop, _ frame: MapFrame
  ) -> MapFrame.Point {
    let crowd = stops.filter { other in
      let there = frame.point(other.place)
      return other.number < stop.number && abs(there.x - point.x) < 18
        && abs(there.y - point.y) < 18
    }.count
    return MapFrame.Point(x: point.x + Double(crowd) * 21, y: point.y)
  }

  /// Names of terminals in the frame, for maps without numbered stops.
  func placeNames(in frame: MapFrame, _ labels: inout LabelPlacer) -> Markup {
    var named: Set<String> = []
    return .group(
      reading.portCalls.compactMap { row -> Markup? in
        guard let name = row.text("terminal_name"), let place = Stop.position(row),
          frame.contains(place), named.count < 14, named.insert(name).inserted
        else { return nil }
        return label(name, beside: frame.point(place), clearance: 6, &labels)
      })
  }

  private func label(
    _ text: String, beside point: MapFrame.Point, clearance: Double, _ labels: inout LabelPlacer
  ) -> Markup {
    let size = 13.0
    let shown = text.count > 32 ? text.prefix(31) + "…" : text
    // The words are set bold, a tenth wider than the placer counts.
    guard let spot = labels.place(shown, beside: point, clearance: clearance, size: size * 1.1)
    else {
      return .nothing
    }
    let turned = MapFrame.Point(x: spot.x - point.x, y: spot.y - point.y)
    return tag(
      "g",
      [
        "class": "mark label",
        "transform": "translate(\(Figures.pixel(point.x)) \(Figures.pixel(point.y)))",
      ],
      tag(
        "text",
        [
          "x": Figures.pixel(turned.x), "y": Figures.pixel(turned.y), "text-anchor": spot.anchor,
          "font-size": Figures.pixel(size),
        ], .text(shown)))
  }
}
