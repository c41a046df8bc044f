/// From the paths on a command line to the inputs they stand for.
///
/// A folder stands for the files below it, in the order of their names' bytes; names that begin
/// with a full stop and links to folders are left out. A zip archive stands for its members. A
/// path given twice is one input. `-` is standard input.
import Foundation

package enum InputCollector {
  /// - Throws: `IngestError` for a path that does not exist or cannot be read, a folder without
  ///   files, and a zip archive whose directory is damaged.
  package static func files(_ paths: [String]) throws(IngestError) -> [InputFile] {
    var seen: Set<InputFile> = []
    var files: [InputFile] = []
    for path in paths {
      for file in try expand(path) where seen.insert(file).inserted { files.append(file) }
    }
    return files
  }

  private static func expand(_ path: String) throws(IngestError) -> [InputFile] {
    guard path != "-" else { return [InputFile(.standardInput)] }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw IngestError(.notFound, file: path, reason: "there is no such file or folder")
    }
    guard isFolder.boolValue else { return try membersOrFile(path) }
    var files: [InputFile] = []
    for file in try regularFiles(below: path) { files += try membersOrFile(file) }
    guard !files.isEmpty else {
      throw IngestError(.emptyFolder, file: path, reason: "the folder holds no file to read")
    }
    return files
  }

  private static func regularFiles(below folder: String) throws(IngestError) -> [String] {
    var names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw IngestError(.unreadable, file: folder, reason: "the folder cannot be listed")
    }
    names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var files: [String] = []
    for name in names where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if !isFolder.boolValue {
        if isRegular(path) { files.append(path) }
      } else if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil {
        files += try regularFiles(below: path)
      }
    }
    return files
  }

  /// Following links; pipes and devices inside folders would block.
  private static func isRegular(_ path: String) -> Bool {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let attributes = try? FileManager.default.attributesOfItem(atPath: target)
    return attributes?[.type] as? FileAttributeType == .typeRegular
  }

  private static func membersOrFile(_ path: String) throws(IngestError) -> [InputFile] {
    let file = InputFile(.file(path: path))
    guard isRegular(path) else { return [file] }
    let magic = PeekableSource(try FileSource(path: path)).peek(ContainerKind.magicLength)
    guard ContainerKind(magic: magic) == .zip else { return [file] }
    return try ZipDirectory(path: path).members.map {
      InputFile(.zipMember(archive: path, $0))
    }
  }
}
