/// Proves that encode then decode is the identity, over random messages of every kind.
import AIS
import Testing

/// Length in bits of each kind that is encoded, and what some of its bits must be.
struct EncodedKind: Sendable, CustomStringConvertible {
  let type: Int
  let bits: Int
  /// Bits that make the kind: where they begin, their code, their width.
  var fixed: [(offset: Int, code: Int, width: Int)] = []

  var description: String { "\(type)/\(bits)/\(fixed.map(\.code))" }
}

/// An application in messages 6, 8, 25 and 26, whichever the data fit.
private func application(_ area: Int, _ function: Int, bits: Int, first: Int? = nil)
  -> [EncodedKind]
{
  let start = first.map { [(offset: 0, code: $0, width: 1)] } ?? []
  func at(_ offset: Int) -> [(offset: Int, code: Int, width: Int)] {
    [(offset, area, 10), (offset + 10, function, 6)]
      + start.map { (offset + 16, $0.code, $0.width) }
  }
  return [
    EncodedKind(type: 6, bits: 88 + bits, fixed: at(72)),
    EncodedKind(type: 8, bits: 56 + bits, fixed: at(40)),
    EncodedKind(type: 25, bits: 56 + bits, fixed: [(38, 1, 2)] + at(40)),
    EncodedKind(type: 26, bits: 88 + bits + 24, fixed: [(38, 3, 2)] + at(72)),
  ]
}

private let common: [EncodedKind] =
  [(1, 168), (2, 168), (3, 168), (4, 168), (5, 424), (9, 168), (11, 168), (18, 168), (19, 312)]
  .map { EncodedKind(type: $0.0, bits: $0.1) }
  + [(21, 272), (21, 360), (27, 96)].map { EncodedKind(type: $0.0, bits: $0.1) }
  + [
    EncodedKind(type: 24, bits: 160, fixed: [(38, 0, 2)]),
    EncodedKind(type: 24, bits: 168, fixed: [(38, 1, 2)]),
  ]

private let rare: [EncodedKind] =
  [
    (6, 88), (6, 1008), (7, 72), (7, 168), (8, 56), (8, 1008), (10, 72), (12, 72), (12, 1008),
    (13, 104), (14, 40), (14, 1008), (15, 88), (15, 110), (15, 160), (16, 96), (16, 144), (17, 80),
    (17, 816), (20, 72), (20, 160), (22, 168), (23, 160), (25, 168), (26, 1064), (26, 200),
  ].map { EncodedKind(type: $0.0, bits: $0.1) }

private let applications: [EncodedKind] =
  [
    (1, 0, 100), (1, 11, 296), (1, 12, 272), (1, 13, 416), (1, 14, 288), (1, 15, 16), (1, 16, 48),
    (1, 16, 240), (1, 17, 488), (1, 18, 272), (1, 19, 304), (1, 20, 272), (1, 22, 925),
    (1, 23, 316), (1, 24, 304), (1, 25, 488), (1, 26, 560), (1, 27, 941), (1, 28, 171),
    (1, 29, 400), (1, 30, 70), (1, 31, 304), (1, 32, 273), (1, 40, 16), (200, 10, 112),
    (200, 21, 160), (200, 22, 144), (200, 23, 200), (200, 24, 112), (200, 40, 112), (200, 55, 80),
    (235, 10, 48), (250, 10, 48), (366, 56, 256),
  ].flatMap { application($0.0, $0.1, bits: $0.2) }
  + application(1, 21, bits: 304, first: 0) + application(1, 21, bits: 304, first: 1)

private let kinds = common + rare + applications

/// Random bits of a kind: each code of each field is as likely as any other, absent ones included.
private func randomBits(
  _ kind: EncodedKind, _ generator: inout SeededGenerator
) -> [UInt8] {
  var random = bits(kind.type, 6)
  random += (6..<kind.bits).map { _ in UInt8.random(in: 0...1, using: &generator) }
  for field in kind.fixed {
    random.replaceSubrange(
      field.offset..<field.offset + field.width, with: bits(field.code, field.width))
  }
  return random
}

@Test("AIS 20: what is encoded and read back is the same message", arguments: kinds)
func encodedThenDecodedIsTheSame(_ kind: EncodedKind) throws {
  var generator = SeededGenerator(seed: UInt64(kind.type * 10_000 + kind.bits))
  var writer = SentenceWriter()
  for _ in 0..<(kind.bits > 400 ? 10 : 40) {
    let sent = try #require(try message(bits: randomBits(kind, &generator))?.get())
    #expect(sent.type == kind.type)
    let lines = writer.sentences(
      for: sent, tagBlock: TagBlockContent(source: "r1", time: 1_668_046_497))
    #expect(decode(lines) == sent)
    let payload = try #require(sent.payload)
    #expect(try message(bits: payload.bits)?.get() == sent)
  }
}

@Test("AIS 20: a long message is split, numbered and put together again")
func longMessageIsSplit() throws {
  let data = StaticAndVoyageData(
    mmsi: 412_345_678, imo: Field(IMOField(9_304_667)),
    callSign: try #require(SixBitText("BXYZ", capacity: 7)),
    name: try #require(SixBitText("Ever Honest", capacity: 20)), shipType: Field(ShipType(80)),
    dimensions: Field(Dimensions(toBow: 200, toStern: 133, toPort: 30, toStarboard: 30)),
    draught: Field(Draught(metres: 20.4)), destination: SixBitText("JOSE", capacity: 20))
  var writer = SentenceWriter()
  let block = TagBlockContent(source: "station", time: 1_668_046_497)
  let lines = writer.sentences(for: .staticAndVoyageData(data), channel: "B", tagBlock: block)
  #expect(lines.count == 2)
  #expect(lines.first?.hasPrefix("\\g:1-2-1,s:station,c:1668046497*") == true)
  #expect(lines.last?.hasPrefix("\\g:2-2-1*") == true)
  guard case .staticAndVoyageData(let read) = decode(lines) else {
    Issue.record("not read back")
    return
  }
  #expect(read == data)
  #expect(read.name.string == "EVER HONEST")
  #expect(read.draught.value?.metres == 20.4)
  #expect(read.imo.value?.raw == 9_304_667)
}

@Test("AIS 20: values that do not fit their field cannot be made")
func valuesOutOfRangeAreNil() {
  #expect(Longitude(degrees: 180.1) == nil)
  #expect(Longitude(degrees: .nan) == nil)
  #expect(Latitude(degrees: -90.1) == nil)
  #expect(CoarseLatitude(degrees: .infinity) == nil)
  #expect(SpeedOverGround(knots: -1) == nil)
  #expect(SpeedOverGround(knots: 500)?.isLowerBound == true)
  #expect(CourseOverGround(degrees: 359.97)?.raw == 0)
  #expect(CourseOverGround(degrees: -90)?.degrees == 270)
  #expect(Draught(metres: 0) == nil)
  #expect(Draught(metres: 40)?.isLowerBound == true)
  #expect(Dimensions(toBow: 512, toStern: 0, toPort: 0, toStarboard: 0) == nil)
  #expect(Dimensions(toBow: 0, toStern: 0, toPort: 0, toStarboard: 0) == nil)
  #expect(SixBitText("Ü", capacity: 20) == nil)
  #expect(SixBitText("ABCDEFGH", capacity: 7) == nil)
}

@Test(
  "AIS 20: a message of any kind that was cut anywhere is written cut and read back the same",
  arguments: kinds)
func cutMessagesAreTheSame(_ kind: EncodedKind) throws {
  var generator = SeededGenerator(seed: UInt64(kind.type * 10_000 + kind.bits + 1))
  let whole = randomBits(kind, &generator)
  for end in stride(from: 1, through: whole.count, by: kind.bits > 100 ? 11 : 3) {
    guard let result = message(bits: Array(whole[..<end])), let sent = try? result.get() else {
      continue
    }
    let payload = try #require(sent.payload)
    #expect(try message(bits: payload.bits)?.get() == sent, "cut at \(end)")
  }
}

@Test(
  "AIS 20: every real message is written and read back the same",
  .enabled(if: SharedData.isThere, "needs ../shared/data"), arguments: SharedData.logs)
func realMessagesAreTheSame(_ log: String) throws {
  var failures: [String] = []
  decodeEach(try SharedData.lines("nmea/\(log)")) { sent, _ in
    guard let payload = sent.payload else { return }
    let read = message(bits: payload.bits).flatMap { try? $0.get() }
    if read != sent { failures.append("\(sent)") }
  }
  #expect(failures.isEmpty)
}

@Test("AIS 13: the quick way and the layouts read every common message alike", arguments: common)
func layoutsReadTheSame(_ kind: EncodedKind) throws {
  var generator = SeededGenerator(seed: UInt64(kind.type))
  for _ in 0..<50 {
    let whole = randomBits(kind, &generator)
    for end in [whole.count, whole.count - 1, whole.count * 9 / 10] {
      guard let result = message(bits: Array(whole[..<end])), let quick = try? result.get() else {
        continue
      }
      let layout = try #require(quick.readByLayout(EncodedPayload(whole[..<end])))
      #expect(layout == quick)
    }
  }
}
