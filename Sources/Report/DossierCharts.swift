/// The dossier's drawings: bars with bands, slopes, and small multiples, as SVG without a script.
import Ledger
import Vocabulary

enum DossierCharts {
  struct Bar {
    let label: String
    let value: Estimate
    /// Drawn in the accent colour.
    var isMarked = false
  }

  /// Upright bars over years or names, each with its band as a thin line; holes stay holes.
  static func bars(_ bars: [Bar], title: String, unit: String) -> Markup {
    let (width, height, left, bottom) = (760.0, 260.0, 46.0, 30.0)
    let top = max(bars.map(\.value.high).max() ?? 1, .leastNonzeroMagnitude)
    let scale = (height - bottom - 14) / top
    let step = (width - left) / Double(max(bars.count, 1))
    let labelled = max(1, Int((34 / step).rounded(.up)))
    var marks: [Markup] = ticks(top).map { value in
      let y = height - bottom - value * scale
      return .group([
        line(left, y, width, y, "tick"),
        label(left - 6, y + 4, DossierWords.short(value), anchor: "end"),
      ])
    }
    for (index, bar) in bars.enumerated() {
      let x = left + step * (Double(index) + 0.5)
      let y = height - bottom - bar.value.best * scale
      marks.append(
        tag(
          "rect",
          [
            "x": Figures.pixel(x - step * 0.34), "y": Figures.pixel(y),
            "width": Figures.pixel(step * 0.68), "height": Figures.pixel(bar.value.best * scale),
            "class": bar.isMarked ? "bar marked" : "bar",
          ]))
      if bar.value.high > bar.value.low {
        marks.append(
          line(
            x, height - bottom - bar.value.low * scale, x, height - bottom - bar.value.high * scale,
            "whisker"))
      }
      if index.isMultiple(of: labelled) {
        marks.append(label(x, height - bottom + 17, bar.label, anchor: "middle"))
      }
    }
    marks.append(line(left, height - bottom, width, height - bottom, "base"))
    return drawing(width, height, title: "\(title), \(unit)", marks)
  }

  private static func ticks(_ top: Double) -> [Double] {
    var step = 1.0
    while step * 10 <= top { step *= 10 }
    while step > top { step /= 10 }
    let count = top / step
    let unit = count > 5 ? step * 2 : count > 2 ? step : step / 2
    return stride(from: unit, through: top, by: unit).map { $0 }
  }

  /// A line from each promised value to the one that came, on one scale; unlike units are never on
  /// one drawing.
  static func slopes(_ pairs: [(label: String, before: Double, after: Double?)], title: String)
    -> Markup
  {
    let (width, row, left, right) = (760.0, 30.0, 300.0, 620.0)
    let top = max(pairs.flatMap { [$0.before, $0.after ?? 0] }.max() ?? 1, .leastNonzeroMagnitude)
    let height = Double(pairs.count) * row + 34
    var marks: [Markup] = [
      label(left, 14, "promised", anchor: "middle"),
      label(right, 14, "delivered", anchor: "middle"),
    ]
    for (index, pair) in pairs.enumerated() {
      let base = 34 + Double(index) * row + row - 8
      func y(_ value: Double) -> Double { base - value / top * (row - 8) }
      marks.append(line(left, base, right, base, "tick"))
      marks.append(label(left - 14, base - 4, pair.label, anchor: "end"))
      if let after = pair.after {
        marks.append(
          line(left, y(pair.before), right, y(after), after < pair.before ? "slope down" : "slope"))
        marks.append(label(right + 12, base - 4, DossierWords.short(after), anchor: "start"))
      } else {
        marks.append(line(left, y(pair.before), right, base, "slope unseen"))
        marks.append(label(right + 12, base - 4, "nothing on record", anchor: "start"))
      }
      marks.append(dot(left, y(pair.before)))
    }
    return drawing(width, height, title: title, marks)
  }

  /// One panel a scenario on one scale: the best line inside its band.
  static func multiples(
    _ panels: [(title: String, points: [(x: Int, value: Estimate)])], title: String, unit: String
  ) -> Markup {
    let (width, height, left, bottom) = (340.0, 210.0, 44.0, 26.0)
    let top = max(panels.flatMap { $0.points.map(\.value.high) }.max() ?? 1, .leastNonzeroMagnitude)
    return tag(
      "div", ["class": "multiples"],
      panels.map { panel in
        let years = panel.points.map(\.x)
        let first = Double(years.first ?? 0)
        let span = max(1, Double((years.last ?? 1)) - first)
        func x(_ year: Int) -> Double { left + (Double(year) - first) / span * (width - left - 8) }
        func y(_ value: Double) -> Double { height - bottom - value / top * (height - bottom - 12) }
        let upper = panel.points.map {
          "\(Figures.pixel(x($0.x))),\(Figures.pixel(y($0.value.high)))"
        }
        let lower = panel.points.reversed().map {
          "\(Figures.pixel(x($0.x))),\(Figures.pixel(y($0.value.low)))"
        }
        let middle = panel.points.map {
          "\(Figures.pixel(x($0.x))),\(Figures.pixel(y($0.value.best)))"
        }
        var marks: [Markup] = ticks(top).map { value in
          .group([
            line(left, y(value), width - 8, y(value), "tick"),
            label(left - 5, y(value) + 4, DossierWords.short(value), anchor: "end"),
          ])
        }
        marks.append(
          tag("polygon", ["points": (upper + lower).joined(separator: " "), "class": "band"]))
        marks.append(tag("polyline", ["points": middle.joined(separator: " "), "class": "middle"]))
        for (index, year) in [years.first, years.last].compactMap(\.self).enumerated() {
          marks.append(label(x(year), height - 8, "\(year)", anchor: index == 0 ? "start" : "end"))
        }
        return tag(
          "figure", tag("figcaption", tag("b", .text(panel.title)), .text(" · \(unit)")),
          drawing(width, height, title: "\(title): \(panel.title), \(unit)", marks))
      })
  }

  // MARK: pieces

  private static func drawing(_ width: Double, _ height: Double, title: String, _ marks: [Markup])
    -> Markup
  {
    let picture = tag(
      "svg",
      [
        "viewBox": "0 0 \(Figures.pixel(width)) \(Figures.pixel(height))",
        "class": width > 500 ? "chart wide" : "chart", "role": "img", "aria-label": title,
      ], [tag("title", .text(title))] + marks)
    return width > 500 ? tag("div", ["class": "scroll"], picture) : picture
  }

  private static func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String
  ) -> Markup {
    tag(
      "line",
      [
        "x1": Figures.pixel(x1), "y1": Figures.pixel(y1), "x2": Figures.pixel(x2),
        "y2": Figures.pixel(y2), "class": style,
      ])
  }

  private static func label(_ x: Double, _ y: Double, _ text: String, anchor: String) -> Markup {
    tag(
      "text",
      ["x": Figures.pixel(x), "y": Figures.pixel(y), "text-anchor": anchor, "class": "axis"],
      .text(text))
  }

  private static func dot(_ x: Double, _ y: Double) -> Markup {
    tag(
      "circle", ["cx": Figures.pixel(x), "cy": Figures.pixel(y), "r": "3.5", "class": "stop-dot"])
  }
}
