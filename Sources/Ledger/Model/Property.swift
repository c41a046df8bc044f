/// What can be said about a subject: a closed list, so that a fold knows every word it meets.

/// A property of a statement; the raw value is the name in files.
package enum Property: String, Hashable, Sendable, CaseIterable {
  // Of entities.
  case name
  case schema
  case country
  case identifier
  /// The office a person holds, from…to by the statement's valid time; value: the office's name.
  case holdsOffice
  case memberOf
  /// Share held in the subject by another; the holder stands in `quote`.
  case ownedBy

  // Of commitments and flows.
  case from
  case to
  /// `arms`, `credit`, `trade`, `oil`, `agreement`, `treaty`, `bank`, `plant`, `other`.
  case kind
  case object
  case quantity
  /// Second unit of the same thing: kept apart, never added to `quantity`.
  case alternateQuantity
  case windowStart
  case windowEnd

  // Of commitments.
  /// A stage reached, valid from the day it was; value: a `Stage`.
  case stage
  case due
  case parent
  /// `no` takes a commitment out of totals (an umbrella, or counted elsewhere).
  case countsInTotals

  // Of flows.
  case basis
  case valuation
  case reporter
  case declaredOrigin
  case trueOrigin
  case fulfils
  case route
  /// `both`, `importer`, `exporter`, `neither`: who reported.
  case reportStatus

  // Of listings (designations and licences).
  case entity
  case authority
  case programme
  /// `prohibits` or `permits`.
  case effect
  case scope

  // Of claims: what an article says.
  case claimed
  case actor
  case period
  /// The claim's status in the article, set by a person.
  case status
  /// The status that cue words suggest; never more than a suggestion.
  case suggestedStatus
  /// Which test a person asked for, and on which other subjects.
  case test
  case against
  case verdict
  case note
  /// Other subjects this one is the same fact as.
  case sameAs

  /// A time series' value: production, refinery runs, residual exports; `period` in the window.
  case series
}

/// How far a promise has come, in the order of IATI, AidData and Kiel's tracker.
package enum Stage: String, Hashable, Sendable, CaseIterable {
  case announced
  case committed
  case allocated
  case delivered
  case verified
  case suspended
  case cancelled
  /// Derived only: past due with no delivery; no statement may claim it.
  case lapsed

  /// Steps forward; nil for the side exits.
  package var step: Int? {
    switch self {
    case .announced: 0
    case .committed: 1
    case .allocated: 2
    case .delivered: 3
    case .verified: 4
    case .suspended, .cancelled, .lapsed: nil
    }
  }
}

/// What a flow rests on.
///
/// Observed is what instruments saw, reported what an authority counted, estimated what somebody
/// worked out, alleged what was only said.
package enum Basis: String, Hashable, Sendable, CaseIterable {
  case observed
  case reported
  case estimated
  case alleged
}

/// How a trade value was priced; FOB and CIF are never added.
package enum Valuation: String, Hashable, Sendable {
  case freeOnBoard = "FOB"
  case costInsuranceFreight = "CIF"
  case trendIndicator = "TIV"
  case nominal
}
