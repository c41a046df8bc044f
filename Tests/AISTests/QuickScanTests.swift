/// Proves that the quick way through a line and the strict one agree, on real logs and damaged ones.
import AIS
import Foundation
import Testing

private let folder = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("../shared/data/ais").standardizedFileURL
private let isThere = FileManager.default.fileExists(atPath: folder.path)

/// All plain logs and gpsd's vectors.
private let logs: [String] = {
  let names = FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? []
  let kinds = ["nmea", "txt", "raw", "ais", "aivdm", "log"]
  return names.filter { name in kinds.contains { name.hasSuffix("." + $0) } }.sorted()
}()

/// All that a decoder says of one message or line.
private struct Account: Equatable {
  let what: String
  let fields: [Int]
  let bytes: [UInt8]

  init(_ message: Message, _ reception: Reception) {
    what = "message \(message.type)"
    var hasher = Hasher()
    hasher.combine(message)
    hasher.combine(reception.station.map { Array($0) })
    hasher.combine(reception.tagBlockBytes.map { Array($0) })
    hasher.combine(reception.time)
    hasher.combine(reception.clock)
    fields = [
      hasher.finalize(), Int(reception.talker), reception.isOwnShip ? 1 : 0,
      Int(reception.channel), reception.sentences, Int(reception.line), Int(reception.offset),
      Int(reception.length),
    ]
    bytes = Array(reception.bytes)
  }

  init(_ remark: Remark) {
    what = "\(remark.kind)"
    fields = [remark.lines, Int(remark.offset), Int(remark.length)]
    bytes = Array(remark.bytes)
  }
}

private func accounts(_ bytes: [UInt8], chunk: Int, strictly: Bool) -> [Account] {
  var decoder = AISDecoder(strictly: strictly)
  var accounts: [Account] = []
  let add = { (message: Message, reception: Reception) in
    accounts.append(Account(message, reception))
  }
  let note = { (remark: Remark) in accounts.append(Account(remark)) }
  bytes.withUnsafeBytes { all in
    for start in stride(from: 0, to: all.count, by: chunk) {
      let part = UnsafeRawBufferPointer(rebasing: all[start..<min(start + chunk, all.count)])
      decoder.decode(part, message: add, remark: note)
    }
  }
  decoder.finish(message: add, remark: note)
  return accounts
}

/// Where the two ways first differ, in words; nil when they agree.
func quickWayDifference(_ bytes: [UInt8], chunk: Int = .max / 2) -> String? {
  let strict = accounts(bytes, chunk: bytes.count + 1, strictly: true)
  let quick = accounts(bytes, chunk: min(chunk, bytes.count + 1), strictly: false)
  for (first, second) in zip(strict, quick) where first != second {
    let line = String(decoding: first.bytes, as: UTF8.self)
    return "strict \(first.what) \(first.fields), quick \(second.what) \(second.fields): \(line)"
  }
  return strict.count == quick.count ? nil : "\(strict.count) accounts, quick \(quick.count)"
}

@Test(
  "AIS 40: the quick way and the strict one agree on every line of every log",
  .enabled(if: isThere, "needs ../shared/data"), arguments: logs)
func quickAndStrictAgree(_ log: String) throws {
  let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(log)))
  #expect(quickWayDifference(bytes) == nil)
  #expect(quickWayDifference(Array(bytes.prefix(50_000)), chunk: 997) == nil)
}

/// Bytes that mean something to a line, so that damage is not all of one kind.
private let telling = Array(",*!$\\\n\r:-0159AFaf@W`w{\u{7}c1g2s3".utf8) + [0x80, 0xFF, 0]

@Test(
  "AIS 40: the quick way and the strict one agree on damaged lines",
  .enabled(if: isThere, "needs ../shared/data"), arguments: 0..<12)
func quickAndStrictAgreeOnDamage(_ seed: Int) throws {
  var generator = SeededGenerator(seed: UInt64(seed))
  let name = logs[seed % logs.count]
  var bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)).prefix(60_000))
  for _ in 0..<bytes.count / 60 {
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: .min ... .max, using: &generator)
    case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 2: bytes.remove(at: place)
    default: bytes[place] = telling.randomElement(using: &generator) ?? 0
    }
  }
  #expect(quickWayDifference(bytes) == nil)
}

@Test("AIS 40: the quick way and the strict one agree when damage keeps the checksums right")
func quickAndStrictAgreeOnSoundDamage() {
  var generator = SeededGenerator(seed: 5)
  let bodies = [
    "AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0", "BSVDO,2,1,9,B,177KQJ5000G?tO`K>RA1wUbN0TKH,0",
    "AIVDM,2,2,9,B,177KQJ5000G?,2", "AIVDM,1,1,,,177KQJ5000G?tO`K>RA1wUbN0TKH,5",
  ]
  let clocks = [
    "PGHP,1,2010,6,11,11,46,12,386,219,24,992190924,1,12", "PGHP,1,2099,12,31,23,59,59,999,,,,,",
    "PGHP,1,2012,2,29,0,0,0,0,219,24,992190924,1,12", "PGHP,2,2012,2,30,0,0,0,0,219,24",
  ]
  let prefixes = [
    "", "", "", "1550303566167726840 ", "1550303566,", "1550303566.25 ", "9999999999999999999 ",
    "155030356 ", "15503035661677268401 ", "1550303566\t", "a",
  ]
  let blocks = ["g:1-2-7218,s:117,c:1668046497", "s:r3,c:1668046497123", "n:1,r:7,d:x,t:y", "c:1"]
  var text: [UInt8] = []
  for _ in 0..<6000 {
    text += Array((prefixes.randomElement(using: &generator) ?? "").utf8)
    if Int.random(in: 0..<8, using: &generator) == 0 {
      text += Array("$".utf8) + withChecksum(damaged(clocks, &generator)) + [10]
      continue
    }
    if Bool.random(using: &generator) {
      text += Array("\\".utf8) + withChecksum(damaged(blocks, &generator)) + Array("\\".utf8)
    }
    text += Array("!".utf8) + withChecksum(damaged(bodies, &generator))
    text += Array(
      ([",rX,1152921693", ",d-119,S1213,b2,T28.2,1272412824", ",r1,7,", ",", "", "", " ", "x"]
        .randomElement(using: &generator) ?? "").utf8)
    text += Array((["\n", "\r\n", "\r"].randomElement(using: &generator) ?? "").utf8)
  }
  text += [UInt8](repeating: 10, count: 200)
  #expect(quickWayDifference(text) == nil)
}

private func damaged(_ texts: [String], _ generator: inout SeededGenerator) -> [UInt8] {
  var bytes = Array((texts.randomElement(using: &generator) ?? "").utf8)
  for _ in 0..<Int.random(in: 0..<3, using: &generator) {
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    bytes[place] = telling.randomElement(using: &generator) ?? 0
  }
  return bytes.filter { $0 != 10 && $0 != 13 }
}

func withChecksum(_ body: [UInt8]) -> [UInt8] {
  let digits = Array("0123456789ABCDEF".utf8)
  let sum = body.reduce(0, ^)
  return body + [42, digits[Int(sum >> 4)], digits[Int(sum & 15)]]
}

@Test("AIS 40: tag blocks that begin like the one before are read as the strict way reads them")
func runsOfTagBlocksAgree() {
  var generator = SeededGenerator(seed: 7)
  // Keys and values in which the last ten digits are a time, part of a source or of another time.
  let beginnings = [
    "s:117,c:16680464", "s:117,c:16680464", "c:16680464", "s:,c:16680464", "s:xc:16680464",
    "s:x,n:12,c:16680464", "c:1668046497,s:xc:16680464", "g:1-2-7218,s:117,c:16680464",
    "s:a-longer-name,c:16680464", "s:a-name-of-31-bytes,c:16680464", "s:x,d:c:16680464",
    "s:117,c:99999999", "s:117,c:41024447", "s:117,cc:16680464", "c:16680464,c:16680465",
  ]
  var text: [UInt8] = []
  for _ in 0..<600 {
    let beginning = beginnings.randomElement(using: &generator) ?? ""
    for _ in 0..<Int.random(in: 1..<5, using: &generator) {
      var block = Array(beginning.utf8)
      block += [
        UInt8.random(in: 48..<58, using: &generator), UInt8.random(in: 47..<60, using: &generator),
      ]
      block = withChecksum(block)
      if Int.random(in: 0..<10, using: &generator) == 0,
        let damaged = block.indices.randomElement(using: &generator)
      {
        block[damaged] = telling.randomElement(using: &generator) ?? 0
      }
      text += [92] + block + [92]
      text +=
        Array("!".utf8) + withChecksum(Array("AIVDM,1,1,,A,15M67FC000G?ufbE`FepT@3n00Sa,0".utf8))
        + [10]
    }
  }
  text += [UInt8](repeating: 10, count: 200)
  #expect(quickWayDifference(text) == nil)
}
