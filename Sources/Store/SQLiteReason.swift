/// What SQLite says when it fails, for people.
import GRDB

enum SQLiteReason {
  /// SQLite's message, with the plain word for the cases people meet.
  static func text(_ error: DatabaseError) -> String {
    switch error.resultCode {
    case .SQLITE_FULL: "no space is left on the disk"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "another program is using it"
    case .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: "permission denied"
    default: error.message ?? "SQLite error \(error.resultCode.rawValue)"
    }
  }
}
