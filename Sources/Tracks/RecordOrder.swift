/// The order in which records are analysed: a total one, so that equal times never leave a choice.
package import Vocabulary

extension Record {
  package var time: Instant {
    switch self {
    case .fix(let fix): fix.time
    case .staticReport(let report): report.time
    }
  }

  package var mmsi: MMSI {
    switch self {
    case .fix(let fix): fix.mmsi
    case .staticReport(let report): report.mmsi
    }
  }

  package var source: SourceReference {
    switch self {
    case .fix(let fix): fix.source
    case .staticReport(let report): report.source
    }
  }

  /// By time, then MMSI, then fixes before reports, then place in the input.
  package static func isInOrder(_ left: Self, _ right: Self) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.mmsi != right.mmsi { return left.mmsi < right.mmsi }
    if left.isReport != right.isReport { return !left.isReport }
    return left.source < right.source
  }

  private var isReport: Bool {
    if case .staticReport = self { true } else { false }
  }
}
