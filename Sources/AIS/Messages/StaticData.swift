/// Message 24: who a class B vessel is, in two parts (ITU-R M.1371-5 annex 8, §3.22).
///
/// Part A has 160 bits and gives the name; many transponders pad it to 168. Part B has 168 bits,
/// 162 in older units, and gives type, maker, call sign and dimensions. Part A is decoded from 160
/// bits on, part B from 132 on, which end with the call sign.

/// Static data report, part A.
public struct StaticDataPartA: Hashable, Sendable {
  static var shortest: Int { 160 }

  /// How often it was repeated, 0…3.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// Twenty characters.
  public var name: SixBitText

  /// Data to send.
  public init(repeats: Int = 0, mmsi: Int, name: SixBitText = SixBitText(blank: 20)) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.name = name
  }

  init(_ bits: PayloadBits) {
    // Whatever is behind the name is padding.
    let whole = PayloadBits(words: bits.words, bitCount: Self.shortest)
    var fields = FieldReader(whole, at: 6)
    repeats = fields.whole(2)
    mmsi = fields.whole(30)
    fields.skip(2)
    name = fields.text(20) ?? SixBitText(blank: 20)
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: 24, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(0, 2)
    payload.put(name, 20)
  }
}

/// Static data report, part B.
public struct StaticDataPartB: Hashable, Sendable {
  static var longest: Int { 168 }
  static var shortest: Int { 132 }

  /// How often it was repeated, 0…3.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// Type of ship and cargo; absent for 0.
  public var shipType: Field<ShipType>
  /// The maker's mark, three characters.
  public var maker: SixBitText
  /// The maker's model code, 0…15.
  public var model: Int
  /// The maker's serial number, 20 bits.
  public var serialNumber: Int
  /// Seven characters.
  public var callSign: SixBitText
  /// The 30 bits that are dimensions, or the mother ship's MMSI when the sender is a daughter craft.
  private var hull: Field<Dimensions>
  /// Kind of position fixing device; absent for 0 and when cut off.
  public var device: Field<PositionFixingDevice>

  /// Data to send; what is not given is not available.
  public init(
    repeats: Int = 0, mmsi: Int, shipType: Field<ShipType> = .notAvailable,
    maker: SixBitText = SixBitText(blank: 3), model: Int = 0, serialNumber: Int = 0,
    callSign: SixBitText = SixBitText(blank: 7), dimensions: Field<Dimensions> = .notAvailable,
    device: Field<PositionFixingDevice> = .notAvailable
  ) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.shipType = shipType
    self.maker = maker
    self.model = model
    self.serialNumber = serialNumber
    self.callSign = callSign
    hull = dimensions
    self.device = device
  }

  /// Reads a message of the standard's length without looking at it for every field.
  init(_ bits: PayloadBits) {
    if bits.bitCount >= Self.longest {
      self.init(fields: PayloadBits(words: bits.words, bitCount: Self.longest))
    } else {
      self.init(fields: bits)
    }
  }

  @inline(__always)
  private init(fields bits: PayloadBits) {
    var fields = FieldReader(bits, at: 6)
    repeats = fields.whole(2)
    mmsi = fields.whole(30)
    fields.skip(2)
    shipType = fields.next(8)
    maker = fields.text(3) ?? SixBitText(blank: 3)
    model = fields.whole(4)
    serialNumber = fields.whole(20)
    callSign = fields.text(7) ?? SixBitText(blank: 7)
    hull = fields.next(30)
    device = fields.next(4)
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: 24, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(1, 2)
    payload.put(shipType, 8)
    payload.put(maker, 3)
    payload.put(model, 4)
    payload.put(serialNumber, 20)
    payload.put(callSign, 7)
    payload.put(hull, 30)
    payload.put(device, 4)
    payload.put(0, 2)
  }

  /// The maker's mark as seven characters, the way it was sent before model and serial number took the
  /// place of the last four (third edition of the recommendation and earlier).
  public var oldMaker: SixBitText {
    let tail = model << 20 | serialNumber
    return SixBitText(capacity: 7) { index in
      index < 3 ? maker.code(at: index) : tail >> (36 - 6 * index) & 63
    }
  }

  /// Whether the sender's number is that of a craft belonging to a parent ship (98…).
  public var isDaughterCraft: Bool { (980_000_000...989_999_999).contains(mmsi) }

  /// Hull dimensions; absent when all are zero, and for a daughter craft, which does not send them.
  public var dimensions: Field<Dimensions> {
    isDaughterCraft ? .notAvailable : hull
  }

  /// The mother ship's 30-bit identity; nil for other vessels and when none was sent.
  public var motherShip: Int? { isDaughterCraft ? hull.value?.raw : nil }
}

extension StaticDataPartA: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.whole(&name, 20, "shipname")
  }
}

extension StaticDataPartB: PayloadLayout {
  init() { self.init(mmsi: 0) }

  mutating func walk(_ fields: inout some LayoutWalker) {
    var (modelCode, serialCode) = (Field(PlainCode(model)), Field(PlainCode(serialNumber)))
    fields.spare(2)
    fields.field(&shipType, 8, "shiptype")
    fields.whole(&maker, 3, "vendorid")
    fields.field(&modelCode, 4, "model")
    fields.field(&serialCode, 20, "serial")
    (model, serialNumber) = (modelCode.raw ?? 0, serialCode.raw ?? 0)
    fields.whole(&callSign, 7, "callsign")
    if isDaughterCraft, !fields.isReading {
      var mother: Field<Measure<StationIdentity>> = hull.raw.map { Field(code: $0) } ?? .truncated
      fields.field(&mother, 30, "mothership_mmsi")
    } else {
      fields.field(&hull, 30, "dimensions")
    }
    fields.field(&device, 4, "epfd")
    fields.spare(2)
  }
}
