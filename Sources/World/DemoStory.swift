/// The demonstration: one laundered cargo among ships that do nothing wrong.
import Vocabulary

extension Story {
  /// The tale of `make demo`: 75 days from 1 September 2024.
  package static func demo(seed: UInt64) -> Story {
    guard let firstDay = CivilDate(year: 2024, month: 9, day: 1) else {
      preconditionFailure("1 September 2024 is a day")
    }
    var tale = StoryBuilder(seed: seed, firstDay: firstDay, days: 75)
    let launderers = tale.launderedCargo()
    tale.iraqiCargoes()
    tale.saudiCargo()
    tale.licensedCargo()
    tale.productCargo()
    tale.waitingNeighbours()
    tale.bunkering()
    tale.consorts()
    for place in [Place.jose, .basrah, .yanbu, .pengerang, .johor, .sikka, .pascagoula] {
      tale.harbourCraft(at: place)
    }
    tale.faults()
    tale.editionDays = [-12, 55, 70]
    tale.listings = [Listing(ship: launderers, day: 55, program: "VENEZUELA-EO13850")]
    return tale.finish()
  }
}

extension StoryBuilder {
  /// Jose to Sikka in two hulls; gives the donor.
  fileprivate mutating func launderedCargo() -> Int {
    let donor = add("donor", .suezmax, part: .donor, at: .jose, name: "VESPER HERON")
    let receiver = add("receiver", .suezmax, part: .receiver, at: .fujairah, name: "LUMEN BAY")
    load(donor, at: .jose, notBefore: 2.1 * oneDay, isHidden: true)
    planners[receiver].anchor(at: planners[receiver].here, until: 27 * oneDay)
    let departure = planners[donor].now
    let order = transfer(
      from: donor, to: receiver, at: .johor, notBefore: 43.6 * oneDay, knots: 13.2)
    planners[donor].ship.silences = [departure + 5.2 * oneDay...departure + 31.5 * oneDay]
    rename(donor, at: planners[donor].now + 6 * oneHour, to: "ALDER EGRET")
    planners[donor].anchor(at: planners[donor].here, until: planners[donor].now + 2 * oneDay)
    planners[donor].sail(
      to: .fujairah, stoppingAt: planners[donor].spot(in: .fujairah), knots: 12)
    planners[receiver].anchor(
      at: planners[receiver].here, until: planners[receiver].now + 8 * oneHour)
    discharge(receiver, at: .sikka, notBefore: 57 * oneDay, knots: 12.8)
    planners[receiver].sail(
      to: .fujairah, stoppingAt: planners[receiver].spot(in: .fujairah), knots: 12.5)
    paper(receiver, for: order, origin: "Malaysia", grade: "Malaysian blend", to: .sikka)
    paragraphs.append(
      "VESPER HERON loads Merey at Jose, is silent by her own will for 26 days while ships "
        + "about her are heard, shows again west of Sunda Strait, hands her cargo to LUMEN BAY "
        + "side by side off Johor, and becomes ALDER EGRET under another flag. LUMEN BAY "
        + "discharges at Sikka on papers that say Malaysian blend. VESPER HERON is listed on "
        + "day 55, after the transfer and before the discharge.")
    return donor
  }

  fileprivate mutating func iraqiCargoes() {
    let ports: [(String, Place, Int)] = [("iraqi-1", .vadinar, 0), ("iraqi-2", .sikka, 1)]
    for (number, (key, port, berth)) in ports.enumerated() {
      let ship = add(key, .suezmax, at: .basrah)
      for voyage in 0..<3 {
        let day = 3 + 24 * Double(voyage) + 0.3 * Double(number)
        guard day + 12 < Double(days) else { break }
        let order = load(
          ship, at: .basrah, berth: number, notBefore: day * oneDay, share: 0.95)
        paper(ship, for: order, origin: "Iraq", grade: "Basrah Medium", to: port)
        discharge(ship, at: port, berth: berth, notBefore: planners[ship].now + 4 * oneDay)
      }
    }
    paragraphs.append(
      "Two honest ships load at neighbouring berths at Basrah and discharge at Vadinar and Sikka.")
  }

  fileprivate mutating func saudiCargo() {
    let ship = add("saudi", .vlcc, at: .yanbu)
    let order = load(ship, at: .yanbu, notBefore: 4 * oneDay)
    let departure = planners[ship].now
    paper(ship, for: order, origin: "Saudi Arabia", grade: "Arab Light", to: .pengerang)
    satelliteOutages.append(
      SatelliteOutage(
        latitudes: 3...17, longitudes: 52...76,
        span: departure + 7 * oneDay...departure + 7.7 * oneDay))
    discharge(ship, at: .pengerang, knots: 13)
    planners[ship].sail(
      to: .fujairah, stoppingAt: planners[ship].spot(in: .fujairah), knots: 13)
    paragraphs.append(
      "An honest VLCC carries Arab Light from Yanbu to Pengerang; in the Arabian Sea no satellite "
        + "hears anyone for 17 hours.")
  }

  fileprivate mutating func licensedCargo() {
    let ship = add("licensed", .aframax, at: .jose)
    for day in [6.0, 36] {
      let order = load(ship, at: .jose, berth: 1, notBefore: day * oneDay, share: 0.95)
      paper(
        ship, for: order, origin: "Venezuela", grade: "Merey 16", to: .pascagoula,
        licence: "GL 41")
      discharge(ship, at: .pascagoula)
    }
    paragraphs.append(
      "An honest Aframax carries declared, licensed Venezuelan crude from Jose to Pascagoula.")
  }

  fileprivate mutating func productCargo() {
    let ship = add("product", .mediumRange, at: .pengerang)
    let order = load(ship, at: .pengerang, berth: 1, notBefore: 8 * oneDay, share: 0.9)
    paper(ship, for: order, origin: "Malaysia", grade: "Gasoil", to: .mumbai)
    discharge(ship, at: .mumbai)
    planners[ship].sail(
      to: .pengerang, stoppingAt: planners[ship].spot(in: .pengerang), knots: 12.5)
    paragraphs.append("An honest product tanker carries gasoil from Pengerang to Mumbai.")
  }

  /// The hard negative: 700 m apart for three days.
  fileprivate mutating func waitingNeighbours() {
    let laden = add("neighbour-laden", .aframax, at: .yanbu)
    let empty = add("neighbour-empty", .aframax, at: .fujairah)
    let order = load(laden, at: .yanbu, berth: 1, notBefore: 16 * oneDay)
    paper(laden, for: order, origin: "Saudi Arabia", grade: "Arab Light", to: .pengerang)
    planners[laden].sail(to: .johor, stoppingAt: Place.johor.centre, knots: 12.5)
    planners[empty].anchor(at: planners[empty].here, until: 25 * oneDay)
    planners[empty].sail(
      to: .johor, stoppingAt: Place.johor.centre.moved(east: 2600, north: -1200), knots: 12.5)
    anchorNeighbours(
      laden, empty, at: .johor, apart: 700, from: 40 * oneDay, until: 43.4 * oneDay)
    discharge(laden, at: .pengerang, notBefore: 44 * oneDay)
    planners[empty].sail(
      to: .yanbu, stoppingAt: planners[empty].spot(in: .yanbu), knots: 12.5)
    paragraphs.append(
      "Two honest Aframaxes anchor about 700 m apart off Johor for three days and never touch.")
  }

  fileprivate mutating func bunkering() {
    let tanker = add("bunker-tanker", .bunkerTanker, at: .pengerang)
    let ship = add("container", .containerShip, at: .johor, from: 10 * oneDay)
    planners[tanker].anchor(at: planners[tanker].here, until: 14 * oneDay)
    bunker(tanker, supplies: ship, at: .johor, notBefore: 15 * oneDay)
    planners[tanker].sail(
      to: .pengerang, stoppingAt: planners[tanker].spot(in: .pengerang), knots: 9)
    planners[ship].sail(
      to: .huizhou, stoppingAt: planners[ship].spot(in: .huizhou), knots: 16)
    paragraphs.append("A small tanker bunkers a container ship off Johor: fuel, not cargo.")
  }

  /// Bulk carriers on the donor's road, some hours ahead and astern, heard all the way.
  fileprivate mutating func consorts() {
    guard let donor = planners.first else { return }
    let passages = donor.ship.phases.compactMap { phase -> Double? in
      guard case .passage(let passage) = phase.kind else { return nil }
      return passage.end - passage.start > 10 * oneDay ? phase.start : nil
    }
    let departure = passages.first ?? 0
    // Within a few hours of her, so that a satellite that hears one could hear all.
    for (number, hours) in [-9.0, -1.5, -0.75, 0.75, 1.5, 7].enumerated() {
      let ship = add(
        "consort-\(number + 1)", .bulkCarrier, at: .jose, name: number == 0 ? "TOPAZ PETREL" : nil)
      planners[ship].anchor(at: planners[ship].here, until: departure + hours * oneHour)
      planners[ship].sail(
        to: .johor, stoppingAt: Place.johor.centre.moved(east: 9000, north: 6000), knots: 13.2)
      planners[ship].sail(
        to: .huizhou, stoppingAt: planners[ship].spot(in: .huizhou), knots: 13)
    }
    paragraphs.append("Six honest bulk carriers sail the donor's road and are heard all the way.")
  }

  fileprivate mutating func faults() {
    interferences.append(
      Interference(
        centre: Place.basrah.centre, radius: 60_000, span: 27.2 * oneDay...27.2 * oneDay + 4500,
        target: SeaPoint(30.55, 47.66)))
    stationOutages.append(
      StationOutage(station: "rSIKKA", span: 33 * oneDay...33.6 * oneDay))
    paragraphs.append(
      "Satellite navigation is disturbed at Basrah on day 27 for 75 minutes, for every ship there; "
        + "the station at Sikka is down for 14 hours on day 33.")
  }
}
