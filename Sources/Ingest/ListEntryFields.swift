/// What all list readers do with a field, once.
import Screening
import Vocabulary

extension ListEntry {
  /// Adds another name where it belongs.
  mutating func add(_ name: String, isFormer: Bool, isWeak: Bool) {
    guard name != self.name else { return }
    if isFormer {
      formerNames.append(name)
    } else if isWeak {
      weakAliases.append(name)
    } else {
      aliases.append(name)
    }
  }

  mutating func addCountry(_ text: String?) {
    guard let text, !text.isEmpty else { return }
    countries.insert(CountryCodes.code(text) ?? text.lowercased())
  }

  /// Adds a number by the publisher's words for its kind; what is no number of that kind is left out.
  mutating func addNumber(_ kind: String, _ text: String) {
    let word = kind.lowercased()
    if word.contains("vessel registration") || word.contains("imo") {
      takeIMO(text)
      return
    }
    if word.contains("mmsi") || word.contains("maritime mobile") {
      mmsi = mmsi ?? MMSI(text.filter(\.isNumber))
      return
    }
    let schemes: [(String, PartyIdentifier.Scheme)] = [
      ("swift", .bic), ("bic", .bic), ("legal entity", .lei), ("lei", .lei), ("isin", .isin),
      ("passport", .passport), ("national id", .nationalID), ("ssn", .nationalID),
      ("identification", .nationalID), ("cedula", .nationalID), ("c.u.r.p", .nationalID),
      ("id card", .nationalID), ("ogrn", .ogrn), ("tax", .tax), ("inn", .tax), ("r.f.c", .tax),
      ("nit", .tax), ("rif", .tax), ("vat", .tax), ("regist", .registration),
      ("gazette", .registration), ("company number", .registration), ("usc", .registration),
    ]
    guard let scheme = schemes.first(where: { word.contains($0.0) })?.1,
      let number = PartyIdentifier(scheme, text), !identifiers.contains(number)
    else { return }
    identifiers.append(number)
  }

  /// Takes a hull or company number; the raw text stays whether or not its check digit is right.
  mutating func takeIMO(_ text: String) {
    let digits = IMOText.first(in: text) ?? text.filter(\.isNumber)
    guard !digits.isEmpty else { return }
    if kind == .ship {
      imoAsWritten = imoAsWritten ?? digits
      imo = imo ?? IMONumber(digits)
    } else if let number = PartyIdentifier(.companyIMO, digits), !identifiers.contains(number) {
      identifiers.append(number)
    }
  }
}

/// Hull numbers in running text.
enum IMOText {
  /// The digits after the first `IMO` that is followed by some; nil when there are none.
  static func first(in text: String) -> String? {
    var rest = text[...]
    while let found = rest.firstRange(of: "IMO") {
      let after = rest[found.upperBound...].drop { !$0.isNumber && !$0.isLetter }
      let words = after.hasPrefix("number") ? after.dropFirst(6).drop { !$0.isNumber } : after
      let digits = words.prefix { $0.isASCII && $0.isNumber }
      if (5...9).contains(digits.count) { return String(digits) }
      rest = rest[found.upperBound...]
    }
    return nil
  }
}
