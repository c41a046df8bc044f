import Screening
import Testing

@Suite("Names in normalised form")
struct NormalisedNameTests {
  @Test(
    "Screening 5: marks, case and punctuation do not tell names apart",
    arguments: [
      ("José  María", "JOSE MARIA"), ("Łódź", "LODZ"), ("STRASSE", "Straße"), ("Ægir", "AEGIR"),
      ("L'ÉTOILE", "LETOILE"), ("AL-NOOR", "AL NOOR"), ("SMITH & SONS", "Smith and Sons"),
      ("Jose\u{301}", "JOSÉ"), ("ЗВЕЗДА", "звезда"),
    ])
  func folding(left: String, right: String) {
    #expect(NormalisedName(left, kind: nil) != nil)
    #expect(NormalisedName(left, kind: nil) == NormalisedName(right, kind: nil))
  }

  @Test(
    "Screening 6: initials are one word",
    arguments: [("P.D.V.S.A.", "PDVSA"), ("S.A.", "SA"), ("M/T", "MT"), ("U. S. S. R.", "USSR")])
  func initials(written: String, joined: String) {
    #expect(NormalisedName(written, kind: nil)?.text == joined)
  }

  @Test(
    "Screening 7: a ship's prefix is no part of her name",
    arguments: [
      "M/T FAIR WIND", "MT Fair Wind", "M.V. FAIR WIND", "MV FAIR-WIND", "VLCC Fair Wind",
    ])
  func prefixes(written: String) {
    #expect(NormalisedName(written, kind: .ship)?.text == "FAIR WIND")
  }

  @Test("Screening 7: a name that is only a prefix stays")
  func onlyPrefix() { #expect(NormalisedName("M/T", kind: .ship)?.text == "MT") }

  @Test(
    "Screening 8: a company's legal form is no part of its name",
    arguments: [
      ("PETROLEOS DE VENEZUELA, S.A.", "PETROLEOS DE VENEZUELA"),
      ("Acme Shipping Company Limited", "ACME SHIPPING"),
      ("ACME SHIPPING CO., LTD.", "ACME SHIPPING"),
      ("JOINT STOCK COMPANY NORTHERN STAR", "NORTHERN STAR"), ("OOO Zvezda", "ZVEZDA"),
      ("Limited", "LIMITED"), ("CORPORACION CIMEX, S.A.", "CORPORACION CIMEX"),
    ])
  func legalForms(written: String, core: String) {
    #expect(NormalisedName(written, kind: .company)?.text == core)
  }

  @Test(
    "Screening 9: a name without letter or digit has no form",
    arguments: ["", " ", "-.,'", "\u{301}"])
  func nothing(written: String) { #expect(NormalisedName(written, kind: nil) == nil) }

  @Test("Screening 5: normalising twice changes nothing, for any text")
  func idempotent() {
    var state: UInt64 = 5
    for _ in 0..<2000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.unicodeScalars.append(Unicode.Scalar(UInt32(state >> 33) % 0x250) ?? " ")
      }
      guard let once = NormalisedName(text, kind: nil) else { continue }
      #expect(NormalisedName(once.text, kind: nil) == once)
    }
  }
}
