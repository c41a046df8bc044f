/// Application 1/20: a berth that is asked for or granted (IMO SN.1/Circ.289).
///
/// 272 bits behind the application identifier.

/// A berth and what is to be had there.
public struct BerthingData: Hashable, Sendable {
  /// Number that links it with other messages.
  public var linkage: Field<PlainCode> = .zero
  /// Length of the berth.
  public var length: Field<Measure<BerthLength>> = .notAvailable
  /// Depth of water.
  public var depth: Field<Measure<BerthDepth>> = .notAvailable
  /// How the ship is to lie.
  public var position: Field<Coded<MooringPosition>> = .notAvailable
  /// When she is to berth, UTC.
  public var arrival: Moment = Moment()
  /// Whether the services are known.
  public var knowsServices: Field<Bool> = .unset
  /// Agent.
  public var agent: Field<Coded<ServiceStatus>> = .notAvailable
  /// Bunker fuel.
  public var bunkerFuel: Field<Coded<ServiceStatus>> = .notAvailable
  /// Chandler.
  public var chandler: Field<Coded<ServiceStatus>> = .notAvailable
  /// Stevedore.
  public var stevedore: Field<Coded<ServiceStatus>> = .notAvailable
  /// Electricity.
  public var electricity: Field<Coded<ServiceStatus>> = .notAvailable
  /// Drinking water.
  public var drinkingWater: Field<Coded<ServiceStatus>> = .notAvailable
  /// Customs.
  public var customs: Field<Coded<ServiceStatus>> = .notAvailable
  /// Cartage.
  public var cartage: Field<Coded<ServiceStatus>> = .notAvailable
  /// Cranes.
  public var crane: Field<Coded<ServiceStatus>> = .notAvailable
  /// Lifts.
  public var lift: Field<Coded<ServiceStatus>> = .notAvailable
  /// Medical facilities.
  public var medical: Field<Coded<ServiceStatus>> = .notAvailable
  /// Repair of navigation equipment.
  public var navigationRepair: Field<Coded<ServiceStatus>> = .notAvailable
  /// Provisions.
  public var provisions: Field<Coded<ServiceStatus>> = .notAvailable
  /// Repair of the ship.
  public var shipRepair: Field<Coded<ServiceStatus>> = .notAvailable
  /// Surveyor.
  public var surveyor: Field<Coded<ServiceStatus>> = .notAvailable
  /// Steam.
  public var steam: Field<Coded<ServiceStatus>> = .notAvailable
  /// Tugs.
  public var tugs: Field<Coded<ServiceStatus>> = .notAvailable
  /// Disposal of solid waste.
  public var solidWaste: Field<Coded<ServiceStatus>> = .notAvailable
  /// Disposal of liquid waste.
  public var liquidWaste: Field<Coded<ServiceStatus>> = .notAvailable
  /// Disposal of hazardous waste.
  public var hazardousWaste: Field<Coded<ServiceStatus>> = .notAvailable
  /// Exchange of ballast.
  public var ballast: Field<Coded<ServiceStatus>> = .notAvailable
  /// Additional services.
  public var additional: Field<Coded<ServiceStatus>> = .notAvailable
  /// Regional use.
  public var regional1: Field<Coded<ServiceStatus>> = .notAvailable
  /// Regional use.
  public var regional2: Field<Coded<ServiceStatus>> = .notAvailable
  /// Reserved.
  public var future1: Field<Coded<ServiceStatus>> = .notAvailable
  /// Reserved.
  public var future2: Field<Coded<ServiceStatus>> = .notAvailable
  /// Name of the berth.
  public var name: SixBitText? = SixBitText(blank: 20)
  /// Longitude of its middle; absent for 181°.
  public var longitude: Field<Measure<LongitudeThousandths>> = .notAvailable
  /// Latitude of its middle; absent for 91°.
  public var latitude: Field<Measure<LatitudeThousandths>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension BerthingData: PayloadLayout {
  static var longest: Int? { 272 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&linkage, 10, "linkage")
    fields.field(&length, 9, "berth_length")
    fields.field(&depth, 8, "berth_depth")
    fields.field(&position, 3, "position")
    fields.moment(&arrival, .monthUnpadded, "arrival")
    fields.field(&knowsServices, 1, "availability")
    fields.field(&agent, 2, "agent")
    fields.field(&bunkerFuel, 2, "fuel")
    fields.field(&chandler, 2, "chandler")
    fields.field(&stevedore, 2, "stevedore")
    fields.field(&electricity, 2, "electrical")
    fields.field(&drinkingWater, 2, "water")
    fields.field(&customs, 2, "customs")
    fields.field(&cartage, 2, "cartage")
    fields.field(&crane, 2, "crane")
    fields.field(&lift, 2, "lift")
    fields.field(&medical, 2, "medical")
    fields.field(&navigationRepair, 2, "navrepair")
    fields.field(&provisions, 2, "provisions")
    fields.field(&shipRepair, 2, "shiprepair")
    fields.field(&surveyor, 2, "surveyor")
    fields.field(&steam, 2, "steam")
    fields.field(&tugs, 2, "tugs")
    fields.field(&solidWaste, 2, "solidwaste")
    fields.field(&liquidWaste, 2, "liquidwaste")
    fields.field(&hazardousWaste, 2, "hazardouswaste")
    fields.field(&ballast, 2, "ballast")
    fields.field(&additional, 2, "additional")
    fields.field(&regional1, 2, "regional1")
    fields.field(&regional2, 2, "regional2")
    fields.field(&future1, 2, "future1")
    fields.field(&future2, 2, "future2")
    fields.text(&name, 20, "berth_name")
    fields.field(&longitude, 25, "berth_lon")
    fields.field(&latitude, 24, "berth_lat")
  }
}
