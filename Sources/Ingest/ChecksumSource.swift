/// Checks a zip member's length and CRC-32 against its directory once it has been read.
import CZlib

final class ChecksumSource: ByteSource {
  private let upstream: any ByteSource
  private let member: ZipMember
  private let file: String
  private var checksum: UInt = 0
  private var count: UInt64 = 0
  private var isChecked = false

  init(_ upstream: any ByteSource, member: ZipMember, file: String) {
    self.upstream = upstream
    self.member = member
    self.file = file
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IngestError) -> Int {
    guard !isChecked, !buffer.isEmpty else { return 0 }
    let got = try upstream.read(into: buffer)
    guard got > 0 else {
      isChecked = true
      guard UInt32(truncatingIfNeeded: checksum) == member.checksum, count == member.size else {
        throw IngestError(
          .damagedStream, file: file, offset: count,
          reason: "the zip member's length or check sum is not the one its directory gives")
      }
      return 0
    }
    let base = buffer.bindMemory(to: UInt8.self).baseAddress
    checksum = crc32(checksum, base, UInt32(clamping: got))
    count += UInt64(got)
    return got
  }
}
