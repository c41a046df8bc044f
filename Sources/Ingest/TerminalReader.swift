/// Reads terminals, anchorages and transfer areas from GeoJSON (RFC 7946).
///
/// A feature is a Point or a Polygon in WGS 84, longitude first, with the properties `id`, `name`,
/// `country`, `role` (load, discharge, both, sts, anchorage), `berth_type` (spm, jetty, anchorage),
/// `max_draught` (m), `radius_m`, `operator` and `grades` (`[{name, api}]`). Needed are an id (the property, or
/// the feature's own), a role and a geometry.
package import Vocabulary

/// One place where oil is handled or ships wait.
package struct TerminalFeature: Hashable, Sendable {
  package enum Role: String, Hashable, Sendable, CaseIterable {
    case load
    case discharge
    case both
    case shipToShip = "sts"
    case anchorage
  }

  package enum Berth: String, Hashable, Sendable, CaseIterable {
    case singlePointMooring = "spm"
    case jetty
    case anchorage
  }

  package enum Shape: Hashable, Sendable {
    case point(Coordinate)
    /// Rings as in the file: the outer one first, then holes; each closed (last equals first).
    case polygon([[Coordinate]])
  }

  /// One kind of crude or product handled there.
  package struct Grade: Hashable, Sendable {
    package let name: String
    /// Degrees API; nil when not given.
    package let gravity: Double?

    package init(name: String, gravity: Double?) {
      self.name = name
      self.gravity = gravity
    }
  }

  package let id: String
  package let name: String?
  package let country: String?
  package let role: Role
  package let berth: Berth?
  package let maximumDraught: Metres?
  /// How far from the point a ship counts as being there; nil when not given.
  package let radius: Metres?
  package let grades: [Grade]
  /// The company that runs the terminal; nil when the file does not say.
  package let `operator`: String?
  package let shape: Shape
  /// One-based number of the feature in the file.
  package let row: Int
  package let source: SourceReference
}

package enum TerminalReader {
  /// - Throws: `IngestError` when the text is no JSON or no collection of features.
  package static func read(
    _ content: [UInt8], file: String, source: UInt32
  ) throws(IngestError) -> ReferenceReading<TerminalFeature> {
    let root: JSONNode
    do throws(JSONNode.Failure) {
      root = try JSONNode.parse(content)
    } catch {
      throw IngestError(
        .malformed, file: file, offset: UInt64(error.offset),
        reason: "the terminals file is no valid JSON: \(error.reason)")
    }
    guard root["type"]?.string == "FeatureCollection", let features = root["features"]?.array else {
      throw IngestError(
        .unrecognisedFormat, file: file,
        reason: "the terminals file is JSON but no GeoJSON FeatureCollection")
    }
    var reading = ReferenceReading<TerminalFeature>()
    for (index, node) in features.enumerated() {
      let place = SourceReference(
        source: source, offset: UInt64(node.range.lowerBound),
        length: UInt32(clamping: node.range.count))
      reading.rowsIn += 1
      var notes: [FieldFailure] = []
      do throws(FieldFailure) {
        reading.rows.append(try feature(node, row: index + 1, place, &notes))
      } catch {
        reading.refusals.append(refusal(error, index + 1, place, content))
        continue
      }
      reading.warnings += notes.map { refusal($0, index + 1, place, content) }
    }
    return reading
  }

  private static func refusal(
    _ failure: FieldFailure, _ row: Int, _ place: SourceReference, _ content: [UInt8]
  ) -> RowRefusal {
    let start = Int(place.offset)
    let end = min(content.count, start + min(160, Int(place.length)))
    let text = String(decoding: content[start..<end], as: UTF8.self)
    return RowRefusal(
      row: row, reason: failure.reason, detail: failure.detail,
      sample: RefusalSample(offset: place.offset, length: place.length, text: text))
  }

  private static func feature(
    _ node: JSONNode, row: Int, _ place: SourceReference, _ notes: inout [FieldFailure]
  ) throws(FieldFailure) -> TerminalFeature {
    guard let properties = node["properties"], let geometry = node["geometry"] else {
      throw FieldFailure(reason: .malformed, detail: "the feature has no properties or geometry")
    }
    guard let id = identifier(properties["id"]) ?? identifier(node["id"]) else {
      throw FieldFailure(reason: .malformed, detail: "the feature has no id")
    }
    let written = properties["role"]?.string ?? ""
    guard let role = TerminalFeature.Role(rawValue: written) else {
      throw FieldFailure(
        reason: .invalidText,
        detail: "role \"\(written)\" is not load, discharge, both, sts or anchorage")
    }
    let berth = properties["berth_type"]?.string
    let knownBerth = berth.flatMap { TerminalFeature.Berth(rawValue: $0) }
    if let berth, knownBerth == nil {
      let detail = "berth_type \"\(berth)\" is not spm, jetty or anchorage"
      notes.append(FieldFailure(reason: .invalidText, detail: detail))
    }
    return TerminalFeature(
      id: id, name: properties["name"]?.string, country: properties["country"]?.string, role: role,
      berth: knownBerth,
      maximumDraught: metres("max_draught", properties, 0.1...40, &notes),
      radius: metres("radius_m", properties, 1...200_000, &notes),
      grades: properties["grades"]?.array?.compactMap(grade) ?? [],
      operator: properties["operator"]?.string, shape: try shape(geometry), row: row, source: place)
  }

  private static func identifier(_ node: JSONNode?) -> String? {
    if let text = node?.string { return text.isEmpty ? nil : text }
    return node?.number.flatMap { Int(exactly: $0) }.map { String($0) }
  }

  private static func metres(
    _ key: String, _ properties: JSONNode, _ range: ClosedRange<Double>,
    _ notes: inout [FieldFailure]
  ) -> Metres? {
    guard let node = properties[key] else { return nil }
    if let value = node.number, range.contains(value) { return Metres(value) }
    notes.append(FieldFailure(reason: .badNumber, detail: "\(key) is no usable number"))
    return nil
  }

  private static func grade(_ node: JSONNode) -> TerminalFeature.Grade? {
    node["name"]?.string.map { TerminalFeature.Grade(name: $0, gravity: node["api"]?.number) }
  }

  private static func shape(_ geometry: JSONNode) throws(FieldFailure) -> TerminalFeature.Shape {
    guard let coordinates = geometry["coordinates"] else {
      throw FieldFailure(reason: .malformed, detail: "the geometry has no coordinates")
    }
    switch geometry["type"]?.string {
    case "Point": return .point(try position(coordinates))
    case "Polygon":
      var rings: [[Coordinate]] = []
      for ring in coordinates.array ?? [] { rings.append(try closedRing(ring)) }
      guard !rings.isEmpty else {
        throw FieldFailure(reason: .malformed, detail: "the polygon has no ring")
      }
      return .polygon(rings)
    default:
      throw FieldFailure(reason: .malformed, detail: "the geometry is neither Point nor Polygon")
    }
  }

  private static func closedRing(_ node: JSONNode) throws(FieldFailure) -> [Coordinate] {
    var ring: [Coordinate] = []
    for item in node.array ?? [] { ring.append(try position(item)) }
    guard ring.count >= 4, ring.first == ring.last else {
      throw FieldFailure(reason: .malformed, detail: "a polygon's ring is not closed")
    }
    return ring
  }

  private static func position(_ node: JSONNode) throws(FieldFailure) -> Coordinate {
    guard let numbers = node.array, numbers.count >= 2, let east = numbers[0].number,
      let north = numbers[1].number
    else { throw FieldFailure(reason: .badNumber, detail: "a position is not two numbers") }
    guard let position = Coordinate(latitude: north, longitude: east) else {
      throw FieldFailure(
        reason: .positionOutOfRange, detail: "no place has longitude \(east), latitude \(north)")
    }
    return position
  }
}
