/// How content is packed, told by its first bytes and never by a name.
package enum ContainerKind: String, Hashable, Sendable {
  case gzip
  case zstd
  case bzip2
  case zip

  /// The number of bytes needed to tell.
  static let magicLength = 10

  /// Nil for content that is not packed in any known way.
  init?(magic: [UInt8]) {
    if magic.starts(with: [0x1F, 0x8B, 0x08]) {
      self = .gzip
    } else if magic.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) || Self.isSkippableFrame(magic) {
      self = .zstd
    } else if Self.isBzip2(magic) {
      self = .bzip2
    } else if magic.starts(with: [0x50, 0x4B, 3, 4]) || magic.starts(with: [0x50, 0x4B, 5, 6]) {
      self = .zip
    } else {
      return nil
    }
  }

  private static func isSkippableFrame(_ magic: [UInt8]) -> Bool {
    magic.count >= 4 && (0x50...0x5F).contains(magic[0]) && magic[1...3] == [0x2A, 0x4D, 0x18]
  }

  /// `BZh`, a digit, then the mark of a block (π) or of an empty stream (√π) in decimal digits.
  private static func isBzip2(_ magic: [UInt8]) -> Bool {
    guard magic.count >= 10, magic[0...2] == [0x42, 0x5A, 0x68],
      (0x31...0x39).contains(magic[3])
    else { return false }
    return magic[4...9] == [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
      || magic[4...9] == [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]
  }

  /// A layer that unpacks this kind; nil for zip, whose members are inputs of their own.
  func decompressor(over source: any ByteSource, file: String) -> Decompressor? {
    let step: any DecompressionStep
    switch self {
    case .gzip: step = DeflateStep(.gzip)
    case .zstd: step = ZstandardStep()
    case .bzip2: step = Bzip2Step()
    case .zip: return nil
    }
    return Decompressor(source, step: step, format: rawValue, file: file)
  }
}
