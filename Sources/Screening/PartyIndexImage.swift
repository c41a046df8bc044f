/// An index as bytes, for the disk: magic, version, then each table as a count and its numbers.
///
/// Little-endian throughout. A reader checks every offset before it believes one, so that a damaged
/// file is refused and never followed. Words are stored as their letters; their other forms are made
/// when they are asked for.
package enum PartyIndexImage {
  /// Changes whenever names are prepared differently or the layout changes.
  static let magic: [UInt8] = Array("PLIMSIXC".utf8)

  package static func bytes(_ index: PartyIndex) -> [UInt8] {
    var out = magic
    put(index.nameStarts, &out)
    put(index.nameTokens, &out)
    put(index.nameForms, &out)
    put(index.nameFlags, &out)
    put(index.nameEntries, &out)
    put(index.namePlaces, &out)
    put(index.nameWeights.map(\.bitPattern), &out)
    put(index.plainStarts, &out)
    put(index.plainBytes, &out)
    put(index.entryKinds.map { UInt8(PartyKind.allCases.firstIndex(of: $0) ?? 0) }, &out)
    put(index.entryNames, &out)
    put(index.entryStarts, &out)
    put(index.entryBytes, &out)
    for table in [index.wordKeys, index.nameKeys, index.numberKeys] {
      put(table.keys, &out)
      put(table.values, &out)
    }
    put(index.words.starts, &out)
    put(index.words.letters, &out)
    put(index.words.flags, &out)
    put(index.words.weights, &out)
    put(index.words.groups, &out)
    put(index.han?.letters ?? [], &out)
    put(index.han?.readings ?? [], &out)
    put(index.han?.simplified ?? [], &out)
    return out
  }

  /// The index of an image; nil when the bytes are no whole and consistent image.
  package static func index(_ bytes: [UInt8]) -> PartyIndex? {
    bytes.withUnsafeBytes { index($0) }
  }

  /// As above, from bytes that lie elsewhere, such as a file that is mapped into memory.
  package static func index(_ bytes: UnsafeRawBufferPointer) -> PartyIndex? {
    guard bytes.starts(with: magic) else { return nil }
    var reader = Reader(bytes: bytes, place: magic.count)
    var index = PartyIndex()
    guard let nameStarts = reader.array(UInt32.self), let nameTokens = reader.array(UInt32.self),
      let nameForms = reader.array(UInt32.self), let nameFlags = reader.array(UInt16.self),
      let nameEntries = reader.array(UInt32.self), let namePlaces = reader.array(UInt16.self),
      let weights = reader.array(UInt32.self), let plainStarts = reader.array(UInt32.self),
      let plainBytes = reader.array(UInt8.self), let kinds = reader.array(UInt8.self),
      let entryNames = reader.array(UInt32.self), let entryStarts = reader.array(UInt32.self),
      let entryBytes = reader.array(UInt8.self), let words = reader.table(),
      let names = reader.table(), let numbers = reader.table(), let table = reader.words(),
      let syllables = reader.array(UInt8.self), let readings = reader.array(UInt16.self),
      let simplified = reader.array(UInt16.self), reader.isAtEnd
    else { return nil }
    index.nameStarts = nameStarts
    index.nameTokens = nameTokens
    index.nameForms = nameForms
    index.nameFlags = nameFlags
    index.nameEntries = nameEntries
    index.namePlaces = namePlaces
    index.nameWeights = weights.map { Float(bitPattern: $0) }
    index.plainStarts = plainStarts
    index.plainBytes = plainBytes
    index.entryKinds = kinds.map {
      Int($0) < PartyKind.allCases.count ? PartyKind.allCases[Int($0)] : .any
    }
    index.entryNames = entryNames
    index.entryStarts = entryStarts
    index.entryBytes = entryBytes
    index.wordKeys = words
    index.nameKeys = names
    index.numberKeys = numbers
    index.words = table
    if !readings.isEmpty {
      guard let han = HanReadings(letters: syllables, readings: readings, simplified: simplified)
      else { return nil }
      index.han = han
    }
    guard isSound(index) else { return nil }
    index.fillPostings()
    return index
  }

  private static func isSound(_ index: PartyIndex) -> Bool {
    let names = index.nameEntries.count
    let entries = index.entryKinds.count
    guard index.nameStarts.count == names + 1, index.nameForms.count == names,
      index.nameFlags.count == names, index.namePlaces.count == names,
      index.nameWeights.count == names, index.entryNames.count == entries,
      index.entryStarts.count == entries + 1,
      ascends(index.nameStarts, to: index.nameTokens.count),
      index.plainStarts.count == names + 1,
      ascends(index.plainStarts, to: index.plainBytes.count),
      ascends(index.entryStarts, to: index.entryBytes.count)
    else { return false }
    let words = index.words.count
    return index.words.isSound && index.nameTokens.allSatisfy { $0 < words }
      && index.nameEntries.allSatisfy { $0 < entries }
      && index.wordKeys.values.allSatisfy { $0 < words }
      && index.nameKeys.values.allSatisfy { $0 < names }
      && index.numberKeys.values.allSatisfy { $0 < entries }
  }

  private static func ascends(_ starts: [UInt32], to end: Int) -> Bool {
    guard starts.first == 0, let last = starts.last, Int(last) == end else { return false }
    for place in 1..<starts.count where starts[place] < starts[place - 1] { return false }
    return true
  }

  private static func put<Number: FixedWidthInteger>(_ numbers: [Number], _ out: inout [UInt8]) {
    withUnsafeBytes(of: UInt64(numbers.count).littleEndian) { out.append(contentsOf: $0) }
    numbers.map(\.littleEndian).withUnsafeBytes { out.append(contentsOf: $0) }
  }

  private struct Reader {
    let bytes: UnsafeRawBufferPointer
    var place: Int

    var isAtEnd: Bool { place == bytes.count }

    mutating func array<Number: FixedWidthInteger>(_ type: Number.Type) -> [Number]? {
      guard bytes.count - place >= 8 else { return nil }
      var count: UInt64 = 0
      for index in 0..<8 { count |= UInt64(bytes[place + index]) << UInt64(8 * index) }
      place += 8
      let width = MemoryLayout<Number>.size
      guard count <= UInt64((bytes.count - place) / width) else { return nil }
      let length = Int(count) * width
      let numbers = [Number](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[place..<place + length]))
        filled = Int(count)
      }
      place += length
      return 1.littleEndian == 1 ? numbers : numbers.map { Number(littleEndian: $0) }
    }

    mutating func words() -> WordTable? {
      guard let starts = array(UInt32.self), let letters = array(UInt8.self),
        let flags = array(UInt8.self), let weights = array(UInt32.self),
        let groups = array(UInt32.self)
      else { return nil }
      return WordTable(
        starts: starts, letters: letters, flags: flags, weights: weights, groups: groups)
    }

    mutating func table() -> KeyTable? {
      guard let keys = array(UInt32.self), let values = array(UInt32.self) else { return nil }
      return KeyTable(sortedKeys: keys, values: values)
    }
  }
}
