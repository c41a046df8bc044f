import Testing

@testable import Screening

/// Rules of matching held against names that are put together here, none of which they were made for.
struct NameContradictionTests {
  private func party(_ name: String, _ kind: PartyKind) -> Party {
    var party = Party(kind: kind)
    party.names = [.init(name)]
    return party
  }

  private static let people = [
    "Olumide Adewale", "Pilar Echeverria", "Torvald Lindqvist", "Anahit Sargsyan", "Wim Verhoeven",
  ]

  @Test("Matching 28: a person is no company with words of trade", arguments: people)
  func tradeAgainstPerson(_ name: String) {
    var matcher = PartyMatcher()
    let reason = "a person and a name with words of trade"
    let person = party(name, .person)
    for trade in ["Trading", "Bank", "Shipping Company", "Exchange", "Construction", "Transport"] {
      let company = party("\(name) \(trade)", .organisation)
      for (one, other) in [(person, company), (company, person)] {
        let found = matcher.compare(one, other)
        let doubts = found.terms.filter { $0.reason == reason }
        #expect(doubts.count == 1 && !found.isMatch, "\(name) \(trade): \(found.logOdds)")
        #expect(doubts.allSatisfy { $0.logOdds < 0 })
      }
      let same = matcher.compare(company, company)
      #expect(!same.terms.contains { $0.reason == reason } && same.isMatch)
    }
    let bare = matcher.compare(person, party(name, .organisation))
    #expect(!bare.terms.contains { $0.reason == reason })
  }

  @Test("Matching 28: codes of two banks speak against, codes of two branches less")
  func banks() {
    var matcher = PartyMatcher()
    let banks = ["QRVX", "LOMN", "TBDA", "ZEKH"]
    func bank(_ code: String) -> Party {
      var bank = party("Banco Azul", .organisation)
      bank.add(.bic, code)
      return bank
    }
    for one in banks {
      let home = bank(one + "DEFF")
      let branch = matcher.compare(home, bank(one + "DEMM")).logOdds
      for other in banks where other != one {
        for place in ["DEFF", "DEMM", "FRPP"] {
          #expect(matcher.compare(home, bank(other + place)).logOdds < branch, "\(one) \(other)")
        }
      }
      #expect(matcher.compare(home, home).logOdds > branch)
    }
  }

  private func matches(_ asked: String, in listed: [String]) -> [String] {
    let entries = listed.map { ListedParty(party($0, .organisation), list: "TEST", id: $0) }
    let index = PartyIndex(entries, matcher: PartyMatcher())
    var search = PartySearch(index, matcher: PartyMatcher())
    return search.search(party(asked, .organisation)).filter(\.comparison.isMatch).map(\.listed.id)
  }

  @Test(
    "Matching 29: a place picks no company out, in brackets or not",
    arguments: ["Denmark", "Oman", "Peru", "Dubai", "Vietnam", "Kenya", "Almaty", "Caracas"])
  func places(_ place: String) {
    let listed = ["Quorvex (\(place)) Limited", "\(place) Quorvex Shipping Company"]
    for asked in ["Bank of \(place)", "Zelmont (\(place)) Limited", "Zelmont \(place)", place] {
      #expect(matches(asked, in: listed).isEmpty, "\(asked)")
    }
    #expect(matches("Quorvex (\(place))", in: listed).contains(listed[0]))
  }

  @Test("Matching 29: words of trade alone, or three initials, pick no company out")
  func tradesAndInitials() {
    let trades = ["Trading", "Energy", "Shipping", "Construction", "Investment", "Transport"]
    for (one, other) in zip(trades, trades.dropFirst()) {
      let listed = ["Quorvex \(one) \(other) Company"]
      for asked in ["\(one) \(other) Company", "Zelmont \(one) \(other)", "\(one) Company"] {
        #expect(matches(asked, in: listed).isEmpty, "\(asked)")
      }
      #expect(matches("Quorvex \(one)", in: listed) == listed)
    }
    for asked in ["Quorvex Capital", "RV Capital Management"] {
      #expect(matches(asked, in: ["CAPITAL S.A.L."]).isEmpty, "\(asked)")
    }
    for words in ["Quorvex Barlund Tessik", "Lomnar Ostrava Pindal", "Zelmont Urdal Kasprin"] {
      let initials = String(words.split(separator: " ").compactMap(\.first))
      #expect(matches("\(initials) Company", in: [words]).isEmpty, "\(initials)")
      #expect(matches(words, in: [initials]).isEmpty, "\(initials)")
    }
    // Of a company that is named by its trade and country, initials are all there is.
    let oil = ["PETROLEOS DE VENEZUELA, S.A."]
    #expect(matches("PDVSA", in: oil) == oil && matches("PDVSB", in: oil).isEmpty)
  }
}
