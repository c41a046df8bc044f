/// `$PGHP`: the line in which Gatehouse servers put the time at which the next message was received.
///
/// `$PGHP,1,year,month,day,hour,minute,second,millisecond,country,region,station,online,cc*hh`, all
/// UTC. `cc` repeats the checksum of the sentence that follows, combined by exclusive or when there
/// are several (seen in the AisLib stream example). Source: dma-ais/AisLib, documentation of the
/// proprietary tags.
import Vocabulary

extension Line {
  /// Whether the line begins like a sentence that is surely neither AIS nor a receiver's time.
  @inline(__always)
  static func isOfOtherKind(_ line: UnsafeRawBufferPointer) -> Bool {
    guard line.count >= 8, let start = line.baseAddress else { return false }
    let word = SixBitArmour.load(start)
    // `$`, and not `PGHP` behind it.
    return word & 0xFF == 0x24 && word & 0xFF_FFFF_FF00 != 0x50_4847_5000
  }

  /// A sentence that begins with `$`, from the byte after it on.
  static func parametric(_ start: ByteCursor) -> Line {
    var cursor = start
    let name = cursor.field(endingWithOrAtEnd: UInt8(ascii: ","))
    guard name.elementsEqual("PGHP".utf8) else { return .notAIS }
    cursor = start
    guard let body = cursor.field(endingWith: UInt8(ascii: "*")),
      let checksum = cursor.hexadecimalByte()
    else { return .refused(.missingChecksum) }
    guard checksum == body.exclusiveOr else { return .refused(.badChecksum) }
    var fields = ByteCursor(body)
    _ = fields.field(endingWith: UInt8(ascii: ","))
    guard fields.field(endingWith: UInt8(ascii: ","))?.decimal == 1 else { return .notAIS }
    guard let time = calendarTime(&fields) else { return .refused(.badTime) }
    return .receiverTime(time)
  }

  /// Milliseconds since 1970 from year, month, day, hour, minute, second, millisecond.
  private static func calendarTime(_ fields: inout ByteCursor) -> Int64? {
    func next() -> Int? {
      fields.field(endingWith: UInt8(ascii: ","))?.decimal.flatMap { Int(exactly: $0) }
    }
    guard let year = next(), let month = next(), let day = next(), let hour = next(),
      let minute = next(), let second = next(), let millisecond = next(),
      (2000...2099).contains(year), let date = CivilDate(year: year, month: month, day: day),
      hour < 24, minute < 60, second < 60, millisecond < 1000
    else { return nil }
    let ofDay = hour * 3600 + minute * 60 + second
    return date.start.milliseconds + Int64(ofDay * 1000 + millisecond)
  }
}
