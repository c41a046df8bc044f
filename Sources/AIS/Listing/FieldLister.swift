/// Writes the fields of a layout in Plimsoll's own JSON: values in their units, null for what is absent,
/// and beside them the reasons and the codes found.

struct FieldLister: LayoutWalker {
  var json: JSONText
  /// Name, reason and code of what is absent.
  private(set) var absent: [(name: String, reason: FieldAbsence, code: Int?)] = []
  /// Where in lists the fields are, `waypoints[2].` and the like.
  private var path = ""

  init(_ json: JSONText) { self.json = json }

  var isReading: Bool { false }
  var bitsLeft: Int? { nil }

  mutating func field<Code: ListedCode>(
    _ field: inout Field<Code>, _ width: Int, _ name: StaticString
  ) {
    guard let value = field.value else {
      if let reason = field.absence { absent.append((path + "\(name)", reason, field.raw)) }
      return json.member("\(name)", raw: "null")
    }
    switch value.listed {
    case .integer(let number): json.member("\(name)", number)
    case .decimal(let number): json.member("\(name)", raw: "\(number)")
    case .flag(let flag): json.member("\(name)", flag)
    case .text(let text): json.member("\(name)", text: text)
    case .dimensions(let hull):
      json.member("to_bow", hull.toBow)
      json.member("to_stern", hull.toStern)
      json.member("to_port", hull.toPort)
      json.member("to_starboard", hull.toStarboard)
    }
    if let meaning = value.meaning { json.member("\(name)_text", text: meaning) }
  }

  mutating func text(_ text: inout SixBitText?, _ characters: Int, _ name: StaticString) {
    write(text?.string, "\(name)", reason: text == nil ? .truncated : .notAvailable)
  }

  mutating func text(_ text: inout MessageText, _ name: StaticString) {
    write(text.string, "\(name)", reason: .notAvailable)
  }

  private mutating func write(_ text: String?, _ name: String, reason: FieldAbsence) {
    if let text { return json.member(name, text: text) }
    absent.append((path + name, reason, nil))
    json.member(name, raw: "null")
  }

  mutating func rest(_ bits: inout BitString, kept: Int, _ name: StaticString) {
    json.member("\(name)", text: bits.gpsdText)
  }

  mutating func spare(_ width: Int) {}

  mutating func list<Part: PayloadLayout>(_ parts: inout [Part], most: Int, _ name: StaticString) {
    let outer = path
    json.begin("[", named: "\(name)")
    for (index, part) in parts.enumerated() {
      var copy = part
      path = "\(outer)\(name)[\(index)]."
      json.begin("{")
      copy.walk(&self)
      json.end("}")
    }
    json.end("]")
    path = outer
  }

  mutating func moment(_ moment: inout Moment, _ order: Moment.Order, _ name: StaticString) {
    let outer = path
    path = "\(outer)\(name)."
    json.begin("{", named: "\(name)")
    moment.walk(order, &self)
    json.end("}")
    path = outer
  }

  mutating func state(
    _ state: inout CommunicationState?, _ scheme: CommunicationState.Scheme?, _ name: StaticString
  ) {
    guard let state else {
      absent.append((path + "\(name)", .truncated, nil))
      return json.member("\(name)", raw: "null")
    }
    json.member("\(name)", state.raw)
    json.member("\(name)_scheme", text: state.scheme == .incremental ? "ITDMA" : "SOTDMA")
  }

  mutating func beginData(kept: Int) {}

  mutating func endData(kept: Int) {}

  func flag(ahead distance: Int) -> Bool? { nil }

  /// Writes the reasons, if there are any.
  mutating func writeAbsences() {
    guard !absent.isEmpty else { return }
    json.begin("{", named: "absent")
    for entry in absent {
      json.begin("{", named: entry.name)
      json.member("because", text: entry.reason.rawValue)
      if let code = entry.code { json.member("code", code) }
      json.end("}")
    }
    json.end("}")
  }
}
