/// The map of the case, with a close view of every place where oil changed hands.
import CaseFile
import Vocabulary

struct MapSection {
  let reading: Reading
  private let tracks: MapTracks
  private let stops: [Stop]

  init(_ reading: Reading) {
    self.reading = reading
    tracks = MapTracks(reading)
    stops = Stop.all(reading)
  }

  var markup: Markup {
    Piece.section(
      "map", "Where it happened", lead,
      [
        tag(
          "figure", ["class": "wide"], tag("div", ["class": "map", "data-map": "main"], world),
          tag("figcaption", legend)),
        insets,
      ])
  }

  private var lead: Markup {
    if reading.ships.isEmpty { return "No ship was heard, so the map shows only the world." }
    if stops.isEmpty {
      return .text(
        "Tracks of \(Figures.count(reading.ships.count, "ship")) as heard. No cargo was followed in "
          + "this case, so no place is numbered.")
    }
    return .text(
      "Numbers follow the oil. A solid line joins positions that were heard; a dashed line "
        + "bridges a silence and is not the way the ship went.")
  }

  private var frame: MapFrame {
    let story = tracks.places(storyOnly: true)
    let all = story.isEmpty ? tracks.places(storyOnly: false) : story
    let events = reading.portCalls.filter {
      reading.ship($0.text("vessel_id"))?.isInStory == true
    }
    return .holding(
      all + stops.map(\.place) + (events + reading.transfers).compactMap(Stop.position), width: 1120
    )
  }

  private var world: Markup {
    let frame = frame
    let marks = MapMarks(reading: reading, stops: stops)
    var labels = LabelPlacer(width: frame.width, height: frame.height)
    labels.reserve(
      left: frame.width * 0.76, top: frame.height - 46, right: frame.width, bottom: frame.height)
    let symbols = marks.drawing(in: frame, &labels)
    let numbered = marks.stopMarks(in: frame, &labels)
    let names = stops.isEmpty ? marks.placeNames(in: frame, &labels) : .nothing
    let ground = MapBase(frame: frame)
    let countries = ground.countryNames(&labels)
    return svg(
      frame, label: "Map of the tracks with the places where oil changed hands",
      [
        ground.drawing, countries, tracks.drawing(in: frame), symbols, numbered, names,
        ground.scaleBar,
      ])
  }

  private func svg(_ frame: MapFrame, label: String, _ content: [Markup]) -> Markup {
    tag(
      "svg",
      [
        "viewBox": "0 0 \(Figures.pixel(frame.width)) \(Figures.pixel(frame.height))",
        "role": "img", "aria-label": label, "preserveAspectRatio": "xMidYMid meet",
      ], content)
  }

  private var insets: Markup {
    if stops.isEmpty { return .nothing }
    return tag(
      "div", ["class": "insets", "style": "--columns:\(columns)"],
      stops.prefix(Stop.insetLimit).map { inset($0) })
  }

  /// As few rows as four columns allow, without a lonely map in the last.
  private var columns: Int {
    let count = min(stops.count, Stop.insetLimit)
    let rows = max(1, (count + 3) / 4)
    return max(2, (count + rows - 1) / rows)
  }

  private func inset(_ stop: Stop) -> Markup {
    let frame = MapFrame.about(stop.place, degrees: 0.9, width: 300, height: 220)
    var labels = LabelPlacer(width: frame.width, height: frame.height)
    labels.reserve(left: 170, top: 186, right: 300, bottom: 220)
    let marks = MapMarks(reading: reading, stops: [])
    let symbols = marks.drawing(in: frame, &labels)
    let ground = MapBase(frame: frame)
    let countries = ground.countryNames(&labels)
    return tag(
      "figure", ["class": "inset"],
      tag(
        "div", ["class": "map"],
        svg(
          frame, label: "Map of \(stop.title)",
          [ground.drawing, countries, tracks.drawing(in: frame), symbols, ground.scaleBar])),
      tag(
        "figcaption", tag("span", ["class": "number"], .text("\(stop.number)")),
        tag("b", .name(stop.title)), tag("br"), .group(stop.legs.prefix(4).map(line)),
        stop.legs.count > 4
          ? .text("and \(Figures.count(stop.legs.count - 4, "leg")) more") : .nothing))
  }

  private func line(_ leg: Leg) -> Markup {
    let time = leg.time.map { Figures.day($0) } ?? ""
    return tag(
      "span", ["class": "inset-leg"], .text("\(Words.legKind(leg.kind)), \(time): "),
      Piece.node(leg.from, in: reading), " → ", Piece.node(leg.to, in: reading), ", ",
      Piece.estimate(leg.amount))
  }

  private var legend: Markup {
    let ships = reading.story.prefix(8).map { ship in
      tag(
        "span", ["class": "key"], key(line: ship.colour),
        tag("a", ["href": "#\(ship.anchor)"], .name(ship.name)))
    }
    let kinds: [(Markup, String, String)] = [
      (Symbol.portCall("#4d5560"), "port call", "port_calls"),
      (Symbol.transfer("#4d5560"), "transfer", "transfers"),
      (Symbol.encounter, "encounter without transfer", "encounters"),
      (Symbol.anomaly, "position that cannot be right", "position_anomalies"),
    ]
    let symbols = kinds.filter { !reading.tables[$0.2].isEmpty }.map { symbol, words, _ in
      tag(
        "span", ["class": "key"],
        tag("svg", ["viewBox": "-9 -9 18 18", "class": "swatch", "aria-hidden": "true"], symbol),
        .text(words))
    }
    let others = reading.ships.count - reading.story.prefix(8).count
    let grey =
      others > 0
      ? tag(
        "span", ["class": "key"], key(line: "#9aa0a6"),
        .text(Figures.count(others, ships.isEmpty ? "ship" : "other ship")))
      : .nothing
    let more =
      tracks.leftOut > 0
      ? " \(Figures.count(tracks.leftOut, "further track")) not drawn: layer tracks." : ""
    return .group([
      tag("div", ["class": "keys"], ships + [grey] + symbols),
      tag(
        "p", ["class": "source"],
        .text(
          "Equirectangular projection. Coast and de facto land boundaries: Natural Earth, public "
            + "domain; they take no side in any dispute." + more)),
    ])
  }

  private func key(line colour: String) -> Markup {
    tag(
      "svg", ["viewBox": "0 0 22 10", "class": "swatch line", "aria-hidden": "true"],
      tag("path", ["d": "M1 5H21", "stroke": colour, "stroke-width": "3", "fill": "none"]))
  }
}
