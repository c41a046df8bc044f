/// `plimsoll lists`: dated editions of sanctions lists, kept with their history.
import ArgumentParser
import Engine

struct ListsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists",
    abstract: "Keeps dated editions of sanctions lists: import, update, diff, history.",
    discussion: """
      Reads OFAC sdn.csv with alt, add and comments, its classic and enhanced XML, the non-SDN list, \
      the US Consolidated Screening List, EU annexes as CSV and the EU financial sanctions file, the \
      UN consolidated XML, the UK Sanctions List and the OFSI list it replaced (CSV), FollowTheMoney \
      JSON lines, and small lists by hand (entity_type,name,imo,designation_date,program); each is \
      recognised by its content.

      EXAMPLES
        plimsoll lists import sdn-history/ --store lists.store
        plimsoll lists diff sdn_2024-03-27.csv sdn_2024-05-03.csv
        plimsoll lists history 26503 --store lists.store
        plimsoll lists update --store lists.store
      """,
    subcommands: [
      ListsImport.self, ListsDiff.self, ListsHistory.self, ListsUpdate.self,
    ])
}

struct ListsImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Adds editions to a store and makes its history and index anew.")

  @Argument(help: "Files and folders.")
  var paths: [String]

  @Option(help: ArgumentHelp("The store's folder.", valueName: "folder"))
  var store: String

  @Option(help: ArgumentHelp("The day of files that do not say theirs.", valueName: "day"))
  var date: String?

  func run() throws {
    for line in try ListStore(store).add(paths, day: date).lines { Output.line(line) }
  }
}

struct ListsDiff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tells what changed between two editions of one list.")

  @Argument(help: "The older edition.")
  var old: String

  @Argument(help: "The newer edition.")
  var new: String

  @Flag(help: "Print JSON lines.")
  var json = false

  func run() throws {
    let lines = try ListReview.difference(old, new, json: json)
    for line in lines { Output.line(line) }
    if lines.count <= 1 { throw ExitCode(1) }
  }
}

struct ListsHistory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Tells when an entry stood on its list, in which forms, and how that is known.")

  @Argument(help: "The entry's number or name.")
  var entity: String

  @Option(help: ArgumentHelp("The store's folder.", valueName: "folder"))
  var store: String

  @Option(help: ArgumentHelp("Ask about this day too (valid time).", valueName: "day"))
  var on: String?

  @Option(help: ArgumentHelp("Use only editions up to this day (known time).", valueName: "day"))
  var knownBy: String?

  func run() throws {
    let lines = try ListReview.history(of: entity, store: store, on: on, knownBy: knownBy)
    for line in lines { Output.line(line) }
    if lines.isEmpty {
      Talk.say("No edition in \(store) has an entry of that number or name: \(entity).")
      throw ExitCode(1)
    }
  }
}

struct ListsUpdate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Downloads the official files over HTTPS into a store.",
    discussion: """
      A broken download is resumed where it stopped. Each file's SHA-256 is printed and kept; a file \
      that has not changed is not imported twice.

      EXAMPLES
        plimsoll lists update --store lists.store
        plimsoll lists update --store lists.store --from un=http://127.0.0.1:8080/un.xml
      """)

  @Option(help: ArgumentHelp("The store's folder.", valueName: "folder"))
  var store: String

  @Option(
    help: ArgumentHelp(
      "Take only this list, from this address: NAME=URL, where NAME is ofac-sdn, ofac-alt, ofac-add, "
        + "ofac-comments, un, uk or eu. Repeatable.", valueName: "name=url"))
  var from: [String] = []

  @Option(
    help: ArgumentHelp("The day of files that do not say theirs; default: today.", valueName: "day")
  )
  var date: String?

  func run() throws {
    for line in try ListDownload(store: store, addresses: from).run(date: date) {
      Output.line(line)
    }
  }
}
