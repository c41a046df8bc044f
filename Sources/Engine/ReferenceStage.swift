/// The second stage of a run: ships' particulars, places, papers and lists.
import CaseFile
import Custody
import Ingest
import Screening
import Tracks
import Vocabulary

/// Reference files read, each numbered behind the AIS inputs.
struct ReferenceStage {
  private(set) var registry: [RegistryEntry] = []
  private(set) var gazetteer = Gazetteer.builtin
  private(set) var documents: [DeclaredCargo] = []
  /// Parties that documents name in columns of their own.
  private(set) var counterparties: [Counterparty] = []
  private(set) var editions: [ListEdition] = []
  private(set) var holdings: [OwnershipGraph.Holding] = []
  private(set) var timeline = LicenceTimeline.builtin
  private(set) var sources: [SourceFacts] = []
  private(set) var files: [InputFile] = []
  /// Rows that were refused or read in part, for a person to see.
  private(set) var notes: [String] = []
  private let firstNumber: UInt32

  init(_ inputs: TraceInputs, firstNumber: UInt32) throws {
    self.firstNumber = firstNumber
    do {
      try read(inputs)
    } catch let error as IngestError {
      throw EngineError.input(message: error.description)
    }
  }

  private mutating func read(_ inputs: TraceInputs) throws {
    if let file = inputs.registry {
      registry = try read(file, .registry, format: "registry_csv") {
        try RegistryReader.read($0, file: $1, source: $2)
      }
    }
    if let file = inputs.terminals {
      let own = try read(file, .terminals, format: "geojson") {
        try TerminalReader.read($0, file: $1, source: $2)
      }
      gazetteer = gazetteer.adding(own.compactMap(\.terminal))
    }
    if let file = inputs.documents {
      let rows = try read(file, .documents, format: "documents_csv") {
        try DocumentReader.read($0, file: $1, source: $2)
      }
      documents = rows.map(\.declaredCargo)
      counterparties = rows.flatMap(Counterparty.all)
    }
    if let file = inputs.ownership {
      holdings = try read(file, .ownership, format: "ownership") {
        try OwnershipReader.read($0, file: $1, source: $2)
      }
    }
    if let file = inputs.licences {
      timeline = LicenceReader.timeline(
        try read(file, .licences, format: "licences") {
          try LicenceReader.read($0, file: $1, source: $2)
        })
    }
    if !inputs.lists.isEmpty { try readLists(inputs.lists) }
  }

  private var nextNumber: UInt32 { firstNumber + UInt32(sources.count) }

  private mutating func read<Row>(
    _ file: InputFile, _ kind: SourceFacts.Kind, format: String,
    _ reader: ([UInt8], String, UInt32) throws -> ReferenceReading<Row>
  ) throws -> [Row] {
    let whole = try WholeFile(file)
    let reading = try reader(whole.content, file.displayName, nextNumber)
    enter(file, kind, whole.identity, reading, format: format, date: nil)
    return reading.rows
  }

  private mutating func readLists(_ paths: [String]) throws {
    let folders = paths.map { ListStore.isStore($0) ? $0 + "/editions" : $0 }
    let found = try ListFolder(folders, firstSource: nextNumber)
    var entered: Set<String> = []
    for read in found.editions {
      editions.append(read.edition)
      guard entered.insert(read.inputKey).inserted else { continue }
      enter(
        read.input, .list, read.identity, read.reading, format: read.format,
        date: read.edition.date)
    }
    notes += found.passedOver.map { "Not a list: \($0.description)" } + found.doubts
  }

  private mutating func enter<Row>(
    _ file: InputFile, _ kind: SourceFacts.Kind, _ identity: RawIdentity,
    _ reading: ReferenceReading<Row>, format: String, date: CivilDate?
  ) {
    var facts = SourceFacts(
      id: nextNumber, kind: kind, name: file.plainName, sha256: identity.sha256,
      bytes: identity.byteCount, format: format, compression: "by_content")
    facts.member = file.memberName
    facts.take(reading.tally)
    facts.recordsKept = reading.rows.count
    facts.editionDate = date
    sources.append(facts)
    files.append(file)
    if kind != .list {
      notes += (reading.refusals.prefix(3)).map {
        "\(file.displayName), row \($0.row): refused, \($0.detail)"
      }
      notes += (reading.warnings.prefix(3)).map {
        "\(file.displayName), row \($0.row): \($0.detail)"
      }
    }
  }
}

extension TerminalFeature {
  /// How far from a point a ship counts as being there when the file does not say.
  private static let standardRadius = Metres(5_000)

  /// Nil when the shape has too few corners.
  fileprivate var terminal: Terminal? {
    let area: PlaceArea
    switch shape {
    case .point(let centre): area = .disc(centre: centre, radius: radius ?? Self.standardRadius)
    case .polygon(let rings):
      guard let ring = rings.first, ring.count > 3 else { return nil }
      area = .polygon(Array(ring.dropLast()))
    }
    return Terminal(
      id: id, name: name ?? id, country: country ?? "", role: TerminalRole(role), area: area,
      berthType: berth?.rawValue, maximumDraught: maximumDraught,
      grades: grades.map { CrudeGrade(name: $0.name, api: $0.gravity) },
      regime: Gazetteer.regime(ofCountry: country), operator: `operator`,
      source: "terminals file, feature \(row)")
  }
}

extension TerminalRole {
  fileprivate init(_ role: TerminalFeature.Role) {
    switch role {
    case .load: self = .load
    case .discharge: self = .discharge
    case .both: self = .both
    case .shipToShip: self = .sts
    case .anchorage: self = .anchorage
    }
  }
}

extension DocumentRow {
  fileprivate var declaredCargo: DeclaredCargo {
    DeclaredCargo(
      id: "document:\(vessel.description)/\(loadDate.description)/row \(row)", vesselIMO: vessel,
      loadDate: loadDate, declaredOrigin: declaredOrigin, barrels: barrels,
      dischargePort: dischargePort, declaredGrade: column("declared_grade"),
      observed: observed, source: source)
  }

  /// A cell of a column beyond the fixed ones; nil when it is empty.
  private func column(_ name: String) -> String? {
    let cell = extra.first { $0.name.lowercased() == name }?.value
    return cell.flatMap { $0.contains { !$0.isWhitespace } ? $0 : nil }
  }

  /// `observed_barrels` at `temperature_c`, with `observed_density` of the sample where it is stated.
  private var observed: ObservedVolume? {
    guard let barrels = column("observed_barrels").flatMap({ Double($0) }), barrels.isFinite,
      let warm = column("temperature_c").flatMap({ Double($0) }), warm.isFinite
    else { return nil }
    let density = column("observed_density").flatMap { Double($0) }
    return ObservedVolume(barrels: barrels, temperature: Celsius(warm), density: density)
  }
}
