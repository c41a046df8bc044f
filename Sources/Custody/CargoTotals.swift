/// Barrels by month, origin and destination, over all discharges of a case.
package import Vocabulary

/// What went from one origin to one destination in one month.
package struct CargoTotal: Hashable, Sendable {
  /// `2024-02`, of the discharge, UTC.
  package let month: String
  /// Nil: unknown origin.
  package let origin: String?
  package let destination: String
  /// Barrels at 60 °F.
  package let barrels: Estimate
  package let discharges: Int
  /// Of the weakest discharge.
  package let grade: EvidenceGrade
  package let evidence: [SourceReference]
}

extension CustodyGraph {
  /// In the order of month, origin (unknown last) and destination.
  ///
  /// Errors of different discharges are independent, so half-widths add as the root of their squares.
  package var totals: [CargoTotal] {
    var parts: [[String]: [(Discharge, Estimate)]] = [:]
    for discharge in discharges {
      let month = String(discharge.time.rfc3339.prefix(7))
      for share in discharge.shares.shares where share.share.high > 0 {
        let barrels = discharge.barrels.multiplied(by: share.share)
        let key = [month, share.origin.terminalID ?? "\u{7f}", discharge.terminalID]
        parts[key, default: []].append((discharge, barrels))
      }
    }
    return parts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { key, items in
      CargoTotal(
        month: key[0], origin: key[1] == "\u{7f}" ? nil : key[1], destination: key[2],
        barrels: Self.sum(items.map(\.1)), discharges: items.count,
        grade: items.reduce(EvidenceGrade.a) { $0.weakest(with: $1.0.grade) },
        evidence: Set(items.flatMap(\.0.evidence)).sorted())
    }
  }

  private static func sum(_ items: [Estimate]) -> Estimate {
    let best = items.reduce(0) { $0 + $1.best }
    let down = items.reduce(0) { $0 + ($1.best - $1.low) * ($1.best - $1.low) }.squareRoot()
    let up = items.reduce(0) { $0 + ($1.high - $1.best) * ($1.high - $1.best) }.squareRoot()
    return Estimate(low: max(0, best - down), best: best, high: best + up)
  }
}
