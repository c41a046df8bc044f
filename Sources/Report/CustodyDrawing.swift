/// Draws one custody chain: bars for terminals and ships, bands for oil.
///
/// A band is as wide as its best estimate; its dark core reaches to the lower bound and the pale
/// border around it to the upper one. Bands are striped by origin.
import CaseFile
import Vocabulary

struct CustodyDrawing {
  let flow: CustodyFlow
  let reading: Reading
  /// Colours of origins, the same in all chains of a page.
  let origins: Origins
  /// Units of the drawing in a barrel.
  let scale: Double

  private static let barWidth = 12.0
  private static let columnStep = 250.0
  private static let margin = 112.0
  /// Room for the names of the first row of bars.
  private static let head = 42.0
  private static let between = 112.0
  /// Height of the thickest column, without the room between bars.
  private static let thickest = 104.0

  /// A bar and how much of each side is taken.
  private struct Bar {
    var x = 0.0
    var y = 0.0
    var height = 0.0
  }

  private struct Band {
    let flow: CustodyFlow.Flow
    let width: Double
    let best: Double
    let least: Double
    var start = MapFrame.Point(x: 0, y: 0)
    var end = MapFrame.Point(x: 0, y: 0)
  }

  var markup: Markup {
    let columns = (flow.nodes.map(\.column).max() ?? 0) + 1
    let (bars, bands, height) = layout
    let width = Double(columns - 1) * Self.columnStep + Self.barWidth + Self.margin * 2
    let drawn = bands.map { draw($0) }
    var room = LabelPlacer(width: width, height: height)
    for (node, bar) in zip(flow.nodes, bars) { reserve(node, bar, in: &room) }
    let spots = bands.map { spot($0, in: &room) }
    let labels = zip(bands, spots).map { words($0, at: $1) }
    let nodes = zip(flow.nodes, bars).map { draw($0, $1) }
    return tag(
      "svg",
      [
        "viewBox": "0 0 \(Figures.pixel(width)) \(Figures.pixel(height))", "role": "img",
        "class": "flow", "style": "max-width:\(Figures.pixel(width * 1.25))px",
        "aria-label": "Flow of oil, also given in the table of legs below",
      ], drawn + nodes + labels)
  }

  /// The scale at which the thickest column of all chains has its height.
  static func scale(for chains: some Sequence<CustodyFlow>) -> Double {
    let most =
      chains.map { chain in
        let load = Self.load(chain)
        let columns = Dictionary(grouping: chain.nodes.indices, by: { chain.nodes[$0].column })
        return columns.values.map { $0.reduce(0) { $0 + load[$1] } }.max() ?? 0
      }.max() ?? 0
    return most > 0 ? thickest / most : 0
  }

  /// What goes through each node, by its upper bound.
  private static func load(_ flow: CustodyFlow) -> [Double] {
    flow.nodes.indices.map { node in
      max(
        flow.flows.filter { $0.from == node }.reduce(0) { $0 + high($1) },
        flow.flows.filter { $0.to == node }.reduce(0) { $0 + high($1) })
    }
  }

  private static func high(_ flow: CustodyFlow.Flow) -> Double {
    max(0, flow.leg.amount?.high ?? 0)
  }

  private var layout: (bars: [Bar], bands: [Band], height: Double) {
    let columns = Dictionary(grouping: flow.nodes.indices, by: { flow.nodes[$0].column })
    var bars = Self.load(flow).map { Bar(height: max(5, $0 * scale)) }
    var order: [Int: Double] = [:]
    let heights = columns.mapValues { nodes in
      nodes.reduce(0) { $0 + bars[$1].height } + Double(max(0, nodes.count - 1)) * Self.between
    }
    let tallest = heights.values.max() ?? 0
    let height = tallest + Self.head + (flow.flows.allSatisfy(isThick) ? 10 : 54)
    for column in columns.keys.sorted() {
      let nodes = (columns[column] ?? []).sorted {
        (weight($0, order), $0) < (weight($1, order), $1)
      }
      var y = (tallest - (heights[column] ?? 0)) / 2 + Self.head
      for node in nodes {
        bars[node].x = Self.margin + Double(column) * Self.columnStep
        bars[node].y = y
        order[node] = y + bars[node].height / 2
        y += bars[node].height + Self.between
      }
    }
    return (bars, bands(bars), height)
  }

  /// The mean height of what feeds a node, so that bands cross little.
  private func weight(_ node: Int, _ order: [Int: Double]) -> Double {
    let feeding = flow.flows.filter { $0.to == node }.compactMap { order[$0.from] }
    return feeding.isEmpty ? 0 : feeding.reduce(0, +) / Double(feeding.count)
  }

  private func bands(_ bars: [Bar]) -> [Band] {
    var bands = flow.flows.map { flow in
      Band(
        flow: flow, width: max(4, Self.high(flow) * scale),
        best: max(2, (flow.leg.amount?.best ?? 0) * scale),
        least: max(0, (flow.leg.amount?.low ?? 0) * scale))
    }
    for node in flow.nodes.indices {
      let bar = bars[node]
      let leaving = bands.indices.filter { bands[$0].flow.from == node }.sorted {
        (bars[bands[$0].flow.to].y, $0) < (bars[bands[$1].flow.to].y, $1)
      }
      let arriving = bands.indices.filter { bands[$0].flow.to == node }.sorted {
        (bars[bands[$0].flow.from].y, $0) < (bars[bands[$1].flow.from].y, $1)
      }
      var y = bar.y + (bar.height - leaving.reduce(0) { $0 + bands[$1].width }) / 2
      for band in leaving {
        bands[band].start = .init(x: bar.x + Self.barWidth, y: y + bands[band].width / 2)
        y += bands[band].width
      }
      y = bar.y + (bar.height - arriving.reduce(0) { $0 + bands[$1].width }) / 2
      for band in arriving {
        bands[band].end = .init(x: bar.x, y: y + bands[band].width / 2)
        y += bands[band].width
      }
    }
    return bands
  }

  private func draw(_ band: Band) -> Markup {
    let core = stripes(band, of: min(band.least, band.best), kind: "sure")
    return tag(
      "g", ["class": "band"],
      [
        tag("title", .text(title(band))),
        ribbon(band, offset: 0, width: band.width, fill: nil),
      ] + stripes(band, of: band.best, kind: "stripe") + (band.least > 0.5 ? core : []))
  }

  /// One ribbon for each origin, together `width` wide.
  private func stripes(_ band: Band, of width: Double, kind: String) -> [Markup] {
    let shares = OriginShare.all(band.flow.leg.record.text("shares"))
    let total = shares.reduce(0) { $0 + max(0, $1.best) }
    var stripes: [Markup] = []
    var offset = -width / 2
    for share in shares where total > 0 && share.best > 0 {
      let own = width * share.best / total
      stripes.append(
        ribbon(
          band, offset: offset + own / 2, width: own, fill: origins.colour(share.origin),
          kind: kind))
      offset += own
    }
    if !stripes.isEmpty { return stripes }
    return [ribbon(band, offset: 0, width: width, fill: origins.colour(nil), kind: kind)]
  }

  private func title(_ band: Band) -> String {
    let leg = band.flow.leg
    let names = "\(reading.title(ofNode: leg.from)) to \(reading.title(ofNode: leg.to))"
    guard let amount = leg.amount else { return names }
    return "\(names): \(Figures.best(amount)) barrels [\(Figures.range(amount))]"
  }

  private func ribbon(
    _ band: Band, offset: Double, width: Double, fill: String?, kind: String = "reach"
  ) -> Markup {
    let (x0, y0) = (band.start.x, band.start.y + offset)
    let (x1, y1) = (band.end.x, band.end.y + offset)
    let middle = (x0 + x1) / 2
    let half = width / 2
    func px(_ value: Double) -> String { Figures.pixel(value) }
    let path =
      "M\(px(x0)) \(px(y0 - half))C\(px(middle)) \(px(y0 - half)) \(px(middle)) \(px(y1 - half)) "
      + "\(px(x1)) \(px(y1 - half))V\(px(y1 + half))C\(px(middle)) \(px(y1 + half)) \(px(middle)) "
      + "\(px(y0 + half)) \(px(x0)) \(px(y0 + half))Z"
    return tag("path", ["class": kind, "fill": fill, "d": path])
  }

  /// Whether a band has room for its words.
  private func isThick(_ flow: CustodyFlow.Flow) -> Bool {
    (flow.leg.amount?.best ?? 0) * scale > 50
  }

  /// Where a band's words stand: in its middle, else beside it, where no name and no other words are.
  private func spot(_ band: Band, in room: inout LabelPlacer) -> MapFrame.Point {
    let middle = point(on: band, at: 0.5)
    let width = lines(band.flow.leg).map { LabelPlacer.width(of: $0, size: 11.5) }.max() ?? 0
    guard !isThick(band.flow) else {
      _ = room.takes(width: width, height: Self.wordsHeight, centre: middle)
      return middle
    }
    let aside = band.width / 2 + 22
    for part in [0.5, 0.4, 0.6, 0.3, 0.7] {
      for offset in [aside, -aside - 6] {
        let on = point(on: band, at: part)
        let centre = MapFrame.Point(x: on.x, y: on.y + offset + 3)
        if room.takes(width: width, height: Self.wordsHeight, centre: centre) {
          return MapFrame.Point(x: on.x, y: on.y + offset)
        }
      }
    }
    return MapFrame.Point(x: middle.x, y: middle.y + aside)
  }

  /// Of three lines.
  private static let wordsHeight = 46.0

  /// On the middle line of a band, at a part of its way.
  private func point(on band: Band, at part: Double) -> MapFrame.Point {
    let (left, bend) = (1 - part, (band.start.x + band.end.x) / 2)
    let outer = left * left * left * band.start.x + part * part * part * band.end.x
    let rise = (band.end.y - band.start.y) * part * part * (3 - 2 * part)
    return MapFrame.Point(x: outer + 3 * left * part * bend, y: band.start.y + rise)
  }

  /// Keeps words off a bar and its name.
  private func reserve(_ node: CustodyFlow.Node, _ bar: Bar, in room: inout LabelPlacer) {
    let (half, x) = (
      LabelPlacer.width(of: shownTitle(node), size: 13) / 2, bar.x + Self.barWidth / 2
    )
    room.reserve(left: x - half, top: bar.y - 32, right: x + half, bottom: bar.y - 2)
    room.reserve(
      left: bar.x, top: bar.y, right: bar.x + Self.barWidth, bottom: bar.y + bar.height)
  }

  private func shownTitle(_ node: CustodyFlow.Node) -> String {
    let title = reading.title(ofNode: node.node)
    return title.count > 30 ? title.prefix(29) + "…" : title
  }

  private func words(_ band: Band, at spot: MapFrame.Point) -> Markup {
    let leg = band.flow.leg
    let isInside = isThick(band.flow)
    let (x, y) = (spot.x, spot.y)
    func line(_ offset: Double, _ kind: String, _ text: String) -> Markup {
      tag(
        "text",
        [
          "class": "flow-\(kind) \(isInside ? "inside" : "beside")", "x": Figures.pixel(x),
          "y": Figures.pixel(y + offset),
          "text-anchor": "middle",
        ], .text(text))
    }
    let lines = lines(leg)
    guard lines.count == 3 else { return line(4, "range", lines.joined()) }
    return tag(
      "a", ["href": "#\(leg.anchor)"], line(-8, "best", lines[0]), line(7, "range", lines[1]),
      line(21, "range", lines[2]))
  }

  /// What stands at a band: barrels, their bounds and what it was; the last alone where nothing is known.
  private func lines(_ leg: Leg) -> [String] {
    let grade = leg.record.text("grade").map { " · grade \($0)" } ?? ""
    let kind = leg.kind == "sts" ? "STS" : Words.legKind(leg.kind)
    let what = "\(kind), \(leg.time.map { Figures.day($0) } ?? "")\(grade)"
    return leg.amount.map { [Figures.best($0), "[\(Figures.range($0))]", what] } ?? [what]
  }

  private func draw(_ node: CustodyFlow.Node, _ bar: Bar) -> Markup {
    let ship = reading.ship(ofNode: node.node)
    let colour = ship?.colour ?? "#1c1d1f"
    let place =
      node.node.hasPrefix("terminal:")
      ? reading.places[String(node.node.dropFirst("terminal:".count))] : nil
    let under = ship != nil ? "ship" : place?.text("country") ?? ""
    let x = bar.x + Self.barWidth / 2
    func line(_ y: Double, _ kind: String, _ text: String) -> Markup {
      tag(
        "text",
        [
          "class": kind, "x": Figures.pixel(x), "y": Figures.pixel(y), "text-anchor": "middle",
        ], .text(text))
    }
    return tag(
      "g",
      tag(
        "rect",
        [
          "x": Figures.pixel(bar.x), "y": Figures.pixel(bar.y),
          "width": Figures.pixel(Self.barWidth), "height": Figures.pixel(bar.height),
          "fill": colour, "rx": ship != nil ? "5" : "0",
        ]),
      line(bar.y - (under.isEmpty ? 8 : 20), "flow-node", shownTitle(node)),
      line(bar.y - 7, "flow-under", under))
  }
}
