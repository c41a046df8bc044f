/// The applications of area 200, inland waterways (UNECE, CCNR and European Union: Inland AIS).

/// An application of area 200.
public enum InlandApplication: Hashable, Sendable {
  /// 200/10: ship and voyage.
  case shipData(InlandShipData)
  /// 200/21: time of arrival at a lock.
  case arrival(ArrivalAtLock)
  /// 200/22: time a lock asks for.
  case admission(AdmissionToLock)
  /// 200/23: warning of weather.
  case weatherWarning(WeatherWarning)
  /// 200/24: water levels.
  case waterLevels(WaterLevels)
  /// 200/40: signal.
  case signal(SignalState)
  /// 200/55: persons on board.
  case persons(InlandPersons)

  /// The function identifier.
  public var function: Int {
    switch self {
    case .shipData: 10
    case .arrival: 21
    case .admission: 22
    case .weatherWarning: 23
    case .waterLevels: 24
    case .signal: 40
    case .persons: 55
    }
  }
}

extension InlandApplication {
  /// The layout of a function for `count` bits; nil when there is none or the length does not fit.
  init?(blank function: Int, bits count: Int) {
    switch function {
    case 10 where InlandShipData.fits(count): self = .shipData(InlandShipData())
    case 21 where ArrivalAtLock.fits(count): self = .arrival(ArrivalAtLock())
    case 22 where AdmissionToLock.fits(count): self = .admission(AdmissionToLock())
    case 23 where WeatherWarning.fits(count): self = .weatherWarning(WeatherWarning())
    case 24 where WaterLevels.fits(count): self = .waterLevels(WaterLevels())
    case 40 where SignalState.fits(count): self = .signal(SignalState())
    case 55 where InlandPersons.fits(count): self = .persons(InlandPersons())
    default: return nil
    }
  }

  mutating func walk(_ fields: inout some LayoutWalker) {
    switch self {
    case .shipData(let data): self = .shipData(data.shown(&fields))
    case .arrival(let data): self = .arrival(data.shown(&fields))
    case .admission(let data): self = .admission(data.shown(&fields))
    case .weatherWarning(let data): self = .weatherWarning(data.shown(&fields))
    case .waterLevels(let data): self = .waterLevels(data.shown(&fields))
    case .signal(let data): self = .signal(data.shown(&fields))
    case .persons(let data): self = .persons(data.shown(&fields))
    }
  }
}
