/// Applications of area 200, inland waterways (UNECE resolution 63, CCNR and Commission Regulation (EU)
/// 415/2007: Inland AIS).

/// What an inland ship is, how she is loaded (200/10).
public struct InlandShipData: Hashable, Sendable {
  /// Unique European number of the ship.
  public var europeanNumber: SixBitText? = SixBitText(blank: 8)
  /// Length of ship or convoy; absent for 0.
  public var length: Field<Measure<InlandLength>> = .notAvailable
  /// Beam of ship or convoy; absent for 0.
  public var beam: Field<Measure<InlandBeam>> = .notAvailable
  /// Type of ship or convoy (ERI code such as 8010, or an AIS type).
  public var shipType: Field<InlandShipType> = .notAvailable
  /// Blue cones; absent for 5, unknown.
  public var hazard: Field<Coded<HazardCones>> = .notAvailable
  /// Draught; absent for 0.
  public var draught: Field<Measure<InlandDraught>> = .notAvailable
  /// Loaded or not; absent for 0.
  public var load: Field<Coded<LoadState>> = .notAvailable
  /// Whether the speed comes from a type-approved sensor.
  public var isSpeedGood: Field<Bool> = .unset
  /// Whether the course does.
  public var isCourseGood: Field<Bool> = .unset
  /// Whether the heading does.
  public var isHeadingGood: Field<Bool> = .unset

  /// Nothing available.
  public init() {}
}

extension InlandShipData: PayloadLayout {
  static var shortest: Int { 101 }
  static var longest: Int? { 112 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.text(&europeanNumber, 8, "vin")
    fields.field(&length, 13, "length")
    fields.field(&beam, 10, "beam")
    fields.field(&shipType, 14, "shiptype")
    fields.field(&hazard, 3, "hazard")
    fields.field(&draught, 11, "draught")
    fields.field(&load, 2, "loaded")
    fields.field(&isSpeedGood, 1, "speed_q")
    fields.field(&isCourseGood, 1, "course_q")
    fields.field(&isHeadingGood, 1, "heading_q")
    fields.spare(8)
  }
}

/// When a ship will be at a lock, bridge or terminal (200/21).
public struct ArrivalAtLock: Hashable, Sendable {
  /// Country code.
  public var country: SixBitText? = SixBitText(blank: 2)
  /// UN/LOCODE.
  public var place: SixBitText? = SixBitText(blank: 3)
  /// Section of the fairway.
  public var section: SixBitText? = SixBitText(blank: 5)
  /// Terminal.
  public var terminal: SixBitText? = SixBitText(blank: 5)
  /// Hectometre of the fairway.
  public var hectometre: SixBitText? = SixBitText(blank: 5)
  /// When she will be there.
  public var arrival: Moment = Moment()
  /// Assisting tugs; absent for 7.
  public var tugs: Field<Measure<Tugs>> = .notAvailable
  /// Air draught; absent for 0.
  public var airDraught: Field<Measure<InlandAirDraught>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension ArrivalAtLock: PayloadLayout {
  static var longest: Int? { 160 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.text(&country, 2, "country")
    fields.text(&place, 3, "locode")
    fields.text(&section, 5, "section")
    fields.text(&terminal, 5, "terminal")
    fields.text(&hectometre, 5, "hectometre")
    fields.moment(&arrival, .monthUnpadded, "eta")
    fields.field(&tugs, 3, "tugs")
    fields.field(&airDraught, 12, "airdraught")
    fields.spare(5)
  }
}

/// When a ship is to be at a lock, bridge or terminal (200/22).
public struct AdmissionToLock: Hashable, Sendable {
  /// Country code.
  public var country: SixBitText? = SixBitText(blank: 2)
  /// UN/LOCODE.
  public var place: SixBitText? = SixBitText(blank: 3)
  /// Section of the fairway.
  public var section: SixBitText? = SixBitText(blank: 5)
  /// Terminal.
  public var terminal: SixBitText? = SixBitText(blank: 5)
  /// Hectometre of the fairway.
  public var hectometre: SixBitText? = SixBitText(blank: 5)
  /// When she is to be there.
  public var arrival: Moment = Moment()
  /// State of the place; absent for 3.
  public var status: Field<Coded<BerthState>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension AdmissionToLock: PayloadLayout {
  static var longest: Int? { 144 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.text(&country, 2, "country")
    fields.text(&place, 3, "locode")
    fields.text(&section, 5, "section")
    fields.text(&terminal, 5, "terminal")
    fields.text(&hectometre, 5, "hectometre")
    fields.moment(&arrival, .monthUnpadded, "eta")
    fields.field(&status, 2, "status")
    fields.spare(2)
  }
}

/// A warning of weather on a stretch of a waterway (200/23, EMMA).
public struct WeatherWarning: Hashable, Sendable {
  /// Year in which it begins.
  public var startYear: Field<Measure<YearOfCentury>> = .notAvailable
  /// Month in which it begins.
  public var startMonth: Field<Month> = .notAvailable
  /// Day on which it begins.
  public var startDay: Field<Day> = .notAvailable
  /// Year in which it ends.
  public var endYear: Field<Measure<YearOfCentury>> = .notAvailable
  /// Month in which it ends.
  public var endMonth: Field<Month> = .notAvailable
  /// Day on which it ends.
  public var endDay: Field<Day> = .notAvailable
  /// Hour at which it begins.
  public var startHour: Field<Hour> = .notAvailable
  /// Minute at which it begins.
  public var startMinute: Field<Sixtieth> = .notAvailable
  /// Hour at which it ends.
  public var endHour: Field<Hour> = .notAvailable
  /// Minute at which it ends.
  public var endMinute: Field<Sixtieth> = .notAvailable
  /// Longitude of the beginning of the stretch; absent for 181°.
  public var startLongitude: Field<Longitude> = .notAvailable
  /// Latitude of its beginning; absent for 91°.
  public var startLatitude: Field<Latitude> = .notAvailable
  /// Longitude of its end; absent for 181°.
  public var endLongitude: Field<Longitude> = .notAvailable
  /// Latitude of its end; absent for 91°.
  public var endLatitude: Field<Latitude> = .notAvailable
  /// What is warned of; absent for 0.
  public var kind: Field<Coded<WarningKind>> = .notAvailable
  /// Lowest value.
  public var lowest: Field<Measure<WeatherLimit>> = .notAvailable
  /// Highest value.
  public var highest: Field<Measure<WeatherLimit>> = .notAvailable
  /// How strong; absent for 3.
  public var strength: Field<Coded<WarningClass>> = .notAvailable
  /// Where the wind comes from; absent for 0.
  public var wind: Field<Coded<WarningWind>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension WeatherWarning: PayloadLayout {
  static var longest: Int? { 200 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&startYear, 8, "start_year")
    fields.field(&startMonth, 4, "start_month")
    fields.field(&startDay, 5, "start_day")
    fields.field(&endYear, 8, "end_year")
    fields.field(&endMonth, 4, "end_month")
    fields.field(&endDay, 5, "end_day")
    fields.field(&startHour, 5, "start_hour")
    fields.field(&startMinute, 6, "start_minute")
    fields.field(&endHour, 5, "end_hour")
    fields.field(&endMinute, 6, "end_minute")
    fields.field(&startLongitude, 28, "start_lon")
    fields.field(&startLatitude, 27, "start_lat")
    fields.field(&endLongitude, 28, "end_lon")
    fields.field(&endLatitude, 27, "end_lat")
    fields.field(&kind, 4, "type")
    fields.field(&lowest, 9, "min")
    fields.field(&highest, 9, "max")
    fields.field(&strength, 2, "class")
    fields.field(&wind, 4, "wind")
    fields.spare(6)
  }
}

/// The level at one gauge.
public struct Gauge: Hashable, Sendable {
  /// Number of the gauge; 0 for none.
  public var number: Field<PlainCode> = .zero
  /// Its water level; absent for 0.
  public var level: Field<Measure<GaugeLevel>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension Gauge: PayloadLayout {
  static var shortest: Int { 25 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&number, 11, "id")
    fields.field(&level, 14, "level")
  }
}

/// Levels at up to four gauges (200/24).
public struct WaterLevels: Hashable, Sendable {
  /// Country code.
  public var country: SixBitText? = SixBitText(blank: 2)
  /// Up to four gauges.
  public var gauges: [Gauge] = []

  /// Nothing available.
  public init() {}
}

extension WaterLevels: PayloadLayout {
  static var shortest: Int { 12 }
  static var longest: Int? { 112 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.text(&country, 2, "country")
    fields.list(&gauges, most: 4, "gauges")
  }
}

/// What a signal on a waterway shows (200/40).
public struct SignalState: Hashable, Sendable {
  /// Longitude of the signal; absent for 181°.
  public var longitude: Field<Longitude> = .notAvailable
  /// Latitude of the signal; absent for 91°.
  public var latitude: Field<Latitude> = .notAvailable
  /// Form of the signal, 1…14; 0 and 15 for none.
  public var form: Field<PlainCode> = .zero
  /// Direction it faces.
  public var facing: Field<Measure<SignalBearing>> = .notAvailable
  /// For which traffic it is; absent for 0.
  public var direction: Field<Coded<SignalDirection>> = .notAvailable
  /// Up to nine lights, a decimal digit each.
  public var lights: Field<PlainCode> = .zero

  /// Nothing available.
  public init() {}
}

extension SignalState: PayloadLayout {
  static var longest: Int? { 112 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&longitude, 28, "lon")
    fields.field(&latitude, 27, "lat")
    fields.field(&form, 4, "form")
    fields.field(&facing, 9, "facing")
    fields.field(&direction, 3, "direction")
    fields.field(&lights, 30, "status")
    fields.spare(11)
  }
}

/// Persons on board an inland ship (200/55).
public struct InlandPersons: Hashable, Sendable {
  /// Crew; absent for 255.
  public var crew: Field<Measure<Crew>> = .notAvailable
  /// Passengers; absent for 8191.
  public var passengers: Field<Measure<Passengers>> = .notAvailable
  /// Other personnel; absent for 255.
  public var personnel: Field<Measure<Crew>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension InlandPersons: PayloadLayout {
  static var shortest: Int { 29 }
  static var longest: Int? { 80 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&crew, 8, "crew")
    fields.field(&passengers, 13, "passengers")
    fields.field(&personnel, 8, "personnel")
    fields.spare(51)
  }
}
