/// A ship of the case with everything that is printed about her.
package import Tracks
package import Vocabulary

/// One row of `vessels`, before it is a row.
package struct CaseVessel: Hashable, Sendable {
  package var id: String
  /// The MMSI used most.
  package var mmsi: MMSI
  package var imo: IMONumber?
  package var name: String?
  /// ISO 3166 alpha-2 country of the MMSI.
  package var flag: String?
  package var callSign: String?
  package var shipType: UInt8?
  package var isTanker: Bool?
  package var length: Metres?
  package var beam: Metres?
  /// Tonnes.
  package var deadweight: Double?
  package var designDraught: Metres?
  package var owner: String?
  package var manager: String?
  package var `operator`: String?
  package var firstSeen: Instant
  package var lastSeen: Instant
  package var fixCount: Int
  package var segments: [SegmentID]
  package var evidence: [SourceReference]

  package init(id: String, mmsi: MMSI, firstSeen: Instant, lastSeen: Instant) {
    self.id = id
    self.mmsi = mmsi
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    fixCount = 0
    segments = []
    evidence = []
  }
}
