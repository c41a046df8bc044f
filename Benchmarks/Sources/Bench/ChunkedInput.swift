/// Hands a file on in chunks: plain ones read here, packed ones unpacked by a process of their own.
import Foundation

enum ChunkedInput {
  static let chunk = 256 * 1024

  /// `zstd -dc` or `gzip -dc` runs beside the decoder, so that unpacking and decoding overlap.
  static func read(_ path: String, _ take: (UnsafeRawBufferPointer) -> Void) throws {
    let program = path.hasSuffix(".zst") ? "zstd" : path.hasSuffix(".gz") ? "gzip" : nil
    guard let program else {
      return read(try FileHandle(forReadingFrom: URL(filePath: path)), take)
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program, "-dc", path]
    process.standardOutput = pipe
    try process.run()
    _ = fcntl(pipe.fileHandleForReading.fileDescriptor, F_SETPIPE_SZ, 1 << 20)
    read(pipe.fileHandleForReading, take)
    process.waitUntilExit()
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
