/// The outlook's parameter file, read and refused with its reasons.
import Foundation
import Ingest
package import Ledger

package enum LedgerScenarios {
  /// - Throws: `EngineError` when the file is not there, has no whole scenario, or holds a row
  ///   without number or source.
  package static func read(_ path: String) throws -> [OutlookScenario] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw EngineError.noInput(path: path)
    }
    let reading = OutlookFile.read(Array(data))
    if let problem = reading.refused.first {
      throw EngineError.input(message: "\(path): \(problem).")
    }
    guard !reading.scenarios.isEmpty else {
      throw EngineError.input(message: "\(path): there is no scenario in it.")
    }
    return reading.scenarios
  }
}
