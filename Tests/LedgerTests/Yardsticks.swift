import Foundation
import Testing

@testable import Ledger

/// The real data beside the project.
enum SharedData {
  static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data")

  static var isThere: Bool { FileManager.default.fileExists(atPath: root.path) }

  static func path(_ name: String) -> String { root.appendingPathComponent(name).path }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
  }
}

/// One case of Microsoft's Recognizers-Text specifications (MIT), read where it lies.
struct RecognizerCase {
  struct Expected {
    let text: String
    /// Nil when the specification expects a unit without a number.
    let value: Double?
    let unit: String?
  }

  let input: String
  let expected: [Expected]

  static func load(_ model: String) throws -> [Self] {
    let url = URL(
      fileURLWithPath: SharedData.path("ledger/quantity_yardsticks/recognizers_\(model).json"))
    let cases = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [[String: Any]]
    return (cases ?? []).map { item in
      let results = item["Results"] as? [[String: Any]] ?? []
      return Self(
        input: item["Input"] as? String ?? "",
        expected: results.map { result in
          let resolution = result["Resolution"] as? [String: Any] ?? [:]
          let written = (resolution["value"] as? String)?.replacingOccurrences(of: ",", with: ".")
          return Expected(
            text: result["Text"] as? String ?? "", value: written.flatMap(Double.init),
            unit: resolution["unit"] as? String)
        })
    }
  }
}

/// Fifteen significant digits are what the specifications print.
func agrees(_ left: Double, _ right: Double) -> Bool {
  abs(left - right) <= 1e-12 * max(abs(left), abs(right))
}
