/// The form of a name in which two spellings of one name are equal.
///
/// The steps, in order: letters are folded (`LetterFolding`), punctuation becomes a space, runs of
/// single letters are joined (`M/T` → `MT`, `S.A.` → `SA`), a ship's prefix is removed, a company's
/// legal form is removed from its ends. Nothing is guessed: two names are equal in this form or
/// they are not. Docs/Methods/Screening.md sentences 5–9.
package struct NormalisedName: Hashable, Sendable {
  package let text: String

  /// Nil when nothing is left of the name: no letter and no digit.
  ///
  /// - Parameters:
  ///   - name: the name as written.
  ///   - kind: the rule for prefixes and legal forms; nil applies neither.
  package init?(_ name: some StringProtocol, kind: ListEntry.Kind?) {
    var folded = ""
    folded.reserveCapacity(name.utf8.count)
    for scalar in name.unicodeScalars { LetterFolding.append(scalar, to: &folded) }
    var words = Self.joiningSingleLetters(folded.split(separator: " "))
    switch kind {
    case .ship: Self.removeShipPrefix(&words)
    case .company: Self.removeLegalForms(&words)
    case .person, .aircraft, nil: break
    }
    guard !words.isEmpty else { return nil }
    text = words.joined(separator: " ")
  }

  private static func joiningSingleLetters(_ words: [Substring]) -> [String] {
    var joined: [String] = []
    var lastIsInitials = false
    for word in words {
      let isLetter = word.utf8.count == 1 && word.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
      if isLetter, lastIsInitials, let last = joined.popLast() {
        joined.append(last + word)
      } else {
        joined.append(String(word))
      }
      lastIsInitials = isLetter
    }
    return joined
  }

  /// Prefixes that tell the kind of ship and are no part of her name.
  static let shipPrefixes: Set<String> = ["MT", "MV", "VLCC", "ULCC"]

  private static func removeShipPrefix(_ words: inout [String]) {
    while words.count > 1, let first = words.first, shipPrefixes.contains(first) {
      words.removeFirst()
    }
  }

  /// Legal forms as runs of words; the longer ones stand first so that they win.
  static let legalForms: [[String]] = [
    "PUBLIC JOINT STOCK COMPANY", "OPEN JOINT STOCK COMPANY", "CLOSED JOINT STOCK COMPANY",
    "LIMITED LIABILITY COMPANY", "LIMITED LIABILITY CORPORATION", "JOINT STOCK COMPANY",
    "PRIVATE LIMITED COMPANY", "SOCIEDAD ANONIMA", "COMPANIA ANONIMA", "PRIVATE LIMITED",
    "SDN BHD", "PTE LTD", "PVT LTD", "CO LTD", "CO INC", "CORPORATION", "INCORPORATED", "LIMITED",
    "COMPANY", "CORP", "GMBH", "PJSC", "OJSC", "CJSC", "SARL", "LTDA", "PTE", "PVT", "BHD", "SDN",
    "JSC", "LLC", "LLP", "PLC", "INC", "LTD", "OOO", "OAO", "PAO", "ZAO", "FZE", "FZC", "FZCO",
    "DMCC", "SRL", "SPA", "AO", "AG", "AS", "BV", "NV", "CA", "CO", "SA",
  ].map { $0.split(separator: " ").map(String.init) }

  /// Forms that also stand before the name, as Russian ones do.
  static let leadingForms: Set<String> = [
    "JSC", "PJSC", "OJSC", "CJSC", "OOO", "OAO", "PAO", "ZAO",
  ]

  private static func removeLegalForms(_ words: inout [String]) {
    var changed = true
    while changed {
      changed = false
      for form in legalForms where words.count > form.count {
        if words.suffix(form.count).elementsEqual(form) {
          words.removeLast(form.count)
          changed = true
        } else if form.count > 2 || form.first.map(leadingForms.contains) == true,
          words.prefix(form.count).elementsEqual(form)
        {
          words.removeFirst(form.count)
          changed = true
        }
      }
    }
  }
}
