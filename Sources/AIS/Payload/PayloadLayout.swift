/// The layouts of the rarer messages, told once and used for reading, writing and listing alike.
///
/// A layout names its fields in the order of sending, each with its width and its name in lists (the
/// names of gpsd's JSON where gpsd has one). What walks through it either takes the fields from a
/// message, appends them to one, or writes them down. Reading and writing can therefore not disagree.

/// A message, or a part of one, that tells its fields in their order.
protocol PayloadLayout: Hashable, Sendable {
  /// Fewest bits that are worth reading as this layout.
  static var shortest: Int { get }
  /// Most bits this layout has; nil when it may be as long as a message may be.
  static var longest: Int? { get }
  /// Nothing available.
  init()
  /// Shows each field to `fields`.
  mutating func walk(_ fields: inout some LayoutWalker)
}

extension PayloadLayout {
  static var shortest: Int { 1 }
  static var longest: Int? { nil }
}

/// What is done with the fields of a layout.
protocol LayoutWalker {
  /// Whether fields are being filled from a message, so that a choice between layouts is to be made.
  var isReading: Bool { get }
  /// Bits of the message that are left; nil when not reading.
  var bitsLeft: Int? { get }
  /// Whether a field was met that the message does not hold whole.
  var isPastEnd: Bool { get }
  /// One field.
  mutating func field<Code: ListedCode>(
    _ field: inout Field<Code>, _ width: Int, _ name: StaticString)
  /// A text of a fixed number of six-bit characters; nil when cut off.
  mutating func text(_ text: inout SixBitText?, _ characters: Int, _ name: StaticString)
  /// A text that goes on to the end.
  mutating func text(_ text: inout MessageText, _ name: StaticString)
  /// All bits but for the last `kept` ones.
  mutating func rest(_ bits: inout BitString, kept: Int, _ name: StaticString)
  /// Bits without a meaning; sent as zeros.
  mutating func spare(_ width: Int)
  /// Parts of one layout, one behind the other, to the end or to the most there may be.
  mutating func list<Part: PayloadLayout>(_ parts: inout [Part], most: Int, _ name: StaticString)
  /// The same for at most four parts, which the message holds itself.
  mutating func few<Part: PayloadLayout>(_ parts: inout UpToFour<Part>, _ name: StaticString)
  /// A month, day, hour and minute that belong together.
  mutating func moment(_ moment: inout Moment, _ order: Moment.Order, _ name: StaticString)
  /// Begins a part to which the last `kept` bits of the message do not belong.
  mutating func beginData(kept: Int)
  /// Ends that part, whatever it left over.
  mutating func endData(kept: Int)
  /// A communication state; without a scheme, behind the flag that tells it.
  mutating func state(
    _ state: inout CommunicationState?, _ scheme: CommunicationState.Scheme?, _ name: StaticString)
  /// The bit `distance` bits ahead; nil when not reading or when it was not sent.
  func flag(ahead distance: Int) -> Bool?
}

extension LayoutWalker {
  var isPastEnd: Bool { false }

  mutating func few<Part: PayloadLayout>(_ parts: inout UpToFour<Part>, _ name: StaticString) {
    var all = Array(parts)
    list(&all, most: 4, name)
    parts = UpToFour(all)
  }

  /// A flag that every message long enough to be decoded has.
  mutating func flag(_ flag: inout Bool, _ name: StaticString) {
    var field = Field(flag)
    self.field(&field, 1, name)
    flag = field.value ?? false
  }

  /// A text that every message long enough to be decoded has.
  mutating func whole(_ text: inout SixBitText, _ characters: Int, _ name: StaticString) {
    var optional: SixBitText? = text
    self.text(&optional, characters, name)
    text = optional ?? SixBitText(blank: characters)
  }
}
