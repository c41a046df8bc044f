/// Up to fourteen bits that the standard reserves or leaves to regions, kept as they are.

/// Reserved bits as sent.
public struct ReservedBits: FieldCode {
  /// Two bytes.
  public typealias Storage = Int16
  /// The bits.
  public let raw: Int

  /// Keeps the bits.
  @inlinable
  public init(_ raw: Int) { self.raw = raw }

  /// All are.
  @inlinable
  public static var hasOnlyValues: Bool { true }
  /// None: every code is a value.
  @inlinable
  public static var notAvailableCode: Int? { nil }

  /// Every code is present.
  @inlinable
  public static func read(_ code: Int) -> Meaning<Self> { .present(Self(code)) }
}

extension ReservedBits: ListedCode {}

extension Field where Value == ReservedBits {
  /// No bit set.
  public static var zero: Self { Field(ReservedBits(0)) }
}
