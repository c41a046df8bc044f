/// Applications 1/12, 1/25 and 1/16, 1/40: dangerous cargo and persons on board (IMO SN/Circ.236 and
/// SN.1/Circ.289; ITU-R M.1371-5 annex 5, §5 for 1/40).

/// Dangerous cargo as SN/Circ.236 had it (1/12).
public struct DangerousCargo236: Hashable, Sendable {
  /// UN/LOCODE of the last port.
  public var lastPort: SixBitText? = SixBitText(blank: 5)
  /// When she left it, UTC.
  public var departure: Moment = Moment()
  /// UN/LOCODE of the next port.
  public var nextPort: SixBitText? = SixBitText(blank: 5)
  /// When she is due there, UTC.
  public var arrival: Moment = Moment()
  /// Name of the main dangerous good.
  public var cargo: SixBitText? = SixBitText(blank: 20)
  /// Its IMD category.
  public var category: SixBitText? = SixBitText(blank: 4)
  /// Its United Nations number, 1…3363; 0 for none.
  public var unitedNationsNumber: Field<PlainCode> = .zero
  /// Amount, in `unit`; absent for 0.
  public var amount: Field<Measure<CargoAmount>> = .notAvailable
  /// Unit of the amount.
  public var unit: Field<Coded<CargoUnit>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension DangerousCargo236: PayloadLayout {
  static var longest: Int? { 272 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.text(&lastPort, 5, "lastport")
    fields.moment(&departure, .month, "departure")
    fields.text(&nextPort, 5, "nextport")
    fields.moment(&arrival, .month, "eta")
    fields.text(&cargo, 20, "dangerous")
    fields.text(&category, 4, "imdcat")
    fields.field(&unitedNationsNumber, 13, "unid")
    fields.field(&amount, 10, "amount")
    fields.field(&unit, 2, "unit")
    fields.spare(3)
  }
}

/// One cargo of a list.
public struct DangerousCargoItem: Hashable, Sendable {
  /// The code under which it is told.
  public var code: Field<Coded<CargoCode>> = .notAvailable
  /// Class, number or category under that code; 0 for none.
  public var subtype: Field<PlainCode> = .zero

  /// Nothing available.
  public init() {}
}

extension DangerousCargoItem: PayloadLayout {
  static var shortest: Int { 17 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&code, 4, "code")
    fields.field(&subtype, 13, "subtype")
  }
}

/// Dangerous cargo (1/25).
public struct DangerousCargo: Hashable, Sendable {
  /// Unit of the amount.
  public var unit: Field<Coded<CargoUnit>> = .notAvailable
  /// Amount of all cargoes; absent for 0.
  public var amount: Field<Measure<CargoAmount>> = .notAvailable
  /// Up to 28 cargoes.
  public var items: [DangerousCargoItem] = []

  /// Nothing available.
  public init() {}
}

extension DangerousCargo: PayloadLayout {
  static var shortest: Int { 12 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&unit, 2, "unit")
    fields.field(&amount, 10, "amount")
    fields.list(&items, most: 28, "cargos")
  }
}

/// How many persons are on board (1/16).
public struct PersonsOnBoard: Hashable, Sendable {
  /// How many; absent for 0.
  public var persons: Field<Measure<Persons>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension PersonsOnBoard: PayloadLayout {
  static var shortest: Int { 13 }
  static var longest: Int? { 48 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&persons, 13, "persons")
    fields.spare(35)
  }
}

/// How many persons are on board (1/40).
public struct PersonsOnBoardITU: Hashable, Sendable {
  /// How many; absent for 0.
  public var persons: Field<Measure<Persons>> = .notAvailable

  /// Nothing available.
  public init() {}
}

extension PersonsOnBoardITU: PayloadLayout {
  static var shortest: Int { 13 }
  static var longest: Int? { 16 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.field(&persons, 13, "persons")
    fields.spare(3)
  }
}
