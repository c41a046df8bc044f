/// What the binary messages 6, 8, 25 and 26 carry: an application identifier and its data (ITU-R
/// M.1371-5 annex 5, §2.1).
///
/// Data are read by the layout of their identifier when they are long enough for it and, where the
/// layout has a fixed length, not more than two bytes longer: numbers are reused, and a message of
/// another length is another message. All other data keep their bits.

/// Whose application it is: the area that designates it, and its number there.
public struct ApplicationIdentifier: Hashable, Sendable {
  /// Designated area code, 0…1023: 1 is international, 200 inland waterways, else a country.
  public let area: Int
  /// Function identifier, 0…63.
  public let function: Int

  /// Nil outside the ranges.
  public init?(area: Int, function: Int) {
    guard (0...1023).contains(area), (0...63).contains(function) else { return nil }
    self.area = area
    self.function = function
  }

  /// The 16 bits as sent.
  init(code: Int) {
    area = code >> 6 & 1023
    function = code & 63
  }

  /// The 16 bits.
  public var code: Int { area << 6 | function }
}

/// An application's data.
public enum ApplicationContent: Hashable, Sendable {
  /// Area 1.
  case international(InternationalApplication)
  /// Area 200.
  case inland(InlandApplication)
  /// Areas 235 and 250, function 10.
  case lighthouse(LighthouseReport)
  /// Any other, or one whose length does not fit: its bits.
  case bits(BitString)

  /// The empty layout for `count` bits of an application's data.
  init(blank identifier: ApplicationIdentifier, bits count: Int) {
    switch (identifier.area, identifier.function) {
    case (1, let function):
      self =
        InternationalApplication(blank: function, bits: count).map { .international($0) }
        ?? .bits(BitString())
    case (200, let function):
      self =
        InlandApplication(blank: function, bits: count).map { .inland($0) } ?? .bits(BitString())
    case (235, 10), (250, 10):
      self = LighthouseReport.fits(count) ? .lighthouse(LighthouseReport()) : .bits(BitString())
    default: self = .bits(BitString())
    }
  }
}

/// An identifier with its data.
public struct ApplicationData: Hashable, Sendable {
  /// Whose application it is; kept when the message ended before it, with area 0.
  public var identifier: ApplicationIdentifier
  /// The data.
  public var content: ApplicationContent

  /// Data to send; the layout must be that of the identifier to be read back.
  public init(identifier: ApplicationIdentifier, content: ApplicationContent) {
    self.identifier = identifier
    self.content = content
  }

  /// Data in the layout that `content` has in area 1.
  public init(_ content: InternationalApplication) {
    identifier = ApplicationIdentifier(code: 1 << 6 | content.function)
    self.content = .international(content)
  }

  /// Data in the layout that `content` has in area 200.
  public init(_ content: InlandApplication) {
    identifier = ApplicationIdentifier(code: 200 << 6 | content.function)
    self.content = .inland(content)
  }

  init() { self.init(identifier: ApplicationIdentifier(code: 0), content: .bits(BitString())) }

  /// Shows the identifier and the data.
  mutating func walk(_ fields: inout some LayoutWalker, mustBeWhole: Bool = false) {
    var area = Field(PlainCode(identifier.area))
    var function = Field(PlainCode(identifier.function))
    fields.field(&area, 10, "dac")
    fields.field(&function, 6, "fid")
    identifier = ApplicationIdentifier(code: (area.raw ?? 0) << 6 | (function.raw ?? 0))
    guard let left = fields.bitsLeft else { return walkContent(&fields) }
    var start = fields
    content = ApplicationContent(blank: identifier, bits: left)
    walkContent(&fields)
    guard fields.isPastEnd, mustBeWhole || !holdsWholeFields else { return }
    content = .bits(BitString())
    walkContent(&start)
    fields = start
  }

  private mutating func walkContent(_ fields: inout some LayoutWalker) {
    switch content {
    case .international(var data):
      data.walk(&fields)
      content = .international(data)
    case .inland(var data):
      data.walk(&fields)
      content = .inland(data)
    case .lighthouse(let data): content = .lighthouse(data.shown(&fields))
    case .bits(var bits):
      fields.rest(&bits, kept: 0, "data")
      content = .bits(bits)
    }
  }

  /// Whether what is whole of cut data is enough for their layout.
  private var holdsWholeFields: Bool {
    var (copy, writer) = (self, LayoutWriter(EncodedPayload()))
    copy.walk(&writer)
    let blank = ApplicationContent(blank: identifier, bits: writer.payload.bits.count - 16)
    if case .bits = blank { return false }
    return true
  }
}

extension PayloadLayout {
  /// Bits of padding that may follow data of a fixed length: two bytes, as real stations send.
  static var padding: Int { 16 }

  /// Whether `count` bits can be data of this layout.
  static func fits(_ count: Int) -> Bool {
    count >= shortest && count - padding <= longest ?? count
  }
}
