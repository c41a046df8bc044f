/// Finds ships that change what they call themselves, and numbers that cannot be theirs.
///
/// Within a segment: name, call sign and IMO number. Across segments: one IMO number on several MMSIs
/// (one after the other: a new number or flag; at once and apart: shared), several ships in turns on
/// one MMSI. A single odd report is never a change. Docs/Methods/IdentityChanges.md has the rule.
package import Vocabulary

/// Takes static reports in order of time; gives its findings at the end.
package struct IdentityChangeDetector: Sendable {
  private let rule: IdentityRule
  private var identities = StateTable<SegmentID, SegmentIdentity>()
  private var hulls: [IMONumber: HullHolders] = [:]

  package init(rule: IdentityRule = .standard) { self.rule = rule }

  /// Takes a report given to a segment; `lastFix` says where a segment was heard last.
  package mutating func step(
    _ report: StaticReport, segment: SegmentID, lastFix: (SegmentID) -> Fix?
  ) {
    stepFields(report, segment: segment, isRepeat: false)
    guard let imo = report.imo else { return }
    stepHull(
      imo, HullHolders.Report(time: report.time, source: report.source), segment: segment,
      lastFix: lastFix)
  }

  /// What concerns the segment alone; `isRepeat` says that the report before it, of the same
  /// segment, said the same.
  mutating func stepFields(_ report: StaticReport, segment: SegmentID, isRepeat: Bool) {
    let place = identities.place(of: segment, make: SegmentIdentity())
    identities[at: place].take(report, segment: segment, isRepeat: isRepeat, rule: rule)
  }

  /// The same for the segment's report before, told several times more.
  mutating func repeatFields(
    _ report: StaticReport, segment: SegmentID, _ tellings: some Sequence<Telling>
  ) {
    let place = identities.place(of: segment, make: SegmentIdentity())
    identities[at: place].repeatFields(report, tellings, segment: segment, rule: rule)
  }

  /// What concerns the hull, whoever sends its number.
  mutating func stepHull(
    _ imo: IMONumber, _ report: HullHolders.Report, segment: SegmentID,
    lastFix: (SegmentID) -> Fix?
  ) {
    hulls[imo, default: HullHolders()].take(report, segment: segment, rule: rule, lastFix: lastFix)
  }

  /// All findings, by time and segment.
  ///
  /// `segments` are the ones that turned out to be ships; `interfered` those whose positions were
  /// disturbed from outside, which then prove no second ship.
  package mutating func finish(
    segments: [Segment], runs: SegmentRuns, interfered: Set<SegmentID>
  ) -> [IdentityChange] {
    let types = Dictionary(
      segments.map { ($0.id, $0.particulars.shipType) }, uniquingKeysWith: { first, _ in first })
    let shared = sharedNumbers(runs, ships: types)
    return Self.sorted(
      finishFields(ships: types) + finishHulls(ships: types)
        + shared.filter { $0.pair.allSatisfy { !interfered.contains($0) } }.map(\.change))
  }

  /// Changes within segments; forgets the segments.
  mutating func finishFields(ships types: [SegmentID: UInt8?]) -> [IdentityChange] {
    var result: [IdentityChange] = []
    for segment in identities.sortedKeys {
      guard let type = types[segment], let identity = identities[segment] else { continue }
      result += identity.changes
      if let type, rule.judgedTypes.contains(type) {
        result += identity.invalidNumbers(of: segment, rule: rule)
      }
    }
    identities.removeAll()
    return result
  }

  /// Changes of the numbers of hulls; forgets the hulls.
  mutating func finishHulls(ships types: [SegmentID: UInt8?]) -> [IdentityChange] {
    var result: [IdentityChange] = []
    for imo in hulls.keys.sorted() {
      if let hull = hulls[imo] { result += hullChanges(imo, hull, ships: types) }
    }
    hulls = [:]
    return result
  }

  /// A shared number with the two segments that prove it.
  struct SharedNumber: Sendable {
    let change: IdentityChange
    let pair: [SegmentID]
  }

  func sharedNumbers(_ runs: SegmentRuns, ships types: [SegmentID: UInt8?]) -> [SharedNumber] {
    runs.sharedNumbers.flatMap { mmsi in
      runs.turns(of: mmsi).compactMap { turns in
        guard turns.pair.allSatisfy({ types[$0] != nil }) else { return nil }
        return sharedNumber(mmsi, turns).map { SharedNumber(change: $0, pair: turns.pair) }
      }
    }
  }

  static func sorted(_ changes: [IdentityChange]) -> [IdentityChange] {
    changes.sorted(by: isInOrder)
  }

  private static func isInOrder(_ left: IdentityChange, _ right: IdentityChange) -> Bool {
    if left.time != right.time { return left.time < right.time }
    if left.segment != right.segment { return left.segment < right.segment }
    if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
    if left.imo?.number != right.imo?.number {
      return left.imo?.number ?? 0 < right.imo?.number ?? 0
    }
    if left.oldValue != right.oldValue { return left.oldValue ?? "" < right.oldValue ?? "" }
    return left.newValue ?? "" < right.newValue ?? ""
  }

  private func sharedNumber(_ mmsi: MMSI, _ turns: SegmentRuns.Turns) -> IdentityChange? {
    guard rule.isSharing(turns), let first = turns.pair.first,
      let second = turns.pair.last
    else { return nil }
    return IdentityChange(
      segment: second, kind: .sharedMMSI, time: turns.first, imo: nil, oldMMSI: mmsi,
      newMMSI: mmsi, oldValue: first.description, newValue: second.description,
      confidence: min(0.9, 0.5 + 0.05 * Double(turns.count)), evidence: turns.evidence)
  }

  private func hullChanges(
    _ imo: IMONumber, _ hull: HullHolders, ships: [SegmentID: UInt8?]
  ) -> [IdentityChange] {
    let holders = hull.holders
      .filter { ships[$0.segment] != nil && $0.reports >= rule.reportsNeeded }
      .sorted { ($0.firstReport, $0.segment) < ($1.firstReport, $1.segment) }
    guard Set(holders.map(\.segment.mmsi)).count <= rule.maximumHolders else { return [] }
    let segments = Set(holders.map(\.segment))
    var result = hull.conflicts
      .filter { $0.count >= rule.conflictsNeeded && segments.isSuperset(of: $0.pair) }
      .compactMap { shared(imo, $0) }
    for (old, new) in zip(holders, holders.dropFirst()) where old.segment.mmsi != new.segment.mmsi {
      let pair = [old.segment, new.segment].sorted()
      guard new.firstReport >= old.lastReport,
        !hull.conflicts.contains(where: { $0.pair == pair })
      else { continue }
      result.append(renumbering(imo, from: old, to: new))
    }
    return result
  }

  private func shared(_ imo: IMONumber, _ conflict: HullHolders.Conflict) -> IdentityChange? {
    guard let first = conflict.pair.first, let second = conflict.pair.last else { return nil }
    return IdentityChange(
      segment: second, kind: .sharedIMO, time: conflict.first, imo: imo, oldMMSI: first.mmsi,
      newMMSI: second.mmsi, oldValue: first.description, newValue: second.description,
      confidence: min(0.95, 0.6 + 0.05 * Double(conflict.count)), evidence: conflict.evidence)
  }

  /// One hull with a new radio number; a number of another state is a new flag.
  private func renumbering(
    _ imo: IMONumber, from old: HullHolders.Holder, to new: HullHolders.Holder
  ) -> IdentityChange {
    let flags = (FlagState(old.segment.mmsi), FlagState(new.segment.mmsi))
    let isReflag = flags.0 != nil && flags.1 != nil && flags.0 != flags.1
    var isReachable: Bool?
    if let before = old.lastFix, let after = new.firstFix {
      isReachable = HullHolders.isReachable(from: before, to: after, rule: rule)
    }
    return IdentityChange(
      segment: new.segment, kind: isReflag ? .reflag : .newMMSI, time: new.firstReport, imo: imo,
      oldMMSI: old.segment.mmsi, newMMSI: new.segment.mmsi, oldValue: flags.0?.code,
      newValue: flags.1?.code, confidence: isReachable.map { $0 ? 0.97 : 0.3 } ?? 0.6,
      evidence: [old.lastSource, new.firstSource])
  }
}

/// The fields of one segment.
private struct SegmentIdentity: Sendable {
  /// Findings kept of one segment; a field that changes more often is noise.
  private static let maximumChanges = 32
  private var name = FieldHistory()
  private var callSign = FieldHistory()
  private var imo = FieldHistory()
  private var invalid: [UInt32: (first: StaticReport, reports: Int, counted: Instant)] = [:]
  private(set) var changes: [IdentityChange] = []
  /// No field waits to be replaced, so that a repeat of the last report can only be counted.
  private var isSettled = false
  /// What the last report carried.
  private var hasName = false
  private var hasCallSign = false
  /// Its IMO number passed the check.
  private var hasNumber = false

  mutating func take(
    _ report: StaticReport, segment: SegmentID, isRepeat: Bool, rule: IdentityRule
  ) {
    if isRepeat, isSettled {
      count(report, rule: rule)
      return
    }
    takeFields(report, segment: segment, rule: rule)
    isSettled = !name.isInDoubt && !callSign.isInDoubt && !imo.isInDoubt
  }

  /// Takes the report before several times more.
  mutating func repeatFields(
    _ report: StaticReport, _ tellings: some Sequence<Telling>, segment: SegmentID,
    rule: IdentityRule
  ) {
    if isSettled, hasNumber || (report.imoAsSent ?? 0) == 0 {
      if hasName { name.count(tellings, rule: rule) }
      if hasCallSign { callSign.count(tellings, rule: rule) }
      if hasNumber { imo.count(tellings, rule: rule) }
      return
    }
    var report = report
    for telling in tellings {
      report.repeatItself(at: telling.time, from: telling.source)
      take(report, segment: segment, isRepeat: true, rule: rule)
    }
  }

  /// The fields are what they were at the report before, and every one is the value that holds.
  private mutating func count(_ report: StaticReport, rule: IdentityRule) {
    let (time, source) = (report.time, report.source)
    if hasName { name.count(at: time, from: source, rule: rule) }
    if hasCallSign { callSign.count(at: time, from: source, rule: rule) }
    if hasNumber {
      imo.count(at: time, from: source, rule: rule)
    } else if let sent = report.imoAsSent, sent > 0 {
      noteInvalid(sent, report, rule: rule)
    }
  }

  private mutating func takeFields(
    _ report: StaticReport, segment: SegmentID, rule: IdentityRule
  ) {
    let (nameSent, callSignSent) = (report.name?.asIdentity, report.callSign?.asIdentity)
    (hasName, hasCallSign) = (nameSent != nil, callSignSent != nil)
    hasNumber = report.imo != nil
    if let value = nameSent {
      let change = name.take(value, at: report.time, from: report.source, rule: rule)
      add(change, .rename, segment, imo: report.imo)
    }
    if let value = callSignSent {
      let change = callSign.take(value, at: report.time, from: report.source, rule: rule)
      add(change, .callSign, segment, imo: report.imo)
    }
    if let number = report.imo {
      let change = imo.take(
        number.description, at: report.time, from: report.source, rule: rule)
      add(change, .newIMO, segment, imo: number)
    } else if let sent = report.imoAsSent, sent > 0 {
      noteInvalid(sent, report, rule: rule)
    }
  }

  private mutating func noteInvalid(_ sent: UInt32, _ report: StaticReport, rule: IdentityRule) {
    guard let known = invalid[sent] else {
      if invalid.count < 4 { invalid[sent] = (report, 1, report.time) }
      return
    }
    guard report.time - known.counted >= rule.reportSpacing else { return }
    invalid[sent] = (known.first, known.reports + 1, report.time)
  }

  private mutating func add(
    _ change: FieldHistory.Change?, _ kind: IdentityChange.Kind, _ segment: SegmentID,
    imo: IMONumber?
  ) {
    guard let change else { return }
    if change.isTakenBack {
      if let slip = changes.lastIndex(where: { $0.kind == kind && $0.newValue == change.old }) {
        changes.remove(at: slip)
      }
      return
    }
    guard changes.count < Self.maximumChanges else { return }
    changes.append(
      IdentityChange(
        segment: segment, kind: kind, time: change.time, imo: imo, oldMMSI: segment.mmsi,
        newMMSI: segment.mmsi, oldValue: change.old, newValue: change.new, confidence: 0.98,
        evidence: change.evidence))
  }

  /// Numbers whose check digit is wrong; fewer than seven digits are no IMO number at all and may be
  /// some other register's.
  func invalidNumbers(of segment: SegmentID, rule: IdentityRule) -> [IdentityChange] {
    invalid.keys.sorted().compactMap { number in
      guard let known = invalid[number], known.reports >= rule.reportsNeeded else { return nil }
      let isSevenDigits = (1_000_000...9_999_999).contains(number)
      return IdentityChange(
        segment: segment, kind: .invalidIMO, time: known.first.time, imo: nil,
        oldMMSI: segment.mmsi, newMMSI: segment.mmsi, oldValue: nil, newValue: String(number),
        confidence: isSevenDigits ? 0.95 : 0.5, evidence: [known.first.source])
    }
  }
}
