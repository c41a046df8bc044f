/// The custody chain: drawn, then leg by leg in a table.
import CaseFile
import Vocabulary

struct CustodySection {
  let reading: Reading
  let evidence: EvidenceLinks

  /// Chains with a map at most, and chains drawn at most; every leg is in the table.
  private static let mapped = 6
  private static let drawn = 24
  /// Legs in the table at most; the case file has all.
  private static let listed = 400

  var markup: Markup {
    if reading.legs.isEmpty {
      return Piece.section(
        "custody", "The chain of custody", nil,
        [
          Piece.none(
            "No load, transfer or discharge was inferred in this case, so no barrel is followed. "
              + "That is a result about these inputs, not about the ships.")
        ])
    }
    let origins = Origins(reading)
    let chains = reading.chains
    let scale = CustodyDrawing.scale(for: chains.prefix(Self.mapped))
    let figures = chains.prefix(Self.drawn).enumerated().map { index, chain in
      ChainFigure(
        flow: chain, number: index + 1, reading: reading, origins: origins, scale: scale,
        hasMap: index < Self.mapped
      ).markup
    }
    return Piece.section(
      "custody", "The chain of custody",
      .text(
        "Read from left to right: oil leaves a terminal, travels on ships, and comes ashore. Barrels "
          + "are at 60 °F. Each band is as wide as the best estimate; its dark core is what surely "
          + "moved, the pale border reaches to the most that can have, and the brackets give both "
          + "bounds. All chains share one scale."),
      [key(origins)] + figures.prefix(Self.mapped) + [smaller(figures), rest(chains.count), table])
  }

  /// Chains after the largest, folded away.
  private func smaller(_ figures: [Markup]) -> Markup {
    let others = Array(figures.dropFirst(Self.mapped))
    if others.isEmpty { return .nothing }
    return Piece.details("\(Figures.count(others.count, "smaller chain")), drawn", others)
  }

  private func rest(_ count: Int) -> Markup {
    guard count > Self.drawn else { return .nothing }
    return tag(
      "p", ["class": "quiet"],
      .text("\(Figures.count(count - Self.drawn, "further chain")) in the table."))
  }

  private func key(_ origins: Origins) -> Markup {
    let known = origins.ids.map { (origins.colour($0), "from \(reading.placeName($0))") }
    let all = known + (origins.hasUnknown ? [(origins.colour(nil), "origin unknown")] : [])
    return tag(
      "div", ["class": "keys"],
      all.prefix(12).map { colour, words in
        tag(
          "span", ["class": "key"],
          tag(
            "svg", ["viewBox": "0 0 18 12", "class": "swatch", "aria-hidden": "true"],
            tag("rect", ["width": "18", "height": "12", "fill": colour])), .name(words))
      })
  }

  private var table: Markup {
    let rows = reading.legs.prefix(Self.listed).map { leg -> [Markup] in
      [
        tag("span", ["id": leg.anchor, "class": "anchor"], .text("\(leg.number + 1)")),
        .group([
          tag("b", .text(Words.legKind(leg.kind))), tag("br"), movement(leg),
        ]),
        Piece.moment(leg.time), Piece.estimate(leg.amount), shares(leg),
        Piece.grade(leg.record.text("grade") ?? "U"),
        .group([
          .name(leg.record.text("explanation") ?? ""),
          leg.record.text("screening").map {
            tag("div", ["class": "quiet"], "Lists that day: ", .name($0))
          } ?? .nothing,
        ]), evidence.links(leg.record),
      ]
    }
    let left = reading.legs.count - rows.count
    return Piece.details(
      "All \(Figures.count(reading.legs.count, "leg")) of the chain, with evidence", open: true,
      [
        Piece.table(
          "Legs of the custody chain",
          [
            "Leg", "Movement", "Time (UTC)", "Barrels", "Origin", "Grade", "Why", "Evidence",
          ], rows),
        left > 0
          ? tag(
            "p", ["class": "quiet"], .text("\(Figures.count(left)) more in layer custody_edges."))
          : .nothing,
      ])
  }

  private func movement(_ leg: Leg) -> Markup {
    if leg.from == leg.to { return Piece.node(leg.from, in: reading) }
    return .group([
      Piece.node(leg.from, in: reading), " → ", Piece.node(leg.to, in: reading),
    ])
  }

  private func shares(_ leg: Leg) -> Markup {
    let shares = OriginShare.all(leg.record.text("shares"))
    if shares.isEmpty { return tag("span", ["class": "quiet"], "unknown") }
    return .group(
      shares.map { share in
        let range = "\(Figures.percent(share.low))–\(Figures.percent(share.high))"
        let name = share.origin.map { reading.placeName($0) } ?? "unknown"
        return tag(
          "div", ["class": "share"], .name(name), " ", tag("b", .text(Figures.percent(share.best))),
          " ",
          tag("span", ["class": "range"], .text("[\(range)]")))
      })
  }
}
