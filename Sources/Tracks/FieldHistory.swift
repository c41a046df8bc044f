/// One field of a ship's identity over time, with slips of the keyboard and of the radio kept out.
///
/// A value counts once it was reported `reportsNeeded` times, spaced in time, without another between.
import Vocabulary

/// The history of one field of one segment.
struct FieldHistory: Sendable {
  /// A change from one established value to another.
  struct Change {
    let old: String
    let new: String
    let time: Instant
    let evidence: [SourceReference]
    /// The old value was a slip of one letter that is taken back: nothing changed.
    var isTakenBack = false
  }

  private struct Stint: Sendable {
    let value: String
    let since: Instant
    var reports = 1
    var counted: Instant
    let first: SourceReference
    var latest: SourceReference

    init(_ value: String, _ time: Instant, _ source: SourceReference) {
      self.value = value
      since = time
      counted = time
      first = source
      latest = source
    }

    mutating func count(_ time: Instant, _ source: SourceReference, spacing: TimeSpan) {
      guard time - counted >= spacing else { return }
      reports += 1
      counted = time
      latest = source
    }

    mutating func count(_ tellings: some Sequence<Telling>, spacing: TimeSpan) {
      for telling in tellings where telling.time - counted >= spacing {
        count(telling.time, telling.source, spacing: spacing)
      }
    }
  }

  /// Values remembered; a ship that has had more is reported for each new one.
  private static let maximumPast = 16
  private var current: Stint?
  private var candidate: Stint?
  private var past: [String] = []

  /// Whether another value waits to replace the one that holds.
  var isInDoubt: Bool { candidate != nil }

  /// The value that holds was sent once more.
  mutating func count(at time: Instant, from source: SourceReference, rule: IdentityRule) {
    current?.count(time, source, spacing: rule.reportSpacing)
  }

  /// The same for each of some tellings.
  mutating func count(_ tellings: some Sequence<Telling>, rule: IdentityRule) {
    current?.count(tellings, spacing: rule.reportSpacing)
  }

  mutating func take(
    _ value: String, at time: Instant, from source: SourceReference, rule: IdentityRule
  ) -> Change? {
    guard let old = current else {
      current = Stint(value, time, source)
      return nil
    }
    if old.value.isWrittenLike(value) {
      current?.count(time, source, spacing: rule.reportSpacing)
      candidate = nil
      return nil
    }
    guard var new = candidate, new.value.isWrittenLike(value) else {
      candidate = Stint(value, time, source)
      return nil
    }
    new.count(time, source, spacing: rule.reportSpacing)
    candidate = new
    return new.reports >= rule.reportsNeeded ? establish(new, after: old, rule: rule) : nil
  }

  private mutating func establish(
    _ new: Stint, after old: Stint, rule: IdentityRule
  ) -> Change? {
    current = new
    candidate = nil
    guard old.reports >= rule.reportsNeeded else { return nil }
    let isReturn = past.contains(new.value)
    if past.count < Self.maximumPast, !past.contains(old.value) { past.append(old.value) }
    let isChange = !isReturn || new.since - old.since >= rule.returnAfter
    guard isChange || old.value.isSlip(of: new.value) else { return nil }
    return Change(
      old: old.value, new: new.value, time: new.since, evidence: [old.latest, new.first],
      isTakenBack: !isChange)
  }
}

extension String {
  /// Whether two values differ in nothing but how they are written: spaces, hyphens, points.
  fileprivate func isWrittenLike(_ other: String) -> Bool {
    self == other || isAlphanumeric(like: other)
  }

  private func isAlphanumeric(like other: String) -> Bool {
    let own = filter { $0.isLetter || $0.isNumber }
    return !own.isEmpty && own == other.filter { $0.isLetter || $0.isNumber }
  }

  /// Letters that a name and its slip have in common at least: short names differ by one (this project's choice).
  private static let leastAlike = 4

  /// Whether one letter is missing, too many or another, and no figure is: ships of a series differ by a figure.
  fileprivate func isSlip(of other: String) -> Bool {
    let (own, others) = (Array(self), Array(other))
    let ahead = zip(own, others).prefix { $0 == $1 }.count
    let (left, right) = (own.dropFirst(ahead), others.dropFirst(ahead))
    let behind = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    let differing = [left.dropLast(behind), right.dropLast(behind)]
    return ahead + behind >= Self.leastAlike
      && differing.allSatisfy { $0.count <= 1 && $0.allSatisfy { !$0.isNumber } }
  }

  /// As two stations would write it: no padding (`@`, spaces at the ends), single spaces, capitals.
  ///
  /// Nil when nothing is left: an empty name is the absence of one.
  var asIdentity: String? {
    if isTidy { return self }
    let words = uppercased().split(whereSeparator: { $0 == " " || $0 == "@" || $0 == "\t" })
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  /// Whether it is written so already, as stations nearly always do: printable ASCII without small letters.
  private var isTidy: Bool {
    var before = UInt8(ascii: " ")
    for byte in utf8 {
      guard byte >= 0x20, byte < 0x61 || (0x7b..<0x7f).contains(byte), byte != UInt8(ascii: "@"),
        byte != UInt8(ascii: " ") || before != byte
      else { return false }
      before = byte
    }
    return before != UInt8(ascii: " ")
  }
}
