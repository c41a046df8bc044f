/// Where commas and quotes stand among sixty-four bytes of a table.
///
/// On x86-64 with the instructions every such processor has (SSE2); elsewhere byte by byte.

#if arch(x86_64)
import _Builtin_intrinsics.intel.sse2
#endif

/// A bit for each of sixty-four bytes, the first lowest.
struct FieldMarks {
  let commas: UInt64
  let quotes: UInt64

  #if arch(x86_64)
  @inline(__always)
  init(at place: UnsafeRawPointer) {
    let parts = (
      Part(place), Part(place + 16), Part(place + 32), Part(place + 48)
    )
    commas = Self.joined(
      parts.0.places(of: 0x2C), parts.1.places(of: 0x2C), parts.2.places(of: 0x2C),
      parts.3.places(of: 0x2C))
    quotes = Self.joined(
      parts.0.places(of: 0x22), parts.1.places(of: 0x22), parts.2.places(of: 0x22),
      parts.3.places(of: 0x22))
  }

  /// Sixteen bytes.
  private struct Part {
    let bytes: SIMD2<Int64>

    @inline(__always)
    init(_ place: UnsafeRawPointer) { bytes = place.loadUnaligned(as: SIMD2<Int64>.self) }

    @inline(__always)
    func places(of byte: CChar) -> UInt64 {
      let marks = _mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte)))
      return UInt64(UInt32(truncatingIfNeeded: marks))
    }
  }

  @inline(__always)
  private static func joined(
    _ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64
  ) -> UInt64 {
    (first | second &<< 16) | (third &<< 32 | fourth &<< 48)
  }
  #else
  init(at place: UnsafeRawPointer) {
    var (commas, quotes): (UInt64, UInt64) = (0, 0)
    for index in 0..<64 {
      let byte = place.load(fromByteOffset: index, as: UInt8.self)
      if byte == 0x2C { commas |= 1 << UInt64(index) }
      if byte == 0x22 { quotes |= 1 << UInt64(index) }
    }
    (self.commas, self.quotes) = (commas, quotes)
  }
  #endif
}
