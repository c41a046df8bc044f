/// FollowTheMoney entities as JSON lines: parties become entries, ownership becomes edges.
import Screening
import Vocabulary

package enum FollowTheMoneyReader {
  static let parties: Set<String> = [
    "Person", "Company", "Organization", "LegalEntity", "PublicBody", "Vessel", "Airplane",
  ]

  /// Reads whole content; a line that is no JSON object is refused and counted.
  package static func read(_ bytes: [UInt8], source: UInt32) -> ListReading {
    var found = ListReading()
    found.list = "FTM"
    var offset = 0
    var row = 0
    for line in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      defer { offset += line.count + 1 }
      row += 1
      guard line.contains(where: { $0 > 32 }) else { continue }
      found.reading.rowsIn += 1
      let place = SourceReference(
        source: source, offset: UInt64(offset), length: UInt32(clamping: line.count))
      guard let node = try? JSONNode.parse(Array(line)), let schema = node["schema"]?.string,
        let id = node["id"]?.string
      else {
        found.reading.refusals.append(
          RowRefusal(
            row: row, reason: .malformed, detail: "the line is no entity",
            sample: RefusalSample(
              offset: UInt64(offset), length: UInt32(clamping: line.count),
              text: String(decoding: line.prefix(160), as: UTF8.self))))
        continue
      }
      guard parties.contains(schema), let entry = entry(node, schema, id, row, place) else {
        continue
      }
      found.reading.rows.append(entry)
    }
    return found
  }

  private static func entry(
    _ node: JSONNode, _ schema: String, _ id: String, _ row: Int, _ place: SourceReference
  ) -> ListEntry? {
    guard let party = PartyReader.party(node, schema: schema) else { return nil }
    let caption = node["caption"]?.string
    guard let name = caption ?? party.names.first?.text else { return nil }
    let kind: ListEntry.Kind =
      switch party.kind {
      case .person: .person
      case .ship: .ship
      case .aircraft: .aircraft
      case .organisation, .any: .company
      }
    var entry = ListEntry(id: id, list: "FTM", kind: kind, name: name, row: row, source: place)
    for other in party.names {
      entry.add(
        other.text, isFormer: other.standing == .former, isWeak: other.standing == .weak)
    }
    for number in party.identifiers {
      switch number.scheme {
      case .shipIMO: entry.takeIMO(number.raw)
      case .mmsi: entry.mmsi = MMSI(number.value)
      case .callSign: entry.callSign = number.value
      default: entry.identifiers.append(number)
      }
    }
    entry.births = party.births
    entry.countries = party.countries
    entry.genders = party.genders
    entry.programmes = node["properties"]?["programId"]?.array?.compactMap(\.string) ?? []
    return entry
  }
}
