/// FollowTheMoney entities, one JSON object a line, for Aleph, OpenSanctions' tools and the like.
///
/// The model's schemata used here are Vessel, Company, LegalEntity, Ownership, UnknownLink and
/// Sanction, Trip and Address (followthemoney/schema in alephdata/followthemoney, read in 2026). Three
/// layers have a form in it:
///
/// - `vessels`: a Vessel for each ship; for an owner in the registry a Company and an Ownership;
///   for a manager a Company and an UnknownLink, since a manager need not operate the ship.
/// - `designations`: the list entry with its Sanction, and an UnknownLink from the ship of the case
///   to the entry that says how they match and how firmly. The Sanction is never put on the ship
///   itself: that the two are one is for the reader to decide.
///
/// - `voyages`: a Trip for each leg, with the ship as its vehicle and an Address by name for each end that
///   is known.
///
/// Findings have no form here: the model has no place for alternatives, and a finding without them
/// would read as a verdict. Ids are made from the case's own ids, so that the layers join.
import Vocabulary

/// Rows to entities.
enum FollowTheMoney {
  /// The layers that have a form in this model.
  static let layers = ["vessels", "designations", "voyages"]

  static var layersText: String {
    let names = layers.map { "'\($0)'" }
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  /// The entities of these rows; one that several rows give is written once.
  static func lines(_ layer: CaseLayer, _ rows: [CaseRow]) -> String {
    var written: Set<String> = []
    var text = ""
    for row in rows {
      let record = CaseRecord(layer: layer, row: row)
      let entities: [FollowTheMoneyEntity] =
        switch layer.name {
        case "vessels": vessel(record)
        case "voyages": trip(record)
        default: designation(record)
        }
      for entity in entities where written.insert(entity.id).inserted {
        text += entity.json + "\n"
      }
    }
    return text
  }

  private static func vessel(_ record: CaseRecord) -> [FollowTheMoneyEntity] {
    guard let vesselID = record.text("vessel_id") else { return [] }
    var ship = FollowTheMoneyEntity("Vessel", id: id("vessel", vesselID))
    ship.add("name", record.text("name") ?? vesselID)
    ship.add("imoNumber", record.integer("imo").map { "IMO\($0)" })
    ship.add("mmsi", record.integer("mmsi").map { Int($0).padded(9) })
    ship.add("callSign", record.text("call_sign"))
    ship.add("flag", record.text("flag")?.lowercased())
    ship.add("type", record.integer("ship_type").map { "AIS type \($0)" })
    ship.add("tonnage", record.real("dwt_t").flatMap(NumberText.shortest).map { "\($0) t dwt" })
    return [ship]
      + interest("Ownership", of: record.text("owner"), in: ship, role: "owner")
      + interest("UnknownLink", of: record.text("manager"), in: ship, role: "manager")
  }

  /// A company by name and its tie to the ship; empty when there is no name.
  private static func interest(
    _ schema: String, of name: String?, in ship: FollowTheMoneyEntity, role: String
  ) -> [FollowTheMoneyEntity] {
    guard let name else { return [] }
    var company = FollowTheMoneyEntity("Company", id: id("company", name))
    company.add("name", name)
    var tie = FollowTheMoneyEntity(schema, id: id(role, ship.id + company.id))
    tie.add(schema == "Ownership" ? "owner" : "subject", company.id)
    tie.add(schema == "Ownership" ? "asset" : "object", ship.id)
    tie.add("role", role)
    return [company, tie]
  }

  private static func trip(_ record: CaseRecord) -> [FollowTheMoneyEntity] {
    guard let vesselID = record.text("vessel_id"), let voyage = record.text("voyage_id"),
      let leg = record.integer("leg")
    else { return [] }
    var trip = FollowTheMoneyEntity("Trip", id: id("trip", "\(voyage)/\(leg)"))
    let (from, to) = (record.text("from_place"), record.text("to_place"))
    trip.add("name", "\(from ?? "not known") to \(to ?? "not known"), leg \(leg)")
    trip.add("vehicle", id("vessel", vesselID))
    trip.add("startDate", record.time("start").map { CivilDate($0).description })
    trip.add("endDate", record.time("end").map { CivilDate($0).description })
    trip.add("summary", record.text("state"))
    var ends: [FollowTheMoneyEntity] = []
    for (property, place) in [("startLocation", from), ("endLocation", to)] {
      guard let place else { continue }
      var address = FollowTheMoneyEntity("Address", id: id("place", place))
      address.add("full", place)
      trip.add(property, address.id)
      ends.append(address)
    }
    return ends + [trip]
  }

  private static func designation(_ record: CaseRecord) -> [FollowTheMoneyEntity] {
    guard let vesselID = record.text("vessel_id"), let list = record.text("list"),
      let number = record.text("entry_id")
    else { return [] }
    let party = party(in: record.text("designation_id"), of: vesselID)
    var entry = FollowTheMoneyEntity(
      party == "ship" ? "Vessel" : "LegalEntity", id: id("entry", "\(list)/\(number)"))
    entry.add("name", record.text("entry_name") ?? number)
    var sanction = FollowTheMoneyEntity("Sanction", id: id("sanction", "\(list)/\(number)"))
    sanction.add("entity", entry.id)
    sanction.add("authority", list)
    sanction.add("authorityId", number)
    for programme in (record.text("programmes") ?? "").split(separator: ";") {
      sanction.add("program", String(programme.drop { $0 == " " }))
    }
    var link = FollowTheMoneyEntity(
      "UnknownLink", id: id("match", record.text("designation_id") ?? vesselID))
    link.add("subject", id("vessel", vesselID))
    link.add("object", entry.id)
    let firmness = record.text("strength") == "match" ? "match" : "possible match"
    link.add("role", "\(firmness) of the \(party ?? "ship or a company of hers")")
    link.add("date", record.text("asked_day"))
    link.add("summary", record.text("explanation"))
    return [entry, sanction, link]
  }

  /// `ship`, `owner` or `manager`, from the id of the question; nil when it does not say.
  private static func party(in designationID: String?, of vesselID: String) -> String? {
    let start = "screening:\(vesselID)/"
    guard let designationID, designationID.hasPrefix(start) else { return nil }
    let party = designationID.dropFirst(start.count).prefix { $0 != "/" }
    return ["ship", "owner", "manager"].contains(String(party)) ? String(party) : nil
  }

  /// An id of letters, digits and hyphens, which every tool of the model takes.
  ///
  /// It ends in a hash of the text: case ids and names hold other characters.
  static func id(_ kind: String, _ text: String) -> String {
    "plimsoll-\(kind)-\(ContentHash(text).digits)"
  }
}
