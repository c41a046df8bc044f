/// What receivers did in a window of hours, against what is usual about a place.
///
/// One degree about her tells most. Where it tells little, the block of ten degrees does, and where that does,
/// the nine blocks about her: what fails aboard a satellite fails for thousands of miles. A coast says nothing
/// of the seldom heard sea beside it, nor satellites of a coast.
import Vocabulary

struct ReceptionActivity: Sendable {
  private let rule: ReceptionRule
  /// Heard, and expected by the usual share, by neighbourhood of one degree.
  private var near = ReceptionCounts()
  /// The same by block of ten degrees, of cells that are seldom heard and of those heard mostly.
  private var seldom = ReceptionCounts()
  private var mostly = ReceptionCounts()

  /// Cells of half a degree in a neighbourhood.
  private static let neighbourhood: Int32 = 2

  init(rule: ReceptionRule) { self.rule = rule }

  /// Hours of a cell that is usually heard in this share of them.
  mutating func note(
    _ place: ReceptionPlace, window: Int64, _ hours: ReceptionModel.Tally, share: Double
  ) {
    let tally = ReceptionModel.Tally(heard: hours.heard, exposed: hours.exposed * share)
    near.add(ReceptionKey(place.wider(by: Self.neighbourhood), span: window), tally)
    let block = ReceptionKey(place.wider(by: LearnedReception.block), span: window)
    if share < rule.denseShare {
      seldom.add(block, tally)
    } else if share < rule.certainShare {
      mostly.add(block, tally)
    }
  }

  /// All is noted; from then on it can be asked.
  mutating func settle() {
    near.sum()
    seldom.sum()
    mostly.sum()
  }

  /// How much of what is usual receivers did, 0…1, without the hours of `own`.
  func share(
    _ cell: ReceptionCell, _ group: ReceptionGroup, window: Int64, usually share: Double,
    without own: Self
  ) -> Double {
    let place = ReceptionPlace(cell, group)
    var usual = 1.0
    if share < rule.certainShare {
      let blocks = ReceptionPlace.about(cell, group)
      usual = part(of: tally(blocks, window, share, without: own), usual: usual)
      let block = [place.wider(by: LearnedReception.block)]
      usual = part(of: tally(block, window, share, without: own), usual: usual)
    }
    let key = ReceptionKey(place.wider(by: Self.neighbourhood), span: window)
    return part(of: difference(near[key], own.near[key]), usual: usual)
  }

  /// Whether anybody was heard within a degree or in the block.
  func wasHeard(_ cell: ReceptionCell, _ group: ReceptionGroup, window: Int64) -> Bool {
    let place = ReceptionPlace(cell, group)
    let block = ReceptionKey(place.wider(by: LearnedReception.block), span: window)
    let neighbours = near[ReceptionKey(place.wider(by: Self.neighbourhood), span: window)]
    return [neighbours, seldom[block], mostly[block]].contains { ($0?.heard ?? 0) > 0 }
  }

  /// What was heard and expected in some blocks by those who hear such a place.
  private func tally(
    _ blocks: [ReceptionPlace], _ window: Int64, _ share: Double, without own: Self
  ) -> ReceptionModel.Tally {
    var sum = ReceptionModel.Tally()
    for block in blocks {
      let key = ReceptionKey(block, span: window)
      sum += difference(seldom[key], own.seldom[key])
      if share >= rule.denseShare { sum += difference(mostly[key], own.mostly[key]) }
    }
    return sum
  }

  private func difference(
    _ all: ReceptionModel.Tally?, _ own: ReceptionModel.Tally?
  ) -> ReceptionModel.Tally {
    guard let all else { return ReceptionModel.Tally() }
    guard let own else { return all }
    return ReceptionModel.Tally(heard: all.heard, exposed: max(0, all.exposed - own.exposed))
  }

  /// What was heard of what could be expected, shrunk towards what is usual, 0…1.
  private func part(of seen: ReceptionModel.Tally, usual: Double) -> Double {
    min(1, (seen.heard + rule.windowHours * usual) / (seen.exposed + rule.windowHours))
  }
}
