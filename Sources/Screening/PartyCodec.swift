/// Listed parties as bytes: lengths as variable-length numbers, texts as UTF-8.
///
/// Reading is total: bytes that end early or make no sense give a party with what was readable.
enum PartyCodec {
  static func encode(_ entry: ListedParty, into bytes: inout [UInt8]) {
    let party = entry.party
    put(entry.list, &bytes)
    put(entry.id, &bytes)
    put(party.kind.rawValue, &bytes)
    put(entry.programmes.joined(separator: "\u{1F}"), &bytes)
    put(UInt64(party.names.count), &bytes)
    for name in party.names {
      bytes.append(name.standing.rawValue)
      put(name.text, &bytes)
    }
    put(UInt64(party.identifiers.count), &bytes)
    for number in party.identifiers {
      put(number.scheme.rawValue, &bytes)
      put(number.raw, &bytes)
    }
    put(UInt64(party.births.count), &bytes)
    for birth in party.births {
      put(UInt64(clamping: birth.year), &bytes)
      bytes.append(UInt8(clamping: birth.month ?? 0))
      bytes.append(UInt8(clamping: birth.day ?? 0))
    }
    put(party.countries.sorted().joined(separator: " "), &bytes)
    put(party.genders.sorted().joined(separator: " "), &bytes)
    put(party.shipType ?? "", &bytes)
    put(UInt64(max(0, min(party.tonnage ?? 0, 1e12))), &bytes)
  }

  static func decode(_ bytes: ArraySlice<UInt8>) -> ListedParty {
    var reader = Reader(bytes: bytes)
    let (list, id) = (reader.text(), reader.text())
    var party = Party(kind: PartyKind(rawValue: reader.text()) ?? .any)
    let programmes = reader.text().split(separator: "\u{1F}").map(String.init)
    for _ in 0..<reader.count() {
      let standing = Party.Name.Standing(rawValue: reader.byte()) ?? .weak
      party.names.append(.init(reader.text(), standing))
    }
    for _ in 0..<reader.count() {
      let scheme = PartyIdentifier.Scheme(rawValue: reader.text())
      let raw = reader.text()
      if let scheme { party.add(scheme, raw) }
    }
    for _ in 0..<reader.count() {
      let year = Int(clamping: reader.number())
      let (month, day) = (Int(reader.byte()), Int(reader.byte()))
      party.births.append(
        PartialDate(year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day))
    }
    party.countries = Set(reader.text().split(separator: " ").map(String.init))
    party.genders = Set(reader.text().split(separator: " ").map(String.init))
    let type = reader.text()
    party.shipType = type.isEmpty ? nil : type
    let tonnage = reader.number()
    party.tonnage = tonnage == 0 ? nil : Double(tonnage)
    return ListedParty(party, list: list, id: id, programmes: programmes)
  }

  static func put(_ number: UInt64, _ bytes: inout [UInt8]) {
    var rest = number
    while rest >= 128 {
      bytes.append(UInt8(rest & 127) | 128)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  static func put(_ text: String, _ bytes: inout [UInt8]) {
    put(UInt64(text.utf8.count), &bytes)
    bytes.append(contentsOf: text.utf8)
  }

  struct Reader {
    var bytes: ArraySlice<UInt8>

    mutating func byte() -> UInt8 { bytes.popFirst() ?? 0 }

    mutating func number() -> UInt64 {
      var (value, shift) = (UInt64(0), UInt64(0))
      while shift < 64, let byte = bytes.popFirst() {
        value |= UInt64(byte & 127) << shift
        if byte < 128 { break }
        shift += 7
      }
      return value
    }

    /// A count of things of at least one byte each: never more than bytes are left.
    mutating func count() -> Int { min(Int(clamping: number()), bytes.count) }

    mutating func text() -> String {
      let count = min(Int(clamping: number()), bytes.count)
      defer { bytes = bytes.dropFirst(count) }
      return String(decoding: bytes.prefix(count), as: UTF8.self)
    }
  }
}
