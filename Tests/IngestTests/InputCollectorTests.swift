import Foundation
import Ingest
import Testing

@Suite("Paths stand for inputs")
struct InputCollectorTests {
  @Test("A folder stands for the files below it, in the order of their names, hidden ones left out")
  func folder() throws {
    let folder = try ScratchFolder()
    for name in ["b.log", "a/2.log", "a/10.log", ".hidden", "a/.DS_Store", "C.log"] {
      _ = try folder.write([65], to: name)
    }
    let names = try InputCollector.files([folder.path]).map(\.displayName)
    #expect(names == ["C.log", "a/10.log", "a/2.log", "b.log"].map { "\(folder.path)/\($0)" })
  }

  @Test("A path given twice is one input, a hyphen is standard input")
  func twice() throws {
    let folder = try ScratchFolder()
    let path = try folder.write([65], to: "a")
    let inputs = try InputCollector.files([path, "-", path, "-"])
    #expect(inputs.map(\.displayName) == [path, "standard input"])
  }

  @Test("What is not there and an empty folder are errors that name the path")
  func missing() throws {
    let folder = try ScratchFolder()
    let empty = #expect(throws: IngestError.self) { try InputCollector.files([folder.path]) }
    #expect(empty?.code == .emptyFolder)
    let missing = #expect(throws: IngestError.self) {
      try InputCollector.files([folder.path + "/none"])
    }
    #expect(missing?.code == .notFound)
    #expect(missing?.description.hasPrefix(folder.path + "/none: ") == true)
  }

  @Test("A link that leads back to its own folder is not followed for ever")
  func cycle() throws {
    let folder = try ScratchFolder()
    _ = try folder.write([65], to: "in/a")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/in/loop", withDestinationPath: folder.path)
    #expect(try InputCollector.files([folder.path]).count == 1)
  }

  @Test("Standard input cannot be read a second time")
  func standardInput() {
    let error = #expect(throws: IngestError.self) {
      try ContentStream.bytes(of: InputFile(path: "-"), at: 0, length: 1)
    }
    #expect(error?.code == .unreadable)
  }
}
