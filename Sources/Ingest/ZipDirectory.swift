/// The table of contents of a zip archive (PKWARE APPNOTE 6.3.10), with the zip64 extension.
///
/// Only the central directory at the end of the file is believed. Folders in it are skipped; each
/// file in it is an input of its own. Encrypted members and other methods than stored, deflate,
/// bzip2 and Zstandard are refused by name.
#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// One file inside a zip archive.
package struct ZipMember: Hashable, Sendable {
  package let name: String
  let method: UInt16
  let checksum: UInt32
  let compressedSize: UInt64
  package let size: UInt64
  let headerOffset: UInt64
}

struct ZipDirectory {
  /// The largest directory that is read: about a million members.
  static let directoryCeiling: UInt64 = 64 * 1024 * 1024

  let members: [ZipMember]

  init(path: String) throws(IngestError) {
    let file = try FileSource(path: path)
    guard let length = file.length else {
      throw IngestError(
        .unsupportedContainer, file: path, reason: "a zip archive must be a file, not a pipe")
    }
    let tailLength = min(length, 65_557 + 20)
    let tailStart = length - tailLength
    let tail = try Self.bytes(file, at: tailStart, count: Int(tailLength))
    guard let end = Self.lastEndRecord(in: tail) else {
      throw IngestError(
        .damagedArchive, file: path, offset: length,
        reason: "the zip archive has no directory at its end")
    }
    let place = try Self.directoryPlace(tail, end, file)
    guard place.size <= Self.directoryCeiling, place.offset <= length,
      place.size <= length - place.offset
    else { throw Self.damaged(path, at: tailStart + UInt64(end)) }
    let directory = try Self.bytes(file, at: place.offset, count: Int(place.size))
    members = try Self.members(directory, path: path, directoryOffset: place.offset)
  }

  /// Where a member's bytes begin: after its local header, whose lengths may differ from the
  /// directory's.
  static func dataOffset(_ member: ZipMember, in file: FileSource) throws(IngestError) -> UInt64 {
    let header = try bytes(file, at: member.headerOffset, count: 30)
    guard header.little(0, 4) == 0x0403_4B50, let name = header.little(26, 2),
      let extra = header.little(28, 2)
    else { throw damaged(file.name, at: member.headerOffset) }
    return member.headerOffset + 30 + name + extra
  }

  private static func damaged(_ path: String, at offset: UInt64) -> IngestError {
    IngestError(
      .damagedArchive, file: path, offset: offset, reason: "the zip archive's directory is damaged")
  }

  private static func bytes(
    _ file: FileSource, at offset: UInt64, count: Int
  ) throws(IngestError) -> [UInt8] {
    try file.seek(to: offset)
    let limited = LimitedSource(file, length: UInt64(count), file: file.name)
    return try ContentStream.drain(limited)
  }

  private static func lastEndRecord(in tail: [UInt8]) -> Int? {
    stride(from: tail.count - 22, through: 0, by: -1).first { index in
      tail.little(index, 4) == 0x0605_4B50
        && tail.little(index + 20, 2).map { index + 22 + Int($0) <= tail.count } == true
    }
  }

  private static func directoryPlace(
    _ tail: [UInt8], _ end: Int, _ file: FileSource
  ) throws(IngestError) -> (offset: UInt64, size: UInt64) {
    let size = tail.little(end + 12, 4) ?? 0
    let offset = tail.little(end + 16, 4) ?? 0
    guard offset == 0xFFFF_FFFF || size == 0xFFFF_FFFF, end >= 20,
      tail.little(end - 20, 4) == 0x0706_4B50, let recordOffset = tail.little(end - 12, 8)
    else { return (offset, size) }
    let record = try bytes(file, at: recordOffset, count: 56)
    guard record.little(0, 4) == 0x0606_4B50, let longSize = record.little(40, 8),
      let longOffset = record.little(48, 8)
    else { throw damaged(file.name, at: recordOffset) }
    return (longOffset, longSize)
  }

  private static func members(
    _ directory: [UInt8], path: String, directoryOffset: UInt64
  ) throws(IngestError) -> [ZipMember] {
    var members: [ZipMember] = []
    var index = 0
    while directory.little(index, 4) == 0x0201_4B50 {
      guard let record = CentralRecord(directory, at: index) else {
        throw damaged(path, at: directoryOffset + UInt64(index))
      }
      index = record.next
      guard !record.member.name.hasSuffix("/") else { continue }
      guard !record.isEncrypted else {
        throw IngestError(
          .unsupportedContainer, file: "\(path):\(record.member.name)",
          reason: "this zip member is encrypted")
      }
      members.append(record.member)
    }
    guard index == directory.count || directory.little(index, 4) != nil else {
      throw damaged(path, at: directoryOffset + UInt64(index))
    }
    return members
  }
}

/// One record of the central directory.
private struct CentralRecord {
  let member: ZipMember
  let isEncrypted: Bool
  let next: Int

  init?(_ bytes: [UInt8], at index: Int) {
    guard let flags = bytes.little(index + 8, 2), let method = bytes.little(index + 10, 2),
      let checksum = bytes.little(index + 16, 4), var compressed = bytes.little(index + 20, 4),
      var size = bytes.little(index + 24, 4), let nameLength = bytes.little(index + 28, 2),
      let extraLength = bytes.little(index + 30, 2),
      let commentLength = bytes.little(index + 32, 2),
      var offset = bytes.little(index + 42, 4)
    else { return nil }
    let nameStart = index + 46
    let extraStart = nameStart + Int(nameLength)
    let extraEnd = extraStart + Int(extraLength)
    next = extraEnd + Int(commentLength)
    guard next <= bytes.count else { return nil }
    // Zip64: the fields that are all ones stand, in this order, in the extra field with tag 1.
    if var place = Self.extraField(1, bytes, extraStart..<extraEnd) {
      func long(_ value: inout UInt64) {
        guard value == 0xFFFF_FFFF, place + 8 <= extraEnd else { return }
        value = bytes.little(place, 8) ?? value
        place += 8
      }
      long(&size)
      long(&compressed)
      long(&offset)
    }
    isEncrypted = flags & 1 != 0
    member = ZipMember(
      name: String(decoding: bytes[nameStart..<extraStart], as: UTF8.self), method: UInt16(method),
      checksum: UInt32(checksum), compressedSize: compressed, size: size, headerOffset: offset)
  }

  private static func extraField(_ tag: UInt64, _ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 4 <= range.upperBound, let length = bytes.little(index + 2, 2) {
      if bytes.little(index, 2) == tag { return index + 4 }
      index += 4 + Int(length)
    }
    return nil
  }
}

extension Array where Element == UInt8 {
  /// The unsigned number in `width` bytes from `index`, least significant first; nil outside.
  func little(_ index: Int, _ width: Int) -> UInt64? {
    guard index >= 0, index <= count - width else { return nil }
    return self[index..<index + width].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
