/// The draught that a ship's crew typed, as steps over time, with the stays that explain them.
///
/// The typed draught is a statement of the crew, not a measurement; a step lies where the new value
/// was first heard, which can be hours after the cargo moved.
import CaseFile
import Vocabulary

struct DraughtPlot {
  let ship: Ship
  let events: ShipEvents
  let axis: TimeAxis

  private static let height = 190.0
  private static let top = 14.0
  private static let bottom = 166.0
  /// Steps drawn at most.
  private static let limit = 600

  private var readings: [(time: Instant, metres: Double)] {
    events.draughts.compactMap { row in
      guard let time = row.time("time"), let metres = row.real("draught_m"), metres.isFinite,
        metres > 0, metres < 40
      else { return nil }
      return (time: time, metres: metres)
    }.sorted { ($0.time, $0.metres) < ($1.time, $1.metres) }
  }

  /// Nil when fewer than two draughts were heard: a single one shows no change.
  var markup: Markup? {
    let readings = readings
    guard let first = readings.first, readings.count > 1 else {
      return nil
    }
    let design = ship.record.real("design_draught_m").flatMap { $0 > 0 && $0 < 40 ? $0 : nil }
    let highest = max(readings.map(\.metres).max() ?? 0, design ?? 0)
    let top = (highest / 5).rounded(.up) * 5
    func y(_ metres: Double) -> Double {
      Self.bottom - metres / top * (Self.bottom - Self.top)
    }
    let line = path(readings, y)
    let x0 = Figures.pixel(axis.x(first.time))
    let area = "\(line)V\(Figures.pixel(Self.bottom))H\(x0)Z"
    return tag(
      "svg",
      [
        "viewBox": "0 0 \(Figures.pixel(ShipTimeline.width)) \(Figures.pixel(Self.height))",
        "role": "img", "class": "draught", "aria-label": summary(readings),
      ], axis.drawing(top: Self.top, bottom: Self.bottom), scale(top, y), stays,
      tag("path", ["class": "depth", "fill": ship.colour, "d": area]),
      tag("path", ["class": "step", "stroke": ship.colour, "d": line]), designLine(design, y),
      values(readings, y))
  }

  private func summary(_ readings: [(time: Instant, metres: Double)]) -> String {
    let metres = readings.map(\.metres)
    let (least, most) = (metres.min() ?? 0, metres.max() ?? 0)
    return "Draught of \(ship.name) as typed: \(Figures.count(readings.count, "value")) between "
      + "\(Figures.fixed(least, 1)) and \(Figures.fixed(most, 1)) metres"
  }

  /// The last value holds to the end of what was heard of the ship.
  private func end(_ last: Instant) -> Instant { max(last, ship.record.time("last_seen") ?? last) }

  private func path(
    _ readings: [(time: Instant, metres: Double)], _ y: (Double) -> Double
  ) -> String {
    var text = ""
    for reading in readings.prefix(Self.limit) {
      let (x, y) = (Figures.pixel(axis.x(reading.time)), Figures.pixel(y(reading.metres)))
      text += text.isEmpty ? "M\(x) \(y)" : "H\(x)V\(y)"
    }
    let last = readings.prefix(Self.limit).last?.time
    return text + "H\(Figures.pixel(axis.x(last.map(end) ?? axis.end)))"
  }

  private func scale(_ top: Double, _ y: (Double) -> Double) -> Markup {
    .group(
      stride(from: 0.0, through: top, by: top > 12 ? 5 : 2.5).map { metres in
        tag(
          "g",
          tag(
            "path",
            [
              "class": metres == 0 ? "base" : "tick",
              "d":
                "M\(Figures.pixel(axis.left)) \(Figures.pixel(y(metres)))H\(Figures.pixel(axis.right))",
            ]),
          tag(
            "text",
            [
              "class": "axis", "x": Figures.pixel(axis.left - 6),
              "y": Figures.pixel(y(metres) + 4), "text-anchor": "end",
            ], .text("\(Figures.fixed(metres, metres.rounded() == metres ? 0 : 1)) m")))
      })
  }

  /// Stays with cargo and transfers as pale columns behind the line.
  private var stays: Markup {
    let cargo = events.calls.filter { ["load", "discharge"].contains($0.text("action") ?? "") }
    return .group(
      (cargo + events.transfers).prefix(80).map { row in
        guard let start = row.time("start"), let end = row.time("end") else { return .nothing }
        let x = axis.x(start)
        return tag(
          "rect",
          [
            "class": "stay-column", "x": Figures.pixel(x), "y": Figures.pixel(Self.top),
            "width": Figures.pixel(max(3, axis.x(end) - x)),
            "height": Figures.pixel(Self.bottom - Self.top),
          ])
      })
  }

  private func designLine(_ design: Double?, _ y: (Double) -> Double) -> Markup {
    guard let design else { return .nothing }
    let height = Figures.pixel(y(design))
    return .group([
      tag(
        "path",
        [
          "class": "design",
          "d": "M\(Figures.pixel(axis.left)) \(height)H\(Figures.pixel(axis.right))",
        ]),
      tag(
        "text",
        [
          "class": "note", "x": Figures.pixel(axis.right), "y": Figures.pixel(y(design) - 4),
          "text-anchor": "end",
        ], .text("design draught \(Figures.fixed(design, 1)) m")),
    ])
  }

  /// Values beside the steps that have room.
  private func values(
    _ readings: [(time: Instant, metres: Double)], _ y: (Double) -> Double
  ) -> Markup {
    var placer = LabelPlacer(width: ShipTimeline.width, height: Self.height)
    return .group(
      readings.prefix(60).compactMap { reading in
        let words = Figures.fixed(reading.metres, 1)
        let x = min(axis.x(reading.time) + 17, ShipTimeline.width - 20)
        let point = MapFrame.Point(x: x, y: y(reading.metres) - 10)
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
