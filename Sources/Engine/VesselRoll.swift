/// Which segments are one ship: the settling of identities at the end of a run.
///
/// A hull number with a right check digit groups segments, across MMSIs and names. Two segments that
/// claim one hull number at the same time on different MMSIs are kept apart, since one of them is
/// somebody else. A segment that never sent a hull number joins the ship that used its MMSI before
/// or after, unless both were on the air at once or their hulls differ; the registry may supply the
/// number. What cannot be settled stays a ship of its own: a wrong merger would hang one ship's
/// deeds on another.
import CaseFile
import Ingest
import Tracks
import Vocabulary

/// The ships of a run, in order of id, and the ship of each segment.
struct VesselRoll {
  /// Two segments count as simultaneous when they overlap by more than this; receivers' clocks and
  /// late messages explain less.
  static let simultaneity = TimeSpan.hours(1)

  private(set) var vessels: [CaseVessel] = []
  private(set) var vesselOf: [SegmentID: String] = [:]

  init(segments: [Segment], registry: [RegistryEntry]) {
    let book = RegistryBook(registry)
    var groups: [String: [Segment]] = [:]
    let ordered = segments.sorted { $0.id < $1.id }
    var idsByMMSI: [MMSI: [String]] = [:]
    for group in Self.byHull(ordered, book) {
      groups[group.id] = group.members
      for mmsi in Set(group.members.map(\.id.mmsi)) {
        idsByMMSI[mmsi, default: []].append(group.id)
      }
    }
    for segment in ordered where book.imo(of: segment) == nil {
      let known = (idsByMMSI[segment.id.mmsi] ?? []).map { ($0, groups[$0] ?? []) }
      let id = Self.home(of: segment, among: known) ?? Self.newID(segment, in: groups)
      if groups[id] == nil { idsByMMSI[segment.id.mmsi, default: []].append(id) }
      groups[id, default: []].append(segment)
    }
    for (id, members) in groups.sorted(by: { $0.key < $1.key }) {
      let members = members.sorted { $0.id < $1.id }
      vessels.append(Self.vessel(id, members, book))
      for member in members { vesselOf[member.id] = id }
    }
  }

  /// Groups of segments with a hull number; a number claimed by two at once is split by MMSI.
  private static func byHull(
    _ segments: [Segment], _ book: RegistryBook
  ) -> [(id: String, members: [Segment])] {
    var byNumber: [IMONumber: [Segment]] = [:]
    for segment in segments {
      if let imo = book.imo(of: segment) { byNumber[imo, default: []].append(segment) }
    }
    return byNumber.sorted { $0.key < $1.key }.flatMap { imo, members in
      let id = "imo:\(imo.description)"
      guard isClaimedTwice(members) else { return [(id, members)] }
      let byMMSI = Dictionary(grouping: members, by: \.id.mmsi)
      return byMMSI.sorted { $0.key < $1.key }.map {
        ("\(id)/mmsi:\($0.key.description)", $0.value)
      }
    }
  }

  private static func isClaimedTwice(_ members: [Segment]) -> Bool {
    for (index, one) in members.enumerated() {
      for other in members[(index + 1)...]
      where one.id.mmsi != other.id.mmsi && overlap(one, other) {
        return true
      }
    }
    return false
  }

  private static func overlap(_ one: Segment, _ other: Segment) -> Bool {
    let shared = min(one.end, other.end) - max(one.id.start, other.id.start)
    return shared > simultaneity
  }

  /// The ship that a segment without a hull number belongs to; nil when there is none or several.
  private static func home(
    of segment: Segment, among groups: [(id: String, members: [Segment])]
  ) -> String? {
    let candidates = groups.filter { _, members in
      !members.contains { overlap($0, segment) }
        && !members.contains { isAnotherHull($0, segment) }
    }
    return candidates.count == 1 ? candidates.first?.id : nil
  }

  /// Lengths that differ by more than a tenth, or names that differ, are not one hull.
  private static func isAnotherHull(_ one: Segment, _ other: Segment) -> Bool {
    if let first = one.particulars.dimensions?.length, first > 0,
      let second = other.particulars.dimensions?.length, second > 0,
      abs(first - second) * 10 > max(first, second)
    {
      return true
    }
    if let first = one.particulars.name, let second = other.particulars.name {
      return first != second
    }
    return false
  }

  private static func newID(_ segment: Segment, in groups: [String: [Segment]]) -> String {
    let plain = "mmsi:\(segment.id.mmsi.description)"
    return groups[plain] == nil ? plain : "\(plain)@\(segment.id.start.rfc3339)"
  }

  private static func vessel(
    _ id: String, _ members: [Segment], _ book: RegistryBook
  ) -> CaseVessel {
    var fixes: [MMSI: Int] = [:]
    for member in members { fixes[member.id.mmsi, default: 0] += member.fixCount }
    let mmsi =
      fixes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.first?.key ?? members[0].id.mmsi
    var vessel = CaseVessel(
      id: id, mmsi: mmsi, firstSeen: members.map(\.id.start).min() ?? members[0].id.start,
      lastSeen: members.map(\.end).max() ?? members[0].end)
    vessel.segments = members.map(\.id)
    vessel.fixCount = members.map(\.fixCount).reduce(0, +)
    vessel.flag = FlagState(mmsi)?.code
    for member in members.sorted(by: { ($0.end, $0.id) < ($1.end, $1.id) }) {
      take(member, into: &vessel)
    }
    vessel.imo = members.compactMap { book.imo(of: $0) }.first
    if let entry = book.entry(imo: vessel.imo, mmsi: mmsi) { take(entry, into: &vessel) }
    return vessel
  }

  private static func take(_ segment: Segment, into vessel: inout CaseVessel) {
    let particulars = segment.particulars
    vessel.name = particulars.name ?? vessel.name
    vessel.callSign = particulars.callSign ?? vessel.callSign
    vessel.shipType = particulars.shipType ?? vessel.shipType
    vessel.isTanker = particulars.isTanker ?? vessel.isTanker
    if let hull = particulars.dimensions, hull.length > 0 {
      vessel.length = Metres(Double(hull.length))
      vessel.beam = hull.beam > 0 ? Metres(Double(hull.beam)) : vessel.beam
    }
    vessel.evidence += [segment.first.source, segment.last.source]
    if let source = particulars.source { vessel.evidence.append(source) }
  }

  private static func take(_ entry: RegistryEntry, into vessel: inout CaseVessel) {
    vessel.length = entry.length ?? vessel.length
    vessel.beam = entry.beam ?? vessel.beam
    vessel.deadweight = entry.deadweight
    vessel.designDraught = entry.designDraught
    vessel.owner = entry.owner
    vessel.manager = entry.manager
    vessel.operator = entry.operator
    vessel.name = vessel.name ?? entry.name
    vessel.evidence.append(entry.source)
  }
}

/// The registry by hull number and by MMSI.
private struct RegistryBook {
  private var byIMO: [IMONumber: RegistryEntry] = [:]
  private var byMMSI: [MMSI: RegistryEntry] = [:]

  /// Of two rows for one ship the first in the file counts.
  init(_ entries: [RegistryEntry]) {
    for entry in entries {
      if let imo = entry.imo, byIMO[imo] == nil { byIMO[imo] = entry }
      if let mmsi = entry.mmsi, byMMSI[mmsi] == nil { byMMSI[mmsi] = entry }
    }
  }

  func entry(imo: IMONumber?, mmsi: MMSI) -> RegistryEntry? {
    if let imo, let entry = byIMO[imo] { return entry }
    guard let entry = byMMSI[mmsi] else { return nil }
    return imo == nil || entry.imo == nil || entry.imo == imo ? entry : nil
  }

  /// The hull number a segment sent, or else the one the registry gives for its MMSI.
  ///
  /// A number that fails its check digit is nobody's, so that the registry speaks then too, unless the
  /// hull sent is of another length.
  func imo(of segment: Segment) -> IMONumber? {
    if let sent = segment.particulars.imo { return sent }
    guard let entry = byMMSI[segment.id.mmsi] else { return nil }
    if segment.particulars.imoAsSent != nil, let length = entry.length?.value,
      let sent = segment.particulars.dimensions?.length, sent > 0,
      abs(Double(sent) - length) * 10 > length
    {
      return nil
    }
    return entry.imo
  }
}
