/// What readers hand to the rest of Plimsoll: fixes and static reports, each with the bytes it came
/// from. Nothing below this line knows that AIS exists.

/// Distances from the position antenna to the hull's ends and sides, metres (AIS A, B, C, D).
package struct HullDimensions: Hashable, Sendable {
  package let toBow: Int
  package let toStern: Int
  package let toPort: Int
  package let toStarboard: Int

  package init(toBow: Int, toStern: Int, toPort: Int, toStarboard: Int) {
    self.toBow = toBow
    self.toStern = toStern
    self.toPort = toPort
    self.toStarboard = toStarboard
  }

  package var length: Int { toBow + toStern }
  package var beam: Int { toPort + toStarboard }
  /// Whether the antenna's place on the hull is known: bow and port distances of zero with the
  /// others set mean "length and beam only" (ITU-R M.1371-5 §3.3.2).
  package var hasReferencePoint: Bool { toBow > 0 && toPort > 0 }
}

/// What a ship says about herself at one time.
///
/// Each field is nil when not sent or blank.
package struct StaticReport: Hashable, Sendable {
  package private(set) var time: Instant
  package let mmsi: MMSI
  /// The IMO field as typed, check digit right or not; nil for 0.
  package var imoAsSent: UInt32?
  package var name: String?
  package var callSign: String?
  /// ITU-R M.1371 ship and cargo type 1…99 (80…89 are tankers).
  package var shipType: UInt8?
  package var dimensions: HullDimensions?
  /// Present static draught in metres, 0.1…25.5; nil for 0 (not available).
  package var draught: Metres?
  package var destination: String?
  package let transponder: Transponder
  package private(set) var source: SourceReference

  package init(
    time: Instant, mmsi: MMSI, imoAsSent: UInt32? = nil, name: String? = nil,
    callSign: String? = nil, shipType: UInt8? = nil, dimensions: HullDimensions? = nil,
    draught: Metres? = nil, destination: String? = nil, transponder: Transponder = .unknown,
    source: SourceReference
  ) {
    self.time = time
    self.mmsi = mmsi
    self.imoAsSent = imoAsSent
    self.name = name
    self.callSign = callSign
    self.shipType = shipType
    self.dimensions = dimensions
    self.draught = draught
    self.destination = destination
    self.transponder = transponder
    self.source = source
  }

  /// The same report sent again at another time.
  package func repeated(at time: Instant, from source: SourceReference) -> Self {
    var copy = self
    copy.time = time
    copy.source = source
    return copy
  }

  /// Makes it the same report sent again at another time.
  package mutating func repeatItself(at time: Instant, from source: SourceReference) {
    self.time = time
    self.source = source
  }

  /// Whether another report carries the same, whenever it was sent and wherever it was read.
  package func saysTheSame(as other: Self) -> Bool {
    mmsi == other.mmsi && self == other.repeated(at: time, from: source)
  }

  /// The IMO number when its check digit is right.
  package var imo: IMONumber? { imoAsSent.flatMap { IMONumber($0) } }
}

/// One item on the main road.
package enum Record: Hashable, Sendable {
  case fix(Fix)
  case staticReport(StaticReport)
}
