/// The applications of area 1, international (IMO SN.1/Circ.289 and SN/Circ.236; ITU-R M.1371-5 annex 5).

/// An application of area 1.
public enum InternationalApplication: Hashable, Sendable {
  /// 1/0: text.
  case textTelegram(TextTelegram)
  /// 1/11: weather and water, older form.
  case meteorology236(MeteorologicalReport236)
  /// 1/12: dangerous cargo, older form.
  case dangerousCargo236(DangerousCargo236)
  /// 1/13: closed fairway.
  case fairwayClosed(FairwayClosed)
  /// 1/14: tidal window, older form.
  case tidalWindow236(TidalWindow236)
  /// 1/15: air draught.
  case airDraught236(AirDraught236)
  /// 1/16: persons on board.
  case personsOnBoard(PersonsOnBoard)
  /// 1/16 with whole targets of 120 bits.
  case targetsITU(SyntheticTargetsITU)
  /// 1/17: targets of a traffic service.
  case targets(SyntheticTargets)
  /// 1/18: clearance to enter.
  case portClearance(PortClearance)
  /// 1/19: traffic signal.
  case trafficSignal(TrafficSignalReport)
  /// 1/20: berth.
  case berthing(BerthingData)
  /// 1/21: weather from a ship, plain form.
  case shipWeather(ShipWeatherReport)
  /// 1/21: weather from a ship, WMO form.
  case shipWeatherWMO(ShipWeatherReportWMO)
  /// 1/22 and 1/23: area notice; true when addressed.
  case areaNotice(AreaNotice, isAddressed: Bool)
  /// 1/24: extended ship data.
  case extendedShipData(ExtendedShipData)
  /// 1/25: dangerous cargo.
  case dangerousCargo(DangerousCargo)
  /// 1/26: sensors.
  case environment(EnvironmentalReport)
  /// 1/27 and 1/28: route; true when addressed.
  case route(RouteInformation, isAddressed: Bool)
  /// 1/29 and 1/30: text description; true when addressed.
  case text(TextDescription, isAddressed: Bool)
  /// 1/31: weather and water.
  case meteorology(MeteorologicalReport)
  /// 1/32: tidal window.
  case tidalWindow(TidalWindow)
  /// 1/40: persons on board.
  case personsOnBoardITU(PersonsOnBoardITU)

  /// The function identifier.
  public var function: Int {
    switch self {
    case .textTelegram: 0
    case .meteorology236: 11
    case .dangerousCargo236: 12
    case .fairwayClosed: 13
    case .tidalWindow236: 14
    case .airDraught236: 15
    case .personsOnBoard: 16
    case .targetsITU: 16
    case .targets: 17
    case .portClearance: 18
    case .trafficSignal: 19
    case .berthing: 20
    case .shipWeather: 21
    case .shipWeatherWMO: 21
    case .areaNotice(_, let isAddressed): isAddressed ? 23 : 22
    case .extendedShipData: 24
    case .dangerousCargo: 25
    case .environment: 26
    case .route(_, let isAddressed): isAddressed ? 28 : 27
    case .text(_, let isAddressed): isAddressed ? 30 : 29
    case .meteorology: 31
    case .tidalWindow: 32
    case .personsOnBoardITU: 40
    }
  }
}

extension InternationalApplication {
  /// The layout of a function for `count` bits; nil when there is none or the length does not fit.
  init?(blank function: Int, bits count: Int) {
    guard let blank = Self.blank(function, bits: count), blank.fits(count) else { return nil }
    self = blank
  }

  private static func blank(_ function: Int, bits count: Int) -> Self? {
    switch function {
    case 0: .textTelegram(TextTelegram())
    case 11: .meteorology236(MeteorologicalReport236())
    case 12: .dangerousCargo236(DangerousCargo236())
    case 13: .fairwayClosed(FairwayClosed())
    case 14: .tidalWindow236(TidalWindow236())
    case 15: .airDraught236(AirDraught236())
    case 16 where count >= 120 && count % 120 < 8: .targetsITU(SyntheticTargetsITU())
    case 16: .personsOnBoard(PersonsOnBoard())
    case 17: .targets(SyntheticTargets())
    case 18: .portClearance(PortClearance())
    case 19: .trafficSignal(TrafficSignalReport())
    case 20: .berthing(BerthingData())
    case 21: .shipWeather(ShipWeatherReport())
    case 22, 23: .areaNotice(AreaNotice(), isAddressed: function == 23)
    case 24: .extendedShipData(ExtendedShipData())
    case 25: .dangerousCargo(DangerousCargo())
    case 26: .environment(EnvironmentalReport())
    case 27, 28: .route(RouteInformation(), isAddressed: function == 28)
    case 29, 30: .text(TextDescription(), isAddressed: function == 30)
    case 31: .meteorology(MeteorologicalReport())
    case 32: .tidalWindow(TidalWindow())
    case 40: .personsOnBoardITU(PersonsOnBoardITU())
    default: nil
    }
  }

  private func fits(_ count: Int) -> Bool {
    switch self {
    case .textTelegram: TextTelegram.fits(count)
    case .meteorology236: MeteorologicalReport236.fits(count)
    case .dangerousCargo236: DangerousCargo236.fits(count)
    case .fairwayClosed: FairwayClosed.fits(count)
    case .tidalWindow236: TidalWindow236.fits(count)
    case .airDraught236: AirDraught236.fits(count)
    case .personsOnBoard: PersonsOnBoard.fits(count)
    case .targetsITU: SyntheticTargetsITU.fits(count)
    case .targets: SyntheticTargets.fits(count)
    case .portClearance: PortClearance.fits(count)
    case .trafficSignal: TrafficSignalReport.fits(count)
    case .berthing: BerthingData.fits(count)
    case .shipWeather: ShipWeatherReport.fits(count)
    case .shipWeatherWMO: ShipWeatherReportWMO.fits(count)
    case .areaNotice: AreaNotice.fits(count)
    case .extendedShipData: ExtendedShipData.fits(count)
    case .dangerousCargo: DangerousCargo.fits(count)
    case .environment: EnvironmentalReport.fits(count)
    case .route: RouteInformation.fits(count)
    case .text: TextDescription.fits(count)
    case .meteorology: MeteorologicalReport.fits(count)
    case .tidalWindow: TidalWindow.fits(count)
    case .personsOnBoardITU: PersonsOnBoardITU.fits(count)
    }
  }

  mutating func walk(_ fields: inout some LayoutWalker) {
    switch self {
    case .textTelegram(let data): self = .textTelegram(data.shown(&fields))
    case .meteorology236(let data): self = .meteorology236(data.shown(&fields))
    case .dangerousCargo236(let data): self = .dangerousCargo236(data.shown(&fields))
    case .fairwayClosed(let data): self = .fairwayClosed(data.shown(&fields))
    case .tidalWindow236(let data): self = .tidalWindow236(data.shown(&fields))
    case .airDraught236(let data): self = .airDraught236(data.shown(&fields))
    case .personsOnBoard(let data): self = .personsOnBoard(data.shown(&fields))
    case .targetsITU(let data): self = .targetsITU(data.shown(&fields))
    case .targets(let data): self = .targets(data.shown(&fields))
    case .portClearance(let data): self = .portClearance(data.shown(&fields))
    case .trafficSignal(let data): self = .trafficSignal(data.shown(&fields))
    case .berthing(let data): self = .berthing(data.shown(&fields))
    case .areaNotice(let data, let isAddressed):
      self = .areaNotice(data.shown(&fields), isAddressed: isAddressed)
    case .extendedShipData(let data): self = .extendedShipData(data.shown(&fields))
    case .dangerousCargo(let data): self = .dangerousCargo(data.shown(&fields))
    case .environment(let data): self = .environment(data.shown(&fields))
    case .route(let data, let isAddressed):
      self = .route(data.shown(&fields), isAddressed: isAddressed)
    case .text(let data, let isAddressed):
      self = .text(data.shown(&fields), isAddressed: isAddressed)
    case .meteorology(let data): self = .meteorology(data.shown(&fields))
    case .tidalWindow(let data): self = .tidalWindow(data.shown(&fields))
    case .personsOnBoardITU(let data): self = .personsOnBoardITU(data.shown(&fields))
    case .shipWeather, .shipWeatherWMO: walkWeather(&fields)
    }
  }

  /// The first bit of 1/21 tells the form of the rest.
  private mutating func walkWeather(_ fields: inout some LayoutWalker) {
    var isWMO = Field(false)
    if case .shipWeatherWMO = self { isWMO = Field(true) }
    fields.field(&isWMO, 1, "wmo")
    if fields.isReading, isWMO.value == true { self = .shipWeatherWMO(ShipWeatherReportWMO()) }
    switch self {
    case .shipWeather(let data): self = .shipWeather(data.shown(&fields))
    case .shipWeatherWMO(let data): self = .shipWeatherWMO(data.shown(&fields))
    default: break
    }
  }
}
