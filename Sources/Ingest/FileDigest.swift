/// SHA-256 of bytes in hand and of files as they lie, packed or not.
import Foundation

package enum FileDigest {
  /// Lower-case hexadecimal.
  package static func sha256(of bytes: some Sequence<UInt8>) -> String {
    let digest = RunningDigest()
    Array(bytes).withUnsafeBytes { digest.update($0) }
    return digest.finish()
  }

  /// The digest and length of an input's raw bytes, whatever is in them.
  ///
  /// - Throws: `IngestError` when the file cannot be opened or read.
  package static func identity(of file: InputFile) throws(IngestError) -> RawIdentity {
    switch file.location {
    case .standardInput:
      throw IngestError(.unreadable, file: file.displayName, reason: "it can be read only once")
    case .zipMember: return try ContentStream(file).rawIdentity()
    case .file(let path): return try identity(ofFileAt: path)
    }
  }

  private static func identity(ofFileAt path: String) throws(IngestError) -> RawIdentity {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw IngestError(.unreadable, file: path, reason: "the file cannot be opened")
    }
    defer { try? handle.close() }
    let digest = RunningDigest()
    var count: UInt64 = 0
    while true {
      let chunk: Data?
      do {
        chunk = try handle.read(upToCount: 1 << 20)
      } catch {
        throw IngestError(.unreadable, file: path, offset: count, reason: "reading failed")
      }
      guard let chunk, !chunk.isEmpty else { break }
      chunk.withUnsafeBytes { digest.update($0) }
      count += UInt64(chunk.count)
    }
    return RawIdentity(sha256: digest.finish(), byteCount: count)
  }
}
