/// What a reader of a reference file gives: the rows it understood and those it refused.
///
/// Reference files (registers, documents, lists) are small and are read whole. The books balance as
/// for AIS: `rowsIn == rows used + refusals`. The header is no row.
/// The rows of one reference file.
package struct ReferenceReading<Row: Hashable & Sendable>: Hashable, Sendable {
  package var rows: [Row] = []
  package var rowsIn = 0
  /// Refused rows, in the file's order.
  package var refusals: [RowRefusal] = []
  /// Used rows of which one field could not be understood and was left out.
  package var warnings: [RowRefusal] = []

  package var rowsUsed: Int { rowsIn - refusals.count }

  /// The same books in the form that AIS readers keep, for the case file.
  package var tally: SourceTally {
    var tally = SourceTally()
    tally.linesIn = rowsIn
    tally.linesUsed = rowsUsed
    tally.recordsDecoded = rows.count
    for refusal in refusals { tally.refuse(refusal.reason, sample: refusal.sample) }
    return tally
  }
}

/// One refused row, or one field that was left out of a used row.
package struct RowRefusal: Hashable, Sendable {
  /// One-based line of the file; for GeoJSON the one-based number of the feature.
  package let row: Int
  package let reason: RefusalReason
  /// What was found, as a clause.
  package let detail: String
  package let sample: RefusalSample
}

/// A value out of one column, or the fact that it could not be understood.
struct FieldFailure: Error {
  let reason: RefusalReason
  let detail: String
}
