/// Hands a file on in chunks: plain ones read here, packed ones by the road that every input takes.
import Engine
import Foundation
import Ingest

enum ChunkedInput {
  static let chunk = 256 * 1024

  /// Unpacking and what `take` does overlap (`ContentFeed`).
  static func read(_ path: String, _ take: (UnsafeRawBufferPointer) -> Void) throws {
    guard path.hasSuffix(".zst") || path.hasSuffix(".gz") else {
      return read(try FileHandle(forReadingFrom: URL(filePath: path)), take)
    }
    let feed = ContentFeed(try ContentStream(InputFile(path: path)))
    while try feed.next(take) {}
  }

  private static func read(_ file: FileHandle, _ take: (UnsafeRawBufferPointer) -> Void) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 64)
    defer { buffer.deallocate() }
    while true {
      let count = Foundation.read(file.fileDescriptor, buffer.baseAddress, chunk)
      guard count > 0 else { return }
      take(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }
}
