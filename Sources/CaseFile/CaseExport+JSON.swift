/// JSON lines and GeoJSON.
///
/// JSON lines have one object a row with every column, null where there is no value, and `geometry`
/// where the layer has shapes. GeoJSON (RFC 7946) is one FeatureCollection with a feature a line;
/// positions are longitude, latitude on WGS 84; a line that crosses the antimeridian has been cut
/// there (§3.1.9) when the case was made; a row without a shape has a null geometry (§3.2).
import Vocabulary

extension CaseExport {
  /// The layer as JSON lines.
  package static func ndjson(_ layer: CaseLayer, _ rows: [CaseRow]) -> String {
    var text = ""
    for row in rows {
      var members = properties(layer, row)
      if layer.geometry != nil { members.append(("geometry", geometry(row.geometry))) }
      text += JSONText.object(members) + "\n"
    }
    return text
  }

  /// The layer as a FeatureCollection; rows of a layer without shapes have null geometries.
  package static func geojson(_ layer: CaseLayer, _ rows: [CaseRow]) -> String {
    let features = rows.map { row in
      JSONText.object([
        ("type", "\"Feature\""),
        ("geometry", geometry(row.geometry)),
        ("properties", JSONText.object(properties(layer, row))),
      ])
    }
    let name = JSONText.quoted(layer.name)
    let body = features.isEmpty ? "" : "\n" + features.joined(separator: ",\n") + "\n"
    return "{\"type\":\"FeatureCollection\",\"name\":\(name),\"features\":[\(body)]}\n"
  }

  private static func properties(
    _ layer: CaseLayer, _ row: CaseRow
  ) -> [(name: String, value: String)] {
    zip(layer.columns, row.cells).map { ($0.name, JSONText.value($1)) }
  }

  private static func geometry(_ shape: Geometry?) -> String {
    switch shape {
    case nil: "null"
    case .point(let place):
      JSONText.object([("type", "\"Point\""), ("coordinates", position(place))])
    case .lines(let parts):
      JSONText.object([
        ("type", "\"MultiLineString\""),
        ("coordinates", JSONText.array(parts.map { JSONText.array($0.map(position)) })),
      ])
    }
  }

  private static func position(_ place: Coordinate) -> String {
    JSONText.array([place.longitude, place.latitude].compactMap(NumberText.shortest))
  }
}
