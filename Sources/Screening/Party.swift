/// A party to be compared: what a list, a register or a question says about it.
///
/// Everything is optional but a name or an identifier; what is absent neither supports nor
/// contradicts.
package struct Party: Hashable, Sendable {
  /// A name and how firmly it belongs to the party.
  package struct Name: Hashable, Sendable {
    package enum Standing: UInt8, Hashable, Sendable {
      case primary, alias, former, weak
    }

    package let text: String
    package let standing: Standing

    package init(_ text: String, _ standing: Standing = .primary) {
      self.text = text
      self.standing = standing
    }
  }

  package var kind: PartyKind
  package var names: [Name] = []
  package var identifiers: [PartyIdentifier] = []
  /// Days of birth, or of founding for a company.
  package var births: [PartialDate] = []
  /// Countries of nationality, residence, registration and flag, as lower-case two-letter codes
  /// where they could be understood.
  package var countries: Set<String> = []
  /// `male`, `female`.
  package var genders: Set<String> = []
  /// Type of ship, in capitals, as written.
  package var shipType: String?
  /// Tonnes, gross or dead weight.
  package var tonnage: Double?
  /// E-mail addresses, telephone numbers and street addresses in plain capitals.
  package var contacts: Set<String> = []
  /// Other facts by name, as written: what a relation refers to.
  package var references: [String: Set<String>] = [:]

  package init(kind: PartyKind) { self.kind = kind }

  /// Adds a number when its form is right and it is not there yet.
  package mutating func add(_ scheme: PartyIdentifier.Scheme, _ raw: String) {
    guard let number = PartyIdentifier(scheme, raw), !identifiers.contains(number) else { return }
    identifiers.append(number)
  }
}

/// A date of which the month or the day may be unknown.
package struct PartialDate: Hashable, Sendable {
  package let year: Int
  package let month: Int?
  package let day: Int?

  package init(year: Int, month: Int? = nil, day: Int? = nil) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `1952-10-07`, `1952-10`, `1952`, `7 Oct 1952`, `Oct 1952`, `7.10.1952`, `07/10/1952` and
  /// `3/13/1970` where only one reading is a date; nil for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split { !$0.isLetter && !$0.isNumber }.map { $0.uppercased() }
    let numbers = parts.map { Int($0) }
    switch parts.count {
    case 1:
      guard let year = numbers[0], (1800...2100).contains(year) else { return nil }
      self.init(year: year)
    case 2:
      if let year = numbers[0], year > 1000, let month = numbers[1], (1...12).contains(month) {
        self.init(year: year, month: month)
      } else if let month = Self.month(parts[0]), let year = numbers[1], year > 1000 {
        self.init(year: year, month: month)
      } else {
        return nil
      }
    case 3...: self.init(three: parts, numbers)
    default: return nil
    }
  }

  private init?(three parts: [String], _ numbers: [Int?]) {
    if let year = numbers[0], year > 1000 {
      guard let month = numbers[1], (0...12).contains(month), let day = numbers[2] else {
        return nil
      }
      self.init(
        year: year, month: month == 0 ? nil : month, day: (1...31).contains(day) ? day : nil)
      return
    }
    guard var year = numbers[2] else { return nil }
    if year < 100 { year += year > 26 ? 1900 : 2000 }
    guard (1800...2100).contains(year) else { return nil }
    if let month = Self.month(parts[1]), let day = numbers[0] {
      self.init(year: year, month: month, day: day)
    } else if let month = Self.month(parts[0]), let day = numbers[1] {
      self.init(year: year, month: month, day: day)
    } else if let first = numbers[0], let second = numbers[1] {
      if first == 0, second == 0 {
        self.init(year: year)
      } else if second > 12 {
        self.init(year: year, month: first, day: second)
      } else {
        self.init(year: year, month: second, day: first == 0 ? nil : first)
      }
    } else {
      return nil
    }
  }

  private static func month(_ name: String) -> Int? {
    let names = [
      "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
    ]
    return name.count >= 3 ? names.firstIndex(of: String(name.prefix(3))).map { $0 + 1 } : nil
  }

  /// Day and month exchanged, as American and European papers do.
  var turned: Self? {
    guard let month, let day, day <= 12 else { return nil }
    return Self(year: year, month: day, day: month)
  }

  /// Every part that both give is the same.
  func agrees(with other: Self) -> Bool {
    year == other.year && (month == nil || other.month == nil || month == other.month)
      && (day == nil || other.day == nil || day == other.day)
  }
}
