/// Applications 1/13, 1/18, 1/19, 1/14, 1/32: fairways, ports, signals and tides (IMO SN/Circ.236 and
/// SN.1/Circ.289).

/// A fairway that is closed (1/13, SN/Circ.236).
public struct FairwayClosed: Hashable, Sendable {
  /// Why.
  public var reason: SixBitText? = SixBitText(blank: 20)
  /// Where it begins.
  public var from: SixBitText? = SixBitText(blank: 20)
  /// Where it ends.
  public var to: SixBitText? = SixBitText(blank: 20)
  /// How far around, in `unit`.
  public var radius: Field<Measure<Radius236>> = .notAvailable
  /// Unit of the radius.
  public var unit: Field<Coded<ExtensionUnit>> = Field(Coded(0))
  /// From when on, UTC.
  public var start: Moment = Moment()
  /// Until when, UTC.
  public var end: Moment = Moment()

  /// Nothing available.
  public init() {}
}

extension FairwayClosed: PayloadLayout {
  static var longest: Int? { 416 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.text(&reason, 20, "reason")
    fields.text(&from, 20, "closefrom")
    fields.text(&to, 20, "closeto")
    fields.field(&radius, 10, "radius")
    fields.field(&unit, 2, "extunit")
    fields.moment(&start, .dayMonth, "from")
    fields.moment(&end, .dayMonth, "to")
    fields.spare(4)
  }
}

/// When a ship may enter a port (1/18).
public struct PortClearance: Hashable, Sendable {
  /// Number that links it with other messages.
  public var linkage: Field<PlainCode> = .zero
  /// When she may enter, UTC.
  public var arrival: Moment = Moment()
  /// The port and berth.
  public var port: SixBitText? = SixBitText(blank: 20)
  /// UN/LOCODE of the destination.
  public var destination: SixBitText? = SixBitText(blank: 5)
  /// Longitude to 1/1,000 minute; absent for 181°.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Latitude to 1/1,000 minute; absent for 91°.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension PortClearance: PayloadLayout {
  static var longest: Int? { 272 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&linkage, 10, "linkage")
    fields.moment(&arrival, .month, "arrival")
    fields.text(&port, 20, "portname")
    fields.text(&destination, 5, "destination")
    fields.field(&longitude, 25, "lon")
    fields.field(&latitude, 24, "lat")
    fields.spare(43)
  }
}

/// What a signal station shows (1/19).
public struct TrafficSignalReport: Hashable, Sendable {
  /// Number that links it with other messages.
  public var linkage: Field<PlainCode> = .zero
  /// Name of the station.
  public var station: SixBitText? = SixBitText(blank: 20)
  /// Longitude to 1/1,000 minute; absent for 181°.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Latitude to 1/1,000 minute; absent for 91°.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable
  /// State of the signal.
  public var status: Field<Coded<SignalStatus>> = .notAvailable
  /// What it shows.
  public var signal: Field<Coded<TrafficSignal>> = .notAvailable
  /// Hour at which it changes, UTC.
  public var hour: Field<Hour> = .notAvailable
  /// Minute at which it changes.
  public var minute: Field<Sixtieth> = .notAvailable
  /// What it will show.
  public var nextSignal: Field<Coded<TrafficSignal>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension TrafficSignalReport: PayloadLayout {
  static var longest: Int? { 304 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&linkage, 10, "linkage")
    fields.text(&station, 20, "station")
    fields.field(&longitude, 25, "lon")
    fields.field(&latitude, 24, "lat")
    fields.field(&status, 2, "status")
    fields.field(&signal, 5, "signal")
    fields.field(&hour, 5, "hour")
    fields.field(&minute, 6, "minute")
    fields.field(&nextSignal, 5, "nextsignal")
    fields.spare(102)
  }
}

/// The stream at a place during a time.
public struct TidalStream: Hashable, Sendable {
  /// Longitude to 1/1,000 minute; absent for 181°.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Latitude to 1/1,000 minute; absent for 91°.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable
  /// Hour of the beginning, UTC.
  public var fromHour: Field<Hour> = .notAvailable
  /// Minute of the beginning.
  public var fromMinute: Field<Sixtieth> = .notAvailable
  /// Hour of the end, UTC.
  public var toHour: Field<Hour> = .notAvailable
  /// Minute of the end.
  public var toMinute: Field<Sixtieth> = .notAvailable
  /// Where the current will set.
  public var direction: Field<Measure<TrueDirection>> = .notAvailable
  /// How fast.
  public var speed: Field<Measure<CurrentSpeed>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension TidalStream: PayloadLayout {
  static var shortest: Int { 25 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&longitude, 25, "lon")
    fields.field(&latitude, 24, "lat")
    fields.field(&fromHour, 5, "from_hour")
    fields.field(&fromMinute, 6, "from_min")
    fields.field(&toHour, 5, "to_hour")
    fields.field(&toMinute, 6, "to_min")
    fields.field(&direction, 9, "cdir")
    fields.field(&speed, 8, "cspeed")
  }
}

/// Streams at up to three places (1/32).
public struct TidalWindow: Hashable, Sendable {
  /// Month; absent for 0.
  public var month: Field<Month> = .notAvailable
  /// Day; absent for 0.
  public var day: Field<Day> = .notAvailable
  /// One to three places.
  public var streams: [TidalStream] = []

  /// Nothing available.
  public init() {}
}

extension TidalWindow: PayloadLayout {
  static var shortest: Int { 9 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&month, 4, "month")
    fields.field(&day, 5, "day")
    fields.list(&streams, most: 3, "tidals")
  }
}

/// The stream at a place during a time, older form.
public struct TidalStream236: Hashable, Sendable {
  /// Latitude to 1/10,000 minute; absent for 91°.
  public var latitude: Field<Measure<TidalLatitude236>> = .notAvailable
  /// Longitude to 1/10,000 minute; absent for 181°.
  public var longitude: Field<Measure<TidalLongitude236>> = .notAvailable
  /// Hour of the beginning, UTC.
  public var fromHour: Field<Hour> = .notAvailable
  /// Minute of the beginning.
  public var fromMinute: Field<Sixtieth> = .notAvailable
  /// Hour of the end, UTC.
  public var toHour: Field<Hour> = .notAvailable
  /// Minute of the end.
  public var toMinute: Field<Sixtieth> = .notAvailable
  /// Where the current will set.
  public var direction: Field<Measure<TrueDirection>> = .notAvailable
  /// How fast.
  public var speed: Field<Measure<TidalSpeed236>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension TidalStream236: PayloadLayout {
  static var shortest: Int { 27 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&latitude, 27, "lat")
    fields.field(&longitude, 28, "lon")
    fields.field(&fromHour, 5, "from_hour")
    fields.field(&fromMinute, 6, "from_min")
    fields.field(&toHour, 5, "to_hour")
    fields.field(&toMinute, 6, "to_min")
    fields.field(&direction, 9, "cdir")
    fields.field(&speed, 7, "cspeed")
  }
}

/// Streams at up to three places (1/14, SN/Circ.236).
public struct TidalWindow236: Hashable, Sendable {
  /// Month; absent for 0.
  public var month: Field<Month> = .notAvailable
  /// Day; absent for 0.
  public var day: Field<Day> = .notAvailable
  /// One to three places.
  public var streams: [TidalStream236] = []

  /// Nothing available.
  public init() {}
}

extension TidalWindow236: PayloadLayout {
  static var shortest: Int { 9 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&month, 4, "month")
    fields.field(&day, 5, "day")
    fields.list(&streams, most: 3, "tidals")
  }
}
