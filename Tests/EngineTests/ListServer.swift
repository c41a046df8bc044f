/// A server on this machine that hands out one file, by ranges, and can break off.
import Foundation
import Synchronization

final class ListServer: Sendable {
  struct Served: Sendable {
    var content: [UInt8] = []
    var tag = "\"one\""
    /// The next answer ends after so many bytes of content; nil for whole answers.
    var breaksAfter: Int?
    var knowsRanges = true
    /// Whether each answer so far was a part.
    var partial: [Bool] = []
  }

  let served = Mutex(Served())
  let port: UInt16
  private let listener: Int32

  /// Nil when no port can be had.
  init?() {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 8) == 0
          && getsockname(socket, $0, &length) == 0
      }
    }
    guard socket >= 0, isBound else { return nil }
    listener = socket
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let peer = accept(socket, nil, nil)
        if peer < 0 { return }
        answer(peer)
        close(peer)
      }
    }
  }

  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private func answer(_ peer: Int32) {
    var request: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: request, as: UTF8.self).contains("\r\n\r\n") {
      let count = read(peer, &buffer, buffer.count)
      if count <= 0 { return }
      request += buffer[..<count]
    }
    let bytes = served.withLock { served in Self.answer(request, &served) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { send(peer, $0.baseAddress, $0.count, 0x4000) }
      if count <= 0 { return }
      sent += count
    }
  }

  private static func answer(_ request: [UInt8], _ served: inout Served) -> [UInt8] {
    let lines = String(decoding: request, as: UTF8.self).split(separator: "\r\n")
    func value(_ name: String) -> String? {
      lines.first { $0.lowercased().hasPrefix(name + ":") }
        .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }
    let whole = served.content
    var start = 0
    if served.knowsRanges, value("if-range").map({ $0 == served.tag }) ?? true,
      let range = value("range"), range.hasPrefix("bytes=")
    {
      start = Int(range.dropFirst(6).prefix { $0.isNumber }) ?? 0
    }
    served.partial.append(start > 0)
    var head = start > 0 ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n"
    if start > 0 { head += "Content-Range: bytes \(start)-\(whole.count - 1)/\(whole.count)\r\n" }
    head += "ETag: \(served.tag)\r\nContent-Length: \(whole.count - start)\r\n"
    head += "Connection: close\r\n\r\n"
    var body = Array(whole[min(start, whole.count)...])
    if let most = served.breaksAfter {
      body = Array(body.prefix(most))
      served.breaksAfter = nil
    }
    return Array(head.utf8) + body
  }
}
