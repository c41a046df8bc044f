/// One ship over the time of the case: what was heard, where she stopped, when she was silent, what
/// she called herself.
///
/// All ships share one axis, so that two timelines can be laid one under the other.
import CaseFile
import Vocabulary

/// The events of one ship.
struct ShipEvents: Sendable {
  let calls: [CaseRecord]
  let gaps: [CaseRecord]
  let transfers: [CaseRecord]
  let encounters: [CaseRecord]
  let identities: [CaseRecord]
  let loiterings: [CaseRecord]
  let anomalies: [CaseRecord]
  let tracks: [CaseRecord]
  let draughts: [CaseRecord]
  let cargo: [CaseRecord]

  /// How much there is to draw.
  var weight: Int {
    calls.count + gaps.count + 3 * transfers.count + encounters.count + identities.count
      + anomalies.count + draughts.count / 2
  }
}

/// The events of all ships, grouped once.
struct EventsByShip: Sendable {
  private let groups: [String: [String: [CaseRecord]]]

  private static let columns: [(layer: String, columns: [String])] = [
    ("port_calls", ["vessel_id"]), ("gaps", ["vessel_id"]),
    ("transfers", ["donor_vessel", "receiver_vessel"]), ("encounters", ["vessel_a", "vessel_b"]),
    ("identity_changes", ["vessel_id"]), ("loiterings", ["vessel_id"]),
    ("position_anomalies", ["vessel_id"]), ("tracks", ["vessel_id"]), ("draughts", ["vessel_id"]),
    ("cargo_states", ["vessel_id"]),
  ]

  init(_ reading: Reading) {
    var groups: [String: [String: [CaseRecord]]] = [:]
    for (layer, columns) in Self.columns {
      var group: [String: [CaseRecord]] = [:]
      for row in reading.tables.records(layer) {
        for id in Set(columns.compactMap { row.text($0) }).sorted() {
          group[id, default: []].append(row)
        }
      }
      groups[layer] = group
    }
    self.groups = groups
  }

  subscript(ship: Ship) -> ShipEvents {
    func rows(_ layer: String) -> [CaseRecord] { groups[layer]?[ship.id] ?? [] }
    return ShipEvents(
      calls: rows("port_calls"), gaps: rows("gaps"), transfers: rows("transfers"),
      encounters: rows("encounters"), identities: rows("identity_changes"),
      loiterings: rows("loiterings"), anomalies: rows("position_anomalies"),
      tracks: rows("tracks"), draughts: rows("draughts"),
      cargo: rows("cargo_states"))
  }
}

struct ShipTimeline {
  let ship: Ship
  let events: ShipEvents
  let axis: TimeAxis
  let reading: Reading

  static let width = 900.0
  /// Middle of the band in which the ship's time runs.
  private static let lane = 60.0
  private static let height = 122.0
  /// Events of one kind drawn at most.
  private static let limit = 120

  var markup: Markup {
    var above = LabelPlacer(width: Self.width, height: Self.height)
    let labels = calls.labels(&above) + transfers.labels(&above) + identities.labels(&above)
    return tag(
      "svg",
      [
        "viewBox": "0 0 \(Figures.pixel(Self.width)) \(Figures.pixel(Self.height))", "role": "img",
        "class": "timeline", "aria-label": summary,
      ],
      [axis.drawing(top: 8, bottom: Self.height - 22), heard, slow, silences]
        + calls.symbols + [marks] + transfers.symbols + identities.symbols + labels)
  }

  /// The timeline in words, for those who do not see it.
  private var summary: String {
    "Timeline of \(ship.name): \(Figures.count(events.calls.count, "port call")), "
      + "\(Figures.count(events.gaps.count, "silence")), "
      + "\(Figures.count(events.transfers.count, "transfer")), "
      + "\(Figures.count(events.identities.count, "change of identity", "changes of identity"))"
  }

  private func bar(_ kind: String, _ row: CaseRecord, thickness: Double, fill: String?) -> Markup {
    guard let start = row.time("start"), let end = row.time("end") else { return .nothing }
    let (x0, x1) = (axis.x(start), axis.x(end))
    return tag(
      "rect",
      [
        "class": kind, "x": Figures.pixel(x0), "y": Figures.pixel(Self.lane - thickness / 2),
        "width": Figures.pixel(max(1.5, x1 - x0)), "height": Figures.pixel(thickness), "fill": fill,
      ])
  }

  private var heard: Markup {
    .group(
      events.tracks.prefix(Self.limit).map { bar("heard", $0, thickness: 10, fill: ship.colour) })
  }

  private var slow: Markup {
    .group(events.loiterings.prefix(Self.limit).map { bar("slow", $0, thickness: 10, fill: nil) })
  }

  private var silences: Markup {
    let longest = events.gaps.sorted {
      (-($0.real("hours") ?? 0), $0.text("gap_id") ?? "")
        < (-($1.real("hours") ?? 0), $1.text("gap_id") ?? "")
    }
    return .group(
      longest.prefix(Self.limit).map { row in
        let code = row.text("class") ?? "unresolved"
        let words = "\(Figures.span(hours: row.real("hours") ?? 0)): \(Words.gapClass(code))"
        guard let start = row.time("start"), let end = row.time("end") else { return .nothing }
        let (x0, x1) = (axis.x(start), axis.x(end))
        let room = x1 - x0 > 74
        return tag(
          "g", ["class": "gap \(code)"],
          tag("title", .text(words)),
          bar("hole", row, thickness: 12, fill: nil),
          tag(
            "path",
            [
              "class": "dashes",
              "d": "M\(Figures.pixel(x0)) \(Figures.pixel(Self.lane))H\(Figures.pixel(x1))",
              "stroke": ship.colour,
            ]),
          room
            ? tag(
              "text",
              [
                "class": "note", "x": Figures.pixel((x0 + x1) / 2),
                "y": Figures.pixel(Self.lane + 20), "text-anchor": "middle",
              ], .text("silent \(Figures.span(hours: row.real("hours") ?? 0))")) : .nothing)
      })
  }

  /// Symbols with words above or below them.
  private struct Points {
    let symbols: [Markup]
    let words: [(text: String, x: Double, y: Double)]

    func labels(_ placer: inout LabelPlacer) -> [Markup] {
      words.compactMap { item in
        let shown = item.text.count > 40 ? item.text.prefix(39) + "…" : item.text
        let half = LabelPlacer.width(of: shown, size: 12) / 2
        let x = min(max(item.x, half + 4), ShipTimeline.width - half - 4)
        for step in [0.0, -15, -28] where item.y + step > 12 {
          let point = MapFrame.Point(x: x, y: item.y + step - 4)
          if placer.takes(shown, centre: point, size: 12) {
            return tag(
              "text",
              [
                "class": "label", "x": Figures.pixel(x), "y": Figures.pixel(item.y + step),
                "text-anchor": "middle",
              ], .text(shown))
          }
        }
        return nil
      }
    }
  }

  private var calls: Points {
    let rows = events.calls.prefix(Self.limit)
    let symbols = rows.map { row -> Markup in
      let action = row.text("action") ?? "unknown"
      return tag(
        "g", ["class": "call \(action == "load" || action == "discharge" ? "cargo" : "stay")"],
        tag("title", .text("\(row.text("terminal_name") ?? ""): \(action)")),
        bar("stay", row, thickness: 24, fill: ship.colour))
    }
    let words = rows.compactMap { row -> (String, Double, Double)? in
      guard let start = row.time("start"), let end = row.time("end") else { return nil }
      let action = row.text("action") ?? ""
      let verb = action == "load" ? " (load)" : action == "discharge" ? " (discharge)" : ""
      let name = row.text("terminal_name") ?? row.text("terminal_id") ?? ""
      return (name + verb, (axis.x(start) + axis.x(end)) / 2, Self.lane - 20)
    }
    return Points(symbols: symbols, words: words)
  }

  private var transfers: Points {
    let rows = events.transfers.prefix(Self.limit).compactMap { row in
      row.time("start").map { (row: row, x: axis.x($0)) }
    }
    return Points(
      symbols: rows.map { row, x in
        Symbol.at(.init(x: x, y: Self.lane), title: "Transfer", Symbol.transfer("#1c1d1f"))
      },
      words: rows.map { row, x in
        let gives = row.text("donor_vessel") == ship.id
        let other = reading.ship(row.text(gives ? "receiver_vessel" : "donor_vessel"))
        let name = other?.name ?? "a ship not seen"
        return ("\(gives ? "gives to" : "takes from") \(name)", x, Self.lane - 20)
      })
  }

  private var identities: Points {
    let rows = events.identities.prefix(Self.limit).compactMap { row in
      row.time("time").map { (row: row, x: axis.x($0)) }
    }
    return Points(
      symbols: rows.map { row, x in
        Symbol.at(
          .init(x: x, y: Self.lane + 14), title: Words.eventKind(row.text("kind") ?? ""),
          Symbol.identity)
      },
      words: rows.map { row, x in
        ("\(row.text("old_value") ?? "–") → \(row.text("new_value") ?? "–")", x, Self.lane + 34)
      })
  }

  private var marks: Markup {
    let used = Set(events.transfers.compactMap { $0.text("encounter_id") })
    let rings = events.encounters.prefix(Self.limit).compactMap { row -> Markup? in
      guard !used.contains(row.text("encounter_id") ?? ""), let start = row.time("start") else {
        return nil
      }
      let other = row.text(row.text("vessel_a") == ship.id ? "vessel_b" : "vessel_a")
      return Symbol.at(
        .init(x: axis.x(start), y: Self.lane + 16),
        title: "Encounter with \(reading.ship(other)?.name ?? "another ship")", Symbol.encounter)
    }
    let crosses = events.anomalies.prefix(Self.limit).compactMap { row in
      row.time("start").map {
        Symbol.at(
          .init(x: axis.x($0), y: Self.lane), title: Words.eventKind(row.text("kind") ?? ""),
          Symbol.anomaly)
      }
    }
    return .group(rings + crosses)
  }
}
