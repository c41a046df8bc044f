/// Ship by ship: who she is, her time, her draught.
import CaseFile
import Vocabulary

struct ShipsSection {
  let reading: Reading

  /// Ships with a timeline at most; ships of the story come first.
  private static let shown = 12
  /// Ships in the list of all others at most.
  private static let listed = 400
  /// Ships that have a place on the page to link to.
  static let anchored = 400

  var markup: Markup {
    guard let period = reading.period else {
      return Piece.section(
        "ships", "Ship by ship", nil, [Piece.none("No ship was heard in these inputs.")])
    }
    let events = EventsByShip(reading)
    let axis = TimeAxis(period, left: 46, right: ShipTimeline.width - 16)
    let chosen = chosen(events)
    let shown = Set(chosen.map(\.number))
    let origins = Origins(reading)
    let articles = chosen.map { article($0, events[$0], axis, origins) }
    return Piece.section(
      "ships", "Ship by ship", .text(lead),
      [key] + articles + [others(reading.ships.filter { !shown.contains($0.number) })])
  }

  /// Ships of the story and a few beside them; without a story those with most to show.
  private func chosen(_ events: EventsByShip) -> [Ship] {
    if !reading.story.isEmpty {
      return reading.ships.prefix(Self.shown).filter { $0.isInStory || !events[$0].tracks.isEmpty }
    }
    let ranked = reading.ships.prefix(Self.anchored).map { (ship: $0, weight: events[$0].weight) }
    return ranked.sorted { (-$0.weight, $0.ship.number) < (-$1.weight, $1.ship.number) }
      .prefix(6).map(\.ship)
  }

  private var lead: String {
    reading.story.isEmpty
      ? "No ship of this case carried cargo that could be followed. These have the most to show; all "
        + "share one axis of time (UTC)."
      : "Ships that findings, cargo or papers name come first. All share one axis of time (UTC)."
  }

  private var key: Markup {
    let kinds: [(Markup, String)] = [
      (
        tag("rect", ["class": "heard", "x": "-9", "y": "-4", "width": "18", "height": "8"]), "heard"
      ),
      (
        tag("path", ["class": "dashes", "d": "M-9 0H9", "stroke": "#4d5560"]),
        "silent six hours or more"
      ),
      (
        tag(
          "rect",
          ["class": "stay", "x": "-6", "y": "-9", "width": "12", "height": "18", "fill": "#4d5560"]),
        "port call"
      ), (Symbol.transfer("#1c1d1f"), "transfer"), (Symbol.encounter, "encounter"),
      (Symbol.identity, "change of identity"),
    ]
    return tag(
      "div", ["class": "keys"],
      kinds.map { symbol, words in
        tag(
          "span", ["class": "key"],
          tag(
            "svg", ["viewBox": "-10 -10 20 20", "class": "swatch", "aria-hidden": "true"], symbol),
          .text(words))
      })
  }

  private func article(
    _ ship: Ship, _ events: ShipEvents, _ axis: TimeAxis, _ origins: Origins
  ) -> Markup {
    let cargo = CargoPlot(ship: ship, rows: events.cargo, axis: axis, origins: origins).markup
    let timeline = ShipTimeline(ship: ship, events: events, axis: axis, reading: reading).markup
    let plot = DraughtPlot(ship: ship, events: events, axis: axis).markup
    return tag(
      "article", ["class": "dossier", "id": ship.anchor],
      tag(
        "h3", tag("span", ["class": "dot", "style": "background:\(ship.colour)"]), .name(ship.name)),
      tag("p", ["class": "particulars"], .joined(particulars(ship), by: " · ")),
      tag(
        "figure", ["class": "wide"], Piece.scroller("Timeline of \(ship.name)", timeline),
        plot.map { drawing in
          .group([
            tag(
              "p", ["class": "plot-title"],
              "Draught as typed by the crew, metres; grey columns: cargo moved"),
            Piece.scroller("Draught of \(ship.name)", drawing),
          ])
        } ?? .nothing,
        cargo.map { drawing in
          .group([
            tag(
              "p", ["class": "plot-title"],
              .text(
                "Oil aboard, barrels: line, best estimate; grey band, 90 % interval; colours as in "
                  + "the custody chain")),
            Piece.scroller("Oil aboard \(ship.name)", drawing),
          ])
        } ?? .nothing))
  }

  private func particulars(_ ship: Ship) -> [Markup] {
    let row = ship.record
    var facts: [String] = []
    if let imo = row.integer("imo") { facts.append("IMO \(imo)") }
    if let mmsi = ship.mmsi { facts.append("MMSI \(mmsi)") }
    if let flag = row.text("flag") { facts.append("flag \(flag)") }
    if ship.isTanker { facts.append("tanker") }
    if let length = row.real("length_m"), let beam = row.real("beam_m") {
      facts.append("\(Figures.fixed(length, 0)) × \(Figures.fixed(beam, 0)) m")
    }
    if let weight = row.real("dwt_t"), let tonnes = Int(exactly: weight.rounded()) {
      facts.append("\(Figures.count(tonnes)) t deadweight")
    }
    if let owner = row.text("owner") { facts.append("owner \(owner)") }
    if let manager = row.text("manager") { facts.append("manager \(manager)") }
    if let fixes = row.integer("fixes") { facts.append("\(Figures.count(fixes)) positions") }
    return facts.map { .name($0) }
  }

  private func others(_ ships: [Ship]) -> Markup {
    if ships.isEmpty { return .nothing }
    let rows = ships.prefix(Self.listed).map { ship -> [Markup] in
      [
        tag("span", ["id": ship.anchor], .name(ship.name)), .text(ship.mmsi ?? "–"),
        .text(ship.record.integer("imo").map { "\($0)" } ?? "–"),
        .name(ship.record.text("flag") ?? "–"), ship.isTanker ? "tanker" : "–",
        .text(ship.record.integer("fixes").map { Figures.count($0) } ?? "–"),
      ]
    }
    let left = ships.count - rows.count
    return Piece.details(
      "\(Figures.count(ships.count, "other ship")) heard",
      [
        Piece.table(
          "Other ships", ["Name", "MMSI", "IMO", "Flag", "Type", "Positions"], numeric: [1, 2, 5],
          rows),
        left > 0
          ? tag("p", ["class": "quiet"], .text("\(Figures.count(left)) more in layer vessels."))
          : .nothing,
      ])
  }
}
