/// What can go wrong with a case file on disk, as facts; the sentence a person reads is made here.
///
/// Every case carries the path as the caller gave it. Reasons are the operating system's or
/// SQLite's own words.

/// A case file that cannot be written or read.
package enum StoreError: Error, Hashable, Sendable {
  /// The file system or SQLite refused to write, and nothing was left behind.
  case cannotWrite(path: String, reason: String)
  /// The tables given do not fit the schema; `place` names layer, row and column.
  case rejectedRow(path: String, place: String, reason: String)
  /// There is nothing to read, or it may not be read.
  case cannotRead(path: String, reason: String)
  /// The file is something else than a GeoPackage.
  case notGeoPackage(path: String)
  /// A GeoPackage, but made by another program.
  case notCaseFile(path: String)
  /// Made by a later Plimsoll.
  case newerSchema(path: String, found: Int, known: Int)
  /// A case file whose content is not as it was written; `place` names what.
  case damaged(path: String, place: String)
  /// A layer was asked for that no case file has.
  case unknownLayer(path: String, name: String)
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotWrite(let path, let reason):
      "\(path) cannot be written: \(reason). Nothing was left behind."
    case .rejectedRow(let path, let place, let reason):
      "\(path) was not written: \(place) \(reason)."
    case .cannotRead(let path, let reason): "\(path) cannot be read: \(reason)."
    case .notGeoPackage(let path): "\(path) is not a GeoPackage."
    case .notCaseFile(let path): "\(path) is a GeoPackage, but not a Plimsoll case file."
    case .newerSchema(let path, let found, let known):
      "\(path) was made by a newer Plimsoll: its schema is version \(found), and this one reads "
        + "up to version \(known)."
    case .damaged(let path, let place): "\(path) is damaged: \(place)."
    case .unknownLayer(let path, let name): "\(path) has no layer '\(name)'."
    }
  }
}
