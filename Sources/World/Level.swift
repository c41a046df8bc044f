/// How hard a world is: every figure that makes one level differ from another, in one place.
///
/// None of these is a threshold of a detector. Where nature gives a figure it is cited; the rest is
/// the world's own choice, made so that a plain rule detector does well on easy worlds and badly on
/// hard ones (Docs/Methods/World.md).

/// How hard a drawn world is to read.
package enum Level: String, Hashable, Sendable, CaseIterable {
  case easy, medium, hard
}

/// Who hears what, and how the log is spoilt.
package struct AirRule: Hashable, Sendable {
  /// Seconds between reports near the shore, thinned from the 2 to 10 s of ITU-R M.1371 table 1.
  var underWay = 360.0
  var held = 720.0
  /// ITU-R M.1371 says 6 minutes; thinned.
  var staticData = 3600.0
  /// Chance that a station in reach logs a message, and that a second one logs it too.
  var shoreReception = 0.97
  var secondStation = 0.22
  /// Seconds between passes of the constellation over one place.
  var revisit = 3600.0
  /// Chance that a whole pass is lost for a band of longitude.
  var lostPass = 0.1
  /// Chance that a pass hears a ship offshore, and among the crowd of a port.
  var satelliteOffshore = 0.8
  var satelliteNearShore = 0.25
  var staticFromSpace = 0.2
  /// Share of reports heard offshore that are of type 27.
  var longRange = 0.6
  /// How unequal transponders are: the offshore chance is raised to a power drawn from 1 … this.
  var weakness = 1.0
  /// Chance that a satellite's receipts reach the log late, and by at most how many seconds.
  var late = 0.0
  var latest = 0.0
  /// Chance of a report without a position, with another field not available, or far off.
  var noFix = 1.0 / 3000
  var notAvailable = 0.0
  var outlier = 0.0
  var brokenChecksum = 1.0 / 4000
  var lostFragment = 1.0 / 400

  package static let demo = Self()

  package init() {}

  package init(_ level: Level) {
    self.init()
    notAvailable = 1.0 / 500
    late = 0.3
    latest = 1800
    switch level {
    case .easy:
      weakness = 1.3
      outlier = 1.0 / 40_000
    case .medium:
      (revisit, lostPass, satelliteOffshore, weakness) = (5400, 0.1, 0.74, 1.5)
      (shoreReception, satelliteNearShore, staticFromSpace) = (0.92, 0.15, 0.15)
      outlier = 1.0 / 15_000
      (brokenChecksum, lostFragment) = (1.0 / 1500, 1.0 / 200)
    case .hard:
      (revisit, lostPass, satelliteOffshore, weakness) = (7200, 0.09, 0.8, 1.5)
      (shoreReception, satelliteNearShore, staticFromSpace) = (0.85, 0.1, 0.12)
      (late, latest) = (0.5, 7200)
      outlier = 1.0 / 6000
      (brokenChecksum, lostFragment) = (1.0 / 500, 1.0 / 80)
    }
  }
}

/// How crews type their draught.
package struct CrewRule: Hashable, Sendable {
  /// Chance that a new draught is typed some hours late, and by at most how many.
  var late = 0.0
  var latest = 4.0
  /// Chance that it is never typed after a cargo act.
  var never = 0.0
  /// Chance that what is typed is wrong by up to so many metres.
  var wrong = 0.2
  var wrongMetres = 0.2

  package static let demo = Self()

  package init() {}

  package init(_ level: Level) {
    switch level {
    case .easy: break
    case .medium: (late, latest, never, wrong, wrongMetres) = (0.2, 30, 0.03, 0.3, 0.4)
    case .hard: (late, latest, never, wrong, wrongMetres) = (0.35, 60, 0.10, 0.4, 1.0)
    }
  }
}

/// What ships of a level do: shares and chances of the tale.
package struct TaleRule: Hashable, Sendable {
  /// Chances that a laundering transfer has the donor, the receiver or both dark; the rest is seen.
  let donorDark: Double
  let receiverDark: Double
  let bothDark: Double
  /// Hours of silence on each side of a dark transfer.
  let darkMargin: ClosedRange<Double>
  /// Chance that a launderer hides her load by silence, and that she sends false positions.
  let hidesLoad: Double
  /// The same of her passage when she does not hide her load.
  let hidesPassage: Double
  let fabricates: Double
  /// Chance that a transfer is partial, fed by two donors, blended with honest oil, or doubled.
  let partial: Double
  let twoDonors: Double
  let blended: Double
  let second: Double
  /// Chance that a transfer is not at anchor but adrift or under way.
  let adrift: Double
  /// Chance that a launderer changes who she is.
  let changesIdentity: Double
  /// Metres between the nearest neighbours of an anchorage.
  let spacing: Double
  /// Metres between ships at neighbouring jetties.
  let jetties: Double
  /// Look-alikes for each laundering chain.
  let bunkerings: Double
  let neighbours: Double
  let rafts: Double
  let consorts: Double

  package init(_ level: Level) {
    switch level {
    case .easy:
      (donorDark, receiverDark, bothDark, darkMargin) = (0.06, 0.02, 0, 3...16)
      (hidesLoad, hidesPassage, fabricates) = (0.2, 0.7, 0.15)
      (partial, twoDonors, blended, second) = (0.2, 0.1, 0.1, 0.05)
      (adrift, changesIdentity, spacing, jetties) = (0.1, 0.5, 800, 700)
      (bunkerings, neighbours, rafts, consorts) = (1, 1, 0.1, 0.3)
    case .medium:
      (donorDark, receiverDark, bothDark, darkMargin) = (0.25, 0.12, 0.06, 4...30)
      (hidesLoad, hidesPassage, fabricates) = (0.5, 0.85, 0.3)
      (partial, twoDonors, blended, second) = (0.35, 0.2, 0.25, 0.15)
      (adrift, changesIdentity, spacing, jetties) = (0.25, 0.6, 560, 540)
      (bunkerings, neighbours, rafts, consorts) = (2, 0.4, 0.15, 0.5)
    case .hard:
      (donorDark, receiverDark, bothDark, darkMargin) = (0.32, 0.16, 0.14, 3...48)
      (hidesLoad, hidesPassage, fabricates) = (0.5, 0.9, 0.45)
      (partial, twoDonors, blended, second) = (0.5, 0.3, 0.4, 0.3)
      (adrift, changesIdentity, spacing, jetties) = (0.4, 0.7, 450, 480)
      (bunkerings, neighbours, rafts, consorts) = (3, 1.2, 0.3, 1)
    }
  }
}
