/// Hulls that go on under the number of a ship that the registry knows as another.
///
/// A number that was never issued and one that belongs to a scrapped ship look alike on the air; the
/// registry tells them apart (Docs/Methods/IdentityChanges.md, sentence 17).
import Ingest
import Tracks
import Vocabulary

extension TrackEvents {
  /// Names as `zombie` what took over a number that the registry gives to a ship of another name and
  /// radio number.
  mutating func nameZombies(by registry: [RegistryEntry]) {
    let known = Dictionary(
      registry.compactMap { entry in entry.imo.map { ($0, entry) } },
      uniquingKeysWith: { first, _ in first })
    guard !known.isEmpty else { return }
    let names = Dictionary(
      segments.map { ($0.id, $0.particulars.name) }, uniquingKeysWith: { first, _ in first })
    for index in identityChanges.indices where identityChanges[index].kind == .laundering {
      let change = identityChanges[index]
      guard let imo = change.newValue.flatMap({ IMONumber($0) }), let entry = known[imo],
        let name = entry.name, entry.mmsi == nil || entry.mmsi != change.newMMSI
      else { continue }
      if names[change.segment].flatMap({ $0 }) != name {
        identityChanges[index].kind = .zombie
      }
    }
  }
}
