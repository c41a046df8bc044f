/// A decimal number of up to twelve characters, read without a loop.
///
/// Tables of positions hold millions of numbers such as `-88.56408` and `10.1`. Eight characters are one
/// word: the point is found by bit tricks (Warren, Hacker's Delight, 2nd ed., §6–1), taken out by
/// shifting what stands before it, and eight digits become a number by three multiplications (Lemire,
/// Number Parsing at a Gigabyte per Second, 2021). The number stays a whole one with a count of
/// decimals, since what it becomes is whole as well. All other numbers are left to `FieldNumbers`.
import Vocabulary

/// A whole number divided by a power of ten.
struct ShortDecimal: Equatable {
  /// Below 10^12 in size.
  let mantissa: Int
  /// Digits behind the point, 0…7.
  let decimals: Int

  /// Bytes that must be readable behind the start of a field.
  static let reach = 24

  /// Reads `count` characters at `place`, where `reach` bytes can be read.
  ///
  /// Nil for anything but digits with at most one point and a minus sign before them, for more than
  /// twelve characters, and for a point before the last eight.
  @inline(__always)
  init?(at place: UnsafeRawPointer, count: Int) {
    let isNegative = count > 1 && place.load(as: UInt8.self) == 0x2D
    let first = isNegative ? place + 1 : place
    let length = isNegative ? count - 1 : count
    guard length > 0, length <= 12 else { return nil }
    let shown = min(length, 8)
    guard let last = Self.eight(Self.word(first + (length - shown), count: shown)),
      shown > 1 || last.decimals < 0
    else { return nil }
    var value = last.value
    if length > 8 {
      guard let more = Self.eight(Self.word(first, count: length - 8)), more.decimals < 0 else {
        return nil
      }
      value &+= more.value &* (last.decimals < 0 ? 100_000_000 : 10_000_000)
    }
    mantissa = isNegative ? 0 &- value : value
    decimals = max(last.decimals, 0)
  }

  /// Hundredths; nil when there are more decimals than two.
  @inline(__always)
  var hundredths: Int? {
    switch decimals {
    case 0: mantissa &* 100
    case 1: mantissa &* 10
    case 2: mantissa
    default: nil
    }
  }

  /// Ten-millionths; nil for 10,000 and more.
  @inline(__always)
  var tenMillionths: Int? {
    guard mantissa.magnitude < 100_000_000_000 else { return nil }
    return mantissa &* Self.scale(decimals)
  }

  /// Ten to the power of seven less `decimals`.
  @inline(__always)
  private static func scale(_ decimals: Int) -> Int {
    switch decimals {
    case 5: 100
    case 6: 10
    case 7: 1
    case 4: 1000
    case 3: 10_000
    case 2: 100_000
    case 1: 1_000_000
    default: 10_000_000
    }
  }

  /// The first `count` of eight characters less `0`, at the upper end of a word; zeros below.
  @inline(__always)
  private static func word(_ place: UnsafeRawPointer, count: Int) -> UInt64 {
    let bytes = UInt64(littleEndian: place.loadUnaligned(as: UInt64.self))
    return (bytes ^ 0x3030_3030_3030_3030) &<< UInt64(truncatingIfNeeded: 64 &- count &* 8)
  }

  /// The number in eight such characters, and how many digits stand behind its point; −1 without one.
  @inline(__always)
  private static func eight(_ word: UInt64) -> (value: Int, decimals: Int)? {
    let highs: UInt64 = 0x8080_8080_8080_8080
    // A point less `0` is 0x1E.
    let marks = word ^ 0x1E1E_1E1E_1E1E_1E1E
    let points = (marks &- 0x0101_0101_0101_0101) & ~marks & highs
    var digits = word
    var decimals = -1
    if points != 0 {
      let bit = UInt64(truncatingIfNeeded: points.trailingZeroBitCount) & 0x38
      let below = (1 &<< bit) &- 1
      digits = (word & ~(below | 0xFF &<< bit)) | (word & below) &<< 8
      decimals = 7 &- Int(truncatingIfNeeded: bit &>> 3)
    }
    // Ten and more show in the highest bit of their byte.
    guard ((digits &+ 0x7676_7676_7676_7676) | digits) & highs == 0 else { return nil }
    return (Int(truncatingIfNeeded: number(digits)), decimals)
  }

  /// Eight digits, the first in the lowest byte.
  @inline(__always)
  static func number(_ digits: UInt64) -> UInt64 {
    let pairs = digits &* 10 &+ digits &>> 8
    let mask: UInt64 = 0x0000_00FF_0000_00FF
    let upper = (pairs & mask) &* 0x000F_4240_0000_0064
    let lower = (pairs &>> 16 & mask) &* 0x0000_2710_0000_0001
    return (upper &+ lower) &>> 32
  }
}

extension AISFieldRules {
  /// Hundredths of a knot by the rule of `speed`; nil inside for "not available".
  @inline(__always)
  static func speed(_ number: ShortDecimal) -> UInt16?? {
    guard let units = number.hundredths else { return .none }
    return .some(units >= 0 && units <= 10_220 ? UInt16(truncatingIfNeeded: units) : nil)
  }

  /// Hundredths of a degree by the rule of `direction`; nil inside for "not available".
  @inline(__always)
  static func direction(_ number: ShortDecimal) -> UInt16?? {
    guard let units = number.hundredths else { return .none }
    return .some(units >= 0 && units < 36_000 ? UInt16(truncatingIfNeeded: units) : nil)
  }
}
