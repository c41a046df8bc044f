/// What is known of a hull, each figure with where it came from.
///
/// AIS dimensions are typed in by whoever fitted the transponder, and a registry can be wrong too;
/// figures that no tanker can have are treated as unknown rather than believed.
package import Vocabulary

/// A mass in metric tonnes.
package struct Tonnes: Hashable, Comparable, Sendable {
  package let value: Double
  package init(_ value: Double) { self.value = value }
  package static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}

/// Who gave a figure.
package enum ParticularOrigin: String, Hashable, Sendable {
  case registry
  /// Sent by the ship herself.
  case transmitted
  case estimated
}

/// A figure with its giver.
package struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
  package let value: Value
  package let origin: ParticularOrigin

  package init(_ value: Value, from origin: ParticularOrigin) {
    self.value = value
    self.origin = origin
  }
}

/// A hull's length, beam, deadweight and design (scantling) draught; nil is unknown.
package struct VesselParticulars: Hashable, Sendable {
  /// Length over all.
  package var length: Sourced<Metres>?
  package var beam: Sourced<Metres>?
  package var deadweight: Sourced<Tonnes>?
  package var designDraught: Sourced<Metres>?

  package init(
    length: Sourced<Metres>? = nil, beam: Sourced<Metres>? = nil,
    deadweight: Sourced<Tonnes>? = nil, designDraught: Sourced<Metres>? = nil
  ) {
    self.length = length
    self.beam = beam
    self.deadweight = deadweight
    self.designDraught = designDraught
  }

  /// The same without figures outside what tankers have.
  ///
  /// Length 30…460 m (the longest built was 458 m), beam 5…80 m, deadweight 300…570,000 t,
  /// draught 2…25.5 m (the largest value AIS can send).
  package var plausible: Self {
    Self(
      length: length.flatMap { (30...460).contains($0.value.value) ? $0 : nil },
      beam: beam.flatMap { (5...80).contains($0.value.value) ? $0 : nil },
      deadweight: deadweight.flatMap { (300...570_000).contains($0.value.value) ? $0 : nil },
      designDraught: designDraught.flatMap { (2...25.5).contains($0.value.value) ? $0 : nil })
  }
}
