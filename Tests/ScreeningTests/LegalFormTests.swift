import Testing

@testable import Screening

/// Legal forms that were mistyped, cut short or glued to their neighbour.
struct LegalFormTests {
  @Test(
    "Matching 49: a form that lacks a word, or has a slip, is the form",
    arguments: [
      ("PUBLIC JOINT COMPANY QORVEX", "PUBLIC JOINT STOCK COMPANY QORVEX"),
      ("LIMITED LIABILITY QORVEX", "LIMITED LIABILITY COMPANY QORVEX"),
      ("LIABILITY COMPANY QORVEX", "LIMITED LIABILITY COMPANY QORVEX"),
      ("JOIT STOCK COMPANY QORVEX", "JOINT STOCK COMPANY QORVEX"),
      ("QORVEXILMITED", "QORVEX LIMITED"), ("QORVEXCOMEANY", "QORVEX COMPANY"),
      ("PUBLIC JOINT STOK COMPANY QORVEX", "PUBLIC JOINT STOCK COMPANY QORVEX"),
    ])
  func mendedForms(_ asked: String, _ listed: String) throws {
    let romaniser = Romaniser()
    let one = try #require(PreparedName(asked, kind: .organisation, romaniser: romaniser))
    let other = try #require(PreparedName(listed, kind: .organisation, romaniser: romaniser))
    #expect(one.tokens == other.tokens && one.forms == other.forms)
  }

  @Test("Matching 49: what only looks like a form is none, and CO LTD contradicts no other form")
  func unmendedForms() throws {
    let romaniser = Romaniser()
    for name in [
      "JOIT QORVEX", "POINT TELECOM", "STACK TELECOM", "PUBLIX MARKETS", "QORLIMITAR",
      "ACCOMPANI QORVEX",
      "OBSHCHESTVENNOYE DVIZHENIYE", "AVAILABILITY",
    ] {
      let read = try #require(PreparedName(name, kind: .organisation, romaniser: romaniser))
      #expect(read.squashed == Array(name.utf8).filter { $0 != 0x20 }, "\(name)")
    }
    for (name, proper) in [
      ("LIMITED LIABILITY COMPANY STORK", "STORK"), ("STORK B.V.", "STORK"),
      ("LIMITEX NV", "LIMITEX"),
      ("QORVEXAS A.S.", "QORVEXAS"), ("RENAULT.F.R.", "RENAULTFR"),
      ("PUBLIX JOINT STOCK COMPANY", "PUBLIX"),
      ("TURNING POINT COMPANY", "TURNINGPOINT"), ("THE SOCK COMPANY LTD", "THESOCK"),
    ] {
      let read = try #require(PreparedName(name, kind: .organisation, romaniser: romaniser))
      #expect(read.squashed == Array(proper.utf8), "\(name)")
    }
    let forms = try ["QORVEX COMPANY LIMITED", "QORVEX LIMITED LIABILITY COMPANY"].map {
      try #require(PreparedName($0, kind: .organisation, romaniser: romaniser)).forms
    }
    #expect(!forms[0].contradicts(forms[1]))
  }

  @Test("Matching 49: a short word of a form is mended beside another alone")
  func strayForms() throws {
    let romaniser = Romaniser()
    for (name, isMended) in [
      ("JOINT VENTURE STACK MINING COMPANY", false), ("SOTCK COMPANY JOINT OPEN QORVEX", true),
      ("JOINT STOK COMPANY QORVEX", true), ("JOINT STOCK COMPANY QORVEX", false),
    ] {
      let read = try #require(PreparedName(name, kind: .organisation, romaniser: romaniser))
      #expect(read.isMended == isMended, "\(name)")
      #expect(read.forms.contains(.jointStock) != name.contains("VENTURE"), "\(name)")
    }
  }

  @Test("Matching 44: a name whose legal form was mended is not typed letter by letter")
  func mendedIsNotVerbatim() throws {
    let romaniser = Romaniser()
    let (typed, listed) = try (
      #require(PreparedName("SYRIAN GAS COMPAY", kind: .organisation, romaniser: romaniser)),
      #require(PreparedName("SYRIAN GAS COMPANY", kind: .organisation, romaniser: romaniser))
    )
    #expect(typed.plain == listed.plain && !PartyMatcher.isVerbatim(typed, listed))
    #expect(PartyMatcher.isVerbatim(listed, listed))
  }

  @Test(
    "Matching 23: a legal form with dots that is glued to its neighbour is parted",
    arguments: [
      ("MANARAS.A.S.", "MANARA S.A.S."), ("(MANARAS.A.S.)", "MANARA S.A.S."),
      ("MANARAS.A.S", "MANARA S.A.S."),
      ("CORPORACON QORVEX", "CORPORACION QORVEX"),
      ("Qorvexs.r.l.", "Qorvex s.r.l."),
      ("RADUD.O.O.", "RADU D.O.O."),
    ])
  func gluedDots(_ asked: String, _ listed: String) throws {
    let romaniser = Romaniser()
    let one = try #require(PreparedName(asked, kind: .organisation, romaniser: romaniser))
    let other = try #require(PreparedName(listed, kind: .organisation, romaniser: romaniser))
    #expect(one.tokens == other.tokens && one.forms == other.forms && !one.forms.isEmpty)
  }

  @Test("Matching 3: a word of one form is no slip of another's")
  func otherForms() throws {
    let name = try #require(
      PreparedName("ASB GRUP ENERJI ANONIM SIRKETI", kind: .organisation, romaniser: Romaniser()))
    #expect(name.forms == .turkish && name.tokens.count == 3)
  }

  @Test("Matching 23: what stands behind a form with dots and a comma is read as well")
  func behindDots() throws {
    let romaniser = Romaniser()
    let read = try ["QORVEXS.A.,CALI", "QORVEX S.A.,CALI", "QORVEX S.A., CALI"].map {
      try #require(PreparedName($0, kind: .organisation, romaniser: romaniser))
    }
    #expect(read[0].tokens == read[2].tokens && read[1].tokens == read[2].tokens)
    #expect(read[0].tokens.contains { $0.text == "CALI" })
  }
}
