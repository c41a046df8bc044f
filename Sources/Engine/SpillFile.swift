/// One file on disk for what does not fit into the memory budget, written and read at any place.
import Foundation
import Synchronization

/// Bytes put away and fetched again by place; usable from several threads.
final class SpillFile: Sendable {
  private let descriptor: Int32
  private let path: String
  /// Where the next bytes go.
  private let end = Atomic<Int>(0)

  /// Opens the file with its first `kept` bytes as they are, and nothing behind them.
  init(_ url: URL, keeping kept: Int = 0) throws {
    path = url.path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0, ftruncate(descriptor, off_t(kept)) == 0 else {
      throw Self.failure(path)
    }
    end.store(kept, ordering: .relaxed)
  }

  deinit { close(descriptor) }

  /// Writes the bytes at the end and says where they lie.
  func append(_ bytes: UnsafeRawBufferPointer) throws -> Int {
    let start = end.wrappingAdd(bytes.count, ordering: .relaxed).oldValue
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let count = pwrite(descriptor, base + done, bytes.count - done, off_t(start + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Self.failure(path) }
      done += count
    }
    return start
  }

  /// Fills the buffer from the given place.
  func read(at start: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let count = pread(descriptor, base + done, buffer.count - done, off_t(start + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw EngineError.temporaryFolder(
          path: path, reason: "was changed or cut while the run was using it")
      }
      done += count
    }
  }

  private static func failure(_ path: String) -> EngineError {
    .temporaryFolder(path: path, reason: String(cString: strerror(errno)))
  }
}

/// Elements of one kind in memory, or where they lie on disk.
struct Spilled<Element: BitwiseCopyable & Sendable>: Sendable {
  private enum Place: Sendable {
    case memory([Element])
    case disk(SpillFile, start: Int)
  }

  private let place: Place
  let count: Int

  static var width: Int { MemoryLayout<Element>.stride }
  var bytesInMemory: Int {
    if case .memory = place { count * Self.width } else { 0 }
  }

  init(_ elements: [Element]) {
    place = .memory(elements)
    count = elements.count
  }

  init(_ elements: [Element], on file: SpillFile) throws {
    count = elements.count
    place = .disk(file, start: try elements.withUnsafeBytes { try file.append($0) })
  }

  /// Elements that a run before this one has written.
  init(on file: SpillFile, start: Int, count: Int) {
    place = .disk(file, start: start)
    self.count = count
  }

  /// Where they lie on disk; nil in memory.
  var start: Int? {
    if case .disk(_, let start) = place { start } else { nil }
  }

  /// A range of the elements.
  func elements(_ range: Range<Int>) throws -> [Element] {
    if case .memory(let all) = place { return Array(all[range]) }
    return try [Element](unsafeUninitializedCapacity: range.count) { buffer, count in
      try copy(range, to: buffer)
      count = range.count
    }
  }

  /// Puts a range of the elements behind others.
  func append(_ range: Range<Int>, to others: inout [Element]) throws {
    if case .memory(let all) = place {
      others.append(contentsOf: all[range])
    } else {
      others += try elements(range)
    }
  }

  /// Copies a range of the elements to the start of a buffer that has room for them.
  func copy(_ range: Range<Int>, to buffer: UnsafeMutableBufferPointer<Element>) throws {
    guard !range.isEmpty, let base = buffer.baseAddress else { return }
    switch place {
    case .memory(let elements):
      elements.withUnsafeBufferPointer { source in
        guard let from = source.baseAddress else { return }
        base.initialize(from: from + range.lowerBound, count: range.count)
      }
    case .disk(let file, let start):
      let room = UnsafeMutableRawBufferPointer(
        start: base, count: range.count * Self.width)
      try file.read(at: start + range.lowerBound * Self.width, into: room)
    }
  }
}
