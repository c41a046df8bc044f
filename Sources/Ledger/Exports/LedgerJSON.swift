/// The forms of JSON that a ledger alone writes.
import Vocabulary

enum LedgerJSON {
  /// Members whose value is nil are left out.
  static func object(_ members: [(String, String?)]) -> String {
    JSONText.object(members.compactMap { name, value in value.map { (name, $0) } })
  }

  /// The shortest digits that read back the same; nil when not finite.
  static func number(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    if let whole = Int64(exactly: value), abs(whole) < 1_000_000_000_000_000 {
      return String(whole)
    }
    return value.description
  }
}
