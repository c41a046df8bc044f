/// Learns berths and buoys from where ships lie, and says of each call which it was at.
///
/// A gazetteer gives a terminal as one area; where its jetties and buoys are shows in the input. Alongside
/// a jetty a ship keeps one heading; at a buoy she swings and her bow stays. Stays whose hulls, or bows,
/// lie within a ship's breadth or two of each other are at one berth; it is known once several ships have
/// lain there. Docs/Methods/PortCalls.md has the rule in numbered sentences.
import Geodesy
import Vocabulary

/// How a ship lay during a call.
package enum Mooring: String, Hashable, Sendable {
  /// Alongside, on one heading.
  case berth
  /// At a single point, swinging about it.
  case buoy = "spm"
  case anchorage
}

package struct BerthBook: Sendable {
  /// Headings needed to tell how she lay; alike to about 3° alongside (`domain/algorithms.md` §2.5), and
  /// spread by 12° or more at a buoy (this project's choice: the tide turns her within a day).
  private static let leastHeadings = 6
  private static let steady = 0.9985
  private static let swinging = 0.978
  /// Stays this near each other are at one berth: hulls of one jetty lie within their errors of position
  /// and a difference in length, jetties 300 m and more apart (this project's choice).
  private static let oneBerth = Metres(150)
  /// Stays and ships that make a berth known (this project's choice).
  private static let leastStays = 3
  private static let leastShips = 2

  private let places: PlaceIndex
  private let roles: [String: TerminalRole]

  package init(places: PlaceIndex) {
    self.places = places
    roles = Dictionary(
      places.terminals.map { ($0.id, $0.role) }, uniquingKeysWith: { first, _ in first })
  }

  private struct Stay {
    let call: Int
    let mooring: Mooring
    let point: Coordinate
  }

  private struct Berth {
    let mooring: Mooring
    var middle = MeanPlace()
    var stays: [Stay] = []
  }

  /// The calls with how each lay and, where one is known, the berth: the terminal's name in the gazetteer
  /// and a number, from west to east.
  ///
  /// The same whatever order they came in.
  package func noted(
    _ calls: [PortCall], particulars: (SegmentID) -> Particulars?
  ) -> [PortCall] {
    var calls = calls
    var stays: [String: [Stay]] = [:]
    let order = calls.indices.sorted {
      (calls[$0].start, calls[$0].segment, $0) < (calls[$1].start, calls[$1].segment, $1)
    }
    for index in order {
      (calls[index].mooring, calls[index].berth) = (nil, nil)
      let call = calls[index]
      guard let mooring = mooring(of: call) else { continue }
      calls[index].mooring = mooring
      guard mooring != .anchorage else { continue }
      let dimensions = particulars(call.segment)?.dimensions
      let point = Self.point(of: call, mooring, dimensions)
      stays[call.terminalID, default: []].append(Stay(call: index, mooring: mooring, point: point))
    }
    for (terminal, found) in stays {
      for (number, berth) in Self.berths(found, calls).enumerated() {
        for stay in berth.stays { calls[stay.call].berth = "\(terminal)/\(number + 1)" }
      }
    }
    return calls
  }

  private func mooring(of call: PortCall) -> Mooring? {
    guard call.stopStart != nil, let role = roles[call.terminalID] else { return nil }
    guard role.isForCargo else { return .anchorage }
    guard call.headings.count >= Self.leastHeadings, let steadiness = call.headings.steadiness
    else { return nil }
    if steadiness >= Self.steady { return .berth }
    return steadiness <= Self.swinging ? .buoy : nil
  }

  /// The middle of the hull alongside, the bow at a buoy; the antenna where dimensions are unknown.
  private static func point(
    of call: PortCall, _ mooring: Mooring, _ dimensions: HullDimensions?
  ) -> Coordinate {
    guard let dimensions, let mean = call.headings.mean, let steadiness = call.headings.steadiness
    else { return call.position }
    let toBow = Double(dimensions.toBow)
    let ahead = mooring == .buoy ? toBow : toBow - Double(dimensions.length) / 2
    // The mean of bows all round is the mean antenna and the mean of ways to the bow.
    return call.position.destination(bearing: mean, distance: Metres(ahead * steadiness))
  }

  /// Known berths from west to east, then from south to north.
  private static func berths(_ stays: [Stay], _ calls: [PortCall]) -> [Berth] {
    var berths: [Berth] = []
    for stay in stays {
      let near = berths.firstIndex { berth in
        berth.mooring == stay.mooring
          && berth.middle.coordinate.map { $0.isWithin(oneBerth, of: stay.point) } ?? false
      }
      let index = near ?? berths.count
      if near == nil { berths.append(Berth(mooring: stay.mooring)) }
      berths[index].middle.add(stay.point)
      berths[index].stays.append(stay)
    }
    return berths.filter { berth in
      let ships = Set(berth.stays.map { calls[$0.call].segment.mmsi })
      return berth.stays.count >= leastStays && ships.count >= leastShips
    }.sorted { left, right in
      guard let one = left.middle.coordinate, let other = right.middle.coordinate else {
        return false
      }
      return (one.longitude, one.latitude) < (other.longitude, other.latitude)
    }
  }
}
