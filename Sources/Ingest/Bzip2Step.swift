/// Unpacking of bzip2 streams, by libbz2.
import CBzip2

final class Bzip2Step: DecompressionStep {
  /// libbz2 keeps the address of this struct, so it must not move.
  private let stream = UnsafeMutablePointer<bz_stream>.allocate(capacity: 1)

  init() {
    stream.initialize(to: bz_stream())
    BZ2_bzDecompressInit(stream, 0, 0)
  }

  deinit {
    BZ2_bzDecompressEnd(stream)
    stream.deallocate()
  }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
  ) -> DecompressionProgress {
    let source = input.bindMemory(to: CChar.self)
    stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
    stream.pointee.avail_in = UInt32(clamping: source.count)
    stream.pointee.next_out = output.bindMemory(to: CChar.self).baseAddress
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let status = BZ2_bzDecompress(stream)
    let state: DecompressionProgress.State =
      switch status {
      case BZ_OK: .running
      case BZ_STREAM_END: .endOfStream
      case BZ_DATA_ERROR, BZ_DATA_ERROR_MAGIC: .failed("a block's check sum or mark is wrong")
      default: .failed("bzip2 error \(status)")
      }
    return DecompressionProgress(
      consumed: source.count - Int(stream.pointee.avail_in),
      produced: output.count - Int(stream.pointee.avail_out), state: state)
  }

  func restart() {
    BZ2_bzDecompressEnd(stream)
    stream.pointee = bz_stream()
    BZ2_bzDecompressInit(stream, 0, 0)
  }

  func canBegin(with byte: UInt8) -> Bool { byte == UInt8(ascii: "B") }
}
