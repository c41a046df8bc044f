/// The inputs of a run, found and opened: paths become files, standard input becomes a file.
import Foundation
import Ingest

/// What a run reads, by what it is for.
struct TraceInputs {
  var ais: [InputFile]
  var registry: InputFile?
  var terminals: InputFile?
  var documents: InputFile?
  var ownership: InputFile?
  var licences: InputFile?
  /// Files or folders with editions; the day of an edition stands in its file's name.
  var lists: [String]

  init(
    ais: [InputFile], registry: InputFile?, terminals: InputFile?, documents: InputFile?,
    ownership: InputFile? = nil, licences: InputFile? = nil, lists: [String]
  ) {
    self.ais = ais
    self.registry = registry
    self.terminals = terminals
    self.documents = documents
    self.ownership = ownership
    self.licences = licences
    self.lists = lists
  }

  /// Finds every file; standard input is copied to `folder`, since evidence is read a second time.
  init(_ options: TraceOptions, spool folder: SpillFolder) throws {
    ais = try Self.files(options.inputs).flatMap { file in
      guard file.location == .standardInput else { return [file] }
      return try Self.files([Self.spool(to: folder.file("standard input"))])
    }
    registry = try options.registry.map(Self.file)
    terminals = try options.terminals.map(Self.file)
    documents = try options.documents.map(Self.file)
    ownership = try options.ownership.map(Self.file)
    licences = try options.licences.map(Self.file)
    lists = options.lists
  }

  static func files(_ paths: [String]) throws -> [InputFile] {
    do {
      return try InputCollector.files(paths)
    } catch {
      throw EngineError.input(message: error.description)
    }
  }

  private static func file(_ path: String) throws -> InputFile {
    let found = try files([path])
    guard found.count == 1, let file = found.first else {
      throw EngineError.input(message: "\(path) must be one file, and stands for \(found.count).")
    }
    return file
  }

  private static func spool(to url: URL) throws -> String {
    guard FileManager.default.createFile(atPath: url.path, contents: nil),
      let out = FileHandle(forWritingAtPath: url.path)
    else { throw EngineError.temporaryFolder(path: url.path, reason: "cannot create a file") }
    defer { try? out.close() }
    do {
      while let chunk = try FileHandle.standardInput.read(upToCount: 1 << 20), !chunk.isEmpty {
        try out.write(contentsOf: chunk)
      }
    } catch {
      throw EngineError.temporaryFolder(path: url.path, reason: FolderWriter.reason(error))
    }
    return url.path
  }
}
