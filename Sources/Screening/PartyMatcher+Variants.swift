/// Names in which two are written.
extension PartyMatcher {
  /// A name in which two are written, parted by a slash or with one in brackets, is also each of them.
  static func variants(_ text: String) -> [String] {
    var texts = [text]
    if text.utf8.contains(0x2F) {
      let parts = text.split(separator: "/").map(String.init)
      if parts.allSatisfy({ $0.count >= 5 }) { texts += parts }
    }
    if text.utf8.contains(0x28), let open = text.firstIndex(of: "("),
      let close = text[open...].firstIndex(of: ")")
    {
      let inner = text[text.index(after: open)..<close]
      let outer = text[..<open] + " " + text[text.index(after: close)...]
      if inner.count >= 3, outer.count >= 5 { texts += [String(outer), String(inner)] }
    }
    return texts
  }
}
