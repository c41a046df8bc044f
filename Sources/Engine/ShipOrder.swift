/// Sorting by ship, then by an order within the ship that the input mostly has already.
import Vocabulary

enum ShipOrder {
  /// By number; within a number by `isInOrder`.
  ///
  /// Ships are counted and dealt out (distribution counting, Knuth, TAOCP 3, §5.2), which keeps the
  /// order of the input; only a ship that is then out of order is sorted.
  static func sorted<Element: BitwiseCopyable>(
    _ elements: [Element], mmsi: (Element) -> UInt32, by isInOrder: (Element, Element) -> Bool
  ) -> [Element] {
    guard elements.count > 1 else { return elements }
    var table = ShipTable()
    var ships = [Int32](repeating: 0, count: elements.count)
    for index in elements.indices { ships[index] = table.count(mmsi(elements[index])) }
    let order = table.numbers.indices.sorted { table.numbers[$0] < table.numbers[$1] }
    var next = table.counts
    var start = 0
    for ship in order {
      next[ship] = start
      start += table.counts[ship]
    }
    return [Element](unsafeUninitializedCapacity: elements.count) { buffer, count in
      for index in elements.indices {
        let ship = Int(ships[index])
        buffer.initializeElement(at: next[ship], to: elements[index])
        next[ship] += 1
      }
      count = elements.count
      for ship in order {
        let range = next[ship] - table.counts[ship]..<next[ship]
        sortUnlessSorted(UnsafeMutableBufferPointer(rebasing: buffer[range]), by: isInOrder)
      }
    }
  }

  private static func sortUnlessSorted<Element>(
    _ elements: UnsafeMutableBufferPointer<Element>, by isInOrder: (Element, Element) -> Bool
  ) {
    for index in elements.indices.dropFirst()
    where isInOrder(elements[index], elements[index - 1]) {
      var elements = elements
      elements.sort(by: isInOrder)
      return
    }
  }
}

/// Numbers of ships in the order they are met, with how often: a hash table with linear probing.
struct ShipTable {
  private(set) var numbers: [UInt32] = []
  private(set) var counts: [Int] = []
  /// Places in `numbers`; −1 for none.
  private var slots = [Int32](repeating: -1, count: 1024)
  private var shift: UInt32 = 22
  private var recent = 0

  /// Where the search for a number begins.
  ///
  /// The ships of a partition all have the same upper bits of the product, for these chose the partition; so
  /// the bits below them are taken. With the upper ones all ships stood in
  /// one chain, and each fix cost a walk along half of it: more, the more ships there were.
  static func home(of number: UInt32, shift: UInt32) -> Int {
    Int((Partitioning.product(of: number) << Partitioning.bits) >> shift)
  }

  /// Counts the number once more and gives its place.
  mutating func count(_ number: UInt32) -> Int32 {
    let place = place(of: number)
    counts[place] += 1
    return Int32(truncatingIfNeeded: place)
  }

  private mutating func place(of number: UInt32) -> Int {
    if recent < numbers.count, numbers[recent] == number { return recent }
    var slot = Self.home(of: number, shift: shift)
    while slots[slot] >= 0 {
      let place = Int(slots[slot])
      if numbers[place] == number {
        recent = place
        return place
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    recent = numbers.count
    slots[slot] = Int32(numbers.count)
    numbers.append(number)
    counts.append(0)
    if numbers.count * 2 > slots.count { grow() }
    return recent
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 4)
    shift -= 2
    for (place, number) in numbers.enumerated() {
      var slot = Self.home(of: number, shift: shift)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(place)
    }
  }
}
