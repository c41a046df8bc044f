import Screening
import Testing
import Vocabulary

@testable import Engine

struct LegExposureTests {
  private let day = CivilDate(Instant(seconds: 1_714_694_400))
  private let trader = ("18299", "ROSNEFT TRADING S.A.", ListEntry.Kind.company)

  private func edition(_ list: String, _ entries: [(String, String, ListEntry.Kind)]) -> ListEdition
  {
    let rows = entries.enumerated().map { number, entry in
      var listed = ListEntry(
        id: entry.0, list: list, kind: entry.2, name: entry.1, row: number + 1,
        source: SourceReference(source: 0, offset: UInt64(number), length: 1))
      listed.programmes = ["VENEZUELA-EO13850"]
      if entry.2 == .ship { listed.imo = IMONumber(9_304_667) }
      return listed
    }
    return ListEdition(list: list, date: day, sha256: "00", entries: rows)
  }

  private func holding(
    _ owner: String, _ asset: String, _ percent: Double?, _ tie: OwnershipGraph.Tie = .ownership
  ) -> OwnershipGraph.Holding? {
    OwnershipGraph.Holding(
      owner: owner, asset: asset, tie: tie, percent: percent.map { $0...$0 }, source: "file")
  }

  /// The exposure of a ship of this number and registered owner.
  private func ship(
    _ edition: ListEdition, owner: String?, _ links: [OwnershipGraph.Holding?] = []
  ) -> [Exposure] {
    var desk = ExposureDesk(
      editions: [edition], timeline: .builtin, book: OwnershipBook(links.compactMap(\.self)))
    let subject = Subject.ship(
      imo: IMONumber(9_304_667), mmsi: nil, name: nil, callSign: nil, flag: nil)
    let registered = owner.flatMap { holding($0, "the ship", 100) }
    let party = ExposureDesk.ExposedParty(
      name: "the ship", otherNames: ["IMO 9304667"], holdings: [registered].compactMap(\.self))
    return desk.exposure(of: party, answer: desk.answer(subject, on: day), on: day)
  }

  private func company(_ name: String, _ links: [OwnershipGraph.Holding?] = []) -> [Exposure] {
    var desk = ExposureDesk(
      editions: [edition("OFAC SDN", [trader])], timeline: .builtin,
      book: OwnershipBook(links.compactMap(\.self)))
    return desk.exposure(
      of: ExposureDesk.ExposedParty(name: name), answer: desk.answer(.name(name), on: day), on: day)
  }

  @Test("Licences 5: a ship on the list is designated, and a licence of the day is told beside it")
  func designated() {
    let found = ship(edition("OFAC SDN", [("1", "DELTA STAR", .ship)]), owner: nil)
    #expect(
      found.first == .designated(list: "OFAC SDN", id: "1", programmes: ["VENEZUELA-EO13850"]))
    #expect(
      found.contains { if case .licensed(let item, _) = $0 { item.id == "GL 44A" } else { false } })
  }

  @Test(
    "Licences 6: a ship falls with her registered owner by the rule of the list's authority alone",
    arguments: [("OFAC SDN", OwnershipRegime.ofac), ("UK OFSI", .uk), ("EU FSF", .eu)])
  func owned(_ list: String, _ regime: OwnershipRegime) {
    let found = ship(edition(list, [trader]), owner: trader.1)
    let owned = found.filter { if case .ownedByDesignated = $0 { true } else { false } }
    #expect(owned.count == 1)
    guard case .ownedByDesignated(let by, let arithmetic)? = owned.first else { return }
    #expect(by == regime)
    #expect(arithmetic.last?.contains("100 %") == true)
  }

  @Test("Licences 6: an owner whose name is only like a listed one gives cannot tell, never owned")
  func alike() {
    let found = ship(edition("OFAC SDN", [trader]), owner: "Rosneft Tradink SA")
    #expect(found.map(\.code) == ["ownership_unknown"])
  }

  @Test("Licences 4: with nothing against ship and owner it says so")
  func nothing() {
    let found = ship(edition("OFAC SDN", [trader]), owner: "Quiet Harbour Ltd")
    #expect(found == [.noneFound])
    #expect(found.map(\.words) == ["none found in these lists as of this day"])
  }

  @Test("Licences 7: a chain of holdings from a file leads from the ship to a listed company")
  func chain() {
    let links = [
      holding("Quiet Harbour Holding", "QUIET HARBOUR LIMITED", 60),
      holding("Rosneft Trading S.A.", "Quiet Harbour Holding", 50),
    ]
    let found = ship(edition("OFAC SDN", [trader]), owner: "Quiet Harbour Ltd", links)
    guard case .ownedByDesignated(.ofac, let path)? = found.first else {
      Issue.record("not owned: \(found.map(\.words))")
      return
    }
    #expect(path.contains { $0.contains("60 %") && $0.contains("= 60 %") })
    #expect(path.last?.contains("the ship") == true)
  }

  @Test("Licences 7: a share that nobody states gives cannot tell; a manager's ties count nothing")
  func unknownShare() {
    let links = [holding("Rosneft Trading SA", "Quiet Harbour", nil)]
    #expect(
      ship(edition("OFAC SDN", [trader]), owner: "Quiet Harbour", links).map(\.code)
        == ["ownership_unknown"])
    let managed = [holding("Rosneft Trading SA", "IMO 9304667", nil, .management)]
    #expect(
      ship(edition("OFAC SDN", [trader]), owner: "Quiet Harbour", managed) == [.noneFound])
  }

  @Test("Licences 8: a party that a definition names is blocked without any entry on a list")
  func named() {
    let found = company("Petróleos de Venezuela S.A.")
    #expect(found.map(\.code).first == "blocked_by_definition")
    #expect(found.first?.words.contains("EO 13884") == true)
    #expect(found.contains { $0.code == "licensed" })
    #expect(company("Petroleum of Valencia") == [.noneFound])
  }

  @Test("Licences 8: what a named party owns half of, or controls, is blocked with it")
  func ownedByNamed() {
    let half = [holding("PDVSA", "Monagas Blending Ltd", 51)]
    #expect(company("Monagas Blending Ltd", half).first?.code == "blocked_by_definition")
    #expect(company("Monagas Blending Ltd", half).first?.words.contains("51 %") == true)
    let control = [holding("PDVSA", "Monagas Blending Ltd", nil, .control)]
    #expect(company("Monagas Blending Ltd", control).first?.code == "blocked_by_definition")
    let less = [
      holding("PDVSA", "Monagas Blending Ltd", 40), holding("Quiet", "Monagas Blending Ltd", 60),
    ]
    #expect(company("Monagas Blending Ltd", less) == [.noneFound])
    let unknown = [holding("PDVSA", "Monagas Blending Ltd", nil)]
    #expect(company("Monagas Blending Ltd", unknown).map(\.code) == ["ownership_unknown"])
  }

  @Test("Licences 7: a namesake of another legal form is another company, and not its owner's")
  func namesake() {
    let links = [holding("Rosneft Trading S.A.", "Quiet Harbour GmbH", 100)]
    #expect(ship(edition("OFAC SDN", [trader]), owner: "Quiet Harbour Ltd", links) == [.noneFound])
    #expect(
      ship(edition("OFAC SDN", [trader]), owner: "QUIET HARBOUR GMBH", links).map(\.code).first
        == "owned_by_designated")
  }
}
