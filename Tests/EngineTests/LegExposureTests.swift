import Screening
import Testing
import Vocabulary

@testable import Engine

struct LegExposureTests {
  private let day = CivilDate(Instant(seconds: 1_714_694_400))

  private func answers(
    _ list: String, _ entries: [(String, String, ListEntry.Kind)], ship: IMONumber?, owner: String?
  ) -> LegExposure {
    let rows = entries.enumerated().map { number, entry in
      var listed = ListEntry(
        id: entry.0, list: list, kind: entry.2, name: entry.1, row: number + 1,
        source: SourceReference(source: 0, offset: UInt64(number), length: 1))
      listed.programmes = ["VENEZUELA-EO13850"]
      if entry.2 == .ship { listed.imo = IMONumber(9_304_667) }
      return listed
    }
    let edition = ListEdition(list: list, date: day, sha256: "00", entries: rows)
    var index = SimilarNames(ScreeningIndex(editions: [edition]), romaniser: Romaniser())
    let subject = Subject.ship(imo: ship, mmsi: nil, name: nil, callSign: nil, flag: nil)
    return LegExposure(
      ship: index.screen(subject, on: day),
      owner: owner.map { ($0, index.screen(.name($0), on: day)) }, day: day)
  }

  private let trader = ("18299", "ROSNEFT TRADING S.A.", ListEntry.Kind.company)

  @Test("Licences 5: a ship on the list is designated, and a licence of the day is told beside it")
  func designated() {
    let found = answers(
      "OFAC SDN", [("1", "DELTA STAR", .ship)], ship: IMONumber(9_304_667), owner: nil
    ).items()
    #expect(
      found.first == .designated(list: "OFAC SDN", id: "1", programmes: ["VENEZUELA-EO13850"]))
    #expect(
      found.contains { if case .licensed(let item, _) = $0 { item.id == "GL 44A" } else { false } })
  }

  @Test(
    "Licences 6: a ship falls with her registered owner by the rule of the list's authority alone",
    arguments: [("OFAC SDN", OwnershipRegime.ofac), ("UK OFSI", .uk), ("EU FSF", .eu)])
  func owned(_ list: String, _ regime: OwnershipRegime) {
    let found = answers(list, [trader], ship: IMONumber(9_304_667), owner: trader.1).items()
    let owned = found.filter { if case .ownedByDesignated = $0 { true } else { false } }
    #expect(owned.count == 1)
    guard case .ownedByDesignated(let by, let arithmetic)? = owned.first else { return }
    #expect(by == regime)
    #expect(arithmetic.last?.contains("100 %") == true)
  }

  @Test("Licences 6: an owner whose name is only like a listed one gives cannot tell, never owned")
  func alike() {
    let found = answers(
      "OFAC SDN", [trader], ship: IMONumber(9_304_667), owner: "Rosneft Tradink SA"
    ).items()
    #expect(found.contains { if case .ownershipCannotBeTold = $0 { true } else { false } })
    #expect(!found.contains { if case .ownedByDesignated = $0 { true } else { false } })
  }

  @Test("Licences 4: with nothing against ship and owner it says so")
  func nothing() {
    let found = answers(
      "OFAC SDN", [trader], ship: IMONumber(9_304_667), owner: "Quiet Harbour Ltd")
    #expect(found.items() == [.noneFound])
    #expect(found.words == "none found in these lists as of this day")
  }
}
