/// The files an analyst would have beside the log: registry, terminals, papers, lists.
///
/// Their forms are those of Plimsoll's own plain files, and of OFAC's sdn.csv for the lists: twelve
/// columns without a header, `-0- ` for nothing, CRLF line ends and a closing 0x1A.
import Vocabulary

struct ReferenceFiles {
  let story: Story
  let ledger: CargoLedger

  var files: [WorldFile] {
    [
      WorldFile(path: "registry.csv", bytes: registry),
      WorldFile(path: "terminals.geojson", bytes: terminals),
      WorldFile(path: "documents.csv", bytes: documents),
    ] + story.editionDays.sorted().map(edition)
  }

  private var registry: [UInt8] {
    var rows: [[String]] = []
    for ship in story.ships {
      guard let imo = ship.imo, let identity = ship.identities.first?.value else { continue }
      rows.append([
        imo.description, identity.mmsi.description, identity.name, identity.flag,
        String(ship.hull.length), String(ship.hull.beam), CSVText.fixed(ship.hull.deadweight, 0),
        CSVText.fixed(ship.hull.designDraught, 1), String(ship.built), ship.owner, ship.manager,
      ])
    }
    for hull in story.scrapped {
      rows.append([
        hull.imo.description, "", hull.name, "", String(hull.hull.length), String(hull.hull.beam),
        CSVText.fixed(hull.hull.deadweight, 0), CSVText.fixed(hull.hull.designDraught, 1),
        String(hull.built), "", "",
      ])
    }
    return CSVText.table(
      "imo,mmsi,name,flag,length,beam,dwt,design_draught,built,owner,manager", rows)
  }

  private var documents: [UInt8] {
    var rows: [[String]] = []
    for (number, paper) in story.papers.enumerated() {
      let order = story.orders[paper.order]
      guard let movement = ledger.movements.first(where: { $0.order == order }) else { continue }
      let stated = story.measure.stated(
        movement.barrels, act: order.act, number: number, ships: story.ships, seed: story.seed)
      let hundreds = (stated / 100).rounded() * 100
      rows.append([
        story.ships[paper.ship].imo?.description ?? "",
        CivilDate(story.instant(order.end)).description, paper.declaredOrigin,
        CSVText.fixed(hundreds, 0), paper.dischargePort, paper.declaredGrade, paper.licence ?? "",
      ])
    }
    return CSVText.table(
      "vessel_imo,load_date,declared_origin,barrels,discharge_port,declared_grade,licence", rows)
  }

  private var terminals: [UInt8] {
    let features = story.places.map { place in
      let grades = place.grades.map {
        "{\"name\":\"\($0.name)\",\"api\":\(CSVText.fixed($0.api, 1))}"
      }
      return "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":["
        + "\(CSVText.fixed(place.centre.longitude, 5)),\(CSVText.fixed(place.centre.latitude, 5))"
        + "]},\"properties\":{\"id\":\"\(place.id)\",\"name\":\"\(place.name)\",\"country\":\""
        + "\(place.country)\",\"role\":\"\(place.role)\",\"berth_type\":\"\(place.berthType)\","
        + "\"max_draught\":\(CSVText.fixed(place.maximumDraught, 1)),\"radius_m\":"
        + "\(CSVText.fixed(place.radius, 0)),\"grades\":[\(grades.joined(separator: ","))]}}"
    }
    let body = features.joined(separator: ",\n")
    return Array("{\"type\":\"FeatureCollection\",\"features\":[\n\(body)\n]}\n".utf8)
  }

  /// One dated edition with everything listed until that day.
  private func edition(_ day: Int) -> WorldFile {
    var rows = Self.standing
    for (number, listing) in story.listings.enumerated() where listing.day <= day {
      rows.append(row(listing, number: 900_100 + number, on: day))
    }
    let text = rows.map { $0.joined(separator: ",") + "\r\n" }.joined()
    let path = "lists/sdn_\(story.date(day: day).description).csv"
    return WorldFile(path: path, bytes: Array(text.utf8) + [0x1a])
  }

  private func row(_ listing: Listing, number: Int, on day: Int) -> [String] {
    let ship = story.ships[listing.ship]
    let time = Double(day) * oneDay
    let name = ship.identity(at: time)?.name ?? ""
    let identity = ship.identity(at: time)
    let former = ship.identities.filter { $0.time <= time && $0.value.name != name }
    let aliases = former.map { "; f.k.a. '\($0.value.name)'" }.joined()
    let remarks =
      "Vessel Registration Identification IMO \(ship.imo?.description ?? "")"
      + "; MMSI \(identity?.mmsi.description ?? "")\(aliases); Linked To: \(ship.owner)."
    return Self.row(
      number, name, "vessel", listing.program, call: identity?.callSign,
      type: "Crude Oil Tanker", flag: identity.flatMap { ShipPapers.country(of: $0.flag) },
      owner: ship.owner, remarks: remarks)
  }

  private static let nothing = "-0- "

  private static func row(
    _ number: Int, _ name: String, _ type: String?, _ program: String, call: String? = nil,
    type vessel: String? = nil, flag: String? = nil, owner: String? = nil, remarks: String? = nil
  ) -> [String] {
    func field(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? nothing }
    return [
      String(number), field(name), field(type), field(program), nothing, field(call),
      field(vessel), nothing, nothing, field(flag), field(owner), field(remarks),
    ]
  }

  /// Invented entries that every edition holds; one bears an honest ship's kind of name on another
  /// hull.
  private static let standing: [[String]] = [
    row(
      900_001, "ORINOCO HERON TRADING S.A.", nil, "VENEZUELA-EO13850",
      remarks: "Additional Sanctions Information - invented entry of a synthetic world."),
    row(
      900_002, "TOPAZ PETREL", "vessel", "IRAN", type: "Crude Oil Tanker", flag: "Comoros",
      remarks: "Vessel Registration Identification IMO 1895907; Linked To: "
        + "GULF LINNET SHIPPING LLC."),
    row(900_003, "GULF LINNET SHIPPING LLC", nil, "IRAN"),
  ]
}
