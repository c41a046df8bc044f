/// GDELT 1 and 2 events: tab-separated, 58 or 61 columns, no header. An indicator of words and deeds.
///
/// Events are counted by pair of states and month in quad class 1 (verbal cooperation) and 2 (material
/// cooperation). One event told by many outlets is one event: the same pair, day and code count once.
import Ledger
import Vocabulary

struct GDELTReader {
  private var seen: Set<String> = []
  private var counts: [String: (from: String, to: String, month: String, words: Int, deeds: Int)] =
    [:]
  private(set) var tally = LedgerTally()

  init() { tally.format = "gdelt" }

  static func recognises(_ line: some StringProtocol) -> Bool {
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    return [57, 58, 61].contains(fields.count) && Int(fields[0]) != nil && fields[1].utf8.count == 8
      && Int(fields[1]) != nil
  }

  mutating func take(_ line: Substring, number: Int) {
    guard !line.isEmpty else { return }
    tally.rowsIn += 1
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count >= 57, fields[1].utf8.count == 8, Int(fields[1]) != nil else {
      return tally.refuse("not 57, 58 or 61 columns", line: number, String(line.prefix(60)))
    }
    guard let from = States.byISO3[String(fields[7])], let to = States.byISO3[String(fields[17])]
    else {
      return tally.refuse("an actor that is no state", line: number, "\(fields[7]) \(fields[17])")
    }
    guard fields[29] == "1" || fields[29] == "2" else {
      return tally.refuse("conflict, not cooperation", line: number, "quad class \(fields[29])")
    }
    let key = "\(from.iso3)\(to.iso3)\(fields[1])\(fields[26])"
    guard seen.insert(key).inserted else {
      return tally.refuse("told again by another outlet", line: number, key)
    }
    tally.rowsUsed += 1
    let month = "\(fields[1].prefix(4))-\(fields[1].dropFirst(4).prefix(2))"
    let name = "\(from.iso3)-\(to.iso3)-\(month)"
    var entry = counts[name] ?? (from.iso3, to.iso3, month, 0, 0)
    if fields[29] == "1" { entry.words += 1 } else { entry.deeds += 1 }
    counts[name] = entry
  }

  /// One observation a pair, month and class, in the order of their names.
  mutating func finish(_ maker: StatementMaker) -> [Statement] {
    var all: [Statement] = []
    for (name, entry) in counts.sorted(by: { $0.key < $1.key }) {
      for (kind, count) in [("words", entry.words), ("deeds", entry.deeds)] where count > 0 {
        guard let period = CivilDate.period(entry.month) else { continue }
        var draft = Draft(SubjectID(.observation, "gdelt:\(name)-\(kind)"))
        draft.from = SubjectID(.state, entry.from)
        draft.to = SubjectID(.state, entry.to)
        draft.kind = kind
        draft.object = kind == "words" ? "verbal cooperation" : "material cooperation"
        draft.quantity = Quantity(Double(count), .count("event"))
        draft.basis = .estimated
        (draft.start, draft.end, draft.validFrom) = (period.start, period.end, period.end)
        all += draft.statements(maker)
      }
    }
    tally.statements = all.count
    return all
  }
}
