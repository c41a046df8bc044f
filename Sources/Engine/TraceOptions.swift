/// What a run is asked to do.

/// Inputs and limits of `trace`, as typed.
package struct TraceOptions: Sendable {
  /// Files, folders, or `-` for standard input.
  package var inputs: [String]
  package var registry: String?
  package var terminals: String?
  package var documents: String?
  package var lists: [String]
  /// `YYYY-MM-DD`; nil for the last day of the input.
  package var asOf: String?
  /// Bytes for sorting records, all threads together.
  package var memory: Int
  /// Inputs read at once.
  package var threads: Int

  package init(
    inputs: [String], registry: String? = nil, terminals: String? = nil, documents: String? = nil,
    lists: [String] = [], asOf: String? = nil, memory: Int = 256 << 20, threads: Int = 1
  ) {
    self.inputs = inputs
    self.registry = registry
    self.terminals = terminals
    self.documents = documents
    self.lists = lists
    self.asOf = asOf
    self.memory = memory
    self.threads = threads
  }
}
