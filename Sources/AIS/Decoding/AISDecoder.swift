/// From the bytes of a log or feed to messages: the one loop that everything else stands on.
///
/// Feed it chunks of any size; it lends each message with the circumstances of its reception, and a
/// remark for every line that gave none, so that all lines are accounted for. Nothing depends on
/// how the bytes were cut into chunks. Memory is bounded and, once warm, nothing is allocated.
///
///     var decoder = AISDecoder()
///     decoder.decode(bytes) { message, reception in … } remark: { remark in … }
///     decoder.finish { message, reception in … } remark: { remark in … }
///
/// Messages come in the order in which they became whole. The rules are those of
/// `Docs/Methods/AIS.md`, sentences 1 to 17.

/// Decodes one input from its first byte to its last.
public struct AISDecoder: Sendable {
  /// Takes a message; what it is given is valid only during the call.
  public typealias MessageHandler = (Message, Reception) -> Void
  /// Takes a remark; what it is given is valid only during the call.
  public typealias RemarkHandler = (Remark) -> Void

  /// A line may have so many bytes; NMEA 0183 allows 82, a tag block and suffixes come on top.
  public static let longestLine = 1024

  var assembler = FragmentAssembler()
  /// Times of a tag block that stood alone and of a `$PGHP` line, for the next sentence.
  var announcedTagTime = ScannedSentence.noTime
  var announcedReceiverTime = ScannedSentence.noTime
  /// Lines that ended so far.
  var line: UInt64 = 0
  /// The beginning of a line that has not ended yet, and how long it is.
  private var carry: [UInt8] = []
  private var carriedLength = 0
  private var carriedOffset: UInt64 = 0
  /// Offset of the chunk in the input.
  private var chunkOffset: UInt64 = 0
  private var skipsLineFeed = false
  private let usesScan: Bool

  /// A decoder at the start of an input.
  public init() { usesScan = true }

  /// A decoder that sends every line the strict way, to compare the quick way with.
  package init(strictly: Bool) { usesScan = !strictly }

  /// Takes the next bytes of the input.
  public mutating func decode(
    _ bytes: UnsafeRawBufferPointer, message: MessageHandler, remark: RemarkHandler
  ) {
    guard let start = bytes.baseAddress else { return }
    Self.withScratch { words in
      var place = start
      let end = start + bytes.count
      var scan = SentenceScan(limit: end, words: words)
      while place < end {
        if usesScan, carriedLength == 0, !skipsLineFeed, scan.read(place),
          scan.end - place <= Self.longestLine
        {
          let offset = chunkOffset &+ UInt64(truncatingIfNeeded: place - start)
          take(&scan, words, place, offset, message, remark)
          place = scan.next
        } else {
          place = nextLine(place, end, start, words, message, remark)
        }
      }
    }
    chunkOffset &+= UInt64(bytes.count)
  }

  /// The input ended: reads a last line without an end and gives up the messages that wait.
  public mutating func finish(message: MessageHandler, remark: RemarkHandler) {
    if carriedLength > 0 { Self.withScratch { takeCarried($0, message, remark) } }
    assembler.finish { Self.giveUp($0, $1, remark) }
  }

  /// Room for the bits of one message.
  private static func withScratch<Result>(
    _ body: (UnsafeMutablePointer<UInt64>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: PayloadBuffer.capacityInWords) {
      $0.initialize(repeating: 0)
      // A buffer that holds words has a base address.
      guard let words = $0.baseAddress else { preconditionFailure("no room for a message") }
      return body(words)
    }
  }
}

// MARK: - Lines

extension AISDecoder {
  /// Takes the line at `place` the strict way, or keeps it when it does not end in this chunk;
  /// returns where the next one begins.
  @inline(never)
  private mutating func nextLine(
    _ start: UnsafeRawPointer, _ end: UnsafeRawPointer, _ chunk: UnsafeRawPointer,
    _ words: UnsafeMutablePointer<UInt64>, _ message: MessageHandler, _ remark: RemarkHandler
  ) -> UnsafeRawPointer {
    var place = start
    if skipsLineFeed {
      skipsLineFeed = false
      if place.load(as: UInt8.self) == 10 { place += 1 }
      guard place < end else { return place }
    }
    let stop = ByteWords.lineEnd(place, end)
    let offset = chunkOffset &+ UInt64(place - chunk)
    guard stop < end else {
      keep(UnsafeRawBufferPointer(start: place, count: end - place), offset)
      return end
    }
    skipsLineFeed = stop.load(as: UInt8.self) == 13
    if carriedLength > 0 {
      keep(UnsafeRawBufferPointer(start: place, count: stop - place), offset)
      takeCarried(words, message, remark)
    } else {
      let bytes = UnsafeRawBufferPointer(start: place, count: stop - place)
      takeLine(bytes, length: bytes.count, offset, words, message, remark)
    }
    return stop + 1
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer, _ offset: UInt64) {
    guard !bytes.isEmpty else { return }
    if carriedLength == 0 { carriedOffset = offset }
    carry.append(contentsOf: bytes.prefix(max(0, Self.longestLine - carry.count)))
    carriedLength += bytes.count
  }

  private mutating func takeCarried(
    _ words: UnsafeMutablePointer<UInt64>, _ message: MessageHandler, _ remark: RemarkHandler
  ) {
    var bytes: [UInt8] = []
    swap(&bytes, &carry)
    let length = carriedLength
    carriedLength = 0
    bytes.withUnsafeBytes { takeLine($0, length: length, carriedOffset, words, message, remark) }
    bytes.removeAll(keepingCapacity: true)
    swap(&bytes, &carry)
  }

  private mutating func takeLine(
    _ bytes: UnsafeRawBufferPointer, length: Int, _ offset: UInt64,
    _ words: UnsafeMutablePointer<UInt64>, _ message: MessageHandler, _ remark: RemarkHandler
  ) {
    line &+= 1
    let place = LinePlace(number: line, offset: offset, length: UInt32(clamping: length))
    // Most lines of a ship's own log are those of other instruments.
    if length <= Self.longestLine, Line.isOfOtherKind(bytes) {
      remark(Remark(.notAIS, place, bytes))
      return
    }
    let kind: Remark.Kind
    switch length > Self.longestLine ? nil : Line.parse(bytes) {
    case nil: kind = .tooLong
    case .sentence(let sentence):
      takeStrictly(sentence.scanned, words, bytes, offset, message, remark)
      return
    case .receiverTime(let time):
      announcedReceiverTime = time
      kind = .clock
    case .tagBlockAlone(let block):
      if let time = block.time { announcedTagTime = time }
      kind = block.time == nil ? .tagBlockAlone : .clock
    case .empty: kind = .empty
    case .comment: kind = .comment
    case .notAIS: kind = .notAIS
    case .refused(let fault): kind = .refused(fault)
    }
    remark(Remark(kind, place, bytes))
  }
}
