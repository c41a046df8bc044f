/// The most likely values of many quantities tied together by uncertain sums, and how sure they are.
///
/// Every witness says that a weighted sum of quantities has a value with a standard deviation. The
/// posterior of all of them together is exact: one symmetric system, factored once by Cholesky in
/// envelope form (George and Liu, Computer Solution of Large Sparse Positive Definite Systems, 1981),
/// which costs the sum of squared row widths, little for quantities in order of time.
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A weighted sum of quantities with a value and its standard deviation.
struct GaussianWitness {
  let terms: [(index: Int, factor: Double)]
  let value: Double
  /// Above zero.
  let deviation: Double
}

struct GaussianSolver {
  /// First column of each row that can be other than zero.
  private var first: [Int]
  /// Rows of the lower triangle from `first` to the diagonal.
  private var rows: [[Double]]
  private(set) var mean: [Double]

  /// Nil when the witnesses leave a quantity undetermined.
  init?(count: Int, witnesses: [GaussianWitness]) {
    var first = Array(0..<count)
    for witness in witnesses {
      guard let least = witness.terms.map(\.index).min() else { continue }
      for term in witness.terms { first[term.index] = min(first[term.index], least) }
    }
    self.first = first
    rows = first.indices.map { [Double](repeating: 0, count: $0 - first[$0] + 1) }
    mean = [Double](repeating: 0, count: count)
    for witness in witnesses {
      let weight = 1 / (witness.deviation * witness.deviation)
      for left in witness.terms {
        mean[left.index] += left.factor * witness.value * weight
        for right in witness.terms where right.index <= left.index {
          rows[left.index][right.index - first[left.index]] += left.factor * right.factor * weight
        }
      }
    }
    guard factor() else { return nil }
    mean = solve(mean)
  }

  /// Variance of a weighted sum.
  func variance(of terms: [(index: Int, factor: Double)]) -> Double {
    var side = [Double](repeating: 0, count: mean.count)
    for term in terms { side[term.index] += term.factor }
    let solved = solve(side)
    return max(0, terms.reduce(0) { $0 + $1.factor * solved[$1.index] })
  }

  private mutating func factor() -> Bool {
    for row in rows.indices {
      let start = first[row]
      for column in start...row {
        var value = rows[row][column - start]
        let from = max(start, first[column])
        if from < column {
          for inner in from..<column {
            value -= rows[row][inner - start] * rows[column][inner - first[column]]
          }
        }
        if column < row {
          rows[row][column - start] = value / rows[column][column - first[column]]
        } else {
          guard value > 0, value.isFinite else { return false }
          rows[row][column - start] = value.squareRoot()
        }
      }
    }
    return true
  }

  private func solve(_ side: [Double]) -> [Double] {
    var result = side
    for row in rows.indices {
      for column in first[row]..<row {
        result[row] -= rows[row][column - first[row]] * result[column]
      }
      result[row] /= rows[row][row - first[row]]
    }
    for row in rows.indices.reversed() {
      result[row] /= rows[row][row - first[row]]
      for column in first[row]..<row {
        result[column] -= rows[row][column - first[row]] * result[row]
      }
    }
    return result
  }
}
