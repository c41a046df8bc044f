/// Search by halving in what is in order.

extension RandomAccessCollection where Index == Int {
  /// The first place at which a condition holds that holds for all behind it; the end when it never does.
  @inlinable
  package func firstPlace(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
