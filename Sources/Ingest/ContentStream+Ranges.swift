/// Content read again: the bytes that evidence points at, and whole small files.
extension ContentStream {
  /// The bytes of the content at each range, in the order asked; a range that runs past the end is
  /// cut short.
  ///
  /// - Complexity: one pass over the content up to the last byte asked for.
  /// - Throws: `IngestError` when the input cannot be opened again or is damaged before the last
  ///   byte asked for; standard input cannot be read twice.
  package static func bytes(
    of input: InputFile, ranges: [Range<UInt64>]
  ) throws(IngestError) -> [[UInt8]] {
    guard input.location != .standardInput else {
      throw IngestError(
        .unreadable, file: input.displayName, reason: "standard input cannot be read a second time")
    }
    if let plain = try plainBytes(of: input, ranges: ranges) { return plain }
    var found = [[UInt8]](repeating: [], count: ranges.count)
    let order = ranges.indices.sorted { ranges[$0].lowerBound < ranges[$1].lowerBound }
    let end = ranges.map(\.upperBound).max() ?? 0
    let stream = try ContentStream(input)
    var firstOpen = 0
    while stream.offset < end {
      let start = stream.offset
      guard let chunk = try stream.next() else { break }
      let span = start..<start + UInt64(chunk.count)
      while firstOpen < order.count, ranges[order[firstOpen]].upperBound <= span.lowerBound {
        firstOpen += 1
      }
      for index in order[firstOpen...] {
        guard ranges[index].lowerBound < span.upperBound else { break }
        let part = ranges[index].clamped(to: span)
        found[index] += chunk[Int(part.lowerBound - start)..<Int(part.upperBound - start)]
      }
    }
    return found
  }

  /// The same for a file that is not packed, without reading what nobody asked for.
  ///
  /// Nil for every other input.
  private static func plainBytes(
    of input: InputFile, ranges: [Range<UInt64>]
  ) throws(IngestError) -> [[UInt8]]? {
    guard case .file(let path) = input.location else { return nil }
    let file = try FileSource(path: path)
    guard let length = file.length else { return nil }
    let head = PeekableSource(file).peek(ContainerKind.magicLength)
    guard ContainerKind(magic: head) == nil else { return nil }
    var found: [[UInt8]] = []
    for range in ranges {
      let part = range.clamped(to: 0..<length)
      guard !part.isEmpty else {
        found.append([])
        continue
      }
      try file.seek(to: part.lowerBound)
      found.append(try Self.read(part.count, from: file))
    }
    return found
  }

  /// The next bytes of a file; fewer at its end.
  private static func read(
    _ count: Int, from file: FileSource
  ) throws(IngestError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    var failure: IngestError?
    bytes.withUnsafeMutableBytes { buffer in
      do throws(IngestError) {
        while done < count {
          let more = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[done...]))
          if more == 0 { return }
          done += more
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return Array(bytes.prefix(done))
  }

  /// `length` bytes of the content from `offset`; fewer at its end.
  package static func bytes(
    of input: InputFile, at offset: UInt64, length: UInt32
  ) throws(IngestError) -> [UInt8] {
    let (end, overflow) = offset.addingReportingOverflow(UInt64(length))
    return try bytes(of: input, ranges: [offset..<(overflow ? .max : end)]).first ?? []
  }
}

/// A whole input in memory, for reference files that are small.
package struct WholeFile: Sendable {
  package let input: InputFile
  package let content: [UInt8]
  package let identity: RawIdentity

  /// The largest content that is taken into memory.
  package static let ceiling = 256 * 1024 * 1024

  /// - Throws: `IngestError` when the input is damaged anywhere or larger than `ceiling`.
  package init(_ input: InputFile, ceiling: Int = Self.ceiling) throws(IngestError) {
    let stream = try ContentStream(input)
    var content: [UInt8] = []
    while let chunk = try stream.next() {
      guard content.count + chunk.count <= ceiling else {
        throw IngestError(
          .tooLarge, file: input.displayName,
          reason: "a reference file of more than \(ceiling) bytes is not read")
      }
      content += chunk
    }
    self.input = input
    self.content = content
    identity = try stream.rawIdentity()
  }
}
