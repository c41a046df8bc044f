/// What can end a run, as facts; the sentence a person reads is made here and nowhere else.

/// A run that cannot go on.
package enum EngineError: Error, Equatable {
  case temporaryFolder(path: String, reason: String)
  case noInput(path: String)
  case noAIS(details: [String])
  case badDate(text: String)
  case input(message: String)
  case output(message: String)
  case inputsChanged(missing: [String])
}

extension EngineError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .temporaryFolder(let path, let reason):
      "The temporary file \(path) failed: \(reason). Set TMPDIR to a folder with free space."
    case .noInput(let path): "There is no file or folder at \(path)."
    case .noAIS(let details):
      "No AIS records were found in the input.\n"
        + details.map { "  \($0)" }.joined(separator: "\n")
    case .badDate(let text): "'\(text)' is not a day; write it as YYYY-MM-DD."
    case .input(let message), .output(let message): message
    case .inputsChanged(let missing):
      "These inputs of the case were not found, or their bytes have changed:\n"
        + missing.map { "  \($0)" }.joined(separator: "\n")
    }
  }
}
