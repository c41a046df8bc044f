/// Message 17: corrections of satellite positions, sent by a base station (ITU-R M.1371-5 annex 8,
/// §3.15; the data are those of ITU-R M.823).
///
/// 80 to 816 bits. Decoded from 80 bits on.

/// Where a reference station stands and what it sends.
public struct DifferentialCorrections: Hashable, Sendable {
  /// How often it was repeated, 0…3.
  public var repeats = 0
  /// 30 bits; above 999,999,999 it is no MMSI.
  public var mmsi = 0
  /// Longitude of the reference station to 1/10 minute; absent for 181°.
  public var longitude: Field<Measure<ReferenceLongitude>> = .notAvailable
  /// Latitude of the reference station to 1/10 minute; absent for 91°.
  public var latitude: Field<Measure<ReferenceLatitude>> = .notAvailable
  /// The corrections as sent; none when there is no correction.
  public var data = BitString()

  init() {}

  /// A message to send; what is not set is not available.
  public init(repeats: Int = 0, mmsi: Int) {
    self.repeats = repeats
    self.mmsi = mmsi
  }
}

extension DifferentialCorrections: LaidOutMessage {
  var typeNumber: Int { 17 }
  static var shortest: Int { 80 }

  mutating func walk(_ fields: inout some LayoutWalker) {
    fields.spare(2)
    fields.field(&longitude, 18, "lon")
    fields.field(&latitude, 17, "lat")
    fields.spare(5)
    fields.rest(&data, kept: 0, "data")
  }
}

/// The header and the words of a differential correction (ITU-R M.823, ITU-R M.1371-5 table 69).
public struct DifferentialCorrection: Hashable, Sendable {
  /// Type of the ITU-R M.823 message, 0…63.
  public let type: Int
  /// Identity of the reference station, 0…1023.
  public let station: Int
  /// Time in steps of 0.6 s after the full hour, 0…5999.
  public let time: Int
  /// Sequence number, 0…7, counted on with each message.
  public let sequence: Int
  /// Health of the station, 0…7.
  public let health: Int
  /// Words of 24 bits, as many as the header tells and the message has.
  public let words: [Int]
}

extension DifferentialCorrections {
  /// The correction in the data; nil when there are fewer than the 40 bits of its header.
  public var correction: DifferentialCorrection? {
    guard let type = data.unsigned(at: 0, width: 6), let station = data.unsigned(at: 6, width: 10),
      let time = data.unsigned(at: 16, width: 13), let sequence = data.unsigned(at: 29, width: 3),
      let count = data.unsigned(at: 32, width: 5), let health = data.unsigned(at: 37, width: 3)
    else { return nil }
    let words = (0..<count).map { data.unsigned(at: 40 + 24 * $0, width: 24) }
    return DifferentialCorrection(
      type: type, station: station, time: time, sequence: sequence, health: health,
      words: words.prefix { $0 != nil }.compactMap { $0 })
  }
}
