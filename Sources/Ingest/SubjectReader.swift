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
    var digits = text.filter { !$0.isWhitespace }.uppercased()[...]
    if digits.hasPrefix("IMO") { digits = digits.dropFirst(3) }
    guard digits.utf8.count == 7, digits.utf8.allSatisfy({ (48...57).contains($0) }),
      IMONumber(text) == nil, PartyIdentifier(.companyIMO, text) == nil
    else { return nil }
    return "\(digits) is no IMO number of a ship or a company: its check digit is wrong"
  }
}
