/// Compares every field of every message with what gpsd makes of the same sentences: the regression
/// vectors of the gpsd project (BSD licence) in ../shared/data/ais/vectors. What gpsd has against the
/// standard stands in the table of Docs/Methods/AIS.md, and nothing else may differ.
import AIS
import Foundation
import Testing

/// The table "gpsd against the standard" of the method page: vector, type, field, gpsd's value, ours.
private struct Exceptions {
  struct Key: Hashable {
    let vector: String
    let mmsi: Int
    let field: String
  }

  private(set) var rows: [Key: (theirs: String, ours: String)] = [:]

  init() throws {
    let page = try String(
      contentsOf: SharedData.project.appendingPathComponent("Docs/Methods/AIS.md"), encoding: .utf8)
    for line in page.split(separator: "\n") where line.hasPrefix("| gpsd_") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 6, let mmsi = Int(cells[1]) else { continue }
      rows[Key(vector: cells[0], mmsi: mmsi, field: cells[2])] = (cells[4], cells[5])
    }
  }
}

/// A JSON value as text that is the same for 0, 0.0 and so on.
private func canonical(_ value: Any?) -> String {
  switch value {
  case let text as String: text
  case let number as NSNumber: number.stringValue
  case let list as [Any]: "[" + list.map { canonical($0) }.joined(separator: ",") + "]"
  case let object as [String: Any]:
    "{"
      + object.keys.sorted().map { "\($0):\(canonical(object[$0]))" }.joined(separator: ",") + "}"
  default: "missing"
  }
}

private func object(_ bytes: some Sequence<UInt8>) throws -> [String: Any] {
  try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
}

private func ours(_ log: String, scaled: Bool, device: String?) throws -> [[String: Any]] {
  let lines = try SharedData.lines("vectors/\(log)")
  var writer = GpsdWriter(isScaled: scaled, device: device)
  var written: [[UInt8]] = []
  decodeEach(lines) { message, bits in
    if let line = writer.line(for: message, bits: bits) { written.append(line) }
  }
  return try written.map { try object($0) }
}

/// The differences between two messages, those of the table left out.
private func differences(
  _ ours: [String: Any], _ theirs: [String: Any], _ vector: String, _ used: inout Set<String>,
  _ exceptions: Exceptions
) -> [String] {
  Set(ours.keys).union(theirs.keys).sorted().compactMap { field -> String? in
    let (mine, gpsds) = (canonical(ours[field]), canonical(theirs[field]))
    guard mine != gpsds else { return nil }
    let mmsi = theirs["mmsi"] as? Int ?? 0
    let key = Exceptions.Key(vector: vector, mmsi: mmsi, field: field)
    if let row = exceptions.rows[key], row.theirs == gpsds, row.ours == mine {
      used.insert("\(key)")
      return nil
    }
    return "| \(vector) | \(mmsi) | \(field) | type \(theirs["type"] ?? "?") | \(gpsds) | \(mine) |"
  }
}

@Test(
  "AIS 24: every field of every message of gpsd's sample is gpsd's, scaled and unscaled",
  .enabled(if: SharedData.isThere, "needs ../shared/data"), arguments: [true, false])
func sampleIsThatOfGpsd(_ scaled: Bool) throws {
  let vector = "gpsd_sample.aivdm.\(scaled ? "js" : "ju").chk"
  let theirs = try SharedData.lines("vectors/\(vector)").map { try object($0.utf8) }
  let mine = try ours("gpsd_sample.aivdm", scaled: scaled, device: "stdin")
  try #require(mine.count == theirs.count)
  let exceptions = try Exceptions()
  var used: Set<String> = []
  let found = zip(mine, theirs).flatMap {
    differences($0, $1, vector, &used, exceptions)
  }
  #expect(found == [])
  #expect(used.count == exceptions.rows.keys.count { $0.vector == vector })
}

@Test(
  "AIS 24: every field of every message of gpsd's logs is gpsd's",
  .enabled(if: SharedData.isThere, "needs ../shared/data"),
  arguments: ["gpsd_ais-18-27", "gpsd_ais-nmea", "gpsd_ais-raw-messages", "gpsd_ais_unpack_sixbit"])
func logsAreThoseOfGpsd(_ name: String) throws {
  let vector = "\(name).log.chk"
  let theirs = try SharedData.lines("vectors/\(vector)").filter {
    $0.hasPrefix("{\"class\":\"AIS\"")
  }.map { try object($0.utf8) }
  let mine = try ours("\(name).log", scaled: false, device: nil)
  let exceptions = try Exceptions()
  var (used, next, found): (Set<String>, Int, [String]) = ([], 0, [])
  for (index, message) in theirs.enumerated() {
    // gpsd reports a message again when another sentence of the same cycle came in between.
    if index > 0, canonical(message) == canonical(theirs[index - 1]),
      next >= mine.count || canonical(mine[next]) != canonical(message)
    {
      continue
    }
    try #require(next < mine.count)
    found += differences(mine[next], message, vector, &used, exceptions)
    next += 1
  }
  #expect(found == [])
  #expect(next == mine.count)
  #expect(used.count == exceptions.rows.keys.count { $0.vector == vector })
}
