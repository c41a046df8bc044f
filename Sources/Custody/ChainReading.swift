/// What a chain of custody hangs on: its weakest decisive leg, and what would settle that leg.
///
/// A leg is decisive when so much of the cargo came over it that without it the named origin would no
/// longer be more than half. Of the decisive legs the one with the weakest evidence is named.
import Tracks
import Vocabulary

struct ChainReading {
  private let legs: [CustodyEdge]
  private let graph: CustodyGraph
  private let index: GraphIndex
  private let fleet: Fleet

  init(_ legs: [CustodyEdge], _ graph: CustodyGraph, _ index: GraphIndex, _ fleet: Fleet) {
    self.index = index
    self.legs = legs
    self.graph = graph
    self.fleet = fleet
  }

  /// Nil for a chain without a decisive leg.
  var decisive: CustodyEdge? {
    let last = legs.last?.barrels.best ?? 0
    let candidates = legs.filter { leg in
      guard leg.kind != .retain else { return false }
      let named = 1 - (legs.last?.shares.share(of: .unknown).best ?? 0)
      let part = last > 0 ? min(leg.barrels.best / last, 1) : 1
      return part >= named - 0.5
    }
    return candidates.max {
      (Self.rank(ownGrade($0)), 1 - trust($0), $1.start, $1.id)
        < (Self.rank(ownGrade($1)), 1 - trust($1), $0.start, $0.id)
    }
  }

  /// A leg's grade is that of its whole chain so far; what an earlier leg is as weak in is not its own.
  private func ownGrade(_ leg: CustodyEdge) -> EvidenceGrade {
    if let transfer = transfer(leg), transfer.visibility != .both { return leg.grade }
    let isInherited = legs.contains {
      leg.parents.contains($0.id) && Self.rank($0.grade) >= Self.rank(leg.grade)
    }
    return isInherited ? .c : leg.grade
  }

  private static func rank(_ grade: EvidenceGrade) -> Int {
    switch grade {
    case .a: 0
    case .b: 1
    case .c: 2
    case .d: 3
    case .x: 4
    case .u: 5
    }
  }

  /// How sure a leg is by itself, 0…1.
  private func trust(_ leg: CustodyEdge) -> Double {
    if let transfer = transfer(leg) { return transfer.confidence }
    if leg.kind == .sts { return 0.5 }
    if graph.reachable[leg.id] != nil { return likeliest(leg)?.1 ?? 0 }
    return ownGrade(leg) == .d ? 0.6 : 0.95
  }

  private func transfer(_ leg: CustodyEdge) -> CargoTransfer? {
    index.transferOf[leg.id]
  }

  private func likeliest(_ leg: CustodyEdge) -> (Origin, Double)? {
    leg.shares.shares.max { ($0.share.best, $1.origin) < ($1.share.best, $0.origin) }
      .map { ($0.origin, $0.share.best) }
  }

  // MARK: Words

  func turningPoint(_ practice: Practice) -> String? {
    guard let leg = decisive else { return nil }
    let outcome =
      practice == .dsp3
      ? "the papers are no longer contradicted" : "the cargo has no known origin under a regime"
    return "\(claim(leg)). If that is wrong, \(outcome)."
  }

  /// `That DONOR loaded at Jose Terminal, Venezuela by 2022-01-03, which rests on …`.
  private func claim(_ leg: CustodyEdge) -> String {
    let day = Wording.day(leg.end)
    if leg.kind == .sts || transfer(leg) != nil {
      let way =
        transfer(leg)?.visibility == .both
        ? "where the two lay and the draughts typed after it"
        : "what a ship not heard can have reached"
      return
        "That cargo passed from \(name(leg.from)) to \(name(leg.to)) by \(day), which rests on "
        + way
    }
    guard leg.kind.isIntake else {
      return "That \(name(leg.from)) still held this cargo on \(day), which rests on typed draughts"
    }
    let place = likeliest(leg).map { OriginWords(fleet).name($0.0) } ?? "a place unknown"
    let way =
      graph.reachable[leg.id] == nil
      ? "her call there and the draught typed after it" : "her silence and the places within reach"
    return "That \(name(leg.to)) loaded at \(place) by \(day), which rests on \(way)"
  }

  private func name(_ node: CustodyNode) -> String {
    switch node {
    case .vessel(let id): fleet.vesselLabel(id)
    case .terminal(let id): OriginWords(fleet).name(.terminal(id))
    case .unknown: "a ship not seen"
    }
  }

  /// An image or a record of the decisive leg, with its place and hours; nil without one.
  var settling: String? {
    guard let leg = decisive, let place = place(leg) else { return nil }
    let north = place.latitude >= 0 ? "N" : "S"
    let east = place.longitude >= 0 ? "E" : "W"
    let latitude = Wording.decimal(abs(place.latitude), places: 2)
    let longitude = Wording.decimal(abs(place.longitude), places: 2)
    let what = transfer(leg) != nil ? "A satellite image" : "A port record, or a satellite image"
    return
      "\(what) of the waters within 10 km of \(latitude)° \(north) \(longitude)° \(east) between "
      + "\(Wording.moment(leg.start)) and \(Wording.moment(leg.end))."
  }

  private func place(_ leg: CustodyEdge) -> Coordinate? {
    if let transfer = transfer(leg) { return transfer.position }
    var terminal = likeliest(leg)?.0.terminalID
    if leg.kind.isLanding, case .terminal(let id) = leg.to { terminal = id }
    guard let area = terminal.flatMap({ fleet.terminal($0)?.area }) else { return nil }
    switch area {
    case .disc(let centre, _): return centre
    case .polygon(let ring): return ring.first
    }
  }

  // MARK: Alternatives

  /// What may be wrong with cargo of this chain that does not add up, each with its probability times the
  /// part of the cargo that is in question.
  private var misfits: [Alternative] {
    let last = legs.last?.barrels.best ?? 0
    guard last > 0 else { return [] }
    var told: Set<String> = []
    return legs.flatMap { leg -> [Alternative] in
      [leg.from, leg.to].flatMap { node -> [Alternative] in
        guard case .vessel(let ship) = node, leg.kind != .retain else { return [] }
        let cargoes = (index.infeasibleOf[ship] ?? []).filter {
          $0.start <= leg.end && leg.start <= $0.end && told.insert($0.id).inserted
        }
        return cargoes.flatMap { cargo in
          let part = min(1, abs(cargo.barrels) / last)
          return cargo.explanations.map { Alternative($0.words, $0.probability * part) }
        }
      }
    }.filter { $0.probability >= 0.01 }
  }

  /// The finding's alternatives with probabilities that, with its confidence, add up to one.
  ///
  /// What the chain itself leaves open is put first, with the chain's own figures; the innocent readings of
  /// the deed share the rest evenly, since nothing tells them apart. What does not add up comes last: a
  /// summary shows the first few, and an innocent reading may not be crowded out of it.
  func alternatives(_ finding: Finding) -> [Alternative] {
    let left = max(0, 1 - finding.confidence)
    var own: [Alternative] = []
    for leg in legs where graph.reachable[leg.id] != nil {
      guard let best = likeliest(leg), best.1 < 0.995 else { continue }
      own.append(
        Alternative("\(name(leg.to)) loaded elsewhere within reach of her silence.", 1 - best.1))
    }
    for leg in legs {
      guard let transfer = transfer(leg), transfer.visibility != .both,
        transfer.donorID != nil, transfer.receiverID != nil
      else { continue }
      own.append(
        Alternative(
          "Another ship than \(name(leg.from)) or \(name(leg.to)) was the other side of the transfer "
            + "of \(Wording.day(leg.end)).", 1 - transfer.confidence))
    }
    let leftOpen = own.count
    own += misfits
    let sum = own.reduce(0) { $0 + $1.probability }
    let scale = sum > left / 2 ? left / 2 / sum : 1
    own = own.map { Alternative($0.text, $0.probability * scale) }
    let rest = left - min(sum, left / 2)
    let each = rest / Double(max(finding.alternatives.count, 1))
    let innocent = finding.alternatives.map { Alternative($0.text, each) }
    return own.prefix(leftOpen) + innocent + own.dropFirst(leftOpen)
  }
}
