/// Message 21: a buoy, beacon or light, real or virtual (ITU-R M.1371-5 annex 8, §3.19).
///
/// 272 bits and up to 84 more for a long name. Decoded from 219 bits on, which end with the latitude.

/// The report of an aid to navigation.
public struct AidToNavigationReport: Hashable, Sendable {
  static var shortest: Int { 219 }
  /// Bits of the message but for the rest of a long name.
  private static var withoutExtension: Int { 272 }

  /// How often it was repeated, 0…3.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// Type of aid; absent for 0.
  public var aidType: Field<AidType>
  /// The first twenty characters of the name.
  public var name: SixBitText
  /// Whether the position is good to 10 m or better.
  public var isAccurate: Bool
  /// Longitude; absent for 181°.
  public var longitude: Field<Longitude>
  /// Latitude; absent for 91°.
  public var latitude: Field<Latitude>
  /// Dimensions of the structure; absent when all are zero.
  public var dimensions: Field<Dimensions>
  /// Kind of position fixing device; absent for 0.
  public var device: Field<PositionFixingDevice>
  /// UTC second of the position; absent from 60 on.
  public var second: Field<UTCSecond>
  /// Whether a floating aid is off its position; only meant when the second is 0…59.
  public var isOffPosition: Field<Bool>
  /// Eight bits of status kept as sent.
  public var status: Field<PlainCode>
  /// Whether receiver autonomous integrity monitoring is in use.
  public var isIntegrityMonitored: Field<Bool>
  /// Whether there is no structure at the place.
  public var isVirtual: Field<Bool>
  /// Whether it reports in assigned mode.
  public var isAssigned: Field<Bool>
  /// Characters 21 to 34 of the name; nil when there are none.
  public var nameExtension: SixBitText?

  /// A report to send; what is not given is not available.
  public init(
    repeats: Int = 0, mmsi: Int, aidType: Field<AidType> = .notAvailable,
    name: SixBitText = SixBitText(blank: 20), isAccurate: Bool = false,
    longitude: Field<Longitude> = .notAvailable, latitude: Field<Latitude> = .notAvailable,
    dimensions: Field<Dimensions> = .notAvailable,
    device: Field<PositionFixingDevice> = .notAvailable,
    second: Field<UTCSecond> = .notAvailable, isOffPosition: Field<Bool> = .present(false),
    status: Field<PlainCode> = .present(PlainCode(0)),
    isIntegrityMonitored: Field<Bool> = .present(false),
    isVirtual: Field<Bool> = .present(false), isAssigned: Field<Bool> = .present(false),
    nameExtension: SixBitText? = nil
  ) {
    self.repeats = repeats
    self.mmsi = mmsi
    self.aidType = aidType
    self.name = name
    self.isAccurate = isAccurate
    self.longitude = longitude
    self.latitude = latitude
    self.dimensions = dimensions
    self.device = device
    self.second = second
    self.isOffPosition = isOffPosition
    self.status = status
    self.isIntegrityMonitored = isIntegrityMonitored
    self.isVirtual = isVirtual
    self.isAssigned = isAssigned
    self.nameExtension = nameExtension?.withoutTrailingEndMarks
  }

  /// Reads a message of the standard's length without looking at it for every field.
  init(_ bits: PayloadBits) {
    if bits.bitCount >= Self.withoutExtension {
      self.init(fields: PayloadBits(words: bits.words, bitCount: Self.withoutExtension))
      nameExtension = Self.nameExtension(bits)
    } else {
      self.init(fields: bits)
    }
  }

  private static func nameExtension(_ bits: PayloadBits) -> SixBitText? {
    var fields = FieldReader(bits, at: withoutExtension)
    let characters = min(max(fields.bitsLeft / 6, 0), 14)
    return characters == 0 ? nil : fields.text(characters)?.withoutTrailingEndMarks
  }

  @inline(__always)
  private init(fields bits: PayloadBits) {
    var fields = FieldReader(bits, at: 6)
    repeats = fields.whole(2)
    mmsi = fields.whole(30)
    aidType = fields.next(5)
    name = fields.text(20) ?? SixBitText(blank: 20)
    isAccurate = fields.flag()
    longitude = fields.next(28)
    latitude = fields.next(27)
    dimensions = fields.next(30)
    device = fields.next(4)
    second = fields.next(6)
    isOffPosition = fields.next(1)
    status = fields.next(8)
    isIntegrityMonitored = fields.next(1)
    isVirtual = fields.next(1)
    isAssigned = fields.next(1)
    nameExtension = nil
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: 21, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(aidType, 5)
    payload.put(name, 20)
    payload.put(isAccurate)
    payload.put(longitude, 28)
    payload.put(latitude, 27)
    payload.put(dimensions, 30)
    payload.put(device, 4)
    payload.put(second, 6)
    payload.put(isOffPosition, 1)
    payload.put(status, 8)
    payload.put(isIntegrityMonitored, 1)
    payload.put(isVirtual, 1)
    payload.put(isAssigned, 1)
    payload.put(0, 1)
    guard let nameExtension else { return }
    payload.put(nameExtension, nameExtension.capacity)
    // Spare bits round the message up to whole bytes; six of them read as one end mark.
    payload.put(0, (8 - payload.bits.count % 8) % 8)
  }

  /// The whole name; nil when nothing but padding was sent.
  public var fullName: String? {
    let extensionCodes = (0..<(nameExtension?.capacity ?? 0)).map {
      nameExtension?.code(at: $0) ?? 0
    }
    let codes = (0..<20).map { name.code(at: $0) } + extensionCodes
    return MessageText(codes: codes.map { UInt8(truncatingIfNeeded: $0) }).string
  }
}
