/// Unpacking of Zstandard frames (RFC 8878), by libzstd.
///
/// The window of a frame is held in memory; the library's own limit of 128 MiB (window log 27)
/// stands, and frames made with a longer window are refused with its message.
import CZstd

final class ZstandardStep: DecompressionStep {
  private let context: OpaquePointer?

  init() { context = ZSTD_createDStream() }

  deinit { ZSTD_freeDStream(context) }

  func step(
    _ input: UnsafeRawBufferPointer, _ output: UnsafeMutableRawBufferPointer
  ) -> DecompressionProgress {
    var source = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
    var target = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
    let hint = ZSTD_decompressStream(context, &target, &source)
    let state: DecompressionProgress.State =
      if ZSTD_isError(hint) != 0 {
        .failed(String(cString: ZSTD_getErrorName(hint)))
      } else {
        hint == 0 ? .endOfStream : .running
      }
    return DecompressionProgress(consumed: source.pos, produced: target.pos, state: state)
  }

  func restart() {}

  /// A frame begins with 28 B5 2F FD, a skippable one with 50…5F 2A 4D 18.
  func canBegin(with byte: UInt8) -> Bool { byte == 0x28 || (0x50...0x5F).contains(byte) }
}
