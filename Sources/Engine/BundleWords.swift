/// What a bundle says of itself: how to run it again, and the hash of every file in it.
import CaseFile
import Vocabulary

struct BundleWords {
  /// The day given with `--as-of`; nil when none was.
  let day: String?
  /// The day the case speaks of, asked for or not.
  let asOf: String?
  /// Reference inputs by what they are for.
  let reference: [String: String]
  /// Whose messages the bundle holds.
  let scope: String

  private var command: String {
    var words = ["plimsoll trace inputs/ais"]
    for kind in ["registry", "terminals", "documents", "ownership", "licences", "lists"] {
      if let path = reference[kind] { words.append("--\(kind) '\(path)'") }
    }
    if let asOf = day ?? asOf { words.append("--as-of \(asOf)") }
    return (words + ["--out again.gpkg"]).joined(separator: " ")
  }

  var readme: String {
    """
    A Plimsoll case bundle
    ======================

    case.gpkg      the case file, made from the whole input (QGIS, GDAL and SQLite open it)
    report/        the case as pages; open report/index.html
    inputs/        \(scope), with every reference file the case used, byte for byte
    MANIFEST.json  the SHA-256 of every file here, and the version of Plimsoll that wrote them

    The bundle holds not the whole input but as much of it as gives the same findings: when it was
    written, the run below was made and its findings compared. To do it again, with Plimsoll
    \(ProgramVersion.current), unpack this archive and run in its folder:

        \(command)
        plimsoll export again.gpkg --layer findings > again.csv
        plimsoll export case.gpkg --layer findings > case.csv

    The two tables are the same but for evidence_ids, the last column but one: they number pieces of
    evidence, and an excerpt has fewer. To check the case against the whole input, where you have it:

        plimsoll verify case.gpkg --inputs FOLDER

    A finding says what observation is consistent with, never that a law was broken.

    """
  }

  func manifest(_ files: [(name: String, sha256: String, bytes: Int)]) -> String {
    let rows = files.sorted { $0.name < $1.name }.map { file in
      "    {\"name\": \(JSONText.quoted(file.name)), \"bytes\": \(file.bytes), "
        + "\"sha256\": \"\(file.sha256)\"}"
    }
    return """
      {
        "version": 1,
        "program": \(JSONText.quoted("plimsoll " + ProgramVersion.current)),
        "run": \(JSONText.quoted(command)),
        "holds": \(JSONText.quoted(scope)),
        "files": [
      \(rows.joined(separator: ",\n"))
        ]
      }

      """
  }
}
