/// A report told once more.
package import Vocabulary

/// When and where in the inputs the report before was said again.
package struct Telling: Hashable, Sendable {
  package let time: Instant
  package let source: SourceReference

  package init(time: Instant, source: SourceReference) {
    self.time = time
    self.source = source
  }
}

extension TrackPoint {
  /// A report that rides on the point.
  var telling: Telling { Telling(time: fix.time, source: fix.source) }
}
