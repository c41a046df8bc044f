/// The subjects of `screen --batch`, one after another as the file is read.
import Engine
import Foundation

enum BatchFile {
  /// Hands over each row of a file, or of standard input where the path is `-`.
  ///
  /// - Throws: `RunFailure` when the file cannot be opened or read.
  static func read(_ path: String, _ body: (BatchRow) -> Void) throws {
    let file = path == "-" ? 0 : open(path, O_RDONLY)
    guard file >= 0 else { throw RunFailure("There is no file at \(path).") }
    defer { if file > 0 { close(file) } }
    var rows = BatchRows()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { Foundation.read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        throw RunFailure("\(path) could not be read: \(String(cString: strerror(errno))).")
      }
      if count == 0 { break }
      rows.feed(buffer[..<count], body)
    }
    rows.finish(body)
  }
}
