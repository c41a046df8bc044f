/// Many sorted runs become one stream in time, each record once.
import Foundation
import Vocabulary

/// A k-way merge over runs with a binary heap, renumbering sources and dropping repeats.
struct RecordMerge {
  private var readers: [RunReader]
  /// Heap of reader indices; the reader with the earliest record is first.
  private var heap: [Int] = []
  private var pending: Record?
  /// Records per source (renumbered) that were a repeat of another one.
  private(set) var repeated: [UInt32: Int] = [:]
  private(set) var kept: [UInt32: Int] = [:]

  /// Numbers to give to the sources, by the number they were read under.
  private let renumbering: [UInt32: UInt32]

  init(runs: [URL], renumbering: [UInt32: UInt32]) throws {
    readers = try runs.map { try RunReader($0) }
    self.renumbering = renumbering
    for index in readers.indices where readers[index].current != nil { push(index) }
    pending = try pull()
  }

  /// The next distinct record; nil at the end.
  ///
  /// Of several that are the same, the one from the
  /// lowest source and offset is kept.
  mutating func next() throws -> Record? {
    guard var best = pending else { return nil }
    pending = try pull()
    while let other = pending, other.isSame(as: best) {
      let dropped = other.source < best.source ? best : other
      if other.source < best.source { best = other }
      repeated[dropped.source.source, default: 0] += 1
      pending = try pull()
    }
    kept[best.source.source, default: 0] += 1
    return best
  }

  private mutating func pull() throws -> Record? {
    guard let index = heap.first, let record = readers[index].current else { return nil }
    try readers[index].advance()
    if readers[index].current == nil {
      heap[0] = heap[heap.count - 1]
      heap.removeLast()
    }
    siftDown()
    return renumbering[record.source.source].map(record.renumbered) ?? record
  }

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    guard let first = readers[left].current, let second = readers[right].current else {
      return readers[left].current != nil
    }
    return Record.precedes(first, second)
  }

  private mutating func push(_ index: Int) {
    heap.append(index)
    var child = heap.count - 1
    while child > 0, precedes(heap[child], heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private mutating func siftDown() {
    var parent = 0
    while true {
      var smallest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count {
        if precedes(heap[child], heap[smallest]) { smallest = child }
      }
      guard smallest != parent else { return }
      heap.swapAt(parent, smallest)
      parent = smallest
    }
  }
}
