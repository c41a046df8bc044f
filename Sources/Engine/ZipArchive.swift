/// A zip archive written in one piece (PKWARE APPNOTE 6.3.10), members stored without compression.
///
/// The same members give the same bytes: every member is dated 1980-01-01, the earliest a zip can say.
import Foundation

struct ZipArchive {
  private(set) var bytes = Data()
  private var directory = Data()
  private var count: UInt16 = 0

  /// What a plain zip can hold.
  private static let most = UInt32.max

  /// Adds a member; nil and no change when it would make the archive larger than a plain zip can be.
  mutating func add(_ name: String, _ content: Data) throws {
    let path = Data(name.utf8)
    let end = UInt64(bytes.count) + UInt64(content.count) + UInt64(directory.count) + 1024
    guard end < UInt64(Self.most), count < UInt16.max, path.count <= Int(UInt16.max) else {
      throw EngineError.output(
        message: "The bundle would be larger than 4 GiB, which a plain zip archive cannot hold.")
    }
    let offset = UInt32(bytes.count)
    let check = Checksum.crc32(content)
    let size = UInt32(content.count)
    bytes.append(number: 0x0403_4b50 as UInt32)
    bytes.append(Self.common(check, size, path.count))
    bytes.append(path)
    bytes.append(content)
    directory.append(number: 0x0201_4b50 as UInt32)
    directory.append(number: 20 as UInt16)
    directory.append(Self.common(check, size, path.count))
    for field in [UInt16](repeating: 0, count: 3) { directory.append(number: field) }
    directory.append(number: 0 as UInt32)
    directory.append(number: offset)
    directory.append(path)
    count += 1
  }

  /// The archive with its directory.
  func finished() -> Data {
    var all = bytes
    let start = UInt32(all.count)
    all.append(directory)
    all.append(number: 0x0605_4b50 as UInt32)
    for field in [0, 0, count, count] as [UInt16] { all.append(number: field) }
    all.append(number: UInt32(directory.count))
    all.append(number: start)
    all.append(number: 0 as UInt16)
    return all
  }

  /// The fields that a member's header and its directory entry share: version 2.0, UTF-8 names.
  private static func common(_ check: UInt32, _ size: UInt32, _ nameLength: Int) -> Data {
    var fields = Data()
    for field in [20, 0x0800, 0, 0, 0x0021] as [UInt16] { fields.append(number: field) }
    for field in [check, size, size] { fields.append(number: field) }
    for field in [UInt16(nameLength), 0] { fields.append(number: field) }
    return fields
  }
}

/// CRC-32 of zip and gzip (ISO 3309).
enum Checksum {
  static func crc32(_ content: Data) -> UInt32 {
    ~content.reduce(~0) { register, byte in
      table[Int((register ^ UInt32(byte)) & 0xff)] ^ (register >> 8)
    }
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in
      value & 1 == 1 ? 0xedb8_8320 ^ (value >> 1) : value >> 1
    }
  }
}

extension Data {
  /// Appends a number, lowest byte first.
  fileprivate mutating func append(number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
