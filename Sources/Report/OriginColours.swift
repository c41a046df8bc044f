/// The colours of origins, the same on every drawing of a page.
import CaseFile

/// The origins of a case with a colour each.
struct Origins: Sendable {
  /// Terminal ids in order of the barrels that came from them.
  let ids: [String]
  /// Whether some oil has no known origin.
  let hasUnknown: Bool

  private static let palette = [
    "#c9822b", "#4d7ea8", "#6f9a5e", "#8b6aa8", "#b4605c", "#4e9a94", "#a08d4a", "#7a8490",
    "#3f5f8a", "#9c5b2e", "#b7a6d0", "#86b3b0",
  ]

  init(_ reading: Reading) {
    var sums: [String: Double] = [:]
    var unknown = false
    for leg in reading.legs {
      let shares = OriginShare.all(leg.record.text("shares"))
      if shares.isEmpty { unknown = true }
      for share in shares where share.high > 0 {
        guard let origin = share.origin else {
          unknown = true
          continue
        }
        sums[origin, default: 0] += share.best * (leg.amount?.best ?? 0)
      }
    }
    ids = sums.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    hasUnknown = unknown
  }

  func colour(_ id: String?) -> String {
    guard let id, let place = ids.firstIndex(of: id) else { return "#b9bcbf" }
    return Self.palette[place % Self.palette.count]
  }
}
