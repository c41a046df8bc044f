/// Proves that encode then decode is the identity, over random messages of every kind.
import AIS
import Testing

/// Length in bits of each kind that is encoded, and part number where it has parts.
private let kinds: [(type: Int, bits: Int, part: Int?)] = [
  (1, 168, nil), (2, 168, nil), (3, 168, nil), (4, 168, nil), (5, 424, nil), (9, 168, nil),
  (11, 168, nil), (18, 168, nil), (19, 312, nil), (21, 272, nil), (21, 360, nil), (24, 160, 0),
  (24, 168, 1), (27, 96, nil),
]

/// Random bits of a kind: each code of each field is as likely as any other, absent ones included.
private func randomBits(
  _ kind: (type: Int, bits: Int, part: Int?), _ generator: inout SeededGenerator
) -> [UInt8] {
  var random = bits(kind.type, 6)
  random += (6..<kind.bits).map { _ in UInt8.random(in: 0...1, using: &generator) }
  if let part = kind.part { random.replaceSubrange(38..<40, with: bits(part, 2)) }
  return random
}

@Test("AIS 20: what is encoded and read back is the same message", arguments: kinds)
func encodedThenDecodedIsTheSame(_ kind: (type: Int, bits: Int, part: Int?)) throws {
  var generator = SeededGenerator(seed: UInt64(kind.type * 1000 + kind.bits))
  var writer = SentenceWriter()
  for _ in 0..<400 {
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
