/// A folder of temporary run files that is gone when the run ends, however it ends by itself.
///
/// A killed run cannot clean up: its folder is named for the process and lies in the temporary
/// directory, where the system clears it.
import Foundation

/// Sorted runs on disk.
final class SpillFolder: Sendable {
  let url: URL

  init() throws {
    let base = FileManager.default.temporaryDirectory
    let process = ProcessInfo.processInfo.processIdentifier
    url = base.appendingPathComponent("plimsoll-\(process)-\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw EngineError.temporaryFolder(path: url.path, reason: error.localizedDescription)
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }
}
