/// Work over a list of items on several threads, with results in the order of the items.
import Dispatch
import Synchronization

enum Workers {
  /// Results or the first failure, by the order of the items and not of time, so that a run with
  /// several bad inputs names the same one every time.
  static func map<Item: Sendable, Value: Sendable>(
    _ items: [Item], threads: Int, _ body: @Sendable (Int, Item) throws -> Value
  ) throws -> [Value] {
    guard threads > 1, items.count > 1 else {
      return try items.enumerated().map { try body($0.offset, $0.element) }
    }
    // Guards the next item to take and the results so far.
    let state = Mutex(
      (next: 0, results: [Result<Value, any Error>?](repeating: nil, count: items.count)))
    DispatchQueue.concurrentPerform(iterations: min(threads, items.count)) { _ in
      while true {
        let index = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard index < items.count else { return }
        let result = Result { try body(index, items[index]) }
        state.withLock { $0.results[index] = result }
      }
    }
    return try state.withLock { $0.results }.compactMap { $0 }.map { try $0.get() }
  }
}
