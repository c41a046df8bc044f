/// What the tests of readers share: packed samples, a folder to write in, real data, mutations.
import Foundation
import Ingest
import Vocabulary

/// `Plimsoll` and a line feed 20,000 times, packed by the usual tools.
enum PackedSample {
  static let plain = [UInt8](Array(repeating: "Plimsoll\n", count: 20_000).joined().utf8)
  static let gzip = decode(
    "H4sIAAAAAAACA+3GsQkAMAwDsL3X5Y2CS4b8D7mjIE2q3DednBIRERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "EREREREREZEfsn+SUzsgvwIA")
  static let zstandard = decode(
    "KLUv/aQgvwIAjAAASFBsaW1zb2xsCgEA9P/MyxFFAAAAAQAdP+oFCHCV9v4=")
  static let bzip2 = decode(
    "QlpoOTFBWSZTWaU6bhoATh/DgAAQQAAAJogAIABwQwAUpAbBCowEKjAIVGgQqOghUcBCo8CFR4EKj4u5Ipwo"
      + "SFKdNw0A")
  /// Members `a.txt`, the sample deflated, and `b.txt`, `hello` stored.
  static let zipOfTwo = decode(
    "UEsDBBQAAAAIAE10eF1/klM7egEAACC/AgAFAAAAYS50eHTtxrEJADAMA7C91+WNgkuG/A+5oyBNqtw3nZwS"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
      + "ERERERERERERERERERERERERERERERERERERERERERGRH7JQSwMECgAAAAAATXR4XSAwOjYGAAAABgAAAAUA"
      + "AABiLnR4dGhlbGxvClBLAQIeAxQAAAAIAE10eF1/klM7egEAACC/AgAFAAAAAAAAAAEAAACkgQAAAABhLnR4"
      + "dFBLAQIeAwoAAAAAAE10eF0gMDo2BgAAAAYAAAAFAAAAAAAAAAEAAACkgZ0BAABiLnR4dFBLBQYAAAAAAgAC"
      + "AGYAAADGAQAAAAA=")

  private static func decode(_ base64: String) -> [UInt8] {
    [UInt8](Data(base64Encoded: base64) ?? Data())
  }
}

/// A folder that is removed with the test that made it.
final class ScratchFolder {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making folders on the way, and gives its path.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }
}

/// The real data beside the repository, which not every machine has.
enum SharedData {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data").path

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder) }

  static func path(_ name: String) -> String { folder + "/" + name }
}

/// Gives the same numbers for the same seed everywhere (SplitMix64).
struct MutationGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// `bytes` with up to eight bytes changed, removed, doubled or put in, half of the new ones being
  /// those that mean something in CSV and JSON.
  mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let telling = Array("\",\n\r;-'[]{}:.0\u{1A}\\".utf8)
    for _ in 0..<Int.random(in: 1...8, using: &self) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &self)
      let fresh =
        Bool.random(using: &self)
        ? telling.randomElement(using: &self) ?? 0 : UInt8.random(in: 0...255, using: &self)
      switch Int.random(in: 0..<5, using: &self) {
      case 0: bytes[index] = fresh
      case 1: bytes.remove(at: index)
      case 2: bytes.insert(fresh, at: index)
      case 3: bytes.insert(contentsOf: bytes[index..<min(index + 40, bytes.count)], at: index)
      default: bytes.removeLast(bytes.count - index)
      }
    }
    return bytes
  }
}

/// Everything a reader makes of `content`, fed in chunks of the given size.
func readAll(
  _ reader: some RecordReader, _ content: [UInt8], chunk: Int = 1 << 20
) -> RecordBatch {
  var reader = reader
  var batch = RecordBatch()
  content.withUnsafeBytes { bytes in
    var start = 0
    while start < bytes.count {
      let end = min(start + chunk, bytes.count)
      reader.read(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), into: &batch)
      start = end
    }
  }
  reader.finish(into: &batch)
  return batch
}

extension RecordBatch {
  var fixes: [Fix] {
    records.compactMap { if case .fix(let fix) = $0 { fix } else { nil } }
  }

  var reports: [StaticReport] {
    records.compactMap { if case .staticReport(let report) = $0 { report } else { nil } }
  }

  /// Whether every line is accounted for once.
  var booksBalance: Bool {
    tally.linesIn == tally.linesUsed + tally.refused.values.reduce(0, +)
      && tally.recordsDecoded == records.count
  }
}

/// All content of an input up to its end or damage.
func contentAndError(
  of path: String, maximum: Int = 100_000
) -> (content: [UInt8], error: IngestError?) {
  var content: [UInt8] = []
  do throws(IngestError) {
    let stream = try ContentStream(InputFile(path: path))
    while let chunk = try stream.next(maximum: maximum) { content += chunk }
  } catch {
    return (content, error)
  }
  return (content, nil)
}
