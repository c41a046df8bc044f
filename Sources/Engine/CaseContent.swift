/// What was found, put together: ships, cargo, lists; then rows of every layer.
import CaseFile
import Custody
import Ingest
import Screening
import Tracks
import Vocabulary

/// Everything a case file says, before it is rows.
struct CaseContent {
  private let sources: [SourceFacts]
  private let events: TrackEvents
  private let roll: VesselRoll
  private let graph: CustodyGraph
  private let documents: [DeclaredCargo]
  private let screening: ScreeningStage
  private let hasLists: Bool
  private let gazetteer: Gazetteer
  private let asOf: CivilDate
  private let asked: CivilDate?

  init(ais: AISStage, reference: ReferenceStage, events: TrackEvents, asked: CivilDate?) {
    sources = ais.sources + reference.sources
    var events = events
    events.nameZombies(by: reference.registry)
    self.events = events
    gazetteer = reference.gazetteer
    documents = reference.documents
    roll = VesselRoll(segments: events.segments, registry: reference.registry)
    let end =
      ais.sources.compactMap { $0.span?.upperBound }.max() ?? Instant(milliseconds: 0)
    (asOf, self.asked) = AskingDay.ofCase(
      asked: asked, editions: reference.editions.map(\.date), end: CivilDate(end))
    var input = CustodyInput(events: events, end: end)
    let segments = Dictionary(
      events.segments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    input.vessels = roll.vessels.map { vessel in
      vessel.custodyVessel(vessel.segments.compactMap { segments[$0] })
    }
    input.terminals = reference.gazetteer.terminals
    input.superseded = reference.gazetteer.superseded
    input.documents = reference.documents
    input.ownership = reference.holdings.map { holding in
      OwnershipTie(
        owner: holding.owner, asset: holding.asset, from: holding.from, to: holding.to)
    }
    graph = CustodyGraph.infer(input)
    hasLists = !reference.editions.isEmpty
    screening = ScreeningStage(
      reference: reference, vessels: roll.vessels, graph: graph, asOf: asOf)
  }

  /// All rows; `files` are the inputs by their numbers, read once more for the hashes of evidence.
  func tables(files: [InputFile], threads: Int) throws -> CaseTables {
    var tables = CaseTables()
    var book = EvidenceBook()
    enterShips(&tables, &book)
    enterEvents(&tables, &book)
    enterCustody(&tables, &book)
    enterScreening(&tables, &book)
    tables["documents"] = documentRows(&book)
    tables["places"] = VesselRows.places(usedPlaces)
    tables["unobserved"] =
      UnobservedRows(
        events: events, graph: graph, hasLists: hasLists, sources: sources
      ).rows
    let rules = RuleBook()
    let hashes = try EvidenceHashing.hashes(of: book, files: files, threads: threads)
    tables["evidence"] = ProvenanceRows.evidence(
      book, hashes: hashes, thresholds: rules.hashes)
    tables["sources"] = ProvenanceRows.sources(sources)
    tables["refusals"] = ProvenanceRows.refusals(sources)
    tables["runs"] = ProvenanceRows.run(runFacts(rules), sources: sources)
    return tables
  }

  private func enterShips(_ tables: inout CaseTables, _ book: inout EvidenceBook) {
    var rows = VesselRows(
      book: book, vesselOf: roll.vesselOf, rule: SegmentRule.ruleID,
      flag: { FlagState($0)?.code })
    tables["vessels"] = rows.vessels(roll.vessels)
    tables["identities"] = rows.identities(events.segments)
    tables["tracks"] = rows.tracks(events.segments)
    tables["draughts"] = rows.draughts(events.segments)
    book = rows.book
  }

  private func enterEvents(_ tables: inout CaseTables, _ book: inout EvidenceBook) {
    var rows = EventRows(
      book: book, vesselOf: roll.vesselOf, places: gazetteer.terminals, rules: RuleBook.names)
    tables["gaps"] = rows.gaps(events.gaps)
    tables["loiterings"] = rows.loiterings(events.loiterings)
    tables["encounters"] = rows.encounters(events.encounters)
    tables["draught_changes"] = rows.draughtChanges(events.draughtChanges)
    tables["position_anomalies"] = rows.positionAnomalies(events.positionAnomalies)
    tables["identity_changes"] = rows.identityChanges(events.identityChanges)
    book = rows.book
  }

  private func enterCustody(_ tables: inout CaseTables, _ book: inout EvidenceBook) {
    var rows = CustodyRows(
      book: book, graph: graph, places: gazetteer.terminals, vessels: roll.vessels,
      rule: CustodyRules.standard.ruleID, findingRule: FindingRules.standard.ruleID)
    let draughts = Dictionary(
      events.segments.map { ($0.id, $0.draughts) }, uniquingKeysWith: { first, _ in first })
    tables["port_calls"] = rows.portCalls(rule: PortCallRule.ruleID) { call in
      let typed = draughts[call.segment] ?? []
      return (
        typed.last { $0.time <= call.start }?.draught,
        typed.first { $0.time > call.start && $0.time <= call.end + .days(5) }?.draught
      )
    }
    let names = Dictionary(
      roll.vessels.map { ($0.id, $0.name ?? $0.id) }, uniquingKeysWith: { first, _ in first })
    tables["transfers"] = rows.transfers()
    tables["parcels"] = rows.parcels()
    tables["custody_edges"] = rows.edges { screening.words(for: $0, names: names) }
    tables["discharges"] = rows.discharges()
    tables["cargo_states"] = rows.cargoStates()
    tables["explanations"] = rows.explanations()
    tables["voyages"] = rows.voyages(destinations: lastDestinations)
    tables["findings"] = rows.findings()
    tables["totals"] = rows.totals()
    book = rows.book
  }

  private func enterScreening(_ tables: inout CaseTables, _ book: inout EvidenceBook) {
    var rows = ScreeningRows(book: book)
    tables["screenings"] = rows.screenings(screening.questions)
    tables["designations"] = rows.designations(screening.questions)
    book = rows.book
  }

  private var lastDestinations: [String: String] {
    var result: [String: String] = [:]
    for segment in events.segments.sorted(by: { ($0.end, $0.id) < ($1.end, $1.id) }) {
      guard let vessel = roll.vesselOf[segment.id] else { continue }
      result[vessel] = segment.particulars.destination ?? result[vessel]
    }
    return result
  }

  /// Places that some row names; a case does not carry the whole gazetteer.
  private var usedPlaces: [Terminal] {
    var used = Set(events.portCalls.map(\.terminalID))
    for edge in graph.edges {
      for case .terminal(let id) in [edge.from, edge.to] { used.insert(id) }
      used.formUnion(edge.shares.shares.compactMap(\.origin.terminalID))
    }
    let areas = Set(graph.transfers.compactMap(\.place))
    return gazetteer.terminals.filter { used.contains($0.id) || areas.contains($0.name) }
  }

  private func documentRows(_ book: inout EvidenceBook) -> [CaseRow] {
    let verdicts = Dictionary(
      graph.documents.map { ($0.documentID, $0) }, uniquingKeysWith: { first, _ in first })
    return documents.map { document in
      var row = RowBuilder("documents")
      let verdict = verdicts[document.id]
      row.set("document_id", document.id)
      row.set("vessel_imo", document.vesselIMO)
      row.set("load_date", document.loadDate.start)
      row.set("declared_origin", document.declaredOrigin)
      row.set("barrels", document.barrels, decimals: 0)
      row.set("discharge_port", document.dischargePort)
      row.set("declared_grade", document.declaredGrade)
      row.set("vessel_id", verdict?.vesselID)
      row.set("verdict", verdict?.verdict.rawValue)
      row.set("explanation", verdict?.explanation)
      row.set("discharge_id", verdict?.dischargeID)
      row.set(
        "evidence_ids",
        book.cite(
          [document.source] + (verdict?.evidence ?? []), rule: FindingRules.standard.ruleID))
      return row.row
    }
  }

  private func runFacts(_ rules: RuleBook) -> RunFacts {
    let options = JSONText.object([
      ("as_of", asked.map { JSONText.quoted($0.description) } ?? "null")
    ])
    let inputs = sources.map { "\($0.kind.rawValue):\($0.sha256)" }.sorted().joined(separator: "\n")
    let identity = [ProgramVersion.current, options, rules.json, inputs].joined(separator: "\n")
    return RunFacts(
      runID: String(FileDigest.sha256(of: identity.utf8).prefix(16)),
      programVersion: ProgramVersion.current, options: options, thresholds: rules.json, asOf: asOf)
  }
}

extension CaseVessel {
  /// The same ship in custody's words; figures keep who gave them.
  fileprivate func custodyVessel(_ own: [Segment]) -> CustodyVessel {
    let giver: ParticularOrigin = deadweight == nil ? .transmitted : .registry
    let particulars = VesselParticulars(
      length: length.map { Sourced($0, from: giver) }, beam: beam.map { Sourced($0, from: giver) },
      deadweight: deadweight.map { Sourced(Tonnes($0), from: .registry) },
      designDraught: designDraught.map { Sourced($0, from: .registry) })
    return CustodyVessel(
      id: id, mmsi: mmsi, imo: imo, name: name, isTanker: isTanker, particulars: particulars,
      segments: segments, draughts: own.flatMap(\.draughts),
      track: isTanker == false ? [] : own.flatMap(\.track))
  }
}
