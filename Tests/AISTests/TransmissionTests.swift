/// Proves that one transmission is one report, and that tag blocks are written as they are read.
import AIS
import Foundation
import Testing

private func report(_ mmsi: Int, second: Int = 7) -> Message {
  .positionReport(
    PositionReport(
      mmsi: mmsi, longitude: Field(Longitude(degrees: 12)), latitude: Field(Latitude(degrees: 55)),
      second: Field(UTCSecond(second))))
}

/// Stations and time of each report that comes out, in their order.
private func transmissions(_ heard: [(message: Message, station: String, time: Int64?)]) -> [String]
{
  var writer = SentenceWriter()
  let text = heard.flatMap { entry in
    writer.sentences(
      for: entry.message, tagBlock: TagBlockContent(source: entry.station, time: entry.time))
  }.map { $0 + "\n" }.joined()
  var decoder = AISDecoder()
  var collector = TransmissionCollector()
  var found: [String] = []
  let note = { (transmission: Transmission) in
    let stations = transmission.receptions.map { $0.station ?? "-" }.joined(separator: "+")
    found.append("\(transmission.message.mmsi ?? 0) \(stations) \(transmission.time ?? -1)")
  }
  Array(text.utf8).withUnsafeBytes { bytes in
    decoder.decode(bytes) { message, reception in
      collector.take(message, reception, complete: note)
    } remark: { _ in
    }
  }
  collector.finish(complete: note)
  return found
}

private let start: Int64 = 1_668_046_497

@Test("AIS 41: several receivers of one transmission make one report with the earliest time")
func oneTransmissionIsOneReport() {
  let found = transmissions([
    (report(1), "late", start + 3), (report(2), "a", start + 3), (report(1), "early", start),
    (report(1), "far", start + 9), (report(2), "a", start + 4),
  ])
  #expect(found == ["1 early+late+far \(start * 1000)", "2 a+a \((start + 3) * 1000)"])
}

@Test("AIS 41: other bits, and the same bits eleven seconds later, are another transmission")
func otherTransmissionsStayApart() {
  let found = transmissions([
    (report(1), "a", start), (report(1, second: 8), "b", start), (report(1), "c", start + 11),
  ])
  #expect(
    found == [
      "1 a \(start * 1000)", "1 b \(start * 1000)", "1 c \((start + 11) * 1000)",
    ])
}

@Test(
  "AIS 41: without times a thousand messages are the window, and no more is held than twenty thousand"
)
func countIsTheWindowWithoutTimes() {
  let others = (1...1001).map { (report(1000 + $0), "x", nil as Int64?) }
  let near = transmissions(
    [(report(1), "a", nil)] + others.prefix(999) + [(report(1), "b", nil)])
  #expect(near.first == "1 a+b -1")
  let far = transmissions([(report(1), "a", nil)] + others + [(report(1), "b", nil)])
  #expect(far.first == "1 a -1")
  #expect(far.last == "1 b -1")
}

@Test("AIS 41: a transmission is written with every reception, the earliest first")
func transmissionIsWrittenWithItsReceptions() {
  var writer = SentenceWriter()
  let heard = [("far", start + 2), ("near", start)].compactMap { name, time in
    writer.sentences(for: report(1), tagBlock: TagBlockContent(source: name, time: time))
  }
  let lines = heard.flatMap { $0 }
  var decoder = AISDecoder()
  var collector = TransmissionCollector()
  Array(lines.map { $0 + "\n" }.joined().utf8).withUnsafeBytes { bytes in
    decoder.decode(bytes) { message, reception in
      collector.take(message, reception) { _ in Issue.record("too early") }
    } remark: { _ in
    }
  }
  var written: [String] = []
  collector.finish { written.append(String(decoding: $0.json, as: UTF8.self)) }
  let first = lines.first?.utf8.count ?? 0
  let beginning =
    "{\"class\":\"AIS\",\"received\":\"2022-11-10T02:14:57Z\",\"receptions\":["
    + "{\"received\":\"2022-11-10T02:14:57Z\",\"station\":\"near\",\"offset\":\(first + 1),"
  #expect(written.count == 1)
  #expect(written.first?.hasPrefix(beginning) == true, "\(written)")
  #expect(written.first?.contains("\"station\":\"far\",\"offset\":0,") == true)
}

/// Whether what is written for a block reads back as the same.
private func isSame(_ content: TagBlockContent, _ form: GroupForm) -> Bool {
  Array(content.text(form).utf8).withUnsafeBytes { bytes in
    guard let block = TagBlock(bytes) else { return content == TagBlockContent() }
    return TagBlockContent(block) == content
  }
}

@Test("AIS 46: a tag block with any of its keys is read back the same, groups in both forms")
func tagBlocksAreReadBack() {
  var generator = SeededGenerator(seed: 46)
  let texts = ["r3669945", "a", "Sta 1", "x:y", "-"]
  for _ in 0..<2000 {
    func some<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
    let number = Int64.random(in: 0...9_999_999, using: &generator)
    var content = TagBlockContent(
      source: some(texts.randomElement(using: &generator) ?? ""),
      time: some(Int64.random(in: 946_684_800_000...4_102_444_799_999, using: &generator)))
    content.group = some(TagBlock.Group(part: 1 + Int(number % 3), total: 3, number: number))
    content.destination = some("dest")
    content.line = some(number)
    content.relativeTime = some(number / 7)
    content.freeText = some("free text")
    content.information = some("i")
    #expect(isSame(content, .modern))
    #expect(isSame(content, .old))
  }
}

@Test("AIS 46: what would end a tag block is left out of its texts")
func tagBlockTextsAreCleaned() {
  let content = TagBlockContent(source: "a,b*c\\d\ne")
  #expect(content.text().hasPrefix("\\s:abcde*"))
}

@Test(
  "AIS 46: every tag block of every real log is written and read back the same",
  .enabled(if: SharedData.isThere, "needs ../shared/data"), arguments: SharedData.logs)
func realTagBlocksAreReadBack(_ log: String) throws {
  var differing = 0
  for line in try SharedData.lines("nmea/\(log)") {
    Array(line.utf8).withUnsafeBytes { bytes in
      guard case .sentence(let sentence) = Line.parse(bytes), let block = sentence.tagBlock else {
        return
      }
      for form in [GroupForm.modern, .old] where !isSame(TagBlockContent(block), form) {
        differing += 1
      }
    }
  }
  #expect(differing == 0)
}

@Test("AIS 2 and 4: what stands before a sentence does not lose it")
func prefixesDoNotLoseTheLine() {
  let sound = "!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C"
  let block = TagBlockContent(source: "r1", time: start).text()
  let prefixes = [
    "", "1668046497 ", "1668046497.25,", "2022-11-10T02:14:57Z ", "  \t", block,
    "1668046497 " + block, "[port 1] ",
  ]
  for prefix in prefixes {
    for end in ["\n", "\r\n", "\r", ""] {
      #expect(decode(prefix + sound + end)?.mmsi == 477_553_000)
    }
  }
}

private func decode(_ text: String) -> Message? {
  var decoder = AISDecoder()
  var found: Message?
  Array(text.utf8).withUnsafeBytes { bytes in
    decoder.decode(bytes) { message, _ in
      found = message
    } remark: { _ in
    }
  }
  decoder.finish { message, _ in
    found = message
  } remark: { _ in
  }
  return found
}
