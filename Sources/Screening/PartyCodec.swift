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
    let programmes = parts(reader.text(), at: 0x1F)
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
    party.countries = Set(parts(reader.text(), at: 0x20))
    party.genders = Set(parts(reader.text(), at: 0x20))
    let type = reader.text()
    party.shipType = type.isEmpty ? nil : type
    let tonnage = reader.number()
    party.tonnage = tonnage == 0 ? nil : Double(tonnage)
    return ListedParty(party, list: list, id: id, programmes: programmes)
  }

  private static func parts(_ text: String, at separator: UInt8) -> [String] {
    if text.isEmpty { return [] }
    return text.utf8.split(separator: separator).map { String(decoding: $0, as: UTF8.self) }
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
    private let bytes: ArraySlice<UInt8>
    private var place: Int

    init(bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      place = bytes.startIndex
    }

    mutating func byte() -> UInt8 {
      guard place < bytes.endIndex else { return 0 }
      defer { place += 1 }
      return bytes[place]
    }

    mutating func number() -> UInt64 {
      var (value, shift) = (UInt64(0), UInt64(0))
      while shift < 64, place < bytes.endIndex {
        let byte = bytes[place]
        place += 1
        value |= UInt64(byte & 127) << shift
        if byte < 128 { break }
        shift += 7
      }
      return value
    }

    /// A count of things of at least one byte each: never more than bytes are left.
    mutating func count() -> Int { min(Int(clamping: number()), bytes.endIndex - place) }

    mutating func text() -> String {
      let length = count()
      let end = place + length
      defer { place = end }
      return String(decoding: bytes[place..<end], as: UTF8.self)
    }
  }
}
