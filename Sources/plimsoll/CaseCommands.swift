/// `plimsoll report | info | export | verify`: what can be done with a case file.
import ArgumentParser
import CaseFile
import Engine
import Foundation
import Report

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Writes a case file as a folder of HTML: maps, custody chain, findings, evidence.",
    discussion: """
      The folder needs no network and can be sent as it is. Open index.html.

      EXAMPLES
        plimsoll report case.gpkg --out report/
      """)

  @Argument(help: ArgumentHelp("The case file.", valueName: "case.gpkg"))
  var caseFile: String

  @Option(help: ArgumentHelp("The folder to write.", valueName: "folder"))
  var out: String

  func run() throws {
    let tables = try CaseFiles.read(caseFile)
    let name = URL(fileURLWithPath: caseFile).deletingPathExtension().lastPathComponent
    let files = CaseReport(tables: tables, caseName: name).files()
    try FolderWriter.write(files.map { ($0.name, $0.bytes) }, to: out)
    Output.line("\(out)/index.html")
  }
}

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Says what a case file holds and how it was made.",
    discussion: """
      EXAMPLES
        plimsoll info case.gpkg
        plimsoll info case.gpkg --json
        plimsoll info case.gpkg --summary
        plimsoll info --schema
      """)

  @Argument(help: ArgumentHelp("The case file.", valueName: "case.gpkg"))
  var caseFile: String?

  @Flag(help: "Only ten lines: what was found.")
  var summary = false

  @Flag(help: "Describe every layer and column of a case file, as Markdown; needs no case.")
  var schema = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if caseFile == nil, !schema { throw ValidationError("Name a case file, or use --schema.") }
  }

  func run() throws {
    guard let caseFile, !schema else { return Output.line(CaseSchema.markdown) }
    let summary = CaseSummary(try CaseFiles.read(caseFile))
    Output.line(json ? summary.json : self.summary ? summary.findings : summary.text)
  }
}

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Prints one layer of a case file as CSV, JSON lines, GeoJSON or FollowTheMoney.",
    discussion: """
      Times are RFC 3339 in UTC. The layers and their columns: plimsoll info --schema.

      EXAMPLES
        plimsoll export case.gpkg --layer findings
        plimsoll export case.gpkg --layer gaps --format geojson > gaps.geojson
        plimsoll export case.gpkg --layer vessels --format ftm > vessels.ftm.json
      """)

  @Argument(help: ArgumentHelp("The case file.", valueName: "case.gpkg"))
  var caseFile: String

  @Option(help: "The layer to print.")
  var layer: String

  @Option(help: "csv, ndjson, geojson or ftm.")
  var format: ExportFormat = .csv

  func run() throws {
    guard let description = CaseSchema.layer(layer) else {
      let names = CaseSchema.layers.map(\.name).joined(separator: ", ")
      throw ValidationError("There is no layer '\(layer)'. Layers: \(names).")
    }
    let rows = try CaseFiles.read(caseFile)[layer]
    do {
      Output.write(try CaseExport.bytes(format, layer: description, rows: rows))
    } catch {
      throw ValidationError("\(error)")
    }
    if rows.isEmpty { throw ExitCode(1) }
  }
}

extension ExportFormat: ExpressibleByArgument {}

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Derives a case again from the same inputs and compares every row.",
    discussion: """
      Inputs are found by the SHA-256 of their bytes, whatever their names. Exit code 0: every row is \
      the same. Exit code 1: something differs, and is named. Exit code 2: an input is missing or has \
      changed.

      EXAMPLES
        plimsoll verify case.gpkg --inputs folder/
        plimsoll verify case.gpkg --inputs ais/ lists/ bills.csv
        plimsoll verify nothing.ndjson --inputs lists/
      """)

  @Argument(
    help: ArgumentHelp(
      "The case file, or a record of plimsoll screen --record.", valueName: "case.gpkg"))
  var caseFile: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files or folders that hold the inputs.", valueName: "path"))
  var inputs: [String]

  @Flag(name: .shortAndLong, help: "No progress on standard error.")
  var quiet = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    if ScreenRecord.isRecord(caseFile) {
      let (lines, same) = try ScreenRecord.verify(caseFile, lists: inputs)
      for line in lines { Output.line(line) }
      if !same { throw ExitCode(1) }
      return
    }
    let talk = ProgressTalk(quiet: quiet)
    let verdict = try Verification(progress: talk).verify(caseFile, inputs: inputs)
    talk.finish()
    Output.line(json ? verdict.json : verdict.text)
    if !verdict.isSame { throw ExitCode(1) }
  }
}
