/// Tales after published cases: what is known of each, told with invented ships in real places.
///
/// The facts are those of the project's notes on cases, with their sources there: amounts, places and
/// the way of hiding. Positions and days are the world's own, for no track of any of the ships was
/// read. Three of the tales are controls: nobody in them may be accused.
import Vocabulary

/// A published case.
package enum GoldenCase: String, Hashable, Sendable, CaseIterable {
  /// A suezmax takes some 4,000 barrels from one ship and nearly a million from another that reports
  /// herself eight miles away; papers name the first (US Department of Justice, 2023).
  case blend = "suez-rajan"
  /// A hull that sends the number of a scrapped one loads 1.82 Mbbl at Jose (Reuters, 10 Nov 2020).
  case zombie
  /// A ship reports herself off Guyana while she loads at Jose (press, December 2025).
  case spoofer
  /// 1.8 Mbbl loaded openly at Jose by a ship on no list.
  case open = "centuries"
  /// 2 Mbbl of Merey carried to Jamnagar under a licence.
  case licensed = "degas"
  /// A ship whose destination names one terminal discharges at the buoy of the refinery beside it.
  case neighbour = "sikka"
}

extension Story {
  /// The tale of a case, from 1 February 2022.
  package static func golden(_ golden: GoldenCase, seed: UInt64) -> Story {
    guard let firstDay = CivilDate(year: 2022, month: 2, day: 1) else {
      preconditionFailure("1 February 2022 is a day")
    }
    var tale = StoryBuilder(
      seed: seed, firstDay: firstDay, days: golden.days, places: Place.trading(jetties: 700))
    switch golden {
    case .blend: tale.blendedUnderFalsePapers()
    case .zombie: tale.zombieLoads()
    case .spoofer: tale.reportedElsewhere()
    case .open: tale.openLoad()
    case .licensed: tale.licensedVoyage()
    case .neighbour: tale.neighbouringBuoys()
    }
    return tale.finish()
  }
}

extension GoldenCase {
  fileprivate var days: Int {
    switch self {
    case .blend: 34
    case .zombie, .spoofer, .open: 14
    case .licensed: 62
    case .neighbour: 16
    }
  }
}

extension StoryBuilder {
  fileprivate mutating func blendedUnderFalsePapers() {
    let area = known(.johor)
    let first = add("first", .aframax, part: .donor, at: known(.basrah), name: "QUIET LINNET")
    let second = add("second", .suezmax, part: .donor, at: known(.kharg), name: "SALT CURLEW")
    let taker = add("taker", .suezmax, part: .receiver, at: area, name: "PEARL REACH")
    load(first, at: known(.basrah), notBefore: 1 * oneDay, share: 0.9)
    load(second, at: known(.kharg), notBefore: 1.5 * oneDay, share: 0.95, isHidden: true)
    let few = 4000 / max(1, aboard[first])
    transfer(
      from: first, to: taker, at: area, notBefore: planners[first].now + oneDay, share: few,
      isHidden: false)
    planners[first].sail(via: [area.centre.moved(east: 30_000, north: 20_000)], knots: 11)
    let much = 980_000 / max(1, aboard[second])
    let handed = transfer(
      from: second, to: taker, at: area, notBefore: planners[taker].now + oneDay,
      share: min(1, much))
    let meeting = orders[handed]
    // Eight miles away, by what she sends.
    let claimed = area.centre.moved(east: 12_000, north: -9000)
    planners[second].ship.fabrications.append(
      Fabrication(
        span: meeting.start - 8 * oneHour...meeting.end + 8 * oneHour,
        way: .anchored(at: claimed, salt: second)))
    discharge(taker, at: known(.huizhou), knots: 12.5)
    paper(taker, for: handed, origin: "Iraq", grade: "Basrah Medium", to: known(.huizhou))
    harbourCraft(at: area)
  }

  fileprivate mutating func zombieLoads() {
    let jose = known(.jose)
    let ship = add("zombie", .vlcc, part: .donor, at: jose, name: "TIDAL HERON")
    rename(ship, at: 0.4 * oneDay, kind: .zombie)
    load(ship, at: jose, notBefore: 2 * oneDay, share: Self.share(barrels: 1_820_000, of: .vlcc))
    planners[ship].sail(
      to: known(.fujairah), stoppingAt: planners[ship].spot(in: known(.fujairah)), knots: 12)
    harbourCraft(at: jose)
  }

  fileprivate mutating func reportedElsewhere() {
    let jose = known(.jose)
    let ship = add("spoofer", .vlcc, part: .donor, at: jose, name: "COBALT EGRET")
    load(
      ship, at: jose, notBefore: 3 * oneDay, share: Self.share(barrels: 1_900_000, of: .vlcc),
      isHidden: true)
    let departure = planners[ship].now
    planners[ship].ship.fabrications.append(
      Fabrication(
        span: 1.5 * oneDay...departure + 6 * oneHour,
        way: .anchored(at: SeaPoint(7.6, -57.0), salt: ship)))
    planners[ship].sail(
      to: known(.fujairah), stoppingAt: planners[ship].spot(in: known(.fujairah)), knots: 12)
    harbourCraft(at: jose)
  }

  fileprivate mutating func openLoad() {
    let jose = known(.jose)
    let ship = add("open", .vlcc, at: jose, name: "STERLING BAY")
    let order = load(
      ship, at: jose, notBefore: 2 * oneDay, share: Self.share(barrels: 1_800_000, of: .vlcc))
    paper(ship, for: order, origin: "Venezuela", grade: "Merey 16", to: known(.huizhou))
    planners[ship].sail(
      to: known(.huizhou), stoppingAt: planners[ship].spot(in: known(.huizhou)), knots: 12)
    harbourCraft(at: jose)
  }

  fileprivate mutating func licensedVoyage() {
    let jose = known(.jose)
    let ship = add("licensed", .vlcc, at: jose, name: "CEDAR SOUND")
    let order = load(ship, at: jose, notBefore: 1 * oneDay, share: 0.99)
    paper(
      ship, for: order, origin: "Venezuela", grade: "Merey 16", to: known(.sikka), licence: "GL 8")
    discharge(ship, at: known(.sikka), knots: 12.5)
  }

  fileprivate mutating func neighbouringBuoys() {
    let ship = add("neighbour", .suezmax, at: known(.basrah), name: "WINTER POINT")
    let order = load(ship, at: known(.basrah), notBefore: 1 * oneDay, share: 0.9)
    paper(ship, for: order, origin: "Iraq", grade: "Basrah Medium", to: known(.sikka))
    discharge(ship, at: known(.vadinar), knots: 12.5)
    planners[ship].ship.destinations = [Dated(time: 0, value: known(.sikka).destination)]
    harbourCraft(at: known(.sikka))
  }

  /// The share of a hull's capacity that so many barrels of Merey are.
  private static func share(barrels: Double, of hull: Hull) -> Double {
    barrels / (hull.cargoCapacity * Grade("Merey 16", api: 16).barrelsPerTonne)
  }
}
