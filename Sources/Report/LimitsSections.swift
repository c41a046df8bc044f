/// What was refused, what could not be seen, and how the case was made.
import CaseFile
import Vocabulary

/// Inputs with their books: lines in are lines used and lines refused by reason.
struct RefusalsSection {
  let reading: Reading

  private static let limit = 200

  var markup: Markup {
    let sources = reading.tables.records("sources")
    if sources.isEmpty {
      return Piece.section(
        "refused", "What was refused and why", nil, [Piece.none("No input was read.")])
    }
    let rows = sources.prefix(Self.limit).map { source -> [Markup] in
      func count(_ column: String) -> Markup {
        .text(source.integer(column).map { Figures.count($0) } ?? "–")
      }
      return [
        name(source), .name(Words.plain(source.text("format") ?? "–")),
        count("lines_in"), count("lines_used"), count("lines_refused"),
      ]
    }
    return Piece.section(
      "refused", "What was refused and why",
      .text(sum(sources)),
      [
        Piece.table(
          "Inputs", ["Input", "Format", "Lines in", "Used", "Refused"], numeric: [2, 3, 4], rows),
        reasons(sources),
      ])
  }

  /// Says that the books balance only when they do.
  private func sum(_ sources: [CaseRecord]) -> String {
    let open = sources.filter { source in
      guard let lines = source.integer("lines_in"), let used = source.integer("lines_used"),
        let refused = source.integer("lines_refused")
      else { return false }
      return lines.subtractingReportingOverflow(used).partialValue != refused
    }.count
    return open == 0
      ? "Every line of every input was used or refused with a reason: lines in are lines used and "
        + "lines refused."
      : "The books of \(Figures.count(open, "input")) do not balance: lines in are not lines used "
        + "and lines refused. Treat this case with care."
  }

  private func name(_ source: CaseRecord) -> Markup {
    let member = source.text("member").map { " › \($0)" } ?? ""
    return .group([
      .name((source.text("name") ?? "–") + member),
      tag(
        "div", ["class": "quiet"],
        .name(
          "\(Words.plain(source.text("kind") ?? "")), \(Figures.bytes(source.integer("bytes") ?? 0))"
        )),
    ])
  }

  private func reasons(_ sources: [CaseRecord]) -> Markup {
    let refusals = reading.tables.records("refusals")
    if refusals.isEmpty { return tag("p", ["class": "quiet"], "No line was refused.") }
    let names = Dictionary(
      sources.compactMap { row in row.integer("source_id").map { ($0, row.text("name") ?? "–") } },
      uniquingKeysWith: { first, _ in first })
    let rows = refusals.prefix(Self.limit).map { row -> [Markup] in
      [
        .name(names[row.integer("source_id") ?? -1] ?? "–"),
        .name(Words.plain(row.text("reason") ?? "–")),
        .text(row.integer("lines").map { Figures.count($0) } ?? "–"),
        .group([
          tag("code", .name(String((row.text("sample") ?? "–").prefix(90)))),
          row.integer("sample_offset").map {
            tag("div", ["class": "quiet"], .text("at byte \(Figures.count($0))"))
          } ?? .nothing,
        ]),
      ]
    }
    return Piece.table(
      "Refused lines by reason", ["Input", "Reason", "Lines", "First of them"], numeric: [2], rows)
  }
}

/// What the case cannot see.
struct UnseenSection {
  let reading: Reading

  var markup: Markup {
    let rows = reading.tables.records("unobserved")
    let blind = reading.tables.records("gaps").filter { $0.text("class") == "sparse_coverage" }
    let hours = blind.reduce(0) { $0 + ($1.real("hours") ?? 0) }
    var items = rows.map { row in
      tag(
        "div", tag("dt", .name(Words.plain(row.text("topic") ?? ""))),
        tag("dd", .name(row.text("statement") ?? "")))
    }
    if !blind.isEmpty {
      items.append(
        tag(
          "div", tag("dt", "Blind receivers"),
          tag(
            "dd",
            .text(
              "\(Figures.count(blind.count, "silence")), \(Figures.span(hours: hours)) in all, fell where "
                + "receivers hear too little to tell a silent ship from a distant one."))))
    }
    return Piece.section(
      "unseen", "What could not be seen",
      "Absence from this page is not absence from the sea.",
      [
        items.isEmpty
          ? Piece.none("The case file lists no blind spot, which does not mean that there is none.")
          : tag("dl", ["class": "reasons"], items)
      ])
  }
}

/// How the case was made and how another person makes it again.
struct MethodsSection {
  let reading: Reading

  var markup: Markup {
    let run = reading.tables.records("runs").first
    return Piece.section(
      "methods", "How this was made",
      "The same inputs and options give the same findings, byte for byte.",
      [
        again, facts(run), inputs,
        block("Options", run?.text("options")),
        block("Thresholds of every rule", run?.text("thresholds")),
      ])
  }

  private var again: Markup {
    .group([
      tag(
        "p", "Whoever holds the case file and the inputs can derive every row again and compare:"),
      tag("pre", tag("code", "plimsoll verify CASE.gpkg --inputs DIRECTORY")),
      tag(
        "p",
        "The rules and their sources are in the project under ", tag("code", "Docs/Methods"),
        .text(
          ". Barrels come from draughts that crews typed and from the size of the ship; positions from "
            + "AIS, which any transmitter can falsify. All times are UTC.")),
    ])
  }

  private func facts(_ run: CaseRecord?) -> Markup {
    guard let run else { return Piece.none("The case file names no run.") }
    let facts: [(String, String?)] = [
      ("Program", run.text("program_version").map { "plimsoll \($0)" }),
      ("Run", run.text("run_id")),
      ("Schema", run.integer("schema_version").map { "version \($0)" }),
      ("Lists asked as of", run.text("as_of") ?? "no day given"),
    ]
    return tag(
      "dl", ["class": "facts"],
      facts.map { title, value in
        tag("div", tag("dt", .text(title)), tag("dd", tag("code", .name(value ?? "–"))))
      })
  }

  private var inputs: Markup {
    let rows = reading.tables.records("sources").prefix(200).map { source -> [Markup] in
      [
        .name(source.text("name") ?? "–"),
        .text(source.integer("bytes").map { Figures.count($0) } ?? "–"),
        tag("code", ["class": "hash"], .name(source.text("sha256") ?? "–")),
      ]
    }
    if rows.isEmpty { return .nothing }
    return Piece.details(
      "Inputs and their SHA-256", open: true,
      [Piece.table("Inputs", ["Name", "Bytes", "SHA-256"], numeric: [1], Array(rows))])
  }

  private func block(_ title: String, _ text: String?) -> Markup {
    guard let text, !text.isEmpty else { return .nothing }
    return Piece.details(
      title, [tag("pre", tag("code", .name(spaced(String(text.prefix(40_000))))))])
  }

  /// A line break after each brace and comma outside quotes, so that long JSON can be read.
  private func spaced(_ json: String) -> String {
    var text = ""
    var (depth, isQuoted, isEscaped) = (0, false, false)
    for scalar in json.unicodeScalars {
      if isQuoted {
        text.unicodeScalars.append(scalar)
        if isEscaped {
          isEscaped = false
        } else if scalar == "\\" {
          isEscaped = true
        } else if scalar == "\"" {
          isQuoted = false
        }
        continue
      }
      switch scalar {
      case "\"":
        isQuoted = true
        text += "\""
      case "{", "[":
        depth += 1
        text += "\(scalar)\n" + indent(depth)
      case "}", "]":
        depth = max(0, depth - 1)
        text += "\n" + indent(depth) + "\(scalar)"
      case ",": text += ",\n" + indent(depth)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: min(depth, 12)) }
}

/// The bytes behind the rows of the page.
struct EvidenceSection {
  let reading: Reading
  let evidence: EvidenceLinks

  var markup: Markup {
    let wanted = Set(evidence.listed)
    let rows = reading.tables.records("evidence").filter {
      $0.integer("evidence_id").map(wanted.contains) ?? false
    }
    let names = Dictionary(
      reading.tables.records("sources").compactMap { row in
        row.integer("source_id").map { ($0, row.text("name") ?? "–") }
      }, uniquingKeysWith: { first, _ in first })
    let cells = rows.map { self.cells($0, names) }
    return Piece.section(
      "evidence", "Evidence",
      .text(
        "Each number leads to bytes of an input, counted after decompression, with the hash of those "
          + "bytes and the rule that used them."),
      cells.isEmpty
        ? [Piece.none("No row of this page cites bytes of an input.")]
        : [
          Piece.details(
            "\(Figures.count(cells.count, "span")) of bytes", open: true,
            [
              Piece.table(
                "Evidence", ["No.", "Input", "Byte", "Length", "SHA-256 of the bytes", "Rule"],
                numeric: [0, 2, 3], cells)
            ]), left,
        ])
  }

  private var left: Markup {
    evidence.left == 0
      ? .nothing
      : tag(
        "p", ["class": "quiet"],
        .text(
          "\(Figures.count(evidence.left)) more in layer evidence, under the numbers of each row."))
  }

  private func cells(_ row: CaseRecord, _ names: [Int64: String]) -> [Markup] {
    let id = row.integer("evidence_id") ?? 0
    return [
      tag("span", ["id": "evidence-\(id)", "class": "anchor"], .text("\(id)")),
      .name(names[row.integer("source_id") ?? -1] ?? "–"),
      .text(row.integer("byte_offset").map { Figures.count($0) } ?? "–"),
      .text(row.integer("byte_length").map { Figures.count($0) } ?? "–"),
      tag("code", ["class": "hash"], .name(row.text("sha256") ?? "–")),
      .name(row.text("rule") ?? "–"),
    ]
  }
}
