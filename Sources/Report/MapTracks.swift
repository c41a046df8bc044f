/// Tracks and silences as lines on a map.
///
/// A solid line joins positions that were heard. Where a ship fell silent the solid line stops and
/// a dashed one joins the last position to the next: it is not the way she went.
import CaseFile
import Vocabulary

/// Every track and gap of a case, ready to be drawn in any frame.
struct MapTracks: Sendable {
  private struct Line: Sendable {
    let ship: Ship
    let pieces: [[Coordinate]]
  }

  private struct Silence: Sendable {
    let ship: Ship
    let from: Coordinate
    let to: Coordinate
    let kind: String
  }

  /// Lines of ships outside the story drawn at most; more would only make a grey cloud.
  private static let backgroundLimit = 900

  private let lines: [Line]
  private let silences: [Silence]
  /// Ships outside the story whose tracks were left out.
  let leftOut: Int

  /// The tracks of these ships while they carried the oil of one chain, and nobody else's.
  init(_ reading: Reading, laden: [String: ClosedRange<Instant>]) {
    let gaps = Dictionary(
      grouping: reading.tables.records("gaps").filter { row in
        Self.isWithin(row, laden[row.text("vessel_id") ?? ""])
      }, by: { $0.text("segment") ?? "" })
    lines = reading.tables.records("tracks").compactMap { row in
      guard let ship = reading.ship(row.text("vessel_id")), let window = laden[ship.id],
        Self.isWithin(row, window)
      else { return nil }
      let own = gaps[row.text("segment") ?? ""] ?? []
      return Line(ship: ship, pieces: Self.pieces(of: row, gaps: own, within: window))
    }
    silences = gaps.sorted { $0.key < $1.key }.flatMap(\.value).compactMap { row in
      reading.ship(row.text("vessel_id")).flatMap { Self.silence(row, $0) }
    }
    leftOut = 0
  }

  private static func isWithin(_ row: CaseRecord, _ window: ClosedRange<Instant>?) -> Bool {
    guard let window, let start = row.time("start"), let end = row.time("end") else { return false }
    return start <= window.upperBound && end >= window.lowerBound
  }

  private static func silence(_ row: CaseRecord, _ ship: Ship) -> Silence? {
    guard case .lines(let parts) = row.row.geometry, let from = parts.first?.first,
      let to = parts.last?.last
    else { return nil }
    return Silence(ship: ship, from: from, to: to, kind: row.text("class") ?? "unresolved")
  }

  init(_ reading: Reading) {
    let gaps = Dictionary(
      grouping: reading.tables.records("gaps"), by: { $0.text("segment") ?? "" })
    let rows = reading.tables.records("tracks").compactMap { row in
      reading.ship(row.text("vessel_id")).map { (ship: $0, row: row) }
    }
    let ordered = rows.enumerated().sorted {
      ($0.element.ship.number, $0.offset) < ($1.element.ship.number, $1.offset)
    }.map(\.element)
    let story = ordered.filter(\.ship.isInStory)
    let others = ordered.filter { !$0.ship.isInStory }
    leftOut = max(0, others.count - Self.backgroundLimit)
    lines = (story + others.prefix(Self.backgroundLimit)).reversed().map { ship, row in
      Line(ship: ship, pieces: Self.pieces(of: row, gaps: gaps[row.text("segment") ?? ""] ?? []))
    }
    silences = reading.tables.records("gaps").compactMap { row in
      guard let ship = reading.ship(row.text("vessel_id")), ship.isInStory else { return nil }
      return Self.silence(row, ship)
    }
  }

  /// Every place on a track of the story, or of all ships when there is no story.
  func places(storyOnly: Bool) -> [Coordinate] {
    let chosen = storyOnly ? lines.filter(\.ship.isInStory) : lines
    return chosen.flatMap { $0.pieces.flatMap(\.self) }
      + (storyOnly ? silences.flatMap { [$0.from, $0.to] } : [])
  }

  /// The vertices as first made, cut at silences; the two points that stand for one crossing of
  /// the antimeridian are left out again, because a frame counts longitudes on.
  ///
  /// With a window only the vertices inside it are kept, as far as the row says when they were.
  private static func pieces(
    of row: CaseRecord, gaps: [CaseRecord], within window: ClosedRange<Instant>? = nil
  ) -> [[Coordinate]] {
    guard case .lines(let parts) = row.row.geometry else { return [] }
    let vertices = parts.enumerated().flatMap { index, part in
      part.dropFirst(index > 0 ? 1 : 0).dropLast(index < parts.count - 1 ? 1 : 0)
    }
    let times = (row.text("times") ?? "").split(separator: " ").compactMap { Int64($0) }
    let silences = gaps.compactMap { gap in
      gap.time("start").flatMap { start in gap.time("end").map { (start.seconds, $0.seconds) } }
    }
    guard times.count == vertices.count, !silences.isEmpty || window != nil else {
      return [vertices]
    }
    var pieces: [[Coordinate]] = [[]]
    for (index, vertex) in vertices.enumerated() {
      if let window, !(window.lowerBound.seconds...window.upperBound.seconds).contains(times[index])
      {
        continue
      }
      let isAfterSilence =
        index > 0
        && silences.contains { times[index - 1] <= $0.0 && $0.1 <= times[index] }
      if isAfterSilence { pieces.append([]) }
      pieces[pieces.count - 1].append(vertex)
    }
    return pieces
  }

  /// All lines that reach into the frame.
  func drawing(in frame: MapFrame) -> Markup {
    let box = Clipping.Box(frame)
    let drawn = lines.flatMap { line in
      line.pieces.flatMap { draw($0, ship: line.ship, frame: frame, box: box) }
    }
    let dashed = silences.flatMap { silence -> [Markup] in
      let points = [frame.point(silence.from), frame.point(silence.to)]
      return Clipping.line(points, to: box).map { part in
        tag(
          "path",
          [
            "class": "silence \(silence.kind == "challenged_emission" ? "challenged" : "other")",
            "stroke": silence.ship.colour, "d": Clipping.path(part, closed: false),
          ])
      }
    }
    return tag("g", ["class": "tracks"], drawn + dashed)
  }

  private func draw(
    _ piece: [Coordinate], ship: Ship, frame: MapFrame, box: Clipping.Box
  ) -> [Markup] {
    let projected = piece.map { frame.point($0) }
    let unseamed = split(projected, where: frame.width / (frame.east - frame.west) * 180)
    return unseamed.flatMap { Clipping.line($0, to: box) }.compactMap { part in
      let points = Clipping.thinned(part, step: ship.isInStory ? 1 : 2.5)
      guard points.count > 1 else { return nil }
      return tag(
        "path",
        [
          "class": ship.isInStory ? "track" : "track background",
          "stroke": ship.isInStory ? ship.colour : nil, "d": Clipping.path(points, closed: false),
        ])
    }
  }

  /// Cuts where a step is longer than half the globe: there the line leaves one edge of the frame
  /// and comes back at the other.
  private func split(_ points: [MapFrame.Point], where limit: Double) -> [[MapFrame.Point]] {
    var parts: [[MapFrame.Point]] = [[]]
    for point in points {
      if let before = parts.last?.last, abs(point.x - before.x) > limit { parts.append([]) }
      parts[parts.count - 1].append(point)
    }
    return parts
  }
}
