/// Crude by mass.
package import Vocabulary

/// An interval of metric tonnes.
///
/// A type of its own, so that tonnes and barrels, which are plain estimates, cannot be added: between them
/// lies a density.
package struct Mass: Hashable, Sendable {
  package let tonnes: Estimate

  package init(_ tonnes: Estimate) { self.tonnes = tonnes }

  package var low: Double { tonnes.low }
  package var best: Double { tonnes.best }
  package var high: Double { tonnes.high }

  package static func + (left: Self, right: Self) -> Self { Self(left.tonnes + right.tonnes) }
  package static func - (left: Self, right: Self) -> Self { Self(left.tonnes - right.tonnes) }

  /// Barrels at 60 °F of a crude of this density.
  package func barrels(of density: CrudeDensity) -> Estimate { density.barrels(inTonnes: tonnes) }
}
