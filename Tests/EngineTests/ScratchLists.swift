/// Lists written for one test.
import Foundation

/// A folder of a test's own, gone with it.
final class ScratchLists {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, _ name: String) throws -> String {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
    return path + "/" + name
  }

  /// Rows of OFAC's table: number, name, remarks.
  static func table(_ rows: [(Int, String, String)]) -> String {
    rows.map { number, name, remarks in
      "\(number),\"\(name)\",-0- ,\"VENEZUELA-EO13850\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"\(remarks)\""
    }.joined(separator: "\n") + "\n"
  }

  static let bank = (26503, "EVROFINANCE MOSNARBANK", "SWIFT/BIC EVRFRUMM.")
  static let trader = (18299, "ROSNEFT TRADING S.A.", "-0-")
}
