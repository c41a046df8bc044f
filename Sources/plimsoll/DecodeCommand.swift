/// `plimsoll decode`: AIS messages as JSON lines.
import ArgumentParser
import Engine
import Foundation

struct DecodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    abstract: "Prints every AIS message of logs and feeds as a line of JSON.",
    discussion: """
      INPUT is any number of files or folders, or - for standard input: NMEA logs with any talker, \
      with or without tag blocks; plain, gzip, zstd, bzip2 or zip. Lines come out as bytes come in.

      --format gpsd has the names and the scaling of gpsd's JSON (gpsdecode -j). As gpsd does, it \
      writes the code of a value that is not available (181 degrees, heading 511), 0 for a field that \
      the message ended before, and both parts of message 24 as one line.
      --format plimsoll has the same names, values in the units of the standard, null for what is \
      absent, and under "absent" the reason and the code found; and the time, station and channel of \
      the reception. With --join a transmission that several receivers of one input heard is one line       with all its "receptions": equal to the bit, at most ten seconds of receivers' time apart, or a       thousand messages where a time is missing. A line then waits so long for further receptions.

      EXAMPLES
        plimsoll decode log.nmea | head
        plimsoll decode log.nmea.gz --unscaled > messages.json
        plimsoll decode logs/ --format plimsoll
        plimsoll decode coast.nmea --format plimsoll --join
        nc feed.example.net 5631 | plimsoll decode -

      EXIT CODES
        0 messages were printed · 1 there were none · 2 an input is missing or damaged
      """)

  @Argument(help: "Files or folders with NMEA sentences, or - for standard input.")
  var inputs: [String]

  @Option(help: "gpsd or plimsoll.")
  var format: DecodeFormat = .gpsd

  @Flag(help: "Values as sent, not in units; with --format gpsd (gpsdecode -u).")
  var unscaled = false

  @Flag(help: "Message 24 part by part; with --format gpsd (gpsdecode -s).")
  var split24 = false

  @Flag(help: "One line a transmission, with all its receptions; with --format plimsoll.")
  var join = false

  @Flag(name: .shortAndLong, help: "No word on standard error about lines that were refused.")
  var quiet = false

  func validate() throws {
    if format != .gpsd, unscaled || split24 {
      throw ValidationError("--unscaled and --split24 go with --format gpsd.")
    }
    if join, format != .plimsoll { throw ValidationError("--join goes with --format plimsoll.") }
  }

  func run() throws {
    let run = DecodeRun(
      inputs: inputs, format: format, isScaled: !unscaled, writesParts: split24,
      joinsReceptions: join)
    let tally = try run.run { Output.write($0) }
    if !quiet { Talk.say(tally.text) }
    if tally.written == 0 { throw ExitCode(1) }
  }
}

extension DecodeFormat: ExpressibleByArgument {}
