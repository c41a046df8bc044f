/// Message 23: how the stations of an area are to report (ITU-R M.1371-5 annex 8, §3.21).
///
/// 160 bits. Decoded from 122 bits on, which end with the type of ship.

/// An assignment to all stations of a kind in an area.
public struct GroupAssignment: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// East side of the area; absent for 181°.
  public var northEastLongitude: Field<Measure<AreaLongitude>> = .notAvailable
  /// North side; absent for 91°.
  public var northEastLatitude: Field<Measure<AreaLatitude>> = .notAvailable
  /// West side; absent for 181°.
  public var southWestLongitude: Field<Measure<AreaLongitude>> = .notAvailable
  /// South side; absent for 91°.
  public var southWestLatitude: Field<Measure<AreaLatitude>> = .notAvailable
  /// Stations meant.
  public var stationType: Field<Coded<StationType>> = Field(Coded(0))
  /// Type of ship and cargo meant; absent for 0, all.
  public var shipType: Field<ShipType> = .notAvailable
  /// 0 both channels, 1 sends on A, 2 sends on B, 3 reserved.
  public var mode: Field<PlainCode> = .zero
  /// Code of the reporting interval (table 77).
  public var interval: Field<PlainCode> = .zero
  /// Minutes of silence, 1…15; 0 for none.
  public var quietMinutes: Field<PlainCode> = .zero

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int) {
    self.repeats = repeats
    self.mmsi = mmsi
  }
}

extension GroupAssignment: LaidOutMessage {
  var typeNumber: Int { 23 }
  static var shortest: Int { 122 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.field(&northEastLongitude, 18, "ne_lon")
    fields.field(&northEastLatitude, 17, "ne_lat")
    fields.field(&southWestLongitude, 18, "sw_lon")
    fields.field(&southWestLatitude, 17, "sw_lat")
    fields.field(&stationType, 4, "stationtype")
    fields.field(&shipType, 8, "shiptype")
    fields.spare(22)
    fields.field(&mode, 2, "txrx")
    fields.field(&interval, 4, "interval")
    fields.field(&quietMinutes, 4, "quiet")
    fields.spare(6)
  }
}
