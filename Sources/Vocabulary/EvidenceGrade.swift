/// How well a finding is supported; its weakest link governs (DESIGN §3).
package enum EvidenceGrade: String, Hashable, Sendable, CaseIterable {
  /// Two independent source classes agree.
  case a = "A"
  /// One authoritative record plus consistent AIS.
  case b = "B"
  /// AIS only, two independent rules, reception adequate.
  case c = "C"
  /// Inferred from a gap or feasibility only.
  case d = "D"
  /// Sources conflict; both are shown.
  case x = "X"
  /// Cannot be assessed: no reception or no data.
  case u = "U"

  /// The weaker of two, in the order A, B, C, D, U; a conflict (X) outranks all but U.
  package func weakest(with other: Self) -> Self {
    let order: [Self] = [.a, .b, .c, .d, .x, .u]
    let mine = order.firstIndex(of: self) ?? 0
    let theirs = order.firstIndex(of: other) ?? 0
    return order[max(mine, theirs)]
  }
}
