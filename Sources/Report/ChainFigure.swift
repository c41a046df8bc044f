/// One chain of custody on the page: the flow, what each discharge was made of, and its map.
import CaseFile
import Vocabulary

struct ChainFigure {
  let flow: CustodyFlow
  let number: Int
  let reading: Reading
  let origins: Origins
  /// Units of the flow's drawing in a barrel, the same for all chains.
  let scale: Double
  /// Large chains get a map; small ones only their flow.
  let hasMap: Bool

  var markup: Markup {
    tag(
      "figure", ["class": "wide chain"],
      tag("h3", .text("\(number). "), .name(title)),
      Piece.scroller(
        "Custody chain \(number)",
        CustodyDrawing(flow: flow, reading: reading, origins: origins, scale: scale).markup),
      discharges, map)
  }

  private var legs: [Leg] { flow.flows.map(\.leg).sorted { $0.number < $1.number } }

  /// `Jose Terminal → SEA LANTERN → BRIGHT HARVEST → Sikka`; only the ends of long chains.
  private var title: String {
    var names: [String] = []
    for node in flow.nodes.sorted(by: { ($0.column, $0.key) < ($1.column, $1.key) }) {
      let name = reading.title(ofNode: node.node)
      if names.last != name { names.append(name) }
    }
    guard names.count > 6 else { return names.joined(separator: " → ") }
    return names.prefix(3).joined(separator: " → ") + " → … → "
      + names.suffix(2).joined(separator: " → ")
  }

  // MARK: Discharges

  /// A sentence and a bar of shares for each discharge of the chain.
  private var discharges: Markup {
    let items = legs.filter(\.isLanding).prefix(12).map { leg -> Markup in
      tag(
        "li",
        tag(
          "p", tag("b", .text(leg.amount.map { Figures.best($0) } ?? "An unknown amount")),
          .text(" barrels "),
          leg.amount.map {
            tag("span", ["class": "range"], .text("[\(Figures.range($0))]"))
          } ?? .nothing, .text(" came ashore at "), .name(reading.title(ofNode: leg.to)),
          .text(leg.time.map { " on \(Figures.day($0))" } ?? ""), .text(", "),
          tag("a", ["href": "#\(leg.anchor)"], .text("leg \(leg.number + 1)")), .text(":")),
        ShareBars(shares: OriginShare.all(leg.record.text("shares")), origins: origins) {
          reading.placeName($0)
        }.markup)
    }
    return items.isEmpty ? .nothing : tag("ul", ["class": "landed"], Array(items))
  }

  // MARK: Map

  private var map: Markup {
    let stops = Stop.all(reading, legs: legs)
    guard hasMap, !stops.isEmpty else { return .nothing }
    let tracks = MapTracks(reading, laden: windows)
    let frame = MapFrame.holding(
      tracks.places(storyOnly: false) + stops.map(\.place), width: 720)
    var labels = LabelPlacer(width: frame.width, height: frame.height)
    let isLeft = stops.contains { stop in
      let point = frame.point(stop.place)
      return point.x > frame.width * 0.66 && point.y > frame.height - 60
    }
    labels.reserve(
      left: isLeft ? 0 : frame.width * 0.72, top: frame.height - 46,
      right: isLeft ? frame.width * 0.36 : frame.width, bottom: frame.height)
    let marks = MapMarks(reading: reading, stops: stops)
    let numbered = marks.stopMarks(in: frame, &labels)
    let ground = MapBase(frame: frame)
    let countries = ground.countryNames(&labels)
    let drawing = tag(
      "svg",
      [
        "viewBox": "0 0 \(Figures.pixel(frame.width)) \(Figures.pixel(frame.height))",
        "role": "img", "aria-label": "Map of the way of this oil",
        "preserveAspectRatio": "xMidYMid meet",
      ], ground.drawing, countries, tracks.drawing(in: frame), numbered,
      ground.scaleBar(isLeft: isLeft))
    return tag(
      "div", ["class": "way"], tag("div", ["class": "map"], drawing),
      tag("ol", ["class": "stops"], stops.map(line)))
  }

  private func line(_ stop: Stop) -> Markup {
    tag(
      "li", tag("span", ["class": "number"], .text("\(stop.number)")),
      tag("b", .name(stop.title)),
      .group(
        stop.legs.prefix(4).map { leg in
          tag(
            "span", ["class": "inset-leg"],
            tag("a", ["href": "#\(leg.anchor)"], .text(Words.legKind(leg.kind).lowercased())),
            .text(leg.time.map { ", \(Figures.day($0))" } ?? ""), .text(", "),
            ships(leg))
        }),
      stop.legs.count > 4
        ? .text("and \(Figures.count(stop.legs.count - 4, "leg")) more") : .nothing)
  }

  private func ships(_ leg: Leg) -> Markup {
    .joined(
      [leg.from, leg.to].compactMap { reading.ship(ofNode: $0) }.map { ship in
        tag("span", ["style": "color:\(ship.colour)"], .name(ship.name))
      }, by: " → ")
  }

  /// When each ship of the chain carried its oil: from her first leg in it to her last.
  ///
  /// A ship that only gave was laden before; ten days of her way are shown.
  private var windows: [String: ClosedRange<Instant>] {
    var windows: [String: ClosedRange<Instant>] = [:]
    for leg in legs {
      guard let start = leg.time else { continue }
      let end = max(start, leg.record.time("end") ?? start)
      for id in [leg.from, leg.to].compactMap({ reading.ship(ofNode: $0)?.id }) {
        let known = windows[id] ?? (start...end)
        windows[id] = min(known.lowerBound, start)...max(known.upperBound, end)
      }
    }
    let takers = Set(legs.filter { $0.kind != "retain" }.map(\.to))
    for (id, window) in windows where !takers.contains("vessel:\(id)") {
      windows[id] = (window.lowerBound - .days(10))...window.upperBound
    }
    return windows
  }
}

/// Shares by origin, each as a bar from nothing to all with its bounds.
struct ShareBars {
  let shares: [OriginShare]
  let origins: Origins
  let name: (String?) -> String

  var markup: Markup {
    let shown = shares.sorted { ($1.best, $0.origin ?? "~") < ($0.best, $1.origin ?? "~") }
      .filter { $0.high >= 0.005 }.prefix(6)
    return tag(
      "ul", ["class": "shares"],
      shown.map { share in
        tag(
          "li", bar(share), tag("b", .text(Figures.percent(share.best))),
          bounds(share),
          .name(share.origin == nil ? "origin not seen" : "from \(name(share.origin))"))
      })
  }

  /// Nothing when both bounds are the best estimate.
  private func bounds(_ share: OriginShare) -> Markup {
    let (low, high) = (Figures.percent(share.low), Figures.percent(share.high))
    guard low != high else { return " " }
    return .group([tag("span", ["class": "range"], .text("[\(low)–\(high)]")), " "])
  }

  private func bar(_ share: OriginShare) -> Markup {
    func x(_ part: Double) -> Double { min(max(part, 0), 1) * 120 }
    return tag(
      "svg", ["viewBox": "0 0 120 14", "class": "share-bar", "aria-hidden": "true"],
      tag("rect", ["class": "trough", "width": "120", "height": "14"]),
      tag(
        "rect",
        [
          "class": "stripe", "fill": origins.colour(share.origin), "y": "2", "height": "10",
          "width": Figures.pixel(x(share.best)),
        ]),
      tag(
        "path",
        [
          "class": "whisker",
          "d": "M\(Figures.pixel(x(share.low))) 7H\(Figures.pixel(x(share.high)))"
            + "M\(Figures.pixel(x(share.low))) 3V11M\(Figures.pixel(x(share.high))) 3V11",
        ]))
  }
}
