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

  /// Reads questions to an index as its names were read.
  package static func matcher(_ index: PartyIndex) -> PartyMatcher {
    PartyMatcher(romaniser: romaniser.with(index.han))
  }

  /// What ICU reads each Chinese character as, some 0.6 s of work, done once.
  package static let han: HanReadings = {
    let scalars = HanReadings.characters.compactMap(Unicode.Scalar.init)
    let text = String(String.UnicodeScalarView(scalars.flatMap { [$0, "\n"] }))
    func each(_ name: String) -> [Substring] {
      let made = text.applyingTransform(StringTransform(name), reverse: false) ?? ""
      let lines = made.split(separator: "\n", omittingEmptySubsequences: false)
      // A line more than characters, since the last ends in a line feed too.
      return lines.count == scalars.count + 1 ? lines : []
    }
    return HanReadings(latin: each("Any-Latin"), simple: each("Traditional-Simplified"))
  }()

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
