/// What export grades weigh, each with its source; for terminals that name a grade and not its gravity.
///
/// A grade moves by a degree from cargo to cargo and by more over the years, so that every entry is an
/// interval. Terminals that name no grade take the span of their country's grades; where the table has
/// none, nothing is known. Facts as published by the named sources, read in November 2026.
package import Tracks
package import Vocabulary

/// One export grade.
package struct CrudeAssay: Hashable, Sendable {
  package let name: String
  /// ISO 3166-1 alpha-2.
  package let country: String
  /// Degrees API at 60 °F.
  package let api: Estimate
  /// Percent by mass; nil when the source does not say.
  package let sulphur: Double?
  package let source: String

  /// Whether two names can mean one grade: the same figures, or one name begins with the other.
  func isLike(_ other: Self) -> Bool {
    let (mine, theirs) = (Countries.folded(name), Countries.folded(other.name))
    return api == other.api || mine.starts(with: theirs) || theirs.starts(with: mine)
  }
}

/// Export grades by name.
package enum CrudeAssays {
  /// The grade of a name as terminals and papers write it; nil for one that is not in the table.
  ///
  /// `Merey`, `MEREY 16 blend` and `Merey-16` are one grade. Of several that fit the longest name counts.
  package static func named(_ text: String) -> CrudeAssay? {
    let words = Countries.folded(text)
    return byLength.first { item in
      words.indices.contains { start in words[start...].starts(with: item.words) }
    }?.assay
  }

  /// The gravities of a country's export grades, lightest to heaviest; nil when none is in the table.
  package static func span(ofCountry code: String) -> Estimate? {
    let own = all.filter { $0.country == code }
    guard let least = own.map(\.api.low).min(), let most = own.map(\.api.high).max() else {
      return nil
    }
    let middle = own.reduce(0) { $0 + $1.api.best } / Double(own.count)
    return Estimate(low: least, best: middle, high: most)
  }

  private static let byLength: [(words: [String], assay: CrudeAssay)] = all.map {
    (words: Countries.folded($0.name), assay: $0)
  }.sorted { ($1.words.count, $0.assay.name) < ($0.words.count, $1.assay.name) }

  private static func entry(
    _ name: String, _ country: String, _ low: Double, _ best: Double, _ high: Double,
    sulphur: Double? = nil, _ source: String
  ) -> CrudeAssay {
    CrudeAssay(
      name: name, country: country, api: Estimate(low: low, best: best, high: high),
      sulphur: sulphur, source: source)
  }

  private static let platts2019 = "S&P Platts on PDVSA tenders, 2019 (enernews 321013)"
  private static let somo2020 = "SOMO test reports, S&P Platts, 19 November 2020"
  private static let nioc = "NIOC assay, S&P Platts, 2021"

  /// Every grade of the table.
  package static let all: [CrudeAssay] = [
    entry(
      "Merey", "VE", 15, 16, 17, sulphur: 2.5,
      "15.9–16.2 (Shale24, 2025), 16.4 (\(platts2019)); one degree on each side"),
    entry("Boscan", "VE", 9.8, 10.8, 11.8, sulphur: 4.77, platts2019),
    entry("Bachaquero", "VE", 10.8, 11.8, 12.8, sulphur: 2.88, platts2019),
    entry("BCF", "VE", 16, 17, 18, "17 degrees by name (Petroleomundo)"),
    entry("Hamaca", "VE", 24.5, 26, 27, "synthetic crude of 26 degrees (Offshore Technology)"),
    entry("Zuata Sweet", "VE", 29, 31, 33, "30–32 degrees (Argus, July 2021)"),
    entry("Basrah Light", "IQ", 29, 31.4, 34, sulphur: 2.74, somo2020),
    entry("Basrah Medium", "IQ", 26.9, 27.9, 30, sulphur: 3.0, somo2020),
    entry("Basrah Heavy", "IQ", 22.5, 24, 25, sulphur: 4.05, somo2020),
    entry("Basrah", "IQ", 22.5, 28, 34, "span of \(somo2020)"),
    entry("Kirkuk", "IQ", 28, 34, 37, "36 by contract and lighter than delivered (MEES, 2025)"),
    entry("Iranian Light", "IR", 32.6, 33.6, 35.5, sulphur: 1.46, nioc),
    entry("Iran Light", "IR", 32.6, 33.6, 35.5, sulphur: 1.46, nioc),
    entry("Iranian Heavy", "IR", 28.5, 29.5, 30.5, sulphur: 1.77, nioc),
    entry("Iran Heavy", "IR", 28.5, 29.5, 30.5, sulphur: 1.77, nioc),
    entry("Arab Light", "SA", 32.3, 33.3, 34.3, sulphur: 1.96, "Trade Titan, 2019"),
    entry("Arab Medium", "SA", 26.8, 27.8, 30.8, sulphur: 2.75, "S&P Platts, 19 November 2020"),
    entry("Urals", "RU", 29.5, 31, 32.5, "31 degrees (press, 2026); the grade drifts"),
    entry(
      "ESPO", "RU", 33.6, 34.6, 36,
      "from 7.39 barrels a tonne (S&P Platts, 5 September 2019)"),
  ]
}

extension CrudeDensity {
  /// The density of a named grade that states no gravity; nil when the name is not known.
  init?(named grade: String) {
    guard let assay = CrudeAssays.named(grade) else { return nil }
    self.init(api: assay.api)
  }

  /// What a terminal exports: the span of its grades, by their stated gravity, else by the table; where
  /// it names none, that of its country's grades; unknown where the table has none.
  package init(of terminal: Terminal) {
    let spans = terminal.grades.compactMap { grade -> Estimate? in
      if let api = grade.api, api.isFinite {
        return Estimate(low: api - 1, best: api, high: api + 1)
      }
      return CrudeAssays.named(grade.name)?.api
    }
    guard let least = spans.map(\.low).min(), let most = spans.map(\.high).max() else {
      let country = DeclaredOrigin.country(of: terminal)
      let isExporter = terminal.role == .load && terminal.grades.isEmpty
      self.init(api: isExporter ? CrudeAssays.span(ofCountry: country) : nil)
      return
    }
    let middle = spans.reduce(0) { $0 + $1.best } / Double(spans.count)
    self.init(api: Estimate(low: least, best: middle, high: most))
  }

  private init(api: Estimate?) {
    guard let api else {
      self = .unknown
      return
    }
    self.init(api: api)
  }
}
