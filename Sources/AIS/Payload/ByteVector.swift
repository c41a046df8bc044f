/// Sixteen bytes of a line, looked at and packed at once.
///
/// On x86-64 these are the instructions every such processor has (SSE2); elsewhere the same is done with
/// two 64-bit words (`WordPair`). A test proves that both give the same for all bytes.

#if arch(x86_64)
import _Builtin_intrinsics.intel.sse2

/// Sixteen bytes in a register.
package typealias ByteVector = RegisterVector

/// Sixteen bytes in a register of SSE2.
package struct RegisterVector {
  private let bytes: SIMD2<Int64>

  @inline(__always)
  private init(_ bytes: SIMD2<Int64>) { self.bytes = bytes }

  /// The sixteen bytes at `place`.
  @inline(__always)
  package init(at place: UnsafeRawPointer) {
    bytes = place.loadUnaligned(as: SIMD2<Int64>.self)
  }

  /// Writes them to `place`.
  @inline(__always)
  package func store(at place: UnsafeMutableRawPointer) {
    place.storeBytes(of: bytes, as: SIMD2<Int64>.self)
  }

  /// Which bytes are `byte`: a bit for each, the first lowest.
  @inline(__always)
  package func places(of byte: UInt8) -> UInt32 {
    Self.bits(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(CChar(bitPattern: byte))))
  }

  /// Which bytes are `byte` or lie outside 32…127.
  @inline(__always)
  package func places(ofUnprintableOr byte: UInt8) -> UInt32 {
    let found = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(CChar(bitPattern: byte)))
    return Self.bits(_mm_or_si128(found, _mm_cmpgt_epi8(_mm_set1_epi8(32), bytes)))
  }

  /// Which bytes are no armoured characters: below 48, 88…95, 120…127, from 128 on.
  @inline(__always)
  package var foreign: UInt32 {
    let low = _mm_cmpgt_epi8(_mm_set1_epi8(48), bytes)
    let gap = _mm_set1_epi8(0x58)
    return Self.bits(_mm_or_si128(low, _mm_cmpeq_epi8(_mm_and_si128(bytes, gap), gap)))
  }

  /// The 48 bits of the first eight armoured characters and of the other eight, each on top of a word.
  ///
  /// Behind the last character there may be zero bytes, whose bits mean nothing.
  @inline(__always)
  package var packed: (UInt64, UInt64) {
    // 48…87 are 0…39, 96…119 are 40…63.
    let upper = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(95)), _mm_set1_epi8(8))
    let codes = _mm_sub_epi8(_mm_subs_epu8(bytes, _mm_set1_epi8(48)), upper)
    let firsts = _mm_and_si128(_mm_slli_epi16(codes, 6), _mm_set1_epi16(0x0FC0))
    let pairs = _mm_or_si128(firsts, _mm_srli_epi16(codes, 8))
    // Of two pairs the first times 4096 and the second.
    let fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x0001_1000))
    let tails = _mm_slli_epi64(_mm_srli_epi64(fours, 32), 16)
    let eights = _mm_or_si128(_mm_slli_epi64(fours, 40), tails)
    return (UInt64(bitPattern: eights[0]), UInt64(bitPattern: eights[1]))
  }

  /// Sixteen zero bytes.
  @inline(__always)
  package static var zero: Self { Self(SIMD2(0, 0)) }

  /// Whether all bytes are zero.
  @inline(__always)
  package var isZero: Bool { places(of: 0) == 0xFFFF }

  /// Exclusive or of the two halves.
  @inline(__always)
  package var folded: UInt64 {
    let sum = _mm_xor_si128(bytes, _mm_unpackhi_epi64(bytes, bytes))
    return UInt64(bitPattern: sum[0])
  }

  @inline(__always)
  package static func ^ (left: Self, right: Self) -> Self {
    Self(_mm_xor_si128(left.bytes, right.bytes))
  }

  @inline(__always)
  package static func | (left: Self, right: Self) -> Self {
    Self(_mm_or_si128(left.bytes, right.bytes))
  }

  @inline(__always)
  package static func & (left: Self, right: Self) -> Self {
    Self(_mm_and_si128(left.bytes, right.bytes))
  }

  @inline(__always)
  private static func bits(_ marks: SIMD2<Int64>) -> UInt32 {
    UInt32(truncatingIfNeeded: _mm_movemask_epi8(marks))
  }
}
#else
/// Sixteen bytes in two words.
package typealias ByteVector = WordPair
#endif
