/// Packed inputs that are unpacked ahead: the same content, in order, damage behind all that was whole.
import Foundation
import Ingest
import Testing

@testable import Engine

@Suite("Content lent piece by piece")
struct ContentFeedTests {
  /// `Plimsoll` and a line feed 20,000 times, packed by gzip.
  private static let packed =
    Data(
      base64Encoded:
        "H4sIAAAAAAACA+3GsQkAMAwDsL3X5Y2CS4b8D7mjIE2q3DednBIRERERERERERERERERERERERERERERERERER"
        + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
        + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
        + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
        + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
        + "ERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERERER"
        + "EREREREREZEfsn+SUzsgvwIA") ?? Data()
  private static let plain = Data(Array(repeating: "Plimsoll\n", count: 20_000).joined().utf8)

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
    #expect(found == Data(repeatElement(Self.plain, count: members).joined()))
    #expect(feed.offset == UInt64(found.count))
    #expect(content(feed).0.isEmpty)
  }

  @Test("A plain input is lent as it is")
  func plainContent() throws {
    let (found, damage) = content(try makeFeed(Self.plain))
    #expect(damage == nil)
    #expect(found == Self.plain)
  }

  @Test("Damage is told once, after all that stood before it")
  func damagedContent() throws {
    let whole = Data(repeatElement(Self.packed, count: Self.members).joined())
    let feed = try makeFeed(whole + Self.packed.prefix(200))
    let (found, damage) = content(feed)
    #expect(damage?.code == .damagedStream)
    #expect(found.count > Self.members * Self.plain.count)
    #expect(found.prefix(Self.plain.count) == Self.plain)
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
