/// Who owns and controls whom, on which days, as registers and lists say it.
///
/// A holding whose percentage nobody states is kept as such: it can make an answer *cannot tell* and
/// never *no*. Docs/Methods/Ownership.md.
package import Vocabulary

package struct OwnershipGraph: Sendable {
  package enum Tie: String, Hashable, Sendable {
    case ownership
    /// Control by other means than shares: votes, appointment of directors, a contract.
    case control
    /// Manager, operator, director: told, never counted.
    case management
  }

  package struct Holding: Hashable, Sendable {
    package let owner: String
    package let asset: String
    package let tie: Tie
    /// Per cent of the shares, 0 to 100; nil when nobody says.
    package let percent: ClosedRange<Double>?
    package let from: CivilDate?
    package let to: CivilDate?
    /// Who says so.
    package let source: String

    /// Nil when a percentage lies outside 0…100.
    package init?(
      owner: String, asset: String, tie: Tie = .ownership, percent: ClosedRange<Double>?,
      from: CivilDate? = nil, to: CivilDate? = nil, source: String
    ) {
      if let percent, percent.lowerBound < 0 || percent.upperBound > 100 { return nil }
      self.owner = owner
      self.asset = asset
      self.tie = tie
      self.percent = percent
      self.from = from
      self.to = to
      self.source = source
    }

    /// Days on which the holding stood; an unknown end is open.
    package func stands(on day: CivilDate) -> Bool {
      (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
    }
  }

  package let holdings: [Holding]

  package init(_ holdings: [Holding]) {
    self.holdings = holdings.sorted {
      ($0.asset, $0.owner, $0.source) < ($1.asset, $1.owner, $1.source)
    }
  }

  /// Answers by one regime's rule.
  ///
  /// - Parameters:
  ///   - regime: whose rule; rules are never mixed.
  ///   - designated: parties on that regime's list on that day.
  ///   - day: the day asked about.
  /// - Returns: what the rule says of every party.
  package func verdicts(
    _ regime: OwnershipRegime, designated: Set<String>, on day: CivilDate
  ) -> OwnershipVerdicts {
    OwnershipVerdicts(holdings.filter { $0.stands(on: day) }, regime, designated)
  }
}

/// Whose rule decides when a party falls with its owners.
package enum OwnershipRegime: String, Hashable, Sendable, CaseIterable {
  /// OFAC FAQ 398–402: ownership of 50 per cent or more, shares of all blocked persons added up,
  /// passed on by whatever is itself so owned; control alone blocks nobody.
  case ofac
  /// UK regulations made under SAMLA 2018 (as in regulation 7 of the Russia Regulations 2019): more than
  /// 50 per cent held directly or indirectly by one designated person, or control; holdings of several
  /// are not added up.
  case uk
  /// EU Council Best Practices and Commission guidance: 50 per cent or more, holdings of several listed
  /// persons added up, or control.
  case eu

  var addsUp: Bool { self != .uk }
  var countsControl: Bool { self != .ofac }

  func isEnough(_ percent: Double) -> Bool {
    // A sum of decimal shares may miss 50 by the last bit.
    self == .uk ? percent > 50 + 1e-9 : percent >= 50 - 1e-9
  }

  package var wording: String {
    switch self {
    case .ofac: "OFAC 50 percent rule: 50 % or more, added up"
    case .uk: "UK: more than 50 % by one designated person, or control"
    case .eu: "EU: 50 % or more, added up, or control"
    }
  }
}
