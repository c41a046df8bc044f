/// What readers hand to the rest of Plimsoll: fixes and static reports, each with the bytes it came
/// from. Nothing below this line knows that AIS exists.

/// The place in an input that a record was read from.
///
/// `offset` and `length` are bytes of the input's content as a reader sees it: after
/// decompression, before any other change. Records put together from several sentences refer to
/// the span from the first byte of the first sentence to the last byte of the last one.
package struct SourceReference: Hashable, Comparable, Sendable {
  /// Index of the input within the run; inputs are numbered by their SHA-256, so that the order of
  /// files on the command line does not matter.
  package let source: UInt32
  package let offset: UInt64
  package let length: UInt32

  package init(source: UInt32, offset: UInt64, length: UInt32) {
    self.source = source
    self.offset = offset
    self.length = length
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.source, left.offset, left.length) < (right.source, right.offset, right.length)
  }
}

/// The kind of transponder a fix came from; it sets how often and how exactly a ship reports.
package enum Transponder: UInt8, Hashable, Sendable {
  case unknown = 0
  case classA = 1
  case classB = 2
  /// Type 27: a class A ship heard by satellite; position to 1/10 minute (±0.05′, about 93 m).
  case longRange = 3
}

/// One position of one transmitter at one time.
package struct Fix: Hashable, Sendable {
  package let time: Instant
  package let mmsi: MMSI
  package let position: Coordinate
  /// Nil when the ship sent none or an impossible one.
  package let speed: Knots?
  package let course: Bearing?
  /// True heading; nil when not sent (511).
  package let heading: Bearing?
  /// ITU-R M.1371 navigational status 0…15; nil when not sent.
  package let navigationStatus: UInt8?
  package let transponder: Transponder
  package let source: SourceReference

  package init(
    time: Instant, mmsi: MMSI, position: Coordinate, speed: Knots? = nil, course: Bearing? = nil,
    heading: Bearing? = nil, navigationStatus: UInt8? = nil, transponder: Transponder = .unknown,
    source: SourceReference
  ) {
    self.time = time
    self.mmsi = mmsi
    self.position = position
    self.speed = speed
    self.course = course
    self.heading = heading
    self.navigationStatus = navigationStatus
    self.transponder = transponder
    self.source = source
  }
}

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
  package let time: Instant
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
  package let source: SourceReference

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

  /// The IMO number when its check digit is right.
  package var imo: IMONumber? { imoAsSent.flatMap { IMONumber($0) } }
}

/// One item on the main road.
package enum Record: Hashable, Sendable {
  case fix(Fix)
  case staticReport(StaticReport)
}
