/// To which ship behind one MMSI a static report belongs.
import Vocabulary

extension SegmentStation {
  mutating func attach(_ report: StaticReport, rule: SegmentRule) -> SegmentID? {
    let best = owner(of: report, rule: rule)
    if let best, open[best].isConfirmed, isClear(report, of: best) {
      open[best].append(report)
      return open[best].id
    }
    return wait(report, nearest: best, rule: rule)
  }

  /// Whether a report does not say what another ship than the only one on her number would say.
  ///
  /// Of several the one that agrees best has it, whatever it says.
  private func isClear(_ report: StaticReport, of index: Int) -> Bool {
    !open[index].summary.particulars.isOfAnother(report)
      || open.count { $0.isConfirmed } > 1
  }

  /// Keeps a report until it is clear whose it is; of a row whose fix came before it is.
  private mutating func wait(
    _ report: StaticReport, nearest: Int?, rule: SegmentRule
  ) -> SegmentID? {
    let row = open.firstIndex { $0.last.source == report.source }
    if let row, open[row].isConfirmed {
      open[row].append(report)
      return open[row].id
    }
    let candidate = nearest.flatMap { open[$0].isConfirmed ? nil : $0 }
    let ship = likeliest(of: open.indices.filter { open[$0].isConfirmed }, sending: report)
    if let candidate { open[candidate].hear(report) }
    let item = WaitingReports.Item(
      report: report, ship: ship.map { open[$0].id },
      heard: ship.map { open[$0].summary.fixCount } ?? 0, candidate: candidate.map { open[$0].id })
    waiting.append(item, limit: rule.maximumWaitingReports)
    return nil
  }

  /// What waited and is clear now that a fix was dealt out.
  mutating func settle(
    _ outcome: Segmenter.Assignment, _ fix: Fix, rule: SegmentRule
  ) -> Segmenter.Assignment {
    guard case .continued(let id) = outcome, let index = open.firstIndex(where: { $0.id == id })
    else { return outcome }
    let clear = waiting.items.filter {
      $0.report.source == fix.source || isAlone(index, since: $0, at: fix.time, rule)
    }
    let reports = take(clear, of: index)
    // What nobody was found for in a day is nobody's; while a candidate is open, it may yet be hers.
    if open.allSatisfy(\.isConfirmed) {
      waiting.removeAll(before: fix.time - rule.staticLifetime)
    }
    return reports.isEmpty ? outcome : .settled(id, reports)
  }

  /// What waited until the end and is the one track's that was heard since.
  ///
  /// No candidate may be heard by more than one word.
  mutating func settleRest(
    rule: SegmentRule
  ) -> (segment: SegmentID, reports: [StaticReport])? {
    let heard = open.indices.filter { open[$0].isConfirmed }.max {
      open[$0].last.time < open[$1].last.time
    }
    guard let heard, !waiting.isEmpty else { return nil }
    let last = open[heard].last.time
    guard !open.contains(where: { !$0.isConfirmed && $0.saidCount > 1 }) else { return nil }
    let clear = waiting.items.filter {
      last - $0.report.time >= rule.confirmationSpan
        && open[heard].summary.fixCount - $0.heard >= rule.confirmationFixes
        && mayBe($0, of: heard)
    }
    let reports = take(clear, of: heard)
    return reports.isEmpty ? nil : (open[heard].id, reports)
  }

  /// Takes out what is clearly a ship's, and what agrees with it and she did not contradict since.
  private mutating func take(_ clear: [WaitingReports.Item], of index: Int) -> [StaticReport] {
    guard let lead = clear.last?.report else { return [] }
    let sources = Set(clear.map(\.report.source))
    let hers = waiting.items.filter { item in
      sources.contains(item.report.source)
        || mayBe(item, of: index) && !item.report.isOfAnother(than: lead)
    }
    waiting.remove(hers)
    for item in hers { open[index].append(item.report) }
    return hers.map(\.report)
  }

  /// Whether a ship may have said what waits: she said nothing since, and it did not come with a candidate's fix.
  private func mayBe(_ item: WaitingReports.Item, of index: Int) -> Bool {
    let ship = open[index]
    return item.ship ?? ship.id == ship.id
      && ship.said.map { $0 <= item.report.time } ?? true
      && !open.contains { !$0.isConfirmed && $0.holds(item.report.source) }
  }

  /// Whether a ship went on being the only one heard since a report, so that its words are hers.
  ///
  /// One word of another that none followed is no other ship.
  private func isAlone(
    _ index: Int, since item: WaitingReports.Item, at time: Instant, _ rule: SegmentRule
  ) -> Bool {
    guard mayBe(item, of: index) else { return false }
    let span = time - item.report.time
    let isHeard = open[index].summary.fixCount - item.heard >= rule.confirmationFixes
    guard span >= rule.staticLifetime || isHeard && span >= rule.aloneSpan else { return false }
    return !open.contains {
      !$0.isConfirmed && ($0.saidCount > 1 || time - $0.last.time < rule.aloneSpan)
    }
  }

  /// What a candidate said if she is a ship: what came with her fixes or agrees with her best, and what every ship
  /// contradicts and she does not; where she said nothing, what was heard nearest to her first fix.
  func hers(_ index: Int, rule: SegmentRule) -> [WaitingReports.Item] {
    if waiting.isEmpty { return [] }
    let candidate = open[index]
    let own = waiting.items.filter {
      candidate.holds($0.report.source) || $0.candidate == candidate.id
    }
    if candidate.resumes != nil { return own }
    let start = candidate.summary.first.time
    let others = waiting.items.filter { isNobodys($0, at: start, rule) }
    let nearest = others.min {
      abs(($0.report.time - start).hours) < abs(($1.report.time - start).hours)
    }
    guard let lead = own.last ?? nearest else { return own }
    let sources = Set(own.map(\.report.source))
    let agreeing = Set(
      others.filter { !$0.report.isOfAnother(than: lead.report) }.map(\.report.source))
    return waiting.items.filter { sources.union(agreeing).contains($0.report.source) }
  }

  /// Whether every ship contradicts what waits within a day of a moment, and it came with no candidate's fix.
  private func isNobodys(
    _ item: WaitingReports.Item, at time: Instant, _ rule: SegmentRule
  ) -> Bool {
    abs((time - item.report.time).hours) <= rule.staticLifetime.hours
      && !open.contains {
        $0.isConfirmed
          ? !$0.summary.particulars.isOfAnother(item.report) : $0.holds(item.report.source)
      }
  }

  /// The open segment whose particulars agree best; among equals the one heard nearest in time.
  ///
  /// A track not heard for a day that never spoke in turns with another sends nothing beside one that is heard and
  /// that nothing she said contradicts: after an invented track she is the same ship, and says so.
  private func owner(of report: StaticReport, rule: SegmentRule) -> Int? {
    if open.count <= 1 { return open.indices.first }
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
