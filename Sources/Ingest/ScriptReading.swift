/// Scripts that the pure tables do not hold, written in Latin by ICU through Foundation.
import Foundation
package import Screening
import Synchronization

package enum ScriptReading {
  /// Reads any script that ICU knows.
  ///
  /// ICU's tables are loaded at the first such letter (some 0.1 s) and cost nothing before. What was read
  /// once is kept: names are made of words that come again.
  package static let romaniser = Romaniser(
    otherScripts: { transformed($0, by: "Any-Latin") },
    simplified: { transformed($0, by: "Traditional-Simplified") })

  private static func transformed(_ text: String, by name: String) -> String? {
    let key = name + text
    if let known = memory.withLock({ $0[key] }) { return known }
    guard let made = text.applyingTransform(StringTransform(name), reverse: false) else {
      return nil
    }
    memory.withLock { kept in
      if kept.count >= mostKept { kept.removeAll(keepingCapacity: true) }
      kept[key] = made
    }
    return made
  }

  /// Some 10 MB of words.
  private static let mostKept = 50_000
  private static let memory = Mutex<[String: String]>([:])
}
