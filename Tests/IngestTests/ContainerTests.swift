import Foundation
import Ingest
import Testing

@Suite("Packed inputs are unpacked, hashed and checked")
struct ContainerTests {
  @Test(
    "The same content comes out of every packing, whatever the file is called",
    arguments: [
      (PackedSample.plain, [ContainerKind]()), (PackedSample.gzip, [.gzip]),
      (PackedSample.zstandard, [.zstd]), (PackedSample.bzip2, [.bzip2]),
    ], [7, 1000, 1 << 20])
  func unpacks(sample: ([UInt8], [ContainerKind]), maximum: Int) throws {
    let folder = try ScratchFolder()
    let path = try folder.write(sample.0, to: "picture.png")
    let stream = try ContentStream(InputFile(path: path))
    var content: [UInt8] = []
    while let chunk = try stream.next(maximum: maximum) {
      #expect(chunk.count <= maximum)
      content += chunk
    }
    #expect(content == PackedSample.plain)
    #expect(stream.containers == sample.1)
    #expect(stream.offset == UInt64(PackedSample.plain.count))
  }

  @Test("Several gzip members are one content, zero padding after them is nothing")
  func members() throws {
    let folder = try ScratchFolder()
    let padding = [UInt8](repeating: 0, count: 512)
    let path = try folder.write(PackedSample.gzip + PackedSample.gzip + padding, to: "x")
    let (content, error) = contentAndError(of: path)
    #expect(error == nil)
    #expect(content.count == 2 * PackedSample.plain.count)
  }

  @Test("Several bzip2 and Zstandard streams are one content")
  func streams() throws {
    let folder = try ScratchFolder()
    for sample in [PackedSample.bzip2, PackedSample.zstandard] {
      let path = try folder.write(sample + sample + sample, to: "x")
      let (content, error) = contentAndError(of: path)
      #expect(error == nil)
      #expect(content.count == 3 * PackedSample.plain.count)
    }
  }

  @Test("The digest is of the raw file, known from sha256sum, read to its end or not")
  func digest() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(PackedSample.gzip, to: "x")
    let known = "5ed3f4945e5c353a370ac9e0adaa816b913050e91234f895705f52b77f347eda"
    let unread = try ContentStream(InputFile(path: path)).rawIdentity()
    #expect(unread.sha256 == known)
    #expect(unread.byteCount == 396)
    let read = try ContentStream(InputFile(path: path))
    while try read.next() != nil {}
    #expect(try read.rawIdentity() == unread)
    #expect(try read.rawIdentity() == unread)
  }

  @Test(
    "A truncated stream gives what came before and then an error that says where",
    arguments: [PackedSample.gzip, PackedSample.zstandard, PackedSample.bzip2])
  func truncated(sample: [UInt8]) throws {
    let folder = try ScratchFolder()
    for length in [11, sample.count / 2, sample.count - 9, sample.count - 1] {
      let path = try folder.write(Array(sample.prefix(length)), to: "x")
      let (content, error) = contentAndError(of: path)
      #expect(error?.code == .damagedStream)
      #expect(error?.file == path)
      #expect(error.flatMap(\.offset) == UInt64(length))
      #expect(PackedSample.plain.starts(with: content))
    }
  }

  @Test("Of a gzip without its last bytes all content is delivered")
  func truncatedTail() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Array(PackedSample.gzip.dropLast(8)), to: "x")
    let (content, error) = contentAndError(of: path)
    #expect(content == PackedSample.plain)
    #expect(error?.description.contains("ends before its end mark") == true)
  }

  @Test("Other bytes after a gzip are reported, not read")
  func trailingBytes() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(PackedSample.gzip + Array("garbage".utf8), to: "x")
    let (content, error) = contentAndError(of: path)
    #expect(content == PackedSample.plain)
    #expect(error?.code == .damagedStream)
    #expect(error?.offset == UInt64(PackedSample.gzip.count))
  }

  @Test("A damaged stream's raw file can still be hashed")
  func damagedDigest() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(Array(PackedSample.gzip.prefix(200)), to: "x")
    let stream = try ContentStream(InputFile(path: path))
    #expect(throws: IngestError.self) { while try stream.next() != nil {} }
    #expect(try stream.next() == nil)
    #expect(try stream.rawIdentity().byteCount == 200)
  }

  @Test("Looking ahead takes nothing away")
  func peek() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(PackedSample.gzip, to: "x")
    let stream = try ContentStream(InputFile(path: path))
    #expect(stream.peek(100_000) == Array(PackedSample.plain.prefix(100_000)))
    #expect(stream.offset == 0)
    var content: [UInt8] = []
    while let chunk = try stream.next() { content += chunk }
    #expect(content == PackedSample.plain)
  }

  @Test("Ranges of the content are read again in one pass, cut at the end")
  func ranges() throws {
    let folder = try ScratchFolder()
    let input = InputFile(path: try folder.write(PackedSample.gzip, to: "x"))
    let parts = try ContentStream.bytes(
      of: input, ranges: [179_991..<180_050, 0..<9, 65_530..<65_545, 4..<4, 9..<150_000])
    #expect(parts[0] == Array("Plimsoll\n".utf8))
    #expect(parts[1] == Array("Plimsoll\n".utf8))
    #expect(parts[2] == Array(PackedSample.plain[65_530..<65_545]))
    #expect(parts[3].isEmpty)
    #expect(parts[4] == Array(PackedSample.plain[9..<150_000]))
    #expect(try ContentStream.bytes(of: input, at: 9, length: 4) == Array("Plim".utf8))
  }

  @Test("Random damage to packed files never traps, and never invents content past the damage")
  func mutated() throws {
    let folder = try ScratchFolder()
    var generator = MutationGenerator(seed: 20_260_103)
    for sample in [PackedSample.gzip, PackedSample.zstandard, PackedSample.bzip2] {
      for _ in 0..<60 {
        let path = try folder.write(generator.mutate(sample), to: "x")
        let (content, _) = contentAndError(of: path)
        #expect(content.count <= 4_000_000)
      }
    }
  }
}
