/// One input: standard input, a file, or a file inside a zip archive.
package struct InputFile: Hashable, Sendable {
  package enum Location: Hashable, Sendable {
    case standardInput
    case file(path: String)
    case zipMember(archive: String, ZipMember)
  }

  package let location: Location

  package init(_ location: Location) { self.location = location }

  /// A file that is known not to be an archive, or whose archive form will be reported on reading.
  package init(path: String) { location = path == "-" ? .standardInput : .file(path: path) }

  /// The name for messages and the case file: the path, `archive.zip:member`, `standard input`.
  package var displayName: String {
    switch location {
    case .standardInput: "standard input"
    case .file(let path): path
    case .zipMember(let archive, let member): "\(archive):\(member.name)"
    }
  }

  /// The last component of the name.
  package var lastComponent: String {
    displayName.split(separator: "/").last.map(String.init) ?? displayName
  }
}
