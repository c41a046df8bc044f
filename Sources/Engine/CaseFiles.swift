/// Case files and folders of files, on disk.
package import CaseFile
import Foundation
import Store

/// Reads case files with errors a person can act on.
package enum CaseFiles {
  package static func read(_ path: String) throws -> CaseTables {
    do {
      return try CaseFileReader.read(path)
    } catch {
      throw EngineError.input(message: "\(error)")
    }
  }
}

/// Writes a set of files into a folder.
package enum FolderWriter {
  /// Creates the folder if needed; each file appears whole or not at all.
  package static func write(_ files: [(name: String, bytes: [UInt8])], to folder: String) throws {
    for file in files {
      let url = URL(fileURLWithPath: folder).appendingPathComponent(file.name)
      do {
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url, options: .atomic)
      } catch {
        throw EngineError.output(
          message: "\(url.path) cannot be written: \(Self.reason(error)).")
      }
    }
  }

  /// The system's own words, without Foundation's frame around them.
  static func reason(_ error: any Error) -> String {
    let cocoa = error as NSError
    if let cause = cocoa.userInfo[NSUnderlyingErrorKey] as? NSError {
      return String(cString: strerror(Int32(truncatingIfNeeded: cause.code)))
    }
    return cocoa.localizedDescription
  }
}
