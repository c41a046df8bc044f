/// Writes receptions as AIVDM sentences with tag blocks, and breaks a few of them on purpose.
import AIS
import Vocabulary

/// Faults put into the log, counted for the truth.
package struct LogFaults: Hashable, Sendable {
  package internal(set) var sentences = 0
  package internal(set) var brokenChecksums = 0
  package internal(set) var lostFragments = 0
  package internal(set) var withoutPosition = 0
}

/// The writer of one world's log.
struct LogWriter {
  private var writer = SentenceWriter(talker: "AIVDM")
  private var chance: SeededGenerator
  private let start: Int64
  private(set) var faults = LogFaults()

  /// Chance that a sentence's checksum is broken, and that a message loses its last fragment.
  private static let brokenChecksum = 1.0 / 4000
  private static let lostFragment = 1.0 / 400

  init(_ story: Story) {
    chance = SeededGenerator(seed: story.seed, stream: "log")
    start = story.firstDay.start.seconds
  }

  mutating func bytes(of log: [Reception]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(log.count * 100)
    for entry in log {
      let time = start + Int64(entry.time)
      let block = TagBlockContent(source: entry.station, time: time)
      let channel: Character = entry.sequence.isMultiple(of: 2) ? "A" : "B"
      var lines = writer.sentences(for: entry.message, channel: channel, tagBlock: block)
      if lines.count > 1, chance.chance(Self.lostFragment) {
        lines.removeLast()
        faults.lostFragments += 1
      }
      if Self.lacksPosition(entry.message) { faults.withoutPosition += 1 }
      for line in lines { append(line, to: &bytes) }
    }
    return bytes
  }

  private mutating func append(_ line: String, to bytes: inout [UInt8]) {
    faults.sentences += 1
    var text = Array(line.utf8)
    if chance.chance(Self.brokenChecksum), let last = text.indices.last {
      text[last] = text[last] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
      faults.brokenChecksums += 1
    }
    bytes += text
    bytes.append(UInt8(ascii: "\n"))
  }

  private static func lacksPosition(_ message: Message) -> Bool {
    switch message {
    case .positionReport, .classBPositionReport: !message.carriesPosition
    default: false
    }
  }
}
