/// The parts of messages that have one to four of a kind: slots, stations, acknowledgements.
///
/// Arrays take memory of their own, which costs more than reading such a message does.

/// At most four parts, kept inside the message.
public struct UpToFour<Part: Hashable & Sendable>: Hashable, Sendable {
  @usableFromInline var first: Part?
  @usableFromInline var second: Part?
  @usableFromInline var third: Part?
  @usableFromInline var fourth: Part?
  /// How many there are, 0…4.
  public private(set) var count = 0

  /// None.
  public init() {}

  /// The first four of `parts`.
  public init(_ parts: some Sequence<Part>) {
    for part in parts.prefix(4) { append(part) }
  }

  /// Adds a part; false, with nothing added, when there are four.
  @discardableResult
  public mutating func append(_ part: Part) -> Bool {
    guard count < 4 else { return false }
    put(part, at: count)
    count += 1
    return true
  }

  private mutating func put(_ part: Part, at index: Int) {
    switch index {
    case 0: first = part
    case 1: second = part
    case 2: third = part
    default: fourth = part
    }
  }
}

extension UpToFour: RandomAccessCollection, MutableCollection {
  /// 0.
  @inlinable public var startIndex: Int { 0 }
  /// `count`.
  @inlinable public var endIndex: Int { count }

  /// A part; `index` must be one of an existing part.
  public subscript(index: Int) -> Part {
    @inlinable get {
      guard let part = part(at: index) else { preconditionFailure("no part \(index) of \(count)") }
      return part
    }
    set {
      precondition(indices.contains(index), "no part \(index) of \(count)")
      put(newValue, at: index)
    }
  }

  /// A part; nil when there are not so many.
  @inlinable
  public func part(at index: Int) -> Part? {
    switch index {
    case 0: first
    case 1: second
    case 2: third
    case 3: fourth
    default: nil
    }
  }
}

extension UpToFour: ExpressibleByArrayLiteral {
  /// The first four of `parts`.
  public init(arrayLiteral parts: Part...) { self.init(parts) }
}
