/// Application 235/10 and 250/10: the state of an aid to navigation, of the lighthouse authorities of
/// the United Kingdom and Ireland (IALA recommendation A-126).
///
/// 48 bits behind the application identifier.

/// Supply and state of an aid to navigation.
public struct LighthouseReport: Hashable, Sendable {
  /// Supply voltage; absent for 0.
  public var supply: Field<Measure<Volts>> = .notAvailable
  /// First external voltage; absent for 0.
  public var firstInput: Field<Measure<Volts>> = .notAvailable
  /// Second external voltage; absent for 0.
  public var secondInput: Field<Measure<Volts>> = .notAvailable
  /// State of the radar beacon.
  public var racon: Field<Coded<RaconStatus>> = Field(Coded(0))
  /// State of the light.
  public var light: Field<Coded<LightStatus>> = Field(Coded(0))
  /// Whether there is an alarm.
  public var isAlarmed: Field<Bool> = .unset
  /// Eight digital inputs.
  public var inputs: Field<PlainCode> = .zero
  /// Whether it is off its position.
  public var isOffPosition: Field<Bool> = .unset

  /// Nothing available.
  public init() {}
}

extension LighthouseReport: PayloadLayout {
  static var longest: Int? { 48 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&supply, 10, "ana_int")
    fields.field(&firstInput, 10, "ana_ext1")
    fields.field(&secondInput, 10, "ana_ext2")
    fields.field(&racon, 2, "racon")
    fields.field(&light, 2, "light")
    fields.field(&isAlarmed, 1, "alarm")
    fields.field(&inputs, 8, "stat_ext")
    fields.field(&isOffPosition, 1, "off_pos")
    fields.spare(4)
  }
}
