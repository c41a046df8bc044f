/// Ships that typed no new draught, found by their papers as the other side of a change unexplained.
///
/// A ship that declares a cargo of like weight on the day another ship lost one unseen, that lay beside
/// her or can have met her in a silence of either, and that shows no other load near that day, is the
/// likeliest other side.
import Tracks
import Vocabulary

struct PaperPartner {
  let ship: Int
  let document: DeclaredCargo
  let barrels: Double
  let meeting: HiddenMeeting
}

struct PaperPartners {
  private let fleet: Fleet
  private let open: [OpenPaper]
  private var claimed: Set<String> = []

  /// Of papers whose ships show no draught change of their own near their day.
  init(_ fleet: Fleet, _ papers: OpenPapers, residuals: [ResidualChange]) {
    self.fleet = fleet
    let known = Set(
      residuals.compactMap { change in change.paper.map { "\(change.ship)/\($0.document.id)" } })
    open = papers.papers.filter { !known.contains("\($0.ship)/\($0.document.id)") }.sorted {
      ($0.document.loadDate, $0.ship, $0.document.id)
        < ($1.document.loadDate, $1.ship, $1.document.id)
    }
  }

  /// The one ship whose papers fit what a ship lost; nil when none or several do.
  mutating func partner(of change: ResidualChange) -> PaperPartner? {
    guard change.pair.metres < 0 else { return nil }
    let fits = near(change).filter { !claimed.contains($0.document.id) }
      .compactMap { fit($0, change) }
      .sorted { ($1.meeting.weight, $0.ship) < ($0.meeting.weight, $1.ship) }
    guard let best = fits.first,
      fits.dropFirst().allSatisfy({
        $0.meeting.weight * fleet.rules.pairingOdds <= best.meeting.weight
      })
    else { return nil }
    claimed.insert(best.document.id)
    return best
  }

  /// Papers of days on which the cargo can have moved; `fit` asks for no more than these.
  private func near(_ change: ResidualChange) -> ArraySlice<OpenPaper> {
    let (start, end) = (change.opening - .days(3), change.pair.after.time + .days(3))
    let first = open.firstPlace { $0.document.loadDate.start >= start }
    return open[first..<max(first, open.firstPlace { $0.document.loadDate.start > end })]
  }

  private func fit(_ paper: OpenPaper, _ change: ResidualChange) -> PaperPartner? {
    guard paper.ship != change.ship,
      let agreement = change.agreement(withDeclared: paper.barrels, fleet),
      agreement >= fleet.rules.leastAgreement
    else { return nil }
    let day = paper.document.loadDate.start
    let (start, end) = (
      max(change.opening, day - .days(2)), min(change.pair.after.time, day + .days(2))
    )
    guard start < end,
      let meeting = HiddenMeeting.likeliest(
        change, ship: paper.ship, from: start, to: end, agreement: agreement, fleet)
    else { return nil }
    return PaperPartner(
      ship: paper.ship, document: paper.document, barrels: paper.barrels, meeting: meeting)
  }
}
