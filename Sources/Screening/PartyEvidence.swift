/// What numbers and facts beside the name say, in log-odds.
///
/// The weights here are set by hand from what each fact can tell, not learned: the only labelled
/// parties with such facts are not free to learn from. Each is the logarithm of how much more often
/// the fact agrees (or differs) for one party than for two that share a name.
struct IdentifierEvidence {
  private(set) var terms: [PartyComparison.Term] = []
  private(set) var veto: PartyComparison.Term?
  /// The strongest agreement.
  private(set) var support: Float = 0
  /// What MMSI and call sign give together.
  private(set) var radio: Float = 0

  /// What ties two parties whose terms come to a sum.
  func lead(_ sum: Float) -> PartyComparison.Lead {
    let strongestRadio = PartyIdentifier.Scheme.mmsi.support
    if support > strongestRadio { return .number }
    return radio > 0 && sum - radio < 0 ? .radio : .name
  }

  init(_ left: Party, _ right: Party) {
    guard !left.identifiers.isEmpty, !right.identifiers.isEmpty else { return }
    for scheme in PartyIdentifier.Scheme.allCases {
      let mine = left.identifiers.filter { $0.scheme == scheme }
      let theirs = right.identifiers.filter { $0.scheme == scheme }
      guard let first = mine.first, let second = theirs.first else { continue }
      if let same = mine.first(where: { one in theirs.contains { Self.same(one, $0) } }) {
        support = max(support, scheme.support)
        if scheme == .mmsi || scheme == .callSign { radio += scheme.support }
        terms.append(
          .init(reason: "same \(scheme.rawValue) \(same.value)", logOdds: scheme.support))
      } else {
        differ(scheme, first, second)
      }
    }
    // A number that proves a party outweighs another that was mistyped, but not a hull number.
    if support >= 12, !terms.isEmpty, veto != nil, !Self.hullsDiffer(left, right) { veto = nil }
    crossMatches(left, right)
  }

  private mutating func differ(
    _ scheme: PartyIdentifier.Scheme, _ one: PartyIdentifier, _ other: PartyIdentifier
  ) {
    let reason = "\(scheme.rawValue) \(one.value) is not \(other.value)"
    if scheme == .shipIMO {
      veto = .init(reason: reason + ": another hull", logOdds: -30)
    } else {
      terms.append(.init(reason: reason, logOdds: Self.doubt(scheme, one, other)))
    }
  }

  private static func doubt(
    _ scheme: PartyIdentifier.Scheme, _ one: PartyIdentifier, _ other: PartyIdentifier
  ) -> Float {
    // The first four letters of a BIC are the bank's own (ISO 9362); branches and cities differ behind them.
    if scheme == .bic, one.value.prefix(4) != other.value.prefix(4) { return -4.5 }
    return doubt(scheme)
  }

  private static func doubt(_ scheme: PartyIdentifier.Scheme) -> Float {
    switch scheme {
    case .companyIMO, .lei, .ogrn, .isin: -6
    case .tax: -3
    case .bic: -2.5
    case .registration, .wikidata: -2
    case .mmsi, .callSign, .nationalID, .passport: -0.5
    case .shipIMO: -30
    }
  }

  private static func hullsDiffer(_ left: Party, _ right: Party) -> Bool {
    let mine = left.identifiers.filter { $0.scheme == .shipIMO }.map(\.value)
    let theirs = right.identifiers.filter { $0.scheme == .shipIMO }.map(\.value)
    return !mine.isEmpty && !theirs.isEmpty && Set(mine).isDisjoint(with: theirs)
  }

  private static func same(_ one: PartyIdentifier, _ other: PartyIdentifier) -> Bool {
    if one.value == other.value { return true }
    // The eight characters of a BIC name the bank, the last three its branch.
    return one.scheme == .bic && one.value.count != other.value.count
      && one.value.prefix(8) == other.value.prefix(8)
  }

  /// A number given once as a tax and once as a registration number is the same number; so is a
  /// security's number given in the register's column when its own check digit is right.
  private mutating func crossMatches(_ left: Party, _ right: Party) {
    guard support == 0 else { return }
    let loose: Set<PartyIdentifier.Scheme> = [
      .tax, .registration, .ogrn, .nationalID, .passport, .isin,
    ]
    for one in left.identifiers where loose.contains(one.scheme) && one.value.count >= 6 {
      for other in right.identifiers
      where loose.contains(other.scheme) && other.scheme != one.scheme && other.value == one.value {
        support = 7
        terms.append(
          .init(
            reason: "\(one.scheme.rawValue) and \(other.scheme.rawValue) are both \(one.value)",
            logOdds: 7))
        return
      }
    }
  }
}

/// Dates, countries, gender, type and size of a ship.
enum FactEvidence {
  /// The most that facts can add for a party that gives some of them.
  static func most(_ asked: Party) -> Float {
    var sum: Float = 0
    if !asked.births.isEmpty { sum += 4 }
    if !asked.countries.isEmpty { sum += 0.6 }
    if asked.shipType != nil { sum += 0.4 }
    if asked.tonnage != nil { sum += 2 }
    if !asked.contacts.isEmpty { sum += 2 }
    return sum
  }

  static func terms(_ left: Party, _ right: Party) -> [PartyComparison.Term] {
    [
      birth(left, right), country(left, right), gender(left, right), type(left, right),
      tonnage(left, right), contact(left, right),
    ].compactMap { $0 }
  }

  private static func birth(_ left: Party, _ right: Party) -> PartyComparison.Term? {
    guard let first = left.births.first, let second = right.births.first else { return nil }
    var best: (Float, String) = (
      left.kind == .person ? -4.5 : -1.5, "dates \(words(first)) and \(words(second)) differ"
    )
    for one in left.births {
      for other in right.births {
        let found = compare(one, other)
        if let found, found.0 > best.0 { best = found }
      }
    }
    return .init(reason: best.1, logOdds: best.0)
  }

  private static func compare(_ one: PartialDate, _ other: PartialDate) -> (Float, String)? {
    let pair = "\(words(one)) and \(words(other))"
    if one.agrees(with: other) {
      if one.day != nil, other.day != nil {
        // 1 January stands for an unknown day in many registers.
        return (one.month == 1 && one.day == 1 ? 2 : 4, "same date \(words(one))")
      }
      return (1.5, "dates \(pair) agree as far as they go")
    }
    if let turned = one.turned, turned.day != nil, turned.agrees(with: other), other.day != nil {
      return (2, "dates \(pair) agree with day and month exchanged")
    }
    if one.year == other.year { return (-0.8, "dates \(pair) agree in the year only") }
    if abs(one.year - other.year) == 1 { return (-1.2, "dates \(pair) are a year apart") }
    return nil
  }

  private static func words(_ date: PartialDate) -> String {
    var text = String(date.year)
    if let month = date.month { text += "-" + (month < 10 ? "0" : "") + String(month) }
    if date.month != nil, let day = date.day { text += "-" + (day < 10 ? "0" : "") + String(day) }
    return text
  }

  private static func country(_ left: Party, _ right: Party) -> PartyComparison.Term? {
    guard !left.countries.isEmpty, !right.countries.isEmpty else { return nil }
    let shared = left.countries.intersection(right.countries)
    if !shared.isEmpty {
      return .init(reason: "country \(shared.sorted().joined(separator: ", "))", logOdds: 0.6)
    }
    let pair =
      left.countries.sorted().joined(separator: ", ") + " and "
      + right.countries.sorted().joined(separator: ", ")
    let doubt: Float = left.kind == .ship ? -0.3 : left.kind == .person ? -1 : -2
    return .init(reason: "countries \(pair) differ", logOdds: doubt)
  }

  private static func gender(_ left: Party, _ right: Party) -> PartyComparison.Term? {
    guard !left.genders.isEmpty, !right.genders.isEmpty,
      left.genders.isDisjoint(with: right.genders)
    else { return nil }
    return .init(reason: "gender differs", logOdds: -2.5)
  }

  private static func type(_ left: Party, _ right: Party) -> PartyComparison.Term? {
    guard let one = left.shipType, let other = right.shipType else { return nil }
    let (mine, theirs) = (ShipType.group(one), ShipType.group(other))
    guard let mine, let theirs else { return nil }
    return mine == theirs
      ? .init(reason: "both \(mine)", logOdds: 0.4)
      : .init(reason: "\(mine) and \(theirs)", logOdds: -1)
  }

  private static func tonnage(_ left: Party, _ right: Party) -> PartyComparison.Term? {
    guard let one = left.tonnage, let other = right.tonnage, one > 0, other > 0 else { return nil }
    let ratio = max(one, other) / min(one, other)
    if ratio < 1.02 { return .init(reason: "same tonnage", logOdds: 2) }
    // Gross and dead-weight tonnage of one tanker differ by less than 2.5 times.
    return ratio > 2.5 ? .init(reason: "tonnage differs", logOdds: -1.5) : nil
  }

  private static func contact(_ left: Party, _ right: Party) -> PartyComparison.Term? {
    guard let same = left.contacts.intersection(right.contacts).min() else { return nil }
    return .init(reason: "same contact \(same)", logOdds: 2)
  }
}

/// Kinds of ships told apart by a word in their type.
enum ShipType {
  static func group(_ text: String) -> String? {
    let text = text.uppercased()
    for (word, group) in [
      ("TANKER", "tanker"), ("LNG", "tanker"), ("LPG", "tanker"), ("BULK", "dry cargo"),
      ("CARGO", "dry cargo"), ("CONTAINER", "dry cargo"), ("RO-RO", "dry cargo"),
      ("TUG", "service"), ("SUPPLY", "service"), ("FISH", "fishing"), ("YACHT", "yacht"),
      ("PASSENGER", "passenger"), ("FERRY", "passenger"),
    ] where text.contains(word) {
      return group
    }
    return nil
  }
}
