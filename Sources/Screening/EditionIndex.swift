/// One edition with the tables that find its entries by number and by name.
///
/// Only equality is looked up, so each table is a dictionary from a key to entry positions; the
/// positions are sorted before use and no dictionary is ever iterated.
import Vocabulary

struct EditionIndex: Sendable {
  let edition: ListEdition
  private var byIMO: [IMONumber: [Int]] = [:]
  private var byMMSI: [MMSI: [Int]] = [:]
  private var byCallSign: [String: [Int]] = [:]
  private var byName: [String: [Int]] = [:]

  /// - Parameters:
  ///   - edition: the edition to index.
  ///   - names: forms already computed for other editions; the same names recur in every one.
  init(_ edition: ListEdition, names: inout NameForms) {
    self.edition = edition
    for (position, entry) in edition.entries.enumerated() {
      if let imo = entry.imo { byIMO[imo, default: []].append(position) }
      if let mmsi = entry.mmsi { byMMSI[mmsi, default: []].append(position) }
      if let callSign = entry.callSign {
        byCallSign[Self.callSignKey(callSign), default: []].append(position)
      }
      for name in [entry.name] + entry.otherNames {
        for key in names.keys(name, kind: entry.kind) {
          byName[key, default: []].append(position)
        }
      }
    }
  }

  /// Positions of all entries that could agree with the subject in anything, ascending.
  func candidates(for subject: Subject) -> [Int] {
    var found: Set<Int> = []
    switch subject {
    case .name(let name):
      for kind in ListEntry.Kind.allCases {
        for key in NameForms.compute(name, kind: kind) { found.formUnion(byName[key] ?? []) }
      }
    case .number: break
    case .ship(let imo, let mmsi, let name, let callSign, _):
      if let imo { found.formUnion(byIMO[imo] ?? []) }
      if let mmsi { found.formUnion(byMMSI[mmsi] ?? []) }
      if let callSign { found.formUnion(byCallSign[Self.callSignKey(callSign)] ?? []) }
      for key in name.map({ NameForms.compute($0, kind: .ship) }) ?? [] {
        found.formUnion(byName[key] ?? [])
      }
    }
    return found.sorted()
  }

  /// Call signs are compared without spaces and case.
  static func callSignKey(_ callSign: String) -> String {
    callSign.uppercased().filter { !$0.isWhitespace && $0 != "-" }
  }
}

/// Normalised forms of names, computed once for all editions.
struct NameForms {
  private struct Asked: Hashable {
    let name: String
    let kind: ListEntry.Kind
  }

  private var known: [Asked: [String]] = [:]

  mutating func keys(_ name: String, kind: ListEntry.Kind) -> [String] {
    let asked = Asked(name: name, kind: kind)
    if let keys = known[asked] { return keys }
    let keys = Self.compute(name, kind: kind)
    known[asked] = keys
    return keys
  }

  /// The normalised form, and for a person written `LAST, First` also `First LAST`.
  static func compute(_ name: String, kind: ListEntry.Kind) -> [String] {
    guard let form = NormalisedName(name, kind: kind) else { return [] }
    guard kind == .person, let comma = name.firstIndex(of: ",") else { return [form.text] }
    let turned = name[name.index(after: comma)...] + " " + name[..<comma]
    guard let other = NormalisedName(turned, kind: kind), other != form else { return [form.text] }
    return [form.text, other.text]
  }
}
