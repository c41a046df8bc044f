/// Puts words beside marks so that they do not lie on each other.
///
/// Greedy: every label tries eight places about its mark and takes the first that is free and
/// inside the drawing; one without a free place is left out, because the list under the drawing
/// names it too. Widths are estimated, since no font is at hand.

struct LabelPlacer {
  /// A rectangle that is taken.
  private struct Box {
    let left: Double
    let top: Double
    let right: Double
    let bottom: Double

    func meets(_ other: Self) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  private let width: Double
  private let height: Double
  private var taken: [Box] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Marks that labels must not cover.
  mutating func reserve(_ point: MapFrame.Point, radius: Double) {
    taken.append(
      Box(
        left: point.x - radius, top: point.y - radius, right: point.x + radius,
        bottom: point.y + radius))
  }

  /// A part of the drawing that labels must not cover.
  mutating func reserve(left: Double, top: Double, right: Double, bottom: Double) {
    taken.append(Box(left: left, top: top, right: right, bottom: bottom))
  }

  /// The estimated width of text in a sans-serif font of this size.
  static func width(of text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0.0) { sum, scalar in
      switch scalar {
      case "i", "l", "j", "t", "f", "I", " ", ".", ",", "'", "|", "–": sum + size * 0.34
      case "m", "w", "M", "W": sum + size * 0.86
      case "A"..."Z": sum + size * 0.68
      default: sum + size * 0.55
      }
    }
  }

  /// Where to begin the text, its baseline, and which end is fixed; nil when there is no room.
  mutating func place(_ text: String, beside point: MapFrame.Point, clearance: Double, size: Double)
    -> (x: Double, y: Double, anchor: String)?
  {
    let wide = Self.width(of: text, size: size)
    let near = clearance + 3
    let diagonal = clearance * 0.75 + 2
    let places: [(Double, Double, String)] = [
      (near, size * 0.35, "start"), (-near, size * 0.35, "end"),
      (0, -near, "middle"), (0, near + size * 0.8, "middle"),
      (diagonal, -diagonal, "start"), (diagonal, diagonal + size * 0.7, "start"),
      (-diagonal, -diagonal, "end"), (-diagonal, diagonal + size * 0.7, "end"),
    ]
    for (dx, dy, anchor) in places {
      let (x, y) = (point.x + dx, point.y + dy)
      let left = anchor == "start" ? x : anchor == "end" ? x - wide : x - wide / 2
      let box = Box(left: left, top: y - size * 0.85, right: left + wide, bottom: y + size * 0.25)
      if take(box) { return (x, y, anchor) }
    }
    return nil
  }

  /// Whether the text has room with its middle at a point; takes the room.
  mutating func takes(_ text: String, centre: MapFrame.Point, size: Double) -> Bool {
    let half = Self.width(of: text, size: size) / 2
    return take(
      Box(
        left: centre.x - half, top: centre.y - size * 0.7, right: centre.x + half,
        bottom: centre.y + size * 0.6))
  }

  /// Whether a block of words has room with its middle at a point; takes the room.
  mutating func takes(width: Double, height: Double, centre: MapFrame.Point) -> Bool {
    take(
      Box(
        left: centre.x - width / 2, top: centre.y - height / 2, right: centre.x + width / 2,
        bottom: centre.y + height / 2))
  }

  private mutating func take(_ box: Box) -> Bool {
    guard box.left >= 2, box.top >= 2, box.right <= width - 2, box.bottom <= height - 2,
      !taken.contains(where: { $0.meets(box) })
    else { return false }
    taken.append(box)
    return true
  }
}
