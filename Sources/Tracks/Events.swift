/// What ships did: the events that detectors find. Times are those of the records that bound an
/// event; `evidence` lists those records; `confidence` is 0…1 and says how well the rule's
/// conditions were met, not how likely a crime is.
package import Vocabulary

/// A stay at a terminal, anchorage or transfer area.
package struct PortCall: Hashable, Sendable {
  package var segment: SegmentID
  package var terminalID: String
  package var start: Instant
  package var end: Instant
  /// First and last fix at rest (≤ 0.5 kn) inside; nil when the ship never stopped there.
  package var stopStart: Instant?
  package var stopEnd: Instant?
  package var position: Coordinate
  /// Still there when the input ended.
  package var isOpen: Bool
  /// 1 entry or exit only · 2 stop or gap only · 3 entry or exit with stop · 4 both with stop.
  package var confidence: Int
  /// While she lay still.
  package var headings = HeadingMean()
  /// How she lay; nil before all calls are known and where it cannot be told.
  package var mooring: Mooring?
  /// The berth or buoy, learned from all calls: the terminal's id and a number; nil where none is known.
  package var berth: String?
  package var evidence: [SourceReference]

  package init(
    segment: SegmentID, terminalID: String, start: Instant, end: Instant, stopStart: Instant?,
    stopEnd: Instant?, position: Coordinate, isOpen: Bool, confidence: Int,
    evidence: [SourceReference]
  ) {
    self.segment = segment
    self.terminalID = terminalID
    self.start = start
    self.end = end
    self.stopStart = stopStart
    self.stopEnd = stopEnd
    self.position = position
    self.isOpen = isOpen
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// A silence of six hours or more between two records of a segment.
package struct Gap: Hashable, Sendable {
  /// What the silence can mean (DESIGN §5).
  package enum Class: String, Hashable, Sendable {
    /// Explained: in port, or reception was known to be out for everybody.
    case healthy
    /// Other ships were heard there and then, and this one was not.
    case challengedEmission = "challenged_emission"
    /// Too little was heard there to expect this ship to be.
    case sparseCoverage = "sparse_coverage"
    /// Neither can be said.
    case unresolved
  }

  package var segment: SegmentID
  package var start: Instant
  /// The record that ended it; for an open gap, the last instant of the input.
  package var end: Instant
  package var isOpen: Bool
  package var from: Coordinate
  /// Nil while open.
  package var to: Coordinate?
  package var distance: Metres?
  package var impliedSpeed: Knots?
  package var classification: Class
  /// 0…1; small where reception says nothing, which is a rank and no claim.
  package var deliberateProbability: Double
  package var listening: Listening
  /// The longest time in it without any word of her number.
  package var quiet: TimeSpan
  /// The share of hours before it in which she was heard, 0…1; nil for a ship just met.
  package var habit: Double?
  /// Distinct other ships about her that were silent in just the same hours.
  package var companions = 0
  /// How many would have been by chance.
  package var chanceCompanions = 0.0
  package var evidence: [SourceReference]

  package var otherShipsHeard: Int { listening.shipsNear }

  package init(
    segment: SegmentID, start: Instant, end: Instant, isOpen: Bool, from: Coordinate,
    to: Coordinate?, distance: Metres?, impliedSpeed: Knots?, classification: Class,
    deliberateProbability: Double, listening: Listening, evidence: [SourceReference]
  ) {
    self.segment = segment
    self.start = start
    self.end = end
    self.isOpen = isOpen
    self.from = from
    self.to = to
    self.distance = distance
    self.impliedSpeed = impliedSpeed
    self.classification = classification
    self.deliberateProbability = deliberateProbability
    self.listening = listening
    quiet = end - start
    self.evidence = evidence
  }
}

/// Slow, unmoored time outside ports.
package struct Loitering: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// Slow for hours, whatever her heading.
    case slow
    /// The same among many that are: a queue before a port or a lane.
    case queue
    /// Carried sideways by wind and current.
    case adrift
  }

  package var segment: SegmentID
  package var start: Instant
  package var end: Instant
  /// Mean position.
  package var position: Coordinate
  package var meanSpeed: Knots
  package var confidence: Double
  package var evidence: [SourceReference]
  package var kind: Kind
  /// What the claim rests on, and with it its confidence.
  package var basis = LoiteringBasis.watched
  /// Other ships that were slow near her meanwhile, counted to 99; nil before all ships are known.
  package var company: Int?

  package init(
    segment: SegmentID, start: Instant, end: Instant, position: Coordinate, meanSpeed: Knots,
    confidence: Double, evidence: [SourceReference], kind: Kind = .slow
  ) {
    self.segment = segment
    self.start = start
    self.end = end
    self.position = position
    self.meanSpeed = meanSpeed
    self.confidence = confidence
    self.evidence = evidence
    self.kind = kind
  }
}

/// Two tankers close together and slow: two visible ships, nothing said about oil yet.
package struct Encounter: Hashable, Sendable {
  /// The segment with the smaller identity comes first, so that a pair has one name.
  package var first: SegmentID
  package var second: SegmentID
  package var start: Instant
  package var end: Instant
  package var position: Coordinate
  /// Smallest and median clear water between the hulls, metres; between antennas when
  /// `usesHullGeometry` is false.
  package var minimumDistance: Metres
  package var medianDistance: Metres
  package var medianSpeed: Knots
  /// Whether both ships' dimensions were known, so that hulls and not antennas were compared.
  package var usesHullGeometry: Bool
  /// Alongside: hulls within touching distance and headings parallel or opposite for most of it.
  package var isAlongside: Bool
  /// Inside a port call area of role load, discharge or both for most of it (neighbouring berths).
  package var isAtBerth: Bool
  /// What the claim rests on, and with it its confidence.
  package var basis = EncounterBasis.alongsideLong
  /// Nine tenths of the time the second antenna lay this near one spot of the first's deck; nil where no
  /// hulls were compared.
  package var relativeMotion: Metres?
  /// Of the hours before and after; nil where one of the two was not heard then.
  package var approach: MeetingMotion?
  package var departure: MeetingMotion?
  package var confidence: Double
  package var evidence: [SourceReference]

  package init(
    first: SegmentID, second: SegmentID, start: Instant, end: Instant, position: Coordinate,
    minimumDistance: Metres, medianDistance: Metres, medianSpeed: Knots, usesHullGeometry: Bool,
    isAlongside: Bool, isAtBerth: Bool, confidence: Double, evidence: [SourceReference]
  ) {
    self.first = first
    self.second = second
    self.start = start
    self.end = end
    self.position = position
    self.minimumDistance = minimumDistance
    self.medianDistance = medianDistance
    self.medianSpeed = medianSpeed
    self.usesHullGeometry = usesHullGeometry
    self.isAlongside = isAlongside
    self.isAtBerth = isAtBerth
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// A typed draught that changed and stayed changed.
package struct DraughtChange: Hashable, Sendable {
  package var segment: SegmentID
  /// The last report with the old draught.
  package var lastBefore: Instant
  /// The first report with the new one.
  package var firstAfter: Instant
  package var before: Metres
  package var after: Metres
  /// Where the ship was at `firstAfter`; nil when no fix came before it.
  package var position: Coordinate?
  package var evidence: [SourceReference]

  package init(
    segment: SegmentID, lastBefore: Instant, firstAfter: Instant, before: Metres, after: Metres,
    position: Coordinate?, evidence: [SourceReference]
  ) {
    self.segment = segment
    self.lastBefore = lastBefore
    self.firstAfter = firstAfter
    self.before = before
    self.after = after
    self.position = position
    self.evidence = evidence
  }

  package var metres: Double { after.value - before.value }
}

/// A ship that changed what she calls herself, or a number that cannot be hers.
package struct IdentityChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case rename
    case reflag
    case newMMSI = "new_mmsi"
    case newIMO = "new_imo"
    case callSign = "call_sign"
    /// The IMO number sent fails its check digit.
    case invalidIMO = "broken_static"
    /// Two ships at once on one MMSI.
    case sharedMMSI = "shared_mmsi"
    /// Two MMSIs at once with one IMO number.
    case sharedIMO = "shared_imo"
    /// One hull that goes on under another radio number and another hull number.
    case laundering
    /// The same with the hull number of a ship that the registry knows as another.
    case zombie
  }

  package var segment: SegmentID
  package var kind: Kind
  package var time: Instant
  package var imo: IMONumber?
  package var oldMMSI: MMSI?
  package var newMMSI: MMSI?
  package var oldValue: String?
  package var newValue: String?
  package var confidence: Double
  package var evidence: [SourceReference]

  package init(
    segment: SegmentID, kind: Kind, time: Instant, imo: IMONumber?, oldMMSI: MMSI?, newMMSI: MMSI?,
    oldValue: String?, newValue: String?, confidence: Double, evidence: [SourceReference]
  ) {
    self.segment = segment
    self.kind = kind
    self.time = time
    self.imo = imo
    self.oldMMSI = oldMMSI
    self.newMMSI = newMMSI
    self.oldValue = oldValue
    self.newValue = newValue
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// A run of positions that cannot be where the ship was.
package struct PositionAnomaly: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// The ship would have had to move faster than any tanker can.
    case impossibleSpeed = "impossible_speed"
    /// Fixes of one MMSI that fit no open segment for long enough to be a ship.
    case strayPositions = "stray_positions"
    /// Speed over ground says moving, positions say not, or the other way round.
    case speedMismatch = "speed_mismatch"
    /// Many ships jump at once to one place: interference, not intent.
    case gnssInterference = "gnss_interference_multi_ship"
    /// One ship alone says for long that she is where she cannot be.
    case fabrication = "single_ship_fabrication"
    /// Motion that no ship makes, such as a circle at one speed.
    case syntheticTrack = "synthetic_track"
    /// What she said before, heard by a receiver whose clock is wrong.
    case clockFault = "clock_fault"
    /// A seagoing ship far from any water.
    case onLand = "on_land"
  }

  package var segment: SegmentID
  package var kind: Kind
  package var start: Instant
  package var end: Instant
  package var position: Coordinate
  package var fixCount: Int
  package var confidence: Double
  package var evidence: [SourceReference]

  package init(
    segment: SegmentID, kind: Kind, start: Instant, end: Instant, position: Coordinate,
    fixCount: Int, confidence: Double, evidence: [SourceReference]
  ) {
    self.segment = segment
    self.kind = kind
    self.start = start
    self.end = end
    self.position = position
    self.fixCount = fixCount
    self.confidence = confidence
    self.evidence = evidence
  }
}

/// Everything the detectors found in one run, each list in its documented order (start time, then
/// segment).
package struct TrackEvents: Hashable, Sendable {
  package var segments: [Segment] = []
  package var portCalls: [PortCall] = []
  package var gaps: [Gap] = []
  package var loiterings: [Loitering] = []
  package var encounters: [Encounter] = []
  package var draughtChanges: [DraughtChange] = []
  package var identityChanges: [IdentityChange] = []
  package var positionAnomalies: [PositionAnomaly] = []

  package init() {}
}
