/// Writes the fields of a layout the way gpsd's JSON has them.
///
/// gpsd has no word for a field that the message ended before: it writes 0, false or nothing between
/// quotation marks, and so does this. What was sent as "not available" is written as the code it is
/// (or its words), as gpsd does; whoever wants absence told asks for Plimsoll's own form.

struct GpsdLister: LayoutWalker {
  var json: JSONText
  /// Whether values are in units (true) or as sent.
  let isScaled: Bool
  /// Fields that are written elsewhere, merged with others, or not at all.
  var skipped: Set<String> = []
  /// Whether codes get their meanings beside them.
  var writesTexts = true
  /// What is put behind each name; gpsd numbers the parts of short lists.
  private var suffix = ""

  init(_ json: JSONText, isScaled: Bool) {
    self.json = json
    self.isScaled = isScaled
  }

  var isReading: Bool { false }
  var bitsLeft: Int? { nil }

  mutating func field<Code: ListedCode>(
    _ field: inout Field<Code>, _ width: Int, _ name: StaticString
  ) {
    guard !skipped.contains("\(name)") else { return }
    let name = "\(name)\(suffix)"
    let code = field.raw ?? 0
    switch Code.gpsdForm {
    case .number: json.member(name, code)
    case .flag: json.member(name, code != 0)
    case .scaled(let zero, let divisor, let places):
      guard isScaled else { return json.member(name, code) }
      json.member(name, raw: Decimals.fixed(code - zero, dividedBy: divisor, places: places))
    case .quoted(let divisor, let places):
      guard isScaled else { return json.member(name, code) }
      json.member(name, text: Decimals.fixed(code, dividedBy: divisor, places: places))
    case .scaledOrWord(let divisor, let places, let word):
      guard isScaled else { return json.member(name, code) }
      if let word = word(code) { return json.member(name, text: word) }
      json.member(name, raw: Decimals.fixed(code, dividedBy: divisor, places: places))
    case .numberAndText(let word):
      json.member(name, code)
      if writesTexts { json.member(name + "_text", text: word(code)) }
    case .dimensions: dimensions(code)
    case .textWhenScaled(let word):
      if isScaled { json.member(name, text: word(code)) } else { json.member(name, code) }
    }
  }

  private mutating func dimensions(_ code: Int) {
    json.member("to_bow", code >> 21 & 511)
    json.member("to_stern", code >> 12 & 511)
    json.member("to_port", code >> 6 & 63)
    json.member("to_starboard", code & 63)
  }

  mutating func text(_ text: inout SixBitText?, _ characters: Int, _ name: StaticString) {
    guard !skipped.contains("\(name)") else { return }
    json.member("\(name)\(suffix)", text: text?.string ?? "")
  }

  mutating func text(_ text: inout MessageText, _ name: StaticString) {
    json.member("\(name)", text: text.string ?? "")
  }

  mutating func rest(_ bits: inout BitString, kept: Int, _ name: StaticString) {
    json.member("\(name)", text: bits.gpsdText)
  }

  mutating func spare(_ width: Int) {}

  mutating func list<Part: PayloadLayout>(_ parts: inout [Part], most: Int, _ name: StaticString) {
    guard !Self.numbered.contains("\(name)") else { return numbered(parts, most: most) }
    json.begin("[", named: "\(name)")
    for part in parts {
      var copy = part
      json.begin("{")
      copy.walk(&self)
      json.end("}")
    }
    json.end("]")
  }

  /// Lists whose parts gpsd numbers, those that were not sent included.
  private static let numbered: Set = ["acks", "assignments", "reservations"]

  private mutating func numbered<Part: PayloadLayout>(_ parts: [Part], most: Int) {
    for index in 0..<most {
      suffix = String(index + 1)
      var part = index < parts.count ? parts[index] : Part()
      part.walk(&self)
    }
    suffix = ""
  }

  mutating func moment(_ moment: inout Moment, _ order: Moment.Order, _ name: StaticString) {
    func two(_ code: Int?) -> String { Self.padded(code ?? 0, 2) }
    let (month, day) = (moment.month.raw, moment.day.raw)
    let (hour, minute) = (moment.hour.raw, moment.minute.raw)
    let clock = "T\(two(hour)):\(two(minute))"
    let text =
      switch order {
      case .month: "\(two(month))-\(two(day))\(clock)Z"
      case .dayMonth: "\(two(month))-\(two(day))\(clock)"
      case .day: "\(two(day))\(clock)Z"
      case .monthUnpadded: "\(month ?? 0)-\(day ?? 0)T\(hour ?? 0):\(minute ?? 0)"
      }
    json.member("\(name)", text: text)
  }

  mutating func state(
    _ state: inout CommunicationState?, _ scheme: CommunicationState.Scheme?, _ name: StaticString
  ) {
    let selector = scheme == nil && state?.scheme == .incremental ? 1 << 19 : 0
    json.member("\(name)", selector | (state?.raw ?? 0))
  }

  mutating func beginData(kept: Int) {}

  mutating func endData(kept: Int) {}

  func flag(ahead distance: Int) -> Bool? { nil }

  static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
