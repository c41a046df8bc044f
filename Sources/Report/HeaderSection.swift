/// The head of the page: headline, the case in one sentence, and the figures that matter.
import CaseFile
import Vocabulary

struct HeaderSection {
  let reading: Reading

  var markup: Markup {
    tag(
      "header", ["class": "masthead"],
      tag("p", ["class": "kicker"], "Plimsoll case file"),
      tag("h1", .name(reading.name)), tag("p", ["class": "standfirst"], .text(standfirst)), figures)
  }

  private var subjects: Int { Set(reading.findings.compactMap { $0.text("subject") }).count }

  /// The case in a sentence or two, with the clean ships in it.
  private var standfirst: String {
    guard let period = reading.period, !reading.ships.isEmpty else {
      return
        "No ship was heard in these inputs. This page says what was read, what was refused and why."
    }
    let count = reading.ships.count
    let opening =
      "\(Figures.count(count, "ship was", "ships were")) heard, "
      + "\(Figures.period(period.lowerBound, period.upperBound)). "
    if reading.findings.isEmpty {
      return opening + (count == 1 ? "She" : "None of them") + " gave "
        + (count == 1 ? "no reason" : "reason") + " for a finding."
    }
    let clean = max(0, count - subjects)
    let rest =
      clean == 0
      ? ""
      : clean == 1
        ? "; the other ship gave no reason for one"
        : "; the other \(Figures.count(clean)) gave no reason for one"
    let practices = reading.findings.filter { Reading.isPractice($0) }
    let others = reading.findings.count - practices.count
    let open = others == 0 ? "" : "\(Figures.count(others, "observation", "observations"))"
    guard !practices.isEmpty else {
      return opening + "No finding names a deceptive practice; \(open) on "
        + "\(Figures.count(subjects, "ship"))\(rest)."
    }
    let named = Set(practices.compactMap { $0.text("subject") }).count
    return opening
      + "\(Figures.count(practices.count, "finding is", "findings are")) consistent with a "
      + "deceptive practice, on \(Figures.count(named, "ship", "ships"))"
      + (open.isEmpty ? "" : "; \(open) of cargo openly declared or seen") + rest + "."
  }

  private struct Figure {
    let value: String
    let range: String?
    let words: String
    let link: String
  }

  private var figures: Markup {
    tag(
      "dl", ["class": "figures"],
      (cargo + traffic).prefix(6).map { figure in
        tag(
          "div",
          tag("dt", tag("a", ["href": "#\(figure.link)"], .text(figure.words))),
          tag(
            "dd", tag("b", .text(figure.value)),
            figure.range.map { tag("span", ["class": "range"], .text($0)) } ?? .nothing))
      })
  }

  private var cargo: [Figure] {
    func amount(_ words: String, _ isCounted: (Leg) -> Bool) -> Figure? {
      let legs = reading.legs.filter(isCounted)
      guard !legs.isEmpty else { return nil }
      guard let sum = Barrels.sum(legs.compactMap(\.amount)) else {
        return Figure(value: "–", range: "not estimated", words: words, link: "custody")
      }
      return Figure(
        value: Figures.best(sum), range: "[\(Figures.range(sum))]",
        words: words, link: "custody")
    }
    return [
      amount("barrels loaded", \.isLoad),
      amount("barrels moved between ships") { $0.isAtSea && !$0.isLoad },
      amount("barrels discharged", \.isLanding),
    ].compactMap(\.self)
  }

  private var traffic: [Figure] {
    func count(_ layer: String, _ noun: String, _ nouns: String, link: String) -> Figure? {
      let count = reading.tables[layer].count
      return count == 0
        ? nil
        : Figure(
          value: Figures.count(count), range: nil, words: count == 1 ? noun : nouns, link: link)
    }
    let tankers = reading.ships.filter(\.isTanker).count
    let ships = Figure(
      value: Figures.count(reading.ships.count), range: "\(Figures.count(tankers)) tankers",
      words: "ships heard", link: "ships")
    let subjects = subjects
    let findings = Figure(
      value: Figures.count(reading.findings.count),
      range: reading.findings.isEmpty ? nil : "on \(Figures.count(subjects, "ship"))",
      words: reading.findings.count == 1 ? "finding" : "findings", link: "findings")
    return [findings, ships]
      + [
        count(
          "gaps", "silence of six hours or more", "silences of six hours or more", link: "ships"),
        count("port_calls", "port call", "port calls", link: "map"),
        count("encounters", "encounter", "encounters", link: "clean"),
      ].compactMap(\.self)
  }
}
