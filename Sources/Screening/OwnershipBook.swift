/// Holdings of many sources with one spelling for each party.
///
/// Registers, lists and files spell a company in their own ways. Names that are equal in the form of
/// Docs/Methods/Screening.md (letters folded, legal forms off) are one party here unless their legal
/// forms are of different families; likeness is not enough, since a wrong tie would accuse a company
/// of its namesake's owners.
package import Vocabulary

package struct OwnershipBook: Sendable {
  /// Spellings by the name without its legal form.
  private var spellings: [String: [Spelling]] = [:]
  private var byAsset: [String: [OwnershipGraph.Holding]] = [:]

  package init(_ holdings: [OwnershipGraph.Holding] = []) {
    for holding in holdings { add(holding) }
  }

  private mutating func add(_ holding: OwnershipGraph.Holding) {
    let (owner, asset) = (enter(holding.owner), enter(holding.asset))
    let renamed = OwnershipGraph.Holding(
      owner: owner, asset: asset, tie: holding.tie, percent: holding.percent, from: holding.from,
      to: holding.to, source: holding.source)
    if let renamed { byAsset[asset, default: []].append(renamed) }
  }

  private struct Spelling {
    let name: String
    let forms: LegalForms
  }

  private mutating func enter(_ name: String) -> String {
    if let known = known(name) { return known }
    let (key, forms) = Self.key(name)
    spellings[key, default: []].append(Spelling(name: name, forms: forms))
    return name
  }

  /// The one spelling whose legal form does not speak against it; of several, that of the same form.
  private func known(_ name: String) -> String? {
    let (key, forms) = Self.key(name)
    let near = (spellings[key] ?? []).filter {
      // Generic endings count here, unlike in likeness: "Ltd" and "GmbH" are two companies.
      $0.forms.isEmpty || forms.isEmpty || !$0.forms.isDisjoint(with: forms)
    }
    return near.first { $0.forms == forms }?.name ?? (near.count == 1 ? near.first?.name : nil)
  }

  /// How the book spells a party; the name itself when the book does not know it.
  package func spelling(of name: String) -> String { known(name) ?? name }

  /// Every holding that leads up from a party, its own and those of its owners.
  ///
  /// - Parameters:
  ///   - names: what the party is called: names, or `IMO 9304667` for a ship.
  ///   - party: what the party shall be called in the answer.
  ///   - own: holdings in the party that the book does not have, such as a register's.
  ///   - day: the day on which holdings shall stand.
  /// - Returns: the holdings that stand on the day, the party under the name wished for.
  package func above(
    _ names: [String], as party: String, with own: [OwnershipGraph.Holding], on day: CivilDate
  ) -> OwnershipGraph {
    var found: [OwnershipGraph.Holding] = []
    for name in Set(names.map { spelling(of: $0) }).sorted() {
      found += standing(name, on: day).compactMap { $0.moved(to: party) }
    }
    found += own.filter { $0.stands(on: day) }.compactMap { $0.owned(by: spelling(of: $0.owner)) }
    var seen: Set<String> = [party]
    var open = found.map(\.owner)
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      let more = standing(next, on: day)
      found += more
      open += more.map(\.owner)
    }
    return OwnershipGraph(found)
  }

  private func standing(_ asset: String, on day: CivilDate) -> [OwnershipGraph.Holding] {
    (byAsset[asset] ?? []).filter { $0.stands(on: day) }
  }

  /// `IMO 9304667` and `imo9304667` are one ship.
  private static func key(_ name: String) -> (String, LegalForms) {
    let digits = name.filter(\.isNumber)
    if name.lowercased().hasPrefix("imo"), let imo = IMONumber(digits) {
      return ("IMO \(imo.description)", [])
    }
    guard let plain = NormalisedName(name, kind: nil)?.text else { return (name, []) }
    var words = plain.split(separator: " ").map { Array($0.utf8) }
    let forms = LegalForms.remove(from: &words)
    return (words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " "), forms)
  }
}

extension OwnershipGraph.Holding {
  fileprivate func moved(to asset: String) -> Self? {
    Self(
      owner: owner, asset: asset, tie: tie, percent: percent, from: from, to: to, source: source)
  }

  fileprivate func owned(by owner: String) -> Self? {
    Self(
      owner: owner, asset: asset, tie: tie, percent: percent, from: from, to: to, source: source)
  }
}
