/// Why an input could not be read, as code, facts and place.
///
/// A refused line is no error: it is counted in a `SourceTally`. An error is what stops a whole
/// input, and `description` tells it to a person in one sentence.
package struct IngestError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Code: String, Hashable, Sendable {
    case notFound
    case unreadable
    case emptyFolder
    /// A compressed stream broke or ended too early; what came before it was delivered.
    case damagedStream
    case damagedArchive
    case unsupportedContainer
    case unrecognisedFormat
    case unrecognisedHeader
    case tooLarge
    case malformed
    case missingEditionDate
    case duplicateEdition
  }

  package let code: Code
  /// The input as a person knows it.
  package let file: String
  /// Byte of the raw file (of the content for `malformed`) at which the reason holds; nil when it
  /// holds for the whole.
  package let offset: UInt64?
  /// What was found, as a clause without a full stop.
  package let reason: String

  package init(_ code: Code, file: String, offset: UInt64? = nil, reason: String) {
    self.code = code
    self.file = file
    self.offset = offset
    self.reason = reason
  }

  package var description: String {
    let place = offset.map { " (at byte \($0))" } ?? ""
    return "\(file): \(reason)\(place)."
  }
}
