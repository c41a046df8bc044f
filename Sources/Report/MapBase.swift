/// The ground of a map: sea, land, lakes, land boundaries, graticule, country names, scale bar.
import Vocabulary

/// Draws what lies under the tracks.
struct MapBase {
  let frame: MapFrame
  let coastline: Coastline
  private let box: Clipping.Box

  init(frame: MapFrame, coastline: Coastline = .standard) {
    self.frame = frame
    self.coastline = coastline
    box = Clipping.Box(frame)
  }

  var drawing: Markup {
    .group([
      tag(
        "rect",
        ["class": "sea", "width": px(frame.width), "height": px(frame.height), "x": "0", "y": "0"]),
      shape("land", rings(coastline.land, least: 1.2), closed: true),
      shape("lake", rings(coastline.lakes, least: 3), closed: true),
      shape("border", borders, closed: false), graticule,
    ])
  }

  private func px(_ value: Double) -> String { Figures.pixel(value) }

  private func shape(_ kind: String, _ lines: [[MapFrame.Point]], closed: Bool) -> Markup {
    if lines.isEmpty { return .nothing }
    let path = lines.map { Clipping.path($0, closed: closed) }.joined()
    return tag("path", ["class": kind, "d": path])
  }

  /// Rings in the frame, once for each turn of the globe that the frame reaches into.
  private func rings(_ rings: [Coastline.Ring], least: Double) -> [[MapFrame.Point]] {
    var found: [[MapFrame.Point]] = []
    for turn in [-360.0, 0, 360] {
      for ring in rings where reaches(ring, turn) {
        let projected = ring.points.map { frame.point(longitude: $0.x + turn, latitude: $0.y) }
        let points = Clipping.thinned(Clipping.ring(projected, to: box), step: 0.9)
        if extent(points) >= least { found.append(points) }
      }
    }
    return found
  }

  private var borders: [[MapFrame.Point]] {
    [-360.0, 0, 360].flatMap { turn in
      coastline.borders.filter { reaches($0, turn) }.flatMap { ring in
        let projected = ring.points.map { frame.point(longitude: $0.x + turn, latitude: $0.y) }
        return Clipping.line(projected, to: box).map { Clipping.thinned($0, step: 1.5) }
      }
    }
  }

  private func reaches(_ ring: Coastline.Ring, _ turn: Double) -> Bool {
    ring.east + turn >= frame.west && ring.west + turn <= frame.east && ring.north >= frame.south
      && ring.south <= frame.north
  }

  private func extent(_ points: [MapFrame.Point]) -> Double {
    guard let first = points.first, points.count > 2 else { return 0 }
    var (left, right, top, bottom) = (first.x, first.x, first.y, first.y)
    for point in points {
      (left, right) = (min(left, point.x), max(right, point.x))
      (top, bottom) = (min(top, point.y), max(bottom, point.y))
    }
    return max(right - left, bottom - top)
  }

  // MARK: Graticule

  /// The step that puts three to seven parallels into the frame.
  private var step: Double {
    let tall = frame.north - frame.south
    let least = frame.width < 500 ? 2.2 : 3
    return [30.0, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02].first { tall / $0 >= least } ?? 0.02
  }

  private var graticule: Markup {
    let longitudes = multiples(from: frame.west, to: frame.east).map { longitude in
      let across = frame.point(longitude: longitude, latitude: 0).x
      let x = px(across)
      return (
        tag("path", ["class": "graticule", "d": "M\(x) 0V\(px(frame.height))"]),
        across < 66 || across > frame.width - 26
          ? .nothing
          : tag(
            "text",
            ["class": "degree", "x": x, "y": px(frame.height - 5), "text-anchor": "middle"],
            .text(degrees(longitude, "E", "W")))
      )
    }
    let latitudes = multiples(from: max(frame.south, -80), to: min(frame.north, 80)).map {
      latitude in
      let y = frame.point(longitude: frame.west, latitude: latitude).y
      return (
        tag("path", ["class": "graticule", "d": "M0 \(px(y))H\(px(frame.width))"]),
        y < 18 || y > frame.height - 16
          ? .nothing
          : tag(
            "text", ["class": "degree", "x": "5", "y": px(y - 3)],
            .text(degrees(latitude, "N", "S")))
      )
    }
    return .group((longitudes + latitudes).flatMap { [$0.0, $0.1] })
  }

  private func multiples(from low: Double, to high: Double) -> [Double] {
    var values: [Double] = []
    var value = (low / step).rounded(.up) * step
    while value <= high, values.count < 80 {
      if value > low, value < high { values.append(value) }
      value += step
    }
    return values
  }

  private func degrees(_ value: Double, _ positive: String, _ negative: String) -> String {
    var turned = value
    while turned > 180 { turned -= 360 }
    while turned < -180 { turned += 360 }
    let size = Figures.fixed(abs(turned), step >= 1 ? 0 : step >= 0.1 ? 1 : 2)
    return abs(turned) < step / 10 ? "0°" : "\(size)°\(turned > 0 ? positive : negative)"
  }

  // MARK: Scale

  /// A bar of a round length, right along the middle parallel.
  var scaleBar: Markup { scaleBar(isLeft: false) }

  /// Its ground is 28 % of the width and 46 units high, in the lower right corner or the lower left.
  func scaleBar(isLeft: Bool) -> Markup {
    let middle = (frame.north + frame.south) / 2
    let unitsPerMile =
      frame.width / ((frame.east - frame.west) * 60 * max(0.05, MapFrame.cosine(middle)))
    let miles =
      [2000.0, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].first {
        $0 * unitsPerMile <= frame.width * 0.22
      } ?? 1
    let length = miles * unitsPerMile
    let (x, y) = (isLeft ? 60 : frame.width - length - 14, frame.height - 24)
    return tag(
      "g", ["class": "scale"],
      tag(
        "path",
        ["d": "M\(px(x)) \(px(y - 4))v4h\(px(length))v-4", "class": "bar"]),
      tag(
        "text", ["x": px(x + length), "y": px(y - 7), "text-anchor": "end"],
        .text("\(Figures.fixed(miles, 0)) nautical miles")))
  }

  /// Country names with room in the frame, most important first.
  func countryNames(_ labels: inout LabelPlacer) -> Markup {
    let tall = frame.north - frame.south
    let least = tall > 70 ? 2 : tall > 35 ? 3 : tall > 15 ? 5 : 7
    let size = frame.width < 500 ? 9.5 : 11.5
    let names = coastline.countries.filter { $0.rank <= least }.compactMap { country -> Markup? in
      guard let place = Coordinate(latitude: country.place.y, longitude: country.place.x),
        frame.contains(place)
      else { return nil }
      let point = frame.point(place)
      let name = country.name.uppercased()
      guard labels.takes(name, centre: point, size: size * 1.18) else { return nil }
      return tag(
        "text",
        [
          "class": "country", "x": px(point.x), "y": px(point.y + size * 0.35),
          "text-anchor": "middle", "font-size": px(size),
        ], .text(name))
    }
    return .group(names)
  }
}
