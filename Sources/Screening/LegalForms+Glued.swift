/// Legal forms that are written as one with their neighbour.
extension LegalForms {
  /// What a legal form glued to its neighbour begins or ends with.
  private static let glued: [[UInt8]] = [
    "COMPANY", "LIMITED", "LIABILITY", "CORPORATION", "CORPORACION", "STOCK", "OJSC", "PJSC",
    "CJSC", "JSC",
    "LLC", "LTD", "GMBH", "DMCC", "FZCO", "OOO", "FZE", "AKTSIONERNOE", "OBSHCHESTVO",
  ].map { Array($0.utf8) }

  /// `OJSCSOVFRACHT` → `OJSC`, `SOVFRACHT`; what remains has five letters or more, or three
  /// beside a form of seven; some may have a slip at the end where four remain: `GRAWITILMITED`.
  static func part(_ words: inout [[UInt8]]) {
    for index in words.indices.reversed() where words[index].count >= 8 {
      if let parts = parted(words[index]) ?? partedWithSlip(words[index]) {
        words.replaceSubrange(index...index, with: parts)
      }
    }
  }

  private static func parted(_ word: [UInt8]) -> [[UInt8]]? {
    for form in glued where word.count >= form.count + (form.count >= 7 ? 3 : 5) {
      if word.starts(with: form) { return [form, Array(word.dropFirst(form.count))] }
      if word.suffix(form.count).elementsEqual(form) {
        return [Array(word.dropLast(form.count)), form]
      }
    }
    return nil
  }

  /// Forms of `LegalForms.all` that registers write with a dot behind each letter; by hand, as is how many letters
  /// have to be left.
  private static let dotted: Set<String> = ["SA", "SAS", "SRL", "SRO", "SPA", "DOO", "CA", "SARL"]

  /// `MANARAS.A.S.` → `MANARA SAS`; nil where the last letter before the dots and those behind them are no form, or
  /// fewer than four letters stand before it, three before a form of three.
  static func partedAtDots(_ word: Substring) -> String? {
    let parts = word.split(separator: ".")
    guard parts.count >= 2, let head = parts.first, let last = head.last,
      parts.dropFirst().allSatisfy({ $0.count == 1 })
    else { return nil }
    let form = String(last) + parts.dropFirst().joined()
    guard head.count >= 5 || head.count == 4 && form.count == 3, dotted.contains(form.uppercased())
    else { return nil }
    return head.dropLast() + " " + form
  }

  /// What ends so but for a slip is hardly another word.
  private static let gluedWithSlip = ["COMPANY", "LIMITED", "CORPORATION"].map { Array($0.utf8) }

  private static func partedWithSlip(_ word: [UInt8]) -> [[UInt8]]? {
    for form in gluedWithSlip {
      for count in [form.count, form.count + 1, form.count - 1] where word.count >= count + 4 {
        if isOneSlip(Array(word.suffix(count)), form) {
          return [Array(word.dropLast(count)), form]
        }
      }
    }
    return nil
  }
}
