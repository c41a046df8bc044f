/// The numbers that name a ship: MMSI (radio) and IMO (hull). They are different types because a
/// radio identity can be typed in by anyone while a hull number stays with the hull.

/// A Maritime Mobile Service Identity, nine digits (ITU-R M.585).
@usableFromInline
package struct MMSI: Hashable, Comparable, Sendable, BitwiseCopyable {
  @usableFromInline package let number: UInt32

  /// Nil above 999999999.
  ///
  /// Zero and other numbers that no ship can have are kept: see `kind`.
  @inlinable
  package init?(_ number: UInt32) {
    guard number <= 999_999_999 else { return nil }
    self.number = number
  }

  /// Reads one to nine digits.
  package init?(_ text: some StringProtocol) {
    guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = UInt32(text)
    else { return nil }
    self.init(number)
  }

  @inlinable
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  /// Nine digits with leading zeros.
  package var description: String { Int(number).padded(9) }

  /// What the shape of the number says about its holder (ITU-R M.585-8, annex 1 and 2).
  package enum Kind: String, Sendable {
    case ship, groupOfShips, coastStation, searchAndRescueAircraft, aidToNavigation
    case craftOfParentShip, searchAndRescueTransmitter, handheld, invalid
  }

  package var kind: Kind {
    switch number {
    case 200_000_000...799_999_999: .ship
    case 20_000_000...79_999_999: .groupOfShips
    case 2_000_000...7_999_999: .coastStation
    case 111_000_000...111_999_999: .searchAndRescueAircraft
    case 990_000_000...999_999_999: .aidToNavigation
    case 980_000_000...989_999_999: .craftOfParentShip
    case 970_000_000...979_999_999: .searchAndRescueTransmitter
    case 800_000_000...899_999_999: .handheld
    default: .invalid
    }
  }

  /// The first three digits of a ship's number, which name the country that issued it.
  package var maritimeIdentificationDigits: Int? {
    kind == .ship ? Int(number / 1_000_000) : nil
  }
}

/// An IMO ship identification number: seven digits, the last a check digit.
///
/// The scheme is that of IMO Resolution A.1117(30).
package struct IMONumber: Hashable, Comparable, Sendable, BitwiseCopyable {
  package let number: UInt32

  /// Nil unless the number has seven digits and its check digit is right.
  package init?(_ number: UInt32) {
    guard Self.hasValidCheckDigit(number) else { return nil }
    self.number = number
  }

  /// Reads `9304667`, `IMO9304667` and `IMO 9304667`.
  package init?(_ text: some StringProtocol) {
    var digits = Substring(text)
    if digits.prefix(3).uppercased() == "IMO" { digits = digits.dropFirst(3) }
    while digits.first == " " { digits = digits.dropFirst() }
    guard digits.utf8.count == 7, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = UInt32(digits)
    else { return nil }
    self.init(number)
  }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }

  package var description: String { Int(number).padded(7) }

  /// d7 = (7·d1 + 6·d2 + 5·d3 + 4·d4 + 3·d5 + 2·d6) mod 10.
  ///
  /// A random seven-digit number passes one time in ten: failing is strong evidence of a wrong
  /// number, passing is weak evidence of a right one.
  package static func hasValidCheckDigit(_ number: UInt32) -> Bool {
    guard (1_000_000...9_999_999).contains(number) else { return false }
    var rest = number / 10
    var sum: UInt32 = 0
    for weight in 2...7 {
      sum += rest % 10 * UInt32(weight)
      rest /= 10
    }
    return sum % 10 == number % 10
  }
}
