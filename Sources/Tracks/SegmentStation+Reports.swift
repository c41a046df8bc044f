/// To which ship behind one MMSI a static report belongs.
import Vocabulary

extension SegmentStation {
  mutating func attach(_ report: StaticReport, rule: SegmentRule) -> SegmentID? {
    guard let index = owner(of: report, rule: rule) else {
      if early.count >= rule.maximumWaitingReports { early.removeFirst() }
      early.append(report)
      return nil
    }
    open[index].append(report, limit: rule.maximumWaitingReports)
    return open[index].isConfirmed ? open[index].id : nil
  }

  /// The open segment whose particulars agree best; among equals the one heard nearest in time.
  ///
  /// A track not heard for a day that never spoke in turns with another sends nothing beside one that is heard and
  /// that nothing she said contradicts: after an invented track she is the same ship, and says so.
  private func owner(of report: StaticReport, rule: SegmentRule) -> Int? {
    if open.count == 1 { return 0 }
    let best = likeliest(of: Array(open.indices), sending: report)
    guard let best, isSilent(best, at: report.time, rule), !open[best].isInTurns else {
      return best
    }
    let heard = open.indices.filter {
      open[$0].isConfirmed && !isSilent($0, at: report.time, rule)
        && !open[$0].summary.particulars.isContradicted(by: report)
    }
    return likeliest(of: heard, sending: report) ?? best
  }

  /// Not heard for a day, or by fewer fixes than make a ship.
  private func isSilent(_ index: Int, at time: Instant, _ rule: SegmentRule) -> Bool {
    open[index].summary.fixCount < rule.confirmationFixes
      || time - open[index].last.time > rule.staticLifetime
  }

  private func likeliest(of some: [Int], sending report: StaticReport) -> Int? {
    some.max { left, right in
      let (a, b) = (open[left], open[right])
      let agreement = (
        a.summary.particulars.agreement(with: report),
        b.summary.particulars.agreement(with: report)
      )
      if agreement.0 != agreement.1 { return agreement.0 < agreement.1 }
      let away = (
        abs((report.time - a.last.time).seconds), abs((report.time - b.last.time).seconds)
      )
      if away.0 != away.1 { return away.0 > away.1 }
      if a.isConfirmed != b.isConfirmed { return !a.isConfirmed }
      return a.id > b.id
    }
  }
}

extension Particulars {
  /// How far a report agrees with what is known: equal fields count for it, different ones against.
  func agreement(with report: StaticReport) -> Int {
    func compare<Value: Equatable>(_ known: Value?, _ sent: Value?, weight: Int) -> Int {
      guard let known, let sent else { return 0 }
      return known == sent ? weight : -weight
    }
    return compare(imoAsSent, report.imoAsSent, weight: 4)
      + compare(name, report.name, weight: 2) + compare(callSign, report.callSign, weight: 2)
      + compare(dimensions, report.dimensions, weight: 1)
  }

  /// Whether a report says another hull number, name, call sign or hull than is known.
  func isContradicted(by report: StaticReport) -> Bool {
    func differs<Value: Equatable>(_ known: Value?, _ sent: Value?) -> Bool {
      known != nil && sent != nil && known != sent
    }
    return differs(imoAsSent, report.imoAsSent) || differs(name, report.name)
      || differs(callSign, report.callSign) || differs(dimensions, report.dimensions)
  }
}
