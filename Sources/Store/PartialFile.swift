/// A file that appears whole or not at all.
///
/// It is made as `NAME.partial` beside the target, so that both lie on one file system; when it is
/// complete it is flushed to the disk, renamed over the target, and the folder is flushed, which is
/// the order POSIX needs for the name to point at either the old bytes or all of the new ones. A
/// `.partial` of a run that was killed is in nobody's use and is overwritten.
import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct PartialFile {
  let target: URL
  var url: URL { URL(fileURLWithPath: target.path + ".partial") }

  /// A call to the operating system that failed, in its own words.
  struct Failure: Error {
    let reason: String
  }

  /// Creates the empty `.partial`.
  init(target path: String) throws(Failure) {
    guard !path.isEmpty else { throw Failure(reason: "the name is empty") }
    target = URL(fileURLWithPath: path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder) {
      guard !isFolder.boolValue else { throw Failure(reason: "it is a folder") }
    }
    let folder = target.deletingLastPathComponent().path
    guard FileManager.default.fileExists(atPath: folder) else {
      throw Failure(reason: "there is no folder \(folder)")
    }
    remove()
    let file = open(url.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw Self.failure() }
    close(file)
  }

  /// Flushes the file and puts it in the target's place.
  func complete() throws(Failure) {
    try Self.flush(url.path)
    guard rename(url.path, target.path) == 0 else { throw Self.failure() }
    try Self.flush(target.deletingLastPathComponent().path)
  }

  /// Removes the file and SQLite's companions of it, where there are any.
  func remove() {
    for ending in ["", "-journal", "-wal", "-shm"] { unlink(url.path + ending) }
  }

  private static func flush(_ path: String) throws(Failure) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    // Some file systems cannot flush a folder and say EINVAL, which loses nothing.
    guard fsync(file) == 0 || errno == EINVAL else { throw failure() }
  }

  private static func failure() -> Failure { Failure(reason: String(cString: strerror(errno))) }
}
