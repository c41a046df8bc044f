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
/// A `MessageListener` hears the common messages each in its own type, which is quicker.
///
/// Messages come in the order in which they became whole. The rules are those of
/// `Docs/Methods/AIS.md`, sentences 1 to 17.

/// Decodes one input from its first byte to its last.
public struct AISDecoder: Sendable {
  /// A line may have so many bytes; NMEA 0183 allows 82, a tag block and suffixes come on top.
  public static var longestLine: Int { 1024 }

  var assembler = FragmentAssembler()
  /// Times of a tag block that stood alone and of a `$PGHP` line, for the next sentence.
  var announcedTagTime = ScannedSentence.noTime
  var announcedReceiverTime = ScannedSentence.noTime
  /// Whether there may be such a time.
  var isTimeAnnounced = false
  /// Lines that ended so far.
  var line: UInt64 = 0
  /// The beginning of a line that has not ended yet, and how long it is.
  private var carry: [UInt8] = []
  private var carriedLength = 0
  private var carriedOffset: UInt64 = 0
  /// Offset of the chunk in the input.
  @usableFromInline var chunkOffset: UInt64 = 0
  private var skipsLineFeed = false
  private let usesScan: Bool

  /// Whether the next line may go the quick way.
  @usableFromInline var isScanning: Bool { usesScan && carriedLength == 0 && !skipsLineFeed }

  /// A decoder at the start of an input.
  public init() { usesScan = true }

  /// A decoder that sends every line the strict way, to compare the quick way with.
  package init(strictly: Bool) { usesScan = !strictly }

  /// Takes the next bytes of the input and tells `listener` what they hold.
  ///
  /// Compiled into the caller's module, so that what a listener does with a common message is joined
  /// with the reading of its fields and the message need not stand in memory between the two.
  @inlinable
  public mutating func decode(
    _ bytes: UnsafeRawBufferPointer, to listener: inout some MessageListener
  ) {
    guard let start = bytes.baseAddress else { return }
    ScanScratch.with { scratch in
      var scan = SentenceScan(start, count: bytes.count, scratch: scratch)
      scan.forget(chunkOffset)
      while scan.isUnfinished {
        if isScanning {
          tellLines(&scan, &listener)
          guard scan.isUnfinished else { break }
        }
        takeNextLine(&scan, &listener)
        scan.forget(chunkOffset)
      }
      release(scratch, &listener)
    }
    chunkOffset &+= UInt64(bytes.count)
  }

  /// The input ended: reads a last line without an end and gives up the messages that wait.
  public mutating func finish(to listener: inout some MessageListener) {
    if carriedLength > 0 { ScanScratch.with { takeCarried($0, &listener) } }
    assembler.finish(&listener)
  }
}

// MARK: - Lines

extension AISDecoder {
  /// Takes the next line the strict way, or keeps it when it does not end in this chunk.
  @usableFromInline
  @inline(never)
  mutating func takeNextLine(_ scan: inout SentenceScan, _ listener: inout some MessageListener) {
    scan.next = nextLine(scan.next, scan.limit, scan.start, scan.scratch, &listener)
  }

  /// The same for the line at `place`; returns where the next one begins.
  private mutating func nextLine(
    _ place: UnsafeRawPointer, _ end: UnsafeRawPointer, _ chunk: UnsafeRawPointer,
    _ scratch: ScanScratch, _ listener: inout some MessageListener
  ) -> UnsafeRawPointer {
    if skipsLineFeed {
      skipsLineFeed = false
      return place.load(as: UInt8.self) == 10 ? place + 1 : place
    }
    let stop = ByteWords.lineEnd(place, end)
    let offset = chunkOffset &+ UInt64(place - chunk)
    guard stop < end else {
      keep(UnsafeRawBufferPointer(start: place, count: end - place), offset)
      return end
    }
    var next = stop + 1
    if stop.load(as: UInt8.self) == 13 {
      skipsLineFeed = next == end
      if next < end, next.load(as: UInt8.self) == 10 { next += 1 }
    }
    if carriedLength > 0 {
      keep(UnsafeRawBufferPointer(start: place, count: stop - place), offset)
      takeCarried(scratch, &listener)
    } else {
      let bytes = UnsafeRawBufferPointer(start: place, count: stop - place)
      takeLine(bytes, length: bytes.count, offset, scratch, &listener)
    }
    return next
  }

  private mutating func keep(_ bytes: UnsafeRawBufferPointer, _ offset: UInt64) {
    guard !bytes.isEmpty else { return }
    if carriedLength == 0 { carriedOffset = offset }
    carry.append(contentsOf: bytes.prefix(max(0, Self.longestLine - carry.count)))
    carriedLength += bytes.count
  }

  private mutating func takeCarried(
    _ scratch: ScanScratch, _ listener: inout some MessageListener
  ) {
    var bytes: [UInt8] = []
    swap(&bytes, &carry)
    let length = carriedLength
    carriedLength = 0
    bytes.withUnsafeBytes { takeLine($0, length: length, carriedOffset, scratch, &listener) }
    bytes.removeAll(keepingCapacity: true)
    swap(&bytes, &carry)
  }

  private mutating func takeLine(
    _ bytes: UnsafeRawBufferPointer, length: Int, _ offset: UInt64,
    _ scratch: ScanScratch, _ listener: inout some MessageListener
  ) {
    line &+= 1
    let place = LinePlace(number: line, offset: offset, length: UInt32(clamping: length))
    // Most lines of a ship's own log are those of other instruments.
    if length <= Self.longestLine, Line.isOfOtherKind(bytes) {
      listener.note(Remark(.notAIS, place, bytes))
      return
    }
    let kind: Remark.Kind
    switch length > Self.longestLine ? nil : Line.parse(bytes) {
    case nil: kind = .tooLong
    case .sentence(let sentence):
      takeStrictly(sentence.scanned, scratch, bytes, offset, &listener)
      return
    case .receiverTime(let time):
      announcedReceiverTime = time
      isTimeAnnounced = true
      kind = .clock
    case .tagBlockAlone(let block):
      if let time = block.time { announcedTagTime = time }
      isTimeAnnounced = true
      kind = block.time == nil ? .tagBlockAlone : .clock
    case .empty: kind = .empty
    case .comment: kind = .comment
    case .notAIS: kind = .notAIS
    case .refused(let fault): kind = .refused(fault)
    }
    listener.note(Remark(kind, place, bytes))
  }
}
