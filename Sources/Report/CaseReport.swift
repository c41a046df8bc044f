/// A case file as one folder of HTML that opens from a disk, without a network.
///
/// `index.html` holds all text and drawings; `style.css` and `report.js` lie beside it. The page is
/// whole without the script, which only adds moving the map and folding of long tables. The same
/// tables give the same bytes.
package import CaseFile

/// A file of the report's folder.
package struct ReportFile: Hashable, Sendable {
  package let name: String
  package let bytes: [UInt8]
}

/// The report on a case.
package struct CaseReport: Sendable {
  private let reading: Reading

  /// `caseName` becomes the headline; it is text like any other and is escaped.
  package init(tables: CaseTables, caseName: String) {
    reading = Reading(tables, name: caseName)
  }

  /// All files of the folder, `index.html` first.
  package func files() -> [ReportFile] {
    [
      ReportFile(name: "index.html", bytes: Array(page.utf8)),
      ReportFile(name: "style.css", bytes: Array(Stylesheet.text.utf8)),
      ReportFile(name: "report.js", bytes: Array(Script.text.utf8)),
    ]
  }

  private var page: String {
    "<!DOCTYPE html>\n" + tag("html", ["lang": "en"], head, body).rendered + "\n"
  }

  /// The policy lets nothing be loaded or sent over a network, whatever stands in the page.
  private var head: Markup {
    tag(
      "head", tag("meta", ["charset": "utf-8"]),
      tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      tag(
        "meta",
        [
          "http-equiv": "Content-Security-Policy",
          "content":
            "connect-src 'none'; img-src 'none'; object-src 'none'; frame-src 'none'; "
            + "form-action 'none'; base-uri 'none'",
        ]),
      tag("meta", ["name": "referrer", "content": "no-referrer"]),
      tag("title", .text("\(reading.name) · Plimsoll case file")),
      tag("link", ["rel": "stylesheet", "href": "style.css"]),
      tag("script", ["src": "report.js", "defer": "defer"]))
  }

  private var body: Markup {
    let evidence = EvidenceLinks(reading)
    return tag(
      "body",
      tag("a", ["class": "skip", "href": "#findings"], "Skip to the findings"),
      HeaderSection(reading: reading).markup, contents,
      tag(
        "main", SummarySection(reading: reading).markup,
        FindingsSection(reading: reading, evidence: evidence).markup,
        CleanSection(reading: reading, evidence: evidence).markup, MapSection(reading).markup,
        CustodySection(reading: reading, evidence: evidence).markup,
        TotalsSection(reading: reading, evidence: evidence).markup,
        ShipsSection(reading: reading).markup, ScreeningSection(reading: reading).markup,
        DocumentsSection(reading: reading, evidence: evidence).markup,
        PuzzleSection(reading: reading, evidence: evidence).markup,
        UnseenSection(reading: reading).markup, RefusalsSection(reading: reading).markup,
        MethodsSection(reading: reading).markup,
        EvidenceSection(reading: reading, evidence: evidence).markup),
      tag(
        "footer",
        tag(
          "p",
          .text(
            "Plimsoll finds and explains; it never says that anyone broke the law. Findings are "
              + "consistent with a practice and carry their alternatives. Figures without a link are "
              + "rows of the case file, under the names of its layers."))))
  }

  private var contents: Markup {
    let parts = [
      ("summary", "On one page"), ("findings", "Findings"), ("clean", "Clean"), ("map", "Map"),
      ("custody", "Custody"),
      ("totals", "Totals"), ("ships", "Ships"), ("screening", "Lists"), ("papers", "Papers"),
      ("puzzles", "Does not fit"), ("unseen", "Unseen"),
      ("refused", "Refused"), ("methods", "Methods"), ("evidence", "Evidence"),
    ]
    return tag(
      "nav", ["aria-label": "Sections"],
      tag(
        "ol", [:],
        parts.map { anchor, title in tag("li", tag("a", ["href": "#\(anchor)"], .text(title))) }))
  }
}
