/// The outlook's parameters: `scenario,title,parameter,low,best,high,unit,source`.
///
/// Rows of the scenario `*` hold for all. Every parameter needs its source; a row without one is
/// refused, and so is a scenario that lacks a parameter.
package import Ledger
import Vocabulary

package enum OutlookFile {
  package struct Parameter: Hashable, Sendable {
    package let scenario: String
    package let name: String
    package let low: Double
    package let best: Double
    package let high: Double
    package let unit: String
    package let source: String
  }

  package struct Reading: Sendable {
    package var scenarios: [OutlookScenario] = []
    package var parameters: [Parameter] = []
    package var refused: [String] = []
  }

  package static func read(_ content: [UInt8]) -> Reading {
    var reading = Reading()
    var columns: Columns?
    var titles: [(name: String, title: String)] = []
    var splitter = CSVRowSplitter(lineBreaksInQuotes: .allowed)
    func take(_ row: CSVRow) {
      guard !row.isBlank, row.bytes.first != UInt8(ascii: "#") else { return }
      guard let columns else {
        columns = Columns(row.fields.indices.map { row.text($0) ?? "" })
        return
      }
      guard let parameter = parameter(row, columns) else {
        reading.refused.append("line \(row.line): a number or the source is missing")
        return
      }
      reading.parameters.append(parameter)
      let name = parameter.scenario
      if name != "*", !titles.contains(where: { $0.name == name }) {
        titles.append((name, row.text(columns["title"]) ?? name))
      }
    }
    content.withUnsafeBytes { splitter.feed($0, take) }
    splitter.finish(take)
    for (name, title) in titles {
      do { reading.scenarios.append(try scenario(name, title, reading.parameters)) } catch {
        reading.refused.append("scenario \(name): \(error.reason) is missing or out of range")
      }
    }
    return reading
  }

  private static func parameter(_ row: CSVRow, _ columns: Columns) -> Parameter? {
    func number(_ name: String) -> Double? {
      row.text(columns[name]).flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
    }
    guard let scenario = row.text(columns["scenario"]), let name = row.text(columns["parameter"]),
      let low = number("low"), let best = number("best"), let high = number("high"),
      let source = row.text(columns["source"])
    else { return nil }
    return Parameter(
      scenario: scenario, name: name, low: low, best: best, high: high,
      unit: row.text(columns["unit"]) ?? "", source: source)
  }

  private static func scenario(
    _ name: String, _ title: String, _ parameters: [Parameter]
  ) throws(RowRefused) -> OutlookScenario {
    func band(_ key: String, in range: ClosedRange<Double>) throws(RowRefused) -> Estimate {
      let own = parameters.last { $0.scenario == name && $0.name == key }
      guard let found = own ?? parameters.last(where: { $0.scenario == "*" && $0.name == key }),
        range.contains(found.low), range.contains(found.best), range.contains(found.high)
      else { throw RowRefused(reason: key) }
      return Estimate(low: found.low, best: found.best, high: found.high)
    }
    let money = 0.0...1e13
    let price = 0.0...1000.0
    return OutlookScenario(
      name: name, title: title, decline: try band("decline", in: 0...1),
      costs: [
        try band("cost_1", in: 1...1e7), try band("cost_2", in: 1...1e7),
        try band("cost_3", in: 1...1e7),
      ], lag: Int(try band("lag", in: 0...5).best), investment: try band("investment", in: money),
      capacity: try band("capacity", in: 0...1e8), homeUse: try band("home_use", in: 0...1e8),
      brent: try band("brent", in: price), qualityDiscount: try band("quality_discount", in: price),
      sanctionDiscount: try band("sanction_discount", in: price),
      freight: try band("freight", in: price), debt: try band("debt", in: money),
      interest: try band("interest", in: 0...1), debtService: try band("debt_service", in: 0...1),
      credit: try band("credit", in: money),
      firstYear: Int(try band("first_year", in: 1...9999).best),
      years: Int(try band("years", in: 0...60).best))
  }
}
