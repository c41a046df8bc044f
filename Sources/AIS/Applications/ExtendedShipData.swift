/// Applications 1/24 and 1/15: what message 5 does not say of a ship (IMO SN.1/Circ.289, SN/Circ.236).
///
/// 304 and 16 bits behind the application identifier. The air draught counts centimetres: the range in
/// the circular, up to 81.91 m in 13 bits, leaves no other step.

/// Ports, equipment, fuel and tonnage of a ship (1/24).
public struct ExtendedShipData: Hashable, Sendable {
  /// Number that links it with other messages.
  public var linkage: Field<PlainCode> = .zero
  /// Height above the waterline; absent for 0.
  public var airDraught: Field<Measure<AirGap>> = .notAvailable
  /// UN/LOCODE of the last port.
  public var lastPort: SixBitText? = SixBitText(blank: 5)
  /// UN/LOCODE of the next port.
  public var nextPort: SixBitText? = SixBitText(blank: 5)
  /// UN/LOCODE of the port after that.
  public var secondPort: SixBitText? = SixBitText(blank: 5)
  /// AIS of class A.
  public var automaticIdentification: Field<Coded<EquipmentState>> = .notAvailable
  /// Automatic tracking aid.
  public var trackingAid: Field<Coded<EquipmentState>> = .notAvailable
  /// Bridge watch alarm.
  public var watchAlarm: Field<Coded<EquipmentState>> = .notAvailable
  /// Back-up of the electronic chart.
  public var chartBackup: Field<Coded<EquipmentState>> = .notAvailable
  /// Paper chart.
  public var paperChart: Field<Coded<EquipmentState>> = .notAvailable
  /// Echo sounder.
  public var echoSounder: Field<Coded<EquipmentState>> = .notAvailable
  /// Electronic plotting aid.
  public var plottingAid: Field<Coded<EquipmentState>> = .notAvailable
  /// Emergency steering gear.
  public var emergencySteering: Field<Coded<EquipmentState>> = .notAvailable
  /// Satellite navigation.
  public var satelliteNavigation: Field<Coded<EquipmentState>> = .notAvailable
  /// Gyro compass.
  public var gyroCompass: Field<Coded<EquipmentState>> = .notAvailable
  /// Long-range identification.
  public var longRangeIdentification: Field<Coded<EquipmentState>> = .notAvailable
  /// Magnetic compass.
  public var magneticCompass: Field<Coded<EquipmentState>> = .notAvailable
  /// NAVTEX.
  public var navtex: Field<Coded<EquipmentState>> = .notAvailable
  /// Radar with plotting aid.
  public var radarPlotting: Field<Coded<EquipmentState>> = .notAvailable
  /// S-band radar.
  public var radarS: Field<Coded<EquipmentState>> = .notAvailable
  /// X-band radar.
  public var radarX: Field<Coded<EquipmentState>> = .notAvailable
  /// HF radio.
  public var radioHF: Field<Coded<EquipmentState>> = .notAvailable
  /// INMARSAT.
  public var inmarsat: Field<Coded<EquipmentState>> = .notAvailable
  /// MF radio.
  public var radioMF: Field<Coded<EquipmentState>> = .notAvailable
  /// VHF radio.
  public var radioVHF: Field<Coded<EquipmentState>> = .notAvailable
  /// Log over ground.
  public var groundLog: Field<Coded<EquipmentState>> = .notAvailable
  /// Log through the water.
  public var waterLog: Field<Coded<EquipmentState>> = .notAvailable
  /// Transmitting heading device.
  public var headingDevice: Field<Coded<EquipmentState>> = .notAvailable
  /// Track control.
  public var trackControl: Field<Coded<EquipmentState>> = .notAvailable
  /// Voyage data recorder.
  public var voyageRecorder: Field<Coded<EquipmentState>> = .notAvailable
  /// Ice class; absent for 15.
  public var iceClass: Field<Coded<IceClass>> = .notAvailable
  /// Shaft horsepower.
  public var shaftPower: Field<Measure<ShaftPower>> = .notAvailable
  /// Working channel.
  public var workingChannel: Field<Measure<VHFChannel>> = .notAvailable
  /// Type of ship in Lloyd's STATCODE 5.
  public var shipType: SixBitText? = SixBitText(blank: 7)
  /// Gross tonnage.
  public var grossTonnage: Field<Measure<GrossTonnage>> = .notAvailable
  /// Laden or in ballast.
  public var lading: Field<Coded<Lading>> = .notAvailable
  /// Whether heavy fuel oil is on board.
  public var heavyFuel: Field<Coded<FuelOnBoard>> = .notAvailable
  /// Whether light fuel oil is on board.
  public var lightFuel: Field<Coded<FuelOnBoard>> = .notAvailable
  /// Whether diesel oil is on board.
  public var diesel: Field<Coded<FuelOnBoard>> = .notAvailable
  /// Bunker oil on board.
  public var bunkerOil: Field<Measure<BunkerOil>> = .notAvailable
  /// Persons on board; absent for 0.
  public var persons: Field<Measure<Persons>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension ExtendedShipData: PayloadLayout {
  static var longest: Int? { 304 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&linkage, 10, "linkage")
    fields.field(&airDraught, 13, "airdraught")
    fields.text(&lastPort, 5, "lastport")
    fields.text(&nextPort, 5, "nextport")
    fields.text(&secondPort, 5, "secondport")
    fields.field(&automaticIdentification, 2, "ais_state")
    fields.field(&trackingAid, 2, "ata_state")
    fields.field(&watchAlarm, 2, "bnwas_state")
    fields.field(&chartBackup, 2, "ecdisb_state")
    fields.field(&paperChart, 2, "chart_state")
    fields.field(&echoSounder, 2, "sounder_state")
    fields.field(&plottingAid, 2, "epaid_state")
    fields.field(&emergencySteering, 2, "steer_state")
    fields.field(&satelliteNavigation, 2, "gnss_state")
    fields.field(&gyroCompass, 2, "gyro_state")
    fields.field(&longRangeIdentification, 2, "lrit_state")
    fields.field(&magneticCompass, 2, "magcomp_state")
    fields.field(&navtex, 2, "navtex_state")
    fields.field(&radarPlotting, 2, "arpa_state")
    fields.field(&radarS, 2, "sband_state")
    fields.field(&radarX, 2, "xband_state")
    fields.field(&radioHF, 2, "hfradio_state")
    fields.field(&inmarsat, 2, "inmarsat_state")
    fields.field(&radioMF, 2, "mfradio_state")
    fields.field(&radioVHF, 2, "vhfradio_state")
    fields.field(&groundLog, 2, "grndlog_state")
    fields.field(&waterLog, 2, "waterlog_state")
    fields.field(&headingDevice, 2, "thd_state")
    fields.field(&trackControl, 2, "tcs_state")
    fields.field(&voyageRecorder, 2, "vdr_state")
    fields.spare(2)
    fields.field(&iceClass, 4, "iceclass")
    fields.field(&shaftPower, 18, "horsepower")
    fields.field(&workingChannel, 12, "vhfchan")
    fields.text(&shipType, 7, "lshiptype")
    fields.field(&grossTonnage, 18, "tonnage")
    fields.field(&lading, 2, "lading")
    fields.field(&heavyFuel, 2, "heavyoil")
    fields.field(&lightFuel, 2, "lightoil")
    fields.field(&diesel, 2, "dieseloil")
    fields.field(&bunkerOil, 14, "totaloil")
    fields.field(&persons, 13, "persons")
    fields.spare(10)
  }
}

/// Height of a ship above the waterline (1/15, SN/Circ.236).
public struct AirDraught236: Hashable, Sendable {
  /// Height; absent for 0.
  public var airDraught: Field<Measure<OldAirDraught>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension AirDraught236: PayloadLayout {
  static var shortest: Int { 11 }
  static var longest: Int? { 16 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&airDraught, 11, "airdraught")
    fields.spare(5)
  }
}
