/// The tables that make a SQLite file a GeoPackage, and what stands in them.
///
/// OGC 12-128r17 (GeoPackage 1.3): `gpkg_spatial_ref_sys` (clause 1.1.2) with the three rows every
/// file has, `gpkg_contents` (1.1.3), `gpkg_geometry_columns` (2.1.5) and `gpkg_extensions` (2.3.2).
/// Two registered extensions are used: `gpkg_schema` (annex F.9) for the meaning of every column,
/// and `gpkg_metadata` (F.8) for the version of the case schema. There is no spatial index: layers
/// of a case are small, and QGIS and GDAL add one when asked. No default asks the clock, so that the
/// same case gives the same bytes.
import CaseFile
import GRDB

enum GeoPackageTables {
  /// The letters GPKG.
  static let applicationID = 0x4750_4B47
  /// Version 1.3.0.
  static let userVersion = 10_300

  /// Names the metadata document that marks a case file.
  static let markURI = "urn:plimsoll:case-file"
  private static let markStart = "Plimsoll case file, schema version "

  /// The text of that document.
  static func mark(version: Int) -> String { markStart + String(version) }

  /// The schema version in that document; nil when it is none.
  static func version(inMark text: String) -> Int? {
    text.hasPrefix(markStart) ? Int(text.dropFirst(markStart.count)) : nil
  }

  /// Creates the tables and fills those that do not depend on the layers.
  static func create(_ database: Database, lastChange: String) throws {
    try database.execute(sql: tables)
    for system in referenceSystems {
      try database.execute(
        sql: "INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [
          system.name, system.id, system.organization, system.id, system.definition,
          system.description,
        ])
    }
    for extended in extensions {
      try database.execute(
        sql: "INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, 'read-write')",
        arguments: [
          extended.table, extended.name, "http://www.geopackage.org/spec130/#\(extended.anchor)",
        ])
    }
    try database.execute(
      sql: """
        INSERT INTO gpkg_metadata VALUES (1, 'dataset', ?, 'text/plain', ?);
        INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)
        """, arguments: [markURI, mark(version: CaseSchema.version), lastChange])
  }

  /// Enters a layer into the lists of contents, shapes and columns.
  static func register(
    _ layer: CaseLayer, extent: Extent?, lastChange: String, in database: Database
  ) throws {
    let hasShapes = layer.geometry != nil
    try database.execute(
      sql: "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        layer.name, hasShapes ? "features" : "attributes", layer.name, layer.meaning, lastChange,
        extent?.west, extent?.south, extent?.east, extent?.north,
        hasShapes ? GeometryBlob.referenceSystem : nil,
      ])
    if let kind = layer.geometry {
      try database.execute(
        sql: "INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
        arguments: [
          layer.name, LayerTable.shapeColumn, kind.rawValue, GeometryBlob.referenceSystem,
        ])
    }
    for column in layer.columns {
      try database.execute(
        sql: "INSERT INTO gpkg_data_columns VALUES (?, ?, NULL, NULL, ?, NULL, NULL)",
        arguments: [layer.name, column.name, column.meaning])
    }
  }

  private static let extensions: [(table: String, name: String, anchor: String)] = [
    ("gpkg_data_columns", "gpkg_schema", "extension_schema"),
    ("gpkg_data_column_constraints", "gpkg_schema", "extension_schema"),
    ("gpkg_metadata", "gpkg_metadata", "extension_metadata"),
    ("gpkg_metadata_reference", "gpkg_metadata", "extension_metadata"),
  ]

  private struct ReferenceSystem {
    let id: Int
    let name: String
    let organization: String
    let definition: String
    let description: String
  }

  private static let referenceSystems = [
    ReferenceSystem(
      id: -1, name: "Undefined Cartesian SRS", organization: "NONE", definition: "undefined",
      description: "undefined Cartesian coordinate reference system"),
    ReferenceSystem(
      id: 0, name: "Undefined geographic SRS", organization: "NONE", definition: "undefined",
      description: "undefined geographic coordinate reference system"),
    ReferenceSystem(
      id: 4326, name: "WGS 84 geodetic", organization: "EPSG",
      definition:
        #"GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,"#
        + #"AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,"#
        + #"AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,"#
        + #"AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],"#
        + #"AUTHORITY["EPSG","4326"]]"#,
      description: "longitude and latitude in decimal degrees on the WGS 84 ellipsoid"),
  ]

  private static let tables = """
    CREATE TABLE gpkg_spatial_ref_sys (
      srs_name TEXT NOT NULL,
      srs_id INTEGER PRIMARY KEY NOT NULL,
      organization TEXT NOT NULL,
      organization_coordsys_id INTEGER NOT NULL,
      definition TEXT NOT NULL,
      description TEXT
    );
    CREATE TABLE gpkg_contents (
      table_name TEXT PRIMARY KEY NOT NULL,
      data_type TEXT NOT NULL,
      identifier TEXT UNIQUE,
      description TEXT DEFAULT '',
      last_change DATETIME NOT NULL,
      min_x DOUBLE,
      min_y DOUBLE,
      max_x DOUBLE,
      max_y DOUBLE,
      srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id)
    );
    CREATE TABLE gpkg_geometry_columns (
      table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name),
      column_name TEXT NOT NULL,
      geometry_type_name TEXT NOT NULL,
      srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id),
      z TINYINT NOT NULL,
      m TINYINT NOT NULL,
      PRIMARY KEY (table_name, column_name)
    );
    CREATE TABLE gpkg_extensions (
      table_name TEXT,
      column_name TEXT,
      extension_name TEXT NOT NULL,
      definition TEXT NOT NULL,
      scope TEXT NOT NULL,
      UNIQUE (table_name, column_name, extension_name)
    );
    CREATE TABLE gpkg_data_columns (
      table_name TEXT NOT NULL,
      column_name TEXT NOT NULL,
      name TEXT,
      title TEXT,
      description TEXT,
      mime_type TEXT,
      constraint_name TEXT,
      PRIMARY KEY (table_name, column_name),
      UNIQUE (table_name, name)
    );
    CREATE TABLE gpkg_data_column_constraints (
      constraint_name TEXT NOT NULL,
      constraint_type TEXT NOT NULL,
      value TEXT,
      min NUMERIC,
      min_is_inclusive BOOLEAN,
      max NUMERIC,
      max_is_inclusive BOOLEAN,
      description TEXT,
      UNIQUE (constraint_name, constraint_type, value)
    );
    CREATE TABLE gpkg_metadata (
      id INTEGER PRIMARY KEY ASC NOT NULL,
      md_scope TEXT NOT NULL DEFAULT 'dataset',
      md_standard_uri TEXT NOT NULL,
      mime_type TEXT NOT NULL DEFAULT 'text/xml',
      metadata TEXT NOT NULL DEFAULT ''
    );
    CREATE TABLE gpkg_metadata_reference (
      reference_scope TEXT NOT NULL,
      table_name TEXT,
      column_name TEXT,
      row_id_value INTEGER,
      timestamp DATETIME NOT NULL,
      md_file_id INTEGER NOT NULL REFERENCES gpkg_metadata (id),
      md_parent_id INTEGER REFERENCES gpkg_metadata (id)
    );
    """
}
