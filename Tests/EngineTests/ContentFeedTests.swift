/// Packed inputs that are unpacked ahead: the same content, in order, damage behind all that was whole.
import Foundation
import Ingest
import Testing

@testable import Engine

@Suite("Content lent piece by piece")
struct ContentFeedTests {
  private static let plain = Data(Array(repeating: "Plimsoll\n", count: 20_000).joined().utf8)

  private static let packed = gzip(plain)

  /// A gzip member of blocks that are stored as they are (RFC 1951 §3.2.4, RFC 1952 §2.3).
  private static func gzip(_ content: Data) -> Data {
    var packed = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    var rest = content[...]
    while !rest.isEmpty {
      let block = rest.prefix(0xFFFF)
      rest = rest.dropFirst(block.count)
      let count = UInt16(block.count)
      packed.append(rest.isEmpty ? 1 : 0)
      for number in [count, ~count] { packed += [UInt8(number & 0xFF), UInt8(number >> 8)] }
      packed += block
    }
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in content {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    for number in [~crc, UInt32(content.count)] {
      packed += (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    return packed
  }

  /// More than the ring holds.
  private static let members = 12

  private func makeFeed(_ bytes: Data) throws -> ContentFeed {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-feed-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try bytes.write(to: URL(filePath: path))
    return ContentFeed(try ContentStream(InputFile(path: path)))
  }

  /// All that a feed lends, and the damage it met.
  private func content(_ feed: ContentFeed) -> (Data, IngestError?) {
    var all = Data()
    do throws(IngestError) {
      while try feed.next({ all.append(contentsOf: $0) }) {}
      return (all, nil)
    } catch {
      return (all, error)
    }
  }

  @Test("A packed input longer than the ring comes whole and in order", arguments: [1, members])
  func wholeContent(members: Int) throws {
    let feed = try makeFeed(Data(repeatElement(Self.packed, count: members).joined()))
    let (found, damage) = content(feed)
    #expect(damage == nil)
    // Compared outside of the expectation, which would look for the difference of megabytes.
    let isWhole = found == Data(repeatElement(Self.plain, count: members).joined())
    #expect(isWhole)
    #expect(feed.offset == UInt64(found.count))
    #expect(content(feed).0.isEmpty)
  }

  @Test("A plain input is lent as it is")
  func plainContent() throws {
    let (found, damage) = content(try makeFeed(Self.plain))
    #expect(damage == nil)
    let isWhole = found == Self.plain
    #expect(isWhole)
  }

  @Test("Damage is told once, after all that stood before it")
  func damagedContent() throws {
    let whole = Data(repeatElement(Self.packed, count: Self.members).joined())
    let feed = try makeFeed(whole + Self.packed.prefix(200))
    let (found, damage) = content(feed)
    #expect(damage?.code == .damagedStream)
    #expect(found.count >= Self.members * Self.plain.count)
    let beginsWhole = found.prefix(Self.plain.count) == Self.plain
    #expect(beginsWhole)
    let (rest, again) = content(feed)
    #expect(rest.isEmpty)
    #expect(again == nil)
  }

  @Test("A feed that nobody reads to its end holds nobody up")
  func abandonedFeed() throws {
    let whole = Data(repeatElement(Self.packed, count: 50 * Self.members).joined())
    let feed = try makeFeed(whole)
    var first = 0
    #expect(try feed.next { first = $0.count })
    #expect(first > 0)
  }
}
