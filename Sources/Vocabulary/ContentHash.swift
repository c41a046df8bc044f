/// FNV-1a in 64 bits (Fowler, Noll and Vo): ids made of what they name, the same on every machine.
///
/// Not for use against somebody who makes two contents alike on purpose: a digest that resists that is a SHA-256.
package struct ContentHash: Sendable {
  package private(set) var value: UInt64 = 14_695_981_039_346_656_037

  package init() {}

  package init(_ text: String) { add(text.utf8) }

  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 1_099_511_628_211 }
  }

  /// Sixteen hexadecimal digits.
  package var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
