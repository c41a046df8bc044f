/// Proves that holding back a first part changes nothing: by the strict way every part goes to the table.
import AIS
import Testing

/// The parts of one message, with or without a group, a source and a time.
private struct DrawnMessage {
  let number: Int
  let total: Int
  let sequence: Int
  let hasGroup: Bool
  let source: Int
  let time: Int

  init(_ number: Int, _ generator: inout SeededGenerator) {
    self.number = number
    total = [2, 2, 2, 3, 5].randomElement(using: &generator) ?? 2
    sequence = Int.random(in: 0..<4, using: &generator)
    hasGroup = Bool.random(using: &generator)
    source = Int.random(in: 0..<3, using: &generator)
    time = 1_668_046_400 + number * Int.random(in: 0..<3, using: &generator) * 20
  }

  func line(_ part: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    var block = hasGroup ? ["g:\(part)-\(total)-\(number % 7)"] : []
    if source > 0, part == 1 || Bool.random(using: &generator) { block.append("s:r\(source)") }
    if number % 3 > 0, part == 1 || Bool.random(using: &generator) { block.append("c:\(time)") }
    // A message 5 in two parts, something else in more or when fill bits stand in the middle.
    let payload =
      part == total
      ? "88888888880" : "55NOvQP1u>QIL@O??SL985`u>0EQ18E=>222220l1@H55vl?0:3BCPH6\(number % 10)"
    let fill = part == total ? 2 : Int.random(in: 0..<9, using: &generator) / 8
    let channel = number % 2 == 0 ? "A" : "B"
    let body = "AIVDM,\(total),\(part),\(sequence),\(channel),\(payload),\(fill)"
    let sentence = [33] + withChecksum(Array(body.utf8)) + [10]
    guard !block.isEmpty else { return sentence }
    return [92] + withChecksum(Array(block.joined(separator: ",").utf8)) + [92] + sentence
  }
}

@Test(
  "AIS 40: parts in order, apart, mixed, repeated or missing come to the same either way",
  arguments: 0..<8)
func heldPartsAgree(_ seed: Int) {
  var generator = SeededGenerator(seed: UInt64(seed))
  let single =
    Array("!".utf8) + withChecksum(Array("AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0".utf8))
  var text: [UInt8] = []
  for round in 0..<400 {
    let messages = (0..<Int.random(in: 1..<3, using: &generator)).map {
      DrawnMessage(round * 2 + $0, &generator)
    }
    var parts = messages.flatMap { message in (1...message.total).map { (message, $0) } }
    if Int.random(in: 0..<3, using: &generator) == 0 { parts.shuffle(using: &generator) }
    for (message, part) in parts where Int.random(in: 0..<12, using: &generator) > 0 {
      let line = message.line(part, &generator)
      text += line
      if Int.random(in: 0..<12, using: &generator) == 0 { text += line }
      // Now and then more lines go by than may.
      let gap = [0, 0, 0, 0, 1, 29, 30, 31].randomElement(using: &generator) ?? 0
      for _ in 0..<gap { text += single + [10] }
    }
  }
  text += [UInt8](repeating: 10, count: 200)
  #expect(quickWayDifference(text) == nil)
  #expect(quickWayDifference(text, chunk: 301) == nil)
}
