/// The words and small marks that every section shares: ship names as links, grades, estimates.
import CaseFile
import Vocabulary

/// What codes of the case file mean, for people.
enum Words {
  /// Codes of the column `exposure` as people say them: `designated; a licence may cover it`.
  static func exposures(_ codes: String) -> String {
    codes.split(separator: ";").map { code in
      switch code {
      case "designated": "designated"
      case "owned_by_designated": "owned by a designated party"
      case "ownership_unknown": "ownership cannot be told"
      case "blocked_by_definition": "blocked by definition"
      case "licensed": "a licence may cover it"
      case "secondary_sanctions_risk": "risk of secondary sanctions"
      case "none_found": "nothing found"
      default: String(code)
      }
    }.joined(separator: "; ")
  }

  /// Who of a ship or cargo is asked about.
  static func party(_ code: String) -> String {
    code == "terminal_operator" ? "terminal operator" : code
  }

  /// The seven practices of the advisory by the US Departments of State and the Treasury and the US
  /// Coast Guard, 14 May 2020, and the two tags of Plimsoll's own.
  static func practice(_ code: String) -> String {
    switch code {
    case "DSP-1": "Disabling or manipulating AIS"
    case "DSP-2": "Physically altering vessel identification"
    case "DSP-3": "Falsifying cargo and vessel documents"
    case "DSP-4": "Ship-to-ship transfers"
    case "DSP-5": "Voyage irregularities"
    case "DSP-6": "False flags and flag hopping"
    case "DSP-7": "Complex ownership or management"
    case "exposure": "Cargo of an origin under a sanctions regime"
    case "observation": "Observation"
    default: code
    }
  }

  static func grade(_ code: String) -> String {
    switch code {
    case "A": "Two independent classes of source agree."
    case "B": "One authoritative record, and AIS that is consistent with it."
    case "C": "AIS only: two independent rules, and reception good enough."
    case "D": "Inferred from a silence or from what was feasible."
    case "X": "Sources conflict; both are shown."
    default: "Cannot be assessed: no reception or no data."
    }
  }

  static let grades = ["A", "B", "C", "D", "X", "U"]

  static func gapClass(_ code: String) -> String {
    switch code {
    case "healthy": "explained by usual reception"
    case "challenged_emission": "ship silent where others were heard"
    case "sparse_coverage": "receiver blind there"
    default: "cannot tell"
    }
  }

  static func visibility(_ code: String) -> String {
    switch code {
    case "both": "both ships heard"
    case "donor_dark": "giving ship not heard"
    case "receiver_dark": "receiving ship not heard"
    case "both_dark": "neither ship heard"
    default: code
    }
  }

  static func legKind(_ code: String) -> String {
    switch code {
    case "load": "Load"
    case "sts": "Ship-to-ship transfer"
    case "discharge": "Discharge"
    case "storage_in": "Into storage"
    case "storage_out": "Out of storage"
    case "retain": "Kept on board"
    default: code
    }
  }

  static func verdict(_ code: String) -> String {
    switch code {
    case "agrees": "agrees"
    case "contradicts": "contradicts"
    case "cannot_tell": "cannot tell"
    case "match": "match"
    case "possible": "possible match"
    case "none": "no match"
    default: code
    }
  }

  /// What was seen, for kinds whose code names what it may be; other codes as plain words.
  static func eventKind(_ code: String) -> String {
    switch code {
    case "laundering": "a hull heard on under other numbers"
    case "zombie": "a hull heard on under the number of another ship"
    case "clock_fault": "words heard by a receiver whose clock was wrong"
    case "on_land": "places on land, far from any water"
    case "single_ship_fabrication": "places this ship alone was heard at and cannot have reached"
    case "synthetic_track": "motion that no ship makes"
    default: plain(code)
    }
  }

  /// A code with underscores as plain words.
  static func plain(_ code: String) -> String {
    String(code.map { $0 == "_" ? " " : $0 })
  }
}

/// Small pieces of page.
enum Piece {
  /// A link to the ship where the page has her, else her name.
  static func ship(_ ship: Ship) -> Markup {
    if ship.number >= ShipsSection.anchored {
      return tag("span", ["class": "ship"], .name(ship.name))
    }
    return tag("a", ["class": "ship", "href": "#\(ship.anchor)"], .name(ship.name))
  }

  /// A link for a ship of the case, her id for any other.
  static func ship(_ id: String?, in reading: Reading) -> Markup {
    if let ship = reading.ship(id) { return Self.ship(ship) }
    return id.map { .name($0) } ?? tag("span", ["class": "quiet"], "not seen")
  }

  static func node(_ node: String, in reading: Reading) -> Markup {
    if let ship = reading.ship(ofNode: node) { return Self.ship(ship) }
    return .name(reading.title(ofNode: node))
  }

  static func grade(_ code: String) -> Markup {
    let known = Words.grades.contains(code) ? code : "U"
    return tag(
      "span", ["class": "grade grade-\(known.lowercased())", "title": Words.grade(known)],
      tag("span", ["class": "unseen"], "Evidence grade "), .text(known))
  }

  static func estimate(_ amount: Barrels?) -> Markup {
    guard let amount else { return tag("span", ["class": "quiet"], "not estimated") }
    return .group([
      tag("b", .text(Figures.best(amount))), " ",
      tag("span", ["class": "range"], .text("[\(Figures.range(amount))]")),
    ])
  }

  static func moment(_ time: Instant?) -> Markup {
    guard let time else { return tag("span", ["class": "quiet"], "–") }
    return tag("time", ["datetime": time.rfc3339], .text(Figures.moment(time)))
  }

  static func verdict(_ code: String) -> Markup {
    let kind =
      switch code {
      case "agrees", "none": "good"
      case "contradicts", "match": "bad"
      default: "open"
      }
    return tag("span", ["class": "verdict \(kind)"], .text(Words.verdict(code)))
  }

  /// A section with its heading and the sentence under it.
  static func section(
    _ anchor: String, _ title: String, _ lead: Markup? = nil, _ content: [Markup]
  ) -> Markup {
    tag(
      "section", ["id": anchor, "aria-labelledby": "\(anchor)-title"],
      [
        tag("h2", ["id": "\(anchor)-title"], .text(title)),
        lead.map { tag("p", ["class": "lead"], $0) } ?? .nothing,
      ] + content)
  }

  /// A table that scrolls sideways on narrow screens.
  static func table(
    _ caption: String, _ headers: [String], numeric: Set<Int> = [], _ rows: [[Markup]]
  ) -> Markup {
    let head = headers.enumerated().map { index, title in
      tag("th", ["scope": "col", "class": numeric.contains(index) ? "n" : nil], .text(title))
    }
    let body = rows.map { row in
      tag(
        "tr", [:],
        row.enumerated().map { index, cell in
          tag("td", ["class": numeric.contains(index) ? "n" : nil], cell)
        })
    }
    return scroller(
      caption,
      tag(
        "table", tag("caption", .text(caption)), tag("thead", tag("tr", [:], head)),
        tag("tbody", [:], body)))
  }

  /// Holds what may be wider than the screen; the keyboard can scroll it.
  static func scroller(_ label: String, _ content: Markup) -> Markup {
    tag(
      "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": label], content)
  }

  /// Content under a title that opens it; `open` without a script, so that nothing is hidden.
  static func details(_ title: String, open: Bool = false, id: String? = nil, _ content: [Markup])
    -> Markup
  {
    tag(
      "details", ["open": open ? "open" : nil, "id": id, "class": open ? "folds" : nil],
      [tag("summary", .text(title))] + content)
  }

  static func none(_ text: String) -> Markup { tag("p", ["class": "none"], .text(text)) }
}
