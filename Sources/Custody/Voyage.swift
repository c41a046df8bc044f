/// What a ship sailed from one terminal to the next, in legs between transfers.
package import Vocabulary

/// How much cargo a ship has aboard, in the words of the trade.
package enum Lading: String, Hashable, Sendable {
  case laden
  case part
  case ballast
  case unknown
}

/// A stretch between two ends, at each of which cargo moved or can have moved.
package struct VoyageLeg: Hashable, Sendable {
  package let start: Instant
  /// Nil while under way at the end of the input.
  package let end: Instant?
  /// Where she came from and went to: a terminal, or the ship she lay beside; nil when not known.
  package let from: CustodyNode?
  package let to: CustodyNode?
  package let lading: Lading
  /// Tonnes aboard; nil when nothing tells.
  package let aboard: Estimate?
  /// Hours of silences of six hours or more in it, and of those that were challenged.
  package let silentHours: Double
  package let challengedHours: Double
  package let evidence: [SourceReference]
}

/// From the end of a call at a terminal to the beginning of the next.
package struct Voyage: Hashable, Sendable {
  /// `voyage:VESSEL/START`.
  package let id: String
  package let vesselID: String
  package let mmsi: MMSI?
  /// In the order of time, at least one.
  package let legs: [VoyageLeg]
}
