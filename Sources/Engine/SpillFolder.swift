/// A folder for what a run puts on disk: gone when the run ends by itself, or kept where a user said.
///
/// A killed run cannot clean up: its folder is named for the process and lies in the temporary
/// directory, where the system clears it. A folder that the user named is cleared when the run has
/// succeeded, and until then holds what the same run can go on from (`SpillJournal`).
import Foundation

/// Files of one run.
final class SpillFolder: Sendable {
  let url: URL
  /// The user named it, and it outlives a run that did not succeed.
  let isKept: Bool
  private let lock: Int32?

  init() throws {
    let base = FileManager.default.temporaryDirectory
    let process = ProcessInfo.processInfo.processIdentifier
    url = base.appendingPathComponent("plimsoll-\(process)-\(UUID().uuidString)")
    isKept = false
    lock = nil
    try Self.create(url)
  }

  /// A folder of the user's; only one run at a time may use it.
  init(keptAt path: String) throws {
    url = URL(fileURLWithPath: path)
    isKept = true
    try Self.create(url)
    let descriptor = open(
      url.appendingPathComponent("lock").path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw EngineError.temporaryFolder(path: path, reason: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw EngineError.temporaryFolder(path: path, reason: "another run is using it")
    }
    lock = descriptor
  }

  deinit {
    if let lock { close(lock) }
    if !isKept { try? FileManager.default.removeItem(at: url) }
  }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// The run has succeeded: what it kept for a next one is of no use any more.
  ///
  /// Only files that runs make are removed, and the folder when nothing else lies in it.
  func discard() {
    guard isKept else { return }
    for name in ["journal", "records", "points", "hulls", "standard input", "lock"] {
      try? FileManager.default.removeItem(at: file(name))
    }
    rmdir(url.path)
  }

  private static func create(_ url: URL) throws {
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw EngineError.temporaryFolder(path: url.path, reason: error.localizedDescription)
    }
  }
}
