/// The bytes of every export format.
import CaseFile
import Foundation
import Testing
import Vocabulary

@Suite("Exporting a layer")
struct CaseExportTests {
  private static func layer(_ name: String) throws -> CaseLayer {
    try #require(CaseSchema.layer(name))
  }

  private static func row(
    _ layer: CaseLayer, _ cells: [String: Cell], geometry: Geometry? = nil
  ) -> CaseRow {
    CaseRow(cells: layer.columns.map { cells[$0.name] ?? .null }, geometry: geometry)
  }

  private static let small = CaseLayer(
    name: "small", meaning: "", geometry: .point,
    columns: [
      CaseColumn("a", .text, ""), CaseColumn("b", .real, ""), CaseColumn("c", .integer, ""),
    ])

  /// Each line of text with its name, from a text of JSON lines.
  private static func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test(
    "the fixed headers come first and to the letter",
    arguments: [
      ("encounters", "mmsi_a,mmsi_b,start,end,lat,lon,confidence"),
      (
        "transfers",
        "donor_mmsi,receiver_mmsi,start,end,lat,lon,visibility,barrels_low,barrels,barrels_high,"
          + "confidence,grade"
      ),
      (
        "port_calls",
        "mmsi,terminal_id,start,end,action,barrels_low,barrels,barrels_high,confidence"
      ),
      ("gaps", "mmsi,start,end,class,deliberate_probability"),
      ("position_anomalies", "mmsi,start,end,kind,confidence"),
      ("identity_changes", "imo,old_mmsi,new_mmsi,time,kind,confidence"),
      (
        "discharges",
        "mmsi,terminal_id,time,barrels_low,barrels,barrels_high,origin_terminal_id,share_low,share,"
          + "share_high"
      ),
      ("findings", "finding_id,subject,practice,grade,confidence,start,end,summary"),
    ])
  func fixedHeaders(name: String, header: String) throws {
    let text = CaseExport.csv(try Self.layer(name), [])
    #expect(text.hasPrefix(header + ",") || text == header + "\r\n")
  }

  @Test("the header of every layer is its columns in the order of the schema")
  func allHeaders() {
    for layer in CaseSchema.layers {
      let header = layer.columns.map(\.name).joined(separator: ",")
      #expect(CaseExport.csv(layer, []) == header + "\r\n")
    }
  }

  @Test(
    "CSV quotes what RFC 4180 asks and nothing else",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""),
      ("two\nlines", "\"two\nlines\""), ("cr\rlf", "\"cr\rlf\""), ("end\r\n", "\"end\r\n\""),
      (" padded ", "\" padded \""), ("", "\"\""), ("船 é;|", "船 é;|"),
    ])
  func csvFields(text: String, field: String) {
    let row = CaseRow(cells: [.text(text), .null, .null])
    #expect(CaseExport.csv(Self.small, [row]) == "a,b,c\r\n\(field),,\r\n")
  }

  @Test(
    "numbers are the shortest text that reads back, without a fraction where there is none",
    arguments: [
      (0.1, "0.1"), (5, "5"), (-0.0, "0"), (-2.5, "-2.5"), (1e16, "1e+16"), (1e-7, "1e-07"),
      (123_456_789, "123456789"), (103.8198, "103.8198"),
    ])
  func numbers(value: Double, text: String) {
    #expect(NumberText.shortest(value) == text)
    #expect(Double(text) == value)
  }

  @Test("numbers that are not finite are absent", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(value: Double) {
    let row = CaseRow(cells: [.null, .real(value), .null])
    #expect(CaseExport.csv(Self.small, [row]) == "a,b,c\r\n,,\r\n")
    #expect(
      CaseExport.ndjson(Self.small, [row]) == #"{"a":null,"b":null,"c":null,"geometry":null}"#
        + "\n")
  }

  @Test("a JSON string reads back as it was, and has no bare control characters")
  func jsonStrings() throws {
    let text = String(String.UnicodeScalarView((0..<0x2100).compactMap(Unicode.Scalar.init)))
    let quoted = JSONText.quoted(text + "\\\"😀")
    #expect(!quoted.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x2028 })
    let read =
      try JSONSerialization.jsonObject(
        with: Data("[\(quoted)]".utf8)) as? [String]
    #expect(read == [text + "\\\"😀"])
  }

  @Test("JSON lines hold every column and the shape")
  func jsonLines() {
    let rows = [
      CaseRow(
        cells: [.text("x"), .real(1.5), .integer(-3)],
        geometry: Coordinate(latitude: 1, longitude: 2.5).map(Geometry.point)),
      CaseRow(cells: [.null, .null, .null]),
    ]
    #expect(
      CaseExport.ndjson(Self.small, rows) == """
        {"a":"x","b":1.5,"c":-3,"geometry":{"type":"Point","coordinates":[2.5,1]}}
        {"a":null,"b":null,"c":null,"geometry":null}

        """)
  }

  @Test("GeoJSON is a FeatureCollection with longitude first and a null for no shape")
  func geoJSON() throws {
    let tracks = try Self.layer("tracks")
    let parts = [[(1.0, 179.0), (1.5, 180.0)], [(1.5, -180.0), (2.0, -179.0)]].map { part in
      part.compactMap { Coordinate(latitude: $0.0, longitude: $0.1) }
    }
    let rows = [
      Self.row(tracks, ["segment": .text("s")], geometry: .lines(parts)), Self.row(tracks, [:]),
    ]
    let text = try CaseExport.text(.geojson, layer: tracks, rows: rows)
    let object = try #require(try Self.collection(text))
    #expect(object["type"] as? String == "FeatureCollection")
    let features = try #require(object["features"] as? [[String: Any]])
    #expect(features.count == 2)
    let geometry = try #require(features[0]["geometry"] as? [String: Any])
    #expect(geometry["type"] as? String == "MultiLineString")
    #expect(
      geometry["coordinates"] as? [[[Double]]] == [
        [[179, 1], [180, 1.5]], [[-180, 1.5], [-179, 2]],
      ])
    #expect(features[1]["geometry"] is NSNull)
    let properties = try #require(features[0]["properties"] as? [String: Any])
    #expect(properties["segment"] as? String == "s")
    #expect(properties.count == tracks.columns.count)
    #expect(try Self.collection(CaseExport.geojson(tracks, []))?["features"] as? [String] == [])
  }

  private static func collection(_ text: String) throws -> [String: Any]? {
    try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
  }

  @Test("a format that cannot hold the layer is refused with those that can")
  func refusals() throws {
    let evidence = try Self.layer("evidence")
    let vessels = try Self.layer("vessels")
    let gaps = try Self.layer("gaps")
    func message(_ format: ExportFormat, _ layer: CaseLayer) -> String? {
      do {
        _ = try CaseExport.bytes(format, layer: layer, rows: [])
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      message(.geojson, evidence)
        == "The layer 'evidence' has no shapes, so there is no GeoJSON of it. "
        + "It can be exported as csv or ndjson.")
    #expect(message(.geojson, vessels)?.hasSuffix("as csv, ndjson or ftm.") == true)
    #expect(
      message(.ftm, gaps)
        == "The layer 'gaps' has no FollowTheMoney form; 'vessels', 'designations' and 'voyages' have one. "
        + "It can be exported as csv, ndjson or geojson.")
    #expect(message(.ftm, vessels) == nil)
    #expect(message(.csv, evidence) == nil)
  }

  @Test("FollowTheMoney: a ship with an owner is a Vessel, a Company and an Ownership")
  func vesselEntities() throws {
    let vessels = try Self.layer("vessels")
    let cells: [String: Cell] = [
      "vessel_id": .text("imo:9304667"), "mmsi": .integer(41_000_001), "imo": .integer(9_304_667),
      "name": .text("NORTH STAR"), "flag": .text("PA"), "owner": .text("Sea & Co"),
    ]
    let unnamed: [String: Cell] = [
      "vessel_id": .text("mmsi:412000002"), "mmsi": .integer(412_000_002),
      "owner": .text("Sea & Co"), "manager": .text("Quay Ltd"),
    ]
    let text = try CaseExport.text(
      .ftm, layer: vessels, rows: [Self.row(vessels, cells), Self.row(vessels, unnamed)])
    let entities = try Self.objects(text)
    #expect(
      entities.compactMap { $0["schema"] as? String } == [
        "Vessel", "Company", "Ownership", "Vessel", "Ownership", "Company", "UnknownLink",
      ])
    let ship = try #require(entities[0]["properties"] as? [String: [String]])
    #expect(
      ship == [
        "name": ["NORTH STAR"], "imoNumber": ["IMO9304667"], "mmsi": ["041000001"], "flag": ["pa"],
      ])
    let tie = try #require(entities[2]["properties"] as? [String: [String]])
    #expect(tie["asset"] == [try #require(entities[0]["id"] as? String)])
    #expect(tie["owner"] == [try #require(entities[1]["id"] as? String)])
    let named = try #require(entities[3]["properties"] as? [String: [String]])
    #expect(named["name"] == ["mmsi:412000002"])
  }

  @Test("FollowTheMoney: a leg is a Trip of the ship between the places that are known")
  func tripEntities() throws {
    let voyages = try Self.layer("voyages")
    let cells: [String: Cell] = [
      "voyage_id": .text("voyage:imo:9304667/2024"), "leg": .integer(1),
      "vessel_id": .text("imo:9304667"), "start": .text("2024-02-01T10:00:00Z"),
      "from_place": .text("terminal:jose"), "state": .text("laden"),
    ]
    let entities = try Self.objects(
      CaseExport.text(.ftm, layer: voyages, rows: [Self.row(voyages, cells)]))
    #expect(entities.compactMap { $0["schema"] as? String } == ["Address", "Trip"])
    let trip = try #require(entities[1]["properties"] as? [String: [String]])
    #expect(trip["startLocation"] == [try #require(entities[0]["id"] as? String)])
    #expect(trip["endLocation"] == nil && trip["endDate"] == nil)
    #expect(trip["startDate"] == ["2024-02-01"])
    let ship = try Self.objects(
      CaseExport.text(
        .ftm, layer: try Self.layer("vessels"),
        rows: [Self.row(try Self.layer("vessels"), ["vessel_id": .text("imo:9304667")])]))
    #expect(trip["vehicle"] == [try #require(ship[0]["id"] as? String)])
  }

  @Test(
    "FollowTheMoney: a Sanction stands on the list entry, never on the ship of the case",
    arguments: [("ship", "Vessel", "possible"), ("owner", "LegalEntity", "match")])
  func designationEntities(party: String, schema: String, strength: String) throws {
    let designations = try Self.layer("designations")
    let cells: [String: Cell] = [
      "designation_id": .text("screening:imo:9304667/\(party)/as of 2024-05-03/OFAC SDN/123"),
      "vessel_id": .text("imo:9304667"), "list": .text("OFAC SDN"), "entry_id": .text("123"),
      "entry_name": .text("LISTED ONE"), "programmes": .text("VENEZUELA-EO13850; IRAN"),
      "strength": .text(strength), "explanation": .text("why"), "asked_day": .text("2024-05-03"),
    ]
    let text = try CaseExport.text(
      .ftm, layer: designations, rows: [Self.row(designations, cells)])
    let entities = try Self.objects(text)
    #expect(
      entities.compactMap { $0["schema"] as? String } == [schema, "Sanction", "UnknownLink"])
    let entry = try #require(entities[0]["id"] as? String)
    let sanction = try #require(entities[1]["properties"] as? [String: [String]])
    #expect(sanction["entity"] == [entry])
    #expect(sanction["program"] == ["VENEZUELA-EO13850", "IRAN"])
    let link = try #require(entities[2]["properties"] as? [String: [String]])
    #expect(link["object"] == [entry])
    #expect(
      link["role"] == ["\(strength == "match" ? "match" : "possible match") of the \(party)"])
    let vessels = try Self.layer("vessels")
    let ship = try Self.objects(
      CaseExport.text(
        .ftm, layer: vessels,
        rows: [Self.row(vessels, ["vessel_id": .text("imo:9304667")])]))
    #expect(link["subject"] == [try #require(ship[0]["id"] as? String)])
  }
}
