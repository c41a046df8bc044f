/// Where the real logs and vectors lie beside the project.
import Foundation

enum SharedData {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("../shared/data/ais").standardizedFileURL
  static let isThere = FileManager.default.fileExists(atPath: folder.path)
  static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The plain logs in `nmea`.
  static let logs: [String] = ["", "ais-tools/"].flatMap { part -> [String] in
    let path = folder.appendingPathComponent("nmea/\(part)").path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.contains(".") && !$0.hasSuffix(".gz") }.sorted().map { part + $0 }
  }

  static func lines(_ path: String) throws -> [String] {
    let data = try Data(contentsOf: folder.appendingPathComponent(path))
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
  }
}
