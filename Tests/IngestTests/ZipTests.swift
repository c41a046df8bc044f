import Foundation
import Ingest
import Testing

@Suite("Zip archives stand for their members")
struct ZipTests {
  @Test("Each member is an input of its own, deflated or stored")
  func members() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(PackedSample.zipOfTwo, to: "archive.dat")
    let inputs = try InputCollector.files([path])
    #expect(inputs.map(\.displayName) == ["\(path):a.txt", "\(path):b.txt"])
    let first = try WholeFile(try #require(inputs.first))
    #expect(first.content == PackedSample.plain)
    let second = try WholeFile(try #require(inputs.last))
    #expect(second.content == Array("hello\n".utf8))
  }

  @Test("A member's digest is that of the extracted file")
  func digest() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(PackedSample.zipOfTwo, to: "archive.zip")
    let inputs = try InputCollector.files([path])
    let identity = try ContentStream(try #require(inputs.first)).rawIdentity()
    #expect(
      identity.sha256 == "eddd7843c09f1d6b1aee485c31864368ef1224f49c5795d6bf5f8048c9a401b3")
    #expect(identity.byteCount == 180_000)
  }

  @Test("A gzip inside a zip is unpacked too")
  func nested() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(storedZip("table.csv.gz", PackedSample.gzip), to: "x.zip")
    let inputs = try InputCollector.files([path])
    let stream = try ContentStream(try #require(inputs.first))
    #expect(stream.containers == [.zip, .gzip])
    var count = 0
    while let chunk = try stream.next() { count += chunk.count }
    #expect(count == PackedSample.plain.count)
  }

  @Test("A zip inside a zip is refused in one sentence")
  func zipInZip() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(storedZip("inner.zip", PackedSample.zipOfTwo), to: "x.zip")
    let input = try #require(try InputCollector.files([path]).first)
    let error = #expect(throws: IngestError.self) { try ContentStream(input) }
    #expect(error?.code == .unsupportedContainer)
    #expect(error?.description.contains("inner.zip") == true)
  }

  @Test("An archive without its directory is damaged, and says so")
  func noDirectory() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Array(PackedSample.zipOfTwo.prefix(300)), to: "x.zip")
    let error = #expect(throws: IngestError.self) { try InputCollector.files([path]) }
    #expect(error?.code == .damagedArchive)
  }

  @Test("A member whose bytes changed fails its check sum after delivery")
  func checksum() throws {
    let folder = try ScratchFolder()
    var bytes = storedZip("a", Array("hello".utf8))
    bytes[31] = UInt8(ascii: "j")
    let path = try folder.write(bytes, to: "x.zip")
    let input = try #require(try InputCollector.files([path]).first)
    let stream = try ContentStream(input)
    #expect(try stream.next() == Array("jello".utf8))
    let error = #expect(throws: IngestError.self) { try stream.next() }
    #expect(error?.reason.contains("check sum") == true)
  }

  @Test("Random damage to archives never traps")
  func mutated() throws {
    let folder = try ScratchFolder()
    var generator = MutationGenerator(seed: 7)
    var reached = 0
    for _ in 0..<300 {
      let path = try folder.write(generator.mutate(PackedSample.zipOfTwo), to: "x.zip")
      guard let inputs = try? InputCollector.files([path]) else { continue }
      for input in inputs where (try? WholeFile(input)) != nil { reached += 1 }
    }
    #expect(reached > 0)
  }

  /// A zip archive with one stored member, by the format's description.
  private func storedZip(_ name: String, _ content: [UInt8]) -> [UInt8] {
    func little(_ value: Int, _ width: Int) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let shared =
      little(0, 2) + little(0, 2) + little(0, 4) + little(Int(checksum(content)), 4)
      + little(content.count, 4) + little(content.count, 4) + little(name.utf8.count, 2)
      + little(0, 2)
    let local = little(0x0403_4B50, 4) + little(20, 2) + shared + Array(name.utf8) + content
    let central =
      little(0x0201_4B50, 4) + little(20, 2) + little(20, 2) + shared + little(0, 14)
      + Array(name.utf8)
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(1, 2) + little(1, 2)
      + little(central.count, 4) + little(local.count, 4) + little(0, 2)
    return local + central + end
  }

  /// CRC-32 as the format defines it, bit by bit.
  private func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }
}
