/// Scripts that the pure tables do not hold, written in Latin by ICU through Foundation.
import Foundation
package import Screening

package enum ScriptReading {
  /// Reads any script that ICU knows.
  ///
  /// ICU's tables are loaded at the first such letter (some 0.1 s) and cost nothing before.
  package static let romaniser = Romaniser { text in
    text.applyingTransform(StringTransform("Any-Latin"), reverse: false)
  }
}
