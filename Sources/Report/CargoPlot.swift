/// What a ship had aboard over time: a line for the best estimate, a band for its bounds, colours for
/// where the oil came from.
///
/// The band is the interval of the case file (90 %). Between two states lies the movement of cargo
/// that leads from one to the next; the line is straight there, and nothing is known in between.
import CaseFile
import Vocabulary

struct CargoPlot {
  let ship: Ship
  /// Rows of `cargo_states` of this ship.
  let rows: [CaseRecord]
  let axis: TimeAxis
  let origins: Origins

  private static let height = 190.0
  private static let top = 14.0
  private static let bottom = 166.0
  /// States drawn at most.
  private static let limit = 300

  private struct State {
    let start: Instant
    let end: Instant
    let amount: Barrels
    let shares: [OriginShare]
  }

  private var states: [State] {
    rows.compactMap { row in
      guard let start = row.time("start"), let end = row.time("end"), let amount = Barrels(row)
      else { return nil }
      return State(
        start: start, end: max(start, end), amount: amount,
        shares: OriginShare.all(row.text("shares")))
    }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
  }

  /// Nil when nothing is known of her cargo, or when there was none to speak of.
  var markup: Markup? {
    let states = Array(states.prefix(Self.limit))
    let most = states.map(\.amount.high).max() ?? 0
    guard most > 0 else { return nil }
    let step = Self.step(most)
    let top = (most / step).rounded(.up) * step
    func y(_ barrels: Double) -> Double {
      Self.bottom - max(0, barrels) / top * (Self.bottom - Self.top)
    }
    return tag(
      "svg",
      [
        "viewBox": "0 0 \(Figures.pixel(ShipTimeline.width)) \(Figures.pixel(Self.height))",
        "role": "img", "class": "draught", "aria-label": summary(states),
      ], axis.drawing(top: Self.top, bottom: Self.bottom), scale(top, step, y),
      .group(states.map { fill($0, y) }),
      tag("path", ["class": "reach", "d": band(states, y)]),
      tag("path", ["class": "step", "stroke": ship.colour, "d": line(states, y)]),
      values(states, y))
  }

  private func summary(_ states: [State]) -> String {
    let most = states.max { $0.amount.best < $1.amount.best }?.amount
    let words = most.map {
      "at most about \(Figures.best($0)) barrels [\(Figures.range($0))]"
    }
    return "Oil aboard \(ship.name) over time: \(Figures.count(states.count, "state")), "
      + (words ?? "none known")
  }

  /// The round amount between two lines of the scale: three to seven lines.
  private static func step(_ most: Double) -> Double {
    var unit = 1.0
    while unit * 10 < most { unit *= 10 }
    return [0.2, 0.5, 1, 2].map { $0 * unit }.first { most / $0 <= 5.5 } ?? unit * 2
  }

  /// The oil aboard, one colour for each origin, up to the best estimate.
  private func fill(_ state: State, _ y: (Double) -> Double) -> Markup {
    let (x0, x1) = (axis.x(state.start), axis.x(state.end))
    let total = state.shares.reduce(0) { $0 + max(0, $1.best) }
    let parts =
      total > 0
      ? state.shares.map { (colour: origins.colour($0.origin), part: max(0, $0.best) / total) }
      : [(colour: origins.colour(nil), part: 1.0)]
    var below = 0.0
    return tag(
      "g", tag("title", .text(title(state))),
      .group(
        parts.filter { $0.part > 0 }.map { item in
          let above = below + item.part * state.amount.best
          defer { below = above }
          return tag(
            "rect",
            [
              "class": "stripe", "fill": item.colour, "x": Figures.pixel(x0),
              "y": Figures.pixel(y(above)), "width": Figures.pixel(max(1, x1 - x0)),
              "height": Figures.pixel(y(below) - y(above)),
            ])
        }))
  }

  private func title(_ state: State) -> String {
    "\(Figures.day(state.start)) to \(Figures.day(state.end)): "
      + "\(Figures.best(state.amount)) barrels "
      + "[\(Figures.range(state.amount))]"
  }

  private func corners(
    _ states: [State], _ y: (Double) -> Double, _ value: (Barrels) -> Double
  ) -> [MapFrame.Point] {
    states.flatMap { state in
      let height = y(value(state.amount))
      return [
        MapFrame.Point(x: axis.x(state.start), y: height),
        MapFrame.Point(x: axis.x(state.end), y: height),
      ]
    }
  }

  private func path(_ points: [MapFrame.Point]) -> String {
    points.enumerated().map {
      "\($0 == 0 ? "M" : "L")\(Figures.pixel($1.x)) \(Figures.pixel($1.y))"
    }.joined()
  }

  private func line(_ states: [State], _ y: (Double) -> Double) -> String {
    path(corners(states, y) { $0.best })
  }

  private func band(_ states: [State], _ y: (Double) -> Double) -> String {
    let above = corners(states, y) { $0.high }
    let below = corners(states, y) { $0.low }
    return path(above + below.reversed()) + "Z"
  }

  private func scale(_ top: Double, _ step: Double, _ y: (Double) -> Double) -> Markup {
    .group(
      stride(from: 0.0, through: top, by: step).map { barrels in
        let height = y(barrels)
        return tag(
          "g",
          tag(
            "path",
            [
              "class": barrels == 0 ? "base" : "tick",
              "d":
                "M\(Figures.pixel(axis.left)) \(Figures.pixel(height))H\(Figures.pixel(axis.right))",
            ]),
          tag(
            "text",
            [
              "class": "axis", "x": Figures.pixel(axis.left - 6), "y": Figures.pixel(height + 4),
              "text-anchor": "end",
            ], .text(Self.short(barrels))))
      })
  }

  /// `1.5 M`, `400 k`, `0`: the scale has little room.
  private static func short(_ barrels: Double) -> String {
    if barrels >= 1e6 {
      let isRound = (barrels / 1e6).rounded() * 1e6 == barrels
      return Figures.fixed(barrels / 1e6, isRound ? 0 : 1) + " M"
    }
    return barrels >= 1000 ? Figures.fixed(barrels / 1000, 0) + " k" : Figures.fixed(barrels, 0)
  }

  /// Amounts over the states that have room for them.
  private func values(_ states: [State], _ y: (Double) -> Double) -> Markup {
    var placer = LabelPlacer(width: ShipTimeline.width, height: Self.height)
    return .group(
      states.prefix(60).compactMap { state in
        guard state.amount.best > 0 else { return nil }
        let words = Figures.best(state.amount)
        let half = LabelPlacer.width(of: words, size: 12) / 2
        let middle = (axis.x(state.start) + axis.x(state.end)) / 2
        let x = min(max(middle, axis.left + half), ShipTimeline.width - half - 4)
        let over = y(state.amount.high) - 9
        let point = MapFrame.Point(x: x, y: over > 10 ? over : y(state.amount.low) + 13)
        guard placer.takes(words, centre: point, size: 12) else { return nil }
        return tag(
          "text",
          [
            "class": "value", "x": Figures.pixel(x), "y": Figures.pixel(point.y + 4),
            "text-anchor": "middle",
          ], .text(words))
      })
  }
}
