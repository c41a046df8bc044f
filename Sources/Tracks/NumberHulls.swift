/// Ships that had one number one after the other: what one of them did is no excursion of another.
import Vocabulary

enum NumberHulls {
  /// The runs of a number, those of each ship apart (PositionAnomalies 32).
  ///
  /// A track that says nothing, or nothing that another contradicts, goes with the longest. One that took other words
  /// (`renamed`) parts from none: what she says in the end is not what she said then.
  static func ways(
    _ runs: [SegmentRuns.Run], of ships: [SegmentID: Segment], renamed: Set<SegmentID>
  ) -> [[SegmentRuns.Run]] {
    let tracks = Set(runs.map(\.segment)).compactMap { ships[$0] }.sorted {
      ($1.fixCount, $0.id) < ($0.fixCount, $1.id)
    }
    var hulls: [[Segment]] = []
    for track in tracks {
      let own = hulls.firstIndex { hull in
        !hull.contains { other in
          !renamed.contains(track.id) && !renamed.contains(other.id)
            && other.particulars.isOfAnother(track.particulars)
        }
      }
      if let own { hulls[own].append(track) } else { hulls.append([track]) }
    }
    return hulls.map { hull in
      let segments = Set(hull.map(\.id))
      return runs.filter { segments.contains($0.segment) }
    }
  }
}
