/// Truth of loitering: slow time of ships that are not made fast, outside the places where cargo moves.
///
/// As the field has it (Global Fishing Watch): four hours or more below two knots. Ships at anchor, at
/// buoys and at jetties are held and do not loiter. What nobody could hear is left out: time in which she
/// is switched off or says that she is elsewhere, and silences of six hours or more.

extension TruthTables {
  private static let slowKnots = 2.0
  private static let stillKnots = 0.5
  private static let leastHours = 4.0

  var loiterings: [UInt8] {
    let silent = Dictionary(grouping: gaps, by: \.ship)
    var rows: [[String]] = []
    for ship in story.ships {
      let hidden =
        ship.silences + ship.fabrications.map(\.span)
        + (silent[ship.index] ?? []).map { $0.start...max($0.start, $0.end) }
      for span in slowSpans(of: ship).flatMap({ Self.parts(of: $0, without: hidden) })
      where span.upperBound - span.lowerBound >= Self.leastHours * oneHour {
        let middle = ship.state(at: (span.lowerBound + span.upperBound) / 2)?.centre
        rows.append([
          mmsi(ship.index, at: span.lowerBound), text(span.lowerBound), text(span.upperBound),
          middle.map { CSVText.fixed($0.latitude, 5) } ?? "",
          middle.map { CSVText.fixed($0.longitude, 5) } ?? "", "1",
        ])
      }
    }
    return CSVText.table("mmsi,start,end,lat,lon,confidence", rows)
  }

  /// Slow stretches of a ship's life, joined where one follows at once upon the other.
  private func slowSpans(of ship: Ship) -> [ClosedRange<Double>] {
    var spans: [ClosedRange<Double>] = []
    for span in ship.phases.flatMap(slowParts) where span.lowerBound < story.end {
      let span = span.lowerBound...min(span.upperBound, story.end)
      if let last = spans.last, span.lowerBound - last.upperBound < 60 {
        spans[spans.count - 1] = last.lowerBound...span.upperBound
      } else {
        spans.append(span)
      }
    }
    return spans
  }

  private func slowParts(of phase: Phase) -> [ClosedRange<Double>] {
    switch phase.kind {
    case .held(_, _, _, let status):
      guard status == 0 else { return [] }
      // Hour by hour, since a drift leads out of a place.
      return stride(from: phase.start, to: phase.end, by: oneHour).compactMap { hour in
        let state = phase.state(at: hour)
        let end = min(hour + oneHour, phase.end)
        return isSlow(state.knots, at: state.centre) ? hour...end : nil
      }
    case .passage(let passage):
      return passage.times.indices.dropLast().compactMap { leg in
        let (from, to) = (passage.times[leg], passage.times[leg + 1])
        let (start, end) = (passage.points[leg], passage.points[leg + 1])
        guard to > from else { return nil }
        let knots = start.nauticalMiles(to: end) / (to - from) * oneHour
        return isSlow(knots, at: start) ? from...to : nil
      }
    }
  }

  /// A ship that lies still on a waiting ground is at a place there, as one that is made fast is.
  private func isSlow(_ knots: Double, at point: SeaPoint) -> Bool {
    guard knots < Self.slowKnots else { return false }
    let inside = story.places.filter {
      abs($0.centre.latitude - point.latitude) < 1 && $0.centre.metres(to: point) <= $0.radius
    }
    if inside.contains(where: { $0.role != "sts" && $0.role != "anchorage" }) { return false }
    return knots > Self.stillKnots || inside.isEmpty
  }

  private static func parts(
    of span: ClosedRange<Double>, without hidden: [ClosedRange<Double>]
  ) -> [ClosedRange<Double>] {
    var parts = [span]
    for cut in hidden {
      parts = parts.flatMap { part -> [ClosedRange<Double>] in
        guard part.overlaps(cut) else { return [part] }
        var rest: [ClosedRange<Double>] = []
        if cut.lowerBound > part.lowerBound { rest.append(part.lowerBound...cut.lowerBound) }
        if cut.upperBound < part.upperBound { rest.append(cut.upperBound...part.upperBound) }
        return rest
      }
    }
    return parts
  }
}
