/// Subjects as they are typed: what of them cannot be asked about.
import Screening
import Vocabulary

package enum SubjectReader {
  /// Why nothing can be asked about a text; nil where it is a name or a number that is one.
  ///
  /// Seven digits, alone or after `IMO`, are meant as an IMO number and as nothing else: of a ship or of a company,
  /// each with its own check digit.
  package static func problem(_ text: String) -> String? {
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
      return "there is no letter and no digit to ask about"
    }
    if isLEI(text), PartyIdentifier(.lei, text) == nil {
      return "\(text) is no LEI: its check digits are wrong"
    }
    var digits = text.filter { !$0.isWhitespace }.uppercased()[...]
    if digits.hasPrefix("IMO") { digits = digits.dropFirst(3) }
    guard digits.utf8.count == 7, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      IMONumber(text) == nil, PartyIdentifier(.companyIMO, text) == nil
    else { return nil }
    return "\(digits) is no IMO number of a ship or a company: its check digit is wrong"
  }

  /// Has the form of a LEI (ISO 17442) whatever its check digits are: twenty letters and digits in one, four digits or
  /// more among them, of which the last two.
  private static func isLEI(_ text: String) -> Bool {
    let digits = text.utf8.reduce(0) { $0 + ((48...57).contains($1) ? 1 : 0) }
    return text.utf8.count == 20 && (4..<20).contains(digits)
      && text.utf8.suffix(2).allSatisfy { (48...57).contains($0) }
      && text.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
      }
  }
}
