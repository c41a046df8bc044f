/// How far a run is: a bar on a terminal, a quiet line per stage anywhere else.
import Engine
import Foundation
import Synchronization

/// Shows progress on standard error.
final class ProgressTalk: ProgressSink {
  /// When the bar was last drawn and whether one stands on the line; guarded because inputs are
  /// read by several threads.
  private struct State {
    var lastDrawn = 0.0
    var isDrawn = false
    var stage: String?
  }

  private let state = Mutex(State())
  private let quiet: Bool

  init(quiet: Bool) { self.quiet = quiet }

  func stage(_ name: String) {
    guard !quiet else { return }
    state.withLock { state in
      clear(&state)
      state.stage = name
      if !Talk.isTerminal { Talk.say("· \(name)") }
    }
  }

  func progress(done: UInt64, of total: UInt64) {
    guard !quiet, Talk.isTerminal else { return }
    state.withLock { state in
      let now = ProcessInfo.processInfo.systemUptime
      guard now - state.lastDrawn > 0.1 || done == total else { return }
      state.lastDrawn = now
      state.isDrawn = true
      let share = total == 0 ? 1 : min(1, Double(done) / Double(total))
      let filled = Int(share * 30)
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
      Talk.raw("\r\(bar) \(Int(share * 100)) % \(state.stage ?? "")\u{1B}[K")
    }
  }

  func note(_ text: String) {
    state.withLock { state in
      clear(&state)
      Talk.say(text)
    }
  }

  func finish() { state.withLock { clear(&$0) } }

  private func clear(_ state: inout State) {
    if state.isDrawn { Talk.raw("\r\u{1B}[K") }
    state.isDrawn = false
  }
}
