/// The command `plimsoll`: results on standard output, talk on standard error.
///
/// Exit codes: 0 done, 1 nothing found or something differs, 2 the input or the run failed, 64 wrong
/// usage. A closed pipe is success.
import ArgumentParser
import Engine
import Foundation

struct Plimsoll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plimsoll",
    abstract: "Follows sanctioned oil: from AIS to a case file that anybody can re-run.",
    discussion: """
      Plimsoll reads what ships transmitted, finds port calls, silences, meetings at sea and \
      changes of draught, follows crude from terminal to refinery in barrels with intervals, asks \
      sanctions lists as they stood on the day, and writes a case file (a GeoPackage that QGIS \
      opens) in which every figure names the bytes it came from.

      EXAMPLES
        plimsoll trace ais/ --lists lists/ --documents bills.csv --out case.gpkg
        plimsoll report case.gpkg --out report/
        plimsoll verify case.gpkg --inputs ais/ lists/ bills.csv

      EXIT CODES
        0 done · 1 nothing found, or something differs · 2 the input or the run failed · 64 wrong usage
      """,
    version: ProgramVersion.current,
    subcommands: [
      TraceCommand.self, DecodeCommand.self, ReportCommand.self, InfoCommand.self,
      ExportCommand.self, VerifyCommand.self, BundleCommand.self, ScreenCommand.self,
      ListsCommand.self,
      LedgerCommand.self, WorldCommand.self, ScoreCommand.self,
    ])
}

@main
enum Main {
  static func main() {
    // Writing to a closed pipe must come back as an error, which Output turns into success.
    signal(SIGPIPE, SIG_IGN)
    do {
      var command = try Plimsoll.parseAsRoot()
      try command.run()
    } catch let failure as RunFailure {
      Talk.say("plimsoll: \(failure.message)")
      exit(failure.code)
    } catch let failure as EngineError {
      Talk.say("plimsoll: \(failure.description)")
      exit(2)
    } catch {
      Plimsoll.exit(withError: error)
    }
  }
}

/// A run that ends with a code and one clear message.
struct RunFailure: Error {
  let message: String
  let code: Int32

  init(_ message: String, code: Int32 = 2) {
    self.message = message
    self.code = code
  }
}
