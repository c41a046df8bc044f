import AIS
import Testing
import Vocabulary
import World

@Test("World 2: the same seed gives the same bytes")
func sameSeedSameBytes() {
  let first = Worlds.files(of: World(seed: 5, scenario: Worlds.small))
  let second = Worlds.files(of: World(seed: 5, scenario: Worlds.small))
  #expect(first.keys.sorted() == second.keys.sorted())
  #expect(first == second)
}

@Test("World 2: another seed gives another world")
func otherSeedOtherBytes() {
  let first = Worlds.files(of: World(seed: 5, scenario: Worlds.small))
  let second = Worlds.files(of: World(seed: 6, scenario: Worlds.small))
  #expect(first["ais/2024-01-02.nmea"] != second["ais/2024-01-05.nmea"])
}

@Test("World 1: the demo has its files, one log a day, within its stated size")
func demoHasItsFiles() throws {
  let names = Worlds.demoFiles.keys.sorted()
  #expect(names.filter { $0.hasPrefix("ais/") }.count == 75)
  #expect(
    names.filter { $0.hasPrefix("lists/") } == [
      "lists/sdn_2024-08-20.csv", "lists/sdn_2024-10-26.csv", "lists/sdn_2024-11-10.csv",
    ])
  for name in ["registry.csv", "terminals.geojson", "documents.csv", "truth/README.txt"] {
    #expect(!(try #require(Worlds.demoFiles[name])).isEmpty)
  }
  let sentences = Worlds.demoFiles.filter { $0.key.hasPrefix("ais/") }
    .reduce(0) { $0 + $1.value.filter { $0 == 10 }.count }
  #expect((150_000...400_000).contains(sentences))
}

@Test("World 9: every sentence decodes but the ones that were broken on purpose")
func sentencesDecode() throws {
  let faults = Worlds.table("faults")
  let stated = Dictionary(
    zip(faults.column("fault"), faults.column("count").compactMap(Int.init)),
    uniquingKeysWith: { first, _ in first })
  var tally = LogTally()
  for (name, bytes) in Worlds.demoFiles.sorted(by: { $0.key < $1.key })
  where name.hasPrefix("ais/") {
    tally.read(bytes)
  }
  #expect(tally.lines == stated["sentences"])
  #expect(tally.badChecksums == stated["broken_checksums"])
  #expect(tally.otherFaults == 0)
  #expect(tally.undecodable == 0)
  #expect(tally.kinds.isSuperset(of: [1, 3, 5, 18, 24, 27]))
  #expect(tally.stations.count > 10)
  // A message of two sentences is lost by a lost fragment or by a broken checksum in either half.
  // One whose first half is broken is not counted as begun.
  let lost = tally.multipart - tally.whole
  let dropped = try #require(stated["lost_fragments"])
  #expect(lost >= dropped - tally.badChecksums)
  #expect(lost <= dropped + tally.badChecksums)
}

@Test("World 9: receptions are written in order of time, by the receiver's clock")
func logIsInOrder() throws {
  let text = String(
    decoding: try #require(Worlds.demoFiles["ais/2024-09-20.nmea"]), as: UTF8.self)
  let times = text.split(separator: "\n").compactMap { line in
    line.split(separator: "*")[0].split(separator: ",").first { $0.hasPrefix("c:") }
      .flatMap { Int($0.dropFirst(2)) }
  }
  let day = try #require(CivilDate("2024-09-20")).start.seconds
  #expect(times == times.sorted())
  #expect(times.allSatisfy { (Int(day)..<Int(day) + 86_400 + 2).contains($0) })
}

@Test(
  "World 11: truth tables bear the headers of case exports",
  arguments: [
    ("encounters", "mmsi_a,mmsi_b,start,end,lat,lon,confidence"),
    (
      "transfers",
      "donor_mmsi,receiver_mmsi,start,end,lat,lon,visibility,barrels_low,barrels,barrels_high,"
        + "confidence,grade"
    ),
    (
      "port_calls",
      "mmsi,terminal_id,start,end,action,barrels_low,barrels,barrels_high,confidence"
    ),
    ("gaps", "mmsi,start,end,class,deliberate_probability"),
    ("position_anomalies", "mmsi,start,end,kind,confidence"),
    ("identity_changes", "imo,old_mmsi,new_mmsi,time,kind,confidence"),
    (
      "discharges",
      "mmsi,terminal_id,time,barrels_low,barrels,barrels_high,origin_terminal_id,share_low,share,"
        + "share_high"
    ),
  ])
func truthHeaders(name: String, header: String) {
  let table = Worlds.table(name)
  #expect(table.columns.joined(separator: ",").hasPrefix(header))
  #expect(!table.rows.isEmpty)
  #expect(table.rows.allSatisfy { $0.count == table.columns.count })
}

@Test("World 5: hull numbers have right check digits and radio numbers belong to ships")
func identifiersAreValid() throws {
  let registry = ScoreTable(csv: try #require(Worlds.demoFiles["registry.csv"]))
  #expect(registry.rows.count >= 11)
  for number in registry.column("imo") { #expect(IMONumber(number) != nil) }
  #expect(Set(registry.column("imo")).count == registry.rows.count)
  for ship in Worlds.demo.story.ships {
    for identity in ship.identities { #expect(identity.value.mmsi.kind == .ship) }
  }
}

@Test("World 10: the lists are in OFAC's twelve columns and list the donor from the second on")
func listsListTheDonor() throws {
  let donor = try #require(Worlds.ship("donor")?.imo?.description)
  let hits = try ["2024-08-20", "2024-10-26", "2024-11-10"].map { date in
    let bytes = try #require(Worlds.demoFiles["lists/sdn_\(date).csv"])
    #expect(bytes.last == 0x1a)
    let table = ScoreTable(csv: bytes.dropLast())
    #expect(table.columns.count == 12)
    #expect(table.rows.allSatisfy { $0.count == 12 })
    return table.rows.contains {
      $0[11].contains("Vessel Registration Identification IMO \(donor);")
    }
  }
  #expect(hits == [false, true, true])
}

@Test("World 10: the receiver's paper declares Malaysia and the licensed cargo Venezuela")
func papersDeclareOrigins() throws {
  let papers = ScoreTable(csv: try #require(Worlds.demoFiles["documents.csv"]))
  let origins = Dictionary(
    zip(papers.column("vessel_imo"), papers.column("declared_origin")),
    uniquingKeysWith: { first, _ in first })
  #expect(origins[try #require(Worlds.ship("receiver")?.imo?.description)] == "Malaysia")
  #expect(origins[try #require(Worlds.ship("licensed")?.imo?.description)] == "Venezuela")
}

/// What reading a log back finds.
private struct LogTally {
  var lines = 0
  var badChecksums = 0
  var otherFaults = 0
  var undecodable = 0
  var multipart = 0
  var whole = 0
  var kinds: Set<Int> = []
  var stations: Set<String> = []

  mutating func read(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { buffer in
      var start = 0
      for end in buffer.indices where buffer[end] == 10 {
        read(UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
        start = end + 1
      }
      decode(buffer)
    }
  }

  private mutating func read(_ line: UnsafeRawBufferPointer) {
    lines += 1
    switch Line.parse(line) {
    case .sentence(let sentence):
      if let station = sentence.station {
        stations.insert(String(decoding: station, as: UTF8.self))
      }
      if sentence.total > 1, sentence.part == 1 { multipart += 1 }
    case .refused(.badChecksum): badChecksums += 1
    default: otherFaults += 1
    }
  }

  private mutating func decode(_ log: UnsafeRawBufferPointer) {
    var decoder = AISDecoder()
    decoder.decode(log) { message, reception in
      kinds.insert(message.type)
      if reception.sentences > 1 { whole += 1 }
    } remark: { remark in
      switch remark.kind {
      case .badPayload, .noMessage: undecodable += 1
      default: break
      }
    }
  }
}

@Test("World 15: the faults of a drawn log are those that are stated")
func drawnFaultsAreStated() throws {
  let files = Worlds.files(of: World(seed: 2, scenario: Worlds.small))
  let faults = ScoreTable(csv: try #require(files["truth/faults.csv"]))
  let stated = Dictionary(
    zip(faults.column("fault"), faults.column("count").compactMap(Int.init)),
    uniquingKeysWith: { first, _ in first })
  var tally = LogTally()
  for (name, bytes) in files.sorted(by: { $0.key < $1.key }) where name.hasPrefix("ais/") {
    tally.read(bytes)
  }
  #expect(tally.lines == stated["sentences"])
  #expect(tally.badChecksums == stated["broken_checksums"])
  #expect(tally.otherFaults == 0)
  #expect(tally.undecodable == 0)
  #expect(tally.kinds.isSuperset(of: [1, 3, 5, 18, 24, 27]))
}

@Test("World 16: a larger size gives more ships and days")
func sizeScales() {
  #expect(FleetPlan(size: 6_000_000).days > FleetPlan(size: 3_000_000).days)
  #expect(FleetPlan(size: 50_000_000).passers > 10 * FleetPlan(size: 5_000_000).passers / 2)
  #expect(FleetPlan(size: 3_000_000).chains > FleetPlan(size: 1_000_000).chains)
}
