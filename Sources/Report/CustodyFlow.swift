/// Lays out the custody chain as flows between columns of terminals and ships.
///
/// A ship that carries one cargo after another would tie separate stories into a knot. So a ship
/// begins a new node when she loads again after she had given away all but a twentieth of the most
/// she held. A terminal that both loads and receives is two nodes. Nodes joined by flows form one
/// chain; a node's column is the number of legs behind it.
import CaseFile
import Vocabulary

struct CustodyFlow: Sendable {
  struct Node: Sendable {
    let key: String
    /// The node of the custody graph it stands for.
    let node: String
    var column = 0
  }

  struct Flow: Sendable {
    let leg: Leg
    /// Places in `nodes`.
    let from: Int
    let to: Int
  }

  /// The remainder of a cargo below which a ship counts as empty.
  private static let emptyShare = 0.05

  let nodes: [Node]
  let flows: [Flow]

  /// The chains of a case: those with a leg that a finding names first, then by barrels.
  ///
  /// `legs` are in order of time.
  static func chains(_ legs: [Leg], findings: [CaseRecord]) -> [CustodyFlow] {
    let whole = CustodyFlow(legs)
    var group = Array(whole.nodes.indices)
    func root(_ node: Int) -> Int {
      var node = node
      while group[node] != node { node = group[node] }
      return node
    }
    // Terminals and unknown origins are shared by strangers: they join nothing.
    for flow in whole.flows {
      let (a, b) = (root(flow.from), root(flow.to))
      if a != b { group[max(a, b)] = min(a, b) }
    }
    let named = Set(findings.flatMap { Self.legIDs($0) })
    var byRoot: [Int: [Flow]] = [:]
    for flow in whole.flows { byRoot[root(flow.from), default: []].append(flow) }
    return byRoot.sorted { left, right in
      func key(_ item: (key: Int, value: [Flow])) -> (Int, Double, Int) {
        let isNamed = item.value.contains { named.contains($0.leg.id) }
        return (
          isNamed ? 0 : 1, -item.value.reduce(0) { $0 + ($1.leg.amount?.best ?? 0) }, item.key
        )
      }
      return key((left.key, left.value)) < key((right.key, right.value))
    }.map { CustodyFlow(nodes: whole.nodes, flows: $0.value) }
  }

  /// The same chain with other numbers on its legs; `legs` are found by their old number.
  func renumbered(_ legs: [Int: Leg]) -> CustodyFlow {
    CustodyFlow(
      laidOut: nodes,
      flows: flows.map { Flow(leg: legs[$0.leg.number] ?? $0.leg, from: $0.from, to: $0.to) })
  }

  private init(laidOut nodes: [Node], flows: [Flow]) {
    self.nodes = nodes
    self.flows = flows
  }

  static func legIDs(_ finding: CaseRecord) -> [String] {
    (finding.text("legs") ?? "").split(separator: " ").map(String.init)
  }

  /// Keeps the nodes that the flows touch and puts them into columns.
  private init(nodes: [Node], flows: [Flow]) {
    let used = Set(flows.flatMap { [$0.from, $0.to] }).sorted()
    let places = Dictionary(used.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    var kept = used.map { nodes[$0] }
    self.flows = flows.map { flow in
      Flow(leg: flow.leg, from: places[flow.from] ?? 0, to: places[flow.to] ?? 0)
    }
    // Flows are in order of time, so one pass is enough; a flow back in time stays where it is.
    for flow in self.flows where kept[flow.to].column <= kept[flow.from].column {
      kept[flow.to].column = kept[flow.from].column + 1
    }
    // A source stands right before the first node it feeds.
    for index in kept.indices where kept[index].column == 0 {
      let fed = self.flows.filter { $0.from == index }.map { kept[$0.to].column }
      kept[index].column = max(0, (fed.min() ?? 1) - 1)
    }
    self.nodes = kept
  }

  /// The whole graph of the legs, which are in order of time.
  private init(_ legs: [Leg]) {
    var book = NodeBook(emptyShare: Self.emptyShare)
    flows = legs.map { leg in
      // The receiver first: only then is it known which of her cargoes a load begins.
      let to = book.receiver(leg)
      return Flow(leg: leg, from: book.giver(leg), to: to)
    }
    nodes = book.nodes
  }

  /// Gives each end of a leg its node while the legs pass in order of time.
  private struct NodeBook {
    let emptyShare: Double
    private(set) var nodes: [Node] = []
    private var places: [String: Int] = [:]
    /// Which cargo a ship carries, from 0, and what she holds of it.
    private var cargo: [String: Int] = [:]
    private var held: [String: (now: Double, most: Double)] = [:]

    init(emptyShare: Double) { self.emptyShare = emptyShare }

    mutating func receiver(_ leg: Leg) -> Int {
      if leg.kind == "retain" { return place("kept \(leg.number)", "Still on board") }
      guard leg.to.hasPrefix("vessel:") else {
        return place("to \(leg.to) by \(leg.from) \(cargo[leg.from] ?? 0)", leg.to)
      }
      let amount = leg.amount?.best ?? 0
      let before = held[leg.to] ?? (0, 0)
      if before.most > 0, before.now <= before.most * emptyShare {
        cargo[leg.to, default: 0] += 1
        held[leg.to] = (amount, amount)
      } else {
        held[leg.to] = (before.now + amount, max(before.most, before.now + amount))
      }
      return place("\(leg.to)#\(cargo[leg.to] ?? 0)", leg.to)
    }

    mutating func giver(_ leg: Leg) -> Int {
      guard leg.from.hasPrefix("vessel:") else {
        return place("from \(leg.from) by \(leg.to) \(cargo[leg.to] ?? 0)", leg.from)
      }
      let before = held[leg.from] ?? (0, 0)
      held[leg.from] = (before.now - (leg.amount?.best ?? 0), before.most)
      return place("\(leg.from)#\(cargo[leg.from] ?? 0)", leg.from)
    }

    private mutating func place(_ key: String, _ node: String) -> Int {
      if let known = places[key] { return known }
      places[key] = nodes.count
      nodes.append(Node(key: key, node: node))
      return nodes.count - 1
    }
  }
}

/// The part of a flow that came from one origin.
struct OriginShare: Hashable, Sendable {
  /// Terminal id; nil for an unknown origin.
  let origin: String?
  let low: Double
  let best: Double
  let high: Double

  /// Reads `terminal=low/best/high;…`; parts that cannot be read are left out.
  static func all(_ text: String?) -> [OriginShare] {
    (text ?? "").split(separator: ";").compactMap { part in
      guard let split = part.lastIndex(of: "=") else { return nil }
      let numbers = part[part.index(after: split)...].split(separator: "/").compactMap {
        Double($0)
      }
      guard numbers.count == 3, numbers.allSatisfy(\.isFinite) else { return nil }
      let name = String(part[..<split]).trimmed
      return OriginShare(
        origin: name.isEmpty || name == "unknown" ? nil : name, low: numbers[0], best: numbers[1],
        high: numbers[2])
    }
  }
}

extension String {
  /// Without spaces at either end.
  var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
