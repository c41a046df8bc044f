/// Why a value that could have been there is not.
///
/// An absent value is never a number.
package enum AbsentBecause: String, Hashable, Sendable {
  /// The transmitter said "not available" with the standard's own code.
  case notAvailable
  /// The message was too short to hold the field.
  case truncated
  /// The code lies outside what the standard defines; the raw code is kept beside it.
  case outOfRange
  /// This kind of message or record has no such field, or the column was empty.
  case notTransmitted
}

/// A value as read, or the reason there is none with the raw code that was found.
package enum Reading<Value: Hashable & Sendable>: Hashable, Sendable {
  case present(Value)
  case absent(AbsentBecause, raw: Int?)

  /// The value, or nil whatever the reason.
  package var value: Value? {
    if case .present(let value) = self { value } else { nil }
  }
}
