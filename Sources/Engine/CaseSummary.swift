/// What a case holds, for a terminal: ten lines, a full listing, or JSON.
package import CaseFile
import Vocabulary

/// Counts and findings of a case file.
package struct CaseSummary {
  private let tables: CaseTables

  package init(_ tables: CaseTables) { self.tables = tables }

  /// At most ten lines: input, ships, events, cargo, findings.
  package var findings: String {
    let lines = [inputLine, shipLine, eventLine, cargoLine] + findingLines
    return lines.prefix(10).joined(separator: "\n")
  }

  /// Everything `info` prints.
  package var text: String {
    var lines = [findings, ""]
    lines.append("Inputs:")
    for source in tables.records("sources") { lines.append("  " + Self.line(of: source)) }
    let refused = tables.records("refusals")
    if !refused.isEmpty { lines.append("Refused:") }
    for refusal in refused {
      let source = refusal.integer("source_id") ?? -1
      let reason = refusal.text("reason") ?? ""
      lines.append("  source \(source): \(refusal.integer("lines") ?? 0) × \(reason)")
    }
    lines.append("Layers:")
    for layer in CaseSchema.layers where !tables[layer.name].isEmpty {
      lines.append("  \(layer.name): \(tables[layer.name].count)")
    }
    for run in tables.records("runs") {
      lines.append(
        "Made by plimsoll \(run.text("program_version") ?? "?"), run \(run.text("run_id") ?? "?")")
    }
    return lines.joined(separator: "\n")
  }

  /// Version 1: `{"version":1,"layers":{…},"lines":{…},"findings":[…]}`.
  package var json: String {
    let layers = CaseSchema.layers.map {
      "\(JSONText.quoted($0.name)):\(tables[$0.name].count)"
    }
    let findings = tables.records("findings").map { finding in
      let fields = ["finding_id", "subject", "practice", "grade", "title", "summary"].map {
        "\(JSONText.quoted($0)):\(JSONText.quoted(finding.text($0) ?? ""))"
      }
      return "{\(fields.joined(separator: ","))}"
    }
    let lines =
      "{\"in\":\(sum("lines_in")),\"used\":\(sum("lines_used"))"
      + ",\"refused\":\(sum("lines_refused"))}"
    return "{\"version\":1,\"layers\":{\(layers.joined(separator: ","))},\"lines\":\(lines)"
      + ",\"findings\":[\(findings.joined(separator: ","))]}"
  }

  private func sum(_ column: String) -> Int64 {
    tables.records("sources").filter { $0.text("kind") == "ais" }
      .compactMap { $0.integer(column) }.reduce(0, +)
  }

  private var inputLine: String {
    "Read \(sum("lines_in")) lines: \(sum("lines_used")) used, \(sum("lines_refused")) refused; "
      + "\(sum("records_kept")) records kept, \(sum("records_repeated")) repeated."
  }

  private var shipLine: String {
    let vessels = tables.records("vessels")
    let tankers = vessels.filter { $0.integer("is_tanker") == 1 }.count
    return "Ships: \(vessels.count), of them \(Self.counted(tankers, "tanker")) known as such."
  }

  private var eventLine: String {
    let layers = [
      ("port_calls", "port call", "port calls"),
      ("gaps", "silence of 6 hours or more", "silences of 6 hours or more"),
      ("encounters", "meeting of tankers", "meetings of tankers"),
      ("draught_changes", "draught change", "draught changes"),
      ("identity_changes", "identity change", "identity changes"),
      ("position_anomalies", "implausible position", "implausible positions"),
    ]
    let counts = layers.map { Self.counted(tables[$0.0].count, $0.1, $0.2) }
    return "Events: " + counts.joined(separator: ", ") + "."
  }

  /// `1 load`, `2 loads`; the plural is the singular with an s unless given.
  private static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }

  private var cargoLine: String {
    let transfers = tables["transfers"].count
    let ids = Set(tables.records("discharges").compactMap { $0.text("discharge_id") })
    let loads = tables.records("custody_edges").filter { row in
      row.text("kind") == "load"
        || (row.text("kind") == "storage_out"
          && row.text("from_node")?.hasPrefix("terminal:") == true)
    }.count
    let counts = [
      Self.counted(loads, "load"), Self.counted(transfers, "ship-to-ship transfer"),
      Self.counted(ids.count, "discharge"),
    ]
    return "Cargo: " + counts.joined(separator: ", ") + "."
  }

  private var findingLines: [String] {
    let findings = tables.records("findings")
    guard !findings.isEmpty else { return ["Findings: none."] }
    let names = Dictionary(
      tables.records("vessels").compactMap { vessel in
        vessel.text("vessel_id").flatMap { id in vessel.text("name").map { (id, $0) } }
      }, uniquingKeysWith: { first, _ in first })
    let shown = findings.prefix(5).map { finding in
      let subject = finding.text("subject") ?? ""
      return "  [\(finding.text("grade") ?? "?")] \(finding.text("practice") ?? ""): "
        + "\(finding.text("title") ?? "") (\(names[subject] ?? subject))"
    }
    return ["Findings: \(findings.count)\(findings.count > 5 ? ", the first five" : ""):"] + shown
  }

  private static func line(of source: CaseRecord) -> String {
    let name = source.text("name") ?? "?"
    let lines = source.integer("lines_in") ?? 0
    let used = source.integer("lines_used") ?? 0
    let refused = source.integer("lines_refused") ?? 0
    return "\(source.integer("source_id") ?? -1) \(source.text("kind") ?? "") \(name) "
      + "(\(source.text("format") ?? "")): \(lines) lines = \(used) used + \(refused) refused; "
      + "sha256 \(source.text("sha256") ?? "")"
  }
}
