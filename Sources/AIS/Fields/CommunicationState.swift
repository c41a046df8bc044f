/// The 19 bits with which a transponder plans its slots; they also tell how it got its time.
/// Source: ITU-R M.1371-5 annex 2, §3.3.7.2.2 (SOTDMA) and §3.3.7.3.2 (ITDMA).

/// A communication state: the raw bits and the scheme they are to be read in.
public struct CommunicationState: Hashable, Sendable {
  /// How a transponder reserves slots.
  public enum Scheme: UInt8, Hashable, Sendable {
    /// Self-organised access.
    case selfOrganised
    /// Incremental access.
    case incremental
  }

  /// How the transponder is synchronised to UTC.
  public enum Synchronisation: Int, Hashable, Sendable {
    /// Its own receiver gives UTC.
    case direct = 0
    /// UTC through another station.
    case indirect = 1
    /// To a base station.
    case baseStation = 2
    /// To another mobile station.
    case mobile = 3
  }

  /// What the self-organised sub-message says, by slot time-out.
  public enum SubMessage: Hashable, Sendable {
    /// Time-out 3, 5, 7: stations received.
    case receivedStations(Int)
    /// Time-out 2, 4, 6: number of the slot used.
    case slotNumber(Int)
    /// Time-out 1: UTC hour and minute; values beyond 23 and 59 are possible in faulty messages.
    case utc(hour: Int, minute: Int)
    /// Time-out 0: offset to the slot used next.
    case slotOffset(Int)
  }

  @usableFromInline let bits: UInt32
  /// The scheme to read them in.
  public let scheme: Scheme

  /// Keeps the lowest 19 bits of `raw`.
  @inlinable
  public init(raw: Int, scheme: Scheme) {
    bits = UInt32(truncatingIfNeeded: raw & 0x7FFFF)
    self.scheme = scheme
  }

  /// The 19 bits.
  @inlinable public var raw: Int { Int(bits) }

  /// How the transponder is synchronised.
  public var synchronisation: Synchronisation { Synchronisation(rawValue: raw >> 17) ?? .direct }

  /// Frames until a new slot is chosen; nil in incremental access.
  public var slotTimeout: Int? { scheme == .selfOrganised ? raw >> 14 & 7 : nil }

  /// The sub-message; nil in incremental access.
  public var subMessage: SubMessage? {
    guard let slotTimeout else { return nil }
    let bits = raw & 0x3FFF
    switch slotTimeout {
    case 0: return .slotOffset(bits)
    case 1: return .utc(hour: bits >> 9, minute: bits >> 2 & 127)
    case 2, 4, 6: return .slotNumber(bits)
    default: return .receivedStations(bits)
    }
  }

  /// Slots to the next transmission; nil in self-organised access.
  public var slotIncrement: Int? { scheme == .incremental ? raw >> 4 & 0x1FFF : nil }

  /// Code of the number of slots to allocate; nil in self-organised access.
  public var slotCountCode: Int? { scheme == .incremental ? raw >> 1 & 7 : nil }

  /// Whether the slot is kept for one more frame; nil in self-organised access.
  public var keepsSlot: Bool? { scheme == .incremental ? raw & 1 == 1 : nil }
}
