/// `plimsoll trace`: AIS in, case file out.
import ArgumentParser
import Engine
import Foundation

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Reads AIS and writes a case file.",
    discussion: """
      INPUT is any number of files or folders, or - for standard input. Formats are recognised by \
      content: NMEA logs (AIVDM/AIVDO and other talkers; tag blocks, USCG suffixes, $PGHP, or no \
      clock at all), NOAA MarineCadastre CSV, Danish Maritime Authority CSV and any CSV or \
      JSON lines with a ship, a time, a latitude and a longitude; plain, gzip, zstd, \
      bzip2 or zip.

      The case file is written in one piece at the end; a run that fails leaves nothing behind.

      EXAMPLES
        plimsoll trace ais-2024-05.csv.zst --out case.gpkg
        plimsoll trace logs/ --registry ships.csv --documents bills.csv --out case.gpkg
        plimsoll trace logs/ --lists lists/ --as-of 2024-05-03 --out case.gpkg
        zcat log.nmea.gz | plimsoll trace - --out case.gpkg
        plimsoll trace year/ --memory 2GiB --spill /scratch/year --out case.gpkg
      """)

  @Argument(help: "Files or folders with AIS, or - for standard input.")
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "Ships' particulars (CSV: imo,mmsi,name,flag,length,beam,dwt,design_draught,built,owner,manager).",
      valueName: "file"))
  var registry: String?

  @Option(
    help: ArgumentHelp(
      "Terminals and transfer areas (GeoJSON), added to the built-in gazetteer.", valueName: "file")
  )
  var terminals: String?

  @Option(
    help: ArgumentHelp(
      """
      Declared cargoes (CSV: vessel_imo,load_date,declared_origin,barrels,discharge_port; then, where \
      there are any, declared_grade, and observed_barrels at temperature_c with observed_density).
      """,
      valueName: "file"))
  var documents: String?

  @Option(
    help: ArgumentHelp(
      "Who owns whom (CSV: owner,asset,percent,tie,from,to,source; or FollowTheMoney JSON lines).",
      valueName: "file"))
  var ownership: String?

  @Option(
    help: ArgumentHelp(
      "Licences and parties blocked by definition, instead of the built-in timeline (Docs/Methods/Licences.md).",
      valueName: "file"))
  var licences: String?

  @Option(
    help: ArgumentHelp(
      "Dated editions of any list `lists import` reads, or its store: a file or folder. Repeatable.",
      valueName: "path"))
  var lists: [String] = []

  @Option(
    help: ArgumentHelp(
      "Day to ask the lists about, besides the day of each leg (YYYY-MM-DD). Default: the last day "
        + "of the input, or that of the latest edition where it is later.",
      valueName: "day"))
  var asOf: String?

  @Option(help: ArgumentHelp("The case file to write.", valueName: "case.gpkg"))
  var out: String

  @Option(
    help: ArgumentHelp(
      "Memory for records, such as 256MiB or 2GiB; what does not fit goes to disk.",
      valueName: "size"))
  var memory: MemorySize = .standard

  @Option(
    help: ArgumentHelp(
      "Inputs read, and ships looked at, at once. Default: one per processor.", valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "Folder that keeps what was read if the run is killed: the same command then goes on from it. Emptied on success.",
      valueName: "folder"))
  var spill: String?

  @Flag(name: .shortAndLong, help: "No progress on standard error.")
  var quiet = false

  @Flag(help: "Print the summary as JSON.")
  var json = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads must be 1 or more.") }
  }

  func run() throws {
    let talk = ProgressTalk(quiet: quiet)
    let options = TraceOptions(
      inputs: inputs, registry: registry, terminals: terminals, documents: documents,
      ownership: ownership, licences: licences, lists: lists, asOf: asOf, memory: memory.bytes,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, spill: spill)
    let summary = try TraceRun(options: options, progress: talk).write(to: out)
    talk.finish()
    Output.line(json ? summary.json : summary.text)
  }
}

/// A size with its unit, as typed.
struct MemorySize: ExpressibleByArgument {
  let bytes: Int

  static let standard = Self(bytes: 256 << 20)

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    let units = [("kib", 10), ("mib", 20), ("gib", 30), ("kb", 10), ("mb", 20), ("gb", 30)]
    let text = argument.lowercased()
    let unit = units.first { text.hasSuffix($0.0) }
    let digits = text.dropLast(unit?.0.count ?? 0)
    guard let number = Int(digits), number > 0, number < 1 << 20 else { return nil }
    bytes = number << (unit?.1 ?? 20)
    guard bytes >= 1 << 20 else { return nil }
  }

  var defaultValueDescription: String { "\(bytes >> 20)MiB" }
}
