/// Messages 4 and 11: what time it is and where the sender stands (ITU-R M.1371-5 annex 8, §3.2).
///
/// Base stations send message 4 of their own accord; ships answer an interrogation with message 11.
/// 168 bits. Decoded from 138 bits on, which end with the position fixing device.

/// A base station report or the answer to a UTC inquiry.
public struct BaseStationReport: Hashable, Sendable {
  /// Which of the two messages.
  public enum Kind: Int, Hashable, Sendable {
    /// Message 4, from a base station.
    case baseStation = 4
    /// Message 11, from a mobile station.
    case inquiryResponse = 11

    /// The kind of a type number; the first for any other.
    @inlinable
    init(number: Int) { self = number == 11 ? .inquiryResponse : .baseStation }
  }

  @inlinable static var longest: Int { 168 }
  static var shortest: Int { 138 }

  /// Message 4 or 11.
  public var type: Kind
  /// How often it was repeated, 0…3.
  public var repeats: Int
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi: Int
  /// UTC year; absent for 0.
  public var year: Field<Year>
  /// UTC month; absent for 0.
  public var month: Field<Month>
  /// UTC day; absent for 0.
  public var day: Field<Day>
  /// UTC hour; absent for 24.
  public var hour: Field<Hour>
  /// UTC minute; absent for 60.
  public var minute: Field<Sixtieth>
  /// UTC second; absent for 60.
  public var second: Field<Sixtieth>
  /// Whether the position is good to 10 m or better.
  public var isAccurate: Bool
  /// Longitude; absent for 181°.
  public var longitude: Field<Longitude>
  /// Latitude; absent for 91°.
  public var latitude: Field<Latitude>
  /// Kind of position fixing device; absent for 0.
  public var device: Field<PositionFixingDevice>
  /// Whether the station stops class A ships in its sight from sending message 27.
  public var controlsLongRange: Field<Bool>
  /// Whether receiver autonomous integrity monitoring is in use.
  public var isIntegrityMonitored: Field<Bool>
  /// Communication state; nil when cut off.
  public var communicationState: CommunicationState?

  /// A report to send; what is not given is not available.
  public init(
    type: Kind = .baseStation, repeats: Int = 0, mmsi: Int, year: Field<Year> = .notAvailable,
    month: Field<Month> = .notAvailable, day: Field<Day> = .notAvailable,
    hour: Field<Hour> = .notAvailable, minute: Field<Sixtieth> = .notAvailable,
    second: Field<Sixtieth> = .notAvailable, isAccurate: Bool = false,
    longitude: Field<Longitude> = .notAvailable, latitude: Field<Latitude> = .notAvailable,
    device: Field<PositionFixingDevice> = .notAvailable,
    controlsLongRange: Field<Bool> = .present(false),
    isIntegrityMonitored: Field<Bool> = .present(false),
    communicationState: CommunicationState? = nil
  ) {
    self.type = type
    self.repeats = repeats
    self.mmsi = mmsi
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.isAccurate = isAccurate
    self.longitude = longitude
    self.latitude = latitude
    self.device = device
    self.controlsLongRange = controlsLongRange
    self.isIntegrityMonitored = isIntegrityMonitored
    self.communicationState =
      communicationState ?? CommunicationState(raw: 0, scheme: .selfOrganised)
  }

  /// Reads a message of the standard's length without looking at it for every field.
  @inlinable
  @inline(__always)
  init(_ bits: PayloadBits) {
    if bits.bitCount >= Self.longest {
      self.init(fields: PayloadBits(words: bits.words, bitCount: Self.longest))
    } else {
      self.init(fields: bits)
    }
  }

  @inlinable
  @inline(__always)
  init(fields bits: PayloadBits) {
    var fields = FieldReader(bits, at: 0)
    type = Kind(number: fields.whole(6))
    repeats = fields.whole(2)
    mmsi = fields.whole(30)
    year = fields.next(14)
    month = fields.next(4)
    day = fields.next(5)
    hour = fields.next(5)
    minute = fields.next(6)
    second = fields.next(6)
    isAccurate = fields.flag()
    longitude = fields.next(28)
    latitude = fields.next(27)
    device = fields.next(4)
    controlsLongRange = fields.next(1)
    fields.skip(9)
    isIntegrityMonitored = fields.next(1)
    communicationState = fields.communicationState(.selfOrganised)
  }

  func write(to payload: inout EncodedPayload) {
    Header.write(type: type.rawValue, repeats: repeats, mmsi: mmsi, to: &payload)
    payload.put(year, 14)
    payload.put(month, 4)
    payload.put(day, 5)
    payload.put(hour, 5)
    payload.put(minute, 6)
    payload.put(second, 6)
    payload.put(isAccurate)
    payload.put(longitude, 28)
    payload.put(latitude, 27)
    payload.put(device, 4)
    payload.put(controlsLongRange, 1)
    payload.put(0, 9)
    payload.put(isIntegrityMonitored, 1)
    payload.put(communicationState)
  }
}
