/// What a run is asked to do.

/// Inputs and limits of `trace`, as typed.
package struct TraceOptions: Sendable {
  /// Files, folders, or `-` for standard input.
  package var inputs: [String]
  package var registry: String?
  package var terminals: String?
  package var documents: String?
  /// Who owns whom, beside what the registry says.
  package var ownership: String?
  /// A timeline of licences and definitions instead of the built-in one.
  package var licences: String?
  package var lists: [String]
  /// `YYYY-MM-DD`; nil for the day of the latest edition of the lists, or the last day of the input where that is later.
  package var asOf: String?
  /// Bytes for holding and sorting records, all threads together.
  package var memory: Int
  /// Inputs read and ships looked at, at once.
  package var threads: Int
  /// A folder that keeps what was read when the run is killed, for the same run to go on from; nil
  /// for a temporary one.
  package var spill: String?

  package init(
    inputs: [String], registry: String? = nil, terminals: String? = nil, documents: String? = nil,
    ownership: String? = nil, licences: String? = nil, lists: [String] = [], asOf: String? = nil,
    memory: Int = 256 << 20, threads: Int = 1,
    spill: String? = nil
  ) {
    self.inputs = inputs
    self.registry = registry
    self.terminals = terminals
    self.documents = documents
    self.ownership = ownership
    self.licences = licences
    self.lists = lists
    self.asOf = asOf
    self.memory = memory
    self.threads = threads
    self.spill = spill
  }
}
