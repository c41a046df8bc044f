/// What a run says while it works.

/// Receives progress; called from several threads.
package protocol ProgressSink: Sendable {
  /// A stage of the run begins.
  func stage(_ name: String)
  /// Bytes or records of the stage.
  func progress(done: UInt64, of total: UInt64)
  /// Something a person should read although the run goes on.
  func note(_ text: String)
}

/// Says nothing.
package struct SilentProgress: ProgressSink {
  package init() {}
  package func stage(_ name: String) {}
  package func progress(done: UInt64, of total: UInt64) {}
  package func note(_ text: String) {}
}

/// The version of the program, as written to every case file.
package enum ProgramVersion {
  package static let current = "0.1.0"
}
