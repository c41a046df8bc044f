/// Where results and talk go.
import Foundation

/// Standard output, for results.
enum Output {
  /// Writes all bytes; a closed pipe ends the program with success, any other failure with 2.
  static func write(_ bytes: some Sequence<UInt8>) {
    var rest = ArraySlice(Array(bytes))
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Foundation.write(1, $0.baseAddress, $0.count) }
      if written < 0 {
        if errno == EINTR { continue }
        if errno == EPIPE { exit(0) }
        Talk.say("plimsoll: standard output failed: \(String(cString: strerror(errno)))")
        exit(2)
      }
      rest = rest.dropFirst(written)
    }
  }

  static func line(_ text: String) { write((text + "\n").utf8) }
}

/// Standard error, for progress and errors.
enum Talk {
  static func say(_ text: String) { raw(text + "\n") }

  static func raw(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
  }

  static var isTerminal: Bool { isatty(2) == 1 }
}
