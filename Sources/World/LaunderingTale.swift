/// Laundering chains: each with its own terminals, dates, hulls and ways of hiding.
///
/// The practices are those of the advisory of 14 May 2020 by the US Departments of State and the
/// Treasury and the Coast Guard: silence, false papers, ship-to-ship transfers, false positions,
/// changed identities. Shares are the world's own.
import Vocabulary

extension StoryBuilder {
  mutating func launder(_ plan: FleetPlan, _ rule: TaleRule) {
    for number in 0..<plan.chains { chain(number, rule) }
  }

  /// Where a chain begins, meets and ends, as far as its days allow.
  private mutating func route() -> (source: Place, area: Place, port: Place) {
    let isLong = days >= 70 && chance.chance(0.3)
    if isLong {
      let area = chance.chance(0.5) ? known(.johor) : known(.linggi)
      return (known(.jose), area, known(chance.element(of: [.sikka, .huizhou]) ?? .sikka))
    }
    switch chance.integer(0...5) {
    case 0, 1:
      return (
        known(.kharg), known(.johor), known(chance.element(of: [.huizhou, .maoming]) ?? .huizhou)
      )
    case 2: return (known(.kharg), known(.linggi), known(.maoming))
    case 3: return (known(.kharg), Place.openSea[1], known(.huizhou))
    case 4: return (known(.kharg), Place.openSea[0], known(.vadinar))
    default:
      return (
        known(.kharg), known(.fujairah), known(chance.element(of: [.sikka, .kochi]) ?? .sikka)
      )
    }
  }

  private mutating func chain(_ number: Int, _ rule: TaleRule) {
    let (source, area, port) = route()
    let hull = drawnHull()
    let donor = add("donor-\(number)", hull, part: .donor, at: source)
    // Who is to take from two is the largest, and takes a part of the first cargo.
    let isFedByTwo = chance.chance(rule.twoDonors)
    let taker = isFedByTwo ? Hull.vlcc : chance.chance(0.6) ? hull : .suezmax
    let receiver = add(
      "receiver-\(number)", taker, part: .receiver,
      at: known(chance.chance(0.5) ? .fujairah : .johor))
    let latest = source.id == "ve-jose" ? 4.0 : min(28, Double(days) * 0.37)
    load(
      donor, at: source, berth: nil, notBefore: chance.uniform(0.5...latest) * oneDay,
      share: chance.uniform(0.85...0.97), isHidden: true)
    let departure = planners[donor].now
    if chance.chance(rule.blended) { blend(receiver) }
    let order = handOver(
      from: donor, to: receiver, at: area, after: departure, isPartial: isFedByTwo, rule)
    hide(donor, departure: departure, transferring: order, source: source, rule)
    if isFedByTwo { secondDonor(number, to: receiver, at: area, rule) }
    let carrier =
      chance.chance(rule.second) ? relay(number, from: receiver, at: area, rule) : receiver
    retire(donor, rule)
    discharge(carrier, at: port, berth: nil, knots: chance.uniform(11.5...13.5))
    paper(carrier, for: order, origin: "Malaysia", grade: "Malaysian blend", to: port)
    listing(donor, source)
    retire(carrier, rule)
  }

  /// Honest oil already aboard the receiver.
  private mutating func blend(_ receiver: Int) {
    let source = known(chance.chance(0.5) ? .basrah : .rasTanura)
    load(
      receiver, at: source, berth: nil, notBefore: chance.uniform(0.3...3) * oneDay,
      share: chance.uniform(0.15...0.4))
  }

  /// The transfer itself, and which side of it is dark; gives the order's index.
  private mutating func handOver(
    from donor: Int, to receiver: Int, at area: Place, after departure: Double,
    isPartial isWanted: Bool, _ rule: TaleRule
  ) -> Int {
    let isPartial = chance.chance(rule.partial) || isWanted
    let order = transfer(
      from: donor, to: receiver, at: area, notBefore: departure + 2 * oneDay,
      share: isPartial ? chance.uniform(0.4...0.85) : 0.985, knots: chance.uniform(11.5...13.5),
      mode: area.radius == 0 ? .adrift : meetingMode(rule), spots: Self.meetingSpots)
    let draw = chance.uniform()
    if draw < rule.donorDark + rule.bothDark { darken(donor, around: order, rule) }
    let isReceiver =
      draw < rule.bothDark
      || (rule.donorDark + rule.bothDark..<rule.donorDark + rule.bothDark + rule.receiverDark)
        .contains(draw)
    if isReceiver { darken(receiver, around: order, rule) }
    return order
  }

  private mutating func darken(_ ship: Int, around order: Int, _ rule: TaleRule) {
    let margin = rule.darkMargin
    let lower = margin.lowerBound * oneHour
    let upper = margin.upperBound * oneHour
    let start = orders[order].start - 2 * oneHour - chance.uniform(lower...upper)
    let end = orders[order].end + 2 * oneHour + chance.uniform(lower...upper)
    planners[ship].ship.silences.append(start...end)
  }

  /// Silence at the load or on passage, or false positions in its place.
  private mutating func hide(
    _ donor: Int, departure: Double, transferring order: Int, source: Place, _ rule: TaleRule
  ) {
    let meeting = orders[order].start - 4 * oneHour
    let before = meeting - departure
    guard before > oneDay else { return }
    if chance.chance(rule.hidesLoad) {
      let start = departure - chance.uniform(26...60) * oneHour
      silence(donor, max(0, start)...departure + chance.uniform(0.1...0.6) * before)
    } else if chance.chance(rule.hidesPassage) {
      let start = departure + chance.uniform(0.05...0.2) * before
      silence(donor, start...start + chance.uniform(0.15...0.6) * before)
    }
    if chance.chance(rule.fabricates) { fabricate(donor, departure: departure, before: meeting) }
  }

  private mutating func silence(_ ship: Int, _ span: ClosedRange<Double>) {
    guard !planners[ship].ship.silences.contains(where: { $0.overlaps(span) }) else { return }
    planners[ship].ship.silences.append(span)
  }

  /// Positions invented while she loads or on the way.
  private mutating func fabricate(_ ship: Int, departure: Double, before meeting: Double) {
    let isAtLoad = chance.chance(0.5)
    let start = isAtLoad ? departure - chance.uniform(40...70) * oneHour : departure + oneDay
    let length = min(chance.uniform(10...60) * oneHour, max(oneHour * 8, meeting - start - oneDay))
    let span = max(2 * oneHour, start)...max(2 * oneHour, start) + length
    guard let lodged = lodge(ship, span) else { return }
    planners[ship].ship.fabrications.append(lodged)
    planners[ship].ship.silences.removeAll { $0.overlaps(span) }
  }

  private mutating func lodge(_ ship: Int, _ span: ClosedRange<Double>) -> Fabrication? {
    guard let here = planners[ship].ship.state(at: span.lowerBound)?.centre else { return nil }
    // Seaward of where she is, so that invented places are not on land.
    let aside = planners[ship].ship.state(at: span.upperBound + 2 * oneDay)?.centre ?? here
    let away = here.course(to: aside)
    switch chance.integer(0...3) {
    case 0:
      let centre = here.moved(metres: chance.uniform(20_000...60_000), towards: away)
      return Fabrication(
        span: span,
        way: .circle(
          centre: centre, radius: chance.uniform(900...4000), knots: chance.uniform(6...12)))
    case 1:
      let metres = chance.uniform(25_000...90_000)
      let side = chance.chance(0.5) ? 1.0 : -1
      return Fabrication(
        span: span, way: .offset(east: side * metres * 0.7, north: -side * metres * 0.7))
    case 2:
      let point = here.moved(metres: chance.uniform(40_000...150_000), towards: away)
      return Fabrication(span: span, way: .anchored(at: point, salt: ship))
    default:
      let length = chance.uniform(3...8) * oneHour
      guard span.lowerBound > length + oneDay else { return nil }
      return Fabrication(
        span: span, way: .replay(from: span.lowerBound - length - oneHour, length: length))
    }
  }

  /// A second donor to the same receiver, on the same spot's neighbour.
  private mutating func secondDonor(
    _ number: Int, to receiver: Int, at area: Place, _ rule: TaleRule
  ) {
    let source = known(.kharg)
    let donor = add("donor-\(number)b", .aframax, part: .donor, at: source)
    load(
      donor, at: source, berth: nil, notBefore: chance.uniform(0.5...10) * oneDay,
      share: chance.uniform(0.4...0.6), isHidden: true)
    let order = transfer(
      from: donor, to: receiver, at: area, notBefore: planners[receiver].now + oneDay,
      mode: meetingMode(rule), spots: Self.meetingSpots)
    if chance.chance(rule.donorDark + rule.bothDark) { darken(donor, around: order, rule) }
    retire(donor, rule)
  }

  /// A second transfer: the receiver hands all on to another hull.
  private mutating func relay(
    _ number: Int, from receiver: Int, at area: Place, _ rule: TaleRule
  ) -> Int {
    let place = area.radius == 0 ? known(.johor) : area
    let last = add("relay-\(number)", planners[receiver].ship.hull, part: .receiver, at: place)
    let order = transfer(
      from: receiver, to: last, at: place, notBefore: planners[receiver].now + 2 * oneDay,
      mode: meetingMode(rule), spots: Self.meetingSpots)
    let draw = chance.uniform()
    if draw < rule.donorDark { darken(receiver, around: order, rule) }
    if draw > 1 - rule.receiverDark { darken(last, around: order, rule) }
    return last
  }

  /// Her part is done: she may become another, and goes to wait.
  private mutating func retire(_ ship: Int, _ rule: TaleRule) {
    let now = planners[ship].now
    let isFirst = planners[ship].ship.identities.count == 1
    if isFirst, chance.chance(rule.changesIdentity), now + 4 * oneDay < end {
      let kinds: [TrueIdentityChange.Kind] = [
        .reflag, .reflag, .rename, .laundering, .zombie, .brokenStatic,
      ]
      rename(
        ship, at: now + chance.uniform(4...40) * oneHour,
        kind: chance.element(of: kinds) ?? .reflag)
    }
    planners[ship].anchor(
      at: planners[ship].here, until: now + chance.uniform(1...3) * oneDay)
    let rest = known(chance.chance(0.5) ? .fujairah : .johor)
    guard planners[ship].now + 6 * oneDay < end else { return }
    planners[ship].leaveBerth()
    planners[ship].sail(to: rest, stoppingAt: planners[ship].spot(in: rest), knots: 12)
  }

  private mutating func listing(_ donor: Int, _ source: Place) {
    guard chance.chance(0.4), let day = chance.element(of: editionDays) else { return }
    listings.append(
      Listing(
        ship: donor, day: day,
        program: source.id == "ve-jose" ? "VENEZUELA-EO13850" : "IRAN-EO13902"))
  }
}
