/// Where a record stands in the inputs, in twelve bytes.
///
/// Hundreds of millions of records carry one, so that it is packed: twenty bits for the input and
/// forty-four for the byte leave room for a million inputs of 16 TiB. `Engine` refuses more inputs
/// before it reads any.

/// The place in an input that a record was read from.
///
/// `offset` and `length` are bytes of the input's content as a reader sees it: after
/// decompression, before any other change. Records put together from several sentences refer to
/// the span from the first byte of the first sentence to the last byte of the last one.
@usableFromInline
package struct SourceReference: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Input in the upper bits, offset in the lower ones: in the order of both.
  @usableFromInline let place: UInt64
  @usableFromInline package let length: UInt32

  /// The largest number an input can have.
  package static let maximumSource: UInt32 = 1 << 20 - 1
  /// The last byte that can be pointed at.
  package static let maximumOffset: UInt64 = 1 << 44 - 1

  /// Numbers above the two limits are held to them.
  @inlinable
  package init(source: UInt32, offset: UInt64, length: UInt32) {
    let number = UInt64(min(source, 1_048_575))
    place = number << 44 | min(offset, 17_592_186_044_415)
    self.length = length
  }

  /// Index of the input within the run; inputs are numbered by their SHA-256, so that the order of
  /// files on the command line does not matter.
  @inlinable package var source: UInt32 { UInt32(truncatingIfNeeded: place >> 44) }
  @inlinable package var offset: UInt64 { place & 17_592_186_044_415 }

  @inlinable
  package static func < (left: Self, right: Self) -> Bool {
    left.place == right.place ? left.length < right.length : left.place < right.place
  }

  /// The same bytes under another number of the input.
  @inlinable
  package func renumbered(_ source: UInt32) -> Self {
    Self(source: source, offset: offset, length: length)
  }
}
