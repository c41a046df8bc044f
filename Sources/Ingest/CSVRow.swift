/// One row of a CSV file as bytes, valid only while it is being handed over.
struct CSVRow {
  /// What is wrong with the row as a row.
  enum Problem {
    case longerThanCeiling
    case badQuoting
  }

  /// A field's place in the row; for a quoted field, without its quotes.
  struct Field {
    let start: Int
    let end: Int
    /// The field holds doubled quotes that stand for one.
    let hasDoubledQuotes: Bool
  }

  /// The row without its line ending.
  let bytes: UnsafeRawBufferPointer
  let fields: [Field]
  /// Byte of the content at which the row begins.
  let offset: UInt64
  /// One-based number of the line on which the row begins.
  let line: Int
  let problem: Problem?

  var length: UInt32 { UInt32(clamping: bytes.count) }

  /// A row with nothing but spaces.
  var isBlank: Bool { bytes.allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 } }

  /// A field's bytes as they stand; empty for a field the row does not have.
  func rawField(_ index: Int) -> UnsafeRawBufferPointer {
    guard fields.indices.contains(index) else { return bytes[..<0].rebased }
    return bytes[fields[index].start..<fields[index].end].rebased
  }

  /// A field's bytes without spaces around them; empty for a field the row does not have.
  func field(_ index: Int?) -> UnsafeRawBufferPointer {
    guard let index, fields.indices.contains(index) else { return bytes[..<0].rebased }
    var (start, end) = (fields[index].start, fields[index].end)
    while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
    while end > start, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
    return bytes[start..<end].rebased
  }

  /// A field as text without spaces around it; nil when empty.
  ///
  /// Bytes that are not UTF-8 are read as ISO 8859-1, in which every byte is a letter.
  func text(_ index: Int?) -> String? {
    let part = field(index)
    guard !part.isEmpty else { return nil }
    let text = Self.decode(part)
    guard let index, fields[index].hasDoubledQuotes else { return text }
    return text.split(separator: "\"\"", omittingEmptySubsequences: false).joined(separator: "\"")
  }

  static func decode(_ bytes: UnsafeRawBufferPointer) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }

  /// The row for the case file when it is refused.
  var sample: RefusalSample {
    RefusalSample(
      offset: offset, length: length, text: Self.decode(bytes.prefix(160).rebased))
  }
}

extension Slice where Base == UnsafeRawBufferPointer {
  var rebased: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: self) }
}
