/// Unpacking of gzip (RFC 1952) and of bare deflate as zip members have it (RFC 1951), by zlib.
import CZlib

final class DeflateStep: DecompressionStep {
  enum Wrapping {
    case gzip
    case bare
  }

  /// zlib keeps the address of this struct, so it must not move.
  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let wrapping: Wrapping

  init(_ wrapping: Wrapping) {
    self.wrapping = wrapping
    stream.initialize(to: z_stream())
    // Window bits 15, plus 16 for a gzip header; negative for none (zlib manual, inflateInit2).
    let windowBits: Int32 = wrapping == .gzip ? 15 + 16 : -15
    inflateInit2_(stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
  ) -> DecompressionProgress {
    let source = input.bindMemory(to: UInt8.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
    stream.pointee.avail_in = UInt32(clamping: source.count)
    stream.pointee.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let status = inflate(stream, Z_NO_FLUSH)
    let message = stream.pointee.msg.map { String(cString: $0) }
    let state: DecompressionProgress.State =
      switch status {
      case Z_OK, Z_BUF_ERROR: .running
      case Z_STREAM_END: .endOfStream
      case Z_NEED_DICT: .failed("a preset dictionary is needed")
      default: .failed(message ?? "zlib error \(status)")
      }
    return DecompressionProgress(
      consumed: source.count - Int(stream.pointee.avail_in),
      produced: output.count - Int(stream.pointee.avail_out), state: state)
  }

  func restart() { inflateReset(stream) }

  func canBegin(with byte: UInt8) -> Bool { wrapping == .gzip && byte == 0x1F }
}
