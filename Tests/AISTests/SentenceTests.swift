/// Proves what the sentence layer accepts and refuses, and how parts are put together.
import AIS
import Testing

/// What a line is, in words that can be compared.
private func kind(_ text: String) -> String {
  Array(text.utf8).withUnsafeBytes { bytes in
    switch Line.parse(bytes) {
    case .sentence(let sentence): "sentence \(sentence.part)/\(sentence.total)"
    case .receiverTime(let time): "receiver \(time)"
    case .tagBlockAlone: "tag block"
    case .comment: "comment"
    case .empty: "empty"
    case .notAIS: "not AIS"
    case .refused(let fault): "\(fault)"
    }
  }
}

private func checked(_ body: String) -> String {
  let sum = body.utf8.reduce(0, ^)
  let digits = String(sum, radix: 16, uppercase: true)
  return "\(body)*\(sum < 16 ? "0" : "")\(digits)"
}

private let sound = "!AIVDM,1,1,,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0*5C"

@Test(
  "AIS 2: a sentence needs a checksum that fits, of either case",
  arguments: [
    (sound, "sentence 1/1"), (sound.replacing("*5C", with: "*5c"), "sentence 1/1"),
    (sound.replacing("*5C", with: "*5D"), "badChecksum"),
    (sound.replacing("*5C", with: ""), "missingChecksum"),
    (sound.replacing("*5C", with: "*5"), "missingChecksum"),
    (sound.replacing("*5C", with: "*5G"), "missingChecksum"),
    (sound + "x", "malformed"), (sound + " \t", "sentence 1/1"), ("  " + sound, "sentence 1/1"),
    (sound + ",rX,1152921693", "sentence 1/1"),
  ])
func checksumIsEnforced(_ line: String, _ expected: String) { #expect(kind(line) == expected) }

@Test(
  "AIS 3: fields outside their range make a sentence malformed",
  arguments: [
    ("AIVDM,0,1,,B,177K,0", "malformed"), ("AIVDM,1,2,,B,177K,0", "malformed"),
    ("AIVDM,10,1,1,B,177K,0", "malformed"), ("AIVDM,2,1,10,B,177K,0", "malformed"),
    ("AIVDM,1,1,,B,177K,6", "malformed"), ("AIVDM,1,1,,B,177K", "malformed"),
    ("AIVDM,1,1,,B,177K,0,1", "malformed"), ("AIVDM,1,1,,BB,177K,0", "malformed"),
    ("AIVDM,x,1,,B,177K,0", "malformed"), ("AIVDM,1,1,,B,,0", "emptyPayload"),
    ("AIVDM,1,1,,B,,", "emptyPayload"), ("BSVDM,1,1,,,177K,0", "sentence 1/1"),
    ("ABVDO,2,2,9,1,177K,5", "sentence 2/2"), ("AIABM,1,1,,B,177K,0", "not AIS"),
  ])
func fieldsAreChecked(_ body: String, _ expected: String) {
  #expect(kind("!" + checked(body)) == expected)
}

@Test(
  "AIS 4: other lines are told apart",
  arguments: [
    ("", "empty"), ("  ", "empty"), ("# a comment", "comment"), ("hello", "malformed"),
    ("$GPRMC,092211.00,A*58", "not AIS"), ("$", "not AIS"), ("!", "not AIS"), ("\\", "badTagBlock"),
    ("\\si:AISD*3F\\", "tag block"), ("!AIVDM", "missingChecksum"), ("!AIVDM*", "missingChecksum"),
    ("$PGHP,1,2010,6,11,11,46,12,386,219,24,992190924,1,12*20", "receiver 1276256772386"),
    ("$PGHP,1,2010,6,11,11,46,12,386,219,24,992190924,1,12*21", "badChecksum"),
    ("$" + checked("PGHP,1,2010,2,30,11,46,12,386,219,24,992190924,1,12"), "badTime"),
  ])
func linesAreToldApart(_ line: String, _ expected: String) { #expect(kind(line) == expected) }

/// Time, station and group of a sentence with this tag block before it.
private func tagged(_ block: String) -> String {
  Array((block + sound).utf8).withUnsafeBytes { bytes in
    guard case .sentence(let sentence) = Line.parse(bytes) else { return kind(block + sound) }
    let block = sentence.tagBlock
    let station = block?.source.map { String(decoding: $0, as: UTF8.self) } ?? "-"
    let group = block?.group.map { "\($0.part)/\($0.total) \($0.number)" } ?? "-"
    return "\(block?.time.map(String.init) ?? "-") \(station) \(group)"
  }
}

private func block(_ body: String) -> String { "\\" + checked(body) + "\\" }

@Test(
  "AIS 5: tag blocks give time, station and group; a damaged one refuses the line",
  arguments: [
    (block("s:2573345,c:1733782034"), "1733782034000 2573345 -"),
    (block("c:1599239526500,s:sdr,T:2020-09-04 18.12.06"), "1599239526500 sdr -"),
    (block("g:1-2-7218,s:117,c:1668046497"), "1668046497000 117 1/2 7218"),
    (block("1G2:7218"), "- - 1/2 7218"), (block("g:1-2--001,c:1326055296"), "1326055296000 - -"),
    (block("g:3-2-1"), "- - -"), (block("c:12"), "- - -"),
    (block("c:99999999999999999999"), "- - -"),
    (block("s:a") + block("c:1668046497"), "1668046497000 a -"), (block(""), "- - -"),
    ("\\s:a*00\\", "badTagBlock"), ("\\s:a\\", "badTagBlock"), ("\\s:a", "badTagBlock"),
  ])
func tagBlocksAreRead(_ block: String, _ expected: String) { #expect(tagged(block) == expected) }

@Test("AIS 6: a payload with a character outside the alphabet is no message")
func alphabetIsChecked() {
  for character in UInt8.min...UInt8.max {
    var buffer = PayloadBuffer()
    let isInAlphabet = (48...87).contains(character) || (96...119).contains(character)
    let isTaken = [UInt8](repeating: character, count: 3).withUnsafeBytes {
      buffer.append(armoured: $0, fillBits: 2)
    }
    #expect(isTaken == isInAlphabet)
    #expect(buffer.bitCount == (isInAlphabet ? 16 : 0))
  }
}

/// What becomes of parts on lines with these numbers: messages and fates in the order of their coming.
private func assemble(_ lines: [(line: Int, text: String)]) -> [String] {
  var text = ""
  var number = 0
  for (line, sentence) in lines {
    while number < line {
      text += "#\n"
      number += 1
    }
    text += sentence + "\n"
    number += 1
  }
  return fates(text)
}

private func fates(_ text: String) -> [String] {
  var decoder = AISDecoder()
  var outcomes: [String] = []
  func note(_ remark: Remark) {
    if case .part(let fate) = remark.kind { outcomes.append("\(fate)") }
  }
  Array(text.utf8).withUnsafeBytes { bytes in
    decoder.decode(bytes) { _, reception in
      outcomes.append("whole of \(reception.sentences)")
    } remark: {
      note($0)
    }
  }
  decoder.finish { _, _ in
  } remark: {
    note($0)
  }
  return outcomes
}

/// Armoured characters of which two parts make a message 8 and three make a longer one.
private func whole(_ last: String) -> String { "8000000" + last }

private func part(
  _ part: Int, of total: Int = 2, sequence: String = "3", channel: String = "A",
  payload: String = whole("1"), group: Int? = nil, station: String? = nil, time: Int? = nil
) -> String {
  let fields = [
    group.map { "g:\(part)-\(total)-\($0)" }, station.map { "s:\($0)" }, time.map { "c:\($0)" },
  ].compactMap { $0 }
  let sentence = "!" + checked("AIVDM,\(total),\(part),\(sequence),\(channel),\(payload),0")
  return fields.isEmpty ? sentence : block(fields.joined(separator: ",")) + sentence
}

@Test("AIS 7: parts of several messages may be mixed; talker, channel and sequence tell them apart")
func interleavedParts() {
  let lines = [
    part(1), part(1, channel: "B"), part(1, sequence: "4"), part(2, channel: "B"), part(2),
  ]
  let outcomes = assemble(lines.enumerated().map { ($0.offset, $0.element) })
  #expect(outcomes == ["whole of 2", "whole of 2", "unfinished"])
}

@Test("AIS 7: stations and groups keep parts apart")
func stationsAndGroups() {
  let stations = [part(1, station: "a"), part(1, station: "b"), part(2, station: "a")]
  #expect(
    assemble(stations.enumerated().map { ($0.offset, $0.element) }) == ["whole of 2", "unfinished"])
  let groups = [part(2, group: 5), part(1, group: 6), part(1, group: 5), part(2, group: 6)]
  #expect(
    assemble(groups.enumerated().map { ($0.offset, $0.element) }) == ["whole of 2", "whole of 2"])
}

@Test("AIS 8: a part without a group whose beginning is missing is an orphan, even before part 1")
func orphans() {
  #expect(assemble([(0, part(2)), (1, part(1))]) == ["orphan", "unfinished"])
  #expect(
    assemble([(0, part(1, of: 3)), (1, part(3, of: 3)), (2, part(2, of: 3)), (3, part(3, of: 3))])
      == ["orphan", "whole of 3"])
}

@Test("AIS 9: a repeated part is counted once, another first part takes the place of the old one")
func repetitions() {
  #expect(
    assemble([(0, part(1)), (1, part(1)), (2, part(2))]) == ["repeated", "whole of 2"])
  #expect(
    assemble([(0, part(1)), (1, part(1, payload: whole("5"))), (2, part(2))])
      == ["replaced", "whole of 2"])
}

@Test("AIS 10: a part comes too late after thirty lines or a minute")
func lateParts() {
  #expect(assemble([(0, part(1)), (30, part(2))]) == ["whole of 2"])
  #expect(assemble([(0, part(1)), (31, part(2))]) == ["late", "orphan"])
  let early = part(1, station: "a", time: 1_668_046_497)
  let inTime = part(2, station: "a", time: 1_668_046_557)
  let late = part(2, station: "a", time: 1_668_046_558)
  #expect(assemble([(0, early), (1, inTime)]) == ["whole of 2"])
  #expect(assemble([(0, early), (1, late)]) == ["orphan", "unfinished"])
}

@Test("AIS 10: the table never holds more than its limit")
func tableIsBounded() {
  let lines: [(line: Int, text: String)] = (1...74).map { ($0, part(1, group: $0)) }
  let outcomes = assemble(lines + [(75, part(2, group: 1))])
  #expect(outcomes.filter { $0 == "crowdedOut" }.count == 11)
  #expect(outcomes.filter { $0 == "unfinished" }.count == 64)
}
