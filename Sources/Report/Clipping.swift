/// Cuts rings and lines to the frame of a map and thins them to what the drawing can show.
///
/// Rings: Sutherland and Hodgman, "Reentrant polygon clipping", CACM 17(1), 1974. Lines: Liang and
/// Barsky, "A new concept and method for line clipping", ACM TOG 3(1), 1984.

enum Clipping {
  typealias Point = MapFrame.Point

  /// A rectangle of the drawing.
  struct Box {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    /// The drawing itself with a margin, so that the strokes of cut edges stay unseen.
    init(_ frame: MapFrame, margin: Double = 4) {
      left = -margin
      top = -margin
      right = frame.width + margin
      bottom = frame.height + margin
    }
  }

  /// The part of a ring inside the box; empty when none is.
  static func ring(_ points: [Point], to box: Box) -> [Point] {
    let sides: [Side] = [
      Side(isAcross: true, at: box.left, keepsGreater: true),
      Side(isAcross: true, at: box.right, keepsGreater: false),
      Side(isAcross: false, at: box.top, keepsGreater: true),
      Side(isAcross: false, at: box.bottom, keepsGreater: false),
    ]
    return sides.reduce(points) { cut($0, at: $1) }
  }

  /// One side of a box and which half plane it keeps.
  private struct Side {
    let isAcross: Bool
    let at: Double
    let keepsGreater: Bool

    func holds(_ point: Point) -> Bool {
      let value = isAcross ? point.x : point.y
      return keepsGreater ? value >= at : value <= at
    }

    func crossing(_ a: Point, _ b: Point) -> Point {
      isAcross
        ? Point(x: at, y: a.y + (b.y - a.y) * (at - a.x) / (b.x - a.x))
        : Point(x: a.x + (b.x - a.x) * (at - a.y) / (b.y - a.y), y: at)
    }
  }

  private static func cut(_ points: [Point], at side: Side) -> [Point] {
    guard var before = points.last else { return [] }
    var kept: [Point] = []
    for point in points {
      if side.holds(point) != side.holds(before) { kept.append(side.crossing(before, point)) }
      if side.holds(point) { kept.append(point) }
      before = point
    }
    return kept
  }

  /// The parts of a line inside the box.
  static func line(_ points: [Point], to box: Box) -> [[Point]] {
    var parts: [[Point]] = []
    var part: [Point] = []
    for (a, b) in zip(points, points.dropFirst()) {
      guard let (start, end) = segment(a, b, in: box) else {
        if part.count > 1 { parts.append(part) }
        part = []
        continue
      }
      if part.last != start {
        if part.count > 1 { parts.append(part) }
        part = [start]
      }
      part.append(end)
    }
    if part.count > 1 { parts.append(part) }
    return parts
  }

  private static func segment(_ a: Point, _ b: Point, in box: Box) -> (Point, Point)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (enter, leave) = (0.0, 1.0)
    let sides = [
      (-dx, a.x - box.left), (dx, box.right - a.x), (-dy, a.y - box.top), (dy, box.bottom - a.y),
    ]
    for (towards, room) in sides {
      if towards == 0 {
        if room < 0 { return nil }
      } else if towards < 0 {
        enter = max(enter, room / towards)
      } else {
        leave = min(leave, room / towards)
      }
    }
    guard enter <= leave else { return nil }
    func at(_ share: Double) -> Point { Point(x: a.x + dx * share, y: a.y + dy * share) }
    return (enter == 0 ? a : at(enter), leave == 1 ? b : at(leave))
  }

  /// Leaves out points nearer than `step` units to the one kept before; keeps both ends.
  static func thinned(_ points: [Point], step: Double) -> [Point] {
    guard let first = points.first, let last = points.last, points.count > 2 else { return points }
    var kept = [first]
    var latest = first
    for point in points.dropFirst().dropLast()
    where abs(point.x - latest.x) + abs(point.y - latest.y) >= step {
      kept.append(point)
      latest = point
    }
    return kept + [last]
  }

  /// An SVG path; `closed` ends it where it began.
  static func path(_ points: [Point], closed: Bool) -> String {
    guard let first = points.first else { return "" }
    var (x, y) = (tenths(first.x), tenths(first.y))
    var text = "M\(written(x)) \(written(y))l"
    for point in points.dropFirst() {
      let (nextX, nextY) = (tenths(point.x), tenths(point.y))
      if nextX == x, nextY == y { continue }
      text += text.hasSuffix("l") ? "" : " "
      text += "\(written(nextX - x)) \(written(nextY - y))"
      (x, y) = (nextX, nextY)
    }
    if text.hasSuffix("l") { text += "0 0" }
    return closed ? text + "z" : text
  }

  private static func tenths(_ value: Double) -> Int { Int(exactly: (value * 10).rounded()) ?? 0 }

  private static func written(_ tenths: Int) -> String { Figures.pixel(Double(tenths) / 10) }
}
