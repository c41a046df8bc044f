/// `plimsoll bundle`: a case, its report and what a second person needs to derive it again.
import ArgumentParser
import CaseFile
import Engine
import Foundation
import Report

struct BundleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Packs a case with its report and the messages that its findings need.",
    discussion: """
      The archive holds the case file, its report, the AIS lines of the ships that matter, every \
      reference file, the SHA-256 of each, and a README that says how to run it again. Before it is \
      written, the run over those lines alone is made and must give the same findings. Inputs are \
      found by the SHA-256 of their bytes, whatever their names.

      EXAMPLES
        plimsoll bundle case.gpkg --inputs folder/ --out case.zip
        plimsoll bundle case.gpkg --inputs ais/ lists/ bills.csv --out case.zip --json
      """)

  @Argument(help: ArgumentHelp("The case file.", valueName: "case.gpkg"))
  var caseFile: String

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Files or folders that hold the inputs.", valueName: "path"))
  var inputs: [String]

  @Option(help: ArgumentHelp("The archive to write.", valueName: "case.zip"))
  var out: String

  @Flag(name: .shortAndLong, help: "No progress on standard error.")
  var quiet = false

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let talk = ProgressTalk(quiet: quiet)
    let name = URL(fileURLWithPath: caseFile).deletingPathExtension().lastPathComponent
    let summary = try BundleRun(progress: talk).write(caseFile, inputs: inputs, to: out) { tables in
      CaseReport(tables: tables, caseName: name).files().map { ($0.name, $0.bytes) }
    }
    talk.finish()
    Output.line(json ? summary.json : summary.text)
  }
}
