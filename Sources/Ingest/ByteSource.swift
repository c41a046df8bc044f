/// Where bytes come from: a file, a part of one, or another source that they are unpacked from.
///
/// Sources are stacked: file, then zip member, then digest, then decompressor. Each pulls from the
/// one below through a buffer of fixed size, so that memory does not grow with the input.
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A stream of bytes read once from its start to its end.
protocol ByteSource: AnyObject {
  /// Fills the start of `buffer`; 0 means the end. After an error the source is at its end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int
}

/// How many bytes each layer reads ahead.
let sourceBufferSize = 64 * 1024

/// An open file descriptor.
final class FileSource: ByteSource {
  let name: String
  private let descriptor: Int32
  private let closes: Bool
  private var position: UInt64 = 0

  /// Opens a file at its start.
  init(path: String) throws(IngestError) {
    name = path
    closes = true
    descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else {
      let code: IngestError.Code = errno == ENOENT ? .notFound : .unreadable
      throw IngestError(code, file: path, reason: String(cString: strerror(errno)))
    }
  }

  /// Standard input, which stays open.
  init(standardInputNamed name: String) {
    self.name = name
    closes = false
    descriptor = STDIN_FILENO
  }

  deinit { if closes { close(descriptor) } }

  /// The length of the file; nil when it has none, as a pipe.
  var length: UInt64? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return UInt64(exactly: status.st_size)
  }

  func seek(to offset: UInt64) throws(IngestError) {
    guard let target = off_t(exactly: offset), lseek(descriptor, target, SEEK_SET) >= 0 else {
      throw IngestError(
        .unreadable, file: name, offset: offset, reason: "the file has no such place")
    }
    position = offset
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return 0 }
    while true {
      #if canImport(Glibc)
      let count = Glibc.read(descriptor, base, buffer.count)
      #else
      let count = Darwin.read(descriptor, base, buffer.count)
      #endif
      if count >= 0 {
        position += UInt64(count)
        return count
      }
      guard errno == EINTR else {
        let reason = String(cString: strerror(errno))
        throw IngestError(.unreadable, file: name, offset: position, reason: reason)
      }
    }
  }
}

/// The next `length` bytes of a source and no more; fewer than that is an error.
final class LimitedSource: ByteSource {
  private let upstream: any ByteSource
  private let file: String
  private let length: UInt64
  private var remaining: UInt64

  init(_ upstream: any ByteSource, length: UInt64, file: String) {
    self.upstream = upstream
    self.file = file
    self.length = length
    remaining = length
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    let wanted = min(buffer.count, Int(clamping: remaining))
    guard wanted > 0 else { return 0 }
    let count = try upstream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted]))
    guard count > 0 else {
      let offset = length - remaining
      remaining = 0
      throw IngestError(
        .damagedStream, file: file, offset: offset, reason: "the archive ends inside this member")
    }
    remaining -= UInt64(count)
    return count
  }
}

/// Passes bytes on and keeps their SHA-256 and count.
final class DigestingSource: ByteSource {
  private let upstream: any ByteSource
  private let digest = RunningDigest()
  private(set) var byteCount: UInt64 = 0

  init(_ upstream: any ByteSource) { self.upstream = upstream }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    let count = try upstream.read(into: buffer)
    digest.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    byteCount += UInt64(count)
    return count
  }

  /// Reads what nobody asked for, so that the digest is of the whole; usable once.
  func finish() throws(IngestError) -> String {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: sourceBufferSize, alignment: 16)
    defer { buffer.deallocate() }
    while try read(into: buffer) > 0 {}
    return digest.finish()
  }
}

/// A source whose first bytes can be looked at before they are taken.
final class PeekableSource: ByteSource {
  private let upstream: any ByteSource
  private var ahead: [UInt8] = []
  private var pendingError: IngestError?

  init(_ upstream: any ByteSource) { self.upstream = upstream }

  /// The next `count` bytes, fewer only at the end or before damage (which is thrown later, when
  /// reading gets there).
  func peek(_ count: Int) -> [UInt8] {
    let room = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 1), alignment: 1)
    defer { room.deallocate() }
    while ahead.count < count, pendingError == nil {
      let wanted = count - ahead.count
      do throws(IngestError) {
        let free = UnsafeMutableRawBufferPointer(rebasing: room[..<wanted])
        let got = try upstream.read(into: free)
        if got == 0 { break }
        ahead.append(contentsOf: free[..<got])
      } catch {
        pendingError = error
      }
    }
    return Array(ahead.prefix(count))
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    if !ahead.isEmpty {
      let count = min(buffer.count, ahead.count)
      buffer.copyBytes(from: ahead[..<count])
      ahead.removeFirst(count)
      return count
    }
    if let error = pendingError {
      pendingError = nil
      throw error
    }
    return try upstream.read(into: buffer)
  }
}
