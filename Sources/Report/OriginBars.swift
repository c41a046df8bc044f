/// Barrels that came ashore, by where they were loaded, as bars with whiskers.
import CaseFile
import Vocabulary

/// Where the oil that came ashore was loaded: a bar for each origin, with its bounds.
struct OriginBars {
  let reading: Reading
  let landed: [Leg]

  private static let shown = 5
  private static let width = 420.0
  private static let row = 36.0

  private struct Item {
    let origin: String?
    var amount: Barrels
  }

  /// Sums by origin; bounds add as roots of squares, since errors of cargoes are independent.
  private var items: [Item] {
    var sums: [String: (best: Double, down: Double, up: Double)] = [:]
    for leg in landed {
      guard let amount = leg.amount else { continue }
      for share in OriginShare.all(leg.record.text("shares")) {
        let best = share.best * amount.best
        let (down, up) = (best - share.low * amount.low, share.high * amount.high - best)
        let known = sums[share.origin ?? ""] ?? (0, 0, 0)
        sums[share.origin ?? ""] = (
          known.best + best, known.down + down * down, known.up + up * up
        )
      }
    }
    return sums.filter { $0.value.best > 0 }.map { id, sum in
      Item(
        origin: id.isEmpty ? nil : id,
        amount: Barrels(
          low: max(0, sum.best - sum.down.squareRoot()), best: sum.best,
          high: sum.best + sum.up.squareRoot()))
    }.sorted { ($1.amount.best, $0.origin ?? "~") < ($0.amount.best, $1.origin ?? "~") }
  }

  var markup: Markup {
    let shown = items.prefix(Self.shown)
    let most = shown.map(\.amount.high).max() ?? 0
    guard most > 0, most.isFinite else { return .nothing }
    let origins = Origins(reading)
    let height = Double(shown.count) * Self.row
    return tag(
      "figure", ["class": "origin-bars"],
      tag(
        "svg",
        [
          "viewBox": "0 0 \(Figures.pixel(Self.width)) \(Figures.pixel(height))", "role": "img",
          "aria-label": "Barrels that came ashore, by where they were loaded",
        ],
        shown.enumerated().map { bar($1, Double($0) * Self.row, most, origins) }),
      tag(
        "figcaption",
        "Barrels that came ashore, by where they were loaded; the thin lines reach to both bounds.")
    )
  }

  private func bar(_ item: Item, _ y: Double, _ most: Double, _ origins: Origins) -> Markup {
    func x(_ barrels: Double) -> Double { barrels / most * (Self.width - 4) + 2 }
    func px(_ value: Double) -> String { Figures.pixel(value) }
    let name = item.origin.map { reading.placeName($0) } ?? "Origin not seen"
    let (low, high) = (x(item.amount.low), x(item.amount.high))
    return tag(
      "g", [:],
      [
        tag("text", ["class": "bar-name", "x": "2", "y": px(y + 13)], .text(name)),
        tag(
          "text",
          ["class": "bar-value", "x": px(Self.width - 2), "y": px(y + 13), "text-anchor": "end"],
          .text(Figures.best(item.amount))),
        tag(
          "rect",
          [
            "class": "bar-fill", "fill": origins.colour(item.origin), "x": "2", "y": px(y + 18),
            "width": px(x(item.amount.best) - 2), "height": "11",
          ]),
        tag(
          "path",
          [
            "class": "whisker",
            "d": "M\(px(low)) \(px(y + 23.5))H\(px(high))M\(px(low)) \(px(y + 19.5))v8"
              + "M\(px(high)) \(px(y + 19.5))v8",
          ]),
      ])
  }
}
