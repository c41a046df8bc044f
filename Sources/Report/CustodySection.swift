/// The custody chain: drawn, then leg by leg in a table.
import CaseFile
import Vocabulary

struct CustodySection {
  let reading: Reading
  let evidence: EvidenceLinks

  /// Chains drawn at most; every leg is in the table.
  private static let drawn = 6
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
    let scale = CustodyDrawing.scale(for: chains.prefix(Self.drawn))
    let figures = chains.prefix(Self.drawn).enumerated().map { index, chain in
      tag(
        "figure", ["class": "wide chain"],
        Piece.scroller(
          "Custody chain \(index + 1)",
          CustodyDrawing(flow: chain, reading: reading, origins: origins, scale: scale).markup))
    }
    let rest = chains.count - figures.count
    return Piece.section(
      "custody", "The chain of custody",
      .text(
        "Barrels at 60 °F, from terminal to ship to refinery. Each band is as wide as its best "
          + "estimate; all chains share one scale, the pale border reaches to the upper bound, and the brackets give both bounds."
      ),
      [key(origins)] + figures
        + [
          rest > 0
            ? tag(
              "p", ["class": "quiet"],
              .text("\(Figures.count(rest, "further chain")) in the table."))
            : .nothing,
          table,
        ])
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
