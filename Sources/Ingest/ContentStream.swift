/// The content of one input, unpacked, in chunks, with the SHA-256 of the raw input beside it.
///
/// Packing is recognised by content, up to two layers deep (a gzip inside a zip member, say). For
/// a file the raw input is the file; for a zip member it is the member as it would lie in a folder
/// after extraction, so that `sha256sum` of either gives the same number. Memory: 64 KiB for each
/// layer plus what the packing itself needs (32 KiB for gzip, 4 MiB for bzip2, up to 128 MiB for
/// Zstandard, by the frame's own window).
package final class ContentStream {
  package let input: InputFile
  /// What was unpacked, outermost first; a zip member counts as one layer.
  package let containers: [ContainerKind]
  /// Bytes of content handed out so far.
  package private(set) var offset: UInt64 = 0
  private let raw: DigestingSource
  private let content: PeekableSource
  private var isAtEnd = false
  private var identity: RawIdentity?

  /// The largest chunk that is handed out.
  package static let chunkCeiling = 1024 * 1024

  /// Opens an input; what is wrong further inside is thrown by `next` when reading gets there.
  package init(_ input: InputFile) throws(IngestError) {
    self.input = input
    let name = input.displayName
    var kinds: [ContainerKind] = []
    switch input.location {
    case .standardInput:
      raw = DigestingSource(FileSource(standardInputNamed: name))
    case .file(let path):
      raw = DigestingSource(try FileSource(path: path))
    case .zipMember(let archive, let member):
      raw = DigestingSource(try Self.open(member, in: archive, name: name))
      kinds.append(.zip)
    }
    var layer = PeekableSource(raw)
    while let kind = ContainerKind(magic: layer.peek(ContainerKind.magicLength)) {
      guard kinds.count < 2, let source = kind.decompressor(over: layer, file: name) else {
        let reason = "\(kind.rawValue) inside other packing cannot be read"
        throw IngestError(.unsupportedContainer, file: name, reason: reason)
      }
      kinds.append(kind)
      layer = PeekableSource(source)
    }
    content = layer
    containers = kinds
  }

  /// The first bytes of what is still to come, without taking them; fewer at the end or before
  /// damage.
  package func peek(_ count: Int) -> [UInt8] { content.peek(min(count, Self.chunkCeiling)) }

  /// The next bytes of the content, or nil at the end.
  ///
  /// - Throws: `IngestError` once where the input is damaged, after everything before the damage
  ///   was handed out; afterwards the stream is at its end.
  package func next(maximum: Int = 256 * 1024) throws(IngestError) -> [UInt8]? {
    guard !isAtEnd else { return nil }
    let capacity = min(max(maximum, 1), Self.chunkCeiling)
    let (chunk, error) = Self.fill(capacity, from: content)
    offset += UInt64(chunk.count)
    if let error, chunk.isEmpty {
      isAtEnd = true
      throw error
    }
    isAtEnd = chunk.isEmpty
    return chunk.isEmpty ? nil : chunk
  }

  /// Fills the start of `buffer` with the next bytes of the content; 0 at the end.
  ///
  /// - Throws: as `next`.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    guard !isAtEnd else { return 0 }
    do throws(IngestError) {
      let count = try content.read(into: buffer)
      offset += UInt64(count)
      isAtEnd = count == 0
      return count
    } catch {
      isAtEnd = true
      throw error
    }
  }

  /// One read; an error is a value here because it cannot leave the array's initialiser.
  private static func fill(
    _ capacity: Int, from source: PeekableSource
  ) -> ([UInt8], IngestError?) {
    var failure: IngestError?
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      do throws(IngestError) {
        count = try source.read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    return (chunk, failure)
  }

  /// SHA-256 and length of the raw input, reading what is left of it.
  package func rawIdentity() throws(IngestError) -> RawIdentity {
    if let identity { return identity }
    let digest = try raw.finish()
    let result = RawIdentity(sha256: digest, byteCount: raw.byteCount)
    identity = result
    isAtEnd = true
    return result
  }

  private static func open(
    _ member: ZipMember, in archive: String, name: String
  ) throws(IngestError) -> any ByteSource {
    let file = try FileSource(path: archive)
    try file.seek(to: ZipDirectory.dataOffset(member, in: file))
    let packed = LimitedSource(file, length: member.compressedSize, file: name)
    // Method numbers: APPNOTE 6.3.10 §4.4.5.
    let unpacked: any ByteSource
    switch member.method {
    case 0: unpacked = packed
    case 8: unpacked = Decompressor(packed, step: DeflateStep(.bare), format: "deflate", file: name)
    case 12: unpacked = Decompressor(packed, step: Bzip2Step(), format: "bzip2", file: name)
    case 93: unpacked = Decompressor(packed, step: ZstandardStep(), format: "zstd", file: name)
    default:
      throw IngestError(
        .unsupportedContainer, file: name,
        reason: "zip compression method \(member.method) cannot be read")
    }
    return ChecksumSource(unpacked, member: member, file: name)
  }

  /// Everything a source still holds.
  static func drain(_ source: any ByteSource) throws(IngestError) -> [UInt8] {
    var all: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: sourceBufferSize, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer)
      guard count > 0 else { return all }
      all.append(contentsOf: buffer[..<count])
    }
  }
}

/// What names an input for good: the digest and length of its raw bytes.
package struct RawIdentity: Hashable, Sendable {
  /// Lower-case hexadecimal.
  package let sha256: String
  package let byteCount: UInt64
}
