/// One layer of a case as bytes for other programs.
///
/// The formats are CSV (RFC 4180), JSON lines, GeoJSON (RFC 7946) and FollowTheMoney JSON lines.
/// All are UTF-8 with the rows in the order of the case and the columns in the order of the schema,
/// so that the same case always gives the same bytes.

/// What a layer can be exported as.
package enum ExportFormat: String, Hashable, CaseIterable, Sendable {
  case csv
  case ndjson
  case geojson
  case ftm

  /// True when rows of this layer have a form in this format.
  package func fits(_ layer: CaseLayer) -> Bool {
    switch self {
    case .csv, .ndjson: true
    case .geojson: layer.geometry != nil
    case .ftm: FollowTheMoney.layers.contains(layer.name)
    }
  }
}

/// A layer that the asked format cannot hold.
package struct ExportError: Error, Hashable, Sendable {
  package let layer: String
  package let format: ExportFormat
  /// The formats that can, in the order of `ExportFormat`.
  package let fitting: [ExportFormat]
}

extension ExportError: CustomStringConvertible {
  package var description: String {
    let reason =
      switch format {
      case .geojson: "has no shapes, so there is no GeoJSON of it"
      case .ftm: "has no FollowTheMoney form; \(FollowTheMoney.layersText) have one"
      case .csv, .ndjson: "cannot be written as \(format.rawValue)"
      }
    let names = fitting.map(\.rawValue)
    let choice = names.dropLast().joined(separator: ", ")
    let last = names.last ?? ""
    return "The layer '\(layer)' \(reason). It can be exported as "
      + (choice.isEmpty ? last : "\(choice) or \(last)") + "."
  }
}

/// Rows to bytes.
package enum CaseExport {
  /// The layer in the asked format; throws when the layer has no form in it.
  package static func bytes(
    _ format: ExportFormat, layer: CaseLayer, rows: [CaseRow]
  ) throws(ExportError) -> [UInt8] {
    Array(try text(format, layer: layer, rows: rows).utf8)
  }

  /// The same as text.
  package static func text(
    _ format: ExportFormat, layer: CaseLayer, rows: [CaseRow]
  ) throws(ExportError) -> String {
    guard format.fits(layer) else {
      throw ExportError(
        layer: layer.name, format: format, fitting: ExportFormat.allCases.filter { $0.fits(layer) })
    }
    return switch format {
    case .csv: csv(layer, rows)
    case .ndjson: ndjson(layer, rows)
    case .geojson: geojson(layer, rows)
    case .ftm: FollowTheMoney.lines(layer, rows)
    }
  }
}
