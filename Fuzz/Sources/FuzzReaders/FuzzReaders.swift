/// One entry point for libFuzzer and a door for each reader; see Fuzz/README.md.
///
/// A door asserts laws: the books of a reader balance, and reading in two chunks cut anywhere gives
/// what reading at once gave. A broken law is a precondition failure, which the fuzzer keeps.
import AIS
import CaseFile
import Foundation
import Ingest
import Ledger
import Screening
import Store
import Vocabulary

/// Takes the bytes that libFuzzer made.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: start == nil ? 0 : count))
  Door.chosen(bytes)
  return 0
}

enum Door {
  /// The door named by PLIMSOLL_FUZZ, looked up once.
  static let chosen: @Sendable ([UInt8]) -> Void = {
    switch ProcessInfo.processInfo.environment["PLIMSOLL_FUZZ"] {
    case "nmea": { reader($0) { NMEAReader(source: 0) } }
    case "noaa": { reader($0) { NOAACSVReader(source: 0) } }
    case "danish": { reader($0) { DanishCSVReader(source: 0) } }
    case "positions": { reader($0) { PositionTableReader(source: 0) } }
    case "position-lines": { reader($0) { PositionLinesReader(source: 0) } }
    case "sniff": { _ = FormatSniffer.recognise($0) }
    case "registry": { _ = try? RegistryReader.read($0, file: "fuzz", source: 0) }
    case "terminals": { _ = try? TerminalReader.read($0, file: "fuzz", source: 0) }
    case "documents": { _ = try? DocumentReader.read($0, file: "fuzz", source: 0) }
    case "ownership": { _ = try? OwnershipReader.read($0, file: "fuzz", source: 0) }
    case "licences": { _ = try? LicenceReader.read($0, file: "fuzz", source: 0) }
    case "designations": { _ = try? DesignationReader.read($0, file: "fuzz", source: 0) }
    case "sdn": { _ = OFACListReader.entries($0, source: 0) }
    case "lists": { lists($0) }
    case "party": { party($0) }
    case "batch": { batch($0) }
    case "questions": { questions($0) }
    case "index": { _ = PartyIndexImage.index($0) }
    case "container": { file($0) { container($0) } }
    case "casefile": { file($0) { _ = try? CaseFileReader.read($0) } }
    case "ledger", "comtrade-json", "iati", "gdelt": { ledger($0) }
    case "article": { article($0) }
    case "review": { _ = ReviewFile.read($0) }
    case "outlook": { for scenario in OutlookFile.read($0).scenarios { _ = Outlook.run(scenario) } }
    case "names": { _ = GazetteerFile.entries($0, list: "fuzz") }
    case .some(let door):
      if let header = LedgerHeaders.byDoor[door] {
        { ledger(Array((header + "\n").utf8) + $0) }
      } else {
        { _ in preconditionFailure("PLIMSOLL_FUZZ names no door") }
      }
    case nil: { _ in preconditionFailure("PLIMSOLL_FUZZ names no door") }
    }
  }()

  /// The books balance, and no statement claims a lapse or an infinite number.
  private static func ledger(_ bytes: [UInt8]) {
    let maker = StatementMaker(source: "fuzz", recordedAt: Instant(seconds: 0), recordedBy: "fuzz")
    guard let result = try? LedgerInput(file: "fuzz", maker: maker).read(bytes) else { return }
    let tally = result.outcome.tally
    let refused = tally.refused.values.reduce(0, +)
    precondition(tally.rowsIn == tally.rowsUsed + refused, "the books do not balance")
    precondition(tally.statements == result.statements.count, "statements were lost")
    for statement in result.statements {
      if let value = statement.value.quantity?.value {
        precondition(value.low.isFinite && value.high.isFinite, "a number is not finite")
      }
      precondition(statement.value != .text("lapsed") || statement.property != .stage, "a lapse")
    }
  }

  /// Every span lies inside the text, and sentences do not overlap.
  private static func article(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self) else { return }
    let reader = ArticleReader(gazetteer: .withStates(), published: CivilDate("2025-08-18"))
    var end = 0
    for suggestion in reader.read(text) {
      precondition(suggestion.span.lowerBound >= end, "sentences overlap")
      end = suggestion.span.upperBound
      precondition(end <= bytes.count, "a span lies outside the text")
      for quantity in suggestion.quantities {
        precondition(
          suggestion.span.contains(quantity.span.lowerBound), "a mention left its sentence")
      }
    }
  }

  private static func reader<Reader: RecordReader>(_ bytes: [UInt8], _ make: () -> Reader) {
    let whole = read(bytes, cut: bytes.count, make())
    let parts = read(bytes, cut: bytes.isEmpty ? 0 : Int(bytes[0]) % bytes.count, make())
    let refused = whole.tally.refused.values.reduce(0, +)
    precondition(whole.tally.linesIn == whole.tally.linesUsed + refused, "the books do not balance")
    precondition(whole.records == parts.records, "chunking changed the records")
    precondition(whole.tally == parts.tally, "chunking changed the books")
  }

  private static func read<Reader: RecordReader>(
    _ bytes: [UInt8], cut: Int, _ reader: Reader
  ) -> RecordBatch {
    var (reader, batch) = (reader, RecordBatch())
    bytes.withUnsafeBytes { all in
      reader.read(UnsafeRawBufferPointer(rebasing: all[..<cut]), into: &batch)
      reader.read(UnsafeRawBufferPointer(rebasing: all[cut...]), into: &batch)
    }
    reader.finish(into: &batch)
    return batch
  }

  /// Hands the bytes over as a file, since that door opens files.
  private static func file(_ bytes: [UInt8], _ body: (String) -> Void) {
    let process = ProcessInfo.processInfo.processIdentifier
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("plimsoll-fuzz-\(process)").path
    guard FileManager.default.createFile(atPath: path, contents: Data(bytes)) else { return }
    defer { try? FileManager.default.removeItem(atPath: path) }
    body(path)
  }

  /// Whatever list it is taken for: every record is used or refused, and each points at its bytes.
  private static func lists(_ bytes: [UInt8]) {
    var supplement = OFACSupplement()
    _ = supplement.take(bytes)
    for found in ListDoors.all(bytes) {
      let books = found.reading
      precondition(books.refusals.count <= books.rowsIn, "more refused than read")
      for entry in books.rows {
        let end = entry.source.offset + UInt64(entry.source.length)
        precondition(end <= UInt64(bytes.count), "an entry points outside its file")
      }
    }
  }

  /// A party compared with itself is one party, whatever it is called.
  private static func party(_ bytes: [UInt8]) {
    var matcher = PartyMatcher(romaniser: ScriptReading.romaniser)
    guard let party = PartyReader.party(json: bytes, schema: "Company") else { return }
    let found = matcher.compare(party, party)
    precondition(found.score >= 0 && found.score <= 1, "a score is no probability")
  }

  /// Rows of a batch are the same however the bytes are cut, and no row names a line that is not there.
  private static func batch(_ bytes: [UInt8]) {
    func rows(cut: Int) -> [BatchReader.Row] {
      var (reader, rows) = (BatchReader(), [BatchReader.Row]())
      reader.feed(bytes[..<cut]) { rows.append($0) }
      reader.feed(bytes[cut...]) { rows.append($0) }
      reader.finish { rows.append($0) }
      return rows
    }
    let whole = rows(cut: bytes.count)
    precondition(
      whole == rows(cut: bytes.isEmpty ? 0 : Int(bytes[0]) % bytes.count),
      "chunking changed the rows")
    let lines = bytes.reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
    for row in whole {
      switch row {
      case .asked: break
      case .refused(let line, _), .noted(let line, _):
        precondition((1...lines).contains(line), "a row names a line that is not there")
      }
    }
  }

  /// Items of an array lie in it, in order, and reading one does not trap.
  private static func questions(_ bytes: [UInt8]) {
    guard let items = PartyReader.items(json: bytes) else { return }
    precondition(items.reduce(0) { $0 + $1.count } < bytes.count, "items are longer than the array")
    for item in items { _ = PartyReader.party(json: item, schema: "Thing") }
  }

  private static func container(_ path: String) {
    guard let files = try? InputCollector.files([path]) else { return }
    for file in files.prefix(8) {
      guard let stream = try? ContentStream(file) else { continue }
      var read = 0
      while read < 1 << 24, let chunk = try? stream.next() { read += chunk.count }
      _ = try? stream.rawIdentity()
    }
  }
}

/// Headers put in front of the fuzzer's bytes, so that each format's rows are reached at once.
enum LedgerHeaders {
  static let byDoor: [String: String] = [
    "sipri-new":
      "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,"
      + "Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,"
      + "Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production",
    "sipri-old":
      "Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,"
      + "Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,"
      + "SIPRI TIV for total order,SIPRI TIV of delivered weapons",
    "sipri-tiv": "supplier,recipients," + (2000...2015).map { "\($0)" }.joined(separator: ","),
    "comtrade":
      "reporterCode,partnerCode,partner2Code,flowCode,cmdCode,customsCode,motCode,period,refYear,"
      + "cifvalue,fobvalue,primaryValue,netWgt,isReported,legacyEstimationFlag",
    "baci": "t,i,j,k,v,q",
    "imts": "REPORTER,INDICATOR,PARTNER,FREQUENCY,TIME_PERIOD,OBS_VALUE,OBS_STATUS,SCALE",
    "growth-lab": ",year,exporter,importer,value_final,value_exporter,value_importer",
    "jodi":
      "REF_AREA,TIME_PERIOD,ENERGY_PRODUCT,FLOW_BREAKDOWN,UNIT_MEASURE,OBS_VALUE,ASSESSMENT_CODE",
    "energy": "Country,Year,ISO3166_alpha3,oilprod_kbd,oilcons_kbd,refcap_kbd,refthru_kbd",
    "world-bank":
      "Country Name,Country Code,Indicator Name,Indicator Code,"
      + (2000...2015).map { "\($0)" }.joined(separator: ","),
    "aiddata":
      "AidData Record ID,Recommended For Aggregates,AidData Parent ID,Umbrella,Financier Country,"
      + "Recipient,Commitment Year,Title,Status,Amount (Nominal USD),Commitment Date (MM/DD/YYYY)",
    "pledges":
      "id,topic,actor_from,actor_to,event,status,quantity,unit,period_or_date,said_on,source,url,"
      + "admiralty,note",
    "hand":
      "about,property,value,low,high,unit,per,qualifier,measure,valid_from,valid_to,quote,document,"
      + "document_sha256,url,publisher,origin,published,reliability,credibility",
    "listings": "entity_type,name,imo,designation_date,program",
  ]
}
