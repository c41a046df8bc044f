/// Ships, their identities, tracks and draughts, as rows.
package import Tracks
package import Vocabulary

/// Turns the ships of a run into rows.
package struct VesselRows {
  package var book: EvidenceBook
  private let vesselOf: [SegmentID: String]
  private let rule: String
  private let flag: @Sendable (MMSI) -> String?

  package init(
    book: EvidenceBook, vesselOf: [SegmentID: String], rule: String,
    flag: @escaping @Sendable (MMSI) -> String?
  ) {
    self.book = book
    self.vesselOf = vesselOf
    self.rule = rule
    self.flag = flag
  }

  package mutating func vessels(_ vessels: [CaseVessel]) -> [CaseRow] {
    vessels.map { vessel in
      var row = RowBuilder("vessels")
      row.set("vessel_id", vessel.id)
      row.set("mmsi", vessel.mmsi)
      row.set("imo", vessel.imo)
      row.set("name", vessel.name)
      row.set("flag", vessel.flag)
      row.set("ship_type", vessel.shipType.map(Int.init))
      row.set("is_tanker", vessel.isTanker)
      row.set("length_m", vessel.length?.value, decimals: 1)
      row.set("beam_m", vessel.beam?.value, decimals: 1)
      row.set("dwt_t", vessel.deadweight, decimals: 0)
      row.set("design_draught_m", vessel.designDraught?.value, decimals: 2)
      row.set("owner", vessel.owner)
      row.set("manager", vessel.manager)
      row.set("call_sign", vessel.callSign)
      row.set("first_seen", vessel.firstSeen)
      row.set("last_seen", vessel.lastSeen)
      row.set("fixes", vessel.fixCount)
      row.set("segments", vessel.segments.map(\.description).joined(separator: " "))
      row.set("evidence_ids", book.cite(vessel.evidence, rule: rule))
      return row.row
    }
  }

  package mutating func identities(_ segments: [Segment]) -> [CaseRow] {
    segments.map { segment in
      var row = begin("identities", segment)
      let particulars = segment.particulars
      row.set("imo_as_sent", particulars.imoAsSent.map(Int.init))
      row.set("imo_valid", particulars.imoAsSent.map { IMONumber($0) != nil })
      row.set("name", particulars.name)
      row.set("call_sign", particulars.callSign)
      row.set("flag", flag(segment.id.mmsi))
      row.set("ship_type", particulars.shipType.map(Int.init))
      row.set("length_m", particulars.dimensions?.length)
      row.set("beam_m", particulars.dimensions?.beam)
      row.set("destination", particulars.destination)
      row.set("evidence_ids", book.cite(particulars.source.map { [$0] } ?? [], rule: rule))
      return row.row
    }
  }

  package mutating func tracks(_ segments: [Segment]) -> [CaseRow] {
    segments.compactMap { segment in
      guard let geometry = LineParts.geometry(segment.track.map(\.position)) else { return nil }
      var row = begin("tracks", segment)
      row.set("fixes", segment.fixCount)
      row.set("vertices", segment.track.count)
      row.set("times", segment.track.map { String($0.time.seconds) }.joined(separator: " "))
      row.set("speeds", segment.track.map(Self.speed).joined(separator: " "))
      row.set(
        "evidence_ids", book.cite([segment.first.source, segment.last.source], rule: rule))
      row.geometry = geometry
      return row.row
    }
  }

  package mutating func draughts(_ segments: [Segment]) -> [CaseRow] {
    segments.flatMap { segment in
      segment.draughts.map { reading in
        var row = RowBuilder("draughts")
        row.set("vessel_id", vesselOf[segment.id])
        row.set("segment", segment.id.description)
        row.set("mmsi", segment.id.mmsi)
        row.set("time", reading.time)
        row.set("draught_m", reading.draught.value, decimals: 1)
        row.set("evidence_ids", book.cite([reading.source], rule: rule))
        return row.row
      }
    }
  }

  package static func places(_ places: [Terminal]) -> [CaseRow] {
    places.map { place in
      var row = RowBuilder("places")
      let disc = place.area.boundingDisc
      row.set("terminal_id", place.id)
      row.set("name", place.name)
      row.set("country", place.country)
      row.set("role", place.role.rawValue)
      row.set("lat", disc?.centre.latitude)
      row.set("lon", disc?.centre.longitude)
      row.set("radius_m", disc?.radius.value, decimals: 0)
      row.set("regime", place.regime)
      row.set(
        "grades", place.grades.isEmpty ? nil : place.grades.map(\.name).joined(separator: ";"))
      row.set("operator", place.operator)
      row.set("verified", place.isVerified)
      row.set("source", place.source)
      row.set("note", place.note.isEmpty ? nil : place.note)
      return row.row
    }
  }

  private func begin(_ layer: String, _ segment: Segment) -> RowBuilder {
    var row = RowBuilder(layer)
    row.set("vessel_id", vesselOf[segment.id])
    row.set("segment", segment.id.description)
    row.set("mmsi", segment.id.mmsi)
    row.set("start", segment.id.start)
    row.set("end", segment.end)
    return row
  }

  private static func speed(_ vertex: TrackVertex) -> String {
    guard let speed = vertex.speed else { return "-" }
    let tenths = Int((speed.value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension PlaceArea {
  private static func squaredDegrees(_ one: Coordinate, _ other: Coordinate) -> Double {
    let north = one.latitude - other.latitude
    let east = one.longitude - other.longitude
    return north * north + east * east
  }

  /// A disc that covers the area, for a polygon about the mean of its corners; nil without corners.
  var boundingDisc: (centre: Coordinate, radius: Metres)? {
    switch self {
    case .disc(let centre, let radius): return (centre, radius)
    case .polygon(let corners):
      guard let first = corners.first else { return nil }
      let count = Double(corners.count)
      let centre =
        Coordinate(
          latitude: corners.map(\.latitude).reduce(0, +) / count,
          longitude: corners.map(\.longitude).reduce(0, +) / count) ?? first
      // One degree of latitude is 1,852 m × 60; longitudes are taken as no shorter, so that the
      // disc is never too small.
      let reach = corners.map { Self.squaredDegrees($0, centre) }.max() ?? 0
      return (centre, Metres(reach.squareRoot() * 111_120))
    }
  }
}
