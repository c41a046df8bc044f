/// The SHA-256 of every piece of evidence, from one more pass over the inputs that hold any.
import CaseFile
import Ingest
import Vocabulary

enum EvidenceHashing {
  /// Hashes by reference.
  ///
  /// An input that broke before a piece of evidence gives none for it.
  static func hashes(
    of book: EvidenceBook, files: [InputFile], threads: Int
  ) throws -> [SourceReference: String] {
    var bySource: [UInt32: Set<SourceReference>] = [:]
    for item in book.items { bySource[item.reference.source, default: []].insert(item.reference) }
    let jobs = bySource.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    let results = try Workers.map(jobs, threads: threads) { _, job in
      try hashes(job.1, of: files[Int(job.0)])
    }
    var all: [SourceReference: String] = [:]
    for (job, digests) in zip(jobs, results) {
      for (reference, digest) in zip(job.1, digests) { all[reference] = digest }
    }
    return all
  }

  private static func hashes(
    _ references: [SourceReference], of file: InputFile
  ) throws -> [String] {
    let ranges = references.map { $0.offset..<$0.offset + UInt64($0.length) }
    do {
      return try ContentStream.bytes(of: file, ranges: ranges).map { FileDigest.sha256(of: $0) }
    } catch {
      throw EngineError.input(message: error.description)
    }
  }
}
