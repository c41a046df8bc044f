/// What all decompressors share: a buffer of compressed bytes, and the order of delivery.
///
/// A decompressor first hands out everything that could be unpacked and only then throws, so that
/// the content up to the damage is never lost.

/// One decompression library's step.
protocol DecompressionStep: AnyObject {
  /// Unpacks from `input` into `output`.
  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
  ) -> DecompressionProgress
  /// Makes ready for another stream that follows the first one directly.
  func restart()
  /// Whether a further stream may begin with this byte.
  func canBegin(with byte: UInt8) -> Bool
}

struct DecompressionProgress {
  enum State {
    /// More can be unpacked when more input or room for output comes.
    case running
    /// A stream ended here, whole and with its own check passed.
    case endOfStream
    case failed(String)
  }

  var consumed: Int
  var produced: Int
  var state: State
}

/// A source that unpacks another one, with any number of streams one after the other.
final class Decompressor: ByteSource {
  private let upstream: any ByteSource
  private let step: any DecompressionStep
  private let file: String
  private let format: String
  private let buffer = UnsafeMutableRawBufferPointer.allocate(
    byteCount: sourceBufferSize, alignment: 16)
  private var start = 0
  private var end = 0
  private var taken: UInt64 = 0
  private var isBetweenStreams = false
  /// The library may hold unpacked bytes for which there was no room.
  private var mayHoldOutput = false
  private var pendingFailure: String?
  private var isAtEnd = false

  /// - Parameters:
  ///   - upstream: the compressed bytes.
  ///   - step: the library.
  ///   - format: its name for messages.
  ///   - file: the input's name for messages.
  init(
    _ upstream: any ByteSource, step: any DecompressionStep, format: String, file: String
  ) {
    self.upstream = upstream
    self.step = step
    self.format = format
    self.file = file
  }

  deinit { buffer.deallocate() }

  func read(into output: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    guard !output.isEmpty else { return 0 }
    while !isAtEnd {
      if let failure = pendingFailure { throw fail(failure) }
      if start == end, !mayHoldOutput, try !refill() { return try endOfInput() }
      if isBetweenStreams, try !beginNextStream() { continue }
      let produced = advance(into: output)
      if produced > 0 { return produced }
    }
    return 0
  }

  private func advance(into output: UnsafeMutableRawBufferPointer) -> Int {
    let hadInput = start < end
    let input = UnsafeRawBufferPointer(rebasing: buffer[start..<end])
    let progress = step.step(input, output)
    start += progress.consumed
    taken += UInt64(progress.consumed)
    mayHoldOutput = progress.produced == output.count
    switch progress.state {
    case .running:
      if hadInput, progress.consumed == 0, progress.produced == 0 {
        pendingFailure = "the \(format) stream is damaged: it leads nowhere"
      }
    case .endOfStream:
      isBetweenStreams = true
      mayHoldOutput = false
    case .failed(let reason):
      pendingFailure = "the \(format) stream is damaged: \(reason)"
    }
    return progress.produced
  }

  private func refill() throws(IngestError) -> Bool {
    do throws(IngestError) {
      start = 0
      end = 0
      end = try upstream.read(into: buffer)
    } catch {
      isAtEnd = true
      throw error
    }
    return end > 0
  }

  private func endOfInput() throws(IngestError) -> Int {
    guard isBetweenStreams else { throw fail("the \(format) stream ends before its end mark") }
    isAtEnd = true
    return 0
  }

  /// Zero bytes between streams are padding, as tape and block devices leave it.
  private func beginNextStream() throws(IngestError) -> Bool {
    while start < end, buffer[start] == 0 {
      start += 1
      taken += 1
    }
    guard start < end else { return false }
    guard step.canBegin(with: buffer[start]) else {
      throw fail("other bytes follow the end of the \(format) stream")
    }
    step.restart()
    isBetweenStreams = false
    return true
  }

  private func fail(_ reason: String) -> IngestError {
    isAtEnd = true
    return IngestError(.damagedStream, file: file, offset: taken, reason: reason)
  }
}
