/// A score as JSON (version 2) and as a plain table.

extension Score {
  /// One object, keys in a fixed order, numbers with four digits, null where there is no figure.
  package var json: String {
    let events = events.map { event in
      "{\"kind\":\"\(event.kind)\",\"matched\":\(event.matched),\"missed\":\(event.missed),"
        + "\"wrong\":\(event.wrong),\"precision\":\(Self.json(event.precision)),"
        + "\"recall\":\(Self.json(event.recall)),\"f1\":\(Self.json(event.f1))}"
    }
    let coverages = coverages.map { item in
      "{\"quantity\":\"\(item.quantity)\",\"figures\":\(item.figures),\"covered\":\(item.covered),"
        + "\"coverage\":\(Self.json(item.coverage)),"
        + "\"median_relative_width\":\(Self.json(item.medianRelativeWidth))}"
    }
    let shares = shares.map { item in
      "{\"name\":\"\(item.name)\",\"part\":\(item.part),\"whole\":\(item.whole),"
        + "\"share\":\(Self.json(item.share))}"
    }
    let figures = figures.map { item in
      "{\"name\":\"\(item.name)\",\"value\":\(Self.json(item.value))}"
    }
    let accusations = falseAccusations.map { item in
      "{\"finding\":\(Self.json(item.finding)),\"subject\":\(Self.json(item.subject)),"
        + "\"practice\":\(Self.json(item.practice)),\"summary\":\(Self.json(item.summary))}"
    }
    let missing = missingTables.map { Self.json($0) }
    return "{\"version\":2,\"rule\":\"\(ScoreRule.standard.ruleID)\",\"events\":["
      + events.joined(separator: ",") + "],\"coverage\":[" + coverages.joined(separator: ",")
      + "],\"shares\":[" + shares.joined(separator: ",") + "],\"figures\":["
      + figures.joined(separator: ",") + "],\"calibration\":["
      + calibrations.map(Self.json).joined(separator: ",")
      + "],\"false_accusations\":[" + accusations.joined(separator: ",")
      + "],\"right_accusations\":\(rightAccusations),\"missing_tables\":["
      + missing.joined(separator: ",") + "]}"
  }

  private static func json(_ calibration: Calibration) -> String {
    let bins = calibration.bins.map { bin in
      "{\"low\":\(json(bin.low)),\"high\":\(json(bin.high)),\"count\":\(bin.count),"
        + "\"confidence\":\(json(bin.meanConfidence)),\"right\":\(json(bin.right))}"
    }
    return "{\"detector\":\"\(calibration.detector)\",\"expected_error\":"
      + "\(json(calibration.expectedError)),\"bins\":[\(bins.joined(separator: ","))]}"
  }

  private static func json(_ value: Double?) -> String {
    value.map { CSVText.fixed($0, 4) }.flatMap { $0.isEmpty ? nil : $0 } ?? "null"
  }

  private static func json(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Lines for a terminal; `–` where there is no figure.
  package var text: String {
    var lines = [Self.row(["events", "right", "missed", "wrong", "precision", "recall", "F1"])]
    for event in events {
      lines.append(
        Self.row([
          event.kind, String(event.matched), String(event.missed), String(event.wrong),
          Self.figure(event.precision), Self.figure(event.recall), Self.figure(event.f1),
        ]))
    }
    lines.append("")
    lines.append(Self.row(["intervals", "figures", "covered", "share", "width"]))
    for item in coverages {
      lines.append(
        Self.row([
          item.quantity, String(item.figures), String(item.covered), Self.figure(item.coverage),
          Self.figure(item.medianRelativeWidth),
        ]))
    }
    lines.append("")
    lines.append(Self.row(["shares", "part", "whole", "share"]))
    for item in shares {
      lines.append(
        Self.row([item.name, String(item.part), String(item.whole), Self.figure(item.share)]))
    }
    for item in figures { lines.append(Self.row([item.name, "", "", Self.figure(item.value)])) }
    lines.append("")
    lines += reliability
    lines.append("")
    lines.append("false accusations: \(falseAccusations.count) (right ones: \(rightAccusations))")
    lines += falseAccusations.map { "  \($0.subject) \($0.practice) \($0.finding): \($0.summary)" }
    if !missingTables.isEmpty {
      lines.append("tables missing in the case: \(missingTables.joined(separator: ", "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How often claims of a confidence were right, detector by detector.
  private var reliability: [String] {
    var lines = [Self.row(["reliability", "claims", "confidence", "right"])]
    for calibration in calibrations {
      let error = Self.figure(calibration.expectedError)
      lines.append("\(calibration.detector): expected calibration error \(error)")
      for bin in calibration.bins {
        lines.append(
          Self.row([
            "  \(CSVText.fixed(bin.low, 1)) to \(CSVText.fixed(bin.high, 1))", String(bin.count),
            Self.figure(bin.meanConfidence), Self.figure(bin.right),
          ]))
      }
    }
    return lines
  }

  private static func figure(_ value: Double?) -> String {
    value.map { CSVText.fixed($0, 3) } ?? "–"
  }

  private static func row(_ cells: [String]) -> String {
    cells.enumerated().map { index, cell in
      let width = index == 0 ? 34 : 11
      let gap = String(repeating: " ", count: max(1, width - cell.count))
      return index == 0 ? cell + gap : gap + cell
    }.joined()
  }
}
