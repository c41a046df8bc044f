/// The content of one input, lent in pieces; a packed one is unpacked on a thread of its own meanwhile.
///
/// Unpacking is the slower side of nearly all packed inputs, so that reading them takes as long as
/// unpacking alone. The two threads share a ring of buffers that are allocated once and never copied; who
/// is ahead by the whole ring waits. Pieces come in their order and damage comes after all that stood
/// before it, so that nothing depends on which thread was faster.
import Foundation
package import Ingest

/// Lends the pieces of an input's content one after the other; for use by one thread.
package final class ContentFeed {
  /// Bytes of content lent so far, the piece at hand included.
  package private(set) var offset: UInt64 = 0
  private let stream: ContentStream
  /// Nil for an input that is not packed: reading ahead would only cost copies of what the system has.
  private let ahead: UnpackingAhead?
  private var buffer: UnsafeMutableRawBufferPointer?

  /// The most bytes of one piece: large enough that calls cost nothing, small enough for a processor's
  /// own memory.
  package static let piece = 256 * 1024

  /// Reads `stream` from where it stands; nobody else may read it until the feed is at its end.
  package init(_ stream: ContentStream) {
    self.stream = stream
    ahead = stream.containers.isEmpty ? nil : UnpackingAhead(stream)
  }

  deinit {
    ahead?.cancel()
    buffer?.deallocate()
  }

  /// Lends the next piece to `take`; false at the end.
  ///
  /// - Throws: `IngestError` once where the input is damaged, after all that stood before; then the feed is
  ///   at its end.
  package func next(_ take: (UnsafeRawBufferPointer) -> Void) throws(IngestError) -> Bool {
    guard let ahead else {
      let room = buffer ?? Ring.room()
      buffer = room
      let count = try stream.read(into: room)
      offset += UInt64(count)
      if count > 0 { take(UnsafeRawBufferPointer(rebasing: room[..<count])) }
      return count > 0
    }
    guard let bytes = try ahead.piece() else { return false }
    offset += UInt64(bytes.count)
    take(bytes)
    ahead.giveBack()
    return true
  }
}

/// A thread that fills a ring of buffers from a stream.
private final class UnpackingAhead {
  private let ring = Ring()

  init(_ stream: ContentStream) {
    // The stream is this thread's alone until the ring says that it is at its end.
    nonisolated(unsafe) let stream = stream
    let ring = ring
    let thread = Thread { ring.fill(from: stream) }
    thread.name = "unpacking"
    thread.start()
  }

  func piece() throws(IngestError) -> UnsafeRawBufferPointer? { try ring.take() }

  func giveBack() { ring.giveBack() }

  /// Lets the thread end when it next looks; it may be waiting for a feed that never ends, so nobody waits
  /// for it.
  func cancel() { ring.cancel() }
}

/// Buffers that one thread fills and another empties, in turn.
private final class Ring: @unchecked Sendable {
  /// Enough that neither thread waits for the other at every piece.
  private static let places = 4

  // The condition guards all that can change; a buffer is the filler's or the taker's, by `filled`.
  private let condition = NSCondition()
  private let rooms = (0..<places).map { _ in room() }
  private var counts = [Int](repeating: 0, count: places)
  private var next = 0
  private var filled = 0
  private var isAtEnd = false
  private var isCancelled = false
  private var damage: IngestError?

  static func room() -> UnsafeMutableRawBufferPointer {
    .allocate(byteCount: ContentFeed.piece, alignment: 64)
  }

  deinit {
    for room in rooms { room.deallocate() }
  }

  /// Fills places until the stream ends or nobody wants more.
  func fill(from stream: ContentStream) {
    while let place = freePlace() {
      do throws(IngestError) {
        announce(try stream.read(into: rooms[place]), at: place, nil)
      } catch {
        announce(0, at: place, error)
      }
    }
  }

  /// A place to fill; nil at the end.
  private func freePlace() -> Int? {
    condition.lock()
    defer { condition.unlock() }
    while filled == Self.places, !isCancelled { condition.wait() }
    return isAtEnd || isCancelled ? nil : (next + filled) % Self.places
  }

  private func announce(_ count: Int, at place: Int, _ failure: IngestError?) {
    condition.lock()
    defer { condition.unlock() }
    if count == 0 {
      isAtEnd = true
      damage = failure
    } else {
      counts[place] = count
      filled += 1
    }
    condition.signal()
  }

  /// The next piece, which stays the taker's until it is given back; nil at the end.
  func take() throws(IngestError) -> UnsafeRawBufferPointer? {
    condition.lock()
    defer { condition.unlock() }
    while filled == 0, !isAtEnd { condition.wait() }
    if filled > 0 { return UnsafeRawBufferPointer(rebasing: rooms[next][..<counts[next]]) }
    if let damage {
      self.damage = nil
      throw damage
    }
    return nil
  }

  func giveBack() {
    condition.lock()
    next = (next + 1) % Self.places
    filled -= 1
    condition.signal()
    condition.unlock()
  }

  func cancel() {
    condition.lock()
    isCancelled = true
    condition.signal()
    condition.unlock()
  }
}
