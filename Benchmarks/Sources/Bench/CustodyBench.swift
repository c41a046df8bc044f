/// The custody stage alone: so many voyages, two in five of them with a transfer at sea, half of those
/// with one ship silent.
import Custody
import Foundation
import Tracks
import Vocabulary

enum CustodyBench {
  /// Prints CPU seconds for a number of voyages; a second run with twice as many shows the growth.
  static func run(voyages: Int) {
    let input = Self.input(voyages: voyages)
    let start = cpuSeconds()
    let graph = CustodyGraph.infer(input)
    let seconds = cpuSeconds() - start
    let text =
      "custody: \(voyages) voyages, \(graph.transfers.count) transfers, \(graph.discharges.count) "
      + "discharges, \(graph.edges.count) edges: \((seconds * 1000).rounded() / 1000) CPU-s\n"
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  private static func cpuSeconds() -> Double {
    Double(clock()) / Double(CLOCKS_PER_SEC)
  }

  /// Pairs of a giver and a taker, ten rounds each.
  private static func input(voyages: Int) -> CustodyInput {
    let epoch = Instant(seconds: 1_640_995_200)
    func day(_ days: Double) -> Instant { epoch + .days(days) }
    var input = CustodyInput(end: day(400))
    input.terminals = Gazetteer.builtin.terminals
    input.superseded = Gazetteer.builtin.superseded
    let loads = input.terminals.filter { $0.role == .load }.prefix(40)
    let ports = input.terminals.filter { $0.role == .discharge }.prefix(40)
    let source = SourceReference(source: 0, offset: 0, length: 60)
    for number in 0..<max(1, voyages / 10) {
      guard let mmsi = MMSI(UInt32(200_000_000 + number)),
        let meeting = Coordinate(
          latitude: Double(number % 40) - 20, longitude: 60 + Double(number % 37))
      else { continue }
      let segment = SegmentID(mmsi: mmsi, start: day(-10))
      let isTaker = number % 2 == 1
      let mate = MMSI(UInt32(200_000_000 + number - 1)).map { SegmentID(mmsi: $0, start: day(-10)) }
      var draughts: [DraughtReading] = [
        DraughtReading(time: day(-5), draught: Metres(10), source: source)
      ]
      for round in 0..<10 {
        let start = Double(round) * 36 + Double(number % 7) / 3
        let isTransfer = round % 5 < 2 * 2
        let load = loads[loads.startIndex + (number + round) % loads.count]
        let port = ports[ports.startIndex + (number * 3 + round) % ports.count]
        func call(_ place: Terminal, _ from: Double) {
          guard case .disc(let centre, _) = place.area else { return }
          input.portCalls.append(
            PortCall(
              segment: segment, terminalID: place.id, start: day(from), end: day(from + 2),
              stopStart: day(from + 0.1), stopEnd: day(from + 1.9), position: centre, isOpen: false,
              confidence: 4, evidence: [source]))
        }
        func typed(_ time: Double, _ metres: Double) {
          draughts.append(DraughtReading(time: day(time), draught: Metres(metres), source: source))
        }
        if isTransfer, isTaker, let mate {
          input.encounters.append(
            Encounter(
              first: min(segment, mate), second: max(segment, mate), start: day(start + 14),
              end: day(start + 15.5), position: meeting, minimumDistance: Metres(10),
              medianDistance: Metres(15), medianSpeed: Knots(0.3), usesHullGeometry: true,
              isAlongside: true, isAtBerth: false, confidence: 0.9, evidence: [source]))
          typed(start + 15.8, 21 - Double(round % 3) / 10)
          call(port, start + 25)
          typed(start + 27.2, 10)
        } else if isTransfer, !isTaker {
          call(load, start)
          typed(start + 2.2, 21)
          typed(start + 15.7, 10)
        } else {
          call(load, start)
          typed(start + 2.2, 20.5)
          call(port, start + 25)
          typed(start + 27.2, 10)
        }
      }
      input.vessels.append(
        CustodyVessel(
          id: "mmsi:\(mmsi.description)", mmsi: mmsi, imo: nil, name: nil, isTanker: true,
          particulars: VesselParticulars(
            length: Sourced(Metres(333), from: .registry),
            beam: Sourced(Metres(60), from: .registry),
            deadweight: Sourced(Tonnes(305_000), from: .registry),
            designDraught: Sourced(Metres(22), from: .registry)), segments: [segment],
          draughts: draughts))
    }
    return input
  }
}
