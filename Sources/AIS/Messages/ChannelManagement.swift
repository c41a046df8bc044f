/// Message 22: which channels and which power to use, in an area or for two stations (ITU-R M.1371-5
/// annex 8, §3.20).
///
/// 168 bits. Decoded from 145 bits on, which end with the zone size. The bit that tells whether it is
/// addressed stands behind the area or the stations.

/// For whom a channel management message is.
public enum ChannelManagementScope: Hashable, Sendable {
  /// Everybody between two corners.
  case area(ChannelManagementArea)
  /// One or two stations.
  case stations(ChannelManagementStations)
}

/// An area by its north-eastern and south-western corners.
public struct ChannelManagementArea: Hashable, Sendable {
  /// East side; absent for 181°.
  public var northEastLongitude: Field<Measure<AreaLongitude>> = .notAvailable
  /// North side; absent for 91°.
  public var northEastLatitude: Field<Measure<AreaLatitude>> = .notAvailable
  /// West side; absent for 181°.
  public var southWestLongitude: Field<Measure<AreaLongitude>> = .notAvailable
  /// South side; absent for 91°.
  public var southWestLatitude: Field<Measure<AreaLatitude>> = .notAvailable

  /// No corner available.
  public init() {}
}

extension ChannelManagementArea: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&northEastLongitude, 18, "ne_lon")
    fields.field(&northEastLatitude, 17, "ne_lat")
    fields.field(&southWestLongitude, 18, "sw_lon")
    fields.field(&southWestLatitude, 17, "sw_lat")
  }
}

/// One or two stations.
public struct ChannelManagementStations: Hashable, Sendable {
  /// The first; absent for 0.
  public var first: Field<Measure<StationIdentity>> = .notAvailable
  /// The second; absent for 0.
  public var second: Field<Measure<StationIdentity>> = .notAvailable

  /// No stations.
  public init() {}
}

extension ChannelManagementStations: PayloadLayout {
  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&first, 30, "dest1")
    fields.spare(5)
    fields.field(&second, 30, "dest2")
    fields.spare(5)
  }
}

/// Channels, power and bandwidth to use.
public struct ChannelManagement: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// Channel A; absent for 0.
  public var channelA: Field<Measure<ChannelNumber>> = .notAvailable
  /// Channel B; absent for 0.
  public var channelB: Field<Measure<ChannelNumber>> = .notAvailable
  /// 0 sends and receives on both, 1 sends on A, 2 sends on B; others are reserved.
  public var mode: Field<PlainCode> = .zero
  /// Whether to use low power.
  public var isLowPower: Field<Bool> = .unset
  /// For whom it is.
  public var scope = ChannelManagementScope.area(ChannelManagementArea())
  /// Whether channel A is 12.5 kHz wide (reserved since the fifth edition).
  public var isNarrowA: Field<Bool> = .unset
  /// Whether channel B is 12.5 kHz wide (reserved since the fifth edition).
  public var isNarrowB: Field<Bool> = .unset
  /// Width of the zone of transition is this and one more nautical miles, 0…7.
  public var zoneSize: Field<PlainCode> = .zero

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int) {
    self.repeats = repeats
    self.mmsi = mmsi
  }
}

extension ChannelManagement: LaidOutMessage {
  var typeNumber: Int { 22 }
  static var shortest: Int { 145 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.field(&channelA, 12, "channel_a")
    fields.field(&channelB, 12, "channel_b")
    fields.field(&mode, 4, "txrx")
    fields.field(&isLowPower, 1, "power")
    if fields.flag(ahead: 70) == true { scope = .stations(ChannelManagementStations()) }
    var isAddressed = Field(false)
    switch scope {
    case .area(let area): scope = .area(area.shown(&fields))
    case .stations(let stations):
      scope = .stations(stations.shown(&fields))
      isAddressed = Field(true)
    }
    fields.field(&isAddressed, 1, "addressed")
    fields.field(&isNarrowA, 1, "band_a")
    fields.field(&isNarrowB, 1, "band_b")
    fields.field(&zoneSize, 3, "zonesize")
    fields.spare(23)
  }
}
